"""Merging: as few messages as can carry the notices, and every word of them."""

from datetime import UTC, datetime
from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.outbox.merge import RULE, Bundle, alone, for_official, for_wecom
from bot.outbox.notice import Notice, QueuedNotice, Weight
from bot.reply import Button

NOW = datetime(2025, 9, 1, 9, 0, tzinfo=UTC)
YES, NO = Button("T1/yes", "修好了"), Button("T1/no", "没修好")


def queued(
    number: int, text: str, buttons: tuple[Button, ...] = (), weight: Weight = Weight.UPDATE
) -> QueuedNotice:
    notice = Notice(f"T{number}", "official:wang", "said", text, NOW, weight=weight, buttons=buttons)
    return QueuedNotice(number, 0, notice)


def ids(bundles: list[Bundle]) -> list[list[int]]:
    return [[queued.id for queued in bundle.notices] for bundle in bundles]


def test_two_notices_become_one_message_with_a_rule_between_them() -> None:
    (bundle,) = for_official([queued(1, "师傅已接单"), queued(2, "师傅已到场")])
    assert bundle.texts == (f"师傅已接单{RULE}师傅已到场",)


def test_a_later_state_of_the_same_ticket_replaces_nothing() -> None:
    (bundle,) = for_official([queued(1, "工单 0001 已接单"), queued(1, "工单 0001 已完工")])
    assert "已接单" in bundle.texts[0]
    assert "已完工" in bundle.texts[0]


def test_answers_to_tap_stand_under_their_own_words() -> None:
    given = [queued(1, "修好了吗？", (YES, NO)), queued(2, "明天停水", (Button("w", "知道了"),))]
    (bundle,) = for_official(given)
    text = bundle.texts[0]
    places = [text.index(words) for words in ("修好了吗", "T1/yes", "T1/no", RULE, "明天停水", "msgmenuid=w")]
    assert places == sorted(places)
    assert bundle.buttons == ()


A, B = Weight.UPDATE, Weight.URGENT
THIRD = "漏" * 200  # 600 bytes
# texts with weights, which notices share a message, why
PACKED = [
    ([("一", A)] * 4, [[0, 1, 2, 3]], "short ones are one message"),
    ([(THIRD, A)] * 4, [[0, 1, 2], [3]], "2000 bytes hold three of 600 with their rules"),
    ([("一", A), (THIRD * 3, A), ("二" * 50, A)], [[0, 1], [2]], "neighbours only: the order stays"),
    ([("一", A), ("二", B), ("三", A)], [[1, 0, 2]], "what is urgent is read first"),
    ([(THIRD * 3, A), (THIRD * 3, B)], [[1], [0]], "and goes first"),
    ([(THIRD * 7, A), ("一", A)], [[0], [1]], "a very long one goes by itself"),
    ([], [], "nothing is nothing"),
]


@pytest.mark.parametrize(("notices", "shared", "why"), PACKED)
def test_packing(notices: list[tuple[str, Weight]], shared: list[list[int]], why: str) -> None:
    given = [queued(number, text, weight=weight) for number, (text, weight) in enumerate(notices)]
    assert ids(for_official(given)) == shared, why


# characters of three bytes, messages, why
PARTED = [
    (600, 1, "1800 bytes and both answers are one message"),
    (660, 2, "the words alone would fit, with their answers they don't"),
    (1400, 3, "4200 bytes"),
    (1300, 3, "the last words make room for their answers"),
]


@pytest.mark.parametrize(("characters", "messages", "why"), PARTED)
def test_a_very_long_notice_is_parted_and_its_answers_stand_under_the_last_part(
    characters: int, messages: int, why: str
) -> None:
    (bundle,) = for_official([queued(1, "漏" * characters, (YES, NO))])
    assert ["T1/yes" in text for text in bundle.texts] == [False] * (messages - 1) + [True], why
    assert sum(text.count("漏") for text in bundle.texts) == characters
    assert all(len(text.encode()) <= 2000 for text in bundle.texts)


def test_wecom_gives_each_notice_with_buttons_a_card_and_merges_the_rest() -> None:
    given = [
        queued(1, "昨日小结"),
        queued(2, "新工单", (YES,)),
        queued(3, "交接班"),
        queued(4, "新工单", (NO,)),
    ]
    bundles = for_wecom(given)
    assert ids(bundles) == [[2], [4], [1, 3]]
    assert [bundle.buttons for bundle in bundles] == [(YES,), (NO,), ()]
    assert bundles[2].texts == (f"昨日小结{RULE}交接班",)


def test_what_has_no_words_is_merged_with_nothing() -> None:
    assert ids(for_wecom([queued(1, "好"), queued(2, " "), queued(3, "好")])) == [[1], [2], [3]]


def test_alone_every_notice_is_its_own() -> None:
    assert ids(alone([queued(1, "一"), queued(2, "二")])) == [[1], [2]]


WORDS = st.lists(st.text(st.sampled_from("漏水修好了，。ab🔧"), min_size=1, max_size=120), max_size=8)
LIMIT = 200


@given(texts=WORDS, answered=st.sets(st.integers(0, 7)))
def test_every_notice_is_carried_once_within_the_limit_and_no_word_is_lost(
    texts: list[str], answered: set[int]
) -> None:
    given = [queued(n, text, (YES,) if n in answered else ()) for n, text in enumerate(texts)]
    plain = [each for each in given if not each.notice.buttons]
    for notices, bundles in ((given, for_official(given, LIMIT)), (plain, for_wecom(plain, LIMIT))):
        assert [each for bundle in bundles for each in bundle.notices] == notices
        assert all(len(text.encode()) <= LIMIT for bundle in bundles for text in bundle.texts)
        assert_said(
            "".join(each.notice.text for each in notices), "".join(chain(*(b.texts for b in bundles)))
        )


def assert_said(words: str, messages: str) -> None:
    """Every character of the words stands in the messages, in the same order."""
    rest = iter(messages)
    assert all(character in rest for character in words)
