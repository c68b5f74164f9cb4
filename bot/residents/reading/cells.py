"""What each kind of column asks for: a phone, a day, an amount … Each raises `BadValue` with what to do."""

import re
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal, InvalidOperation

from bot.residents.files.sheet import Cell, Spanned
from bot.residents.home import FAMILY, OWNER, ROLES, TENANT
from bot.residents.reading.problem import BadValue
from bot.residents.reading.texts import folded, text_of
from bot.understanding.slots.plate import find_plates
from config.estate import Estate, Grid

PHONE = re.compile(r"1[3-9]\d{9}")
COUNTRY = re.compile(r"^(?:\+|00)?86(?=1\d{10}$)")
DAY = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:T?0{1,2}:00(?::00)?)?")
YEARS = range(1900, 2201)
BETWEEN_HAN = re.compile(r"(?<=[\u4e00-\u9fff]) (?=[\u4e00-\u9fff])")
SEPARATORS = re.compile(r"[、,，;；/|]")
NO_DOTS = str.maketrans("", "", "·•.-")
# In narrow letters, in which ㎡ is m2.
UNITS = re.compile(r"^¥|元$|m2$|平方米$|平米$|平方$|平$")
# What a 32-bit column of cents holds.
MOST_CENTS = 2_147_483_647
MOST_AREA = 100_000

OTHER_ROLES: Mapping[str, tuple[str, ...]] = {
    OWNER: ("户主", "房主", "产权人", "共有人"),
    TENANT: ("租客", "承租人"),
    FAMILY: ("家属", "家庭成员", "亲属", "配偶", "父母", "子女"),
}
# Said of who wishes for no title.
NO_TITLE = {"", "您", "无", "没有", "不用", "随意", "都行"}
TITLE = re.compile(r"[\u4e00-\u9fff]{1,4}")
ROLE_OF = {name: role for role, names in OTHER_ROLES.items() for name in (*names, ROLES[role])}


def read_text(cell: Cell, _estate: Estate) -> str:
    """Return the text as it is written."""
    return text_of(cell)


def read_name(cell: Cell, _estate: Estate) -> str:
    """Return a person's name; 张　三, spaced out to look like three characters, is 张三."""
    return BETWEEN_HAN.sub("", text_of(cell))


def read_title(cell: Cell, _estate: Estate) -> str:
    """Return how somebody wishes to be called; who wishes for none is called 您."""
    said = BETWEEN_HAN.sub("", text_of(cell)).strip()
    if said in NO_TITLE:
        return ""
    if not TITLE.fullmatch(said):
        raise BadValue(f"“{said}”不像一个称呼", "请填女士、先生、老师这样的，最多四个字")
    return said


def read_phone(cell: Cell, _estate: Estate) -> str:
    """Return the eleven digits of a mobile number, without gaps and country code."""
    said = text_of(cell)
    if re.search(r"\d[eE]\+?\d", said):
        raise BadValue(f"“{said}”被 Excel 写成了科学记数", "请把整列的格式设为“文本”，再重新填写")
    digits = COUNTRY.sub("", re.sub(r"[-—–()]", "", folded(said)))
    if not PHONE.fullmatch(digits) or not digits.isascii():
        raise BadValue(f"“{said}”不是 11 位手机号", "请核对后只填一个手机号")
    return digits


def read_role(cell: Cell, _estate: Estate) -> str:
    """Return owner, tenant or family."""
    said = folded(text_of(cell))
    if said not in ROLE_OF:
        raise BadValue(f"“{said}”不是{'、'.join(ROLES.values())}之一", "请从这三个里选一个")
    return ROLE_OF[said]


def read_day(cell: Cell, _estate: Estate) -> date:
    """Return the day of a date cell, or of 2026-12-31, 2026/12/31, 2026年12月31日."""
    found = _day_of(cell)
    if found is None or found.year not in YEARS:
        said = found.isoformat() if found else text_of(cell)
        raise BadValue(f"“{said}”不是日期", "请写成 2026-12-31 这样")
    return found


def read_period(cell: Cell, _estate: Estate) -> str:
    """Return a billing period as it is written; Excel makes a date of 2026-10, which is undone."""
    value = _bare(cell)
    return value.strftime("%Y-%m") if isinstance(value, date) and value.day == 1 else text_of(cell)


def read_cents(cell: Cell, _estate: Estate) -> int:
    """Return an amount in cents."""
    cents = _number(cell) * 100
    # What a formula computed may miss the cent by a hair.
    whole = round(cents, 4)
    if whole % 1 or not 0 <= whole <= MOST_CENTS:
        raise BadValue(f"“{text_of(cell)}”不是能收的金额", "请填不小于 0、最多两位小数的数，例如 480.60")
    return int(whole)


def read_area(cell: Cell, _estate: Estate) -> str:
    """Return an area in square metres, as written."""
    number = _number(cell)
    if not 0 < number < MOST_AREA:
        raise BadValue(f"“{text_of(cell)}”不是正常的面积", "请填平方米数，例如 89.5")
    return format(number, "f")


def read_marks(cell: Cell, _estate: Estate) -> tuple[str, ...]:
    """Return the marks, each once."""
    marks = (mark.strip() for mark in SEPARATORS.split(text_of(cell)))
    return tuple(dict.fromkeys(mark for mark in marks if mark))


def read_grid(cell: Cell, estate: Estate) -> str:
    """Return the key of a grid, which is named by its key or its name."""
    said = text_of(cell)
    if said in estate.grids:
        return said
    found = [key for key, grid in estate.grids.items() if folded(grid.name) == folded(said)]
    if len(found) != 1:
        raise BadValue(f"没有“{said}”这个网格", f"可以填：{'、'.join(_names(estate.grids))}，或留空")
    return found[0]


def read_plates(cell: Cell, _estate: Estate) -> tuple[str, ...]:
    """Return the plates of a cell, which may name several."""
    said = text_of(cell)
    plates = find_plates(said)
    if folded(SEPARATORS.sub("", said)).upper().translate(NO_DOTS) != "".join(plates):
        raise BadValue(f"“{said}”不是车牌号", "请写成 豫A12345 这样，几个车牌之间用、隔开")
    return plates


def _bare(cell: Cell) -> Cell:
    return cell.value if isinstance(cell, Spanned) else cell


def _day_of(cell: Cell) -> date | None:
    value = _bare(cell)
    if isinstance(value, date):
        return value.date() if isinstance(value, datetime) else value
    match = DAY.fullmatch(folded(text_of(value)))
    if match is None:
        return None
    try:
        return date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return None


def _number(cell: Cell) -> Decimal:
    said = text_of(cell)
    plain = UNITS.sub("", folded(said)).replace(",", "")
    try:
        number = Decimal(plain)
    except InvalidOperation:
        number = Decimal("nan")
    if not number.is_finite() or not re.fullmatch(r"-?\d{1,12}(\.\d{1,20})?", plain, re.ASCII):
        raise BadValue(f"“{said}”不是数字", "请只填数字")
    return number


def _names(grids: Mapping[str, Grid]) -> list[str]:
    return [grid.name for grid in grids.values()]
