"""What the doctor and /readyz look at: what was seen, or what is to be done, in Chinese."""

from collections.abc import Callable

import pytest

from bot.conversation.shelf import Judgement
from bot.errors import BotError
from bot.operations import looks
from bot.operations.doctor import Look
from config.problem import Problem

MISTAKE = Problem("knowledge/replies/fee.yaml", 3, "不认识“txt”这一项", "请检查拼写，或删掉它")
NOT_SEEN_YET = "有改动还没检查，后台进程几秒内就看；config 里 facts 以外的改动要重启才生效"


def found(*problems: Problem) -> Callable[[], Judgement]:
    """What was found in the files of version v1."""
    return lambda: Judgement("v1", problems)


def never() -> None:
    """Nobody has looked into the files."""


# look, what was seen
WELL: list[tuple[Look, str]] = [
    (looks.accounts(list), "微信与企业微信的账号都已设置"),
    (looks.knowledge(lambda: (100, "f9cec3a7")), "100 个意图，版本 f9cec3a7"),
    (looks.saved(found(), lambda: "v1"), "都已生效"),
    (looks.saved(found(MISTAKE), lambda: "v2"), NOT_SEEN_YET),
    (looks.saved(never, lambda: "v1"), NOT_SEEN_YET),
    (looks.holidays(lambda: None), "放假和调休都有数据"),
    (looks.tables(lambda: "0001"), "结构版本 0001"),
    (looks.ticking(lambda: 0.4), "在工作"),
    (looks.ticking(lambda: 10.0), "在工作"),
    (looks.counted(lambda: {"waiting": 2, "dead": 0}), "waiting 2，dead 0"),
    (looks.counted(dict), "空"),
]


@pytest.mark.parametrize(("look", "seen"), WELL)
def test_all_is_well(look: Look, seen: str) -> None:
    assert look() == seen


def nothing() -> None:
    """A database without tables, a worker that has never ticked."""


# look, what is to be done
WRONG: list[tuple[Look, str]] = [
    (looks.accounts(lambda: ["WECHAT_TOKEN", "WECOM_SECRET"]), "还没有设置：WECHAT_TOKEN、WECOM_SECRET"),
    (looks.knowledge(lambda: (0, "e3b0c442")), "知识库是空的，请检查 KNOWLEDGE_DIR"),
    (
        looks.saved(found(MISTAKE), lambda: "v1"),
        "1 处要改，没有生效，住户看到的是上一版：\n"
        "    knowledge/replies/fee.yaml:3: 不认识“txt”这一项，请检查拼写，或删掉它",
    ),
    (looks.tables(nothing), "还没有建表，请运行 flask db upgrade"),
    (looks.ticking(nothing), "后台进程还没有开始工作"),
    (looks.ticking(lambda: 10.1), "后台进程已有10秒没有动静，到期的事没人看"),
    (looks.ticking(lambda: 3600.0), "后台进程已有3600秒没有动静，到期的事没人看"),
]


@pytest.mark.parametrize(("look", "words"), WRONG)
def test_something_is_wrong(look: Callable[[], str], words: str) -> None:
    with pytest.raises(BotError) as wrong:
        look()
    assert wrong.value.words == words


def test_versions_name_python_and_sqlite() -> None:
    assert looks.versions().startswith("Python 3.")
    assert "，SQLite 3." in looks.versions()
