"""Every kind of emergency is answered in the turn in which it is told, and everybody on duty is called."""

import pytest

from bot.knowledge.model import Emergency
from tests.handlers.chat import LI, SUN, ZHANG, ZHAO, Chat
from tests.world import shipped_library

# kind, what is said, who must be named to call
SAID = [
    ("fire", "我家厨房着火了", "119"),
    ("fire_signs", "屋里一股烧焦的味道", "119"),
    ("battery", "楼道里电瓶冒烟了", "119"),
    ("gas_leak", "一开门一股子煤气味", "燃气抢险"),
    ("chemical", "车库里好大一股汽油味", "119"),
    ("lift_trapped", "我困在电梯里出不来", "电梯救援"),
    ("electric_shock", "师傅触电了", "120"),
    ("electric_leak", "洗衣机漏电", "120"),
    ("lightning", "有人被雷劈了", "120"),
    ("missing_person", "老伴走丢了", "110"),
    ("despair", "我不想活了", "12356"),
    ("locked_in", "孩子反锁在屋里了", "119"),
    ("domestic_violence", "老公打我", "110"),
    ("no_answer", "隔壁老人敲门没人应", "110"),
    ("life_support", "停电了我妈的呼吸机停了", "120"),
    ("choking", "孩子吃果冻噎住了", "120"),
    ("birth", "我老婆羊水破了", "120"),
    ("drowning", "有个孩子掉水池里了", "120"),
    ("bite", "孙子叫狗咬了", "120"),
    ("animal", "楼道里有条蛇", "119"),
    ("medical", "老头子叫不应了", "120"),
    ("intruder", "有人在撬我家门", "110"),
    ("earthquake", "地震了", "119"),
    ("open_hole", "路上的井盖没了", "119"),
    ("falling", "楼上往下扔酒瓶", "110"),
    ("water_burst", "水管爆了", "物业值班"),
    ("help", "救命啊", "110"),
]


def kinds() -> dict[str, Emergency]:
    """The shipped emergencies by name."""
    return {one.name: one for one in shipped_library().mind().knowledge.emergencies}


@pytest.mark.parametrize(("kind", "words", "number"), SAID)
def test_help_comes_in_the_same_turn(kind: str, words: str, number: str) -> None:
    chat = Chat()
    said = chat.says(words)
    emergency = kinds()[kind]
    assert (said.script, said.urgent) == (emergency.reply, True)
    assert number in said.text, "whom to call"
    assert chat.ticket.number in said.text, "what is under way"
    assert "李师傅" in said.text, "who was called"
    assert (chat.ticket.problem, chat.ticket.kind) == (emergency.title, "emergency")
    assert {notice.recipient for notice in chat.notices} == {LI, ZHANG, SUN, ZHAO}


def test_every_kind_is_told_of_here() -> None:
    assert {kind for kind, *_ in SAID} == set(kinds())
