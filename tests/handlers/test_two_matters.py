"""Two matters in one message, with the services and the knowledge that the project ships."""

import pytest

from tests.handlers.chat import Chat

# words, the open form, the form that follows, why
TAKEN = [
    ("厨房漏水，另外我要投诉保安", "repair", "complaint", "a repair and a complaint"),
    ("灯坏了，还有我妈来几个人要登记", "repair", "visitor", "a repair and a visitor"),
    ("1、客厅灯坏了 2、我要投诉保安态度差", "repair", "complaint", "numbered"),
    ("我想表扬李师傅，另外厨房灯坏了", "praise", "repair", "praise and a repair"),
    ("厨房漏水，还有客厅灯不亮", "repair", "", "two faults are one report"),
    ("厨房漏水。明天上午在家。", "repair", "", "when somebody is in belongs to it"),
    ("我要投诉保安态度差。厨房漏水也没人管", "complaint", "", "who complains counts up what is wrong"),
    ("我想表扬李师傅。上次厨房漏水他来得很快", "", "", "praise tells what for"),
]


@pytest.mark.parametrize(("words", "dialogue", "behind", "why"), TAKEN)
def test_services(words: str, dialogue: str, behind: str, why: str) -> None:
    chat = Chat()
    chat.says(words)
    found = (chat.conversation.dialogue, chat.conversation.parked.get("dialogue", ""))
    assert found == (dialogue, behind), why


def test_two_questions_are_answered_each_below_its_title() -> None:
    text = Chat().says("物业费怎么交，另外门禁卡丢了怎么补办").text
    titles = [line for line in text.splitlines() if line.startswith("【")]
    assert len(titles) == 2
    assert len(text.encode()) <= 2048


def test_a_question_is_answered_and_the_repair_asked_for() -> None:
    chat = Chat()
    reply = chat.says("厨房漏水，另外物业费怎么交")
    assert "物业费这样交" in reply.text
    assert reply.text.endswith("点一下，或直接写时间。")
    assert chat.slots["problem"] == "厨房漏水"


def test_a_kitchen_is_at_home_though_the_other_fault_is_outside() -> None:
    chat = Chat()
    chat.says("厨房漏水，另外东门的路灯坏了，随时都行")
    chat.says("确认")
    assert [ticket.place for ticket in chat.book.tickets.values()] == ["3栋2单元1201", "东门"]


def test_who_asks_for_a_person_behind_a_matter_gets_one_who_knows_it() -> None:
    chat = Chat()
    assert chat.says("灯坏了，另外转人工").script == "human.called"
    assert "灯坏了" in chat.ticket.problem


def test_what_is_asked_first_comes_first_and_the_repair_follows() -> None:
    chat = Chat()
    assert chat.says("旧冰箱搬出去，另外厨房漏水").script == "goods_out.or_waste"
    chat.says("2")
    assert chat.conversation.dialogue == "repair"


def test_a_kitchen_is_at_home_whatever_else_is_told_of_a_corridor() -> None:
    chat = Chat()
    chat.says("厨房漏水，另外3栋有人在楼道抽烟")
    assert chat.slots["place"] == "3栋2单元1201"
