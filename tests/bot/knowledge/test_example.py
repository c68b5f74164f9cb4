"""A sentence becomes an example: in its file, at its place, everything else as it was."""

from difflib import ndiff
from pathlib import Path

import pytest

from bot.knowledge.example import Refused, Wish, add_example, private
from bot.knowledge.load import load
from bot.knowledge.masking import Masker
from config.problem import BadFiles

from .folder import FILES, write

ALL, NOTHING = "examples/all.yaml", "examples/nothing.yaml"
COMMENTED = """\
# 开头的注释
repair.start:   # 报修
    must:
        - 厨房水管漏水了   # 常有人问
        - '灯: 坏了'

fee.pay_how:
  must:
  - 手机上怎么交物业费呢

# 结尾的注释
"""


def added(before: str, after: str) -> list[str]:
    """Return the lines that came; fails unless all others are as they were."""
    changes = list(ndiff(before.splitlines(), after.splitlines()))
    assert not [change for change in changes if change.startswith("-")]
    return [change[2:] for change in changes if change.startswith("+")]


# Columns: what is wished, the file, where it is told, the lines that come
PLACES = [
    (Wish("咋缴费好", "fee.pay_how"), ALL, 4, ["    - 咋缴费好"]),
    (Wish("咋缴费好", "fee.pay_how", never=True), ALL, 6, ["    - 咋缴费好"]),
    (Wish("灯不亮", "repair.start"), ALL, 9, ["    - 灯不亮"]),
    (Wish("修电脑", "repair.start", never=True), ALL, 10, ["  never:", "    - 修电脑"]),
    (Wish("买什么股票", None), NOTHING, 3, ["  - 买什么股票"]),
    (Wish("费: 怎么交 #急", "fee.pay_how"), ALL, 4, ['    - "费: 怎么交 #急"']),
    (Wish("[房号]怎么交", "fee.pay_how"), ALL, 4, ['    - "[房号]怎么交"']),
    (Wish("12345", "fee.pay_how"), ALL, 4, ['    - "12345"']),
]


@pytest.mark.parametrize(("wish", "file", "line", "lines"), PLACES)
def test_it_comes_where_it_belongs(
    tmp_path: Path, wish: Wish, file: str, line: int, lines: list[str]
) -> None:
    folder = write(tmp_path)
    assert add_example(folder, wish) == f"knowledge/{file}:{line}"
    assert added(FILES[file], (folder / file).read_text(encoding="utf-8")) == lines
    example = next(one for one in load(folder).examples if one.text == wish.text)
    assert (example.intent, example.never) == (wish.intent, wish.never)


@pytest.mark.parametrize(
    ("intent", "came"), [("repair.start", "        - 灯不亮"), ("fee.pay_how", "  - 灯不亮")]
)
def test_comments_order_and_indentation_of_the_file_are_kept(tmp_path: Path, intent: str, came: str) -> None:
    folder = write(tmp_path)
    (folder / ALL).write_text(COMMENTED, encoding="utf-8")
    add_example(folder, Wish("灯不亮", intent))
    assert added(COMMENTED, (folder / ALL).read_text(encoding="utf-8")) == [came]


def test_an_intent_without_examples_gets_them_in_the_file_of_its_topic(tmp_path: Path) -> None:
    folder = write(tmp_path)
    (folder / ALL).write_text(FILES[ALL].partition("repair.start")[0], encoding="utf-8")
    assert add_example(folder, Wish("灯不亮", "repair.start")) == "knowledge/examples/service.yaml:3"
    written = (folder / "examples" / "service.yaml").read_text(encoding="utf-8")
    assert written == "repair.start:\n  must:\n    - 灯不亮\n"


def test_an_intent_of_the_estates_own_has_its_examples_there(tmp_path: Path) -> None:
    folder = write(tmp_path)
    own = folder / "estates" / "demo" / "intents" / "pool.yaml"
    own.parent.mkdir(parents=True)
    own.write_text("pool.hours:\n  title: 泳池几点开\n  phrases:\n    - 泳池几点开\n", encoding="utf-8")
    with pytest.raises(Refused):
        add_example(folder, Wish("泳池开了没", "pool.hours"))
    where = add_example(folder, Wish("泳池开了没", "pool.hours"), "demo")
    assert where == "knowledge/estates/demo/examples/pool.yaml:3"
    assert add_example(folder, Wish("买什么股票", None), "demo") == f"knowledge/{NOTHING}:3"


def test_a_list_in_one_line_is_left_to_the_admin(tmp_path: Path) -> None:
    folder = write(tmp_path)
    inline = FILES[ALL].replace("must:\n    - 厨房水管漏水了", "must: [厨房水管漏水了]")
    (folder / ALL).write_text(inline, encoding="utf-8")
    with pytest.raises(Refused, match="手工加一行"):
        add_example(folder, Wish("灯不亮", "repair.start"))
    assert (folder / ALL).read_text(encoding="utf-8") == inline


REFUSED = [
    (Wish("咋缴", "fee.nothing"), "没有“fee.nothing”这个意图"),
    (Wish("手机上怎么交物业费呢", "fee.pay_how"), f"已经有了：knowledge/{ALL}:3"),
    (Wish("物业费怎么交", "fee.pay_how"), "的问法（knowledge/intents/fee.yaml:4）"),
    (Wish("物业费怎么交", None), "的问法（knowledge/intents/fee.yaml:4）"),
]


@pytest.mark.parametrize(("wish", "why"), REFUSED)
def test_what_shows_nothing_is_refused(tmp_path: Path, wish: Wish, why: str) -> None:
    folder = write(tmp_path)
    with pytest.raises(Refused) as refused:
        add_example(folder, wish)
    assert why in refused.value.words
    assert (folder / ALL).read_text(encoding="utf-8") == FILES[ALL]


def test_the_same_words_may_be_wished_the_other_way_round_for_another_intent(tmp_path: Path) -> None:
    folder = write(tmp_path)
    add_example(folder, Wish("手机上怎么交物业费呢", "repair.start", never=True))
    assert len(load(folder).examples) == 5


def test_broken_files_are_told_first(tmp_path: Path) -> None:
    folder = write(tmp_path, ALL, "  must:", " must")
    with pytest.raises(BadFiles):
        add_example(folder, Wish("咋缴", "fee.pay_how"))


def test_what_may_tell_who_somebody_is_is_masked_or_refused() -> None:
    assert private("我家3栋2单元1201漏水", Masker()) == "我家[房号]漏水"
    for text in ("我叫阿依古丽家里漏水", "  "):
        with pytest.raises(Refused):
            private(text, Masker())
