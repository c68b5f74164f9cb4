"""`flask kb …` as an admin types it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from click.testing import CliRunner, Result

from bot.errors import BotError, StoreAway
from bot.knowledge.asked import Asked, Outcomes, TalkLog
from bot.knowledge.command_line import kb_commands
from bot.knowledge.demands import Demands
from bot.knowledge.workplace import Workplace
from config.problem import BadFiles, Problem

from .folder import DEMANDS, FILES, write

NOON = datetime(2026, 6, 1, 12, tzinfo=ZoneInfo("Asia/Shanghai"))
WANG, LIU = "official:wang", "official:liu"
OUTCOMES = Outcomes(frozenset({"which"}), frozenset({"none_of_these"}), frozenset({"lost"}))
ALL = "examples/all.yaml"


def asked(words: str, script: str, days: float = 0, person: str = WANG, version: str = "v1") -> Asked:
    return Asked(person, NOON - timedelta(days=days), words, script, version if script else "")


@dataclass
class Log:
    """What residents asked; ticket R1001 is Wang's."""

    said: list[Asked] = field(default_factory=list)

    def now(self) -> datetime:
        return NOON

    def names(self) -> frozenset[str]:
        return frozenset({"王小明"})

    def asked(self, since: datetime) -> list[Asked]:
        return [one for one in self.said if one.at >= since]

    def asked_by(self, person: str, since: datetime) -> list[Asked]:
        return [one for one in self.asked(since) if one.person == person]

    def asked_for(self, ticket: str) -> list[Asked]:
        if ticket != "R1001":
            raise BotError(f"没有工单 {ticket}，请检查工单号。")
        return self.asked_by(WANG, NOON - timedelta(hours=12))


def no_log() -> TalkLog:
    raise BotError("数据库还没有建表，请先运行 flask db upgrade。")


def lost_log() -> TalkLog:
    raise StoreAway("refused")


def run(
    folder: Path,
    *given: str,
    log: Callable[[], TalkLog] = no_log,
    demands: Callable[[], Demands] = lambda: DEMANDS,
) -> Result:
    place = Workplace(
        folder=folder,
        estate=lambda: "",
        demands=demands,
        now=lambda: NOON,
        staff=lambda: ["小赵"],
        log=log,
        outcomes=OUTCOMES,
    )
    return CliRunner().invoke(kb_commands(place), given)


def test_check_says_that_all_is_well(tmp_path: Path) -> None:
    done = run(write(tmp_path), "check")
    assert (done.exit_code, done.output) == (0, "知识库没有问题。\n")


def test_check_tells_problems_before_hints_and_ends_with_1(tmp_path: Path) -> None:
    folder = write(tmp_path, "intents/fee.yaml", "物业费能刷卡吗", "怎么交物业费")
    done = run(folder, "check")
    assert done.exit_code == 0
    assert done.stdout.splitlines()[0].startswith("knowledge/intents/fee.yaml:11: 提醒：")
    assert "提醒 1 处" in done.stderr
    (folder / "replies" / "fee.yaml").write_text(
        "fee.pay_how:\n  text: 物业费在服务中心和手机上都可以交，明天交也行\n", encoding="utf-8"
    )
    both = run(folder, "check")
    assert both.exit_code == 1
    assert [("提醒" in line) for line in both.stdout.splitlines()] == [False, True]
    assert "共 1 处要改。" in both.stderr


def test_check_looks_into_another_folder(tmp_path: Path) -> None:
    other = write(tmp_path / "other", "intents/fee.yaml", "title:", "titel:")
    assert run(write(tmp_path), "check", "--dir", str(other)).exit_code == 1


def test_check_looks_at_todays_date(tmp_path: Path) -> None:
    old = "  valid_until: 2026-05-31\n  owner: 财务\n  text:"
    done = run(write(tmp_path, "replies/fee.yaml", "  text:", old), "check")
    assert (done.exit_code, "已经过期，请找财务确认" in done.stdout) == (1, True)


def test_a_broken_configuration_is_told_in_the_place_of_the_knowledge(tmp_path: Path) -> None:
    def spoiled() -> Demands:
        raise BadFiles([Problem("config/estate.yaml", 3, "缺少“name”", "请补上这一项")])

    done = run(write(tmp_path), "check", demands=spoiled)
    assert (done.exit_code, done.stdout) == (1, "config/estate.yaml:3: 缺少“name”，请补上这一项\n")


def test_try_explains(tmp_path: Path) -> None:
    assert "决定：直接回答" in run(write(tmp_path), "try", "物业费怎么交").output


SAID = [
    asked("物业费怎么交", "fee.pay_how", 3),
    asked("物业费怎么交", "fee.pay_how", 2, LIU, "v2"),
    asked("我要报修", "repair.ask_problem", 2, version="v2"),
    asked("1201", "repair.ask_visit", 2, version="v2"),
    asked("能养鸡吗", "lost", 1, version="v2"),
    asked("阳台能养鸡吗", "lost", 1, LIU, "v2"),
    asked("费", "which", 1, LIU, "v2"),
    asked("嗯", "", 1),
    asked("很久以前的事", "lost", 40),
]


def test_report_tells_coverage_and_what_came_of_the_last_days(tmp_path: Path) -> None:
    lines = run(write(tmp_path), "report", log=lambda: Log(SAID)).output.splitlines()
    assert "知识库里有 2 个意图，26 条问法，" in lines[0]
    assert [line for line in lines if line.startswith("  fee：1 个意图，13 条问法，听对")]
    assert "  收到 8 条：答了 4 条（57%），反问 1 条（14%），没听懂 2 条（29%）" in lines
    assert "  v1：收到 1 条：答了 1 条（100%），反问 0 条（0%），没听懂 0 条（0%）" in lines
    assert "  2 次  fee.pay_how（物业费怎么交）" in lines
    # The words that open a form are the service's; what is said in the form is nobody's question.
    assert "  1 次  repair.start（我要报修）" in lines
    assert "没有人问到的意图：0 个" in lines


def test_report_does_without_a_database(tmp_path: Path) -> None:
    done = run(write(tmp_path), "report")
    assert done.exit_code == 0
    assert "没有记录可看：数据库还没有建表" in done.output


@pytest.mark.parametrize("command", [["report"], ["gaps"], ["example", "--person", WANG]])
def test_a_database_that_is_away_is_told(tmp_path: Path, command: list[str]) -> None:
    done = run(write(tmp_path), *command, log=lost_log)
    assert (done.exit_code, "数据库连不上" in done.stderr) == (1, True)


@pytest.mark.parametrize("command", [["try", "在吗"], ["report"], ["gaps"], ["example", "在吗", "--nothing"]])
def test_broken_files_are_told_line_by_line(tmp_path: Path, command: list[str]) -> None:
    done = run(write(tmp_path, "intents/fee.yaml", "title:", "titel:"), *command)
    assert done.exit_code == 1
    assert "knowledge/intents/fee.yaml:2: 不认识“titel”这一项" in done.stderr


def test_gaps_tell_what_was_not_understood(tmp_path: Path) -> None:
    output = run(write(tmp_path), "gaps", log=lambda: Log(SAID)).output
    assert output.startswith("最近 30 天收到 8 条，3 条没听懂，或反问后没有选。\n")
    assert "2 次，2 位住户，最近 2026-05-31：能养鸡吗" in output
    assert "很久以前" not in output
    assert "很久以前" in run(write(tmp_path), "gaps", "--days", "60", log=lambda: Log(SAID)).output


def test_without_gaps_that_is_said(tmp_path: Path) -> None:
    done = run(write(tmp_path), "gaps", log=lambda: Log(SAID[:2]))
    assert done.output == "最近 30 天收到 2 条，没有听不懂的。\n"


def test_gaps_need_a_database(tmp_path: Path) -> None:
    done = run(write(tmp_path), "gaps")
    assert (done.exit_code, done.output) == (1, "数据库还没有建表，请先运行 flask db upgrade。\n")


def test_a_sentence_becomes_an_example(tmp_path: Path) -> None:
    folder = write(tmp_path)
    text = "小赵，我是3栋2单元1201的，咋缴费好"
    done = run(folder, "example", text, "--intent", "fee.pay_how")
    assert done.output.splitlines() == [
        f"已写进 knowledge/{ALL}:4：[姓名]，我是[房号]的，咋缴费好",
        "请再看一眼，里面不该有任何人的信息；然后运行 flask kb check。",
    ]
    assert "1201" not in (folder / ALL).read_text(encoding="utf-8")


TALK = [
    asked("王小明家的灯不亮", "which", 0.2),
    asked("我叫阿依古丽要修灯", "lost", 0.1),
    asked("谢谢", "chat.thanks", 0.05),
]


def test_a_conversation_is_listed_without_names(tmp_path: Path) -> None:
    done = run(write(tmp_path), "example", "--person", WANG, log=lambda: Log(TALK))
    assert done.output.splitlines() == [
        "1. 06-01 07:12 反问了：[姓名]家的灯不亮",
        "2. 06-01 09:36 没听懂：（可能带着姓名，不显示）",
        "3. 06-01 10:48 已回答：谢谢",
        "再运行一次，加上 --number 第几句，和 --intent 意图名（或 --nothing）。",
    ]


def test_a_sentence_of_a_tickets_conversation_becomes_an_example(tmp_path: Path) -> None:
    given = ["example", "--ticket", "R1001", "--number", "1", "--intent", "repair.start"]
    folder = write(tmp_path)
    assert "：[姓名]家的灯不亮" in run(folder, *given, log=lambda: Log(TALK)).output
    assert '    - "[姓名]家的灯不亮"\n' in (folder / ALL).read_text(encoding="utf-8")


def test_without_a_number_the_last_that_went_badly_is_taken(tmp_path: Path) -> None:
    folder = write(tmp_path)
    talk = [TALK[0], TALK[2]]
    run(folder, "example", "--person", WANG, "--nothing", log=lambda: Log(talk))
    written = (folder / "examples" / "nothing.yaml").read_text(encoding="utf-8")
    assert written.endswith('  - "[姓名]家的灯不亮"\n')


# What is typed beside `example`, and what is said
MISTAKES = [
    (["咋缴"], "请写 --intent 意图名（可以再加 --never），或只写 --nothing。"),
    (["咋缴", "--never", "--nothing"], "请写 --intent 意图名（可以再加 --never），或只写 --nothing。"),
    (
        ["咋缴", "--intent", "fee.pay_how", "--nothing"],
        "请写 --intent 意图名（可以再加 --never），或只写 --nothing。",
    ),
    ([], "请写上这句话，或用 --person、--ticket 说明是谁的对话。"),
    (["--person", "official:nobody"], "没有找到对话：可能已经过了保存期，或这类对话本来就不留记录。"),
    (["--ticket", "R9"], "没有工单 R9，请检查工单号。"),
    (["--person", WANG, "--number", "7", "--nothing"], "只有 3 句，没有第 7 句。"),
    (
        ["--person", WANG, "--nothing"],
        "“我叫阿依古丽”像是人名。请用自己的话改写，把名字换成 [姓名] 再加。",
    ),
]


@pytest.mark.parametrize(("given", "told"), MISTAKES)
def test_a_wrong_command_is_told_and_writes_nothing(tmp_path: Path, given: list[str], told: str) -> None:
    folder = write(tmp_path)
    done = run(folder, "example", *given, log=lambda: Log(TALK))
    assert (done.exit_code, done.output) == (1, f"{told}\n")
    assert (folder / ALL).read_text(encoding="utf-8") == FILES[ALL]
