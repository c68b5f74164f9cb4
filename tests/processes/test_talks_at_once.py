"""Residents and colleagues in talk at the same instant: nothing lost, in order, never to another phone."""

import re
from collections.abc import Callable, Iterable, Sequence

import pytest

from bot.store.ledger import SqlLedger
from bot.tickets.talk import SAID, TOLD
from sandbox.cast import Person, person_named
from tests.processes.estate import Estate, number_in
from tests.processes.people import (
    PatientEstate,
    address_of,
    counted,
    database_of,
    in_talk,
    numberless,
    together,
    told,
)
from tests.processes.wechat import at_once

ROUNDS = 5
# As many as a phone may get at once.
LINES = 10
MANY_LINES = 50
DESK = ("frontdesk", "butler")
ESTATE = "yunqi"
# The resident's words as the colleague's phone shows them: the number, the place, the words.
HEARD = re.compile(r"住户说 · 工单号 (\d+)\n[^\n]*\n([^\n]*)")
SPOKEN = re.compile(r"客服小赵：(\S+)")
# A phone gets so many of them in a minute; all of them have come out after this.
EVERYTHING_GOES_OUT = "PT9M"
DIALOGUE_OPEN = "conversations WHERE person = :person AND dialogue <> ''"


@pytest.fixture
def estate(estate: Estate) -> Estate:
    """The demo estate, as its residents see it who are in no hurry."""
    return PatientEstate(estate.service, estate.ahead)


def test_two_colleagues_accept_one_enquiry_at_once_and_only_one_of_them_is_heard(estate: Estate) -> None:
    for _ in range(ROUNDS):
        resident = estate.somebody()
        number = number_in(estate.say(resident, "人工"))
        answers = together(estate, *(estate.order_of(each, f"接 {number}") for each in DESK))
        winner = next(i for i, answer in enumerate(answers) if answer.startswith("已接单"))
        assert f"已由{person_named(DESK[winner]).name}接单" in answers[1 - winner]
        assert "已发给" in estate.order(DESK[winner], f"{number} 您好")
        assert "已发给" not in estate.order(DESK[1 - winner], f"{number} 我也来说一句")
        assert lines_of(estate, number, TOLD) == ["您好"]
        estate.order(DESK[winner], f"交回 {number}")


def test_resident_and_colleague_write_at_once_and_each_is_read_in_their_order(estate: Estate) -> None:
    resident = estate.somebody()
    number = in_talk(estate, resident)
    said, answered = [f"问{i}" for i in range(LINES)], [f"答{i}" for i in range(LINES)]
    at_once([speaker(estate, resident, said), speaker(estate, person_named("frontdesk"), answered)])
    assert lines_of(estate, number, SAID) == said
    assert lines_of(estate, number, TOLD) == answered
    estate.pass_time(EVERYTHING_GOES_OUT)
    assert [words for _, words in heard(estate, "frontdesk")] == said


def test_one_resident_writes_on_two_phones_at_once_and_no_word_is_lost(estate: Estate) -> None:
    resident = estate.somebody()
    number = in_talk(estate, resident)
    halves = [[f"{half}{i}" for i in range(LINES)] for half in ("左", "右")]
    at_once([speaker(estate, resident, half) for half in halves])
    kept = lines_of(estate, number, SAID)
    assert sorted(kept) == sorted(halves[0] + halves[1])
    assert [[words for words in kept if words[0] == half[0][0]] for half in halves] == halves


def test_two_residents_at_one_desk_with_fifty_messages_each_way_never_read_each_other(estate: Estate) -> None:
    residents = {"甲": "owner", "乙": "neighbour"}
    for person in residents.values():
        by_phone(estate, person, "人工")
    numbers = {name: open_enquiry(estate, person) for name, person in residents.items()}
    for number in numbers.values():
        estate.order("butler", f"退 {number}")
        estate.order("frontdesk", f"接 {number}")
    orders = [f"{numbers[name]} 给{name}{i}" for i in range(MANY_LINES) for name in residents]
    at_once(
        [
            *(phone(estate, person, words_of(name)) for name, person in residents.items()),
            speaker(estate, person_named("frontdesk"), orders),
        ]
    )
    estate.pass_time(EVERYTHING_GOES_OUT)
    for name, person in residents.items():
        # What a used-up quota has put by comes with the answer to the next word, the rest after it.
        by_phone(estate, person, "好的")
        estate.settle()
        spoken = [words for text in shown(estate, person) for words in SPOKEN.findall(text)]
        assert spoken == [f"给{name}{i}" for i in range(MANY_LINES)]
        assert [words for words in lines_of(estate, numbers[name], SAID) if "说" in words] == words_of(name)
    listened = heard(estate, "frontdesk")
    for name, number in numbers.items():
        mine = [words for heard_of, words in listened if heard_of == number and "说" in words]
        assert sorted(mine) == sorted(words_of(name)), "each once, and nobody else's under this number"


def test_words_that_a_full_phone_makes_wait_come_before_those_said_later(estate: Estate) -> None:
    resident = estate.somebody()
    in_talk(estate, resident)
    said = [f"问{i}" for i in range(LINES + 5)]
    for words in said[:-3]:
        estate.say(resident, words)
    estate.settle()
    for words in said[-3:]:
        estate.say(resident, words)
        estate.settle()
    estate.pass_time(EVERYTHING_GOES_OUT)
    assert [words for _, words in heard(estate, "frontdesk")] == said


def test_plain_words_of_a_colleague_reach_nobody_but_whom_they_were_meant_for(estate: Estate) -> None:
    """While another resident comes in between it may be asked for whom they are: then they reach nobody."""
    residents = [estate.somebody() for _ in range(2)]
    numbers = [open_enquiry_of(estate, each) for each in residents]
    for round in range(ROUNDS * 2):
        meant = numbers[round % 2]
        estate.order("frontdesk", f"回复 {meant}")
        estate.order("frontdesk", f"{meant} 请稍等")
        at_once(
            [
                speaker(estate, person_named("frontdesk"), [f"密{round}"]),
                speaker(estate, residents[1 - round % 2], [f"插话{round}"]),
            ]
        )
        assert f"密{round}" not in lines_of(estate, numbers[1 - round % 2], TOLD)


def test_a_resident_leaves_the_account_while_a_colleague_writes(estate: Estate) -> None:
    owner = person_named("owner")
    orders = [left_in_turn(estate, leaves_first) for leaves_first in (False, True)]
    for _ in range(ROUNDS):
        number = talk_by_phone(estate)
        answers = at_once(
            [lambda: estate.order("frontdesk", "在的"), lambda: event(estate, "owner", "unsubscribe")]
        )
        # What waits to be sent may be told by WeChat that she left, before her leaving itself has come.
        kept = "住户还没收到" in answers[0]
        assert kept or numberless(answers[0]) in orders
        assert lines_of(estate, number, TOLD) == ["在的"] * (kept or "已发给" in answers[0])
        assert told(estate.service, "staff.resident_left", person_named("frontdesk")) == 1
        assert counted(estate.service, DIALOGUE_OPEN, person=address_of(owner)) == 0


def left_in_turn(estate: Estate, leaves_first: bool) -> str:
    """Return what the colleague is answered when the resident leaves before or after."""
    talk_by_phone(estate)
    if leaves_first:
        event(estate, "owner", "unsubscribe")
    answer = numberless(estate.order("frontdesk", "在的"))
    if not leaves_first:
        event(estate, "owner", "unsubscribe")
    return answer


def talk_by_phone(estate: Estate) -> str:
    """Return the number of a talk between the owner, on her phone, and the front desk: the first of a day."""
    estate.open_again()
    by_phone(estate, "owner", "人工")
    number = open_enquiry(estate, "owner")
    estate.order("frontdesk", f"接 {number}")
    return number


def event(estate: Estate, person: str, name: str) -> str:
    """Have one of the cast follow or leave the account."""
    answer = estate.call("POST", f"/sandbox/api/people/{person}/say", {"event": name})
    assert answer["status"] == 200
    return ""


def by_phone(estate: Estate, person: str, words: str) -> None:
    """Have one of the cast write on the phone that the stand-in plays: WeChat then lets us answer later."""
    assert estate.call("POST", f"/sandbox/api/people/{person}/say", {"text": words})["status"] == 200


def phone(estate: Estate, person: str, lines: Iterable[str]) -> Callable[[], object]:
    """Return what has one of the cast write these on the phone, one after the other."""
    return lambda: [by_phone(estate, person, words) for words in lines]


def speaker(estate: Estate, sender: Person, lines: Iterable[str]) -> Callable[[], object]:
    """Return what has somebody say these, one after the other."""
    return lambda: [estate.say(sender, words) for words in lines]


def words_of(name: str) -> list[str]:
    """Return what a resident writes."""
    return [f"{name}说{i}" for i in range(MANY_LINES)]


def open_enquiry(estate: Estate, person: str) -> str:
    """Return the number of the enquiry that one of the cast has open."""
    mine = [each for each in estate.tickets() if each["resident"] == person and each["kind"] == "enquiry"]
    return str(mine[-1]["number"])


def open_enquiry_of(estate: Estate, resident: Person) -> str:
    """Return the number of an enquiry that the front desk has taken."""
    number = number_in(estate.say(resident, "人工"))
    estate.order("butler", f"退 {number}")
    estate.order("frontdesk", f"接 {number}")
    return number


def lines_of(estate: Estate, number: str, action: str) -> list[str]:
    """Return what was said (or told) in a talk, in its order."""
    with database_of(estate.service) as database:
        entries = SqlLedger(database, ESTATE).timeline(number)
    return [entry.text for entry in entries if entry.action == action]


def shown(estate: Estate, person: str) -> list[str]:
    """Return all that the service has put on a phone, oldest first."""
    messages = estate.call("GET", f"/sandbox/api/people/{person}/messages?after=0")["messages"]
    return [each["text"] for each in messages if each["from"] == "service"]


def heard(estate: Estate, colleague: str) -> Sequence[tuple[str, str]]:
    """Return the residents' words that a colleague's phone shows, each with the number it stands under."""
    return [found for text in estate.pushed(colleague) for found in HEARD.findall(text)]
