"""What residents write of their visitors."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.gate.visitor_words import announces
from handlers.gate.window import window_of
from tests.bot.tickets.estate import at
from tests.handlers.chat import Chat

NOW = at("2025-09-01 10:00")  # a Monday

# words, from, until, why
WINDOWS = [
    ("明天下午三点", "09-02 14:30", "09-02 17:00", "about three: a little before, a while after"),
    ("今天下午", "09-01 14:00", "09-01 18:00", "a part of the day is wide enough"),
    ("周六", "09-06 09:00", "09-06 21:00", "a day alone is all day, dinner included"),
    ("马上就到", "09-01 10:00", "09-01 12:00", "now, and nothing before now"),
    ("十点半", "09-01 10:00", "09-01 12:30", "half an hour before, but not before now"),
    ("晚上七点到九点", "09-01 19:00", "09-01 21:00", "as it was said"),
]


@pytest.mark.parametrize(("words", "start", "until", "why"), WINDOWS)
def test_when_the_gate_expects_them(words: str, start: str, until: str, why: str) -> None:
    assert window_of(words, NOW) == (at(f"2025-{start}"), at(f"2025-{until}")), why


@given(st.text(max_size=30))
def test_a_window_is_never_over_nor_turned_round(words: str) -> None:
    window = window_of(words, NOW)
    assert window is None or NOW <= window[0] < window[1]


# words, who, party, why
FIRST_WORDS = [
    ("明天下午三点有朋友开车来，车牌豫A·D12345，登记一下", "朋友", "车牌豫AD12345", "all in one sentence"),
    ("帮我登记访客，我爸妈周六来，两个人", "爸妈", "2人", "kin and how many"),
    ("一会儿家政阿姨到，麻烦门岗放行", "家政阿姨", "", "how many is still to be asked"),
    ("我姐下午过来，没开车，跟门岗说一声", "姐姐", "不开车", "a short word for kin, behind 我"),
    ("小姐姐们下午过来三位，登记访客", "小姐姐们", "3人", "who stands in the words as people say it"),
    ("登记访客，空调师傅明天上午上门", "空调师傅", "", "a tradesman"),
    ("帮我登记访客", "", "", "nothing told yet"),
    ("登记访客 今天下午2个小时", "", "", "hours are no people"),
]


@pytest.mark.parametrize(("words", "who", "party", "why"), FIRST_WORDS)
def test_first_words(words: str, who: str, party: str, why: str) -> None:
    chat = Chat()
    chat.says(words)
    assert chat.conversation.dialogue == "visitor", why
    assert (chat.slots.get("who", ""), chat.slots.get("party", "")) == (who, party), why


# answer, who the gate is told of, why
ANSWERS = [
    ("我表弟李强", "表弟李强", "a name is kept, 我 is not"),
    ("是王老师", "王老师", "a title"),
    ("快递", "快递", "no question about parcels"),
    ("妈来几个人", "妈妈", "how many is asked by itself, and one syllable is no name"),
    ("我妈和我妹", "妈妈和妹妹", "two of the family"),
    ("一个朋友，还有他老婆", "朋友，还有他老婆", "two, as they were told"),
    ("姐夫", "姐夫", "which begins with one syllable and is another"),
    ("张阿姨 13812345678", "张阿姨 138****", "nobody's number goes to the gate"),
]


@pytest.mark.parametrize(("answer", "who", "why"), ANSWERS)
def test_who_comes(answer: str, who: str, why: str) -> None:
    chat = Chat()
    chat.says("帮我登记访客")
    chat.says(answer)
    assert chat.slots["who"] == who, why


# answer, party, why
PARTIES = [
    ("2", "2人", "a bare number is how many"),
    ("不开车，三个人", "3人，不开车", "both"),
    ("豫A12345", "车牌豫A12345", "a plate"),
    ("一家三口", "3人", "a family"),
    ("走路来的", "不开车", "on foot, how many matters less"),
]


@pytest.mark.parametrize(("answer", "party", "why"), PARTIES)
def test_how_many(answer: str, party: str, why: str) -> None:
    chat = Chat()
    chat.says("我朋友明天上午来，登记一下访客")
    chat.says(answer)
    assert chat.slots["party"] == party, why


def test_what_we_cant_read_is_asked_once_more_and_then_left_to_the_guard() -> None:
    chat = Chat()
    chat.says("我朋友明天上午来，登记一下访客")
    assert chat.says("还没定").script == "visitor.party_hint"
    assert chat.says("到时候再看").script == "visitor.summary"
    assert chat.slots["party"] == "到时候再看"


# words, whether they want somebody let in, why
ANNOUNCEMENTS = [
    ("我弟弟下午三点来，跟保安说一声", True, "who, when, and that the gate is to know"),
    ("一会儿有客人来，帮忙放行", True, "一会儿 is soon"),
    ("朋友明天来怎么登记", False, "a question"),
    ("我妈来几个人要登记", True, "how many and when is asked"),
    ("妈，快来几个人", False, "a cry is no visit"),
    ("我朋友明天来", False, "nobody is to know of it"),
    ("明天下午登记", False, "nobody comes"),
]


@pytest.mark.parametrize(("words", "wanted", "why"), ANNOUNCEMENTS)
def test_announcements(words: str, wanted: bool, why: str) -> None:
    assert announces(words, NOW) is wanted, why
