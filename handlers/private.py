"""Other people's numbers, names and rooms: given to nobody, but a message is passed on."""

import re

from bot.conversation.turn import Turn
from bot.reply import Reply

SCRIPTS = {"system.private": frozenset[str]()}

_SOMEBODY = (
    r"楼上|楼下|隔壁|对门|对面|邻居|别人|人家|[那这][家户]|[他她]家|[他她](?!们)|业主|租户|租客|房东"
    r"|住户|车主|失主|狗主人?|(?<![\d-])\d{3,4}[室号房户]?(?!\d)|\d+栋\S{0,10}"
    r"|[一-龥]姐|[一-龥]先生|[一-龥]女士|老[一-龥]"
)
_THEIRS = (
    r"电话|手机|号码|微信|联系方式|名字|姓名|姓什么|叫什么|身份证|住址|地址|住哪|住几[栋楼号]|房号"
    r"|车牌号?|有几口人|在不在家|在家吗"
)
_ASKED_FOR = re.compile(
    rf"(?:{_SOMEBODY})(?:[^，,。]{{0,8}}(?:{_THEIRS})|家?里?(?:住的?|是)是?(?:谁|什么人|哪位|哪家))"
    rf"|谁住在?(?:{_SOMEBODY})|(?:{_SOMEBODY})[^，,。]{{0,6}}(?:业主|主人|租客)是谁"
)
# A car in the way, a found thing and our own numbers have answers of their own; mine is mine. Who says that
# nobody picks up has the number already.
_ELSEWHERE = re.compile(
    r"挪车|移车|堵|挡|占|捡|拾|我的|我家的|自己|本人|改|换|更新|登记的|物业|管家|前台|客服|保安|门岗"
    r"|经理|值班|维修|师傅|业委会|居委|社区|派出所|吵|漏|噪|投诉|报修|绑|不接|没人接|打不通|不回"
)
LONGEST = 30


def asks_for_others(words: str) -> bool:
    """Return whether the words want to know who somebody else is, or how to reach them."""
    return len(words) <= LONGEST and bool(_ASKED_FOR.search(words)) and not _ELSEWHERE.search(words)


def answer(turn: Turn) -> Reply | None:
    """Refuse kindly and offer to pass a message on; None for all else."""
    return turn.say("system.private") if asks_for_others(turn.text) else None
