"""One message, one turn, one transaction; a repeat gets the same words."""

from typing import Any

import pytest

from bot.conversation.conversations import masked, sign_of_life
from bot.conversation.delivery import Conversation
from bot.conversation.talk import BOT, RESIDENT
from bot.conversation.turn import Turn
from bot.errors import StoreAway
from bot.message import MessageKind
from bot.outbox.notice import Seen
from bot.reply import SILENCE, Button, Reply
from bot.tickets.refused import Refused
from tests.bot.conversation.stage import NOW, Book, Stage, board, message, shelved
from tests.bot.tickets.estate import LI, WANG
from tests.bot.tickets.test_describe import TICKET


@pytest.fixture
def stage() -> Stage:
    return Stage(board=board(services={"repair": opens}))


def opens(turn: Turn) -> Reply:
    """A handler that changes something without a word to anybody else."""
    turn.go_to("repair", "problem", {})
    return Reply("哪里坏了？")


# Repeats


def test_a_repeated_key_gets_the_stored_reply_and_changes_nothing_more(stage: Stage) -> None:
    assert [stage.answer("我要报修").text, stage.answer("我要报修").text] == ["哪里坏了？", "哪里坏了？"]
    assert len(stage.book.commits) == 1


def test_a_delivery_overtaken_by_its_own_repeat_gets_that_ones_reply(stage: Stage) -> None:
    stage.book.overtaken_by = Reply("先到的回答")
    assert stage.answer("我要报修").text == "先到的回答"


def test_a_question_that_was_answered_gets_that_answer_and_is_no_second_visit(stage: Stage) -> None:
    stage.book.replies["k1"] = Reply("先到的回答")
    assert stage.answer("物业费怎么交").text == "先到的回答"
    assert stage.visits.seen == []


def test_whether_it_was_answered_is_asked_last() -> None:
    """A copy that comes at the same instant may read what this very delivery has changed a moment before."""

    def sees_its_own_ticket(turn: Turn) -> Reply:
        book.replies["k1"] = Reply("先到的回答")
        return Reply("您已经报过这张工单")

    book = Book()
    stage = Stage(book, board(services={"repair": sees_its_own_ticket}))
    assert stage.answer("我要报修").text == "先到的回答"


# Conflicts

# conflicts, which tries were alone, why
TRIES = [
    (0, [False], "nobody came in between"),
    (1, [False, False], "decided again on what is there now"),
    (2, [False, False, True], "the third time nobody else may come in"),
]


@pytest.mark.parametrize(("conflicts", "alone", "why"), TRIES)
def test_a_conflict_is_decided_again(stage: Stage, conflicts: int, alone: list[bool], why: str) -> None:
    stage.book.conflicts = conflicts
    assert stage.answer("我要报修").text == "哪里坏了？"
    assert stage.book.tries == alone, why
    assert len(stage.book.commits) == 1


def test_each_try_rests_on_what_is_there_then() -> None:
    seen: list[str] = []

    def looks(turn: Turn) -> Reply:
        seen.append(turn.conversation.dialogue)
        book.conversations[WANG] = Conversation(WANG, "rating", version=len(seen))
        turn.go_to("repair", "problem", {})
        return Reply("好")

    book = Book(conflicts=1)
    stage = Stage(book, board(services={"repair": looks}))
    stage.answer("我要报修")
    assert seen == ["", "rating"]


# What is stored


def test_a_turn_that_changes_something_is_stored_with_its_reply(stage: Stage) -> None:
    stage.answer("我要报修")
    docket, delivery = stage.book.commits[0]
    assert docket.empty
    assert (delivery.key, delivery.person, delivery.reply.text) == ("k1", WANG, "哪里坏了？")
    assert delivery.conversation == Conversation(WANG, "repair", "problem", {}, NOW)
    assert delivery.seen == Seen(WANG, "message", NOW)
    assert stage.visits.seen == [], "the sign of life is in the transaction"


def test_a_turn_that_only_reads_commits_nothing_and_notes_the_visit(stage: Stage) -> None:
    assert stage.answer("物业费怎么交").text == "扫码交就行"
    assert stage.book.commits == []
    assert stage.visits.seen == [Seen(WANG, "message", NOW)]


def test_a_turn_that_only_reads_says_the_same_again(stage: Stage) -> None:
    assert stage.answer("说不清") == stage.answer("说不清")


def test_a_turn_that_is_refused_stores_nothing() -> None:
    def refuses(turn: Turn) -> Reply:
        turn.go_to("repair", "problem", {})
        turn.desk.change(TICKET, urged=9)
        raise Refused("ticket.unknown", number="9999")

    stage = Stage(board=board(services={"repair": refuses}))
    assert stage.answer("我要报修").text == "没有找到工单号 9999"
    assert stage.book.commits == []


# What was put by


def test_what_was_put_by_is_shown_once_before_the_answer_with_the_buttons_of_both() -> None:
    urge, see = Button("ticket.urge:1001", "催一下"), Button("ticket.progress:1001", "看进度")
    stage = Stage(
        Book(waiting=[shelved(7, "李师傅到了", see), shelved(8, "李师傅走了", see)]),
        board(services={"repair": lambda turn: Reply("报修", (urge, see))}),
    )
    first = stage.answer("我要报修", key="k1")
    assert first.text == "李师傅到了\n\n李师傅走了\n\n——\n\n报修"
    assert first.buttons == (see, urge)
    assert stage.book.commits[0][1].shown == (7, 8)
    assert stage.answer("我要报修", key="k1") == first, "the repeat shows the same"
    assert stage.answer("我要报修", key="k2").text == "报修"


def test_nothing_stands_before_an_urgent_answer() -> None:
    stage = Stage(Book(waiting=[shelved()]), board(emergency=lambda turn: Reply("救人", urgent=True)))
    assert stage.answer("电梯里困住了").text == "救人"
    assert stage.book.commits == [], "it waits for the next contact"


def test_what_there_is_no_room_to_show_is_not_kept_for_ever() -> None:
    stage = Stage(Book(waiting=[shelved(number, f"第{number}条") for number in range(1, 6)]))
    assert "第2条" not in stage.answer("物业费怎么交").text
    assert stage.book.commits[0][1].shown == (1, 2, 3, 4, 5)
    assert stage.answer("物业费怎么交", key="k2").text == "扫码交就行"


def test_who_talks_to_a_colleague_gets_what_was_put_by_though_the_bot_is_silent() -> None:
    silent = board(dialogues={"": lambda turn: SILENCE})
    stage = Stage(Book(waiting=[shelved(7, "客服小赵：还在吗")]), silent)
    assert stage.answer("在的").text == "客服小赵：还在吗"
    assert stage.book.commits[0][1].shown == (7,)


def test_what_was_put_by_waits_while_nothing_is_answered() -> None:
    stage = Stage(Book(waiting=[shelved()]))
    assert stage.answer(kind=MessageKind.EVENT, event="unsubscribe").text == ""
    assert [delivery.shown for _, delivery in stage.book.commits] == [()]


@pytest.mark.parametrize("event", ["subscribe", "unsubscribe"])
def test_whether_somebody_follows_is_stored_at_once(event: str) -> None:
    stage = Stage(Book())
    stage.answer(kind=MessageKind.EVENT, event=event)
    assert [delivery.seen.how for _, delivery in stage.book.commits if delivery.seen] == [
        {"subscribe": "follow", "unsubscribe": "unfollow"}[event]
    ]
    assert stage.visits.seen == []


# What was said


def test_a_turn_that_changes_something_stores_what_was_said_with_it(stage: Stage) -> None:
    stage.answer("我要报修")
    (_, delivery) = stage.book.commits[0]
    said = [(line.speaker, line.text) for line in delivery.lines]
    assert said == [(RESIDENT, "我要报修"), (BOT, "哪里坏了？")]
    assert stage.visits.lines == []


def test_a_turn_that_only_reads_leaves_it_for_the_next_batch(stage: Stage) -> None:
    stage.answer("物业费怎么交")
    said = [(line.speaker, line.text) for line in stage.visits.lines]
    assert said == [(RESIDENT, "物业费怎么交"), (BOT, "扫码交就行")]


# When something fails


def test_while_the_store_is_away_an_emergency_is_answered_from_memory() -> None:
    stage = Stage(Book(away=True, waiting=[shelved()]))
    with pytest.raises(StoreAway):
        stage.answer("我要报修")
    from_memory = stage.conversations.answer_without_store
    assert from_memory(message("电梯里困住了")).text == "别慌，请按警铃"
    assert from_memory(message("我要报修")).text == "系统正在恢复"
    assert from_memory(message(kind=MessageKind.IMAGE)).text == "系统正在恢复"


def test_apologise() -> None:
    assert Stage().conversations.apologise(message("我要报修")).text == "出了点小问题"


# The rest of a long answer


def test_the_rest_of_a_reply_is_queued_once() -> None:
    stage = Stage()
    for _ in range(2):
        stage.conversations.rest(message("物业费怎么交"), "后半段")
    ((docket, delivery),) = stage.book.commits
    assert [(notice.recipient, notice.text) for notice in docket.notices] == [(WANG, "后半段")]
    assert (delivery.key, delivery.reply.text) == ("k1:rest", "")


# Who speaks


@pytest.mark.parametrize(
    ("sender", "name", "roles", "homes"),
    [
        (WANG, "", (), 1),
        (LI, "李师傅", ("technician",), 0),
        ("wecom:gone", "", (), 0),
    ],
)
def test_who_speaks(sender: str, name: str, roles: tuple[str, ...], homes: int) -> None:
    met: list[Turn] = []

    def meets(turn: Turn) -> Reply:
        met.append(turn)
        return Reply("好")

    Stage(board=board(not_text=meets)).answer(kind=MessageKind.IMAGE, sender=sender)
    person = met[0].person
    assert (person.address, person.name, person.roles, len(person.homes)) == (sender, name, roles, homes)


# Signs of life

# message, how, why
SIGNS = [
    ({"text": "您好"}, "message", "words open 48 hours"),
    ({"tap": "ticket.urge:1001", "text": "催一下"}, "tap", "a button"),
    ({"kind": MessageKind.EVENT, "event": "click", "tap": "service.repair"}, "tap", "a menu entry"),
    ({"kind": MessageKind.EVENT, "event": "subscribe"}, "follow", "they follow us"),
    ({"kind": MessageKind.EVENT, "event": "unsubscribe"}, "unfollow", "they left"),
    ({"kind": MessageKind.EVENT, "event": "scan"}, "tap", "a code at the gate"),
    ({"kind": MessageKind.EVENT, "event": "location"}, "none", "the phone reports by itself"),
]


@pytest.mark.parametrize(("given", "how", "why"), SIGNS)
def test_sign_of_life(given: dict[str, Any], how: str, why: str) -> None:
    assert sign_of_life(message(**given)).how == how, why


def test_an_address_in_the_log_tells_nobody_who_it_was() -> None:
    assert masked("official:oDemoOwner000000000000000001") == "official:oDem…"


def test_the_line_of_a_turn_holds_names_and_numbers_alone() -> None:
    stage = Stage()
    stage.answer("我是王秀兰，13800138000，物业费怎么交")
    (line,) = stage.noted
    del line["milliseconds"]
    assert line == {
        "event": "turn",
        "person": masked(WANG),
        "kind": "text",
        "script": "system.not_understood",
        "variant": "",
        "knowledge": "v1",
    }


def test_every_turn_is_counted_with_its_time() -> None:
    stage = Stage()
    stage.answer("物业费怎么交")
    ((words, seconds),) = stage.observed
    assert words == "扫码交就行"
    assert 0 <= seconds < 1
