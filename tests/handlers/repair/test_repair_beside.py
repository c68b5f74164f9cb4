"""What is told at another step than it was asked for is read, or kept as a note: never dropped."""

import pytest

from tests.handlers.chat import Chat

HOME = "3栋2单元1201"  # where 王阿姨 lives

# words when the time was asked for (水管漏), slot, what it holds then, why
AT_THE_TIME = [
    (("厨房",), "problem", "厨房水管漏", "the room belongs to the trouble"),
    (("就卫生间那个",), "problem", "卫生间水管漏", "the same, in passing"),
    (("5栋那套",), "half", "5栋", "another building: its number is asked for"),
    (("5栋那套", "1单元302"), "place", "5栋1单元302", "and read"),
    (("1单元302",), "place", "3栋1单元302", "another home of the same building"),
    (("那个井盖的事",), "note", "井盖的事", "whatever it is, the technician reads it"),
    (
        ("家里有小孩在睡觉", "鞋柜在门口挡路"),
        "note",
        "家里有小孩在睡觉；鞋柜在门口挡路",
        "one after the other",
    ),
    (("我妈电话13911112222",), "note", "我妈电话13911112222", "whom to ring"),
    (("你们定",), "visit", "any", "as good as whenever"),
    (("无所谓",), "visit", "any", "the same"),
    (("啥时候都中",), "visit", "any", "in dialect"),
    (("随便几时",), "visit", "any", "the same"),
    (("我妈在家",), "visit", "any", "somebody opens the door"),
    (("打我电话再来",), "note", "打我电话再来", "the technician is to ring before"),
]


@pytest.mark.parametrize(("said", "slot", "held", "why"), AT_THE_TIME)
def test_what_is_told_when_the_time_was_asked_for(
    said: tuple[str, ...], slot: str, held: str, why: str
) -> None:
    chat = Chat()
    chat.says("水管漏")
    for words in said:
        assert chat.says(words).script != "repair.visit_hint", why
    assert chat.slots[slot] == held


@pytest.mark.parametrize("words", ["阿巴阿巴", "嗯这个嘛", "看不懂你说的", "我再想想", "谢谢你们啊"])
def test_what_tells_nothing_is_no_note(words: str) -> None:
    chat = Chat()
    chat.says("水管漏")
    chat.says(words)
    assert "note" not in chat.slots


def test_a_day_with_somebody_in_is_that_day() -> None:
    chat = Chat()
    chat.says("厨房漏水，明天我妈在家")
    assert chat.slots["visit"].startswith("2025-09-02")


def test_all_but_the_morning_is_the_afternoon() -> None:
    chat = Chat()
    chat.says("厨房漏水")
    chat.says("除了上午都行")
    assert "T14:00" in chat.slots["visit"]


def test_a_note_at_the_summary_is_shown_and_goes_with_the_ticket() -> None:
    chat = Chat()
    chat.says("水管漏，随时")
    assert "补充：我妈电话13911112222" in chat.says("哦对了我妈电话13911112222").text
    chat.says("确认")
    assert chat.ticket.problem == "水管漏（补充：我妈电话13911112222）"


def test_a_floor_completes_a_public_place() -> None:
    chat = Chat()
    chat.says("楼道灯坏了")
    chat.says("11楼")
    assert chat.slots["place"] == "3栋2单元11楼楼道"


def test_a_floor_that_is_not_there_changes_nothing() -> None:
    chat = Chat()
    chat.says("楼道灯坏了")
    chat.says("31楼")
    assert chat.slots["place"] == "3栋2单元楼道"


def test_lamps_of_other_floors_are_the_corridors() -> None:
    chat = Chat()
    chat.says("四楼到五楼的灯坏了")
    assert (chat.slots["place"], chat.slots["public"]) == ("3栋2单元4楼到5楼", "yes")


# words, why nobody can go there
NOWHERE = [
    ("18栋1单元101漏水", "there are six buildings"),
    ("3栋3单元101漏水", "each has two entrances"),
    ("3栋2单元2501漏水", "and 18 floors"),
]


@pytest.mark.parametrize(("words", "why"), NOWHERE)
def test_a_home_that_can_not_be_is_asked_for_again(words: str, why: str) -> None:
    chat = Chat()
    assert chat.says(words).script == "repair.ask_place", why
    assert "place" not in chat.slots


def test_a_guest_is_no_part_of_a_repair() -> None:
    chat = Chat()
    reply = chat.says("灯坏了 还有明天我妹妹要来 开车豫A11111")
    assert (chat.slots["problem"], "visit" in chat.slots) == ("灯坏了", False)
    assert "请再单独跟我说：还有明天我妹妹要来，开车豫A11111" in reply.text
    chat.says("随时")
    chat.says("确认")
    assert "豫A11111" not in chat.ticket.problem, "the guest is none of the technician's business"
