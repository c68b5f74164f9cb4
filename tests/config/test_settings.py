"""The settings: documented one by one, the stand-in's own with SANDBOX, and what production needs."""

import re
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from config.settings import DEMO, OFFICIAL_BASE, TOP, WECOM_BASE, Settings, read_settings
from sandbox.accounts import OfficialAccount, WeComApp

DOCUMENTED = TOP / ".env.example"
NAMES = {name.upper() for name in Settings.model_fields}


@pytest.fixture(autouse=True)
def no_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """An environment in which nothing of ours is set."""
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)


def documented() -> dict[str, str]:
    """Return each setting of .env.example, whether commented out or not, with the value shown."""
    text = DOCUMENTED.read_text(encoding="utf-8")
    return dict(re.findall(r"^#?\s?([A-Z][A-Z_]+)=(.*)$", text, re.MULTILINE))


def test_every_setting_is_documented_and_nothing_else() -> None:
    assert set(documented()) == NAMES


def test_the_demo_values_are_documented() -> None:
    text = DOCUMENTED.read_text(encoding="utf-8")
    assert [value for value in DEMO.values() if value not in text] == []


def test_the_demo_accounts_are_the_stand_ins() -> None:
    official, wecom = OfficialAccount(), WeComApp()
    assert {name: value for name, value in DEMO.items() if not name.endswith("api_base")} == {
        "wechat_token": official.token,
        "wechat_app_id": official.app_id,
        "wechat_app_secret": official.app_secret,
        "wechat_encoding_aes_key": official.encoding_aes_key,
        "wecom_corp_id": wecom.corp_id,
        "wecom_agent_id": wecom.agent_id,
        "wecom_secret": wecom.secret,
        "wecom_token": wecom.token,
        "wecom_encoding_aes_key": wecom.encoding_aes_key,
    }


def test_with_sandbox_the_stand_ins_account_fills_the_gaps() -> None:
    settings = read_settings({"sandbox": True, "wechat_token": "myToken"})
    assert settings.missing == []
    assert settings.wechat_token == "myToken", "what is set stays"
    assert settings.wecom_api_base == "http://wecom.sandbox"


def test_production_knows_no_demo_value_and_says_what_is_missing() -> None:
    settings = read_settings({})
    assert settings.missing == [
        "WECHAT_TOKEN",
        "WECHAT_APP_ID",
        "WECHAT_APP_SECRET",
        "WECHAT_ENCODING_AES_KEY",
        "WECOM_CORP_ID",
        "WECOM_AGENT_ID",
        "WECOM_SECRET",
        "WECOM_TOKEN",
        "WECOM_ENCODING_AES_KEY",
    ]
    assert (settings.wechat_api_base, settings.wecom_api_base) == (OFFICIAL_BASE, WECOM_BASE)
    assert not set(DEMO.values()) & {str(value) for value in settings.model_dump().values()}


def test_the_environment_is_read_by_plain_names(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORT", "8123")
    monkeypatch.setenv("DATA_DIR", "/srv/bot")
    monkeypatch.setenv("SANDBOX", "1")
    settings = read_settings()
    assert (settings.port, settings.data_dir, settings.sandbox) == (8123, Path("/srv/bot"), True)
    assert read_settings({"port": 9000}).port == 9000, "what is handed in comes first"


def test_the_database_is_a_file_beside_the_other_data() -> None:
    assert read_settings({"data_dir": "/srv/bot"}).database == "sqlite:////srv/bot/bot.db"
    assert read_settings({"database_url": "postgresql://h/d"}).database == "postgresql://h/d"


@pytest.mark.parametrize(
    "given", [{"port": "99999"}, {"port": "acht"}, {"web_workers": "0"}, {"wechat_mode": "open"}]
)
def test_what_cant_be_is_refused(given: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        read_settings(given)


def test_settings_never_change_afterwards() -> None:
    with pytest.raises(ValidationError):
        read_settings({}).port = 1  # type: ignore[misc]
