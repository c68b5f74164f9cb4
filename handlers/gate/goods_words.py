"""The words of a goods-out note: what leaves, and who carries it."""

import re

from bot.conversation.forms.form import Values
from bot.conversation.forms.words import QUESTION, is_no_answer, meant_instead
from bot.conversation.turn import Turn
from bot.speech.privacy import without_phones
from bot.understanding.slots.plate import PLATE, find_plates
from bot.understanding.slots.visit import find_visit
from handlers.gate.window import take_window
from handlers.home.own_home import find_home

LONGEST = 40
THINGS = re.compile(
    r"冰箱|冰柜|洗衣机|烘干机|电视|空调|热水器|微波炉|烤箱|油烟机|洗碗机|电脑|主机|显示器|打印机|电器|家电"
    r"|沙发|床垫|床|衣柜|柜子|柜|书桌|餐桌|桌子|桌|椅子|椅|茶几|书架|架子|家具|钢琴|跑步机|健身器"
    r"|纸箱|箱子|行李箱|行李|被子|衣服|书|杂物|旧物|东西|物品|材料|工具|瓷砖|木板|门窗|自行车|婴儿车|轮椅|大件"
)
VAGUE = re.compile(r"^(?:一些|一点|点|些|几件|大件)?(?:东西|物品|大件|杂物)?$")
ASKING = re.compile(
    r"(?:请|麻烦|帮我|给我|我想|我要|想要|要|想|需要|能不能|可以|再)*(?:开|办|弄|申请|登记)(?:一张|一个|张|个|一下)?"
    r"(?:物品)?(?:放行|出门)(?:条|单|证)?(?:吧|吗|一下)?|(?:物品)?(?:放行|出门)[条单证]|物品放行|再来一[张个]"
)
VERBS = re.compile(
    r"^(?:我家|我们|我|家里|请|麻烦|想|要|得|需要|准备|打算|把|有|会|从家里|这边)+|^(?:搬|运|拉|拿|带|抬|送)(?:走|出去|出)?|"
    r"(?:要|想|得)?(?:搬|运|拉|拿|带|抬|送)?(?:出去|出门|出小区|出来|回老家|走|出)(?:了|修|卖|扔)?$|^(?:要|搬|运|拉|拿)+"
)
CARRIERS = re.compile(
    r"(?:我|他|她|家人|老公|老婆|儿子|女儿|朋友|同事|本人)?(?:我自己|自己|本人)|搬家公司|搬家师傅|货拉拉|货车|面包车|物流|快递员?"
    r"|收旧货的?|收废品的?|回收的?|(?:我的?)?(?:朋友|同事|亲戚|家人|老公|老婆|儿子|女儿|爸爸?|妈妈?)|(?:送货|维修|搬运)?师傅"
)
MORE = re.compile(r"^(?:哦|对了|[，,\s])*(?:还有|另外|再加|加上|也有|以及)[，,：:、\s]*")
MYSELF = re.compile(r"自己|本人")
# What the guard reads of whoever wrote 我自己.
SELF = "住户本人"
OUT = re.compile(r"[搬运拉拿带](?:走|[^，,。?？]{0,8}(?:出去|出小区|出门))")
RUBBISH = re.compile(r"扔|垃圾|旧|不要的|废|清走|清理|别人|邻居|堆")
# Something old that goes out may be carried away or thrown away.
OLD = re.compile(r"旧")
CLAUSES = re.compile(r"[，,。！!；;\n]+")
FILLERS = " ，,。!！、的"


def carries_out(words: str) -> bool:
    """Return whether the words say that things are to leave, and ask nothing; rubbish is another matter."""
    leaves = ASKING.search(words) or OUT.search(words)
    return bool(leaves and THINGS.search(words)) and not (QUESTION.search(words) or RUBBISH.search(words))


def old_things_leave(words: str) -> bool:
    """Return whether the words say that something old goes out, and not whether it is kept or thrown away."""
    leaves = OUT.search(words) and THINGS.search(words) and OLD.search(words)
    return bool(leaves) and not (QUESTION.search(words) or RUBBISH.search(OLD.sub("", words)))


def find_goods(turn: Turn, values: Values, words: str) -> Values:
    """Read what leaves, when something is named and nothing was before."""
    if values.get("what"):
        return {}
    named = [_bare(turn, clause) for clause in CLAUSES.split(words) if THINGS.search(clause)]
    goods = "，".join(each for each in named if not VAGUE.match(each))
    return {"what": without_phones(goods)[:LONGEST]} if goods else {}


def take_goods(turn: Turn, values: Values, words: str) -> Values:
    """Read the answer to what leaves, whatever it is called."""
    if is_no_answer(words):
        return {}
    told = find_goods(turn, values, words)
    bare = _bare(turn, words)
    known = values.get("what") or told or VAGUE.match(bare) or find_carrier(turn, {}, bare)
    return told if known else {"what": without_phones(bare)[:LONGEST]}


def find_carrier(_turn: Turn, _values: Values, words: str) -> Values:
    """Read who carries it, with the plate of their car."""
    who, plates = CARRIERS.search(PLATE.sub(" ", words)), find_plates(words)
    said = [SELF if MYSELF.search(who[0]) else who[0].removeprefix("我的").removeprefix("我")] if who else []
    if not said and not plates:
        return {}
    told = "，".join([*said, *(f"车牌{plate}" for plate in plates[:1])])
    return {"carrier": told, "plate": plates[0] if plates else ""}


def carrier_anyway(_turn: Turn, _values: Values, words: str) -> Values:
    """Take the words as they are, unless they can be no answer: the guard will read them."""
    if is_no_answer(words):
        return {}
    return {"carrier": without_phones(words.strip(FILLERS))[:LONGEST]}


def put_right(turn: Turn, values: Values, words: str) -> Values:
    """Read what is put right at the summary."""
    meant = meant_instead(words)
    said = meant or words
    more = MORE.match(said)
    if more:
        return _one_more(turn, values, said[more.end() :])
    told = {
        **take_window(turn, values, said),
        **find_carrier(turn, values, said),
        **find_home(turn, values, said),
        **find_goods(turn, {}, said),
    }
    return told or (take_goods(turn, {}, said) if meant else {})


def _one_more(turn: Turn, values: Values, words: str) -> Values:
    """Add other things to those that leave: the guard lets out nothing that isn't written."""
    thing = without_phones(_bare(turn, words))
    known = values.get("what", "")
    return {"what": f"{known}，{thing}"[:LONGEST]} if thing and thing not in known else {}


def _bare(turn: Turn, clause: str) -> str:
    """Return the clause without asking, time, carrier and the verbs of carrying."""
    plain = ASKING.sub("", PLATE.sub("", clause))
    visit = find_visit(plain, turn.now)
    plain = plain.replace(visit.words, "") if visit else plain
    plain = re.sub(rf"(?:由|让|叫|请|找)?(?:{CARRIERS.pattern})(?:来)?(?=搬|拉|运|拿|帮|来|$)", "", plain)
    before = ""
    while plain != before:
        before, plain = plain, VERBS.sub("", plain.strip(FILLERS))
    return plain.strip(FILLERS)
