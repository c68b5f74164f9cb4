"""Who on file is meant by a room and a phone: asked so that the time it takes tells a guesser nothing."""

import hmac
from collections.abc import Sequence
from datetime import date

from bot.residents.home import FAMILY, OWNER, TENANT
from bot.residents.register import Household, Member

# So many phones are compared for every home, an empty or unknown one included.
COMPARED_AT_LEAST = 12
# Compared in the place of a phone that is not on file; being equal to it means nothing.
NO_PHONE = "-"
# A couple may share a phone: the one with more rights is meant.
RANKS = {OWNER: 0, TENANT: 1, FAMILY: 2}


def member_meant(household: Household | None, phone: str, today: date) -> Member | None:
    """Return the member of the household whose phone this is (digits only), None for nobody.

    Who moved out is nobody: a lease ends with its last day, in the estate's zone.
    """
    on_file = _by_rank(household.members if household else ())
    spare = max(0, COMPARED_AT_LEAST - len(on_file))
    phones = [member.phone or NO_PHONE for member in on_file] + [NO_PHONE] * spare
    # Every one is compared, also after the right one.
    equal = [hmac.compare_digest(kept.encode(), phone.encode()) for kept in phones]
    same = [member for member, is_equal in zip(on_file, equal, strict=False) if is_equal and member.phone]
    return next((member for member in same if lives(member, today)), None)


def member_named(household: Household | None, name: str, today: date) -> Member | None:
    """Return the member of the household with this name, None for nobody."""
    living = (member for member in (household.members if household else ()) if lives(member, today))
    return next((member for member in living if member.name == name), None)


def lives(member: Member, today: date) -> bool:
    """Return whether a member's lease, if there is one, reaches today."""
    return member.until is None or member.until >= today


def _by_rank(members: Sequence[Member]) -> list[Member]:
    return sorted(members, key=lambda member: RANKS.get(member.role, len(RANKS)))
