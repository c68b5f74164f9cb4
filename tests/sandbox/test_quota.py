"""Customer-service messages: 5 in 48 h after a message, 3 in a minute after a tap, a follow or a scan."""

import pytest

from sandbox.errors import ServerError
from sandbox.quota import Grant, check_quota

from .conftest import FakeHouse, Phones, Servers, text_reply

OWNER = "oDemoOwner000000000000000001"
HOUR = 3600.0

RULES: list[tuple[str, float, list[Grant], int]] = [
    # what, seconds now, grants, errcode
    ("never said anything", 0, [], 45015),
    ("just wrote", 0, [Grant("message", 0, 0)], 0),
    ("four used", 10, [Grant("message", 0, 4)], 0),
    ("five used", 10, [Grant("message", 0, 5)], 45047),
    ("a second before 48 h", 48 * HOUR - 1, [Grant("message", 0, 0)], 0),
    ("48 h are over", 48 * HOUR, [Grant("message", 0, 0)], 45015),
    ("48 h over and used up: time comes first", 48 * HOUR, [Grant("message", 0, 5)], 45015),
    ("just followed", 59, [Grant("follow", 0, 2)], 0),
    ("three used after a follow", 59, [Grant("follow", 0, 3)], 45047),
    ("a minute after the follow", 60, [Grant("follow", 0, 0)], 45015),
    ("scan", 1, [Grant("scan", 0, 0)], 0),
    ("used up by messages, but just tapped", 100, [Grant("message", 0, 5), Grant("menu", 99, 0)], 0),
    ("tap over, message left", 200, [Grant("message", 0, 4), Grant("menu", 99, 0)], 0),
    ("both used up", 100, [Grant("message", 0, 5), Grant("menu", 99, 3)], 45047),
]


@pytest.mark.parametrize(
    ("now", "grants", "errcode"), [row[1:] for row in RULES], ids=[row[0] for row in RULES]
)
def test_rule(now: float, grants: list[Grant], errcode: int) -> None:
    if errcode == 0:
        check_quota(now, grants)
        return
    with pytest.raises(ServerError) as refusal:
        check_quota(now, grants)
    assert refusal.value.errcode == errcode


def send_until_refused(servers: Servers) -> list[int]:
    codes = []
    while not codes or codes[-1] == 0:
        codes.append(servers.custom(OWNER, "进度"))
    return codes


def test_five_after_a_message_and_anew_after_the_next(phones: Phones, servers: Servers) -> None:
    for _ in range(2):
        phones.say("owner", text="在吗")
        assert send_until_refused(servers) == [0] * 5 + [45047]


def test_a_repeated_delivery_grants_nothing(phones: Phones, servers: Servers) -> None:
    phones.say("owner", text="在吗", msg_id="1")
    send_until_refused(servers)
    phones.say("owner", text="在吗", msg_id="1")
    assert servers.custom(OWNER, "进度") == 45047


@pytest.mark.parametrize("event", ["subscribe", "SCAN", "CLICK", "scancode_waitmsg"])
def test_three_after_an_event(phones: Phones, servers: Servers, event: str) -> None:
    phones.say("owner", event=event)
    assert send_until_refused(servers) == [0] * 3 + [45047]


@pytest.mark.parametrize("event", ["VIEW", "LOCATION", "pic_weixin"])
def test_other_events_grant_nothing(phones: Phones, servers: Servers, event: str) -> None:
    phones.say("owner", event=event)
    assert send_until_refused(servers) == [45015]


def test_a_tapped_answer_counts_as_a_menu_tap(phones: Phones, house: FakeHouse, servers: Servers) -> None:
    house.answer = text_reply('<a href="weixin://bizmsgmenu?msgmenucontent=好&msgmenuid=a">好</a>')
    phones.say("owner", text="你好")
    phones.advance("P3D")
    phones.say("owner", click="a")
    assert servers.custom(OWNER, "谢谢") == 0
    phones.advance("PT1M")
    assert servers.custom(OWNER, "谢谢") == 45015


def test_leaving_ends_it_at_once(phones: Phones, servers: Servers) -> None:
    phones.say("owner", text="你好")
    phones.say("owner", event="unsubscribe")
    assert servers.custom(OWNER, "再见") == 45015


def test_two_days_on_the_virtual_clock(phones: Phones, servers: Servers) -> None:
    phones.say("owner", text="你好")
    phones.advance("PT47H59M")
    assert servers.custom(OWNER, "进度") == 0
    phones.advance("PT1M")
    assert servers.custom(OWNER, "进度") == 45015
