"""Reading a pushed XML without trusting it."""

import time
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.webhook.fields import Fields, Unreadable, read_fields

READS = [
    ("<xml><A>1</A></xml>", "A", "1", "a bare value"),
    ("<xml><A><![CDATA[<b>&]]></A></xml>", "A", "<b>&", "CDATA is text"),
    ("<xml><A> \n 你好　</A></xml>", "A", "你好", "surrounding space goes, also the Chinese one"),
    ("<xml><A></A><A>2</A></xml>", "A", "2", "doubled: the first that says something"),
    ("<xml><A>1</A><A>2</A></xml>", "A", "1", "doubled: the first"),
    ("<xml><A><B>x</B></A></xml>", "A", "", "nested where a text should be"),
    ("<xml><A><B>x</B></A></xml>", "A/B", "x", "nested"),
    ("<xml><A>1</A></xml>", "B", "", "missing"),
    ("<xml/>", "A", "", "nothing at all"),
    ("\ufeff<?xml version='1.0' encoding='gbk'?>\n<xml><A>你</A></xml>", "A", "你", "a wrong declaration"),
    ("<xml>" + "<a>" * 6 + "<b>x</b>" + "</a>" * 6 + "</xml>", "a/" * 6 + "b", "x", "nested deeply"),
    ("<xml><A>水<!-- 管 -->漏</A></xml>", "A", "水漏", "a comment is no text"),
    ("<xml><A>水<b>x</b>漏</A></xml>", "A", "水漏", "and neither is an element"),
    ("<xml><A>坏\x0b\x00了</A></xml>", "A", "坏了", "control characters that somebody typed"),
    ("<xml><A>&lt;a&gt; &#20320;</A></xml>", "A", "<a> 你", "the built-in entities are not declarations"),
    ("<xml><A><![CDATA[<!DOCTYPE html>]]></A></xml>", "A", "<!DOCTYPE html>", "somebody may type this"),
    (f"<xml><A>{'长' * 5000}</A></xml>", "A", "长" * 4000, "longer than anybody types"),
]


@pytest.mark.parametrize(("xml", "path", "expected", "why"), READS)
def test_it_reads(xml: str, path: str, expected: str, why: str) -> None:
    assert read_fields(xml.encode()).text(path) == expected, why


def test_broken_bytes_cost_one_character_only() -> None:
    assert (
        read_fields("<xml><A>漏水".encode() + b"\xff\xed\xa0\x80" + "了</A></xml>".encode()).text("A")[:2]
        == "漏水"
    )


BOMB = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><xml><A>&b;</A></xml>'
REFUSED = [
    ("", "empty"),
    ("success", "not XML"),
    ("<xml><A></xml>", "not well-formed"),
    ("<html></html>", "another root"),
    (BOMB, "entities that multiply"),
    ('<!DOCTYPE x SYSTEM "file:///etc/passwd"><xml/>', "a document type from elsewhere"),
    ("<!-- <xml> --><!DOCTYPE x><xml/>", "hidden behind a comment"),
    ("<xml><A>&nothing;</A></xml>", "an unknown entity"),
    ("<xml>" + "<a>" * 8 + "</a>" * 8 + "</xml>", "nested too deeply"),
    ("<xml>" + "<a>" * 9000 + "</a>" * 9000 + "</xml>", "nested as deeply as a body can hold"),
    ("<xml><A>1</A><!DOCTYPE x></xml>", "a document type where none may stand"),
    ("<?pi?><!DOCTYPE x><xml/>", "hidden behind an instruction"),
    ("<?xml version='1.0'?><!DOCTYPE x><xml/>", "behind a declaration"),
]


@pytest.mark.parametrize(("xml", "why"), REFUSED)
def test_it_refuses(xml: str, why: str) -> None:
    with pytest.raises(Unreadable):
        read_fields(xml.encode())


def test_a_document_type_in_another_encoding_is_refused_too() -> None:
    with pytest.raises(Unreadable):
        read_fields('<?xml version="1.0" encoding="utf-16"?><!DOCTYPE x><xml/>'.encode("utf-16"))


@pytest.mark.parametrize("unit", ["<a>", "<a/>", "<!--", "<![CDATA[", "&amp;", "<a b='"])
def test_the_largest_hostile_body_takes_no_time(unit: str) -> None:
    body = ("<xml>" + unit * (64 * 1024 // len(unit))).encode()
    started = time.perf_counter()
    with pytest.raises(Unreadable):
        read_fields(body)
    # Measured at 10 to 40 ms; an algorithm that goes back and forth would take seconds.
    assert time.perf_counter() - started < 1


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(body: bytes) -> None:
    for given_body in (body, b"<xml><A>" + body + b"</A></xml>"):
        with suppress(Unreadable):
            assert isinstance(read_fields(given_body), Fields)
