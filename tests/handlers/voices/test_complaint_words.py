"""The words of a complaint: what is one, which class it is, and what is taken out for who stays unnamed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.residents.home import Home
from handlers.voices.complaint_words import complains, hidden
from tests.handlers.chat import shipped_rules

HOME = Home("3栋2单元1201", "3栋")

# words, whether they complain of us, why
COMPLAINTS = [
    ("我要投诉", True, "said so"),
    ("投诉，客服电话一直打不通", True, "a phone in it is no question for a phone"),
    ("这事必须给我个说法", True, "an account is demanded"),
    ("你们什么破物业，厨房水管漏了三天没人管", True, "anger with something behind it"),
    ("保安态度特别差，还不让我家老人进门", True, "how somebody was treated"),
    ("什么破物业", False, "anger alone is soothed and asked what happened"),
    ("推来推去没人管", False, "so is this"),
    ("怎么投诉", False, "a question about the way"),
    ("投诉电话多少", False, "and about the phone"),
    ("我的投诉有结果了吗", False, "that is progress"),
    ("投诉处理得怎么样了", False, "that, too"),
    ("投诉楼上半夜蹦迪", False, "neighbours have an answer of their own"),
    ("直播间怎么投诉主播", False, "none of ours"),
    ("我不是投诉，就问问", False, "said not to be one"),
    ("厨房水管漏水", False, "a trouble told in peace"),
    ("师傅服务态度很好", False, "praise"),
    ("保安骂我", True, "how somebody was treated, in few words"),
    ("我要投訴你們", True, "in traditional characters"),
    ("再不来修我就投诉你们", False, "a threat that urges"),
    ("刚才的投诉取消吧", False, "taken back"),
    ("上次投诉的事怎么样了", False, "progress again"),
    ("又坏了你们修的什么玩意", False, "a ticket to be taken up again"),
]


@pytest.mark.parametrize(("words", "is_one", "why"), COMPLAINTS)
def test_what_is_a_complaint(words: str, is_one: bool, why: str) -> None:
    assert complains(words) is is_one, why


# words, class; two and more for each of the eight
CLASSES = [
    ("电动车在楼下被偷了，监控还是坏的", "complaint_neglect"),
    ("外来人员随便进，管理混乱", "complaint_neglect"),
    ("晚上岗亭一个人都没有", "complaint_absent"),
    ("值班电话打不通", "complaint_absent"),
    ("水管漏了三天没人管", "complaint_slow"),
    ("报修等了好几天还没来", "complaint_slow"),
    ("修了三次还是漏，互相踢皮球", "complaint_inefficient"),
    ("你们推来推去让我找开发商", "complaint_inefficient"),
    ("楼道好久不打扫，光收钱不干活", "complaint_reduced"),
    ("服务缩水，物业费白交了", "complaint_reduced"),
    ("电梯从来不保养，三天两头坏", "complaint_upkeep"),
    ("健身器材年久失修", "complaint_upkeep"),
    ("说好周三来换门禁，放鸽子", "complaint_promise"),
    ("答应的事不算数", "complaint_promise"),
    ("保安骂人，态度恶劣", "complaint_attitude"),
    ("前台爱理不理", "complaint_attitude"),
    ("我对你们很失望", "complaint"),
]


@pytest.mark.parametrize(("words", "category"), CLASSES)
def test_the_class_is_found_in_the_words(words: str, category: str) -> None:
    assert shipped_rules().complaint_of(words) == category


def test_the_words_of_complaints_make_no_repair() -> None:
    rules = shipped_rules()
    assert rules.category_of("你们态度恶劣，说话不算数") == rules.services.fallback


def test_all_eight_classes_and_the_general_one_are_there() -> None:
    shipped = {name for name, row in shipped_rules().services.categories.items() if row.kind == "complaint"}
    assert shipped == {category for _, category in CLASSES}


# words, as staff read them, why
HIDDEN = [
    ("我是3栋2单元1201的，岗亭没人", "我是（某户）的，岗亭没人", "the home, as it is written on the door"),
    ("我住3-2-1201，楼道脏", "我住（某户），楼道脏", "the home, as it is typed"),
    ("3栋2单元1301装修太早", "3栋2单元1301装修太早", "somebody else's home is what it is about"),
    ("我王阿姨说话算话", "我（某位住户）说话算话", "the name"),
    ("岗亭没人", "岗亭没人", "nothing to hide"),
]


@pytest.mark.parametrize(("words", "shown", "why"), HIDDEN)
def test_who_stays_unnamed_is_not_named_by_their_words(words: str, shown: str, why: str) -> None:
    assert hidden(words, [HOME], "王阿姨") == shown, why


@given(
    st.text(alphabet="我住的是，。垃圾没人管", max_size=30), st.text(alphabet="，。没人理垃圾", max_size=30)
)
def test_wherever_the_home_stands_it_is_taken_out(before: str, after: str) -> None:
    assert HOME.label not in hidden(f"{before}{HOME.label}{after}", [HOME], "")
