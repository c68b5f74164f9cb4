"""How many people."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.understanding.slots.people import MOST, People, people_in
from bot.understanding.slots.plain import plain

# text, counts (two of them: from, to; a tilde: nobody is sure), reason
TEXTS = [
    ("我们三个人", ["3"], "as it is said"),
    ("5人", ["5"], "as it is written"),
    ("５人", ["5"], "wide"),
    ("三個人", ["3"], "traditional"),
    ("三\u200b个人", ["3"], "a letter that nobody sees"),
    ("来5位", ["5"], "politely"),
    ("5位业主", ["5"], "politely, who"),
    ("两位师傅", ["2"], "politely, who"),
    ("三口人", ["3"], "mouths"),
    ("一行6人", ["6"], "a group"),
    ("一共十二个人", ["12"], "all together"),
    ("我一个人", ["1"], "alone"),
    ("12个", ["12"], "the answer to how many"),
    ("三四个", ["3-4"], "the answer to how many"),
    ("来三四个", ["3-4"], "who come"),
    ("大概5个", ["5"], "about"),
    ("我们4个", ["4"], "of us"),
    ("连我五个", ["5"], "with me"),
    ("三四个人", ["3-4"], "between two numbers"),
    ("七八个人", ["7-8"], "between two numbers"),
    ("五六位", ["5-6"], "between two numbers, politely"),
    ("十五六个人", ["15-16"], "between two numbers above ten"),
    ("1-2个人", ["1-2"], "from and to"),
    ("3到5人", ["3-5"], "from and to in words"),
    ("十来个人", ["~10"], "about ten"),
    ("十几个人", ["~10"], "some more than ten"),
    ("20多个人", ["~20"], "some more than twenty"),
    ("两大一小", ["3"], "grown and small"),
    ("2大2小", ["4"], "grown and small in digits"),
    ("两个大人一个小孩", ["3"], "grown and small in full"),
    ("两个大人，一个小孩", ["3"], "grown and small with a comma"),
    ("一家四口", ["4"], "a family"),
    ("全家五口", ["5"], "a family"),
    ("四口之家", ["4"], "a family"),
    ("家里有六口", ["6"], "a family"),
    ("夫妻俩", ["2"], "a couple"),
    ("我们俩", ["2"], "we two"),
    ("我们两个", ["2"], "we two"),
    ("老两口", ["2"], "an old couple"),
    ("小两口", ["2"], "a young couple"),
    ("姐妹仨", ["3"], "three sisters"),
    ("仨人", ["3"], "three"),
    ("俩人", ["2"], "two"),
    ("我和我妈", ["2"], "one by one"),
    ("我跟老公还有孩子", ["3"], "one by one, three"),
    ("爸爸、妈妈和弟弟", ["3"], "one by one in a list"),
    ("爸妈和弟弟", ["3"], "a pair and one"),
    ("老两口和我", ["3"], "a pair and one"),
    ("我爸妈来", ["2"], "a pair"),
    ("我和两个朋友", ["3"], "one and some"),
    ("我带一个孩子", ["2"], "one with another"),
    ("来了三个朋友", ["3"], "who they are"),
    ("5个同学来玩", ["5"], "who they are"),
    ("3个人2辆车", ["3"], "no cars"),
    ("大人3个人，阿姨2个人", ["3", "2"], "two counts"),
    ("", [], "nothing"),
    ("我妈", [], "who, and not how many"),
    ("三个月", [], "how long"),
    ("我们两个月没交", [], "how long"),
    ("两个小时", [], "how long"),
    ("一个问题", [], "a question"),
    ("几个人", [], "asked"),
    ("没人", [], "nobody"),
    ("一个人都没有", [], "nobody"),
    ("第三个人", [], "a place in a row"),
    ("每个人", [], "everybody"),
    ("5人民币", [], "money"),
    ("人工", [], "a word"),
    ("二人转", [], "an opera"),
    ("3位数", [], "digits"),
    ("车位", [], "a bay"),
    ("一个灯", [], "a lamp"),
    ("灯坏了两个", [], "how many lamps"),
    ("两个单元", [], "entrances"),
    ("3个电梯", [], "lifts"),
    ("1000人", [], "no guests"),
    ("13800001111人", [], "a phone"),
    ("电话给我一个", [], "one more call"),
    ("重新约一个", [], "one more appointment"),
    ("圆周率后十位", [], "digits"),
    ("草都一人高了", [], "how high"),
    ("找保姆带孩子", [], "what a nurse does"),
    ("我跟我家房子", [], "a home is nobody"),
    ("屋里几十人", [], "some tens, and nobody knows how many"),
    ("我和邻居", [], "the neighbour is no guest"),
]


def find_people(text: str) -> tuple[People, ...]:
    return tuple(piece.value for piece in people_in(plain(text).text))


def said(people: People) -> str:
    """Write a count as the table does."""
    span = f"{people.least}" if people.least == people.most else f"{people.least}-{people.most}"
    return "~" * people.about + span


@pytest.mark.parametrize(("text", "counts", "reason"), TEXTS)
def test_people_are_counted(text: str, counts: list[str], reason: str) -> None:
    assert [said(people) for people in find_people(text)] == counts, reason


def test_how_staff_read_a_count() -> None:
    counts = (People(3, 3), People(3, 4), People(10, 10, about=True))
    assert [people.label for people in counts] == ["3人", "3–4人", "10人左右"]


@given(st.integers(1, MOST), st.sampled_from(["个人", "人", "位", "口人"]))
def test_every_count_is_read_back(count: int, unit: str) -> None:
    assert find_people(f"一共{count}{unit}") == (People(count, count),)


@given(st.integers(1, 9), st.integers(1, 9))
def test_grown_and_small_are_added(big: int, small: int) -> None:
    assert find_people(f"{big}大{small}小") == (People(big + small, big + small),)


@given(st.text(alphabet="0123一二三两十个人位口大小我和妈爸俩仨-到多几来的，", max_size=40))
def test_a_count_is_of_somebody_and_of_no_crowd(text: str) -> None:
    assert all(0 < people.least <= people.most <= MOST for people in find_people(text))


@given(st.text(max_size=60))
def test_any_text_is_read(text: str) -> None:
    assert all(isinstance(people, People) for people in find_people(text))
