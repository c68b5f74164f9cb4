"""The check-up: one line for each look, whatever happens in it."""

from bot.errors import BotError
from bot.operations.doctor import Finding, Heed, examine


def away() -> str:
    raise BotError("数据库连不上，请看一下 DATABASE_URL。", "connection refused")


def broken() -> str:
    raise ValueError("no such thing")


def soon() -> str:
    raise Heed("明年的放假安排还没有数据")


def speechless() -> str:
    raise ValueError


def test_every_look_gives_a_finding() -> None:
    looks = [
        ("小区配置", lambda: "云栖花园"),
        ("数据库", away),
        ("账号", broken),
        ("待发箱", speechless),
        ("节假日", soon),
    ]
    assert [str(finding) for finding in examine(looks)] == [
        "✓ 小区配置：云栖花园",
        "✗ 数据库：数据库连不上，请看一下 DATABASE_URL。",
        "✗ 账号：no such thing",
        "✗ 待发箱：ValueError",
        "！ 节假日：明年的放假安排还没有数据",
    ]


def test_what_is_only_to_be_heeded_is_well() -> None:
    assert [finding.well for finding in examine([("节假日", soon), ("账号", broken)])] == [True, False]


def test_a_finding_is_a_value() -> None:
    assert examine([("版本", lambda: "1")]) == [Finding("版本", True, "1")]
