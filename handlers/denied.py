"""What people say is not so: 没漏水, 不是报修是咨询, 不投诉了. It must set nothing in motion."""

import re

from bot.conversation.forms.words import LEAVE
from bot.conversation.turn import Turn
from bot.reply import Reply
from bot.tickets.ticket import DONE

SCRIPTS = {
    "system.as_you_wish": frozenset[str](),
    "system.what_then": frozenset[str](),
    "system.all_well": frozenset[str](),
    "system.not_that": frozenset({"matter"}),
}

# What nobody needs to mend while it is not so; 没电 and 没水 are troubles themselves.
_TROUBLES = (
    r"停水|停电|断水|断电|跳闸|漏水|漏电|漏气|漏|渗水|渗|滴水|滴|爆管|爆|坏掉?|堵住?|裂|塌|松动?|响"
    r"|掉下来|烧|卡住?|出?(?:问题|毛病|故障)|出事|异味|味道|味儿?|臭"
)
# 有没有漏水 and 是不是漏水 ask; 没堵住 and 没修好 tell of one.
_DENIED = re.compile(
    rf"(?:(?<!有)(?:没有?|没在|并没有?|未|从没)(?:再|在|什么|发生)?(?:{_TROUBLES})(?![住好])(?:水|了|过|着)?"
    rf"|(?<![是要])不是(?:我家|家里|厨房|卫生间|阳台|客厅)?(?:{_TROUBLES})(?:了|的)?|不再?(?:{_TROUBLES})了)"
)
# Names that the same denial leaves behind: 厨房没漏水.
_LEFT_OVER = re.compile(
    r"(?:我们?|你们|您|家里?|厨房|卫生间|厕所|阳台|客厅|卧室|房间|水管|灯|门|电梯|[这那]里?|现在|已经"
    r"|目前|今天|[都也又是在的了好啊呀哦呢哈]|好像|应该|谢谢|[\W_]|\d+[栋单元室号楼]*)*"
)
_ASKED = re.compile(r"[吗吧?？]|么[。!！~\s]*$")
_MATTERS = {
    "报修": "报修",
    "维修": "报修",
    "修": "报修",
    "投诉": "投诉",
    "举报": "投诉",
    "建议": "建议",
    "表扬": "表扬",
    "催": "催办",
    "登记": "登记",
    "绑定": "绑定",
}
_NOT_THAT = re.compile(
    r"[，,。\s]*(?:你好|您好|我们?|这次?|可|真|也|并|又|都|说了)*(?:不(?:是|算)|没有?(?:说|想|打算))过?"
    r"(?:要|想|来|去|为了|找你们?|在)*"
    rf"(?P<matter>{'|'.join(_MATTERS)})(?:的|你们|谁|啦|了|啊|哦|呀|东西|[，,。.!！~\s])*"
    r"(?:[我而就只是要想来先]*(?:咨询|问一?下|问问|问|打听|了解)(?:一?下|点事|个事|情况|问题)*)?"
    r"[的呀啊哦。.!！~\s]*"
)
# 先不解绑: what was thought of, and not asked for.
_NOT_NOW = re.compile(
    r"(?:那|我|还是|就|暂时|先)*不(?:想|要|打算|准备)?(?:解绑|解除绑定|删除?|绑定?|注销|报修|登记|投诉|表扬|申请|预约)"
    r"(?:我的)?(?:信息|数据|房屋|房子)?[了吧啊呀。.!！~\s]*"
)
# 不是厨房漏水: then something else is.
NOT = re.compile("不是")
# Words that call a visit or a complaint off, where no form is open any more.
_CALLED_OFF = re.compile(
    r"(?:不用|不必|不要|不需要|别|不想|不再?)再?(?:修|来|派|上门|投诉|举报|报|麻烦|安排)"
)


def without_denied(words: str) -> str:
    """Return the words without what they say is not so."""
    return _DENIED.sub(" ", words)


def denies(words: str) -> bool:
    """Return whether the words say of a trouble that there is none, and nothing else."""
    plain = without_denied(words)
    return plain != words and bool(_LEFT_OVER.fullmatch(plain)) and not _ASKED.search(words)


def calls_off(words: str) -> bool:
    """Return whether the words call off what was asked for (不用来了，已经好了), and say no more."""
    return bool(LEAVE.match(words.strip()) and _CALLED_OFF.search(words))


def answer(turn: Turn) -> Reply | None:
    """Answer who only says what is not so; None for all else, and while a ticket is open that it may mean."""
    words = turn.text.strip()
    not_that = _NOT_THAT.fullmatch(words)
    if not_that:
        return turn.say("system.not_that", matter=_MATTERS[not_that["matter"]])
    if _NOT_NOW.fullmatch(words) and not calls_off(words):
        return turn.say("system.as_you_wish")
    if not denies(words) or _something_open(turn):
        return None
    return turn.say("system.what_then" if NOT.search(words) else "system.all_well")


def _something_open(turn: Turn) -> bool:
    mine = turn.ledger.tickets_of(turn.person.address, turn.now)
    return any(ticket.status not in DONE for ticket in mine)
