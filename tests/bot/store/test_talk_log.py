"""The log of what was said, as the admin's tools read it."""

import pytest

from bot.clock import FixedClock
from bot.conversation.talk import BOT, RESIDENT, Line
from bot.errors import BotError
from bot.knowledge.asked import Asked
from bot.outbox.notice import Seen
from bot.store.contacts import SqlContacts
from bot.store.database import Database
from bot.store.ledger import SqlLedger
from bot.store.talk_log import SqlTalkLog
from tests.bot.store.cast import ELSEWHERE, ESTATE, HOUR, LIU, MINUTE, NOON, WANG
from tests.bot.store.full_house import OPEN, add, move_in

FEE = Asked(WANG, NOON, "物业费怎么交", "fee.pay_how", "v7")
HENS = Asked(LIU, NOON + MINUTE, "能养鸡吗", "system.not_understood", "v7")
LATE = Asked(WANG, NOON + HOUR, "在吗", "chat.greeting", "v8")


@pytest.fixture
def log(database: Database) -> SqlTalkLog:
    """A log in which Wang and Liu asked something, and somebody of another estate."""
    contacts = SqlContacts(database)
    for asked in (FEE, HENS, LATE):
        lines = (
            Line(asked.person, asked.at, RESIDENT, asked.words),
            Line(asked.person, asked.at, BOT, "答", asked.script, asked.knowledge),
        )
        contacts.seen(ESTATE, [Seen(asked.person, "message", asked.at)], lines)
    elsewhere = Line(WANG, NOON, RESIDENT, "别的小区")
    contacts.seen(ELSEWHERE, [Seen(WANG, "message", NOON)], [elsewhere])
    return SqlTalkLog(database, ESTATE, FixedClock(NOON + HOUR))


def test_what_was_asked_is_told_with_the_script_and_the_version_that_answered(log: SqlTalkLog) -> None:
    assert log.asked(NOON) == [FEE, HENS, LATE]
    assert log.asked(NOON + MINUTE) == [HENS, LATE]
    assert log.asked_by(WANG, NOON) == [FEE, LATE]
    assert log.now() == NOON + HOUR


def test_a_ticket_tells_what_its_resident_asked_until_it_was_opened(
    database: Database, log: SqlTalkLog
) -> None:
    move_in(SqlLedger(database, ESTATE))
    assert [one.words for one in log.asked_for(OPEN)] == ["物业费怎么交", "厨房漏水了"]
    with pytest.raises(BotError, match="没有工单 9999"):
        log.asked_for("9999")
    with pytest.raises(BotError):
        SqlTalkLog(database, ELSEWHERE, FixedClock(NOON)).asked_for(OPEN)


def test_everybody_on_file_has_a_name_that_is_not_printed(database: Database, log: SqlTalkLog) -> None:
    move_in(SqlLedger(database, ESTATE))
    member = {"label": "3栋2单元1201", "phone": "", "role": "owner", "until": "", "title": ""}
    add(database, "members", estate=ESTATE, name="李建国", **member)
    add(database, "members", estate=ELSEWHERE, name="赵一", **member)
    assert log.names() == {"王秀兰", "李建国"}
