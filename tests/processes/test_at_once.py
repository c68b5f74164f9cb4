"""Several web processes are asked at the same instant: nothing twice, nothing lost, all told what is."""

import re
from concurrent.futures import ThreadPoolExecutor

import pytest

from sandbox.cast import Person, person_named
from tests.processes.estate import Estate, number_in, tasks_shown
from tests.processes.wechat import Answer, at_once

ROUNDS = 20
COPIES = 6
RESIDENTS = 200
THREADS = 8
REPORT = "3栋2单元1201厨房水管漏水，明天上午在家"
PUBLIC_LIGHT = "6栋1单元大堂的灯不亮"
# More than a phone may get in a minute waits for the next one; nobody is passed over yet.
EVERYTHING_GOES_OUT = "PT2M"


def test_one_delivery_six_times_at_once_is_one_ticket_and_six_equal_answers(estate: Estate) -> None:
    for _ in range(ROUNDS):
        someone = estate.somebody()
        estate.say(someone, REPORT)
        confirmation = estate.words(someone, "确认")
        answers = at_once([lambda: estate.send(confirmation)] * COPIES)  # noqa: B023
        assert [answer.status for answer in answers] == [200] * COPIES
        assert len({answer.xml for answer in answers}) == 1
        assert "工单号" in answers[0].text
    tickets = estate.tickets()
    assert len({ticket["resident"] for ticket in tickets}) == len(tickets) == ROUNDS
    estate.pass_time(EVERYTHING_GOES_OUT)
    assert tasks_shown(estate) == {ticket["number"]: 1 for ticket in tickets}


# Two things that one resident says at once, after what was said before.
PAIRS = {
    "a confirmation and a question": ([REPORT], "确认", "进度"),
    "yes and no": ([REPORT], "确认", "取消"),
    "two changes of one report": ([REPORT], "明天下午", "6栋1单元502"),
    "two repairs": ([], REPORT, PUBLIC_LIGHT),
    "two tickets": ([], "人工", "救命，我被困在电梯里了"),
    "a ticket twice, in two messages": ([REPORT], "确认", "确认"),
}


@pytest.mark.parametrize(("before", "one", "other"), PAIRS.values(), ids=PAIRS.keys())
def test_two_messages_of_one_resident_at_once_are_as_one_after_the_other(
    estate: Estate, before: list[str], one: str, other: str
) -> None:
    orders = {in_turn(estate, before, one, other), in_turn(estate, before, other, one)[::-1]}
    for _ in range(5):
        someone = prepared(estate, before)
        both = [estate.words(someone, one), estate.words(someone, other)]
        answers = at_once([lambda each=each: estate.send(each) for each in both])  # type: ignore[misc]
        assert [answer.status for answer in answers] == [200, 200]
        assert (without_number(answers[0].text), without_number(answers[1].text)) in orders
        assert len(tickets_of(estate, someone)) <= 2


def test_arriving_and_cancelling_at_once_leaves_one_of_them(estate: Estate) -> None:
    winners = set()
    for _ in range(ROUNDS):
        resident, number, assignee = taken_ticket(estate)
        arrived, cancelled = both_at_once(
            estate, (assignee, f"到了 {number}"), (resident, f"取消工单 {number}")
        )
        status = estate.status(number)
        winners.add(status)
        assert (status, "已到场" in arrived, "已经取消" in cancelled) in {
            ("on_site", True, False),
            ("cancelled", False, True),
        }
        # The one who came second hears what is: gone to, or called off.
        assert number in cancelled or "师傅" in cancelled
        assert status == "on_site" or "取消" in arrived
    assert winners <= {"on_site", "cancelled"}


def test_accepting_and_cancelling_at_once_is_cancelled_and_the_technician_knows(estate: Estate) -> None:
    resident = person_named("owner")
    for _ in range(ROUNDS):
        number, assignee = opened(estate, resident)
        accepted, cancelled = both_at_once(
            estate, (assignee, f"接 {number}"), (resident, f"取消工单 {number}")
        )
        assert "已经取消" in cancelled
        assert estate.status(number) == "cancelled"
        estate.pass_time("PT1M")  # a new minute for everybody's phone
        told = [text for text in estate.pushed(assignee.id) if number in text and "取消" in text]
        assert "取消" in accepted or len(told) == 1
        if "取消" in accepted:
            assert not [text for text in estate.pushed("owner") if number in text and "接单" in text]


def test_two_technicians_accept_at_once_and_the_second_is_told_who_has_it(estate: Estate) -> None:
    for _ in range(ROUNDS):
        number, _ = opened(estate, estate.somebody())
        one, other = person_named("technician"), person_named("technician2")
        answers = both_at_once(estate, (one, f"接 {number}"), (other, f"接 {number}"))
        assert [answer.startswith("已接单") for answer in answers].count(True) == 1
        winner, loser = (one, other) if answers[0].startswith("已接单") else (other, one)
        ticket = next(each for each in estate.tickets() if each["number"] == number)
        assert (ticket["status"], ticket["assignee"]) == ("accepted", winner.id)
        told = answers[(one, other).index(loser)]
        assert f"已由{winner.name}接单" in told


def test_two_hundred_residents_at_once_get_a_ticket_each(estate: Estate) -> None:
    deliveries = [estate.words(estate.somebody(), "人工") for _ in range(RESIDENTS)]
    with ThreadPoolExecutor(THREADS) as threads:
        answers: list[Answer] = list(threads.map(estate.send, deliveries))
    assert {answer.status for answer in answers} == {200}
    numbers = {number_in(answer.text) for answer in answers}
    tickets = estate.tickets()
    assert numbers == {ticket["number"] for ticket in tickets}
    assert len(numbers) == len({ticket["resident"] for ticket in tickets}) == RESIDENTS


def test_every_task_reaches_a_phone_however_many_come_in_a_minute(estate: Estate) -> None:
    for _ in range(4):
        for _ in range(20):
            estate.say(estate.somebody(), "人工")
        estate.settle()
    estate.pass_time("PT12M")
    assert tasks_shown(estate) == {ticket["number"]: 1 for ticket in estate.tickets()}


def both_at_once(estate: Estate, *said: tuple[Person, str]) -> list[str]:
    """Return what each was answered."""
    deliveries = [estate.words(sender, text) for sender, text in said]
    answers = at_once([lambda each=each: estate.send(each) for each in deliveries])  # type: ignore[misc]
    assert {answer.status for answer in answers} == {200}
    return [answer.text for answer in answers]


def prepared(estate: Estate, before: list[str]) -> Person:
    """Return a new resident who has said this."""
    someone = estate.somebody()
    for text in before:
        estate.say(someone, text)
    return someone


def in_turn(estate: Estate, before: list[str], *said: str) -> tuple[str, ...]:
    """Return what a new resident is answered to these one after the other."""
    someone = prepared(estate, before)
    return tuple(without_number(estate.say(someone, text)) for text in said)


def without_number(text: str) -> str:
    """Return a reply as it would be for any ticket, any colleague on duty, and any variant of its words."""
    if "这句我" in text:
        return "没听懂"
    return re.sub(r"李师傅|张师傅|客服小赵|管家小林", "某同事", re.sub(r"\d{4,}", "N", text))


def tickets_of(estate: Estate, resident: Person) -> list[str]:
    """Return the numbers of somebody's tickets."""
    return [each["number"] for each in estate.tickets() if each["resident"] in (resident.id, resident.openid)]


def opened(estate: Estate, resident: Person) -> tuple[str, Person]:
    """Return the number of a new ticket and who is asked to do it."""
    estate.say(resident, REPORT)
    number = number_in(estate.say(resident, "确认"))
    ticket = next(each for each in estate.tickets() if each["number"] == number)
    return number, person_named(ticket["assignee"])


def taken_ticket(estate: Estate) -> tuple[Person, str, Person]:
    """Return a resident, the number of their ticket, and who has accepted it."""
    resident = estate.somebody()
    number, assignee = opened(estate, resident)
    estate.order(assignee.id, f"接 {number}")
    return resident, number, assignee
