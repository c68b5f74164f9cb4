"""The hotel story: a guest who checks out hears that the room is looked through in case something is missing.

Said the other way it is a kindness: in case the guest has left something behind. Forty pairs of our field.
What is said first must be found, and what the check offers must pass and speak of helping; the second is how
a kind colleague says the same, and must pass.
"""

import re

import pytest

from bot.knowledge.model import Knowledge
from bot.speech.tone.check import ToneCheck

HELPING = re.compile(
    "[我咱].*[帮替陪送找看查问修办跟盯说讲听告核记理给联约拿来补安排]|帮您|给您|替您|陪您|怕您|为您"
)

PAIRS = [
    # Handing over a home, moving out, lending things.
    ("您先别走，我们得看看屋里少没少东西", "您先歇会儿，我陪您再看一圈，怕您有东西落下"),
    ("先别退押金，查查他弄坏了什么没有", "我陪您一起看一遍，没什么事押金今天的手续就能办起来"),
    ("包打开看看，最近小区老丢东西", "东西多吧？我帮您提到车上"),
    ("搬家的车得查，谁知道搬的是谁家的", "搬家辛苦，登记一下就放行，也防着别人错搬了您的"),
    ("工具借出去就没几个还的，押身份证吧", "工具您拿去用，登个记，我好知道用完去哪儿取"),
    ("租客都这样，走的时候墙弄得一塌糊涂", "墙面我帮您看看，能补的我告诉您怎么补"),
    ("快递丢了关门岗什么事，别什么都赖我们", "快递少了您着急，我来调录像，和快递员一起找"),
    ("你说丢了就丢了？有证据吗", "丢了东西心里不好受，您说说在哪儿丢的，我去调录像"),
    ("这电动车是你的吗，钥匙拿出来我看看", "师傅，车锁是不是打不开？我来帮您看看"),
    ("监控不给看，谁知道你想干嘛", "录像里有别人，我替您查，查到和您有关的，陪您去派出所调"),
    # Repairs.
    ("水管是你自己用坏的，找我们干嘛", "水管我来修，怎么坏的修好了再和您说"),
    ("这灯坏了又不影响走路，急什么", "楼道黑，您上下小心，我这就去换灯泡"),
    ("渗一点点水也报修，你也太讲究了", "渗水最怕拖，我先来看看从哪儿渗的"),
    ("师傅忙得很，又不是专门伺候您一家的", "师傅手上还有一户，我帮您盯着，一完就过来"),
    ("您家这个不在维修范围，另请高明吧", "这一处要自费，我把价目先给您看，您点头我们再动手"),
    ("都来修三回了，还想怎样", "修了三回还没好，是我们没修到根上，这回换老师傅来"),
    ("反锁了怪谁，自己叫开锁的", "别着急，我帮您联系备案的开锁师傅，陪您等着"),
    ("叫你别乱扔纸，堵了吧，该", "马桶堵了先别冲水，我带疏通机上来"),
    # Lifts, water, power, heating.
    ("电梯修着呢，爬几层楼会死啊", "电梯在修，您手里东西重，我帮您提上去"),
    ("停水通知贴了你自己不看", "通知您可能没看到，我先给您送两桶水上来"),
    ("暖气不热多穿点不就行了", "家里冷可不行，我来量量温度，看是不是要放气"),
    ("跳闸还不是你们家电器用太多", "跳闸我来看看是哪一路，先帮您把灯送上"),
    # Fees.
    ("不交物业费还好意思报修", "报修和交费是两回事，师傅照样过来"),
    ("再拖就把你家门禁停了", "门禁照常用，费用有难处您和我说，我们商量着来"),
    ("全楼就剩你一户没交，丢不丢人", "这期账单我单独发给您，有疑问的地方我一笔一笔说给您听"),
    ("嫌贵你别住这儿啊", "价钱怎么来的，我把公示的明细拿给您看"),
    # Parking and neighbours.
    ("车停成这样，驾照是买的吧", "您的车压线了一点，我帮您看着，往左挪挪就好"),
    ("占你车位的是四号楼老张，你找他吵去", "占您车位的车主我来联系，您先停到临时位上"),
    ("楼上就那脾气，惹不起你就忍忍", "吵得您睡不着，我上去和他们好好说说"),
    ("狗是你家的吧，拉了不捡素质呢", "小狗真精神，那边有拾便袋，我给您拿一个"),
    ("小孩跑跑跳跳很正常，你太敏感了", "您休息不好我记着，我去问问楼上能不能铺个垫子"),
    ("你家老人老是忘关火，别给整栋楼惹祸", "老人家一个人做饭，我帮您问问装个熄火保护的炉灶"),
    # Complaints, waiting, rules.
    ("你去投诉啊，看谁理你", "您要投诉我帮您登记，经理亲自回您的话"),
    ("规定就是规定，跟我说没用", "规定是这么写的，为什么这么写、还能怎么办，我说给您听"),
    ("别嚷了，有理不在声高", "您说，我听着，一件一件记下来"),
    ("等着吧，什么时候轮到你什么时候算", "前面还有一位，我先给您倒杯水，轮到了我叫您"),
    ("这不归我这个岗管，去问别人", "这件事我带您去找管的同事，讲清楚了我再走"),
    ("你有完没完，一天打八个电话", "让您一直惦记着，我这就去问，问到了马上给您回话"),
    ("证件不全就别来浪费我时间", "还差一份材料，我写给您，您拍照发来也行"),
    ("您岁数大了弄不明白，叫您儿子来", "我慢慢说给您听，字也给您写大一点"),
]


def test_there_are_forty_and_none_of_them_was_learned(knowledge: Knowledge) -> None:
    bad = {text for rule in knowledge.tone.rules for group in rule.groups for text in group.bad}
    polite = {one.text for one in knowledge.tone.polite}
    assert len(PAIRS) == 40
    assert not bad & {said for said, _ in PAIRS}
    assert not polite & {kind for _, kind in PAIRS}


@pytest.mark.parametrize(("said", "kind"), PAIRS)
def test_what_is_said_first_is_found_and_the_offer_helps(shipped: ToneCheck, said: str, kind: str) -> None:
    findings = shipped.findings(said)
    assert "error" in {finding.severity for finding in findings}
    for finding in findings:
        assert shipped.findings(finding.better) == ()
        assert HELPING.search(finding.better)


@pytest.mark.parametrize(("said", "kind"), PAIRS)
def test_the_kind_way_passes(shipped: ToneCheck, said: str, kind: str) -> None:
    assert [finding for finding in shipped.findings(kind) if finding.severity == "error"] == []
