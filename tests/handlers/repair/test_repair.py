"""Reporting a trouble in one's own words: what is understood of one sentence, and what is still asked."""

from datetime import datetime

import pytest

from bot.message import MessageKind
from tests.handlers.chat import Chat, shipped_rules

HOME = "3栋2单元1201"  # where 王阿姨 lives


def when(visit: str) -> str:
    """Return the slot as the tables below write it: 09-02 14:00–18:00."""
    if "/" not in visit:
        return visit
    start, until = map(datetime.fromisoformat, visit.split("/"))
    return f"{start:%m-%d %H:%M}–{until:%H:%M}"


@pytest.fixture
def chat() -> Chat:
    """A chat in which nothing has been said."""
    return Chat()


# words, place, problem, when somebody is at home, category; said on Monday, 09-01, at ten
SENTENCES = [
    ("厨房水管漏水，明天上午有人", HOME, "厨房水管漏水", "09-02 09:00–12:00", "water"),
    ("家里没电了", HOME, "家里没电了", "", "power"),
    ("卫生间马桶堵了 周六上午来", HOME, "卫生间马桶堵了", "09-06 09:00–12:00", "drain"),
    ("阳台窗户关不上，随时", HOME, "阳台窗户关不上", "any", "window"),
    ("客厅灯不亮 晚上八点以后在家", HOME, "客厅灯不亮", "09-01 20:00–21:00", "light"),
    ("水龙头关不紧一直滴水明天下午", HOME, "水龙头关不紧一直滴水", "09-02 14:00–18:00", "water"),
    ("我家的门锁坏了打不开，急", HOME, "我家的门锁坏了打不开", "", "door"),
    ("厕所反水了！！快来人", HOME, "厕所反水了", "", "drain"),
    ("想报修，书房插座没电", HOME, "书房插座没电", "", "power"),
    ("暖气不热，家里有老人", HOME, "暖气不热，家里有老人", "", "heating"),
    ("水槽下面滴滴答答漏水，后天全天在家", HOME, "水槽下面滴滴答答漏水", "09-03 09:00–21:00", "water"),
    ("明天下午厨房灯不亮", HOME, "厨房灯不亮", "09-02 14:00–18:00", "light"),
    ("墙皮掉了明天晚上七点半", HOME, "墙皮掉了", "09-02 19:30–20:30", "wall"),
    ("窗户玻璃裂了 12月3号", HOME, "窗户玻璃裂了", "12-03 09:00–18:00", "window"),
    ("我家在3栋2单元1201，厨房漏水，明天9点到11点", HOME, "厨房漏水", "09-02 09:00–11:00", "water"),
    # Somebody else's home
    ("5栋1单元302厨房下水堵了", "5栋1单元302", "厨房下水堵了", "", "drain"),
    ("5-1-302 下水道堵了，今天下午三点", "5栋1单元302", "下水道堵了", "09-01 15:00–16:00", "drain"),
    # Public spots: nobody has to be at home
    ("3栋2单元楼道灯不亮", "3栋2单元楼道", "3栋2单元楼道灯不亮", "", "light"),
    ("东门门禁刷不开", "东门", "东门门禁刷不开", "", "door"),
    ("3号楼大堂玻璃碎了", "3栋大堂", "3号楼大堂玻璃碎了", "", "window"),
    ("花园里的路灯坏了", "花园", "花园里的路灯坏了", "", "light"),
    ("6栋楼顶漏水，滴到走廊", "6栋楼顶", "6栋楼顶漏水，滴到走廊", "", "water"),
    # Nothing told yet
    ("我要报修", HOME, "", "", ""),
]


@pytest.mark.parametrize(("words", "place", "problem", "visit", "category"), SENTENCES)
def test_one_sentence(words: str, place: str, problem: str, visit: str, category: str) -> None:
    chat = Chat()
    chat.says(words)
    slots = chat.slots
    assert (slots["place"], slots.get("problem", "")) == (place, problem)
    assert when(slots.get("visit", "")) == visit
    assert not problem or shipped_rules().category_of(problem) == category


def test_coming_belongs_to_the_time() -> None:
    chat = Chat()
    chat.says("下班后来修一下厨房的灯不亮")
    assert chat.slots["problem"] == "厨房的灯不亮"


@pytest.mark.parametrize("words", ["天花板漏水", "楼上漏水漏到我家天花板了"])
def test_where_it_leaks_is_not_what_is_broken(words: str) -> None:
    assert shipped_rules().category_of(words) == "water"


# words, why they are no report
NO_REPORT = [
    ("物业费怎么交", "a question about something else"),
    ("水管漏水谁负责", "a question about whose duty it is"),
    ("你们怎么还没来修水管", "impatience is no new report"),
    ("昨天修的水龙头又漏水了", "an old matter: said again, it may be the same ticket"),
    ("今天股票涨了", "none of our business"),
]


@pytest.mark.parametrize(("words", "why"), NO_REPORT)
def test_what_is_no_report_opens_none(words: str, why: str) -> None:
    chat = Chat()
    chat.says(words)
    assert chat.conversation.dialogue != "repair", why


# The dialogue

# first words, step asked for, script
ASKED = [
    ("我要报修", "problem", "repair.ask_problem"),
    ("厨房水管漏水", "visit", "repair.ask_visit"),
    ("厨房水管漏水，随时", "confirm", "repair.summary"),
    ("东门门禁刷不开", "confirm", "repair.summary"),
]


@pytest.mark.parametrize(("words", "step", "script"), ASKED)
def test_only_what_is_missing_is_asked(words: str, step: str, script: str) -> None:
    chat = Chat()
    assert chat.says(words).script == script
    assert chat.conversation.step == step


def test_a_voice_tells_it_as_words_do(chat: Chat) -> None:
    chat.says("我家厨房漏水了，明天上午有人", kind=MessageKind.VOICE)
    chat.says("对的", kind=MessageKind.VOICE)
    assert chat.ticket.category == "water"
    assert chat.ticket.visit is not None


def test_a_trouble_is_no_question_in_between() -> None:
    chat = Chat()
    chat.says("我要报修")
    chat.says("充电桩坏了")
    assert chat.slots["problem"] == "充电桩坏了", "not a question about prices"


def test_confirming_opens_the_ticket_with_what_was_said() -> None:
    chat = Chat()
    ticket = chat.opens("厨房水管漏水，明天上午有人")
    assert (ticket.place, ticket.problem, ticket.category) == (HOME, "厨房水管漏水", "water")
    assert ticket.visit is not None
    assert ticket.visit[0].strftime("%m-%d %H:%M") == "09-02 09:00"
    assert chat.conversation.dialogue == ""


def test_confirming_twice_opens_one_ticket() -> None:
    chat = Chat()
    chat.opens()
    assert chat.taps("repair:yes").script == "form.nothing_open"
    assert len(chat.book.tickets) == 1


def test_yes_before_everything_is_known_asks_on() -> None:
    chat = Chat()
    chat.says("厨房水管漏水")
    assert chat.taps("repair:yes").script == "repair.ask_visit"
    assert chat.book.tickets == {}


# button, when somebody is at home
BUTTONS = [("any", "any"), ("today", "09-01 14:00–18:00"), ("tomorrow", "09-02 09:00–12:00")]


@pytest.mark.parametrize(("button", "visit"), BUTTONS)
def test_the_buttons_for_a_time(button: str, visit: str) -> None:
    chat = Chat()
    chat.says("厨房水管漏水")
    assert chat.taps(f"repair:visit={button}").script == "repair.summary"
    assert when(chat.slots["visit"]) == visit


# now, whether 今天下午 is offered, why
THIS_AFTERNOON = [
    ("10:00", True, "it is to come"),
    ("14:30", True, "it has begun"),
    ("19:30", False, "it is over: tapping it would ask the same again"),
    ("17:50", False, "whoever is asked now can't be there in ten minutes"),
]


@pytest.mark.parametrize(("now", "offered", "why"), THIS_AFTERNOON)
def test_only_a_time_to_come_is_offered(now: str, offered: bool, why: str) -> None:
    chat = Chat(now=f"2025-09-01 {now}")
    labels = [button.label for button in chat.says("厨房水管漏水").buttons]
    assert ("今天下午" in labels) is offered, why
    assert {"随时都可以", "明天上午", "明天下午"} <= set(labels)


@pytest.mark.parametrize("first", ["我要报修", "厨房水管漏水", "厨房水管漏水，随时"])
@pytest.mark.parametrize("words", ["人工", "转人工"])
def test_whoever_wants_a_person_gets_one_at_every_step(first: str, words: str) -> None:
    chat = Chat()
    chat.says(first)
    assert chat.says(words).script == "human.tell_us"
    assert chat.conversation.dialogue == "human"
    assert {ticket.kind for ticket in chat.book.tickets.values()} == {"enquiry"}, "no repair was opened"


def test_an_emergency_in_the_middle_of_a_report_is_helped_at_once() -> None:
    chat = Chat()
    chat.says("厨房水管漏水")
    assert chat.says("电梯里困住人了").script.startswith("emergency.")
    assert chat.conversation.dialogue == ""
    assert chat.ticket.kind == "emergency"


def test_a_question_in_between_is_answered_and_the_report_goes_on() -> None:
    chat = Chat()
    chat.says("厨房水管漏水")
    answered = chat.says("物业费怎么交")
    assert chat.conversation.step == "visit"
    assert "什么时候家里有人" in answered.text
    assert answered.text.partition("\n\n——\n\n")[0] != answered.text
