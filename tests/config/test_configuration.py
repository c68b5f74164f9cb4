"""The four files of an estate: each mistake is told with its file, its line and what to do."""

from datetime import UTC, datetime, time, timedelta
from pathlib import Path

import pytest

from bot.tickets.roster import able
from config.configuration import load_configuration
from config.problem import BadFiles
from config.settings import TOP
from tests.config.folder import write

ONE_WAY = "要么写 within，要么写全 cut_off、reported_by、next_day，也可以都写"
AGAIN = "请改正后再检查一次"
WHOLE_DAYS = "保留期写整天，两天到三十年，例如 P90D（90 天）、P3Y（3 年）"

# file, what stood there, what stands there, what is said
MISTAKES = [
    ("estate.yaml", "id: yunqi", 'id: ""', "config/estate.yaml:1: “id”不能空着，请写上内容"),
    ("estate.yaml", "name: 云栖花园", "nmae: 云栖花园", "config/estate.yaml:1: 缺少“name”，请补上这一项"),
    (
        "estate.yaml",
        'until: "12:00"',
        'until: "25:00"',
        "config/estate.yaml:4: “until”不能写成“25:00”，请对照文件开头的说明改写",
    ),
    (
        "estate.yaml",
        "grid: north, entr",
        "grid: nroth, entr",
        "config/estate.yaml:7: 3栋的网格“nroth”没有定义，请在 grids 里加上，或改成已有的",
    ),
    (
        "estate.yaml",
        "floors: 18",
        "floors: 0",
        "config/estate.yaml:7: “floors”不能写成“0”，请对照文件开头的说明改写",
    ),
    *(
        (
            "estate.yaml",
            "id: yunqi\n",
            f"id: yunqi\nretention:\n  messages: P90D\n  tickets: {period}\n",
            f"config/estate.yaml:4: “tickets”：{WHOLE_DAYS}，{AGAIN}",
        )
        # A period is in whole days, must outlast the tries to bind, and not the calendar.
        for period in ("PT90H", "P1D", "-P3Y", "P9000Y")
    ),
    (
        "estate.yaml",
        "id: yunqi\n",
        "id: yunqi\nretention: {messages: 三个月}\n",
        "config/estate.yaml:2: “messages”不能写成“三个月”，请对照文件开头的说明改写",
    ),
    (
        "estate.yaml",
        "id: yunqi\n",
        "id: yunqi\nretention: {mesages: P90D}\n",
        "config/estate.yaml:2: 不认识“mesages”这一项，请检查拼写，或删掉它",
    ),
    (
        "services.yaml",
        "      resolution: {cut_off: 22:00, reported_by: 20:00, next_day: 12:00}\n",
        "",
        f"config/services.yaml:5: “promises”：要写 resolution（修好）或 answer（答复），至少一项，{AGAIN}",
    ),
    (
        "services.yaml",
        "levels:\n",
        "pauses:\n  rain: {name: 等天晴, told: 等天晴, words: [下雨], usual: P1D, longest: P2D}\nlevels:\n",
        "config/services.yaml:4: “[key]”不能这样写，可以写：'parts', 'developer' or 'resident'",
    ),
    (
        "services.yaml",
        "levels:\n",
        "pauses:\n  parts: {name: 等配件, told: 等配件, words: [配件], usual: P3D, longest: P2D}\nlevels:\n",
        f"config/services.yaml:4: “parts”：longest 不能比 usual 短，{AGAIN}",
    ),
    (
        "services.yaml",
        "response: {within: PT30M}",
        "response: {clock: office}",
        f"config/services.yaml:6: “response”：{ONE_WAY}，{AGAIN}",
    ),
    (
        "services.yaml",
        "{within: PT30M}",
        "{within: PT30M, cut_off: 22:00}",
        f"config/services.yaml:6: “response”：{ONE_WAY}，{AGAIN}",
    ),
    (
        "services.yaml",
        ", next_day: 12:00}",
        "}",
        f"config/services.yaml:7: “resolution”：{ONE_WAY}，{AGAIN}",
    ),
    (
        "services.yaml",
        "then: close",
        "then: forget",
        "config/services.yaml:10: “then”不能这样写，可以写：'call_back' or 'close'",
    ),
    (
        "services.yaml",
        "level: small, skill",
        "level: smal, skill",
        f"config/services.yaml:1: “内容”：类别“general”用了没有定义的等级“smal”，{AGAIN}",
    ),
    (
        "services.yaml",
        "fallback: general",
        "fallback: generel",
        f"config/services.yaml:1: “内容”：fallback 写的类别“generel”没有定义，{AGAIN}",
    ),
    (
        "services.yaml",
        "tell: PT15M",
        "tell: 15分钟",
        "config/services.yaml:8: “tell”不能写成“15分钟”，请对照文件开头的说明改写",
    ),
    (
        "staff.yaml",
        "staff: [li]",
        "staff: [lee]",
        f"config/staff.yaml:1: “内容”：值班表里的“lee”不在人员名单里，{AGAIN}",
    ),
    (
        "staff.yaml",
        "roles: [manager]",
        "roles: [technician]",
        f"config/staff.yaml:1: “内容”：至少要有一位经理（roles 里写 manager），{AGAIN}",
    ),
    ("staff.yaml", "staff: [li]", "staff: []", "config/staff.yaml:8: “staff”写得太少，至少要有 1 条"),
    (
        "staff.yaml",
        "roles: [technician]",
        "roles: [plumber]",
        "config/staff.yaml:2: “0”不能这样写，可以写："
        "'technician', 'guard', 'cleaner', 'butler', 'front_desk', 'manager', 'knowledge_admin' or 'partner'",
    ),
    (
        "reminders.yaml",
        '{cron: "0 10 25 * *"}',
        '{cron: "0 10 25 * *", at: "2027-03-17 18:00"}',
        f"config/reminders.yaml:5: “occasion”：at 和 cron 写一个，并且只写一个，{AGAIN}",
    ),
    (
        "estate.yaml",
        '\n  - {start: "08:30", until: "12:00"}',
        ' [{start: "22:00", until: "09:00"}, {start: "08:30", until: "12:00"}]',
        f"config/estate.yaml:3: “office_hours”：办公时间有重叠，同一个钟头不能写两次，{AGAIN}",
    ),
    (
        "estate.yaml",
        '\n  - {start: "08:30", until: "12:00"}',
        " []",
        "config/estate.yaml:3: “office_hours”写得太少，至少要有 1 条",
    ),
    (
        "estate.yaml",
        "  notice: {id: T2, fields: {thing1: subject}}\n",
        "",
        f"config/estate.yaml:12: “templates”：缺少模板“notice”，{AGAIN}",
    ),
    (
        "estate.yaml",
        "butler: lin",
        "butler: linn",
        "config/staff.yaml:1: 北区的管家“linn”不在名单里，请加上这个人，或改 estate.yaml 的 grids",
    ),
    (
        "staff.yaml",
        "skills: [general]",
        "skills: [water]",
        "config/staff.yaml:1: 没有人会“general”（综合维修要用），"
        "请在某人的 skills 里加上，或改 services.yaml",
    ),
    (
        "staff.yaml",
        "roles: [front_desk]",
        "roles: [guard]",
        f"config/staff.yaml:1: “内容”：至少要有一位前台（roles 里写 front_desk），{AGAIN}",
    ),
    (
        "staff.yaml",
        "    staff: [li]",
        "    staff: [li]\n    weekdays: [0]",
        "config/staff.yaml:9: “0”不能写成“0”，请对照文件开头的说明改写",
    ),
    (
        "services.yaml",
        "response: {within: PT30M}",
        "response: {within: PT0S}",
        "config/services.yaml:6: “within”不能写成“0:00:00”，请对照文件开头的说明改写",
    ),
    (
        "reminders.yaml",
        '{cron: "0 10 25 * *"}',
        "{}",
        f"config/reminders.yaml:5: “occasion”：at 和 cron 写一个，并且只写一个，{AGAIN}",
    ),
    (
        "reminders.yaml",
        '"0 10 25 * *"',
        "25号十点",
        "config/reminders.yaml:5: 看不懂“25号十点”，请照例子改写",
    ),
    (
        "reminders.yaml",
        "buildings: [3栋]",
        "buildings: [3栋, 13栋]",
        "config/reminders.yaml:6: 没有“13栋”这栋楼，请按 estate.yaml 里 buildings 的写法",
    ),
]


def crontab(text: str) -> str:
    """Say what is wrong with a crontab: here, whatever has no five fields."""
    return "" if len(text.split()) == 5 else f"看不懂“{text}”"


def told(folder: Path) -> list[str]:
    with pytest.raises(BadFiles) as bad:
        load_configuration(folder, crontab)
    return [str(problem) for problem in bad.value.problems]


def test_the_clean_folder_checks(tmp_path: Path) -> None:
    configuration = load_configuration(write(tmp_path), crontab)
    level = configuration.services.level_of("general")
    assert level.promises.resolution.cut_off == time(22)
    assert level.watch.tell == timedelta(minutes=15)
    assert configuration.staff.with_role("manager") == ["zhao"]


@pytest.mark.parametrize(("file", "old", "new", "said"), MISTAKES)
def test_a_mistake_is_told(tmp_path: Path, file: str, old: str, new: str, said: str) -> None:
    assert said in told(write(tmp_path, file, old, new))


# file, what stood there, what stands there, why nobody should be able to start with it
UNSEEN = [
    ("services.yaml", "extension: PT2H", "extension: PT0S", "a new time that is the old one"),
]


@pytest.mark.parametrize(("file", "old", "new", "why"), UNSEEN)
def test_a_mistake_that_shows_later_is_told_at_once(
    tmp_path: Path, file: str, old: str, new: str, why: str
) -> None:
    assert told(write(tmp_path, file, old, new)), why


def test_all_problems_of_all_files_at_once_in_order(tmp_path: Path) -> None:
    folder = write(tmp_path, "estate.yaml", "floors: 18", "floors: 0")
    spoiled = folder / "staff.yaml"
    spoiled.write_text(spoiled.read_text(encoding="utf-8").replace("title: 维修师傅, ", ""), encoding="utf-8")
    (folder / "reminders.yaml").unlink()
    assert [problem.partition(": ")[0] for problem in told(folder)] == [
        "config/estate.yaml:7",
        "config/reminders.yaml:1",
        "config/staff.yaml:2",
    ]


def test_the_shipped_configuration_checks() -> None:
    shipped = load_configuration(TOP / "config", crontab)
    skills = {skill for person in shipped.staff.people.values() for skill in person.skills}
    assert {category.skill for category in shipped.services.categories.values()} <= skills
    assert {grid.butler for grid in shipped.estate.grids.values()} <= set(shipped.staff.people)
    assert {name for shift in shipped.staff.roster for name in shift.staff} <= set(shipped.staff.people)
    assert shipped.staff.with_role("front_desk")


def test_in_the_shipped_roster_somebody_comes_to_an_emergency_at_any_hour() -> None:
    staff = load_configuration(TOP / "config", crontab).staff
    week = [datetime(2025, 9, 1, tzinfo=UTC) + timedelta(minutes=30 * step) for step in range(2 * 24 * 7)]
    assert [moment for moment in week if not able(staff, "emergency", moment)] == []
