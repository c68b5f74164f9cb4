"""XML: written as WeChat writes it, read without trust."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sandbox.errors import Malformed
from sandbox.xmltext import read_xml, text_of, write_xml

PRINTABLE = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs"), exclude_characters="\ufffe\uffff")
)


def test_strings_stand_in_cdata_and_numbers_bare() -> None:
    written = write_xml({"Content": "你好", "CreateTime": 5, "Info": {"Count": 0}})
    assert written.decode() == (
        "<xml><Content><![CDATA[你好]]></Content><CreateTime>5</CreateTime><Info><Count>0</Count></Info></xml>"
    )


@given(PRINTABLE)
def test_any_text_survives(text: str) -> None:
    assert text_of(read_xml(write_xml({"Content": text})), "Content") == text


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"success ",
        b"<xml><Content>broken</xml>",
        b"<reply/>",
        b'{"errcode": 0}',
        b"<xml><MsgType>text</MsgType><MsgType>news</MsgType></xml>",  # text that broke out of its CDATA
        b'<!DOCTYPE xml [<!ENTITY a "b">]><xml>&a;</xml>',
        b"<xml><Content>\x01</Content></xml>",  # control characters are not XML
    ],
)
def test_bad_documents_are_refused(body: bytes) -> None:
    with pytest.raises(Malformed):
        read_xml(body)
