"""Checking a knowledge folder: each mistake is told with file, line and remedy."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bot.knowledge.check import check, examine
from bot.knowledge.phrases_check import PHRASES_AT_LEAST
from bot.understanding.matcher import Matcher, fit
from config.problem import Problem

from .folder import DEMANDS, FILES, write

FEE, SERVICE = "intents/fee.yaml", "intents/service.yaml"
SAID, REPAIRS = "replies/fee.yaml", "replies/repair.yaml"
ALL, NOTHING = "examples/all.yaml", "examples/nothing.yaml"
LEXICON, EMERGENCIES = "lexicon.yaml", "emergencies.yaml"
FEE_TEXT = "物业费是{fee_price}，在服务中心交，问值班电话{duty_phone}也可以。"

# Columns: file, what is replaced, by what, where it is told, a part of what is told
SCHEMA = [
    (FEE, "title:", "titel:", f"{FEE}:2", "不认识“titel”"),
    (FEE, "  phrases:", " phrases:", f"{FEE}:3", "格式读不懂"),
    (FEE, "- 物业费能刷卡吗", "-", f"{FEE}:11", "应当是一段文字"),
    (SERVICE, "service: repair", "service: repiar", f"{SERVICE}:1", "服务“repiar”不存在"),
    (REPAIRS, '    - "{resident}，您家哪里要修？"\n', "", f"{REPAIRS}:1", "至少写两种说法"),
    (
        SAID,
        "  text:",
        "  owner: 财务\n  valid_until: 明年\n  text:",
        f"{SAID}:3",
        "不能写成“明年”",
    ),
    (SAID, "  text:", "  valid_until: 2027-03-31\n  text:", f"{SAID}:1", "也要写 owner"),
    (ALL, "  never:", "  nevre:", f"{ALL}:4", "不认识“nevre”"),
    (ALL, FILES[ALL].partition("repair")[0], "fee.pay_how:\n  - 怎么交\n", f"{ALL}:1", "应当分成几项来写"),
    (NOTHING, "  - 今天", "  must:\n    - 今天", f"{NOTHING}:1", "应当是一个列表"),
    (LEXICON, "[物业费, 管理费]", "[物业费]", f"{LEXICON}:2", "至少要有 2 条"),
]

PHRASES = [
    (FEE, "物业费能刷卡吗", "物业费怎么交", f"{FEE}:11", "写了两次，请删掉一条（另一条在第 4 行）"),
    (FEE, "物业费能刷卡吗", "物業費怎麼交？", f"{FEE}:11", "和第 4 行的“物业费怎么交”对机器人来说是同一句"),
    (FEE, "物业费能刷卡吗", "帮我报修", f"{SERVICE}:12", f"“物业费怎么交”（knowledge/{FEE}:11）里也有"),
    (
        FEE,
        "物业费能刷卡吗",
        "修报我帮",
        f"{SERVICE}:12",
        f"{FEE}:11）的“修报我帮”只差语序",
    ),
    (FEE, "一次交全年可以不", "3栋2单元1201", f"{FEE}:15", "里没有可以比较的字"),
    (FEE, "一次交全年可以不", "我家3栋2单元1201怎么交", f"{FEE}:15", "问法“我家[房号]怎么交”里写了房号"),
    (FEE, "一次交全年可以不", "打13800001111交行不", f"{FEE}:15", "里写了电话"),
    (SERVICE, "窗户关不上找人弄弄", "豫A12345挡了门帮我报修", f"{SERVICE}:15", "里写了车牌"),
]

REPLIES = [
    (SAID, "fee.pay_how", "fee.pay", f"{FEE}:1", "没有话术"),
    (SAID, "fee.pay_how", "fee.pay", f"{SAID}:1", "没有用处"),
    (SAID, "{fee_price}", "{price}", f"{SAID}:1", "占位“{price}”没有这个值"),
    (SAID, "{fee_price}", "{fee_price:>9}", f"{SAID}:1", "占位“{fee_price}”没有这个值"),
    (SAID, "{fee_price}", "{resident}", f"{SAID}:1", "占位“{resident}”没有这个值"),
    (SAID, "{fee_price}", "{fee_price", f"{SAID}:1", "花括号没有成对"),
    (SAID, FEE_TEXT, "好" * 700, f"{SAID}:1", "话术太长（2100 字节）"),
    (SAID, "{duty_phone}", "13800001111", f"{SAID}:1", "号码“13800001111”"),
    (SAID, "{duty_phone}", "61234567", f"{SAID}:1", "号码“61234567”"),
    (SAID, "{fee_price}", "2.80 元", f"{SAID}:1", "写了“2.80 元”，小区资料里有，请改用{fee_price}"),
    (SAID, "{fee_price}", "8.5元", f"{SAID}:1", "写了“8.5元”，和小区资料对不上（fee_price 是“2.8元”）"),
    (SAID, "{fee_price}", "一共20%", f"{SAID}:1", "写了“20%”，小区资料（facts）里没有这个数"),
    (SAID, "{fee_price}", "留三十天", f"{SAID}:1", "写了“三十天”，小区资料里有，请改用{camera_days}"),
    (REPAIRS, "repair.ask_problem", "repair.ask", "replies:1", "缺少话术“repair.ask_problem”"),
    (REPAIRS, "lift_trapped:", "lift:", f"{EMERGENCIES}:1", "“emergency.lift_trapped”没有写"),
    (REPAIRS, "trapped.offline", "trapped.off", f"{EMERGENCIES}:1", "offline”没有写"),
    (REPAIRS, "请打{duty_phone}", "{person}就来", f"{REPAIRS}:7", "占位“{person}”"),
]

EXAMPLES = [
    (NOTHING, "今天股票涨了没有", "马桶堵了", f"{NOTHING}:2", "与本小区无关，却会当作“repair.start”"),
    (ALL, "repair.start", "repair.begin", f"{ALL}:8", "没有这个意图"),
    (ALL, "手机上怎么交物业费呢", "门锁坏了呢", f"{ALL}:3", "会被当作“repair.start”"),
    (ALL, "手机上怎么交物业费呢", "哈哈", f"{ALL}:3", "没有听懂"),
    (ALL, "我家水管漏水", "物业费怎么交", f"{ALL}:5", "不该答成“fee.pay_how”"),
    (ALL, "我家水管漏水", "物业费怎么交", f"{ALL}:5", f"的问法（knowledge/{FEE}:4）是同一句，两处意思相反"),
    (
        NOTHING,
        "今天股票涨了没有",
        "马桶堵了",
        f"{NOTHING}:2",
        f"的问法（knowledge/{SERVICE}:8）是同一句",
    ),
    (ALL, "厨房水管漏水了", "我被困在电梯里", f"{ALL}:8", "会先当作紧急情况“电梯困人”"),
    (ALL, "厨房水管漏水了", "5栋1单元602水管漏水了", f"{ALL}:8", "里写了房号"),
]

WORDS = [
    (LEXICON, "[物业费, 管理费]", "[物业费, 管理费, 物業費]", f"{LEXICON}:2", "“物业费”在这一组里写了两次"),
    (
        LEXICON,
        "fillers",
        "  - [管理费, 押金]\nfillers",
        f"{LEXICON}:3",
        f"一组里也有（knowledge/{LEXICON}:2）",
    ),
    (LEXICON, "[呢]", "[呢, 管理费]", f"{LEXICON}:3", f"又写成了同义词（knowledge/{LEXICON}:2）"),
    (LEXICON, "[谢谢]", "[谢谢, 你好]", f"{LEXICON}:5", "道谢“你好”在问候里已经写过"),
    (EMERGENCIES, "category: lift_trapped", "category: lift", f"{EMERGENCIES}:1", "类别“lift”不存在"),
    (EMERGENCIES, "[演练]", "[演练, 电]", f"{EMERGENCIES}:6", "“电梯”永远不会起作用，因为 unless 里有“电”"),
    (EMERGENCIES, "[电梯, 困|关]", "[困]", f"{EMERGENCIES}:6", "只凭“困”一个字就会当作“电梯困人”"),
    (
        EMERGENCIES,
        "  unless",
        "    - [电梯, 关|困]\n  unless",
        f"{EMERGENCIES}:7",
        f"在“电梯困人”（knowledge/{EMERGENCIES}:6）里已经写过",
    ),
]


@pytest.mark.parametrize(
    ("file", "old", "new", "where", "what"), [*SCHEMA, *PHRASES, *REPLIES, *EXAMPLES, *WORDS]
)
def test_a_mistake_is_told(tmp_path: Path, file: str, old: str, new: str, where: str, what: str) -> None:
    problems = [str(problem) for problem in check(write(tmp_path, file, old, new), DEMANDS)]
    assert [one for one in problems if one.startswith(f"knowledge/{where}:") and what in one], problems


# Columns as above; these may go live
HINTS = [
    (
        FEE,
        "物业费能刷卡吗",
        "交物业费在哪里",
        f"{FEE}:11",
        "“交物业费在哪里”和第 5 行的“在哪里交物业费”只差语序",
    ),
    (
        SERVICE,
        "窗户关不上找人弄弄",
        "管理费怎么交",
        f"{SERVICE}:15",
        f"（knowledge/{FEE}:4）的“物业费怎么交”只差同义词",
    ),
    (FEE, "物业费能刷卡吗", "怎么交物业费", f"{FEE}:11", "和第 4 行的“物业费怎么交”只差语序，两条算一条"),
    (ALL, "手机上怎么交物业费呢", "物业费怎么交呢", f"{ALL}:3", f"就是问法（knowledge/{FEE}:4）"),
    (SERVICE, "叫个师傅来", "电梯门关不上叫个师傅来", f"{SERVICE}:10", "会先当作紧急情况“电梯困人”"),
]


@pytest.mark.parametrize(("file", "old", "new", "where", "what"), HINTS)
def test_a_hint_keeps_nothing_from_going_live(
    tmp_path: Path, file: str, old: str, new: str, where: str, what: str
) -> None:
    checked = examine(write(tmp_path, file, old, new), DEMANDS)
    assert checked.problems == ()
    told = [str(hint) for hint in checked.hints]
    assert [one for one in told if one.startswith(f"knowledge/{where}: 提醒：") and what in one], told


def test_two_intents_may_say_nearly_the_same_but_not_what_the_matcher_takes_for_the_same(
    tmp_path: Path,
) -> None:
    long = "缴费二维码贴在大堂左边还是右边的柱子上呀哪位知道"
    folder = write(tmp_path, FEE, "一次交全年可以不", long)
    other = folder / SERVICE
    for change, alike in ((("左边", "左手边"), "problems"), (("缴费", "扫码"), "hints")):
        other.write_text(
            FILES[SERVICE].replace("窗户关不上找人弄弄", long.replace(*change)), encoding="utf-8"
        )
        told = [str(one) for one in getattr(examine(folder, DEMANDS), alike)]
        assert [one for one in told if "几乎一样" in one and one.startswith(f"knowledge/{SERVICE}:15")], told


def test_a_building_by_itself_is_nobodys_home(tmp_path: Path) -> None:
    folder = write(tmp_path, FEE, "一次交全年可以不", "我们3栋交费窗口开了没")
    assert check(folder, DEMANDS) == []


def test_too_few_phrases_are_told_and_those_that_differ_only_in_order_count_once(tmp_path: Path) -> None:
    written = [line for line in FILES[FEE].splitlines() if line.startswith("    - ")]
    drop = "\n".join(written[PHRASES_AT_LEAST - 1 :])
    folder = write(tmp_path, FEE, drop, "    - 怎么交物业费")
    told = [problem for problem in check(folder, DEMANDS) if "不同的问法" in problem.what]
    few = f"“物业费怎么交”只有 {PHRASES_AT_LEAST - 1} 条不同的问法（另有 1 条只差语序或口头语，不另算）"
    assert [(problem.line, problem.what) for problem in told] == [(1, few)]


def test_a_clean_folder_has_no_problem_and_no_hint(tmp_path: Path) -> None:
    checked = examine(write(tmp_path), DEMANDS, today=date(2026, 6, 1))
    assert (checked.problems, checked.hints) == ((), ())
    assert checked.matcher is not None


def test_the_matcher_is_fitted_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fitted: list[Matcher] = []

    def counting(*given: Any) -> Matcher:
        fitted.append(fit(*given))
        return fitted[-1]

    monkeypatch.setattr("bot.knowledge.memory.fit", counting)
    checked = examine(write(tmp_path), DEMANDS)
    assert [checked.matcher] == fitted


def test_without_all_entries_nothing_is_fitted(tmp_path: Path) -> None:
    assert examine(write(tmp_path, FEE, "title:", "titel:"), DEMANDS).matcher is None


# The last day of a reply, what day it is, what is told: nothing, a hint, a problem
DATES = [
    ("2027-03-31", date(2027, 3, 1), "hint", "用到 2027-03-31 为止，还有 30 天，请找财务确认"),
    ("2027-03-31", date(2027, 2, 28), "", "more than a month is left"),
    ("2027-03-31", date(2027, 3, 31), "hint", "还有 0 天"),
    ("2027-03-31", date(2027, 4, 1), "problem", "只用到 2027-03-31，已经过期，请找财务确认"),
]


@pytest.mark.parametrize(("until", "today", "kind", "what"), DATES)
def test_a_reply_past_its_date_is_told_to_whoever_owns_it(
    tmp_path: Path, until: str, today: date, kind: str, what: str
) -> None:
    folder = write(tmp_path, SAID, "  text:", f"  valid_until: {until}\n  owner: 财务\n  text:")
    checked = examine(folder, DEMANDS, today=today)
    told = {"hint": checked.hints, "problem": checked.problems}.get(kind, ())
    assert len(told) == len(checked.hints) + len(checked.problems) == bool(kind)
    assert all(one.file == f"knowledge/{SAID}" and one.line == 1 and what in str(one) for one in told)


def test_a_date_that_passes_keeps_no_newer_file_from_going_live(tmp_path: Path) -> None:
    folder = write(tmp_path, SAID, "  text:", "  valid_until: 2020-01-01\n  owner: 财务\n  text:")
    assert check(folder, DEMANDS) == []


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
    folder = write(tmp_path, SAID, "在服务中心交", f"{time}处理好")
    assert [problem.what for problem in check(folder, DEMANDS)] == [f"话术里直接写了时间“{time}”"]


HARMLESS = ["早一点", "第一时间", "一分钱", "12345热线", "打110", "3栋2单元", "三点建议", "今天天气"]
HARMLESS += ["一块去看看", "两次都行", "三位师傅", "2个人", "五天"]


@pytest.mark.parametrize("words", HARMLESS)
def test_what_is_no_promise_and_no_price_may_be_written(tmp_path: Path, words: str) -> None:
    assert check(write(tmp_path, SAID, "在服务中心交", words), DEMANDS) == []


def test_all_problems_are_told_at_once_in_the_order_of_the_files(tmp_path: Path) -> None:
    folder = write(tmp_path, FEE, "title: 物业费怎么交", "titel: 物业费怎么交")
    (folder / SAID).write_text("fee.pay_how:\n  text: 明天到{nobody}\n", encoding="utf-8")
    (folder / "replies" / "broken.yaml").write_text("a: [", encoding="utf-8")
    problems = check(folder, DEMANDS)
    assert problems == sorted(problems)
    assert [problem.file.removeprefix("knowledge/") for problem in problems] == [
        FEE,
        FEE,
        "replies/broken.yaml",
        SAID,
        SAID,
        SAID,
    ]


def test_the_same_name_in_two_files_is_told(tmp_path: Path) -> None:
    folder = write(tmp_path)
    (folder / "intents" / "more.yaml").write_text(FILES[FEE], encoding="utf-8")
    told = Problem(
        "knowledge/intents/more.yaml",
        1,
        f"“fee.pay_how”在 knowledge/{FEE}:1 已经写过",
        "请合并成一处，或改名",
    )
    assert told in check(folder, DEMANDS)
