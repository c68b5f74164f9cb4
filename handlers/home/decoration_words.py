"""The words of a decoration's registration: where, what is done, from when until when, by whom."""

import re
from calendar import monthrange
from datetime import date, timedelta

from bot.conversation.forms.form import Values
from bot.conversation.forms.words import QUESTION, is_no_answer, meant_instead
from bot.conversation.turn import Turn
from bot.speech.privacy import without_phones
from bot.understanding.slots.day import DAY, day_of
from bot.understanding.slots.number import NUMERAL, to_number
from handlers.home.own_home import HOME, find_home
from handlers.places import exists, report_place

LONGEST = 40
HALF_A_MONTH = 15
# An end so far away is a day before the beginning, read as next year's.
LONGEST_WORK = timedelta(days=300)
WORKS = re.compile(
    r"水电|防水|泥瓦|泥工|木工|油漆|刷漆|刷墙|吊顶|贴砖|铺砖|瓷砖|地板|地砖|橱柜|门窗|换窗|封阳台|封窗|改水管|改电路|地暖|中央空调"
    r"|(?:厨房|卫生间|阳台|客厅|卧室|全屋|局部|旧房)(?:翻新|改造|装修|重做)|翻新|改造|硬装|软装|全包|半包|毛坯|全屋装修|整装"
    r"|(?:砸|拆|打|敲|动|移)(?:掉)?(?:一面|一堵|这面|那面)?(?:客厅|厨房|卧室|阳台|书房)?的?(?:承重)?墙|打通|开门洞|承重墙"
)
# What may touch the bones of the building.
WALLS = re.compile(r"承重墙|打通|开门洞|(?:砸|拆|打|敲|动|移)\S{0,6}墙|改户型|飘窗|楼板|梁|柱子")
ONLY_ASKING = re.compile(
    r"^(?:我家?|我们家?|请|麻烦|帮我|帮忙|想|要|来|给|需要|准备|打算|要来)*(?:办|做|登记|申请|报备)?(?:一下|个)?的?(?:装修|施工)(?:房子)?(?:的)?(?:登记|报备|备案|申请|手续)?(?:一下|吧|了|啊)?$"
)
RANGE = re.compile(rf"(?P<begin>{DAY})(?:开始|开工|动工|进场|起)?(?:到|至|-|~|—)(?P<end>{DAY})")
UNTIL = re.compile(
    rf"(?:到|至|干到|做到|装到)(?P<before>{DAY})|(?P<after>{DAY})(?:左右|前|之前)?(?:结束|完工|做完|装完|干完)"
)
LASTS = re.compile(
    rf"(?<!第)(?P<count>半|{NUMERAL}{{1,3}})(?:个(?P<half>半)?(?P<month>月)|个?(?P<week>周|星期|礼拜)|天)"
)
BY = re.compile(
    r"(?:施工(?:单位|队|方)?|装修公司|公司|装修队|工程队)(?:是|叫|：|:)\s*(?P<named>[^，,。；;\s]{2,20})"
    r"|(?:由|找的?|请的?|交给)(?P<asked>[^，,。；;\s]{1,16}(?:公司|装饰|装修|工程队|装修队|施工队))"
    r"|(?P<ending>[^，,。；;\s由找请的]{2,12}(?:装饰公司|装修公司|装饰|工程队|装修队|施工队))|(?P<own>自己(?:找|请)的?(?:工人|师傅|人)|亲戚做|自己装)"
)
GUEST = re.compile(r"(?:亲戚|朋友|同学|同事|客人|[姐妹哥弟爸妈舅姑姨])[^，,。]{0,6}来|开车|车牌")
ABOUT_TIME = re.compile(r"开始|开工|动工|进场|工期|大概|左右|预计")
LEADING = re.compile(r"^(?:我家?|我们家?|还要|还有|还想|另外|想|要|准备|打算|主要|就是|做|是|先)+(?=\S)")
CLAUSES = re.compile(r"[，,。！!；;\n]+")
FILLERS = " ，,。!！、的"


def find_place(turn: Turn, values: Values, words: str) -> Values:
    """Read which home: one of the resident's own, or for whoever is bound to none any that can be found."""
    if turn.person.ties:
        return find_home(turn, values, words)
    place = report_place(words)
    if place is None or place.public or not place.building or not exists(place.label, turn.rules):
        return {}
    return {HOME: place.label, "building": place.building}


def place_anyway(_turn: Turn, _values: Values, words: str) -> Values:
    """Take the words as the home unless they can be no answer: the desk will ask."""
    if is_no_answer(words):
        return {}
    return {HOME: without_phones(words)[:LONGEST], "building": ""}


def find_scope(_turn: Turn, values: Values, words: str) -> Values:
    """Read what is done, when the words surely name some of it."""
    if values.get("scope"):
        return {}
    named = [BY.sub("", clause) for clause in CLAUSES.split(words)]
    named = [_undated(clause) for clause in named if WORKS.search(clause)]
    scope = "、".join(each for each in named if each)
    return {"scope": scope[:LONGEST]} if scope else {}


def take_scope(turn: Turn, values: Values, words: str) -> Values:
    """Read the answer to what is done, in the resident's words."""
    told = find_scope(turn, values, words)
    bare = _undated(words)
    if (
        values.get("scope")
        or told
        or ONLY_ASKING.match(words.strip())
        or len(bare) < 2
        or is_no_answer(words)
    ):
        return told
    return {"scope": without_phones(bare)[:LONGEST]}


def find_days(turn: Turn, values: Values, words: str) -> Values:
    """Read from which day until which, as far as the words say; a day in the past is none."""
    whole = RANGE.search(words)
    if whole:
        return _in_order(day_of(whole["begin"], turn.today), whole["end"], turn.today)
    until = UNTIL.search(words)
    if until:
        last = day_of(until["before"] or until["after"], turn.today)
        return {"end": last.isoformat()} if last else {}
    day, lasts = re.search(DAY, words), LASTS.search(words)
    first = day_of(day[0], turn.today) if day else None
    began = first or (date.fromisoformat(values["begin"]) if values.get("begin") else None)
    told = {"begin": first.isoformat()} if first else {}
    return told | ({"end": _after(began, lasts).isoformat()} if began and lasts else {})


def find_first_days(turn: Turn, values: Values, words: str) -> Values:
    """Read the days while the beginning isn't known: later a day may be the end. A question has none."""
    return {} if values.get("begin") or QUESTION.search(words) else find_days(turn, values, words)


def take_end(turn: Turn, values: Values, words: str) -> Values:
    """Read the answer to until when: a day, or for how long; the end lies behind the beginning."""
    first = date.fromisoformat(values["begin"])
    told = find_days(turn, values, words)
    if "end" not in told and "begin" in told:
        last = date.fromisoformat(told["begin"])
        day = re.search(DAY, words)
        # 20号 is the next twentieth after the beginning.
        later = day_of(day[0], first) if day and last < first else last
        told = {"end": later.isoformat()} if later else {}
    last = date.fromisoformat(told.get("end") or values["begin"])
    return told if "end" in told and timedelta() <= last - first <= LONGEST_WORK else {}


def no_days(_turn: Turn, _values: Values, _words: str) -> Values:
    """Read nothing: the end is found along with the beginning."""
    return {}


def find_contractor(_turn: Turn, values: Values, words: str) -> Values:
    """Read who does the work."""
    said = BY.search(words)
    if values.get("contractor") or not said:
        return {}
    return {"contractor": without_phones(next(filter(None, said.groups())))[:LONGEST]}


def take_contractor(turn: Turn, values: Values, words: str) -> Values:
    """Read the answer to who does the work: a name."""
    told = find_contractor(turn, values, words)
    bare = re.sub(r"^(?:就是|是|叫|找的?是?|请的?是?|由|名字叫)", "", words.strip(FILLERS))
    named = not is_no_answer(words) and len(bare) >= 2 and not re.search(DAY, bare) and not LASTS.search(bare)
    return told or ({"contractor": without_phones(bare)[:LONGEST]} if named else {})


def put_right(turn: Turn, values: Values, words: str) -> Values:
    """Read what is put right at the summary ("改成下周三开工", "公司是小满装饰")."""
    meant = meant_instead(words)
    said = meant or words
    # Somebody's coming is another matter, whatever day it names.
    days = {} if GUEST.search(said) else _days_again(turn, values, said)
    told = {**days, **find_place(turn, values, said)}
    told |= {**find_contractor(turn, {}, said), **find_scope(turn, {}, said)}
    return told or (take_scope(turn, {}, said) if meant else {})


def _days_again(turn: Turn, values: Values, words: str) -> Values:
    told = dict(find_days(turn, values, words))
    begin, end = told.get("begin", values["begin"]), told.get("end", values["end"])
    # Whoever begins later than it was to end is asked for the end anew.
    return told if end >= begin or not told else {**told, "end": ""}


def _in_order(first: date | None, last_said: str, today: date) -> Values:
    # The end is the next such day after the beginning: 下周一到周五, 12月20号到1月10号.
    last = day_of(last_said, first or today)
    return {"begin": first.isoformat(), "end": last.isoformat()} if first and last and last >= first else {}


def _after(first: date, lasts: re.Match[str]) -> date:
    whole = 0 if lasts["count"] == "半" else to_number(lasts["count"]) or 0
    half = bool(lasts["half"]) or lasts["count"] == "半"
    if not lasts["month"]:
        return first + timedelta(days=(whole * 7 + 3 * half) if lasts["week"] else max(whole, 1))
    more, month = divmod(first.month - 1 + whole, 12)
    year = first.year + more
    day = min(first.day, monthrange(year, month + 1)[1])
    return date(year, month + 1, day) + timedelta(days=HALF_A_MONTH * half)


def _undated(words: str) -> str:
    for said in (RANGE, UNTIL, LASTS, re.compile(DAY), ABOUT_TIME):
        words = said.sub("", words)
    bare = LEADING.sub("", words.strip(FILLERS))
    return "" if ONLY_ASKING.match(bare) else bare.strip(FILLERS)
