"""After the work: mended or not, and how many stars."""

import pytest

from bot.tickets.ticket import Status
from handlers.after_finish import RATING_WORDS, STARS
from tests.handlers.chat import Chat

# words, stars (0 = no rating), why
RATINGS = [
    ("5", 5, "a bare number"),
    ("5分", 5, "with its unit"),
    ("五星", 5, "in Chinese"),
    ("打4分", 4, "with a verb"),
    ("给 3 星", 3, "with spaces"),
    ("评1颗星。", 1, "with a stop"),
    (" 2 ", 2, "with nothing around"),
    ("0", 0, "there is no nought"),
    ("6分", 0, "nor a six"),
    ("10分", 0, "nor a ten"),
    ("4.5分", 0, "nor a half"),
    ("5栋1单元302漏水", 0, "a building is no rating"),
    ("5分钟能到吗", 0, "nor are minutes"),
    ("修得不错", 0, "praise in words says no number"),
]


@pytest.mark.parametrize(("words", "stars", "why"), RATINGS)
def test_rating_words(words: str, stars: int, why: str) -> None:
    said = RATING_WORDS.match(words)
    assert bool(said) is bool(stars), why


@pytest.fixture
def finished() -> Chat:
    """A chat in which 王阿姨's pipe was mended."""
    chat = Chat()
    chat.opens()
    chat.keep(status=Status.FINISHED)
    return chat


@pytest.mark.parametrize(("words", "stars", "why"), [row for row in RATINGS if row[1]])
def test_a_typed_rating(finished: Chat, words: str, stars: int, why: str) -> None:
    finished.says("修好了")
    finished.says(words)
    assert finished.ticket.rating == stars, why


def test_confirming_closes_and_offers_the_stars(finished: Chat) -> None:
    asked = finished.says("修好了")
    assert (asked.script, finished.ticket.status) == ("ticket.rate", Status.CLOSED)
    assert [button.label for button in asked.buttons] == list(STARS.values())[::-1]
    assert finished.conversation.dialogue == "rating"


# stars, script
ANSWERS = [(1, "ticket.sorry"), (2, "ticket.sorry"), (3, "ticket.thanks"), (5, "ticket.thanks")]


@pytest.mark.parametrize(("stars", "script"), ANSWERS)
def test_a_tapped_rating(finished: Chat, stars: int, script: str) -> None:
    finished.taps("ticket.confirm:1001")
    assert finished.taps(f"ticket.rate:1001:{stars}").script == script
    assert finished.ticket.rating == stars
    assert finished.conversation.dialogue == ""


@pytest.mark.parametrize("tap", ["ticket.rate:1001:9", "ticket.rate:1001:x", "ticket.rate:1001"])
def test_a_tap_that_carries_no_stars_rates_nothing(finished: Chat, tap: str) -> None:
    finished.taps("ticket.confirm:1001")
    finished.taps(tap)
    assert finished.ticket.rating == 0


def test_a_tap_without_stars_does_not_confirm_either(finished: Chat) -> None:
    finished.taps("ticket.rate:1001:9")
    assert finished.ticket.status is Status.FINISHED


def test_something_else_than_a_rating_is_a_new_matter(finished: Chat) -> None:
    finished.says("修好了")
    assert finished.says("物业费怎么交").script == "fee.pay_how"
    assert finished.conversation.dialogue == ""


# status before, words, script, why
SAID = [
    (Status.FINISHED, "没修好", "ticket.reopened", "taken up again"),
    (Status.CLOSED, "又漏了", "ticket.reopened", "days later, too"),
    (Status.ACCEPTED, "修好了", "ticket.still_open", "nobody has been there yet"),
    (Status.ACCEPTED, "没修好", "ticket.still_open", "and nothing is mended wrong"),
    (Status.CANCELLED, "没修好", "ticket.none_open", "what was cancelled is no matter any more"),
]


@pytest.mark.parametrize(("status", "words", "script", "why"), SAID)
def test_what_residents_say(status: Status, words: str, script: str, why: str) -> None:
    chat = Chat()
    chat.opens()
    chat.keep(status=status)
    assert chat.says(words).script == script, why


@pytest.fixture
def two() -> Chat:
    """A chat in which two things were mended."""
    chat = Chat()
    for words in ("厨房水管漏水，随时都行", "卫生间马桶堵了，随时都行"):
        chat.opens(words)
        chat.keep(status=Status.FINISHED)
    return chat


def test_of_several_a_number_chooses(two: Chat) -> None:
    two.says("1001没修好")
    assert [ticket.status for ticket in two.book.tickets.values()] == [Status.REOPENED, Status.FINISHED]


@pytest.mark.parametrize(("words", "tap"), [("没修好", "ticket.not_fixed"), ("修好了", "ticket.confirm")])
def test_of_several_the_resident_says_which(two: Chat, words: str, tap: str) -> None:
    asked = two.says(words)
    assert asked.script == "ticket.which"
    assert [button.id for button in asked.buttons] == [f"{tap}:1001", f"{tap}:1002"]


def test_a_number_of_somebody_else_is_no_choice(two: Chat) -> None:
    assert two.says("7777没修好").script == "ticket.unknown"
    assert {ticket.status for ticket in two.book.tickets.values()} == {Status.FINISHED}


@pytest.mark.parametrize("words", ["6分", "10分", "打0分"])
def test_a_number_that_is_no_rating_is_asked_for_again(finished: Chat, words: str) -> None:
    finished.says("修好了")
    assert finished.says(words).script == "ticket.rate_from_to"
    finished.says("5分")
    assert finished.ticket.rating == 5


def test_nobody_is_asked_for_stars_after_a_fright() -> None:
    chat = Chat()
    chat.says("电梯里困住人了")
    chat.keep(status=Status.FINISHED, assignee="wecom:technician")
    assert chat.taps("ticket.confirm:1001").script == "ticket.safe"
