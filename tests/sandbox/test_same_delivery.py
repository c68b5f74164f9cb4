"""One msg_id is one message, however often and however many at once it comes."""

from concurrent.futures import ThreadPoolExecutor
from itertools import count
from xml.etree import ElementTree

import pytest
from flask import Flask

from sandbox import Sandbox
from sandbox.inner import message_number

from .conftest import FakeHouse, Phones, text_reply


@pytest.mark.parametrize(("msg_id", "number"), [("42", 42), ("0042", 42), (str(2**63 - 1), 2**63 - 1)])
def test_digits_are_the_number(msg_id: str, number: int) -> None:
    assert message_number(msg_id) == number


@pytest.mark.parametrize("msg_id", ["first", "二", "-1", "٣", str(2**63)])
def test_other_words_become_a_63_bit_number(msg_id: str) -> None:
    assert 0 <= message_number(msg_id) < 2**63
    assert message_number(msg_id) == message_number(msg_id)


def test_the_same_id_is_the_same_bytes_and_no_second_bubble(phones: Phones, house: FakeHouse) -> None:
    house.answer = text_reply("收到")
    first = phones.say("owner", text="漏水了", msg_id="7")
    phones.advance("PT1M")
    assert phones.say("owner", text="漏水了", msg_id="7") == first
    assert house.seen[0] == house.seen[1]
    assert phones.texts("owner") == ["漏水了", "收到"]


def test_the_same_id_of_two_people_is_two_messages(phones: Phones) -> None:
    phones.say("owner", text="你好", msg_id="7")
    phones.say("neighbour", text="您好", msg_id="7")
    assert (phones.texts("owner"), phones.texts("neighbour")) == (["你好"], ["您好"])


def test_each_call_returns_what_its_own_answer_said(phones: Phones, house: FakeHouse) -> None:
    answers = count(1)
    house.answer = lambda message: text_reply(f"第{next(answers)}次")(message)
    said = [phones.say("owner", text="你好", msg_id="7")["replies"][0] for _ in range(2)]
    assert [each["text"] for each in said] == ["第1次", "第2次"]
    assert said[0]["n"] == said[1]["n"]
    assert phones.texts("owner") == ["你好", "第1次"]


def test_an_event_can_be_delivered_twice(phones: Phones, house: FakeHouse) -> None:
    for _ in range(2):
        phones.say("owner", event="subscribe", msg_id="e1")
    assert house.seen[0] == house.seen[1]


def test_a_tap_can_be_delivered_twice(phones: Phones, house: FakeHouse) -> None:
    house.answer = text_reply('<a href="weixin://bizmsgmenu?msgmenucontent=好&msgmenuid=a">好</a>')
    phones.say("owner", text="你好")
    for _ in range(2):
        phones.say("owner", click="a", msg_id="t1")
    assert house.seen[1] == house.seen[2]


def test_six_at_once_show_one_message_and_one_reply(sandbox: Sandbox, house: FakeHouse) -> None:
    house.answer = text_reply("收到")
    app = Flask("six")
    app.register_blueprint(sandbox.blueprint(house))

    def deliver(_: int) -> object:
        return Phones(app.test_client()).say("owner", text="漏水了", msg_id="abc")

    with ThreadPoolExecutor(6) as pool:
        said = list(pool.map(deliver, range(6)))
    assert len(house.seen) == 6
    assert len({ElementTree.fromstring(xml).findtext("MsgId") for xml in house.seen}) == 1
    assert len(set(house.seen)) == 1
    assert Phones(app.test_client()).texts("owner") == ["漏水了", "收到"]
    assert all(each == said[0] for each in said)
