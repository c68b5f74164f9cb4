"""What a ledger in memory tells of tickets and of the roster's changes, from two dictionaries."""

from collections.abc import Collection, Mapping
from datetime import datetime

from bot.tickets.roster_change import ChangeState, DutyChange
from bot.tickets.ticket import DONE, ENDED, Ticket


class MemoryShelf:
    """Tickets and changes of the roster, by their numbers."""

    tickets: dict[str, Ticket]
    duty: dict[str, DutyChange]

    def ticket(self, number: str) -> Ticket | None:
        return self.tickets.get(number)

    def tickets_of(self, resident: str, since: datetime) -> list[Ticket]:
        mine = [ticket for ticket in self.tickets.values() if ticket.resident == resident]
        return [ticket for ticket in mine if ticket.status not in ENDED or ticket.opened_at >= since]

    def tasks_of(self, assignee: str) -> list[Ticket]:
        tasks = [ticket for ticket in self.tickets.values() if ticket.status not in DONE]
        return [ticket for ticket in tasks if ticket.assignee == assignee]

    def loads_of(self, assignees: Collection[str]) -> Mapping[str, int]:
        return {person: len(self.tasks_of(person)) for person in assignees}

    def next_door(self, assignees: Collection[str], building: str) -> Collection[str]:
        return {
            person
            for person in assignees
            if any(task.place.startswith(building) for task in self.tasks_of(person))
        }

    def last_at(self, place: str) -> str:
        done = [one for one in self.tickets.values() if one.place == place and one.status in DONE]
        return max(done, key=lambda one: one.opened_at).assignee if done else ""

    def last_turns(
        self, assignees: Collection[str], category: str, since: datetime
    ) -> Mapping[str, datetime]:
        known = [one for one in self.tickets.values() if one.category == category and one.opened_at >= since]
        known = sorted(known, key=lambda one: one.opened_at)
        return {one.assignee: one.opened_at for one in known if one.assignee in assignees}

    def left_behind(self, staff: Collection[str]) -> list[Ticket]:
        going_on = [one for one in self.tickets.values() if one.status not in ENDED]
        return [one for one in going_on if {one.assignee, one.case_owner} - {*staff, ""}]

    def duty_changes(self, now: datetime) -> list[DutyChange]:
        return [one for one in self.duty.values() if one.state is ChangeState.ALLOWED and one.until > now]

    def duty_asked(self, now: datetime) -> list[DutyChange]:
        return [one for one in self.duty.values() if one.waiting and one.until > now]

    def duty_change(self, number: str) -> DutyChange | None:
        return self.duty.get(number)

    def unassigned(self) -> list[Ticket]:
        return self.tasks_of("")
