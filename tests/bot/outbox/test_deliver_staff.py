"""The staff's ladder: a card or a text by WeCom, else the notice is dead and says why."""

from datetime import timedelta

import pytest

from bot.channels.outcome import Outcome
from bot.outbox.notice import NoticeState
from tests.bot.outbox.stage import BUSY, BUTTON, CLOSED, LI, NO_WAY, NOT_THIS_WAY, NOW, SENT, notice, stage

DONE, DEAD, WAIT = NoticeState.SENT, NoticeState.DEAD, NoticeState.WAITING

# answer, state, via, reason, why
VERDICTS = [
    (SENT, DONE, "wecom", "", "accepted"),
    (NO_WAY, DEAD, "", NO_WAY.reason, "no such member"),
    (NOT_THIS_WAY, DEAD, "", NOT_THIS_WAY.reason, "there is no other way to staff"),
    (BUSY, WAIT, "wecom", BUSY.reason, "again later"),
    (CLOSED, WAIT, "", CLOSED.reason, "until an admin acts"),
]


@pytest.mark.parametrize(("answer", "state", "via", "reason", "why"), VERDICTS)
@pytest.mark.parametrize("how", ["text", "card"])
def test_verdicts(answer: Outcome, state: NoticeState, via: str, reason: str, why: str, how: str) -> None:
    buttons = (BUTTON,) if how == "card" else ()
    on = stage(notice("T1", LI, buttons=buttons), text=[answer], card=[answer])
    (fate,) = on.deliver()
    assert (fate.state, fate.via, fate.reason) == (state, via, reason), why
    assert [call.how for call in on.wecom.calls] == [how]
    assert on.official.calls == []


def test_a_card_has_its_first_line_as_title_and_an_id_of_its_own() -> None:
    texts = ["新工单 0001\n厨房漏水", "新工单 0002\n灯坏了"]
    on = stage(*(notice(f"T{n}", LI, text=text, buttons=(BUTTON,)) for n, text in enumerate(texts)))
    on.deliver()
    assert [call.text for call in on.wecom.calls] == ["新工单 0001|厨房漏水", "新工单 0002|灯坏了"]
    assert on.wecom.calls[0].buttons == (BUTTON,)
    assert on.wecom.calls[0].id != on.wecom.calls[1].id


def test_texts_are_merged() -> None:
    on = stage(notice("T1", LI), notice("T2", LI))
    assert [fate.via for fate in on.deliver()] == ["wecom", "wecom"]
    assert len(on.wecom.calls) == 1


def test_a_flood_is_spread_over_minutes_because_wecom_drops_what_is_too_much() -> None:
    on = stage(*(notice(f"T{n:02d}", LI, text=f"任务{n:02d}", buttons=(BUTTON,)) for n in range(45)))
    assert [fate.state for fate in on.deliver()] == [DONE] * 10 + [WAIT] * 35
    on.deliver_until_quiet()
    assert {row.fate.state for row in on.outbox.rows} == {DONE}
    sent_after = [(row.settled_at - NOW).total_seconds() for row in on.outbox.rows]
    assert sent_after == [0] * 10 + [10] * 10 + [60] * 10 + [70] * 10 + [120] * 5
    assert [call.text[2:4] for call in on.wecom.calls] == [f"{n:02d}" for n in range(45)]


def test_what_comes_in_small_parcels_counts_as_well() -> None:
    on = stage()
    for second in range(25):
        on.instant = NOW + timedelta(seconds=second)
        on.outbox.add(notice(f"T{second}", LI))
        on.deliver()
    assert len(on.wecom.calls) == 20
    on.deliver_until_quiet()
    assert {row.fate.state for row in on.outbox.rows} == {DONE}


def test_what_comes_later_does_not_overtake_what_a_full_phone_makes_wait() -> None:
    on = stage(*(notice(f"T{n:02d}", LI, text=f"第{n:02d}句") for n in range(25)))
    on.deliver()
    for second in (1, 2):
        on.instant = NOW + timedelta(seconds=second)
        on.outbox.add(notice(f"N{second}", LI, text=f"第{24 + second}句", due_at=on.instant))
        on.deliver()
    on.deliver_until_quiet()
    said = [line for call in on.wecom.calls for line in call.text.split("\n") if line.startswith("第")]
    assert said == [f"第{n:02d}句" for n in range(27)]


def test_an_emergency_does_not_wait_behind_a_flood() -> None:
    on = stage(*(notice(f"T{n}", LI, buttons=(BUTTON,)) for n in range(45)))
    on.deliver()
    on.instant = NOW + timedelta(seconds=10)
    on.deliver()  # all that an ordinary minute allows is sent now
    on.outbox.add(notice("SOS", LI, text="电梯困人", script="staff.emergency", buttons=(BUTTON,)))
    on.instant = NOW + timedelta(seconds=11)
    assert on.deliver()[-1].state is DONE
