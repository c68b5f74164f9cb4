"""Who leaves the account: case owners hear it once, a dialogue is left, coming back is easy."""

from bot.message import MessageKind
from bot.residents.home import OWNER, Resident
from bot.tickets.ticket import Status
from tests.handlers.chat import LIN, WANG, XIAOZHAO, Chat
from tests.handlers.register_book import GARDEN, NEWCOMER, TOWER, RegisterBook


def chat() -> Chat:
    return Chat(RegisterBook())


def leave(talk: Chat) -> str:
    return talk.says(kind=MessageKind.EVENT, event="unsubscribe").text


def told(talk: Chat, person: str) -> list[str]:
    """Return what somebody was told of people who left."""
    return [
        notice.text for notice in talk.notices if (notice.recipient, notice.script) == (person, UNREACHABLE)
    ]


UNREACHABLE = "staff.unreachable"


def test_nobody_is_told_when_nothing_is_open() -> None:
    talk = chat()
    assert leave(talk) == ""
    assert talk.notices == []


def test_the_case_owner_hears_it_with_the_way_that_is_left() -> None:
    talk = chat()
    number = talk.opens().number
    assert leave(talk) == "", "nobody could read an answer"
    (text,) = told(talk, LIN)
    assert f"工单号 {number}" in text
    assert "请打电话告诉住户" in text
    assert "138" not in text, "the number is in the register, not in a chat"


def test_once_even_when_they_come_and_go() -> None:
    talk = chat()
    talk.opens()
    leave(talk)
    talk.says(kind=MessageKind.EVENT, event="subscribe")
    leave(talk)
    assert len(told(talk, LIN)) == 1


def test_a_new_ticket_is_news_again() -> None:
    talk = chat()
    talk.opens()
    leave(talk)
    newer = talk.opens("卧室的灯不亮，随时都行").number
    leave(talk)
    first, second = told(talk, LIN)
    assert newer not in first
    assert newer in second


def test_several_tickets_of_one_owner_are_one_notice() -> None:
    talk = chat()
    numbers = [talk.opens().number, talk.opens("卧室的灯不亮，随时都行").number]
    leave(talk)
    (text,) = told(talk, LIN)
    assert "、".join(numbers) in text


def test_of_what_is_done_nobody_need_call() -> None:
    talk = chat()
    talk.opens()
    talk.keep(status=Status.FINISHED)
    leave(talk)
    assert told(talk, LIN) == []


def test_who_talks_with_them_hears_it_from_the_talk() -> None:
    talk = chat()
    talk.says("转人工")
    number = talk.ticket.number
    talk.says(f"接 {number}", who=XIAOZHAO)
    leave(talk)
    heard = [notice.script for notice in talk.notices if notice.recipient == XIAOZHAO]
    assert heard.count("staff.resident_left") == 1
    assert told(talk, LIN) == [], "one of them is enough"


def test_where_nobody_has_taken_the_enquiry_its_case_owner_hears_it() -> None:
    talk = chat()
    talk.now = "2025-09-01 23:00"
    talk.says("转人工")
    assert talk.ticket.assignee == ""
    leave(talk)
    assert len(told(talk, LIN)) == 1


def test_an_open_dialogue_is_left() -> None:
    talk = chat()
    talk.says("我要报修")
    leave(talk)
    assert (talk.conversation.dialogue, talk.conversation.parked) == ("", {})


class TestComingBack:
    def test_the_homes_are_still_bound(self) -> None:
        talk = chat()
        talk.book.bound.append(Resident(WANG, "王阿姨", GARDEN, OWNER))
        reply = talk.says(kind=MessageKind.EVENT, event="subscribe")
        assert reply.script == "welcome.back"
        assert f"{TOWER.label}、{GARDEN.label}还在" in reply.text

    def test_a_stranger_is_welcomed_as_ever(self) -> None:
        reply = chat().says(who=NEWCOMER, kind=MessageKind.EVENT, event="subscribe")
        assert reply.script == "welcome.follow"


def test_a_complaint_without_a_name_is_not_given_away_by_who_leaves() -> None:
    talk = chat()
    talk.says("我要匿名投诉，楼道没人打扫")
    talk.says("确认")
    assert talk.ticket.place == "匿名住户"
    leave(talk)
    assert [notice.script for notice in talk.notices if notice.script == UNREACHABLE] == []
