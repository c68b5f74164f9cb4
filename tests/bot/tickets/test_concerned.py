"""Whom words are about: by name, by surname, by role; a complaint is kept from those."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.tickets.concerned import concerned, concerned_in, named_in, owner_beside
from tests.bot.tickets.office import Office
from tests.handlers.chat import LIN, SUN, XIAOZHAO, ZHAO, shipped_rules

STAFF = shipped_rules().staff

# words, who is named, why
NAMED = [
    ("李师傅修得又快又好", {"technician"}, "by the name that everybody uses"),
    ("客服小赵说话难听", {"frontdesk"}, "by post and name"),
    ("小赵说话难听", {"frontdesk"}, "by the name alone; the manager is a 赵, too, and not meant"),
    ("管家小林和李师傅都来了", {"butler", "technician"}, "both"),
    ("那个姓张的师傅不行", {"technician2"}, "by surname"),
    ("老李来晚了", {"technician"}, "as colleagues would say"),
    ("我小孙子被吓到了", set(), "a grandson is no guard"),
    ("师傅态度不好", set(), "a role is no name"),
    ("电梯坏了三天没人管", set(), "nobody at all"),
]

# words, who is meant, why
MEANT = [
    ("保安睡觉", {"guard"}, "all in the role: nobody knows which"),
    ("师傅态度不好", {"technician", "technician2", "mason", "mason2"}, "any of them"),
    ("李师傅态度不好", {"technician"}, "a name says which 师傅"),
    ("打前台电话没人接", {"frontdesk"}, "the front desk can't judge its own case"),
    ("经理不管事", {"manager"}, "not even a manager can"),
    ("楼道没人打扫", set(), "nobody of ours is named"),
]


@pytest.mark.parametrize(("words", "ids", "why"), NAMED)
def test_named(words: str, ids: set[str], why: str) -> None:
    assert named_in(words, STAFF) == ids, why


@pytest.mark.parametrize(("words", "ids", "why"), MEANT)
def test_meant(words: str, ids: set[str], why: str) -> None:
    assert concerned_in(words, STAFF) == ids, why


@given(st.text(max_size=60), st.text(max_size=60))
def test_whatever_stands_around_a_name_it_is_heard(before: str, after: str) -> None:
    assert "technician" in named_in(f"{before}李师傅{after}", STAFF)


@pytest.mark.parametrize(("kind", "about"), [("complaint", {LIN}), ("repair", set()), ("praise", set())])
def test_only_a_complaint_is_kept_from_anybody(office: Office, kind: str, about: set[str]) -> None:
    ticket = replace(office.opens(), kind=kind, problem="管家小林骂人")
    assert concerned(ticket, shipped_rules()) == about


# complaint, case owner before, after, why
OWNERS = [
    ("管家小林骂人", LIN, ZHAO, "the butler's own case is the manager's"),
    ("楼道太脏", LIN, LIN, "the butler's like any other"),
    ("管家和经理都不理人", LIN, XIAOZHAO, "where the manager is meant, too, the front desk keeps it"),
    ("保安睡觉", SUN, ZHAO, "a guard who took the complaint down is meant"),
]


@pytest.mark.parametrize(("words", "owner", "instead", "why"), OWNERS)
def test_nobody_owns_their_own_case(office: Office, words: str, owner: str, instead: str, why: str) -> None:
    ticket = replace(office.opens(), kind="complaint", problem=words, case_owner=owner)
    assert owner_beside(ticket, shipped_rules()) == instead, why
