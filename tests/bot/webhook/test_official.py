"""The official account's door, from the request's bytes to the answer's."""

from collections.abc import Callable
from datetime import timedelta
from xml.etree import ElementTree

import pytest
from flask.testing import FlaskClient

from bot.reply import SILENCE, Reply
from bot.webhook.account import Mode
from tests.bot.webhook.pushes import (
    APP_ID,
    AWAY,
    HELLO,
    NOW,
    OTHER_KEY,
    STAMP,
    Answers,
    crypto,
    plain_query,
    sealed,
    unsealed,
)

Knock = Callable[..., FlaskClient]


@pytest.mark.parametrize("mode", ["plaintext", "compatible", "safe"])
def test_it_repeats_echostr_to_wechat(official: Knock, mode: Mode) -> None:
    answer = official(mode).get("/wechat", query_string={**plain_query(), "echostr": "4375120948345356249"})
    assert (answer.status_code, answer.text, answer.mimetype) == (200, "4375120948345356249", "text/plain")


@pytest.mark.parametrize(
    "change",
    [{"signature": "0" * 40}, {"nonce": "1"}, {"timestamp": "1"}, {"signature": ""}, {"echostr": ""}],
)
def test_it_repeats_echostr_to_nobody_else(official: Knock, change: dict[str, str]) -> None:
    query = {**plain_query(), "echostr": "<script>", **change}
    answer = official().get("/wechat", query_string=query)
    assert (answer.status_code, answer.text) == (403, "")


def test_a_plain_push_is_answered_plainly(official: Knock, answers: Answers) -> None:
    answer = official("plaintext").post("/wechat", query_string=plain_query(), data=HELLO)
    root = ElementTree.fromstring(answer.data)
    assert (answer.status_code, answer.mimetype) == (200, "application/xml")
    assert root.findtext("Content") == "马上为您安排师傅。"
    assert [message.text for message in answers.heard] == ["厨房漏水了"]


@pytest.mark.parametrize("mode", ["compatible", "safe"])
def test_a_sealed_push_is_answered_sealed(official: Knock, mode: Mode) -> None:
    query, body = sealed(HELLO, crypto())
    answer = official(mode).post("/wechat", query_string=query, data=body)
    assert unsealed(answer.data, crypto()).findtext("Content") == "马上为您安排师傅。"


def test_the_answer_uses_the_key_that_the_push_came_with(official: Knock) -> None:
    previous = crypto(key=OTHER_KEY)
    query, body = sealed(HELLO, previous)
    answer = official().post("/wechat", query_string=query, data=body)
    assert unsealed(answer.data, previous).findtext("ToUserName") == "oWang"


def test_only_the_sealed_part_of_a_compatible_push_is_believed(official: Knock, answers: Answers) -> None:
    query, body = sealed(HELLO, crypto())
    forged = body.replace("<Encrypt>", "<FromUserName>oEvil</FromUserName><Content>删除</Content><Encrypt>")
    official("compatible").post("/wechat", query_string={**query, **plain_query()}, data=forged)
    assert [(message.sender, message.text) for message in answers.heard] == [("official:oWang", "厨房漏水了")]


def test_the_plain_part_of_a_sealed_push_is_not_believed_alone(official: Knock, answers: Answers) -> None:
    body = HELLO.replace("</xml>", "<Encrypt>x</Encrypt></xml>")
    answer = official("compatible").post("/wechat", query_string=plain_query(), data=body)
    assert (answer.status_code, answer.text, answers.heard) == (200, "success", [])


OLD, FUTURE = str(int(STAMP) - 301), str(int(STAMP) + 301)
REFUSED = [
    ("plaintext", {}, "nothing signed"),
    ("plaintext", {**plain_query(), "signature": "0" * 40}, "wrongly signed"),
    ("plaintext", plain_query(token="another"), "signed with another token"),
    ("plaintext", plain_query(OLD), "captured long ago"),
    ("plaintext", plain_query(FUTURE), "signed for the future"),
    ("safe", plain_query(), "a plain push to an account in safe mode"),
    ("safe", {**plain_query(), "encrypt_type": "aes"}, "`signature` in place of `msg_signature`"),
    ("safe", {**sealed(HELLO, crypto())[0], "msg_signature": "0" * 40}, "wrong msg_signature"),
    ("safe", sealed(HELLO, crypto())[0], "a body that is not the signed one"),
    ("compatible", {}, "nothing signed, compatible"),
]


@pytest.mark.parametrize(("mode", "query", "why"), REFUSED)
def test_it_lets_nobody_else_in(
    official: Knock, answers: Answers, mode: Mode, query: dict[str, str], why: str
) -> None:
    answer = official(mode).post("/wechat", query_string=query, data=HELLO)
    assert (answer.status_code, answer.text) == (403, ""), why
    assert answers.heard == [], why


def test_a_sealed_push_to_an_account_in_plaintext_mode_is_refused(official: Knock, answers: Answers) -> None:
    query, body = sealed(HELLO, crypto())
    assert official("plaintext").post("/wechat", query_string=query, data=body).status_code == 403
    assert answers.heard == []


def test_a_sealed_push_is_good_for_five_minutes(official: Knock) -> None:
    query, body = sealed(HELLO, crypto())
    later = official(now=NOW + timedelta(seconds=301)).post("/wechat", query_string=query, data=body)
    sooner = official(now=NOW + timedelta(seconds=299)).post("/wechat", query_string=query, data=body)
    assert (later.status_code, sooner.status_code) == (403, 200)


def test_a_body_above_64_kilobytes_is_not_read(official: Knock, answers: Answers) -> None:
    answer = official("plaintext").post("/wechat", query_string=plain_query(), data=b"x" * (64 * 1024 + 1))
    assert (answer.status_code, answer.text, answers.heard) == (413, "", [])


def test_an_unsigned_body_is_not_even_measured(official: Knock) -> None:
    assert official("plaintext").post("/wechat", data=b"x" * (64 * 1024 + 1)).status_code == 403


UNREADABLE = [
    ("", "empty"),
    ("<xml>", "broken"),
    ("<xml/>", "nothing in it"),
    ("<!DOCTYPE xml><xml/>", "a document type"),
    (HELLO.replace("oWang", ""), "nobody to answer"),
]


@pytest.mark.parametrize(("inner", "why"), UNREADABLE)
def test_what_is_signed_but_unreadable_is_acknowledged(
    official: Knock, answers: Answers, inner: str, why: str
) -> None:
    plain = official("plaintext").post("/wechat", query_string=plain_query(), data=inner)
    query, body = sealed(inner, crypto())
    closed = official("safe").post("/wechat", query_string=query, data=body)
    assert (plain.status_code, plain.text, closed.status_code, closed.text) == (
        200,
        "success",
        200,
        "success",
    ), why
    assert answers.heard == []


def test_what_is_signed_but_meant_for_another_account_is_acknowledged(
    official: Knock, answers: Answers
) -> None:
    query, body = sealed(HELLO, crypto(app_id=APP_ID + "x"))
    answer = official().post("/wechat", query_string=query, data=body)
    assert (answer.status_code, answer.text, answers.heard) == (200, "success", [])


def say(door: FlaskClient) -> str:
    answer = door.post("/wechat", query_string=plain_query(), data=HELLO)
    assert answer.status_code == 200
    return (
        answer.text
        if answer.text == "success"
        else ElementTree.fromstring(answer.data).findtext("Content", "")
    )


FAILURES = [
    (ValueError("bug"), None, "抱歉，刚才没处理好，请再说一次。", "our own mistake: the kind sentence"),
    (AWAY, None, "系统正忙，报修请拨打值班电话。", "the database is away: an answer from memory"),
    (ValueError("bug"), ValueError("again"), "success", "nothing works"),
    (AWAY, AWAY, "success", "nor without the database"),
]


@pytest.mark.parametrize(("first", "second", "expected", "why"), FAILURES)
def test_no_failure_reaches_the_phone(
    official: Knock, answers: Answers, first: Exception, second: Exception | None, expected: str, why: str
) -> None:
    answers.failure, answers.second_failure = first, second
    assert say(official("plaintext")) == expected, why


@pytest.mark.parametrize("reply", [SILENCE, Reply("  "), Reply("\x00\x0b")])
def test_silence_is_success(official: Knock, answers: Answers, reply: Reply) -> None:
    answers.reply = reply
    assert say(official("plaintext")) == "success"


def test_a_reply_that_can_not_be_written_is_success(official: Knock, answers: Answers) -> None:
    answers.reply = Reply(None)  # type: ignore[arg-type]
    assert say(official("plaintext")) == "success"


def test_the_rest_of_a_long_answer_is_handed_over(official: Knock, answers: Answers) -> None:
    answers.reply = Reply("甲" * 700)
    assert say(official("plaintext")) == "甲" * 666
    assert answers.left_over == ["甲" * 34]


def test_the_first_part_goes_out_even_if_the_rest_can_not(official: Knock, answers: Answers) -> None:
    answers.reply, answers.rest_failure = Reply("甲" * 700), AWAY
    assert say(official("plaintext")) == "甲" * 666


def test_noise_is_acknowledged_and_nobody_asked(official: Knock, answers: Answers) -> None:
    noise = HELLO.replace("[text]", "[event]").replace("</xml>", "<Event>LOCATION</Event></xml>")
    answer = official("plaintext").post("/wechat", query_string=plain_query(), data=noise)
    assert (answer.text, answers.heard) == ("success", [])
