"""What residents wrote as staff read it: text and nothing else, with nobody's number in it."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.speech.plain import as_text, disarmed, for_staff
from tests.handlers.chat import LI, Chat

# words, what staff read, why
WRITTEN = [
    ("看这里 http://evil.example/a?b=1", "看这里 http：//evil．example/a?b=1", "an address"),
    ("HTTPS://EVIL.EXAMPLE", "HTTPS：//EVIL．EXAMPLE", "in capitals"),
    ("http://10.0.0.1/x", "http：//10.0.0.1/x", "by number"),
    ("上www.example.cn看", "上www．example．cn看", "without http"),
    ("进example.com/群", "进example．com/群", "a bare name"),
    ("例子.中国", "例子．中国", "a Chinese name"),
    ("a@example.com", "a@example．com", "a mailbox"),
    ("weixin://dl/business", "weixin：//dl/business", "an app's own scheme"),
    ("点 tel:110 或 sms:10086", "点 tel：110 或 sms：10086", "schemes without slashes"),
    ('<a href="http://x.cn">点我</a>', '＜a href="http：//x．cn"＞点我＜/a＞', "markup"),
    ("厨房漏水，15:30以后在家，3.5米高", "厨房漏水，15:30以后在家，3.5米高", "times and figures stay"),
    ("3栋2单元1201。水管", "3栋2单元1201。水管", "so do rooms"),
    ("", "", "nothing was said"),
]


@pytest.mark.parametrize(("words", "read", "why"), WRITTEN)
def test_as_text(words: str, read: str, why: str) -> None:
    assert as_text(words) == read, why


TAPPABLE = re.compile(r"<|://|www\.|[A-Za-z0-9]\.(?:com|cn|net|中国)", re.IGNORECASE)
BITS = ["http", "s", ":", "//", "/", ".", "www", "com", "cn", "中国", "<", "a", ">", "漏水", " ", "3"]


@given(st.lists(st.sampled_from(BITS), max_size=12).map("".join))
def test_whatever_is_put_together_nothing_can_be_tapped(words: str) -> None:
    read = as_text(words)
    assert not TAPPABLE.search(read)
    assert len(read) == len(words), "every sign has its twin"
    assert as_text(read) == read


@given(st.text())
def test_any_text_is_read_and_never_refused(words: str) -> None:
    assert "<" not in for_staff(words)
    assert "<" not in disarmed(words)


def test_staff_read_no_number() -> None:
    assert for_staff("打13800138000，看www.x.cn") == "打138****，看www．x．cn"


def test_every_push_about_a_ticket_is_plain_and_its_resident_reads_what_they_wrote() -> None:
    chat = Chat()
    answer = chat.says("厨房漏水，照片在 http://pic.example/1 ，电话13800138000，随时都行")
    chat.says("确认")
    (task,) = [notice for notice in chat.notices if notice.recipient == LI]
    assert "http：//pic．example/1" in task.text
    assert "138****" in task.text
    assert "13800138000" not in task.text
    assert "13800138000" in answer.text, "nobody's own number is kept from them"


def test_what_staff_read_in_answers_is_plain_too() -> None:
    chat = Chat()
    chat.opens("厨房漏水，看 http://pic.example ，电话13800138000，随时都行")
    for words in ("我的任务", "接单", "到了", "好了"):
        said = chat.says(words, LI).text
        assert "://" not in said
        assert "13800138000" not in said
