"""The JSON interface, the page and the servers under /sandbox, as tools outside see them."""

import pytest

from sandbox import Sandbox
from sandbox.cast import CAST

from .conftest import FakeHouse, Phones, Servers, text_reply


def test_people(phones: Phones) -> None:
    people = phones.get("people")
    assert [person["id"] for person in people] == [person.id for person in CAST]
    owner = people[0]
    assert (owner["name"], owner["kind"], owner["channel"], owner["bound"]) == (
        "王阿姨",
        "resident",
        "official",
        True,
    )
    assert {person["id"] for person in people if person["bound"]} == {"owner", "technician"}


def test_openids_look_like_openids() -> None:
    residents = [person for person in CAST if person.channel == "official"]
    assert {len(person.openid) for person in residents} == {28}
    assert len({person.openid for person in CAST}) == len(CAST)


def test_tickets_are_the_house_s_rows(phones: Phones) -> None:
    assert phones.get("tickets") == [{"number": "1001"}]


def test_all_phones_at_once(phones: Phones, house: FakeHouse) -> None:
    house.answer = text_reply("好")
    phones.say("owner", text="一")
    phones.say("technician", text="二")
    shown = phones.get("phones?after=2")
    assert [(each["person"], each["seq"], each["n"], each["text"]) for each in shown["messages"]] == [
        ("technician", 3, 1, "二"),
        ("technician", 4, 2, "好"),
    ]
    assert shown["last"] == 4
    assert phones.get("phones?after=4") == {"messages": [], "last": 4}


@pytest.mark.parametrize("after", ["-1", "x", "1" * 30])
def test_after_must_be_a_number(phones: Phones, after: str) -> None:
    assert phones.client.get(f"/sandbox/api/phones?after={after}").status_code == 400


def test_reset_goes_back_to_the_start(phones: Phones, house: FakeHouse, sandbox: Sandbox) -> None:
    before = sandbox.clock.now()
    phones.say("owner", text="你好")
    phones.say("neighbour", event="unsubscribe")
    phones.post("settings", {"mode": "plaintext"})
    phones.advance("P1D")
    phones.post("reset")
    assert house.resets == 1
    assert (sandbox.clock.now() - before).total_seconds() < 60
    assert phones.get("phones") == {"messages": [], "last": 0}
    assert phones.get("settings") == {"mode": "safe"}
    assert all(person["following"] for person in phones.get("people"))


def test_the_log_hides_secrets_and_stays_short(phones: Phones, servers: Servers) -> None:
    token = servers.official_token()["access_token"]
    url = f"http://wechat.sandbox/cgi-bin/getcallbackip?access_token={token}"
    for _ in range(405):
        servers.http.get(url)
    log = phones.get("log")
    assert len(log["entries"]) == 400
    assert log["entries"][-1]["n"] == log["last"] == 406
    assert token not in str(log)
    assert log["entries"][-1]["request"].startswith("GET /cgi-bin/getcallbackip?access_token=***")


def test_the_servers_can_be_asked_from_outside(phones: Phones) -> None:
    client = phones.client
    assert client.get("/sandbox/wechat/cgi-bin/getcallbackip").get_json()["errcode"] == 41001
    query = "corpid=wwdemo000000000001&corpsecret=demo-wecom-secret-000000000001"
    assert client.get(f"/sandbox/wecom/cgi-bin/gettoken?{query}").get_json()["expires_in"] == 7200
    assert client.post("/sandbox/wechat/cgi-bin/token").get_json()["errcode"] == 43002
    assert client.get("/sandbox/wechat/cgi-bin/no/such").get_json()["errcode"] == 40066


def test_files_outside_the_page_are_not_served(phones: Phones) -> None:
    assert phones.client.get("/sandbox/page/../standin.py").status_code == 404
    assert phones.client.get("/sandbox/page/no-such-file.js").status_code == 404
