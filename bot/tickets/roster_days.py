"""Which shifts a day has: those of a festival, or those of the week."""

from datetime import date, datetime, timedelta

import chinese_calendar

from config.staff import Shift, Staff

# What the library calls the holidays that staff.yaml may name.
HOLIDAYS = {
    "New Year's Day": "元旦",
    "Spring Festival": "春节",
    "Tomb-sweeping Day": "清明节",
    "Labour Day": "劳动节",
    "Dragon Boat Festival": "端午节",
    "National Day": "国庆节",
    "Mid-autumn Festival": "中秋节",
}


def public_holiday(day: date) -> str:
    """Return the public holiday for which `day` is off, "" for other days and years not published yet."""
    try:
        off, name = chinese_calendar.get_holiday_detail(day)
    except NotImplementedError:
        return ""
    return HOLIDAYS.get(str(name), "") if off and name else ""


def shifts_of(staff: Staff, day: date) -> list[Shift]:
    """Return the shifts that begin on `day`: a date's own, else a public holiday's, else the week's."""
    for festival in staff.festivals:
        if day in festival.days:
            return _on(festival.shifts, day)
    holiday = public_holiday(day) if any(one.holiday for one in staff.festivals) else ""
    for festival in staff.festivals:
        if holiday and festival.holiday == holiday:
            return _on(festival.shifts, day)
    return _on(staff.roster, day)


def _on(shifts: tuple[Shift, ...], day: date) -> list[Shift]:
    return [shift for shift in shifts if day.isoweekday() in shift.weekdays]


def span_of(shift: Shift, day: date, now: datetime) -> tuple[datetime, datetime]:
    """Return when a shift that begins on `day` begins and ends, in the zone of `now`.

    Past midnight it belongs to the day on which it began; equal ends mean round the clock.
    """
    start = datetime.combine(day, shift.hours.start, now.tzinfo)
    ends_on = day if shift.hours.start < shift.hours.until else day + timedelta(days=1)
    return start, datetime.combine(ends_on, shift.hours.until, now.tzinfo)


def running(staff: Staff, now: datetime) -> list[Shift]:
    """Return the shifts that cover `now` (estate's zone): today's in the file's order, then last night's."""
    today, yesterday = now.date(), now.date() - timedelta(days=1)
    return [
        shift
        for day in (today, yesterday)
        for shift in shifts_of(staff, day)
        for start, until in [span_of(shift, day, now)]
        if start <= now < until
    ]
