"""A due row that was given up: the managers hear of it, whatever it was about."""

import pytest

from bot.due import Claim, Due
from bot.knowledge.model import Knowledge, Lexicon, Script
from bot.outbox.notice import Notice
from bot.speech.phrasebook import Phrasebook
from bot.tickets.desk import Desk
from bot.tickets.docket import Docket
from bot.tickets.given_up import WORK_FAILED, tell_given_up
from tests.bot.tickets.estate import RULES, WANG
from tests.bot.tickets.office import SAYINGS, Office

WORDS = Script(WORK_FAILED, ("没做成：第 {id} 号",))
KNOWLEDGE = Knowledge("v1", (), SAYINGS | {WORK_FAILED: WORDS}, (), Lexicon(), ())


def told(office: Office, name: str, subject: str) -> list[Notice]:
    """Return what is told when this row is given up."""
    docket = Docket(office)
    desk = Desk(RULES, docket, Phrasebook(KNOWLEDGE, {}, ""), office.now, "given up:7")
    tell_given_up(desk, Claim(7, 9, "yunqi", Due(name, subject, office.now)))
    return docket.notices


def test_a_ticket_s_promise_that_nobody_watches_is_told_with_the_ticket() -> None:
    office = Office()
    number = office.opens().number
    notices = told(office, "promise.tell", number)
    assert [(each.script, each.ticket, each.recipient) for each in notices] == [
        ("staff.watch_failed", number, person) for person in RULES.managers()
    ]


# name, subject, why
OF_NO_TICKET = [
    ("lease.sweep", "estate", "no lease is looked at any more"),
    ("form.unconfirmed", WANG, "the subject is a person"),
]


@pytest.mark.parametrize(("name", "subject", "why"), OF_NO_TICKET)
def test_work_that_is_no_ticket_s_is_told_without_whose_it_was(name: str, subject: str, why: str) -> None:
    notices = told(Office(), name, subject)
    assert [(each.script, each.recipient) for each in notices] == [
        (WORK_FAILED, person) for person in RULES.managers()
    ], why
    assert len({each.key for each in notices}) == len(notices)
    assert {each.text for each in notices} == {"没做成：第 7 号"}
