"""The day that a phrase names: 明天, 周六, 下周一, 5月3日, 15号, 周末."""

import re
from datetime import date, timedelta

from bot.understanding.slots.number import NUMERAL, to_number

DAY = (
    r"大后天|后天|明[天日早晚]|明(?=[上下中]午)|今[天日早晚]|当天|周末"
    r"|(?:这个?|本|下个?)?(?:周|星期|礼拜)[一二三四五六日天1-6](?![卡])"
    rf"|{NUMERAL}{{1,3}}月{NUMERAL}{{1,3}}[日号]?"
    rf"|(?<![0-9第]){NUMERAL}{{1,3}}[日号](?!楼|院|线|门|柱|车|机|码|栋|房|电)"
)
PAST = r"大前天|前天|昨[天日晚]|上个?(?:周|星期|礼拜)[一二三四五六日天]?|每[天日周]|天天|平时"
AHEAD = {"今": 0, "当": 0, "明": 1, "后": 2, "大": 3}
WEEKDAYS = {name: number for number, name in enumerate("一二三四五六日")} | {"天": 6}
WEEKDAYS |= {str(number + 1): number for number in range(6)}


def day_of(words: str, today: date) -> date | None:
    """Return the day that `words` (matched by DAY) name, the next such one; None if there is no such day."""
    if words[0] in AHEAD:
        return today + timedelta(days=AHEAD[words[0]])
    if words == "周末":
        return today + timedelta(days=(5 - today.weekday()) % 7 if today.weekday() != 6 else 0)
    if re.search("周|星期|礼拜", words):
        return _weekday(words, today)
    return _calendar_day([to_number(part) for part in re.findall(f"{NUMERAL}+", words)], today)


def _weekday(words: str, today: date) -> date:
    wanted = WEEKDAYS[words[-1]]
    if words.startswith("下"):
        return today + timedelta(days=7 - today.weekday() + wanted)
    return today + timedelta(days=(wanted - today.weekday()) % 7)


def _calendar_day(numbers: list[int | None], today: date) -> date | None:
    """The next month-and-day, or the next such day of a month, from today on."""
    for months_ahead in range(13):
        year, month = divmod(today.year * 12 + today.month - 1 + months_ahead, 12)
        if len(numbers) == 2 and month + 1 != numbers[0]:
            continue
        try:
            day = date(year, month + 1, numbers[-1] or 0)
        except ValueError:
            continue
        if day >= today:
            return day
    return None
