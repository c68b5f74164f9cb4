"""The words of a visitor's announcement: who comes, when, in what car or how many."""

import re
from datetime import date, datetime, timedelta

from bot.conversation.forms.form import Values
from bot.conversation.forms.words import QUESTION, is_no_answer, meant_instead
from bot.conversation.turn import Turn
from bot.speech.privacy import without_phones
from bot.understanding.slots.day import DAY
from bot.understanding.slots.hours import LATEST
from bot.understanding.slots.number import NUMERAL, to_number
from bot.understanding.slots.plate import PLATE, find_plates
from bot.understanding.slots.visit import Visit, find_visit
from handlers.home.own_home import find_home

LONGEST = 20
WHO = re.compile(
    r"(?:我的?|我们家?的?)?(?:"
    r"朋友|同学|同事|亲戚|亲友|家人|客人|客户|爸妈|父母|公婆|岳父母?|岳母|老家人|(?:大|小|表|堂)?(?:姐姐?|妹妹?|哥哥?|弟弟?)(?:们|一家)?"
    r"|爸爸?|妈妈?|姑姑|姑妈|姨妈|阿姨|舅舅|叔叔|伯伯|爷爷|奶奶|外公|外婆|姥姥|姥爷|亲家|儿子|女儿|女婿|儿媳"
    r"|家政阿姨|家政|保洁阿姨|保洁|保姆|月嫂|钟点工|护工|家教老师|家教|老师|医生|护士|中介|快递员?|外卖员?|送货的?|送水的?|送家具的?|搬家公司"
    r"|(?:空调|家电|热水器|网络|宽带|装修|维修|安装|电器|售后)?(?:师傅|工人)"
    r")"
)
# Syllables that are people only behind 我: 姐 stands in 小姐, too.
SHORT_KIN = re.compile(r"^(?:姐|妹|哥|弟|爸|妈)$")
PEOPLE = re.compile(
    rf"(?:一共|总共|共)?(?P<count>{NUMERAL}{{1,3}})(?:个人|口人|个大人|人|位|个)(?![月小半钟])|一家(?P<family>[三四五六])口"
)
ON_FOOT = re.compile(r"不开车|没开车|没有车|没车|走路|走着|步行|坐地铁|坐公交|打车|打的|坐车|骑车|骑电动车")
MY_HOME = re.compile(r"^[到来去在]?(?:我|我们|咱)家(?:里)?[。!！]*$")
ONLY_A_NUMBER = re.compile(rf"^\s*({NUMERAL}{{1,2}})\s*$")
FILLERS = re.compile(
    r"^(?:来的?是|就是|是|有|让|叫|给|帮我|我的?)|(?:要|会|想)?(?:过来|来访|来看我|来家里|来我家|上门|到访|来)(?:玩|吃饭|做客|一趟)?(?:了|的)?$"
)
LET_IN = re.compile(r"登记|放行|说一声|说一下|打个?招呼|通行|让\S{0,4}进")
# A stated hour means about then: who comes at three may come a little before, or a while after.
BEFORE, AFTER = timedelta(minutes=30), timedelta(hours=1)
ON_THE_WAY = re.compile(r"一会儿?|待会儿?|等会儿?|等一?下|快到了|在路上|到门口|已经到")
SHORTLY = timedelta(hours=2)
AN_HOUR = timedelta(hours=1)


def announces(words: str, now: datetime) -> bool:
    """Return whether the words want somebody let in who comes at a time, and ask nothing."""
    wanted = LET_IN.search(words) and WHO.search(words) and not QUESTION.search(words)
    return bool(wanted and window_of(words, now))


def window_of(words: str, now: datetime, on: date | None = None) -> tuple[datetime, datetime] | None:
    """Return from when until when the gate expects who comes at the time in the words, None for none.

    Hours without a day are meant for the day `on`, if that is given.
    """
    visit = find_visit(words, now, on)
    if visit is None:
        return (now, now + SHORTLY) if ON_THE_WAY.search(words) else None
    return _widened(visit, now)


def _widened(visit: Visit, now: datetime) -> tuple[datetime, datetime]:
    if re.fullmatch(DAY, visit.words):
        midnight = visit.start.replace(hour=0, minute=0, second=0, microsecond=0)
        return visit.start, max(visit.until, midnight + timedelta(minutes=LATEST))
    if visit.until - visit.start <= AN_HOUR:
        return max(now, visit.start - BEFORE), visit.until + AFTER
    return visit.start, visit.until


def span_of(values: Values) -> tuple[datetime, datetime]:
    """Return the window that the filled slot holds as two ISO instants."""
    start, until = values["visit"].split("/")
    return datetime.fromisoformat(start), datetime.fromisoformat(until)


def find_window(turn: Turn, values: Values, words: str) -> Values:
    """Read when somebody comes; a question that names a day is none."""
    return {} if QUESTION.search(words) else take_window(turn, values, words)


def take_window(turn: Turn, values: Values, words: str) -> Values:
    """Read the answer to when somebody comes; hours alone are meant for the day that is known."""
    known = span_of(values)[0].date() if values.get("visit") else None
    window = window_of(PLATE.sub(" ", words), turn.now, known)
    return {"visit": f"{window[0].isoformat()}/{window[1].isoformat()}"} if window else {}


def find_who(_turn: Turn, values: Values, words: str) -> Values:
    """Read who comes, as long as that isn't known."""
    return {} if values.get("who") else _who(words)


def take_who(turn: Turn, values: Values, words: str) -> Values:
    """Read the answer to who comes: a name or anything else that people are called."""
    if values.get("who"):
        return {}
    visit = find_visit(PLATE.sub(" ", words), turn.now)
    bare = words.replace(visit.words, "") if visit else words
    for said in (PLATE, PEOPLE, ON_FOOT):
        bare = said.sub("", bare)
    name = FILLERS.sub("", bare.strip(" ，,。!！、的车")).strip(" ，,。!！、")
    return {"who": without_phones(name)[:LONGEST]} if name else _who(words)


def _who(words: str) -> Values:
    for said in WHO.finditer(words):
        name = re.sub(r"^我(?:们家?)?的?", "", said[0])
        if said[0] != name or not SHORT_KIN.match(name):
            return {"who": name}
    return {}


def find_party(_turn: Turn, values: Values, words: str) -> Values:
    """Read a plate and how many come."""
    plates, people = find_plates(words), PEOPLE.search(PLATE.sub(" ", words))
    told: dict[str, str] = {"plate": plates[0]} if plates else {}
    if people:
        told["people"] = _count(people["count"] or people["family"])
    if ON_FOOT.search(words):
        told |= {"plate": "", "car": "不开车"}
    elif plates:
        told["car"] = ""
    return _with_party(values, told)


def take_party(turn: Turn, values: Values, words: str) -> Values:
    """Read the answer to the question by car or how many: a bare number is how many."""
    told = find_party(turn, values, words)
    bare = ONLY_A_NUMBER.match(words)
    return _with_party(values, {"people": _count(bare[1])}) if bare and not told else told


def party_anyway(_turn: Turn, _values: Values, words: str) -> Values:
    """Take the words as they are, unless they can be no answer: the guard will read them."""
    if is_no_answer(words) or MY_HOME.match(words):
        return {}
    return {"party": without_phones(words)[:LONGEST]}


def put_right(turn: Turn, values: Values, words: str) -> Values:
    """Read what is put right at the summary ("改成周六下午", "不对，是我表弟", "车牌是豫A12345")."""
    meant = meant_instead(words)
    said = meant or words
    told = {
        **take_window(turn, values, said),
        **find_party(turn, values, said),
        **find_home(turn, values, said),
        **_who(said),
    }
    return told or (take_who(turn, {}, said) if meant else {})


def _count(said: str) -> str:
    return f"{to_number(said) or said}人"


def _with_party(values: Values, told: Values) -> Values:
    if not told:
        return {}
    known = {**values, **told}
    plate = f"车牌{known['plate']}" if known.get("plate") else ""
    parts = (known.get("people", ""), known.get("car", ""), plate)
    return {**told, "party": "，".join(part for part in parts if part)}
