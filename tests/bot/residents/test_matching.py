"""Who on file is meant: the right phone of somebody who lives there, and nobody else."""

import hmac
from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.residents import matching
from bot.residents.home import FAMILY, OWNER, TENANT, Home
from bot.residents.matching import COMPARED_AT_LEAST, member_meant, member_named
from bot.residents.register import Household, Member

TODAY = date(2025, 9, 1)
HOME = Home("4栋1单元601", "4栋")
LIN = Member("林小姐", "13800001111", TENANT, date(2025, 9, 30))
OWNER_OF_IT = Member("赵先生", "13800002222", OWNER)


def household(*members: Member) -> Household:
    return Household(HOME, "south", members=members)


BOTH = household(OWNER_OF_IT, LIN)

# household, phone, who is meant, why
MEANT = [
    (BOTH, "13800001111", "林小姐", "her phone"),
    (BOTH, "13800002222", "赵先生", "his phone"),
    (BOTH, "13800003333", None, "nobody's phone"),
    (BOTH, "", None, "no phone is no key"),
    (BOTH, "1380000111", None, "a part of a phone"),
    (None, "13800001111", None, "a home that is not on file"),
    (household(), "13800001111", None, "an empty home"),
    (household(Member("无号", "", OWNER)), "", None, "no phone on file opens to nobody"),
    (household(Member("无号", "", OWNER)), matching.NO_PHONE, None, "nor does what stands for none"),
    (household(Member("旧租户", "13800001111", TENANT, date(2025, 8, 31))), "13800001111", None, "moved out"),
    (household(Member("租户", "13800001111", TENANT, TODAY)), "13800001111", "租户", "the last day counts"),
    (
        household(Member("女儿", "13800001111", FAMILY), Member("爸爸", "13800001111", OWNER)),
        "13800001111",
        "爸爸",
        "a shared phone means the owner",
    ),
]


@pytest.mark.parametrize(("of", "phone", "name", "why"), MEANT)
def test_who_is_meant(of: Household | None, phone: str, name: str | None, why: str) -> None:
    meant = member_meant(of, phone, TODAY)
    assert (meant.name if meant else None) == name, why


@pytest.mark.parametrize("of", [None, household(), BOTH], ids=["unknown", "empty", "lived in"])
def test_every_home_costs_the_same_number_of_comparisons(
    of: Household | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[bytes] = []
    compare: Callable[[bytes, bytes], bool] = hmac.compare_digest
    monkeypatch.setattr(matching.hmac, "compare_digest", lambda a, b: seen.append(a) or compare(a, b))

    member_meant(of, "13800001111", TODAY)

    assert len(seen) == COMPARED_AT_LEAST


def test_a_home_with_many_members_knows_the_last_of_them() -> None:
    many = [Member(f"家人{number}", f"1380000{number:04d}", FAMILY) for number in range(30)]
    meant = member_meant(household(*many), "13800000029", TODAY)
    assert meant is not None
    assert meant.name == "家人29"


@given(st.text(max_size=12))
def test_only_a_phone_on_file_opens(phone: str) -> None:
    meant = member_meant(BOTH, phone, TODAY)
    assert (meant is not None) == (phone in {"13800001111", "13800002222"})


# household, name, found, why
NAMED = [
    (BOTH, "林小姐", True, "on file"),
    (BOTH, "林", False, "a part of a name is no name"),
    (None, "林小姐", False, "an unknown home"),
    (household(Member("旧租户", "", TENANT, date(2025, 8, 31))), "旧租户", False, "moved out"),
]


@pytest.mark.parametrize(("of", "name", "found", "why"), NAMED)
def test_who_is_named(of: Household | None, name: str, found: bool, why: str) -> None:
    assert (member_named(of, name, TODAY) is not None) == found, why
