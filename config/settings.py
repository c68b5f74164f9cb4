"""The only reader of the environment: what the machine's operator sets (.env.example tells all)."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

# The stand-in's own account, so that it works without any; never valid outside it.
DEMO = {
    "wechat_token": "demoOfficialToken",
    "wechat_app_id": "wxdemo000000000001",
    "wechat_app_secret": "demo-official-secret-0000000001",
    "wechat_encoding_aes_key": "demoOfficialAccountEncodingAesKey0000000010",
    "wechat_api_base": "http://wechat.sandbox",
    "wecom_corp_id": "wwdemo000000000001",
    "wecom_agent_id": "1000002",
    "wecom_secret": "demo-wecom-secret-000000000001",
    "wecom_token": "demoWeComToken",
    "wecom_encoding_aes_key": "demoWeComAppEncodingAesKey00000000000000010",
    "wecom_api_base": "http://wecom.sandbox",
}
OFFICIAL_BASE = "https://api.weixin.qq.com"
WECOM_BASE = "https://qyapi.weixin.qq.com"

TOP = Path(__file__).resolve().parent.parent


class Settings(BaseSettings):
    """All settings, by their names in the environment (without a prefix, in capitals)."""

    model_config = SettingsConfigDict(env_file=None, extra="ignore", frozen=True)

    database_url: str = ""
    redis_url: str = ""
    knowledge_dir: Path = TOP / "knowledge"
    config_dir: Path = TOP / "config"
    data_dir: Path = TOP / "data"
    port: int = Field(default=8000, ge=0, le=65535)
    web_workers: int = Field(default=2, ge=1, le=64)
    wechat_mode: Literal["plaintext", "compatible", "safe"] = "safe"
    wechat_token: str = ""
    wechat_app_id: str = ""
    wechat_app_secret: str = ""
    wechat_encoding_aes_key: str = ""
    wechat_api_base: str = ""
    wecom_corp_id: str = ""
    wecom_agent_id: str = ""
    wecom_secret: str = ""
    wecom_token: str = ""
    wecom_encoding_aes_key: str = ""
    wecom_api_base: str = ""
    sandbox: bool = False

    @property
    def database(self) -> str:
        """The database's URL: the one that was set, or a SQLite file under DATA_DIR."""
        return self.database_url or f"sqlite:///{self.data_dir / 'bot.db'}"

    @property
    def missing(self) -> list[str]:
        """The names of the account settings that production needs and that are not set."""
        needed = [name for name in DEMO if not name.endswith("api_base")]
        return [name.upper() for name in needed if not getattr(self, name)]


def read_settings(given: Mapping[str, Any] | None = None) -> Settings:
    """Return the settings, `given` before the environment; with SANDBOX the stand-in's own fill the gaps."""
    settings = Settings(**(given or {}))
    bases = {"wechat_api_base": OFFICIAL_BASE, "wecom_api_base": WECOM_BASE}
    defaults = DEMO if settings.sandbox else bases
    gaps = {name: value for name, value in defaults.items() if not getattr(settings, name)}
    return settings.model_copy(update=gaps)
