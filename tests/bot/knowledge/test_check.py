"""Checking a knowledge folder: each mistake is told with file, line and remedy."""

from pathlib import Path

import pytest

from bot.knowledge.check import check
from config.problem import Problem

from .folder import DEMANDS, FILES, write

PHRASE = "    - 物业费能刷卡吗\n"
FEE_TEXT = "物业费是{fee_price}，在服务中心交，问值班电话{duty_phone}也可以。"

# Columns: file, what is replaced, by what, where it is told, a part of what is told
MISTAKES = [
    ("intents/fee.yaml", "title:", "titel:", "intents/fee.yaml:2", "不认识“titel”"),
    ("intents/fee.yaml", "  phrases:", " phrases:", "intents/fee.yaml:3", "格式读不懂"),
    ("intents/fee.yaml", PHRASE, "", "intents/fee.yaml:1", "只有 7 条不同的问法"),
    ("intents/fee.yaml", "能刷卡吗", "怎么交", "intents/fee.yaml:1", "写了两次"),
    ("intents/fee.yaml", "物业费能刷卡吗", "物業費怎麼交？", "intents/fee.yaml:1", "是同一句"),
    (
        "intents/fee.yaml",
        "物业费能刷卡吗",
        "帮我报修",
        "intents/service.yaml:1",
        "“物业费怎么交”（knowledge/intents/fee.yaml:1）里也有",
    ),
    (
        "intents/service.yaml",
        "service: repair",
        "service: repiar",
        "intents/service.yaml:1",
        "服务“repiar”不存在",
    ),
    ("replies/fee.yaml", "fee.pay_how", "fee.pay", "intents/fee.yaml:1", "没有话术"),
    ("replies/fee.yaml", "fee.pay_how", "fee.pay", "replies/fee.yaml:1", "没有用处"),
    ("replies/fee.yaml", "{fee_price}", "{price}", "replies/fee.yaml:1", "占位“{price}”没有这个值"),
    (
        "replies/fee.yaml",
        "{fee_price}",
        "{fee_price:>9}",
        "replies/fee.yaml:1",
        "占位“{fee_price}”没有这个值",
    ),
    ("replies/fee.yaml", "{fee_price}", "{resident}", "replies/fee.yaml:1", "占位“{resident}”没有这个值"),
    ("replies/fee.yaml", "{fee_price}", "{fee_price", "replies/fee.yaml:1", "花括号没有成对"),
    ("replies/fee.yaml", FEE_TEXT, "好" * 700, "replies/fee.yaml:1", "话术太长（2100 字节）"),
    ("replies/fee.yaml", "{duty_phone}", "13800001111", "replies/fee.yaml:1", "号码“13800001111”"),
    ("replies/fee.yaml", "{duty_phone}", "61234567", "replies/fee.yaml:1", "号码“61234567”"),
    ("replies/repair.yaml", "repair.ask_problem", "repair.ask", "replies:1", "缺少话术“repair.ask_problem”"),
    ("replies/repair.yaml", "lift_trapped:", "lift:", "emergencies.yaml:1", "“emergency.lift_trapped”没有写"),
    ("replies/repair.yaml", "trapped.offline", "trapped.off", "emergencies.yaml:1", "offline”没有写"),
    ("replies/repair.yaml", "请打{duty_phone}", "{person}就来", "replies/repair.yaml:7", "占位“{person}”"),
    (
        "replies/repair.yaml",
        '    - "{resident}，您家哪里要修？"\n',
        "",
        "replies/repair.yaml:1",
        "至少写两种说法",
    ),
    (
        "emergencies.yaml",
        "category: lift_trapped",
        "category: lift",
        "emergencies.yaml:1",
        "类别“lift”不存在",
    ),
    ("examples/all.yaml", "repair.start", "repair.begin", "examples/all.yaml:4", "没有这个意图"),
    ("examples/all.yaml", "怎么交物业费呢", "门锁坏了呢", "examples/all.yaml:2", "会被当作“repair.start”"),
    ("examples/all.yaml", "怎么交物业费呢", "哈哈", "examples/all.yaml:2", "没有听懂"),
    ("examples/all.yaml", "今天股票涨了没有", "马桶堵了", "examples/all.yaml:6", "与本小区无关"),
    ("lexicon.yaml", "[物业费, 管理费]", "[物业费]", "lexicon.yaml:2", "至少要有 2 条"),
]


@pytest.mark.parametrize(("file", "old", "new", "where", "what"), MISTAKES)
def test_a_mistake_is_told(tmp_path: Path, file: str, old: str, new: str, where: str, what: str) -> None:
    problems = [str(problem) for problem in check(write(tmp_path, file, old, new), DEMANDS)]
    assert [one for one in problems if one.startswith(f"knowledge/{where}:") and what in one], problems


def test_a_clean_folder_has_no_problem(tmp_path: Path) -> None:
    assert check(write(tmp_path), DEMANDS) == []


TIMES = [
    "15分钟",
    "两小时",
    "半个小时",
    "22:00",
    "22：00",
    "三点前",
    "明天",
    "今晚",
    "24小时",
    "3个工作日",
    "三天内",
    "次日",
]


@pytest.mark.parametrize("time", TIMES)
def test_a_time_written_by_hand_is_told(tmp_path: Path, time: str) -> None:
    folder = write(tmp_path, "replies/fee.yaml", "在服务中心交", f"{time}处理好")
    assert [problem.what for problem in check(folder, DEMANDS)] == [f"话术里直接写了时间“{time}”"]


NO_TIMES = ["早一点", "第一时间", "一分钱", "12345热线", "打110", "3栋2单元", "三点建议", "今天天气"]


@pytest.mark.parametrize("words", NO_TIMES)
def test_what_is_no_promise_of_time_may_be_written(tmp_path: Path, words: str) -> None:
    assert check(write(tmp_path, "replies/fee.yaml", "在服务中心交", words), DEMANDS) == []


def test_all_problems_are_told_at_once_in_the_order_of_the_files(tmp_path: Path) -> None:
    folder = write(tmp_path, "intents/fee.yaml", PHRASE, "")
    (folder / "replies" / "fee.yaml").write_text("fee.pay_how:\n  text: 明天到{nobody}\n", encoding="utf-8")
    (folder / "replies" / "broken.yaml").write_text("a: [", encoding="utf-8")
    problems = check(folder, DEMANDS)
    assert problems == sorted(problems)
    assert [problem.file.removeprefix("knowledge/") for problem in problems] == [
        "intents/fee.yaml",
        "replies/broken.yaml",
        "replies/fee.yaml",
        "replies/fee.yaml",
    ]


def test_the_same_name_in_two_files_is_told(tmp_path: Path) -> None:
    folder = write(tmp_path)
    (folder / "intents" / "more.yaml").write_text(FILES["intents/fee.yaml"], encoding="utf-8")
    told = Problem(
        "knowledge/intents/more.yaml",
        1,
        "“fee.pay_how”在 knowledge/intents/fee.yaml:1 已经写过",
        "请合并成一处，或改名",
    )
    assert told in check(folder, DEMANDS)
