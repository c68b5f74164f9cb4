"""The words of something lost or found: which of both, what, where and when."""

import re

from bot.conversation.forms.form import Values
from bot.conversation.forms.words import QUESTION, is_no_answer, meant_instead
from bot.conversation.turn import Turn
from bot.speech.privacy import without_phones
from bot.understanding.slots.day import DAY, PAST
from bot.understanding.slots.hours import CLOCK, PART
from bot.understanding.slots.place import find_places
from handlers.gate.likeness import known_things

LOST, FOUND = "lost", "found"
LONGEST = 40
LOST_WORDS = re.compile(
    r"丢|掉了|掉在|落在|落下|忘在|忘拿|不见|找不到|找不着|遗失|失主是我|跑丢|走丢|被捡|人捡到我|捡到吗|捡到没|跑了"
)
FOUND_WORDS = re.compile(r"捡|拾|看到一|看见一|发现一|没人要|谁的|谁丢|谁家丢|失主")
LOSING = re.compile(r"丢了|弄丢|丢在|落在|忘在|掉了|掉在|不见了|找不到了|找不着了|跑丢|捡到|捡了|拾到")
ELSEWHERE = {"门禁卡", "快递", "自行车"}
NOT_LOST = re.compile(r"偷|盗|抢|拿走|狗屎|狗粪|没丢")
# Somebody asks whether what they lost was found.
ASKED_BACK = re.compile(r"(?:有?没?有?人|谁|有谁).{0,4}(?:捡|拾|看)到?(?:过|了|没|吗|我)|捡到(?:吗|没)")
WHEN = re.compile(
    rf"(?:刚刚?才?|刚|就?在?刚才|(?:大概|大约|可能)?(?:{PAST}|{DAY}|今早|昨晚|前晚|上周|前几天|这两天|早些时候)?(?:的)?(?:{PART})?(?:{CLOCK})?(?:左右|多)?)"
)
# What a thing looks like, or what tells whose it is.
LOOKS = re.compile(
    r"[红黄蓝绿白黑灰棕紫粉橙金银咖]色?的?(?:$|[，,。\s]|[^\s]{0,3}色)|色|里面有|里面是|里头|装着|叫\S|名字|牌子|型号|泰迪|金毛|柯基"
    r"|一[只条]|挂着|贴着|套着|屏|壳"
)
ONLY_ASKING = re.compile(
    r"^(?:我|要|想|请|麻烦|帮我|帮忙|登记|办|一下|个|的|失物招领|失物|招领|东西|物品|丢了?|掉了?|捡到了?|拾到了?|有人|有没有|吗|了|找|不见|一个|个)+$"
)
VERBS = re.compile(
    r"(?:有没有人|有人|有谁|谁)(?:捡到|看到|拾到)(?:我的?|了|过|吗|没|没有)*"
    r"|(?:我家?的?|我们家?的?|请问|麻烦|帮我|帮忙|不小心|好像|可能|应该是?|是)*(?:弄?丢了?|掉了?|落了?|忘了?|遗失了?|不见了?|找不到了?|找不着了?|捡到了?|拾到了?|看到了?|看见了?|发现了?|捡了?)"
    r"|(?:跑|走)(?:丢|失|散)了?|(?:跑|走)了|(?:找一?下|找找|帮我找|帮忙找|帮忙|是谁的|谁的|没人要的?|谁丢的|谁家的|失主)"
)
CLAUSES = re.compile(r"[，,。！!？?；;\n]+")
FILLERS = " ，,。!！？?、的了吗在把"


def reports(words: str) -> bool:
    """Return whether the words report a known thing as lost or found, and ask nothing.

    A lost access card is to be blocked, a lost parcel to be looked for at the lockers, a bicycle is stolen.
    """
    if not LOSING.search(words) or QUESTION.search(ASKED_BACK.sub("", words)):
        return False
    return bool(known_things(words) - ELSEWHERE) and not NOT_LOST.search(words)


def find_kind(_turn: Turn, values: Values, words: str) -> Values:
    """Read whether something was lost or found, as long as that isn't known."""
    return {} if values.get("kind") else _kind(words)


def _kind(words: str) -> Values:
    if ASKED_BACK.search(words):
        return {"kind": LOST}
    if FOUND_WORDS.search(words):
        return {"kind": FOUND}
    return {"kind": LOST} if LOST_WORDS.search(words) else {}


def find_when(_turn: Turn, values: Values, words: str) -> Values:
    """Read when, in the resident's words."""
    said = "" if values.get("when") else _when(words)
    return {"when": said} if said else {}


def find_where(_turn: Turn, values: Values, words: str) -> Values:
    """Read where, when a place of the estate is named."""
    spots = "" if values.get("where") else _where(words)
    return {"where": spots} if spots else {}


def find_what(turn: Turn, values: Values, words: str) -> Values:
    """Read what tells more of a thing that is known: its colour, what is in it, whose name (黑色的)."""
    known, said = values.get("what", ""), words.strip(FILLERS)
    more = known and _describes(words) and not QUESTION.search(words) and said not in known
    return {"what": without_phones(f"{known}，{said}")[:LONGEST]} if more else {}


def take_what(_turn: Turn, values: Values, words: str) -> Values:
    """Read what it is, in the resident's words, without when, where and the verbs of losing."""
    if values.get("what") or ONLY_ASKING.match(words.strip(FILLERS)):
        return {}
    parts = (_thing(clause) for clause in CLAUSES.split(words))
    what = "，".join(part for part in parts if _names_something(part))
    return {"what": without_phones(what)[:LONGEST]} if what else {}


def take_where(_turn: Turn, values: Values, words: str) -> Values:
    """Read the answer to where: any words, without when."""
    if is_no_answer(words) or _describes(words):
        return {}
    bare = words.replace(_when(words), "") if _when(words) else words
    where = VERBS.sub("", bare.strip(FILLERS)).strip(FILLERS)
    return {"where": without_phones(where)[:LONGEST]} if len(where) > 1 else find_where(_turn, {}, words)


def take_when(_turn: Turn, values: Values, words: str) -> Values:
    """Read the answer to when: any words."""
    bare = words.strip(FILLERS)
    elsewhere = is_no_answer(words) or _describes(words) or (find_places(words) and not _when(words))
    return {"when": bare[:LONGEST]} if len(bare) > 1 and not elsewhere else {}


def first_words(turn: Turn, values: Values, words: str) -> Values:
    """Read all that the first words tell."""
    for read in (find_kind, find_when, find_where, take_what):
        values = {**values, **read(turn, values, words)}
    return values


def put_right(turn: Turn, values: Values, words: str) -> Values:
    """Read what is put right at the summary ("不对，是白色的", "改成昨天下午")."""
    meant = meant_instead(words)
    said = meant or words
    told = {**find_when(turn, {}, said), **find_where(turn, {}, said)}
    if re.search(r"捡到的|是捡|丢的是|是丢", said):
        told |= _kind(said)
    if told:
        return told
    return take_what(turn, {}, said) if meant else find_what(turn, values, said)


def _when(words: str) -> str:
    # The longest of all that may be a time: 今天 in 今天早上八点.
    found = max((match[0] for match in WHEN.finditer(words)), key=len, default="")
    return found.strip("的 ") if len(found) > 1 else ""


def _describes(words: str) -> bool:
    return bool(LOOKS.search(words)) and not find_places(words) and not _when(words)


def _names_something(part: str) -> bool:
    return bool(known_things(part)) or (len(part) > 1 and not ONLY_ASKING.match(part))


def _where(words: str) -> str:
    where = ""
    for place in find_places(words):
        # 东门快递柜 is one place, however many it names.
        if not where or f"{where}{place.words}" in words:
            where += place.words.replace(" ", "") if place.spot or place.building else ""
    return where


def _thing(clause: str) -> str:
    when = _when(clause)
    bare = clause.replace(when, "") if when else clause
    for place in find_places(clause):
        for said in place.words.split():
            bare = re.sub(
                rf"(?:在|到|掉|落|忘)*{re.escape(said)}(?:里|内|上|下|旁边?|门口|附近|那边|那里)?", "", bare
            )
    bare = VERBS.sub("", bare.strip(FILLERS))
    return re.sub(r"^(?:我家?的?|我们家?的?|有|一个(?=的)|在|里)+", "", bare.strip(FILLERS)).strip(FILLERS)
