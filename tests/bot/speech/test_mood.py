"""How somebody feels, read from shipped cues: a table of messages, each with the reason beside it."""

from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.knowledge.files import Folder
from bot.knowledge.mood_files import read_moods
from bot.knowledge.mood_model import Cue, Moods
from bot.speech.mood import ANGRY, ANXIOUS, CALM, GRATEFUL, Before, MoodReader, mark_of

KNOWLEDGE = Path(__file__).parents[3] / "knowledge"
NOW = datetime(2026, 11, 23, 10, tzinfo=UTC)


@cache
def reader() -> MoodReader:
    return MoodReader(read_moods(Folder(KNOWLEDGE), KNOWLEDGE / "moods.yaml"))


# mood, message, why
MESSAGES = [
    (ANGRY, "气死我了", "the plainest"),
    (ANGRY, "什么破物业", "an outburst without a matter"),
    (ANGRY, "你们可真行", "sarcasm, praise by its letters"),
    (ANGRY, "真是太感谢你们了三天没人来", "thanks for what did not happen"),
    (ANGRY, "你们到底管不管", "a question that is none"),
    (ANGRY, "报修三天了没人管", "wronged, and says so"),
    (ANGRY, "电梯又坏了，天天坏", "again and again"),
    (ANGRY, "垃圾物业", "two words"),
    (ANGRY, "第三次说了，还是漏", "counts how often it was said"),
    (ANGRY, "说好今天上午来，又没来", "a promise not kept"),
    (ANGRY, "说好十点到的，人呢？", "a promise not kept, asked"),
    (ANGRY, "等了一下午，放鸽子是吧", "stood up"),
    (ANGRY, "呵呵，效率真高", "a laugh that is none"),
    (ANGRY, "收钱的时候积极，修东西找不到人", "nobody on duty"),
    (ANGRY, "这都第几次了！！！", "how often, shouted"),
    (ANGRY, "你们物业真厉害，停水三天了没人管", "praise beside a grievance"),
    (ANGRY, "太好了，又停电了，等了半天没人来", "太好了 that is not"),
    (ANGRY, "佩服，修了三次还是漏", "admiration for three vain repairs"),
    (
        ANGRY,
        "我家漏水等了五天没人来，你们答应我的呢？谢谢",
        "thanks at the end of an angry letter are manners",
    ),
    (ANGRY, "😡😡😡", "a face that speaks"),
    (ANGRY, "氣死我了，沒人管", "traditional characters"),
    (ANGRY, "气 死 我 了", "spaces between"),
    (ANGRY, "凭什么涨价？？？", "a weak word, shouted"),
    (ANGRY, "凭什么收这么贵", "two weak words"),
    (ANGRY, "再不来我找记者曝光", "a threat from despair"),
    (ANGRY, "态度太差了，还吼我", "how somebody was treated"),
    (ANGRY, "搞什么啊，怎么还没来！！！", "weak words, shouted"),
    (ANGRY, "你们好意思收钱吗", "a reproach as a question"),
    (ANGRY, "说话不算话", "broken word"),
    (ANGRY, "楼上太吵了气死我了", "楼上 before it: yet it is the writer who is angry"),
    (ANGRY, "我受够了", "enough is enough"),
    (ANGRY, "什么态度啊你们", "attitude"),
    (ANGRY, "忽悠了我一个月", "felt fooled"),
    (ANGRY, "打了八个电话都没人接", "in numbers"),
    (ANGRY, "明年再来修吧，慢慢来不急", "irony in kind words"),
    (ANGRY, "高，实在是高，收钱快修得慢", "an old film's irony"),
    (ANGRY, "光收钱不办事", "what is paid for"),
    (ANGRY, "踢皮球踢到什么时候", "passed from one to the next"),
    (ANGRY, "你们是死哪去了", "rude"),
    (ANGRY, "修了又坏修了又坏，耍我呢", "repeated repair"),
    (ANGRY, "物业费一分不少交，灯坏了一个月没人修", "fee and neglect"),
    (ANGRY, "推三阻四的，一拖再拖", "put off"),
    (ANGRY, "真有你们的，水停了也不说一声", "sarcasm"),
    (ANGRY, "要你们物业干什么吃的", "what are you for"),
    (ANGRY, "保证今天修好的，保证了没做", "a broken assurance"),
    (CALM, "物业费怎么交", "a plain question"),
    (CALM, "不急，你们慢慢来", "急 within 不急"),
    (CALM, "不着急，有空再修", "着急 within 不着急"),
    (CALM, "不是很急，这周就行", "很急 within 不是很急"),
    (CALM, "家里煤气味是不是漏气，怎么检查", "气 of gas"),
    (CALM, "燃气费怎么交", "气 of gas"),
    (CALM, "发生气体泄漏怎么报警", "生气 across two words"),
    (CALM, "气死我了哈哈，这猫又上树了", "said laughing, and nothing to complain of"),
    (CALM, "笑死，我家猫把门关上了哈哈", "laughing"),
    (CALM, "隔壁阿姨着急找猫", "somebody else is worried"),
    (CALM, "邻居很生气怎么劝", "somebody else is angry"),
    (CALM, "他说急着用", "somebody else is in a hurry"),
    (CALM, "师傅着急走吗", "about the technician"),
    (CALM, "垃圾桶在哪里", "垃圾 of a bin"),
    (CALM, "垃圾几点收", "垃圾 of the rubbish"),
    (CALM, "扔垃圾要分类吗", "垃圾 of the rubbish"),
    (CALM, "滚筒洗衣机能放阳台吗", "滚 of a machine"),
    (CALM, "自动扶梯的滚轮有点响", "滚 of a wheel"),
    (CALM, "麻烦问一下停车费多少，谢谢", "manners at the end of a question"),
    (CALM, "请问门禁卡怎么办，谢谢您", "怎么办 asks how to apply for it"),
    (CALM, "小同志你好，麻烦你给看看我家的灯，辛苦你跑一趟", "an old man's manners"),
    (CALM, "老师傅您好，我是三号楼的老李，劳您驾，楼道的灯不亮了，给您添麻烦了", "an old man's letter"),
    (CALM, "你好！", "one sign"),
    (CALM, "你好！！！", "shouting alone is no mood"),
    (CALM, "厨房水管漏水", "a fact"),
    (CALM, "急诊楼在哪", "急 of a place"),
    (CALM, "消防应急灯不亮", "急 of a lamp"),
    (CALM, "紧急联系人怎么改", "急 of a field"),
    (CALM, "路上有个大坑", "坑 in the road"),
    (CALM, "电梯里有人说开玩笑", "joking of others"),
    (CALM, "为什么物业费要涨", "什么…物业 within 为什么"),
    (CALM, "什么时候交物业费", "什么…物业 within 什么时候"),
    (CALM, "什么是物业费", "什么…物业 asked"),
    (CALM, "快递快来了吗", "快来 of a parcel"),
    (CALM, "明天上午有人在家", "about being in"),
    (CALM, "又不是我一个人用", "又不 within 又不是"),
    (CALM, "这样还是不错的", "还是不 within 还是不错"),
    (CALM, "第三次缴费怎么操作", "a count that complains of nothing"),
    (CALM, "收到，好的", "an OK"),
    (CALM, "老人卡怎么办", "老人 of a card"),
    (CALM, "孩子在哪里玩", "孩子 without worry"),
    (CALM, "儿童游乐场开放吗", "children's place"),
    (CALM, "怎么投诉", "asks how"),
    (CALM, "投诉电话是多少", "asks for a number"),
    (CALM, "家里没人，能不能改天来修", "没人 at home"),
    (CALM, "有没有人来收快递", "没有人来 within 有没有人来"),
    (CALM, "不好意思打扰了，问一下车位", "好意思 within 不好意思"),
    (CALM, "过年还上班吗", "过年 without irony"),
    (CALM, "恐怕要下雨", "怕 within 恐怕"),
    (CALM, "我想退钱包里的卡", "退钱 across two words"),
    (CALM, "交了钱什么时候开发票", "has paid, asks on"),
    (CALM, "？", "one sign"),
    (CALM, "不生气，就是问问", "denied"),
    (CALM, "我没生气，就是想知道什么时候修", "denied"),
    (CALM, "服务中心几点下班", "a plain question"),
    (CALM, "哈哈你真可爱", "cheerful"),
    (CALM, "电梯马上到期了吧", "马上 of a date"),
    (CALM, "玻璃被砸了一个洞", "砸了 of a thing"),
    (CALM, "家里有病人，想装扶手", "有病 within 有病人"),
    (CALM, "请谢绝推销进小区", "谢 of declining"),
    (ANXIOUS, "急死了，水漫出来了", "急 in full"),
    (ANXIOUS, "快来人啊", "calls"),
    (ANXIOUS, "孩子一个人在家停电了他害怕", "a child alone"),
    (ANXIOUS, "我妈一个人在家，怎么办啊", "a mother alone"),
    (ANXIOUS, "很着急，等着用", "says so"),
    (ANXIOUS, "赶紧来，水停不下来", "presses"),
    (ANXIOUS, "门打不开，孩子还在里面", "a child inside"),
    (ANXIOUS, "十万火急", "says so"),
    (ANXIOUS, "求求你们快点", "begs"),
    (ANXIOUS, "好担心电梯会掉下去", "worry in full"),
    (ANXIOUS, "老人摔倒了该怎么办", "an old man fell"),
    (ANXIOUS, "吓死我了，楼上掉东西", "a fright"),
    (ANXIOUS, "有点担心孩子的安全", "two weak words"),
    (ANXIOUS, "马上就要出门了赶紧的！！！", "weak words, shouted"),
    (ANXIOUS, "晚上不敢睡，总有怪声", "sleepless"),
    (ANXIOUS, "来不及了快点", "time runs out"),
    (ANXIOUS, "着急，尽快安排", "two weak words"),
    (ANXIOUS, "我怀孕了，电梯停了怎么办", "two weak words"),
    (ANXIOUS, "宝宝发烧了空调不能用", "an ill child"),
    (ANXIOUS, "老人睡不着，楼上一直响", "an old person sleepless"),
    (GRATEFUL, "谢谢", "the shortest"),
    (GRATEFUL, "谢谢啊", "with a particle"),
    (GRATEFUL, "好的谢谢", "an OK with thanks"),
    (GRATEFUL, "太感谢了", "heartfelt"),
    (GRATEFUL, "谢谢师傅，修得真好", "thanks with praise"),
    (GRATEFUL, "辛苦了，谢谢", "two ways"),
    (GRATEFUL, "非常感谢你们的帮助", "formal"),
    (GRATEFUL, "多亏你们来得快", "thanks without the word"),
    (GRATEFUL, "谢谢您嘞！！！", "shouted, gladly"),
    (GRATEFUL, "🙏🙏", "a face that thanks"),
    (GRATEFUL, "thank you", "in English"),
    (GRATEFUL, "太好了，终于修好了，谢谢你们", "太好了 that is meant"),
    (GRATEFUL, "等了三天终于修好了，谢谢", "waited, and glad"),
    (GRATEFUL, "收到，谢谢", "an OK with thanks"),
    (GRATEFUL, "谢谢🌹", "with a flower"),
    (GRATEFUL, "謝謝", "traditional characters"),
    (GRATEFUL, "感谢感谢", "twice"),
    (GRATEFUL, "麻烦你们了，真的谢谢", "with an apology"),
]


@pytest.mark.parametrize(("mood", "words", "why"), MESSAGES)
def test_the_mood_of_a_message(mood: str, words: str, why: str) -> None:
    read = reader().mood(words)
    assert read.name == mood, f"{why}; heard {read.cues}"


def test_there_are_enough_of_them() -> None:
    assert len({words for _, words, _ in MESSAGES}) >= 120


@pytest.mark.parametrize("words", [words for mood, words, _ in MESSAGES if mood != CALM])
def test_no_mood_without_a_cue_to_show(words: str) -> None:
    assert reader().mood(words).cues


# words, whether they are nothing but thanks, why
THANKS = [
    ("谢谢", True, "the shortest"),
    ("好的，谢谢你们！", True, "with an OK"),
    ("辛苦了，太感谢了🙏", True, "several ways at once"),
    ("谢谢，对了物业费怎么交", False, "a question follows"),
    ("谢谢师傅，修得真好", False, "praise says more"),
    ("不用了谢谢", False, "it declines something"),
    ("物业费怎么交", False, "no thanks at all"),
]


@pytest.mark.parametrize(("words", "only", "why"), THANKS)
def test_mere_thanks(words: str, only: bool, why: str) -> None:
    assert reader().mood(words).only_thanks is only, why


# The same, written as people write who want to be seen: full width, spaces, traditional, invisible signs.
DISGUISES = [
    "气死我了",
    "氣死我了",
    "气 死 我 了",
    "气\u200b死我了",
    "气死我了😡",
    "  气死我了  ",
    "气死我了。。。",
]


@pytest.mark.parametrize("words", DISGUISES)
def test_a_disguise_hides_nothing(words: str) -> None:
    assert reader().mood(words).name == ANGRY


def test_faces_make_it_a_joke() -> None:
    assert reader().mood("气死我了😂我家猫又拆沙发").name == CALM
    assert reader().mood("三天没人来😂气死我了").name == ANGRY, "who was wronged laughs bitterly"


# What was before

# mood before, minutes ago, words, mood now, why
HISTORY = [
    (ANGRY, 5, "凭什么", ANGRY, "one weak word of who was angry a moment ago"),
    (CALM, 5, "凭什么", CALM, "alone it is only a question"),
    (ANGRY, 240, "凭什么", CALM, "hours later it is a new day"),
    (ANGRY, 5, "物业费怎么交", CALM, "no word of anger is none, whatever was before"),
    (ANGRY, 5, "谢谢你们", GRATEFUL, "who thanks has made peace"),
    (ANXIOUS, 5, "快点", ANXIOUS, "one weak word of who was worried"),
    (ANXIOUS, 5, "凭什么", CALM, "worry is no anger"),
]


@pytest.mark.parametrize(("before", "minutes", "words", "mood", "why"), HISTORY)
def test_a_mood_lasts_a_while(before: str, minutes: int, words: str, mood: str, why: str) -> None:
    known = Before(before, NOW - timedelta(minutes=minutes))
    assert reader().mood(words, known, NOW).name == mood, why


def test_the_same_words_again_weigh_more() -> None:
    known = Before(ANGRY, NOW - timedelta(hours=2), mark_of("凭什么"))
    assert reader().mood("凭什么？", known, NOW).name == ANGRY
    assert reader().mood("怎么还没来", known, NOW).name == CALM


def test_the_mark_tells_words_and_not_signs() -> None:
    assert mark_of("凭什么！！") == mark_of("憑什麼")
    assert mark_of("凭什么") != mark_of("凭啥")


# Whatever is written


@given(st.text(max_size=200))
def test_anything_has_a_mood(words: str) -> None:
    assert reader().mood(words).name in {CALM, ANXIOUS, ANGRY, GRATEFUL}


@given(st.text(alphabet="气死我了谢急不！？…、哈哈, 没人管太好", max_size=40))
def test_the_same_words_have_the_same_mood(words: str) -> None:
    assert reader().mood(words) == MoodReader(reader().moods).mood(words)


def test_five_thousand_characters_are_read_in_part() -> None:
    assert reader().mood("气死我了" + "水" * 5000).name == ANGRY
    assert reader().mood("水" * 5000 + "气死我了").name == CALM


def test_without_cues_all_are_calm() -> None:
    assert MoodReader(Moods()).mood("气死我了").name == CALM


def test_an_admins_own_cue_counts_at_once() -> None:
    moods = Moods(cues=(Cue("angry", "昏头…账", True),), titles={"angry": "生气"})
    read = MoodReader(moods).mood("你们这是昏头算的账")
    assert (read.name, read.cues) == (ANGRY, ("昏头算的账（生气）",))
