"""The stage for delivery: an outbox in memory, and channels that answer as they are told."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from bot.channels.outcome import Outcome, Verdict
from bot.outbox.deliver import Deliverer
from bot.outbox.notice import Contact, Fate, Notice, NoticeState, Parcel, QueuedNotice
from bot.reply import Button
from config.estate import Template

NOW = datetime(2025, 9, 1, 9, 0, tzinfo=UTC)
ESTATE = "jinxiu"
WANG, LI = "official:wang", "wecom:li"
WROTE_JUST_NOW = Contact(WANG, message_at=NOW)
NEVER_WROTE = Contact(WANG)
LEFT = Contact(WANG, follows=False, message_at=NOW)
TEMPLATES = {ESTATE: {"ticket": Template(id="tpl-1", fields={"thing1": "subject", "time2": "time"})}}
BUTTON = Button("T1/yes", "修好了")

SENT = Outcome(Verdict.SENT, "已发出")
BUSY = Outcome(Verdict.RETRY, "微信系统繁忙")
SLOW_DOWN = Outcome(Verdict.RETRY, "调用太频繁", timedelta(minutes=1))
NOT_THIS_WAY = Outcome(Verdict.NEXT_RUNG, "额度已用完")
NO_WAY = Outcome(Verdict.DROP, "对方拒收消息")
CLOSED = Outcome(Verdict.HALT, "IP 不在白名单")
CLOSED_TODAY = Outcome(Verdict.HALT, "当天调用次数已用完", timedelta(hours=15))

Answer = Outcome | Exception


def notice(key: str, recipient: str = WANG, text: str = "", **rest: Any) -> Notice:
    known: dict[str, Any] = (
        {"template": "ticket", "fields": {"subject": "漏水", "time": "09:00"}} if recipient == WANG else {}
    )
    made = Notice(key, recipient, "said", text or f"通知 {key}", NOW)
    return replace(made, **(known | rest))


@dataclass
class Sent:
    """One call of a channel."""

    how: str
    user: str
    text: str
    buttons: tuple[Button, ...] = ()
    id: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)


@dataclass
class Channel:
    """Both channels; `answers` are given in turn, then everything is sent. An exception is raised."""

    answers: dict[str, list[Answer]] = field(default_factory=dict)
    calls: list[Sent] = field(default_factory=list)

    def send_text(self, user: str, text: str) -> Outcome:
        return self._answer(Sent("text", user, text))

    def send_template(
        self, user: str, template_id: str, fields: Mapping[str, str], message_id: str
    ) -> Outcome:
        return self._answer(Sent("template", user, template_id, id=message_id, fields=fields))

    def send_card(
        self, user: str, title: str, body: str, buttons: tuple[Button, ...], task_id: str
    ) -> Outcome:
        return self._answer(Sent("card", user, f"{title}|{body}", buttons, task_id))

    def _answer(self, sent: Sent) -> Outcome:
        self.calls.append(sent)
        answers = self.answers.get(sent.how)
        answer = answers.pop(0) if answers else SENT
        if isinstance(answer, Exception):
            raise answer
        return answer


@dataclass
class Row:
    """A queued notice with its fate so far."""

    queued: QueuedNotice
    due_at: datetime
    fate: Fate
    settled_at: datetime = NOW

    @property
    def waiting(self) -> bool:
        return self.fate.state is NoticeState.WAITING


@dataclass
class Outbox:
    """The outbox of one estate in memory. `lease_lost` makes it refuse what is recorded."""

    person: Contact = WROTE_JUST_NOW
    rows: list[Row] = field(default_factory=list)
    custom_sent: int = 0
    lease_lost: bool = False

    def add(self, *notices: Notice, attempts: int = 0) -> None:
        for each in notices:
            number = len(self.rows) + 1
            waits = Fate(number, NoticeState.WAITING)
            self.rows.append(Row(QueuedNotice(number, attempts, each), each.due_at, waits))

    def claim(self, now: datetime) -> Parcel | None:
        due = [row.queued for row in self.rows if row.waiting and row.due_at <= now]
        if not due:
            return None
        recipient = due[0].notice.recipient
        theirs = tuple(queued for queued in due if queued.notice.recipient == recipient)
        return Parcel(ESTATE, recipient, 1, theirs)

    def contact(self, estate: str, person: str) -> Contact:
        return replace(self.person, person=person)

    def sent_since(self, estate: str, person: str, since: datetime) -> int:
        theirs = [row for row in self.rows if row.queued.notice.recipient == person]
        return sum(row.fate.state is NoticeState.SENT and row.settled_at > since for row in theirs)

    def put_off_until(self, estate: str, person: str, now: datetime) -> datetime | None:
        theirs = [row for row in self.rows if row.waiting and row.queued.notice.recipient == person]
        late = [row.due_at for row in theirs if row.due_at > row.queued.notice.due_at and row.due_at > now]
        return min(late, default=None)

    def record(self, parcel: Parcel, fates: Sequence[Fate], custom_sent: int, at: datetime) -> bool:
        if self.lease_lost:
            return False
        assert sorted(fate.id for fate in fates) == sorted(queued.id for queued in parcel.notices)
        for fate in fates:
            self._record(self.rows[fate.id - 1], fate, at)
        self.custom_sent += custom_sent
        sent = self.person.message_sent + custom_sent
        self.person = replace(self.person, message_sent=sent)
        return True

    def _record(self, row: Row, fate: Fate, at: datetime) -> None:
        row.fate, row.settled_at = fate, at
        row.due_at = fate.retry_at or row.due_at
        row.queued = replace(row.queued, attempts=row.queued.attempts + (1 if fate.via else 0))

    def next_due(self) -> datetime | None:
        return min((row.due_at for row in self.rows if row.waiting), default=None)


@dataclass
class Stage:
    """All of it, with a clock that is moved by hand."""

    outbox: Outbox
    official: Channel = field(default_factory=Channel)
    wecom: Channel = field(default_factory=Channel)
    instant: datetime = NOW

    def now(self) -> datetime:
        return self.instant

    def deliverer(self) -> Deliverer:
        return Deliverer(self.outbox, self.official, self.wecom, TEMPLATES, self)

    def deliver(self) -> list[Fate]:
        """Deliver what is due now and return how every notice stands."""
        self.deliverer().deliver_all()
        return [row.fate for row in self.outbox.rows]

    def deliver_until_quiet(self) -> list[Fate]:
        """Deliver, moving the clock to each retry, until nothing waits any more."""
        while (due := self.outbox.next_due()) is not None:
            self.instant = max(self.instant, due)
            self.deliver()
        return [row.fate for row in self.outbox.rows]


def stage(
    *notices: Notice, person: Contact = WROTE_JUST_NOW, attempts: int = 0, **answers: Sequence[Answer]
) -> Stage:
    """Return a stage with these notices; answers by kind of call: text, template, card."""
    outbox = Outbox(person)
    outbox.add(*notices, attempts=attempts)
    return Stage(outbox, Channel(_copied(answers)), Channel(_copied(answers)))


def _copied(answers: Mapping[str, Sequence[Answer]]) -> dict[str, list[Answer]]:
    return {how: list(given) for how, given in answers.items()}
