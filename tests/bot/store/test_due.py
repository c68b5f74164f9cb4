"""Due rows: claimed by one, finished with what came of it, given up with a reason."""

from datetime import timedelta

import pytest

from bot.conversation.delivery import Conversation
from bot.conversation.forms.form import CONFIRM
from bot.conversation.forms.on_time import UNCONFIRMED, form_watches
from bot.due import Claim, Due
from bot.errors import Conflict
from bot.knowledge.model import Knowledge, Lexicon, Script
from bot.speech.phrasebook import Phrasebook
from bot.store.database import Database
from bot.store.due import SqlDueRows
from bot.store.ledger import SqlLedger
from bot.tickets.docket import Docket
from tests.bot.conversation.forms.lending import LEND
from tests.bot.store.cast import ELSEWHERE, ESTATE, HOUR, MINUTE, NOON, WANG, delivery, docket, ticket

REMINDER = Script(UNCONFIRMED, ("{title}还没提交",))
SPEECH = Phrasebook(Knowledge("v1", (), {UNCONFIRMED: REMINDER}, (), Lexicon(), ()), {}, "")
OVER = timedelta(0)  # a lease that is over at once, as if its holder had slept through it


@pytest.fixture
def dues(database: Database) -> SqlDueRows:
    return SqlDueRows(database)


def claim_of(dues: SqlDueRows) -> Claim:
    claim = dues.claim(NOON)
    assert claim is not None
    return claim


def test_the_earliest_comes_first_and_each_once(dues: SqlDueRows) -> None:
    dues.add(ESTATE, [Due("warn", "b", NOON), Due("warn", "a", NOON - HOUR), Due("warn", "c", NOON + MINUTE)])
    dues.add(ELSEWHERE, [Due("bill", "d", NOON - MINUTE, "2025-06")])
    claims = [dues.claim(NOON) for _ in range(4)]
    assert [claim and (claim.estate, claim.due) for claim in claims] == [
        (ESTATE, Due("warn", "a", NOON - HOUR)),
        (ELSEWHERE, Due("bill", "d", NOON - MINUTE, "2025-06")),
        (ESTATE, Due("warn", "b", NOON)),
        None,  # c is not due yet
    ]


def test_the_same_again_changes_nothing(dues: SqlDueRows) -> None:
    dues.add(ESTATE, [Due("warn", "a", NOON)])
    dues.add(ESTATE, [Due("warn", "a", NOON - HOUR), Due("warn", "a", NOON, "other detail")])
    assert dues.counts() == {"open": 2, "dead": 0}
    assert dues.next_due() == NOON


def test_what_is_done_is_not_done_again(dues: SqlDueRows, ledger: SqlLedger) -> None:
    dues.add(ESTATE, [Due("warn", "a", NOON)])
    dues.complete(claim_of(dues), Docket(ledger))
    dues.add(ESTATE, [Due("warn", "a", NOON)])
    assert dues.claim(NOON) is None
    assert dues.counts() == {"open": 0, "dead": 0}
    assert dues.next_due() is None


class TestComplete:
    def test_stores_the_docket_with_it(self, dues: SqlDueRows, ledger: SqlLedger) -> None:
        dues.add(ESTATE, [Due("warn", "a", NOON)])
        dues.complete(claim_of(dues), docket(ledger, ticket(), dues=[Due("warn", "b", NOON)]))
        assert ledger.ticket("BX-0001") is not None
        assert claim_of(dues).due.subject == "b"

    @pytest.mark.parametrize("moved", [True, False], ids=["confirmed meanwhile", "still asked"])
    def test_a_reminder_of_a_summary_that_is_confirmed_meanwhile_is_not_sent(
        self, dues: SqlDueRows, ledger: SqlLedger, moved: bool
    ) -> None:
        asked = Conversation(WANG, LEND.name, CONFIRM, {}, NOON)
        ledger.commit(Docket(ledger), delivery("asked", conversation=asked))
        dues.add(ESTATE, [Due(UNCONFIRMED, WANG, NOON, NOON.isoformat())])
        claim, decided = claim_of(dues), Docket(ledger)
        form_watches({LEND.name: LEND}, ledger, lambda _: SPEECH)[UNCONFIRMED](claim, decided, NOON)
        assert [each.script for each in decided.notices] == [UNCONFIRMED]
        if not moved:
            dues.complete(claim, decided)
            return
        ledger.commit(Docket(ledger), delivery("yes", conversation=Conversation(WANG, version=1)))
        with pytest.raises(Conflict):
            dues.complete(claim, decided)
        again = Docket(ledger)
        form_watches({LEND.name: LEND}, ledger, lambda _: SPEECH)[UNCONFIRMED](claim, again, NOON)
        dues.complete(claim, again)
        assert again.notices == []

    def test_stores_nothing_when_a_ticket_moved_on_and_may_be_tried_again(
        self, dues: SqlDueRows, ledger: SqlLedger
    ) -> None:
        ledger.commit(docket(ledger, ticket()), delivery())
        dues.add(ESTATE, [Due("warn", "a", NOON)])
        claim = claim_of(dues)
        with pytest.raises(Conflict):
            dues.complete(claim, docket(ledger, ticket(version=7), dues=[Due("warn", "b", NOON)]))
        assert dues.counts()["open"] == 1
        dues.complete(claim, docket(ledger, ticket(version=1)))
        assert dues.counts()["open"] == 0

    def test_is_refused_once_somebody_else_has_claimed_it(
        self, database: Database, ledger: SqlLedger
    ) -> None:
        dues = SqlDueRows(database, OVER)
        dues.add(ESTATE, [Due("warn", "a", NOON)])
        late, taker = claim_of(dues), claim_of(dues)
        assert (taker.id, taker.fence) == (late.id, late.fence + 1)
        with pytest.raises(Conflict):
            dues.complete(late, docket(ledger, ticket()))
        assert ledger.ticket("BX-0001") is None
        dues.complete(taker, Docket(ledger))

    def test_is_refused_the_second_time(self, dues: SqlDueRows, ledger: SqlLedger) -> None:
        dues.add(ESTATE, [Due("warn", "a", NOON)])
        claim = claim_of(dues)
        dues.complete(claim, Docket(ledger))
        with pytest.raises(Conflict):
            dues.complete(claim, Docket(ledger))


class TestFail:
    def test_comes_again_at_its_time_and_knows_when_it_was_first_due(self, dues: SqlDueRows) -> None:
        dues.add(ESTATE, [Due("warn", "a", NOON)])
        first = claim_of(dues)
        assert dues.fail(first, "no roster", NOON + MINUTE)
        assert dues.next_due() == NOON + MINUTE
        assert dues.claim(NOON) is None
        again = dues.claim(NOON + MINUTE)
        assert again == Claim(first.id, 2, ESTATE, Due("warn", "a", NOON))

    def test_without_a_time_it_is_dead(self, dues: SqlDueRows) -> None:
        dues.add(ESTATE, [Due("warn", "a", NOON)])
        assert dues.fail(claim_of(dues), "no such ticket", None)
        assert dues.claim(NOON + HOUR) is None
        assert dues.counts() == {"open": 0, "dead": 1}

    def test_says_so_when_the_row_is_no_longer_ours(self, database: Database) -> None:
        dues = SqlDueRows(database, OVER)
        dues.add(ESTATE, [Due("warn", "a", NOON)])
        late = claim_of(dues)
        claim_of(dues)
        assert not dues.fail(late, "too late", None)
        assert dues.counts() == {"open": 1, "dead": 0}


def test_a_held_row_still_counts_as_due(dues: SqlDueRows) -> None:
    """The stand-in's clock stops at every due instant; it must not run past work that is in hand."""
    dues.add(ESTATE, [Due("warn", "a", NOON)])
    claim_of(dues)
    assert dues.next_due() == NOON
