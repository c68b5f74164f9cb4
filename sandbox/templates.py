"""The message templates that the demo account has, and what their keywords may hold."""

import re
from dataclasses import dataclass

from .errors import ServerError


@dataclass(frozen=True)
class Template:
    """A template: its title and (keyword, label) rows in the order in which the phone shows them."""

    title: str
    rows: tuple[tuple[str, str], ...]


TEMPLATES: dict[str, Template] = {
    "TicketUpdate00000000000000000000000000000001": Template(
        "工单进度通知",
        (
            ("character_string1", "工单号"),
            ("thing2", "事项"),
            ("phrase3", "状态"),
            ("time4", "时间"),
            ("thing5", "备注"),
        ),
    ),
    "EstateNotice0000000000000000000000000000001": Template(
        "小区通知", (("thing1", "事项"), ("time2", "时间"), ("thing3", "说明"))
    ),
}

_CLOCK = r"([01]?\d|2[0-3]):[0-5]\d(:[0-5]\d)?"
_DATE = r"\d{4}年(1[0-2]|0?[1-9])月(3[01]|[12]\d|0?[1-9])日"
_TIME = rf"({_DATE} ?)?{_CLOCK}"

# What each kind of keyword may hold: breaking it is 47003. Kind = the keyword without its number.
RULES: dict[str, re.Pattern[str]] = {
    "thing": re.compile(r".{1,20}", re.S),
    "number": re.compile(r"[0-9.]{1,32}"),
    "letter": re.compile(r"[A-Za-z]{1,32}"),
    "symbol": re.compile(r"[^\w\s]{1,5}"),
    "character_string": re.compile(r"[!-~ ]{1,32}"),  # printable ASCII: no Chinese
    "time": re.compile(rf"{_TIME}(~{_TIME})?|{_DATE}(~{_DATE})?"),
    "date": re.compile(rf"{_DATE}(~{_DATE})?"),
    "amount": re.compile(r"[¥￥$€£]?\d{1,10}(\.\d{1,2})?元?"),
    "phone_number": re.compile(r"[0-9+\- ()]{1,17}"),
    "car_number": re.compile(r"\S{1,8}"),
    "name": re.compile(r"[\u4e00-\u9fff·]{1,10}|[A-Za-z ]{1,20}"),
    "phrase": re.compile(r"[\u4e00-\u9fff]{1,5}"),
    "const": re.compile(r".{1,20}"),
}


def template_of(template_id: object) -> Template:
    """Return the template with this id; raises 40037."""
    template = TEMPLATES.get(str(template_id))
    if template is None:
        raise ServerError(40037, "invalid template_id")
    return template


def keyword_fits(keyword: str, value: str) -> bool:
    """Tell whether this value may stand in this keyword, e.g. thing2; empty never fits."""
    rule = RULES.get(re.sub(r"\d+$", "", keyword))
    return rule is not None and bool(value.strip()) and rule.fullmatch(value) is not None


def values_of(template: Template, data: object) -> list[str]:
    """Return the rows' values in order; raises 47003 for one that is missing, unknown or does not fit."""
    given = data if isinstance(data, dict) else {}
    keywords = [keyword for keyword, _ in template.rows]
    for keyword in [*keywords, *given]:
        value = given.get(keyword)
        text = value.get("value") if isinstance(value, dict) else None
        if keyword not in keywords or not isinstance(text, str) or not keyword_fits(keyword, text):
            raise ServerError(47003, f"argument invalid! data.{keyword}.value invalid")
    return [given[keyword]["value"] for keyword in keywords]
