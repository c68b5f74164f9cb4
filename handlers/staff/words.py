"""The words by which staff act: a verb, perhaps a ticket number, perhaps a note ("好了，换了密封圈")."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from bot.conversation.turn import Turn
from bot.reply import Reply
from bot.tickets.refused import Refused
from bot.tickets.ticket import Status, Ticket
from bot.understanding.slots.ticket_number import find_ticket_numbers
from handlers.places import report_place
from handlers.staff import (
    binding,
    blocking,
    gate,
    intake,
    ledger,
    partner,
    report,
    reworded,
    roster,
    talking,
    tasks,
)

SCRIPTS = {
    "staff.no_such_task": frozenset[str](),
    "staff.which_task": frozenset({"tasks"}),
}


@dataclass(frozen=True)
class Command:
    """A verb in the forms in which people type it, and what it does to which of their tasks."""

    verb: re.Pattern[str]
    act: Callable[[Turn, str, str], Reply]
    applies_to: frozenset[Status]


def _verb(words: str) -> re.Pattern[str]:
    """Match one of the words standing alone: 到了, but not 到底."""
    return re.compile(rf"^(?:{words})(?=$|[\s,，。!！:：、\d])")


def _opening(words: str) -> re.Pattern[str]:
    """Match one of the words with anything behind it: 转给李师傅."""
    return re.compile(rf"^(?:{words})")


UNTAKEN = frozenset({Status.OPENED, Status.ASSIGNED, Status.REOPENED})
WAITING = frozenset({Status.WAITING})
TAKEN = frozenset({Status.ASSIGNED, Status.ACCEPTED, Status.ON_SITE, Status.WAITING, Status.REOPENED})

# First match wins.
COMMANDS = (
    Command(_verb("接单|接了|我接|我来|接|抢单|我抢|抢到?了?"), tasks.accept, UNTAKEN),
    Command(_verb("退单|退回|接不了|去不了|退"), tasks.decline, TAKEN),
    Command(_verb("交回(?:机器人)?|结束(?:对话|聊天|会话)|聊完了?"), talking.hand_back, TAKEN),
    Command(_verb("到场|我?到(?:楼下|现场|门口)了?|我?到了|已到|到达|来了|到"), tasks.arrive, TAKEN),
    Command(
        _verb("(?:已经?)?(?:完工|完成|修好|搞定|搞好|弄好|弄完|处理好|处理完|做完|干完|办好)了?|好了|完"),
        tasks.finish,
        TAKEN,
    ),
    Command(_opening("(?:好了|修好了|弄好了|搞好了)(?=换|疏通|修|补|装|加|调|清)"), tasks.finish, TAKEN),
    Command(
        _opening(r"等待|等(?=\S*(?:配件|零件|材料|厂家|开发商|业主|住户|租户))|缺(?=配件|零件|材料|货)|挂起"),
        tasks.wait,
        TAKEN,
    ),
    Command(
        _verb("(?:继续|恢复)(?:处理|维修|修|干|办)?|不等了|(?:配件|材料|零件)到了"), tasks.resume, WAITING
    ),
    Command(_opening("转单|转给|转交|转(?!人工)"), tasks.transfer, TAKEN),
    Command(_opening("备注|记一下"), tasks.note, TAKEN),
    Command(_opening("回复|答复"), tasks.relay, TAKEN),
    Command(_opening("已?回访(?:过了)?"), tasks.called, frozenset({Status.FINISHED})),
)

# Orders and commands that nobody types to a resident, and those that stand for a talk as for any task.
ORDERS = re.compile(r"^(?:登记|代报修?|代业主报修|帮业主报修|巡查|巡检|上报|隐患|解除屏蔽|屏蔽|绑定)")
FOR_US = (tasks.relay, tasks.note, talking.hand_back)
SETTLES_A_TALK = (tasks.accept, tasks.decline, tasks.finish, tasks.transfer, tasks.called)

LISTING = re.compile(r"^(我的任务|任务|所有工单|我的工单|工单|待办|我的待办)[。?？!！]?$")
# 1001到了: the number first, as thumbs type it.
NUMBER_FIRST = re.compile(r"^\s*(?:工单号?)?\s*([A-Za-z0-9-]*\d{4,})\s*[号:：,，、]?\s*(\D.*)$", re.DOTALL)


def obey(turn: Turn) -> Reply | None:
    """Do what the staff member's words command; None when they are no command."""
    text = NUMBER_FIRST.sub(r"\2 \1", turn.text.strip())
    if LISTING.match(text):
        return tasks.listed(turn)
    if partner.is_partner(turn):
        return _for_partner(turn, text)
    in_the_ledger = ledger.asked(turn, text)
    if in_the_ledger is not None:
        return in_the_ledger
    at_the_gate = gate.begin(turn)
    if at_the_gate is not None:
        return at_the_gate
    said = _command(text)
    if said is None and turn.mind.emergency(text):
        # What the desk or a patrol tells of life and safety is no repair to be registered.
        return None
    if (talking.open_talks(turn) or reworded.rewriting(turn)) and not _plainly_ours(turn, text, said):
        # For the resident, who could not wait for us to guess.
        return None
    for begin in (roster.begin, blocking.begin, binding.begin, intake.begin, report.begin):
        done = begin(turn)
        if done is not None:
            return done
    return _do(turn, *said) if said else None


# What a partner may do with their own tickets.
FOR_PARTNERS = (tasks.accept, tasks.decline, tasks.arrive, tasks.finish, tasks.wait, tasks.note)


def _for_partner(turn: Turn, text: str) -> Reply | None:
    """Do what a partner may; of life and safety they may tell, and to all else they hear what is theirs."""
    said = _command(text)
    if said is not None and said[0].act in FOR_PARTNERS:
        return partner.trimmed(_do(turn, *said))
    if turn.conversation.dialogue or (said is None and turn.mind.emergency(text)):
        return None
    return partner.refused(turn)


def _plainly_ours(turn: Turn, text: str, said: tuple[Command, str] | None) -> bool:
    """Whether somebody in a talk commands us: 好了，已经帮您登记 is meant for the resident."""
    if said is None:
        order = ORDERS.match(text)
        return bool(order and (order.end() == len(text) or report_place(text) or find_ticket_numbers(text)))
    command, rest = said
    if find_ticket_numbers(rest) or command.act in FOR_US:
        return True
    if _trimmed(rest):
        return command.act is tasks.transfer and tasks.names_colleague(turn, rest)
    if command.act in SETTLES_A_TALK:
        return True
    mine = turn.ledger.tasks_of(turn.person.address)
    return any(task.kind != "enquiry" and task.status in command.applies_to for task in mine)


def _command(text: str) -> tuple[Command, str] | None:
    """Return the first command that the text begins with, and what stands behind the verb."""
    for command in COMMANDS:
        verb = command.verb.match(text)
        if verb:
            return command, text[verb.end() :]
    return None


def _do(turn: Turn, command: Command, rest: str) -> Reply:
    numbers = find_ticket_numbers(rest)
    if numbers:
        words = rest.replace(numbers[0], "", 1)
        return command.act(turn, numbers[0], _trimmed(words))
    return command.act(turn, _only_task(turn, command).number, _trimmed(rest))


def _only_task(turn: Turn, command: Command) -> Ticket:
    """Return the only task that the command can mean; raise `Refused` when there is none or a choice."""
    mine = [task for task in turn.ledger.tasks_of(turn.person.address) if task.status in command.applies_to]
    if command.act is tasks.accept:
        free = turn.ledger.unassigned()
        if partner.is_partner(turn):
            free = [task for task in free if turn.person.address in task.offered]
        # Who says 接 while an emergency calls means the emergency.
        mine = [task for task in free if turn.person.address in task.offered] or mine or free
    if command.act is talking.hand_back:
        mine = [task for task in mine if task.kind == "enquiry"]
    meant = talking.chosen(turn) if command.act in FOR_US or command.act is tasks.finish else ""
    mine = [task for task in mine if task.number == meant] or mine
    if len(mine) == 1:
        return mine[0]
    if not mine:
        raise Refused("staff.no_such_task")
    raise Refused("staff.which_task", tasks=tasks.lines(turn, mine))


def _trimmed(words: str) -> str:
    return words.strip(" \t\n,，。:：、;；").removeprefix("号").strip(" ,，。:：、")
