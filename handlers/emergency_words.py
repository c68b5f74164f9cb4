"""What is said while help is under way: is it over, where is it, or is it another matter altogether."""

import re

from bot.conversation.turn import Turn
from bot.tickets.ticket import Ticket
from bot.understanding.result import Understanding
from bot.understanding.slots.place import find_places
from bot.understanding.slots.ticket_number import find_ticket_numbers
from handlers.places import OF_A_BUILDING, ReportPlace, report_place

# Said alone these tell that it is over; beside STILL they don't (我没事，孩子还在里面).
ALL_CLEAR = re.compile(
    r"没事(?:了|儿|啦)|^(?:我们?|人|都|大家)*没事(?![吧吗干])|解除了|搞错了|弄错了|看错了|虚惊|误报"
    r"|(?:火|烟|气味|味道?)(?:已经|都)?(?:灭|散|扑灭)了|(?:没有?|不冒)(?:味道?|烟|火)了"
    r"|(?:人|我|我们|孩子|老人)(?:已经|都)?出来了|救出来了|已经好了|好多了|缓过来了|醒(?:过来)?了"
    r"|(?:不用|别|不要)(?:再|派人)?(?:过?来|麻烦)了?|^不用了|平安了?(?![吗没])"
    r"|关(?:上|好|住|掉)了|关了(?:总|水|气|煤气|燃气)?(?:阀|闸|水|电|气)|[阀闸](?:门)?(?:已经)?关了"
    r"|(?:水|不)(?:已经)?(?:停|漏|流|喷|冒)(?:住)?了|(?<!没)找[到着]了|(?:人|孩子|老人)(?:自己)?回[来家]了"
    r"|^(?:他|她|人|那?人|他们)?(?:已经|都)?走了[。!！]*$"
)
STILL = re.compile(r"还在|还没|还有|还是|但|可是|不过|又|出不[来去]|没有?人来|不是误报|[吗?？]|怎么")
OTHERS_CAME = re.compile(
    r"(?:120|119|110|救护车|消防车?|消防员|警察|民警|医生)的?人?(?:已经|都)?(?:来|到)了[。!！~]*"
)
# Whoever is asked 都平安吗 says so in a word or two.
SAFE = re.compile(
    r"(?:我们?|家里?人?|人|大家)?(?:全|都|也|很)*(?:平安|没事|安全)了?[，,。!！~\s]*(?:谢谢.{0,6})?"
)

# Words that name another business, however vaguely they are meant.
NAMES_ANOTHER = re.compile(
    r"报修|来修|修一?下|放行|访客|搬家|物业费|停车费|水费|电费|暖气费|账单|发票|绑定|加绑|解绑|装修|投诉|表扬|建议"
    r"|快递|门禁卡|导出|我的(?:工单|数据|信息|家)"
)
# Intents that may well speak of the help that is awaited.
ABOUT_IT = frozenset(
    {"service.urge", "service.progress", "service.fixed", "chat.greeting", "chat.angry", "service.repair"}
)
# Topics that a danger of the moment touches: 停电了 from a lift that stands still asks for no instructions.
NEAR_IT = frozenset({"lift", "safety", "utility"})
# 我在一楼大厅等你们 tells where they wait.
HERE_I_AM = re.compile(r"我们?(?:就|还|都|先)?在|等(?:你|您|着|人)")
BESIDE_A_PLACE = re.compile(r"(?:我家?|我们|就|是|在|这里|里面?|那边?|的|呢|啊|哦|和|中间|[\s，,。!！、])+")


def is_over(words: str) -> bool:
    """Return whether the words tell that the danger is over or help is not wanted any more."""
    return bool(ALL_CLEAR.search(words)) and not STILL.search(words)


def others_came(words: str) -> bool:
    """Return whether the words only tell that the ambulance, the fire brigade or the police are there."""
    return bool(OTHERS_CAME.fullmatch(words.strip()))


def is_safe(words: str) -> bool:
    """Return whether the words only say that all are well."""
    return bool(SAFE.fullmatch(words.strip()))


def place_told(turn: Turn, ticket: Ticket) -> str:
    """Return the place that the words add to the ticket, "" for none or one that is known already."""
    told = report_place(turn.text, turn.person.home)
    if told is None or not told.building or told.label in ticket.place:
        return ""
    if not _only_a_place(turn.text) and _building_of(ticket):
        return ""
    return _with_spot(told, ticket)


def another_matter(turn: Turn, ticket: Ticket, fresh: bool) -> bool:
    """Return whether the words are about something else than the emergency that help is under way for.

    What is not understood, or only half, is about it: whoever is in danger must not be shown a menu. What is
    near to it (停电了) is so as long as it is `fresh`.
    """
    numbers = find_ticket_numbers(turn.text)
    if NAMES_ANOTHER.search(turn.text) or (numbers and ticket.number not in numbers):
        return True
    meant = turn.mind.understand(turn.text)
    if meant.decision == "none" or _only_a_place(turn.text):
        return False
    elsewhere = _elsewhere(turn.text, ticket, meant)
    if meant.intent in ABOUT_IT:
        return meant.intent == "service.repair" and (not fresh or elsewhere)
    if meant.decision != "answer":
        return elsewhere
    near = (meant.intent or "").partition(".")[0] in NEAR_IT
    return elsewhere or not near or not fresh


def _elsewhere(words: str, ticket: Ticket, meant: Understanding) -> bool:
    """Whether the words name another place than the emergency's."""
    named = report_place(words)
    if named is None:
        return False
    clear = meant.decision == "answer"
    if named.building:
        here = _building_of(ticket)
        # Where it is was never said: only a report that is plain by itself is none of it.
        return named.building != here if here else clear
    if HERE_I_AM.search(words) and not clear:
        return False
    return named.public and not OF_A_BUILDING.search(named.label) and named.label not in ticket.place


def _only_a_place(words: str) -> bool:
    rest, places = words, find_places(words)
    for place in places:
        for part in place.words.split():
            rest = rest.replace(part, " ", 1)
    return bool(places) and not BESIDE_A_PLACE.sub("", rest)


def _building_of(ticket: Ticket) -> str:
    known = report_place(ticket.place)
    return known.building if known else ""


def _with_spot(told: ReportPlace, ticket: Ticket) -> str:
    """The place told, with the spot of it that was known before: 4栋1单元 of 电梯里."""
    spot = report_place(ticket.place)
    within = spot.label if spot and spot.public and not spot.building else ""
    return told.label if not told.public or within in told.label else told.label + within
