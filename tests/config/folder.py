"""A configuration folder that checks clean, and a way to spoil one line of it."""

from pathlib import Path

FILES = {
    "estate.yaml": """\
id: yunqi
name: 云栖花园
office_hours:
  - {start: "08:30", until: "12:00"}
quiet_hours: {start: "21:30", until: "08:00"}
buildings:
  3栋: {grid: north, entrances: 2, floors: 18}
grids:
  north: {name: 北区, butler: lin}
facts:
  power_phone: "95598"
templates:
  ticket: {id: T1, fields: {thing2: subject}}
  notice: {id: T2, fields: {thing1: subject}}
""",
    "services.yaml": """\
fallback: general
call_back: {within: P1D, clock: office}
levels:
  small:
    promises:
      response: {within: PT30M}
      resolution: {cut_off: 22:00, reported_by: 20:00, next_day: 12:00}
    watch: {nudge: PT30M, tell: PT15M, extension: PT2H}
    accept_within: PT10M
    after_finish: {remind_after: P1D, wait_after: P1D, then: close}
categories:
  general: {name: 综合维修, kind: repair, level: small, skill: general}
""",
    "staff.yaml": """\
people:
  li: {name: 李师傅, title: 维修师傅, roles: [technician], skills: [general]}
  lin: {name: 管家小林, title: 管家, roles: [butler]}
  xiaozhao: {name: 客服小赵, title: 前台, roles: [front_desk]}
  zhao: {name: 赵经理, title: 经理, roles: [manager]}
roster:
  - hours: {start: "08:00", until: "20:00"}
    staff: [li]
""",
    "reminders.yaml": """\
reminders:
  fee:
    title: 账单日
    remark: 回复物业费
    occasion: {cron: "0 10 25 * *"}
    audience: {buildings: [3栋]}
    script: reminder.fee
""",
}


def write(top: Path, file: str = "", old: str = "", new: str = "") -> Path:
    """Write the clean folder, `old` replaced by `new` in one file; return where it lies."""
    folder = top / "config"
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in FILES.items():
        assert name != file or text.count(old) == 1, f"{old!r} must be there once"
        folder.joinpath(name).write_text(text.replace(old, new) if name == file else text, encoding="utf-8")
    return folder
