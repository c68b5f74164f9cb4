"""The words by which staff act: every form of every command, and what is none."""

import pytest

from bot.tickets.ticket import Status
from handlers.staff import talking, tasks
from handlers.staff.words import COMMANDS, LISTING
from tests.handlers.chat import LI, WANG, ZHANG, Chat

ACTS = {command.act: command for command in COMMANDS}

# act, all the forms in which people type it (divided by |)
FORMS = [
    (tasks.accept, "接单|接了|我接|我来|接|接1001|接单 1001|接 1001"),
    (tasks.decline, "退单|退回|接不了|去不了|退|退1001|接不了，在5栋|去不了 1001"),
    (tasks.arrive, "到场|到了|已到|到达|我到了|到现场|到现场了|我到楼下了|来了|到|到了1001|到了。"),
    (tasks.finish, "完工|完成|完成了|好了|修好|修好了|搞定|搞定了|弄好了|处理好了|做完|做完了|完|完工1001"),
    (
        tasks.finish,
        "好了，换了密封圈|好了 换了密封圈|修好了：换了阀芯|好了换了密封圈|已经修好了|搞好了|干完了",
    ),
    (tasks.wait, "等待|等配件|缺配件|挂起|等配件，明天到|等厂家来|等租户回来|挂起1001"),
    (tasks.resume, "继续|继续1001|恢复处理|不等了|配件到了|材料到了，马上来"),
    (tasks.transfer, "转单|转给|转交|转|转给李师傅|转 1001 张师傅|转1001给张师傅"),
    (tasks.note, "备注|记一下|备注1001换了阀芯|备注 门禁卡在岗亭"),
    (tasks.relay, "回复|答复|回复 1001 您好"),
    (talking.hand_back, "交回|交回机器人|结束对话|结束聊天|聊完了|交回 1001"),
    (tasks.called, "回访|已回访|回访过了|回访 1001 住户满意"),
]


def commanded(words: str) -> object:
    """Return what the first command that the words begin with does, None for no command."""
    return next((command.act for command in COMMANDS if command.verb.match(words)), None)


@pytest.mark.parametrize(
    ("act", "words"), [(act, words) for act, forms in FORMS for words in forms.split("|")]
)
def test_forms(act: object, words: str) -> None:
    assert commanded(words) is act


def test_every_command_has_its_forms_in_the_table() -> None:
    assert {act for act, _ in FORMS} == set(ACTS)


# words, why they are no command
NONE = [
    ("到底什么时候发工资", "到底 is no arriving"),
    ("到时候再说", "nor is 到时候"),
    ("接下来怎么办", "接下来 is no accepting"),
    ("完全不懂", "完全 is no finishing"),
    ("好了吗", "a question"),
    ("退休手续怎么办", "退休 is no declining"),
    ("收到", "a polite word takes no task"),
    ("收到！", "however loud"),
    ("来不及了", "来不及 is no arriving"),
    ("好了吧应该", "a guess"),
    ("等我一下", "等 alone waits for nobody's part"),
    ("继续努力", "继续 of something else"),
    ("缺人手", "what lacks is no part"),
    ("转人工", "is no handing on: somebody wants a person"),
    ("我来晚了", "我来晚了 is no accepting"),
    ("请问好了没有", "a command stands at the beginning"),
    ("", "nothing was said"),
]


@pytest.mark.parametrize(("words", "why"), NONE)
def test_no_command(words: str, why: str) -> None:
    assert commanded(words) is None, why


@pytest.mark.parametrize("words", ["我的任务", "任务", "待办", "我的工单", "我的待办？"])
def test_listing(words: str) -> None:
    assert LISTING.match(words)


# Numbers and notes

# words, the note that is kept
NOTES = [
    ("好了，换了密封圈", "换了密封圈"),
    ("好了 1001 换了密封圈", "换了密封圈"),
    ("完工1001，换了阀芯。", "换了阀芯"),
    ("好了1001号：换了阀芯", "换了阀芯"),
    ("完工", ""),
    ("1001好了，换了密封圈", "换了密封圈"),
    ("1001 完工", ""),
    ("工单号1001：好了换了密封圈", "换了密封圈"),
]


@pytest.mark.parametrize(("words", "note"), NOTES)
def test_number_and_note(words: str, note: str) -> None:
    chat = Chat()
    chat.opens()
    assert chat.says(words, LI).script == "staff.finished"
    assert chat.book.timeline("1001")[-1].text == note


def test_what_is_waited_for_stays_in_the_timeline() -> None:
    chat = Chat()
    chat.opens()
    chat.says("等配件，明天到", LI)
    assert "配件" in chat.book.timeline("1001")[-1].text


# Which task is meant


def test_the_only_task_needs_no_number() -> None:
    chat = Chat()
    chat.opens()
    assert chat.says("接单", LI).script == "staff.accepted"
    assert chat.says("到了", LI).script == "staff.arrived"
    assert chat.ticket.status is Status.ON_SITE


def test_of_several_the_number_says_which() -> None:
    chat = Chat()
    chat.opens()
    chat.keep(status=Status.ACCEPTED, assignee=LI)
    chat.opens("卫生间马桶堵了，随时都行")
    chat.keep(status=Status.ACCEPTED, assignee=LI)
    which = chat.says("好了", LI)
    assert which.script == "staff.which_task"
    assert "1001" in which.text
    assert "1002" in which.text
    assert chat.says("好了 1002", LI).script == "staff.finished"


def test_a_command_means_only_tasks_that_it_can_mean() -> None:
    chat = Chat()
    chat.opens()
    chat.keep(status=Status.FINISHED)
    assert chat.says("接单", LI).script == "staff.no_such_task"


def test_with_nothing_of_ones_own_accepting_takes_what_nobody_has() -> None:
    chat = Chat()
    chat.opens()
    chat.keep(status=Status.OPENED, assignee="")
    assert chat.says("接单", ZHANG).script == "staff.accepted"
    assert chat.ticket.assignee == ZHANG


def test_accepting_means_the_emergency_that_everybody_was_paged_for() -> None:
    chat = Chat()
    chat.opens()
    chat.says("电梯里困住人了")
    chat.says("接单", LI)
    assert chat.ticket.kind == "emergency"
    assert chat.ticket.assignee == LI


def test_a_number_that_does_not_exist_is_said() -> None:
    assert "9999" in Chat().says("接单 9999", LI).text


def test_residents_have_no_commands() -> None:
    chat = Chat()
    chat.opens()
    chat.says("接单", WANG)
    assert chat.ticket.status is Status.ASSIGNED
    chat.taps("staff.accept:1001", WANG)
    assert chat.ticket.status is Status.ASSIGNED
