"""The shipped knowledge hears what frightened people write, as what it is."""

from functools import cache
from pathlib import Path

import pytest

from bot.knowledge.load import load
from bot.knowledge.model import Knowledge
from bot.understanding.emergencies import Hearing

TOP = Path(__file__).parents[4]


@cache
def shipped() -> Knowledge:
    """The knowledge of the repository."""
    return load(TOP / "knowledge")


@cache
def hearing() -> Hearing:
    """What hears the shipped emergencies."""
    return Hearing(shipped().emergencies, shipped().listening)


# emergency, why these words are it, what people write (" / " between messages)
FIRES = [
    (
        "fire",
        "flames, thick smoke, what burns; typos and pinyin",
        """
    厨房着火了 / 着火啦着火啦快来 / 烟好大看不见 / 阳台冒黑烟
    着活了着活了 / zhaohuo le / 3栋5楼起火 / 油锅着了怎么办 / 垃圾桶烧了 / 楼道里浓烟
    屋里烟很大 / 消防演练说着火怎么跑可现在真着火了 / 新闻里着火那栋就在我家隔壁快来救火
        """,
    ),
    (
        "battery",
        "what is charged burns, or is about to",
        """
    电动车在楼道里烧起来了 / 充电器炸了 / 电瓶鼓起来冒白烟 / 滑板车充电时滋滋响冒烟 / 三轮车电池着了
        """,
    ),
    (
        "chemical",
        "fumes that burn the eyes, petrol on the floor",
        """
    楼道里一股刺鼻的味道 / 洁厕和84混一块呛得不行 / 车库一股汽油味 / 汽油洒了一地 / 泳池氯气味呛人
        """,
    ),
    (
        "lightning",
        "struck, or the house is",
        """
    有人被雷劈了 / 雷把大树劈开了 / 打雷把电视炸了冒烟
        """,
    ),
    (
        "choking",
        "something in the throat",
        """
    孩子噎到了脸都紫了 / 果冻卡住了咳不出来 / 鱼刺卡喉咙里了 / 宝宝呛奶脸发青 / 老伴吃汤圆噎着了
        """,
    ),
    (
        "birth",
        "a child that doesn't wait for the hospital",
        """
    孕妇羊水破了 / 我老婆要生了来不及去医院 / 孩子头出来了 / 早产了
        """,
    ),
    (
        "drowning",
        "somebody in the water or down a well",
        """
    老人掉水池里了 / 孩子掉进喷泉 / 有人溺水 / 泳池里有人沉下去了 / 小孩掉井里了
        """,
    ),
    (
        "bite",
        "a dog that bites now",
        """
    狗咬人了 / 孩子叫狗咬了 / 大狗扑倒了老人 / 被猫抓出血了
        """,
    ),
    (
        "animal",
        "snakes, wasps, boars",
        """
    楼道里有条蛇 / 厨房里进了长虫 / 马蜂蜇人了 / 有野猪闯进来了
        """,
    ),
    (
        "gas_leak",
        "a smell, a leak, dizziness near the stove",
        """
    厨房有股怪味头晕 / 好大一股煤汽味 / 煤气味好重 / 燃汽好像漏了 / 家里燃气泄漏了 / meiqi louqi le
    天燃气有味 / 忘了关火人在外面 / 燃气管被挖断了 / 屋里一股味道人有点头昏 / 闻到臭鸡蛋味
    疑似煤器泄漏
        """,
    ),
    (
        "lift_trapped",
        "people inside a lift",
        """
    电锑卡住了我在里头 / dianti kun ren le / 电梯困人了 / 我被关在电梯里 / 電梯裡關住了人
    电提里困住了两个人 / 电梯停在半空里面有孩子 / 电梯突然往下掉 / 电梯门打不开我出不去
    电梯里有人拍门 / 昨天困过今天电梯又困人了 / 电梯卡住了我们出不来 / 电梯掉下来了
    電梯裡有人拍門 / 困在轿厢里
        """,
    ),
    (
        "electric_shock",
        "a shock, live metal, sparks",
        """
    电死人了 / 有人触电了 / 热水器漏电把我爸电倒了 / 插座冒火花 / 电线掉地上了 / 摸到路灯杆麻手
    电表箱冒火 / chudian le
        """,
    ),
    (
        "missing_person",
        "a child or an old person gone or found",
        """
    孩子在小区丢了 / 我奶奶找不到家了 / 女儿走丢了穿红衣服背书包 / 我妈一直没回家电话不接
    老人走失 / 孩子一转眼不见了 / 捡到一个迷路的小孩 / 我爸不认识回家的路了走散了
    孩子找不到了带着滑板车 / 孩子放学没回家
        """,
    ),
    (
        "locked_in",
        "who can't get out, or can't be got at",
        """
    车里有个孩子热得不行 / 被锁在阳台上了 / 孩子一个人反锁家里灶上还烧着水 / 宝宝锁车里了
    孩子头卡在栏杆里 / 我被反锁在卫生间 / 娃一个人在家门打不开锅还烧着 / 孩子在车里钥匙也锁在里面了
    奶奶困在天台下不来
        """,
    ),
    (
        "domestic_violence",
        "beaten at home, or heard beaten next door",
        """
    老公打我 / 我老公又打我了 / 隔壁在打老婆 / 前男友掐我脖子 / 我爸打我妈 / 楼上家暴女人在哭
    儿子拿刀要杀我 / 丈夫打牌输了拿刀 / 继父打我不让我出门 / 我被老公打了 / 爸爸喝醉了打妈妈
        """,
    ),
    (
        "despair",
        "wants to die, has taken something, is on a roof",
        """
    有人在楼顶坐着 / 我想死 / 活着没意思 / 活不下去了 / 不想活了 / 想跳楼 / 我吃了好多安眠药
    有个姑娘站在天台边上哭 / 孩子爬上窗台要跳 / 死了算了 / 我妈喝农药了 / 他留了遗书 / 我朋友割腕了
    有人坐在窗台外面 / 一了百了吧我撑不下去了 / 我想从楼上跳下去 / 他说他要去死
    对面楼顶有个女的站着 / tiaolou
        """,
    ),
    (
        "no_answer",
        "an old person behind a door that stays shut",
        """
    老人两天没出门敲门没人应 / 老人一个人在家没动静 / 对门大爷好几天没见出门了
    我妈联系不上电话打不通 / 奶奶敲门不开 / 独居老太太喊没人应 / 隔壁老人敲门没人应值班电话没人接
    邻居三天没动静了门口有味道
        """,
    ),
    (
        "medical",
        "hurt or ill",
        """
    我爸不行了 / 有人晕在东门 / 我妈晕倒了 / 老人摔倒起不来 / 有人倒在地上
    胸口疼得厉害 / 喘不上气 / 爷爷中风了嘴歪 / 道闸砸到人了 / 孩子误食了洗洁精
    有人跳楼了 / 师傅从梯子上摔下来了 / 心脏病犯了 / 老太太昏到了
    老伴倒在卫生间叫不答应 / 有个人躺在花坛里不动 / 我家孩子吞了个硬币
    孩子被开水烫了 / 救护车怎么还不来
        """,
    ),
    (
        "life_support",
        "who lives by a machine that has no power, or by oxygen that runs out",
        """
    老人要吸氧 机器停了 / 家里停电了我爸的呼吸机不转了 / 跳闸了制氧机没电 / 氧气瓶快用完了怎么办
    我妈在家做腹透突然停电了 / 制氧机一直报警
        """,
    ),
    (
        "intruder",
        "breaks in, threatens, fights, follows",
        """
    有人撬我门 / 有人翻墙进来了 / 有小偷 / 小偷偷了东西人还在 / 门口有人打架 / 有陌生人在门口徘徊
    有人拿刀 / 邻居打牌打起来了动刀了 / 一个男的一直跟着我 / 有人拽着孩子就走像人贩子 / 有人在打人
    xiaotou jin lai le / 家里好像有人进来过 / 有人在按我家密码锁
        """,
    ),
    (
        "earthquake",
        "the house shakes",
        """
    地震了 / 刚才是地震吗楼在晃 / 整栋楼在晃吊灯一直摇
        """,
    ),
    (
        "open_hole",
        "a hole where people walk",
        """
    井盖没了 / 门口的井盖被人掀开了 / 路面塌陷了一个坑 / 下水井敞着好危险 / 路上有个大坑没围挡
        """,
    ),
    (
        "falling",
        "falls or is thrown from above",
        """
    有人往下扔东西 / 楼上扔下来一个酒瓶 / 外墙瓷砖掉下来了 / 空调外机要掉了 / 花盆从楼上掉下来
    大树要倒了 / 从窗户扔下来砖头 / 围墙塌了 / 有人扔菜刀下来
        """,
    ),
    (
        "water_burst",
        "water that does harm by the minute",
        """
    厨房水管爆了一直漏水 / 厨房软管爆了 / 厨房角阀爆了满地水 / 厨房的水龙头爆了喷得到处都是
    地下车库进水 / 水管爆了 / 楼道里水哗哗流 / 马桶污水倒灌 / 家里被淹了 / 关不住水一直流满地都是
    电梯井进水 / 地下室全是水
        """,
    ),
    (
        "help",
        "a bare cry: what and where is asked while help is called",
        """
    死人了 / 出事了 / 快来人啊 / 我好害怕救救我 / help / 救命 / 救命啊救命啊 / 来人啊 / 就命啊
    jiuming / 出大事了快来 / SOS / 有尸体 / help me / 我快死了
        """,
    ),
]


def messages(written: str) -> list[str]:
    """The messages of a table's cell."""
    return [
        message.strip() for line in written.splitlines() for message in line.split(" / ") if message.strip()
    ]


HEARD = [(text, name, why) for name, why, written in FIRES for text in messages(written)]


@pytest.mark.parametrize(("text", "name", "why"), HEARD)
def test_an_emergency_is_heard_as_what_it_is(text: str, name: str, why: str) -> None:
    found = hearing().heard(text)
    assert (found.name if found else None) == name, why


def test_every_emergency_is_in_the_table() -> None:
    assert {name for name, *_ in FIRES} | {"electric_leak", "fire_signs"} == {
        emergency.name for emergency in shipped().emergencies
    }


def test_next_to_no_phrase_of_the_knowledge_is_taken_for_an_emergency() -> None:
    # Its answer could never be given; what may well be one (失火往哪跑) is none of the knowledge's.
    phrases = [phrase for intent in shipped().intents for phrase in intent.phrases]
    heard = [phrase for phrase in phrases if hearing().heard(phrase)]
    assert len(heard) * 1000 <= len(phrases), heard
