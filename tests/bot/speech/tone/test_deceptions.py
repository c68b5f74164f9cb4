"""Tricks change nothing: what is found in plain words is found however they are written."""

from time import thread_time

import pytest

from bot.speech.tone.check import ToneCheck

PLAIN = "你自己弄坏的，关我们什么事"
DISGUISED = [
    ("你自己弄壞的，關我們什麼事", "traditional"),
    ("你自己弄坏的😀，关我们什么事🙏🙏", "faces"),
    ("你自己弄\u200b坏的，关\u200b我们\u2060什么\ufeff事", "what nobody sees"),
    ("你 自 己 弄 坏 的，关 我 们 什 么 事", "spaces"),
    ("你自己弄坏的，关.我.们.什.么.事", "dots"),
    ("你自己弄坏的，关·我·们·什·么·事", "middle dots"),
    ("你自己弄坏的,,,关我们什么事!!!", "other marks"),
    ("Hello，你自己弄坏的，关我们什么事，OK？", "another language"),
    ("你自己弄坏的[微笑]，关我们什么事[抱拳]", "the faces of WeChat"),
    ("你自己弄坏的…………\n\n\n关我们什么事", "many marks and lines"),
]
INSULTS = [
    *("傻逼", "傻.逼", "傻 逼", "傻\u200b逼", "沙比", "煞笔", "shabi", "Sha Bi", "SB", "s b", "ＳＢ"),
    *("滾", "滚", "gun", "衮", "滚,蛋", "滾蛋", "tmd"),
    *("sha3bi1", "sha bi1", "傻😀逼", "傻x逼", "【傻逼】", "(傻)逼", "儍逼", "ｓｈａｂｉ", "傻B", "煞B"),
    *("去尼玛", "你🐴的", "你媽的", "cnm", "ＣＮＭ", "nmsl", "n m s l", "t.m.d", "草泥马", "艹你妈"),
    *("沙雕", "腦殘", "nao can", "脑🙏残", "智障", "智.障", "弱智", "你這廢物", "神經病"),
    *("gundan", "gun4", "王8蛋", "你有病吧", "贱人", "白痴"),
]
INNOCENT = [
    ("滚筒洗衣机的门卡住了，我来看看", "a machine"),
    ("傻瓜相机在失物招领处，您来认认", "a camera"),
    ("为啥比上个月多，我给您对一对", "its sound is in other words"),
    ("USB口没电，我带工具来", "letters of another word"),
    ("死角我们也扫到了，您放心", "a corner"),
    ("您的投诉我已经登记，由经理亲自回您", "a trigger word"),
    ("这笔不能刷卡，我陪您用手机付", "…"),
    ("按规定装修要先登记，我帮您填表", "…"),
    ("您没有欠费，账单是上个月结清的", "…"),
    *(
        (text, "its letters mean something else here")
        for text in (
            "滚筒刷我放门口了",
            "沙比利木的门要上蜡",
            "他老家是西藏尼玛县",
            "孩子们在操场上跑步",
            "草地刚浇过水",
            "你妈的生日蛋糕放前台了",
            "傻瓜相机在失物招领处",
            "SB-2型号的灯管到了",
            "楼顶装了TMD减振器",
            "电动滚梯停一停，我来看看",
            "滚烫的水，您小心",
            "水滚了再下面",
            "马桶圈换好了",
            "草莓放前台了",
            "泥马路在修，您走南门",
            "操作面板我教您用",
            "体操房今天开门",
            "为啥笔写不出来了",
            "沙子和笔记本都在前台",
            "神经内科在三楼",
            "脑残疾证可以办优惠",
            "智能障碍灯换好了",
            "王叔，八宝粥放前台了",
            "废物回收点在南门",
            "废纸箱我帮您拿下去",
            "病历您收好",
            "狗绳您牵好就行",
            "猪肉在冷柜里",
            "您妈妈的药我送上去了",
            "雕像旁边有沙坑",
        )
    ),
    ("起诉是您的权利，需要的材料我帮您准备", "…"),
]


@pytest.mark.parametrize(("text", "how"), DISGUISED)
def test_the_same_is_found_in_disguise(shipped: ToneCheck, text: str, how: str) -> None:
    plain = {one.rule for one in shipped.findings(PLAIN) if one.severity == "error"}
    assert plain
    assert plain == {one.rule for one in shipped.findings(text) if one.severity == "error"}, how


@pytest.mark.parametrize("insult", INSULTS)
def test_an_insult_is_one_however_it_is_spelled(shipped: ToneCheck, insult: str) -> None:
    assert "insult" in {one.rule for one in shipped.findings(insult)}


@pytest.mark.parametrize(("text", "why"), INNOCENT)
def test_what_only_looks_like_it_passes(shipped: ToneCheck, text: str, why: str) -> None:
    assert [one for one in shipped.findings(text) if one.severity == "error"] == [], why


def test_five_thousand_letters_take_their_time_and_no_more(shipped: ToneCheck) -> None:
    letter = ("您好，您反映的水管漏水我已经记下了，师傅上门前会先给您打电话。" * 160)[:4980] + f"。{PLAIN}"
    began = thread_time()
    found = shipped.findings(letter)
    # A sentence takes a fifth of a millisecond; here are a hundred and sixty.
    assert thread_time() - began < 2.0
    assert any(one.excerpt in PLAIN for one in found)


@pytest.mark.parametrize(
    "text", ["滚" * 5000, "," * 5000, "a1 " * 2000, "😀" * 5000, "1" * 5000, "今天" * 2500]
)
def test_one_letter_many_times_takes_no_longer(shipped: ToneCheck, text: str) -> None:
    began = thread_time()
    shipped.findings(text)
    assert thread_time() - began < 2.0
