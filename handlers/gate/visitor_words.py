"""The words of a visitor's announcement: who comes, when, in what car or how many."""

import re
from datetime import datetime

from bot.conversation.forms.form import Values
from bot.conversation.forms.words import QUESTION, is_no_answer, meant_instead
from bot.conversation.turn import Turn
from bot.speech.privacy import without_phones
from bot.understanding.slots.number import NUMERAL, to_number
from bot.understanding.slots.people import people_in
from bot.understanding.slots.plain import plain
from bot.understanding.slots.plate import PLATE, find_plates
from bot.understanding.slots.visit import find_visit
from handlers.gate.window import take_window, window_of
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
    rf"(?:一共|总共|共)?{NUMERAL}{{1,3}}(?:个人|口人|个大人|人|位|个)(?![月小半钟])|一家[三四五六]口"
)
ON_FOOT = re.compile(r"不开车|没开车|没有车|没车|走路|走着|步行|坐地铁|坐公交|打车|打的|坐车|骑车|骑电动车")
MY_HOME = re.compile(r"^[到来去在]?(?:我|我们|咱)家(?:里)?[。!！]*$")
ONLY_A_NUMBER = re.compile(rf"^\s*({NUMERAL}{{1,2}})\s*$")
FILLERS = re.compile(
    r"^(?:来的?是|就是|是|有|让|叫|给|帮我|我的?)|(?:要|会|想)?(?:过来|来访|来看我|来家里|来我家|上门|到访|来)(?:玩|吃饭|做客|一趟)?(?:了|的)?$"
)
# One syllable alone is no name to call out at the gate.
KIN = {"妈": "妈妈", "爸": "爸爸", "姐": "姐姐", "妹": "妹妹", "哥": "哥哥", "弟": "弟弟"}
AND = re.compile(r"([和跟与、，,])")
OF_MINE = re.compile(r"^我(?:们|家)?的?(?=.)")
# 一个朋友，还有他老婆 are not one.
MORE_PEOPLE = re.compile(r"还有|以及|[和跟带](?:他|她|我|孩子|家)")
# How many come is asked: 几个人 tells no number.
SOME_PEOPLE = re.compile(r"(?:要|会|想)?(?:过?来|到)?(?:好?几|多|若干)(?:个人?|位|口人?)")
COMING = re.compile(r"来(?:我家|家里)?(?:好?几|多|两|三|四|五|六|\d)(?:个|位|口)人?")
LET_IN = re.compile(r"登记|放行|说一声|说一下|打个?招呼|通行|让\S{0,4}进")


def announces(words: str, now: datetime) -> bool:
    """Return whether the words want somebody let in who comes at a time, and ask nothing."""
    if not WHO.search(words) or QUESTION.search(words):
        return False
    return bool(LET_IN.search(words) and (COMING.search(words) or window_of(words, now)))


def find_who(_turn: Turn, values: Values, words: str) -> Values:
    """Read who comes, as long as that isn't known."""
    return {} if values.get("who") else _who(words)


def take_who(turn: Turn, values: Values, words: str) -> Values:
    """Read the answer to who comes: a name or anything else that people are called."""
    if values.get("who"):
        return {}
    visit = find_visit(PLATE.sub(" ", words), turn.now)
    bare = words.replace(visit.words, "") if visit else words
    for said in (PLATE, PEOPLE, SOME_PEOPLE, ON_FOOT):
        bare = said.sub("", bare)
    name = FILLERS.sub("", bare.strip(" ，,。!！、的车")).strip(" ，,。!！、")
    return {"who": without_phones(_called(name))[:LONGEST]} if name else _who(words)


def _called(name: str) -> str:
    """Return a name as the guard reads it: 我妈和妹 is 妈妈和妹妹."""
    said = (OF_MINE.sub("", each) for each in AND.split(name))
    return "".join(KIN.get(each, each) for each in said)


def _who(words: str) -> Values:
    for said in WHO.finditer(words):
        name = re.sub(r"^我(?:们家?)?的?", "", said[0])
        if said[0] != name or not SHORT_KIN.match(name):
            return {"who": _called(name)}
    return {}


def find_party(_turn: Turn, values: Values, words: str) -> Values:
    """Read a plate and how many come."""
    plates, said = find_plates(words), plain(words).text
    people = people_in(said)
    told: dict[str, str] = {"plate": plates[0]} if plates else {}
    if people and not MORE_PEOPLE.search(said[people[0].end :]):
        told["people"] = people[0].value.label
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
