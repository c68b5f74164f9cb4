"""The four sheets of a register: their columns, what each asks for, and what else clerks call them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.residents.files.sheet import Cell
from bot.residents.home import OWNER
from bot.residents.reading import cells
from bot.residents.reading.problem import BadValue
from config.estate import Estate

Values = Mapping[str, Any]
Reader = Callable[[Cell, Estate], Any]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, the field that it fills, and `blank`, what an empty cell means.

    `spans` says that a merged cell may count for each of its rows; an amount must not.
    """

    title: str
    field: str
    read: Reader
    synonyms: tuple[str, ...] = ()
    required: bool = False
    blank: Any = ""
    spans: bool = False


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of sheet: `names` are what the sheet may be called, `key` tells its rows of one home apart."""

    name: str
    columns: tuple[Column, ...]
    names: tuple[str, ...] = ()
    key: tuple[str, ...] = ()
    check: Callable[[Values], None] = field(default=lambda _values: None)


def _no_lease_for_owners(values: Values) -> None:
    if values["role"] == OWNER and values.get("until"):
        raise BadValue("业主没有租期", "请清空“租期至”，或把关系改成租户")


# Where a home is written: in one column, or in up to three.
HOME = "home"
PLACE = (
    Column(
        "房屋",
        HOME,
        cells.read_text,
        ("房屋地址", "房屋编号", "房产", "地址", "住址", "门牌", "门牌号"),
        spans=True,
    ),
    Column("楼栋", "building", cells.read_text, ("楼号", "栋", "栋号", "幢", "楼栋号"), spans=True),
    Column("单元", "entrance", cells.read_text, ("单元号",), spans=True),
    Column("房号", "door", cells.read_text, ("室号", "房间号", "室", "户号"), spans=True),
)

HOMES = Kind(
    "房屋",
    (
        *PLACE,
        Column("面积", "area", cells.read_area, ("建筑面积", "房屋面积")),
        Column("网格", "grid", cells.read_grid, ("片区", "网格名称"), spans=True),
        Column("标记", "marks", cells.read_marks, ("标签", "备注标记", "特殊标记"), blank=()),
    ),
    ("房屋", "房产", "房屋信息", "房屋档案"),
)
PEOPLE = Kind(
    "住户",
    (
        *PLACE,
        Column("姓名", "name", cells.read_name, ("名字", "住户姓名", "住户"), required=True),
        Column("关系", "role", cells.read_role, ("身份", "住户类型", "与房屋关系"), required=True),
        Column(
            "手机号",
            "phone",
            cells.read_phone,
            ("手机", "手机号码", "电话", "电话号码", "联系电话", "联系方式"),
        ),
        Column("租期至", "until", cells.read_day, ("租期", "租期到", "租约到期", "到期日"), blank=None),
        Column("称呼", "title", cells.read_title, ("称谓", "尊称", "怎么称呼")),
    ),
    ("住户", "人员", "业主", "住户信息", "住户档案"),
    ("name",),
    _no_lease_for_owners,
)
CARS = Kind(
    "车辆",
    (*PLACE, Column("车牌", "plates", cells.read_plates, ("车牌号", "车牌号码", "车号"), required=True)),
    ("车辆", "车牌", "车辆信息", "车辆档案"),
)
BILLS = Kind(
    "账单",
    (
        *PLACE,
        Column("项目", "item", cells.read_text, ("收费项目", "费用项目", "费项"), required=True, spans=True),
        Column(
            "账期", "period", cells.read_period, ("费用周期", "所属期", "期间"), required=True, spans=True
        ),
        Column("金额", "cents", cells.read_cents, ("应收金额", "应缴金额", "应收"), required=True),
        Column("应缴日期", "due_on", cells.read_day, ("缴费截止", "截止日期", "应收日期"), blank=None),
        Column("缴费日期", "paid_on", cells.read_day, ("实缴日期", "收款日期", "已缴日期"), blank=None),
    ),
    ("账单", "费用", "收费", "账单明细"),
    ("item", "period"),
)

# A sheet that fits several by its headings is the first: bills and cars name people, too.
KINDS: dict[str, Kind] = {kind.name: kind for kind in (HOMES, PEOPLE, CARS, BILLS)}
# Sheets with words for people only.
NOTES = ("说明", "填写说明")
