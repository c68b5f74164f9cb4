"""Access tokens: stable and plain, forced, expired, missing, of another account."""

from typing import Any

from .conftest import OFFICIAL, Phones, Servers

STABLE = "http://wechat.sandbox/cgi-bin/stable_token"
PLAIN = "http://wechat.sandbox/cgi-bin/token"


def plain(servers: Servers, **changes: str) -> dict[str, Any]:
    query = {"grant_type": "client_credential", "appid": OFFICIAL.app_id, "secret": OFFICIAL.app_secret}
    return servers.http.get(PLAIN, params=query | changes).json()


def works(servers: Servers, token: str) -> int:
    url = "http://wechat.sandbox/cgi-bin/getcallbackip"
    return int(servers.http.get(url, params={"access_token": token}).json().get("errcode", 0))


def test_the_stable_token_is_the_same_for_all_until_its_last_minutes(
    phones: Phones, servers: Servers
) -> None:
    first = servers.official_token()
    assert first["expires_in"] == 7200
    phones.advance("PT1H54M")
    assert servers.official_token()["access_token"] == first["access_token"]
    phones.advance("PT2M")
    second = servers.official_token()
    assert second["access_token"] != first["access_token"]
    assert [works(servers, each["access_token"]) for each in (first, second)] == [0, 0]
    phones.advance("PT5M")
    assert works(servers, first["access_token"]) == 42001


def test_a_forced_refresh_kills_the_old_one_but_not_twice_in_half_a_minute(
    phones: Phones, servers: Servers
) -> None:
    old = servers.official_token()["access_token"]
    new = servers.official_token(force=True)["access_token"]
    assert [works(servers, old), works(servers, new)] == [40001, 0]
    assert servers.official_token(force=True)["access_token"] == new
    phones.advance("PT30S")
    assert servers.official_token(force=True)["access_token"] != new


def test_twenty_forced_refreshes_a_day(phones: Phones, servers: Servers) -> None:
    phones.post("clock", {"set": "2035-05-01T08:00:00+08:00"})
    for _ in range(20):
        assert "access_token" in servers.official_token(force=True)
        phones.advance("PT1M")
    assert servers.official_token(force=True)["errcode"] == 45009
    phones.post("clock", {"set": "2035-05-02T00:00:00+08:00"})
    assert "access_token" in servers.official_token(force=True)


def test_a_plain_token_replaces_the_one_before_within_five_minutes(phones: Phones, servers: Servers) -> None:
    first, second = plain(servers)["access_token"], plain(servers)["access_token"]
    stable = servers.official_token()["access_token"]
    assert [works(servers, each) for each in (first, second, stable)] == [0, 0, 0]
    phones.advance("PT5M")
    assert [works(servers, each) for each in (first, second, stable)] == [42001, 0, 0]


def test_wrong_credentials(servers: Servers) -> None:
    assert plain(servers, secret="guess")["errcode"] == 40125
    assert plain(servers, appid="wxother")["errcode"] == 40013
    assert plain(servers, grant_type="password")["errcode"] == 40002


def test_calls_without_a_good_token(servers: Servers) -> None:
    assert works(servers, "") == 41001
    assert works(servers, "made-up") == 40001
    assert works(servers, servers.wecom_token()["access_token"]) == 40001


def test_the_words_of_the_real_server(servers: Servers) -> None:
    url = "http://wechat.sandbox/cgi-bin/getcallbackip?access_token=x"
    errmsg = servers.http.get(url).json()["errmsg"]
    assert errmsg.startswith(
        "invalid credential, access_token is invalid or not latest, could get access_token by"
    )
    url = "http://wecom.sandbox/cgi-bin/getcallbackip?access_token=x"
    assert "open.work.weixin.qq.com/devtool/query?e=40014" in servers.http.get(url).json()["errmsg"]


def test_wecom_gives_the_same_token_until_it_expires(phones: Phones, servers: Servers) -> None:
    first = servers.wecom_token()["access_token"]
    assert servers.wecom_token()["access_token"] == first
    phones.advance("PT2H")
    assert servers.wecom_token()["access_token"] != first


def test_a_token_survives_a_reset_but_not_its_life(phones: Phones, servers: Servers) -> None:
    phones.advance("P30D")
    token = servers.official_token()["access_token"]
    phones.post("reset")
    assert works(servers, token) == 0
    assert servers.official_token()["expires_in"] <= 7200
