"""Words while help is under way: over or not, where it is, or another matter that goes on as usual."""

import pytest

from bot.tickets.ticket import Status
from tests.handlers.chat import LI, SUN, WANG, XIAOZHAO, ZHANG, ZHAO, Chat


@pytest.fixture
def burst() -> Chat:
    """A chat in which 王阿姨 has told of a burst pipe at home, and nobody has accepted yet."""
    chat = Chat()
    chat.says("我家水管爆了")
    return chat


# words, why
OTHER_MATTERS = [
    ("6栋2单元楼道灯不亮", "a lamp in another building"),
    ("地下车库B区漏水", "a spot of the estate"),
    ("东门门禁坏了", "another spot"),
    ("我妈家2栋1单元803马桶堵了", "another home"),
    ("那能报修吗", "asks for a service by name"),
    ("那找个师傅来修插座吧", "so does this"),
    ("刚才那个放行单", "and this, however vaguely"),
    ("加绑房屋 5栋1单元302", "another home is no place of the emergency"),
    ("物业费多少", "a clear question"),
    ("谢谢", "courtesy is no news"),
    ("好的", "neither is a nod"),
    ("催一下1009", "another ticket by its number"),
]


@pytest.mark.parametrize(("words", "why"), OTHER_MATTERS)
def test_another_matter_goes_on_as_usual(burst: Chat, words: str, why: str) -> None:
    before = len(burst.notices)
    assert not burst.says(words).script.startswith("emergency."), why
    assert burst.notices[before:] == [], "nobody on the way is disturbed by it"


# words, why
OF_IT = [
    ("灯也灭了", "what else happens there"),
    ("全楼停电了", "half understood: no menu for somebody in danger"),
    ("水已经流到楼道了", "it spreads"),
    ("我在一楼大厅等你们", "where they wait"),
    ("里面好黑 快点", "urging"),
    ("还要多久", "asking when"),
    ("停电了", "a danger of its own: no instructions are asked for"),
    ("催一下1001", "the emergency's own number"),
]


@pytest.mark.parametrize(("words", "why"), OF_IT)
def test_words_of_it_reach_those_who_help(burst: Chat, words: str, why: str) -> None:
    before = len(burst.notices)
    assert burst.says(words).script.startswith("emergency.still_calling"), why
    assert {notice.recipient for notice in burst.notices[before:]} == {LI, ZHANG, SUN}


# when, words, of the emergency?, why
LATER = [
    ("2025-09-01 10:14", "全楼停电了", True, "a quarter of an hour is one breath"),
    ("2025-09-01 10:40", "全楼停电了", False, "then half understood words are a matter of their own"),
    ("2025-09-01 10:40", "里面好热", True, "what isn't understood at all is rather passed on"),
    ("2025-09-01 10:40", "还要多久", True, "they still wait"),
]


@pytest.mark.parametrize(("now", "words", "of_it", "why"), LATER)
def test_after_a_while(burst: Chat, now: str, words: str, of_it: bool, why: str) -> None:
    burst.now = now
    assert burst.says(words).script.startswith("emergency.") is of_it, why


def test_whoever_keeps_telling_is_still_in_it(burst: Chat) -> None:
    for now in ("2025-09-01 10:14", "2025-09-01 10:28"):
        burst.now = now
        assert burst.says("全楼停电了").script.startswith("emergency."), now


def test_nobody_hears_the_same_sentence_twice_in_a_row(burst: Chat) -> None:
    said = [burst.says("你们快点").script for _ in range(3)]
    assert said == ["emergency.still_calling", "emergency.still_calling_too", "emergency.still_calling"]


# words, over?, why
OVER = [
    ("没事 是菜糊了", True, "nothing but a burnt dish"),
    ("走了", True, "who was at the door has gone"),
    ("我关了总阀 停了", True, "they shut it off themselves"),
    ("孩子找到了", True, "found"),
    ("找到了", True, "so, too"),
    ("别来了 没事", True, "help is not wanted"),
    ("平安了 谢谢", True, "well and thankful"),
    ("好了没味道了", True, "the smell is gone"),
    ("好多了", True, "better"),
    ("没找到", False, "still missing"),
    ("还没找到", False, "still missing"),
    ("我没事，孩子还在里面", False, "somebody else is still in it"),
    ("水停了吗？", False, "a question"),
    ("你们别不来啊", False, "the opposite"),
]


@pytest.mark.parametrize(("words", "over", "why"), OVER)
def test_over(burst: Chat, words: str, over: bool, why: str) -> None:
    assert (burst.says(words).script == "emergency.all_clear") is over, why
    assert burst.ticket.status is Status.OPENED, "somebody looks in all the same"


def test_an_ambulance_that_has_come_is_no_good_news_yet(burst: Chat) -> None:
    assert burst.says("120来了").script == "emergency.others_came"


# how it is cancelled
CANCELLING = ["取消 1001", "@ticket.cancel:1001"]


@pytest.mark.parametrize("way", CANCELLING)
def test_cancelling_is_an_all_clear(burst: Chat, way: str) -> None:
    before = len(burst.notices)
    said = burst.taps(way[1:]) if way.startswith("@") else burst.says(way)
    assert (said.script, burst.ticket.status) == ("emergency.all_clear", Status.OPENED)
    assert all("取消" in notice.text for notice in burst.notices[before:])
    assert {notice.recipient for notice in burst.notices[before:]} == {LI, ZHANG, SUN}


# first words, what is added, the place then, why
TOLD_LATER = [
    ("家里着火了", "4栋1单元601", "4栋1单元601", "they were asked for it"),
    ("电梯里困住了 我妈在里面", "4栋1单元", "4栋1单元电梯里", "the spot was known, not the building"),
    ("电梯里困住了 我妈在里面", "在4栋1单元电梯里", "4栋1单元电梯里", "both again"),
    ("家里着火了", "在五楼", "位置待核实", "a floor of no building is no place yet"),
    ("4栋着火了", "4栋", "4栋", "nothing new"),
]


@pytest.mark.parametrize(("words", "more", "place", "why"), TOLD_LATER)
def test_a_place_told_later(words: str, more: str, place: str, why: str) -> None:
    chat = Chat()
    chat.book.homes = ()
    chat.says(words)
    before = len(chat.notices)
    chat.says(more)
    assert chat.ticket.place == place, why
    assert {LI, ZHANG, SUN} <= {notice.recipient for notice in chat.notices[before:]}


def test_the_place_told_later_is_on_the_card_and_in_the_reply() -> None:
    chat = Chat()
    chat.book.homes = ()
    chat.says("家里着火了")
    before = len(chat.notices)
    said = chat.says("4栋1单元601")
    assert said.script == "emergency.place_noted"
    assert "4栋1单元601" in said.text
    cards = chat.notices[before:]
    assert {card.recipient for card in cards} == {LI, ZHANG, SUN, ZHAO}, "the manager was called there, too"
    assert all("4栋1单元601：着火" in card.text for card in cards)


def test_a_home_that_was_only_assumed_is_put_right_by_a_bare_place(burst: Chat) -> None:
    burst.says("在6栋2单元")
    assert burst.ticket.place == "6栋2单元"


def test_after_a_cry_what_has_happened_is_the_same_emergency() -> None:
    chat = Chat()
    chat.book.homes = ()
    chat.says("救命")
    said = chat.says("五栋一单元门口 有人倒了")
    assert said.script == "emergency.medical"
    assert len(chat.book.tickets) == 1
    assert (chat.ticket.place, chat.ticket.category) == ("5栋1单元门口", "emergency_medical")


def test_a_cry_after_it_is_the_same_emergency() -> None:
    chat = Chat()
    chat.says("着火了")
    chat.says("救命啊快来人")
    assert len(chat.book.tickets) == 1
    assert chat.ticket.problem == "着火"


@pytest.mark.parametrize("words", ["都平安", "平安了 谢谢", "我们没事"])
def test_all_are_well_closes_what_is_finished(burst: Chat, words: str) -> None:
    burst.taps("staff.accept:1001", LI)
    burst.says("人工")
    burst.says("完工 1001", LI)
    before = len(burst.notices)
    assert burst.says(words).script == "ticket.safe"
    assert {notice.recipient for notice in burst.notices[before:]} == {LI}, "the front desk asked nothing"


@pytest.fixture
def talking() -> Chat:
    """A chat in which 王阿姨 talks with the front desk and then falls ill."""
    chat = Chat()
    chat.says("人工")
    chat.says("接 1001", XIAOZHAO)
    chat.says("我头晕 胸口疼")
    return chat


def test_the_colleague_in_talk_hears_of_it_at_once(talking: Chat) -> None:
    assert (XIAOZHAO, "staff.emergency_in_talk") in {(one.recipient, one.script) for one in talking.notices}


def test_a_colleague_s_advice_reaches_the_resident_and_raises_no_alarm(talking: Chat) -> None:
    before = len(talking.notices)
    talking.says("阿姨打120", XIAOZHAO)
    assert [(one.recipient, one.script) for one in talking.notices[before:]] == [
        (WANG, "human.colleague_says")
    ]
    assert len(talking.book.tickets) == 2


def test_a_colleague_in_talk_who_names_a_place_reports(talking: Chat) -> None:
    talking.says("6栋2单元着火了", XIAOZHAO)
    assert len(talking.book.tickets) == 3


def test_in_a_talk_words_of_it_reach_the_colleague_as_well(talking: Chat) -> None:
    before = len(talking.notices)
    talking.says("里面好热")
    assert {one.recipient for one in talking.notices[before:]} == {LI, ZHANG, SUN, XIAOZHAO}
