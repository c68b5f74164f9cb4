"""Homes, passes and data while several people act on them at the same instant: as one after the other."""

import re

import pytest

from sandbox.cast import Person, person_named
from tests.processes.estate import Estate, number_in
from tests.processes.people import (
    ASKED_FIRST,
    BOUND,
    FAMILY_PHONE,
    HOME,
    NO_MATCH,
    OWNER_PHONE,
    PatientEstate,
    address_of,
    agreeing,
    asked_to_delete,
    bound,
    counted,
    freed,
    now_of,
    tidied,
    tied,
    together,
    told,
)
from tests.processes.wechat import Delivery, colleague

ROUNDS = 5
COPIES = 6
# handlers/home/tries.py: so many wrong phones are compared at one home.
PER_HOME = 10
GUESSERS = 40
REMOVE = re.compile(r"household\.remove(:[^\"]+?)\"")
PASS = re.compile(r"F\d{4}")
VISIT = ("帮我登记访客", "我表弟李强", "马上就到", "不开车，2人")
REPORT = "3栋2单元1201厨房水管漏水，明天上午在家"
DELETE = "确认删除"


@pytest.fixture
def estate(estate: Estate) -> Estate:
    """The demo estate, as its residents see it who are in no hurry."""
    return PatientEstate(estate.service, estate.ahead)


def test_one_binding_delivery_six_times_at_once_is_one_tie_and_six_equal_answers(estate: Estate) -> None:
    for _ in range(ROUNDS):
        freed(estate.service, FAMILY_PHONE)
        someone = agreeing(estate, estate.somebody())
        answers = together(estate, *[estate.words(someone, f"{HOME} {FAMILY_PHONE}")] * COPIES)
        assert BOUND in answers[0]
        assert len(set(answers)) == 1
        assert tied(estate.service, someone) == 1
    assert told(estate.service, "household.new_member", person_named("owner")) == ROUNDS


def test_two_people_bind_to_one_home_at_once_and_who_is_bound_already_is_asked(estate: Estate) -> None:
    owner = person_named("owner")
    for round in range(1, ROUNDS + 1):
        freed(estate.service, FAMILY_PHONE)
        family, stranger = (agreeing(estate, estate.somebody()) for _ in range(2))
        one, other = together(
            estate,
            estate.words(family, f"{HOME} {FAMILY_PHONE}"),
            estate.words(stranger, f"{HOME} {OWNER_PHONE}"),
        )
        assert f"绑好了，欢迎您：{HOME}，家人" in one
        assert ASKED_FIRST in other
        assert (tied(estate.service, family), tied(estate.service, stranger)) == (1, 0)
        assert told(estate.service, "household.new_member", owner) == round


def test_of_two_who_bind_as_one_member_at_once_only_the_first_is_bound(estate: Estate) -> None:
    """Whoever comes in second is asked about: nobody gets into a home beside the one who is bound."""
    for _ in range(ROUNDS * 2):
        freed(estate.service, "13800001004")
        pair = [agreeing(estate, estate.somebody()) for _ in range(2)]
        answers = together(estate, *(estate.words(one, "4栋1单元601 13800001004") for one in pair))
        assert sorted(BOUND in answer for answer in answers) == [False, True]
        assert sorted(ASKED_FIRST in answer for answer in answers) == [False, True]
        assert sorted(tied(estate.service, one) for one in pair) == [0, 1]


def wrong_phones(estate: Estate, home: str, how_many: int) -> list[Delivery]:
    """Return as many wrong tries at a home, each of somebody else."""
    guessers = [agreeing(estate, estate.somebody()) for _ in range(how_many)]
    return [estate.words(each, f"{home} 139{number:08d}") for number, each in enumerate(guessers)]


def test_forty_people_who_guess_at_one_home_at_once_are_compared_no_more_often_than_ten(
    estate: Estate,
) -> None:
    answers = together(estate, *wrong_phones(estate, HOME, GUESSERS))
    assert all(NO_MATCH in answer for answer in answers)
    assert len(set(answers)) == 1, "the answer tells whether there was a comparison"
    where = "attempts WHERE subject = :home AND count = :most"
    assert counted(estate.service, where, home=f"home:{HOME}", most=PER_HOME) == 1
    late = agreeing(estate, estate.somebody())
    assert NO_MATCH in estate.say(late, f"{HOME} {FAMILY_PHONE}")


def test_as_long_as_one_try_is_left_the_right_phone_comes_in_and_none_is_left_after_ten(
    estate: Estate,
) -> None:
    together(estate, *wrong_phones(estate, HOME, PER_HOME - 1))
    bound(estate, estate.somebody(), FAMILY_PHONE)
    together(estate, *wrong_phones(estate, HOME, 1))
    assert NO_MATCH in estate.say(agreeing(estate, estate.somebody()), f"{HOME} {FAMILY_PHONE}")


def removal(estate: Estate) -> Delivery:
    """Return the tap with which the owner takes the only other person off."""
    owner = person_named("owner")
    found = REMOVE.search(estate.say(owner, "我的家"))
    assert found
    return estate.tap(owner, f"household.removed{found[1]}", "确认解绑")


def test_an_owner_who_taps_twice_takes_the_person_off_once_and_they_hear_it_once(estate: Estate) -> None:
    for _ in range(ROUNDS * 2):
        family = bound(estate, estate.somebody(), FAMILY_PHONE)
        answers = together(estate, removal(estate), removal(estate))
        assert tied(estate.service, family) == 0
        assert sum("办好了" in answer for answer in answers) == 1
        assert sum("已经不在绑定名单" in answer for answer in answers) == 1
        assert told(estate.service, "household.you_were_removed", family) == 1


def test_who_is_taken_off_while_announcing_a_visitor_has_a_pass_or_is_told_to_bind(estate: Estate) -> None:
    seen = set()
    for _ in range(ROUNDS):
        family = bound(estate, estate.somebody(), FAMILY_PHONE)
        for words in VISIT:
            estate.say(family, words)
        said, _ = together(estate, estate.words(family, "确认"), removal(estate))
        passes = counted(estate.service, "passes WHERE person = :person", person=address_of(family))
        assert passes == ("登记好了" in said)
        assert passes or "绑定" in said
        assert tied(estate.service, family) == 0
        assert "还没有绑定" in estate.say(family, "我的家")
        seen.add(passes)
    assert seen <= {0, 1}


def visitor_pass(estate: Estate) -> str:
    """Return the number of a pass that is good now."""
    for words in VISIT:
        estate.say(person_named("owner"), words)
    found = PASS.search(estate.say(person_named("owner"), "确认"))
    assert found
    return found[0]


GATE = ("guard", "frontdesk", "manager")


def test_of_three_who_let_the_same_pass_in_at_once_exactly_one_does(estate: Estate) -> None:
    for round in range(1, ROUNDS + 1):
        number = visitor_pass(estate)
        answers = together(estate, *(estate.order_of(each, f"放行 {number}") for each in GATE))
        assert [answer.startswith("已放行") for answer in answers].count(True) == 1
        assert [answer.startswith("已经用过") for answer in answers].count(True) == len(GATE) - 1
        assert told(estate.service, "visitor.arrived", person_named("owner")) == round


def test_a_pass_that_is_let_in_and_cancelled_at_once_is_one_of_both(estate: Estate) -> None:
    for _ in range(ROUNDS):
        number = visitor_pass(estate)
        cancel = estate.tap(person_named("owner"), f"pass.cancel:{number}", "不来了")
        let_in, cancelled = together(estate, estate.order_of("guard", f"放行 {number}"), cancel)
        state = "passes WHERE number = :number AND state = :state"
        used = counted(estate.service, state, number=number, state="used")
        assert used == let_in.startswith("已放行")
        assert counted(estate.service, state, number=number, state="cancelled") == 1 - used
        assert ("取消" in cancelled) == (not used) or "已放行" in cancelled


def test_an_owners_yes_by_phone_and_no_at_the_desk_at_once_is_one_of_both(estate: Estate) -> None:
    tenant = person_named("tenant")
    for round in range(1, ROUNDS + 1):
        estate.say(tenant, "我要把沙发搬走，今天下午，朋友来搬")
        found = PASS.search(estate.say(tenant, "确认"))
        assert found
        yes, no = together(
            estate,
            estate.order_of("frontdesk", f"同意 {found[0]}"),
            estate.order_of("butler", f"不同意 {found[0]}"),
        )
        assert ("已记下业主同意" in yes) != ("已记下业主不同意" in no)
        heard = [told(estate.service, f"goods_out.{word}", tenant) for word in ("agreed", "refused")]
        assert sum(heard) == round


# What else somebody says in the moment in which they confirm that their data are to be deleted.
BESIDE = {
    "the confirmation twice": DELETE,
    "the answer to a form that is open": "明天下午",
    "another matter": "物业费多少钱",
    "rather not": "算了",
}


# By these one knows what was answered; anything else may be said in several ways.
MARKS = ("删好了", "一样都没动", "现在就删", "接着说")


@pytest.mark.parametrize("other", BESIDE.values(), ids=BESIDE.keys())
def test_data_deleted_with_a_form_open_while_the_resident_writes_on(estate: Estate, other: str) -> None:
    orders = [deleted_in_turn(estate, DELETE, other), deleted_in_turn(estate, other, DELETE)[::-1]]
    for _ in range(ROUNDS):
        someone = about_to_delete(estate)
        noted = counted(estate.service, "deletions")
        answers = together(estate, estate.words(someone, DELETE), estate.words(someone, other))
        done = [MARKS[0] in answer for answer in answers].count(True)
        assert [marks(answer) for answer in answers] in orders
        assert counted(estate.service, "deletions") - noted == done <= 1
        assert tied(estate.service, someone) == 1 - done


def test_what_is_deleted_is_not_offered_to_be_gone_on_with(estate: Estate) -> None:
    someone = about_to_delete(estate)
    assert marks(estate.say(someone, DELETE)) == {"删好了"}


def about_to_delete(estate: Estate) -> Person:
    """Return a resident who reports a repair, leaves it, and is asked about deleting their data."""
    someone = bound(estate, estate.somebody(), FAMILY_PHONE)
    estate.say(someone, "厨房水管漏水")
    return asked_to_delete(estate, someone)


def deleted_in_turn(estate: Estate, *said: str) -> list[set[str]]:
    """Return what such a resident is answered to these one after the other."""
    someone = about_to_delete(estate)
    return [marks(estate.say(someone, words)) for words in said]


def marks(answer: str) -> set[str]:
    """Return the marks of an answer."""
    return {mark for mark in MARKS if mark in answer}


STAFF_MOVES = {"accepted": ("接 {}",), "finished": ("接 {}", "到了 {}", "完工 {}")}


@pytest.mark.parametrize("moves", STAFF_MOVES.values(), ids=STAFF_MOVES.keys())
def test_data_deleted_while_a_colleague_moves_the_ticket_are_gone_when_it_ends(
    estate: Estate, moves: tuple[str, ...]
) -> None:
    someone = estate.somebody()
    estate.say(someone, REPORT)
    number = number_in(estate.say(someone, "确认"))
    assignee = next(ticket["assignee"] for ticket in estate.tickets() if ticket["number"] == number)
    for order in moves[:-1]:
        estate.say(colleague(assignee), order.format(number))
    asked_to_delete(estate, someone)
    together(
        estate,
        estate.words(someone, DELETE),
        estate.order_of(assignee, moves[-1].format(number)),
    )
    assert counted(estate.service, "deletions WHERE reason <> 'retention'") == 1
    for order in ("到了 {}", "完工 {}"):
        estate.order(assignee, order.format(number))
    estate.send(estate.tap(someone, f"ticket.confirm:{number}", "修好了"))
    assert estate.status(number) == "closed"
    estate.settle()
    tidied(estate.service, now_of(estate))
    here = {"person": address_of(someone)}
    assert counted(estate.service, "tickets WHERE resident = :person", **here) == 0
    assert counted(estate.service, "notices WHERE recipient = :person", **here) == 0
    assert counted(estate.service, "timeline WHERE actor = :person", **here) == 0
