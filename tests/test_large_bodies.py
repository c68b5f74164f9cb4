"""Bodies that no phone sends, through the whole application: refused, and not read into memory."""

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bot.webhook.door import BODY_LIMIT
from bot.webhook.signature import signature
from config.settings import DEMO
from tests.world import World, demo_settings, open_world

HUGE = 30 * 1024 * 1024
AT = "2030-03-18T10:00:00+08:00"
SECONDS = "1900029600"


class Photo(io.RawIOBase):
    """A body of 30 MB that counts what is read of it."""

    def __init__(self) -> None:
        self.given = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        length = min(len(buffer), HUGE - self.given)
        buffer[:length] = b"x" * length
        self.given += length
        return length


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    return open_world(demo_settings(tmp_path), AT)


def signed(token: str) -> dict[str, str]:
    """Return an address that a push in safe mode could have."""
    query = {"timestamp": SECONDS, "nonce": "1", "encrypt_type": "aes", "msg_signature": "x"}
    return query | {"signature": signature(token, SECONDS, "1")}


DOORS = [("/wechat", "wechat_token"), ("/wecom", "wecom_token")]


@pytest.mark.parametrize(("path", "token"), DOORS)
@pytest.mark.parametrize("says_how_long", [True, False], ids=["with its length", "in pieces"])
def test_thirty_megabytes_are_refused_unread(
    world: World, path: str, token: str, says_how_long: bool
) -> None:
    photo = Photo()
    in_pieces = {"HTTP_TRANSFER_ENCODING": "chunked", "wsgi.input_terminated": True}
    length = {"CONTENT_LENGTH": str(HUGE)} if says_how_long else in_pieces
    environ = {"wsgi.input": photo, **length}
    query = signed(str(DEMO[token]))
    answer = world.client.post(path, query_string=query, environ_overrides=environ)
    assert answer.status_code == 413
    assert photo.given <= 2 * BODY_LIMIT


@pytest.mark.parametrize(("path", "token"), DOORS)
def test_unsigned_nothing_is_read_at_all(world: World, path: str, token: str) -> None:
    photo = Photo()
    environ = {"wsgi.input": photo, "CONTENT_LENGTH": str(HUGE)}
    answer = world.client.post(path, environ_overrides=environ)
    assert (answer.status_code, photo.given) == (403, 0)


# what the page or a tool sends, status, why
SAID: list[tuple[dict[str, Any], int, str]] = [
    ({"image": "x" * HUGE}, 413, "a photo's name of 30 MB"),
    ({"image": "漏" * 400 + ".jpg"}, 400, "a name that no phone gives"),
    ({"text": "漏" * 14_000}, 400, "more than a phone sends"),
    ({"location": {"lat": 1, "lon": 1, "label": "x" * 2_000}}, 400, "a long label"),
    ({"text": "您好", "msg_id": "9" * 2_000}, 400, "a long id"),
    ({"text": "漏" * 13_000}, 200, "a very long text is still answered"),
    ({"image": "漏水" * 100 + ".jpg"}, 200, "and so is a long name"),
]


@pytest.mark.parametrize(("body", "status", "why"), SAID, ids=[why for _, _, why in SAID])
def test_what_is_said_to_the_stand_in(world: World, body: dict[str, Any], status: int, why: str) -> None:
    answer = world.client.post("/sandbox/api/people/owner/say", json=body)
    assert answer.status_code == status, why
    if status == 200:
        assert answer.json["status"] == 200
        assert answer.json["replies"][0]["via"] == "passive", "no 服务出现故障"
    else:
        assert "手机发不" in answer.json["error"]


def test_a_text_that_fills_a_push_is_within_what_the_door_reads(world: World) -> None:
    answer = world.client.post("/sandbox/api/people/owner/say", json={"text": "𠀀" * 10_000})
    assert answer.json["status"] == 200
