"""The check-up: one line for each look, whatever happens in it."""

from bot.errors import BotError
from bot.operations.doctor import Finding, examine


def away() -> str:
    raise BotError("数据库连不上，请看一下 DATABASE_URL。", "connection refused")


def broken() -> str:
    raise ValueError("no such thing")


def speechless() -> str:
    raise ValueError


def test_every_look_gives_a_finding() -> None:
    looks = [
        ("小区配置", lambda: "云栖花园"),
        ("数据库", away),
        ("账号", broken),
        ("待发箱", speechless),
    ]
    assert [str(finding) for finding in examine(looks)] == [
        "✓ 小区配置：云栖花园",
        "✗ 数据库：数据库连不上，请看一下 DATABASE_URL。",
        "✗ 账号：no such thing",
        "✗ 待发箱：ValueError",
    ]


def test_a_finding_is_a_value() -> None:
    assert examine([("版本", lambda: "1")]) == [Finding("版本", True, "1")]
