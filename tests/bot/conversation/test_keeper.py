"""The keeper: what is saved goes live, and who keeps the knowledge is told of problems, once."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from structlog.testing import capture_logs

from bot.clock import FixedClock
from bot.conversation.keeper import LETTERS_AT_MOST, SHOWN_AT_MOST, Keeper, News
from bot.conversation.shelf import Judgement
from bot.errors import StoreAway
from bot.knowledge.changes import Changes
from bot.knowledge.model import Knowledge
from bot.outbox.notice import Notice
from bot.speech.phrasebook import Phrasebook
from bot.tickets.rules import Rules
from config.problem import Problem
from tests.bot.conversation.files import BAD
from tests.bot.conversation.stage import NOW, Book
from tests.handlers.chat import XIAOZHAO, ZHAO, shipped_rules
from tests.world import shipped_library

OTHER = replace(BAD, line=9)


@dataclass
class Facts:
    """The facts of a database."""

    known: dict[str, str] = field(default_factory=dict)

    def get(self, name: str) -> str | None:
        return self.known.get(name)

    def set(self, name: str, value: str) -> None:
        self.known[name] = value


@dataclass
class Office:
    """A database, and whoever tells its people."""

    book: Book = field(default_factory=Book)
    facts: Facts = field(default_factory=Facts)
    rules: Rules = field(default_factory=shipped_rules)

    def tell(self, *problems: Problem) -> None:
        """Tell them of what a process has found; it is a new process each time."""
        clock = FixedClock(NOW)
        news = News(self.rules, self.book, self.facts, lambda key: Phrasebook(shipped(), {}, key), clock)
        news.tell(Judgement("v", problems))

    @property
    def told(self) -> list[Notice]:
        return [notice for docket, _ in self.book.commits for notice in docket.notices]

    @property
    def scripts(self) -> list[str]:
        return [notice.script for notice in self.told]


def shipped() -> Knowledge:
    return shipped_library().mind().knowledge


@pytest.fixture
def office() -> Office:
    return Office()


BROKEN, GOOD = "knowledge.broken", "knowledge.good_again"


def test_a_problem_is_told_with_file_line_and_remedy_to_the_knowledge_admin(office: Office) -> None:
    office.tell(BAD)
    (notice,) = office.told
    assert notice.recipient == XIAOZHAO
    assert "knowledge/replies/fee.yaml:3: 不认识“txt”这一项，请检查拼写，或删掉它" in notice.text
    assert "1 处" in notice.text


def test_without_a_knowledge_admin_the_managers_are_told(office: Office) -> None:
    staff = office.rules.staff
    people = {
        name: person.model_copy(update={"roles": tuple({*person.roles} - {"knowledge_admin"})})
        for name, person in staff.people.items()
    }
    office.rules = replace(office.rules, staff=staff.model_copy(update={"people": people}))
    office.tell(BAD)
    assert [notice.recipient for notice in office.told] == [ZHAO]


def test_at_the_first_start_there_is_nothing_to_say(office: Office) -> None:
    office.tell()
    assert (office.told, office.facts.known) == ([], {})


def test_the_same_problems_are_told_once_whoever_finds_them(office: Office) -> None:
    for problems in [(BAD,), (BAD,), (BAD, OTHER), (OTHER, BAD)]:
        office.tell(*problems)
    assert office.scripts == [BROKEN, BROKEN]


def test_that_all_is_well_again_is_told_once(office: Office) -> None:
    for problems in [(BAD,), (), ()]:
        office.tell(*problems)
    assert office.scripts == [BROKEN, GOOD]


def test_the_same_mistake_next_week_is_told_again(office: Office) -> None:
    for problems in [(BAD,), (), (BAD,)]:
        office.tell(*problems)
    assert office.scripts == [BROKEN, GOOD, BROKEN]
    assert len({notice.key for notice in office.told}) == 3


def test_dying_before_it_is_noted_repeats_nothing(office: Office) -> None:
    office.tell(BAD)
    office.facts.known.clear()
    office.tell(BAD)
    assert office.scripts == [BROKEN]
    office.tell()
    assert office.scripts == [BROKEN, GOOD]


def test_many_problems_fit_on_a_phone(office: Office) -> None:
    office.tell(*(replace(BAD, line=line, what="长" * 500) for line in range(40)))
    (notice,) = office.told
    assert notice.text.count("fee.yaml") == SHOWN_AT_MOST
    assert "40 处" in notice.text
    assert "还有 35 处" in notice.text
    assert len(notice.text.encode()) < 2048 < 40 * LETTERS_AT_MOST


@dataclass
class Desk:
    """A keeper over one file, and what it did."""

    path: Path
    now: float = 0.0
    error: Exception | None = None
    away: bool = False
    renewed: int = 0
    told: list[Judgement] = field(default_factory=list)
    in_between: Callable[[], None] | None = None

    def __post_init__(self) -> None:
        self.path.write_text("a: 1")
        self.keeper = Keeper(Changes(lambda: [self.path], lambda: self.now), self.renew, self.tell)

    def renew(self) -> Judgement:
        if self.error:
            raise self.error
        self.renewed += 1
        return Judgement(f"v{self.renewed}")

    def tell(self, judgement: Judgement) -> None:
        if self.away:
            raise StoreAway("no database")
        self.told.append(judgement)
        if self.in_between:
            self.in_between()

    def look(self, seconds: float = 1.0) -> None:
        self.now += seconds
        self.keeper.keep()


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    desk = Desk(tmp_path / "fee.yaml")
    desk.look()
    desk.look()
    return desk


def test_what_was_saved_while_nobody_was_there_is_looked_into_at_the_start(desk: Desk) -> None:
    desk.look()
    assert desk.renewed == 1


def test_it_is_told_once(desk: Desk) -> None:
    desk.keeper.tell()
    desk.keeper.tell()
    assert [judgement.version for judgement in desk.told] == ["v1"]


def test_what_is_found_while_something_is_told_is_told_next(desk: Desk) -> None:
    def save_and_look() -> None:
        desk.in_between = None
        desk.path.write_text("a: 22")
        desk.look()
        desk.look()

    desk.in_between = save_and_look
    desk.keeper.tell()
    desk.keeper.tell()
    assert [judgement.version for judgement in desk.told] == ["v1", "v2"]


def test_while_the_database_is_away_it_waits_to_be_told(desk: Desk) -> None:
    desk.away = True
    with pytest.raises(StoreAway):
        desk.keeper.tell()
    desk.away = False
    desk.keeper.tell()
    assert [judgement.version for judgement in desk.told] == ["v1"]


def test_a_full_disk_is_logged_and_tried_again_later(desk: Desk) -> None:
    desk.path.write_text("a: 22")
    desk.error = OSError(28, "No space left on device")
    with capture_logs() as lines:
        for _ in range(5):
            desk.look()
    assert [line["log_level"] for line in lines] == ["error"]
    desk.error = None
    desk.look(10)
    assert desk.renewed == 2
