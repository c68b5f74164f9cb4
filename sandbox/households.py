"""The demo estate's register, sheet by sheet as a clerk would fill it in.

All of it is invented: the people, the plates, and the phone numbers (13800001001 …), which stand for nobody.
"""

from datetime import date
from decimal import Decimal

Table = list[list[str]]

# 物业费: 1.80 yuan for each square metre and month, due on the 25th of a quarter's first month.
PRICE = Decimal("1.80")
MONTHS = 3
DUE_DAY = 25
QUARTERS = ("第一季度", "第二季度", "第三季度", "第四季度")
BILLED_QUARTERS = 3

HOMES: Table = [
    ["房屋", "面积", "标记"],
    ["3栋2单元1201", "89", "独居老人"],
    ["3栋2单元1101", "89", ""],
    ["5栋1单元302", "62.5", ""],
    ["4栋1单元601", "105", "孕妇"],
]
CARS: Table = [
    ["房屋", "车牌"],
    ["3栋2单元1101", "豫A8K236"],
    ["5栋1单元302", "豫AD51728"],
]


def people(today: date) -> Table:
    """Return the sheet of people; the tenant's lease runs to the end of next year."""
    return [
        ["房屋", "姓名", "关系", "手机号", "租期至"],
        ["3栋2单元1201", "王阿姨", "业主", "13800001001", ""],
        ["3栋2单元1201", "王小军", "家人", "13800001011", ""],
        ["3栋2单元1101", "陈先生", "业主", "13800001002", ""],
        ["5栋1单元302", "小周", "租户", "13800001003", f"{today.year + 1}-12-31"],
        # On file but bound to nobody: the newcomer can try binding with her name and number.
        ["4栋1单元601", "林小姐", "业主", "13800001004", ""],
    ]


def bills(today: date) -> Table:
    """Return the sheet of bills: three quarters for each home, of which this one's is not paid yet."""
    this = today.year * len(QUARTERS) + (today.month - 1) // MONTHS
    rows = [
        _bill(home, Decimal(area), quarter, quarter < this)
        for home, area, _ in HOMES[1:]
        for quarter in range(this - BILLED_QUARTERS + 1, this + 1)
    ]
    return [["房屋", "项目", "账期", "金额", "应缴日期", "缴费日期"], *rows]


def register(today: date) -> dict[str, Table]:
    """Return the sheets, each with its headings first."""
    return {"房屋": HOMES, "住户": people(today), "车辆": CARS, "账单": bills(today)}


def _bill(home: str, area: Decimal, quarter: int, paid: bool) -> list[str]:
    year, which = divmod(quarter, len(QUARTERS))
    due = date(year, which * MONTHS + 1, DUE_DAY).isoformat()
    amount = str((area * PRICE * MONTHS).quantize(Decimal("0.01")))
    return [home, "物业费", f"{year}年{QUARTERS[which]}", amount, due, due if paid else ""]
