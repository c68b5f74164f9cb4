"""The words of a complaint: what is one, what was told, and what must not be told of who complains."""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.conversation.forms.form import Values
from bot.conversation.forms.words import BARE_NO, meant_instead
from bot.conversation.turn import Turn
from bot.residents.home import Home
from bot.understanding.slots.place import find_places
from bot.understanding.traditional import simplified

# Who asks how to complain wants to know the ways; who asks what became of it wants the ticket.
ASKS_HOW = re.compile(
    r"(?:怎么|如何|在哪里?|哪里|向谁|找谁|能不能|可以)投诉|意见箱"
    r"|投诉.{0,6}(?:怎么样了|咋样|进展|到哪一?步|有消息)"
    r"|投诉(?:怎么|电话|热线|渠道|流程|方式|在哪|去哪|要?找[谁哪]|打.{1,3}电话|有用|有没有用|单|记录|进度|的?结果|有回音|处理得|有结果)"
)
# Who says so of us has been let down, however short.
DISTRUST = re.compile(
    r"官官相护|互相包庇|包庇(?:[他她]|你们|自己)|蛇鼠一窝|一个鼻孔出气|你们都?是一伙的?|你们.{0,4}(?:糊弄|忽悠|欺负)"
)
# Matters between neighbours have answers of their own, and what is none of ours too.
NOT_OURS = re.compile(
    r"楼上|楼下邻居|邻居|隔壁|广场舞|噪音|扰民|主播|淘宝|京东|外卖|银行|学校|医院|移动公司|电信|快递公司"
)
# Nor is one who takes it back, or who urges with it.
WITHDRAWN = re.compile(
    r"(?:不|不想|不用|不是|没有?|撤销|取消|撤回)(?:要|来)?投诉|投诉.{0,3}(?:取消|撤|算了|作废)|再不.*投诉"
)
SAYS_SO = re.compile(r"投诉|举报你|[要讨给]我?一?个说法")
ANGRY = re.compile(
    r"(?:破|垃圾|黑心?|烂)物业|什么(?:破|狗屁|烂|鬼|玩意儿?)*物业|物业.{0,3}(?:太|真|就是|简直).{0,4}(?:差|烂|垃圾|坑|黑|不负责)"
    r"|吃干饭|不作为|踢皮球|推来推去|推三阻四|说话不算[话数]|言而无信|不负责任|服务缩水|(?:光|只|就知道|就会)收(?:钱|费|物业费)"
)
# How somebody was treated has been told, however short.
WRONGED = re.compile(
    r"态度.{0,3}(?:差|恶劣|不好|坏|横|凶)|(?:保安|客服|前台|管家|师傅|员工).{0,6}(?:骂|凶|吼|推我|打我)"
)
# Words that only say that somebody wants to complain, perhaps of whom, and not about what.
ONLY_COMPLAINING = re.compile(
    r"[你您好我们要想来就得必须一定今天匿名不留，,。！!\s]*(?:投诉|举报|反映|要个说法|讨个说法|不满意)"
    r"(?:反映|一下|一个|一件|[个件])*(?:问题|情况|事情|事)?(?:你们|咱们)?(?:这个|的|小区|物业|公司)*"
    r"(?P<target>\w{0,3}(?:保安|师傅|客服|前台|管家|经理|员工|保洁)\w?)?(?:态度)?[的吧了啊呀。！!~，,\s]*"
    r"(?:匿名|不留名)?"
)
ANNOUNCED = re.compile(
    r"[我你您好们要想来就得必须一定今天匿名不留，,。！!\s]*(?:投诉|举报|反映)(?:一下|一个|一件|[个件])?"
    r"(?:(?:你们|咱们)(?:这个|的|小区|物业|公司)*)?"
)
ENDING = re.compile(r"[的吧了啊呀。！!~，,\s]+$")
UNSIGNED = re.compile(
    r"匿名|不(?:想|要|愿意?|用|能|便|方便)?[留署](?:下|我的?)?(?:姓?名|名字|房号|信息)|(?:别|不要|不想让|不能).{0,6}(?:是我|知道我)|保密"
)
SIGNED = re.compile(
    r"(?:可以|还是|愿意|就|要)留名|实名|不用匿名|不匿名|取消匿名"
    r"|^(?:[我那还是要可以就愿意给，,\s])*[署留]上?下?我?的?(?:真?名字?|姓名)[吧了啊呀好。！!\s]*$"
)
# What is left of a clause that only says so.
ABOUT_SIGNING = re.compile(r"[我你您他她们请想要就可以能都也行好的那了吧啊呀吗呢还是说给愿意。！!~\s]+")
# Who has said all of it adds nothing by saying so.
SAID_ALL = re.compile(
    r"[我就先暂时]*(?:这些|这么多|没有?了|没有?别的|说完|这个?事?)[了吧啊呀。！!~\s]*(?:没有?了)?"
)
MORE = re.compile(r"^(?:还有|而且|另外|再说|再加|对了|补充|以及|并且)[，,：:、\s]*")
# A place is looked for between signs, which are kept.
BETWEEN = re.compile(r"([，,。！!；;：:？?\n])")
# Services whose words tell of a trouble; whoever wants another in between says so in a few words.
TROUBLES = frozenset({"repair", "urge", "not_fixed", "complaint", "suggestion"})
ASKS = re.compile(r"多少钱|怎么(?:交|办理|办|开|收费|走)|电话是?多少|几点|在哪")
SHORT_WISH = 12
# A short outburst tells nothing yet.
OUTBURST = 8
# But behind the word 投诉 a few words tell it.
SHORT_MATTER = 3
SIGNS = re.compile(r"[，,。！!；;：:？?\s]|但是?|可是")
SHORTEST = 2


def complains(words: str) -> bool:
    """Return whether the words complain of us, beyond any doubt."""
    words = simplified(words)
    if ASKS_HOW.search(words) or NOT_OURS.search(words) or WITHDRAWN.search(words):
        return False
    # Anger alone is soothed and asked what happened; with more behind it, that has been told.
    told = len(ANGRY.sub("", words)) > OUTBURST
    return bool(
        SAYS_SO.search(words)
        or DISTRUST.search(words)
        or WRONGED.search(words)
        or (ANGRY.search(words) and told)
    )


def first_words(turn: Turn, _values: Values, words: str) -> Values:
    """Read the words with which a complaint begins: the matter, or only whom it is about."""
    told = _signature(words)
    if not words or not _tells_something(turn, words):
        target = _of_whom(words)
        return told | ({"target": target} if target else {})
    return told | {"matter": words}


def find_matter(turn: Turn, values: Values, words: str) -> Values:
    """Take whatever is said while we listen and what is added later; another wish is neither."""
    if values.get("matter"):
        more = MORE.match(words)
        return _added(values, words[more.end() :]) if more else {}
    return {} if _asks_for_else(turn, words) else take_matter(turn, values, words)


def take_matter(_turn: Turn, values: Values, words: str) -> Values:
    """Take the answer to 您说，我听着."""
    if len(words.strip()) < SHORTEST or ONLY_COMPLAINING.fullmatch(words):
        return {}
    return _matter(values, words)


def any_matter(_turn: Turn, values: Values, words: str) -> Values:
    """Take the words, whatever they are: a person will understand them."""
    return _matter(values, words)


def find_signature(_turn: Turn, _values: Values, words: str) -> Values:
    """Read whether the name is to be left out ("不想留名"), or put back."""
    return _signature(words)


def put_right(turn: Turn, values: Values, words: str) -> Values:
    """Read what is put right or added before it is handed in; an angry person goes on writing."""
    told = _signature(words)
    if told:
        more = _beside_the_signature(words)
        return {**told, **_added(values, more)}
    only = ONLY_COMPLAINING.fullmatch(words)
    if BARE_NO.match(words) or SAID_ALL.fullmatch(words) or (only and not only["target"]):
        return {}
    meant = meant_instead(words)
    if meant:
        return {"matter": meant} if len(meant) > SHORTEST else {}
    return find_matter(turn, values, words) or _added(values, words)


def hidden(words: str, homes: Sequence[Home], name: str) -> str:
    """Return the words without the home and name of whoever doesn't want to be known."""
    clauses = [_without_home(clause, homes) for clause in BETWEEN.split(words)]
    told = "".join(clauses)
    return told.replace(name, "（某位住户）") if name else told


def _tells_something(turn: Turn, words: str) -> bool:
    if ONLY_COMPLAINING.fullmatch(words):
        return False
    announced = ONLY_COMPLAINING.match(words)
    rest = SIGNS.sub("", UNSIGNED.sub("", words[announced.end() :] if announced else words))
    rules, words = turn.rules, simplified(words)
    known = rules.complaint_of(words) != rules.complaint_of("") or rules.category_of(
        words
    ) != rules.category_of("")
    return known or len(rest) > (SHORT_MATTER if announced else OUTBURST)


def _of_whom(words: str) -> str:
    """Return whom the first words announce a complaint about, as they name them (管家小林), "" for nobody."""
    only = ONLY_COMPLAINING.fullmatch(words)
    if only:
        return only["target"] or ""
    said = ANNOUNCED.match(words)
    return ENDING.sub("", _beside_the_signature(words[said.end() :])) if said else ""


def _beside_the_signature(words: str) -> str:
    """Return the clauses that say more than whether the name is left out."""
    clauses = [clause for clause in SIGNS.split(words) if clause.strip()]
    return "，".join(clause for clause in clauses if not _only_signs(clause))


def _only_signs(clause: str) -> bool:
    signed = bool(UNSIGNED.search(clause) or SIGNED.search(clause))
    rest = SIGNED.sub("", UNSIGNED.sub("", clause))
    return signed and len(ABOUT_SIGNING.sub("", rest)) < SHORTEST


def _without_home(clause: str, homes: Sequence[Home]) -> str:
    for place in find_places(clause):
        label = replace(place, room=None, spot=None).label
        if place.home and any(home.label.endswith(label) for home in homes):
            clause = clause.replace(place.words, "（某户）")
    return clause


def _asks_for_else(turn: Turn, words: str) -> bool:
    """Whether the words surely want something done or known that is no trouble."""
    understood = turn.mind.understand(words)
    intent = turn.mind.intent(understood.intent or "")
    if understood.decision != "answer" or intent is None:
        return False
    if intent.service:
        return intent.service not in TROUBLES and len(words) <= SHORT_WISH
    return bool(ASKS.search(words)) and len(words) <= SHORT_WISH


def _matter(values: Values, words: str) -> Values:
    target = values.get("target", "")
    told = f"{target}：{words}" if target and target not in words else words
    return _signature(words) | {"matter": told.strip(), "target": ""}


def _added(values: Values, words: str) -> Values:
    known = values.get("matter", "")
    return {"matter": f"{known}；{words.strip()}"} if words.strip() and words.strip() not in known else {}


def _signature(words: str) -> dict[str, str]:
    if SIGNED.search(words):
        return {"anonymous": "no"}
    return {"anonymous": "yes"} if UNSIGNED.search(words) else {}
