"""What is printed or kept of people's words names nobody."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.knowledge.masking import Masker
from bot.knowledge.model import Lexicon
from bot.understanding.normalise import Normaliser

NAMES = ("王小明", "小赵", "王")

MASKED = [
    ("我是3栋2单元1201的", "我是[房号]的", "a home"),
    ("三号楼二单元十二楼漏水", "[房号]漏水", "a home in characters"),
    ("三栋一二零一漏水", "[房号]漏水", "a home digit by digit"),
    ("3-2-1201漏水", "[房号]漏水", "a home with hyphens"),
    ("３－２－１２０１漏水", "[房号]漏水", "a home in full width"),
    ("A座电梯", "[房号]电梯", "a building with a letter"),
    ("1201室没电", "[房号]没电", "a room by itself"),
    ("301的天天吵", "[号码]的天天吵", "a bare number may be a room"),
    ("打13800001111", "打[电话]", "a mobile phone"),
    ("打138 0000 1111", "打[电话]", "with gaps"),
    ("打一三八零零零零一一一一", "打[电话]", "in characters"),
    ("打①③⑧00001111", "打[电话]", "in other digits"),
    ("打1\u200b38\u200b00001111", "打[电话]", "with what can't be seen between"),
    ("打13800001111 2次没人接", "打[电话] 2次没人接", "what is counted behind it hides no phone"),
    ("1201 3次漏水", "[号码]次漏水", "nor a room"),
    ("301天天吵", "[号码]天天吵", "daily is no number of days"),
    ("301人家装修", "[号码]人家装修", "nor is a family a number of people"),
    ("1201户漏水", "[房号]漏水", "a home by itself"),
    ("座机0371-55500110", "座机[电话]", "a landline"),
    ("身份证41010119900101123X", "身份证[号码]", "an identity card"),
    ("微信wx_abc123", "微信[号码]", "an account"),
    ("邮箱a.b@example.com", "邮箱[网址]", "a mail address"),
    ("豫A·12345挡我", "[车牌]挡我", "a plate"),
    ("豫ad12345挡我", "[车牌]挡我", "a new energy plate"),
    ("豫A幺二三四五挡我", "[车牌]挡我", "a spoken plate"),
    ("我是王阿姨", "我是[姓名]阿姨", "a surname with a title"),
    ("高经理在吗", "[姓名]经理在吗", "a colleague's"),
    ("我叫李雷，家里漏水", "我叫[姓名]，家里漏水", "who says a name"),
    ("你好我叫李雷", "你好我叫[姓名]", "after a greeting"),
    ("业主是张三丰。", "业主是[姓名]。", "a name of somebody else"),
    ("我是3栋2单元1201的张三丰，漏水", "我是[房号]的[姓名]，漏水", "a name after a home"),
    ("3栋1201张三丰", "[房号][姓名]", "right after it"),
    ("电话138****", "电话[电话]", "what the log has masked"),
    ("免贵姓王", "免贵姓[姓名]", "a surname alone"),
    ("王小明家漏水", "[姓名]家漏水", "a name from the register, wherever it stands"),
    ("叫小赵来", "叫[姓名]来", "a colleague's name"),
    ("两\n行 字", "两 行 字", "one line is kept"),
]


@pytest.mark.parametrize(("text", "masked", "reason"), MASKED)
def test_what_tells_of_a_person_is_masked(text: str, masked: str, reason: str) -> None:
    assert Masker(NAMES)(text) == masked, reason


KEPT = [
    ("打12345投诉", "a number that everybody knows"),
    ("打110还是119", "and these"),
    ("物业费300元太贵", "an amount"),
    ("2024年的物业费", "a year"),
    ("预交100000元有优惠吗", "a large amount"),
    ("120平的房子", "an area"),
    ("22:30还在吵", "a time"),
    ("3-5天能好吗", "days"),
    ("24小时有人吗", "hours"),
    ("3楼灯坏了", "a storey is nobody's home"),
    ("哪一栋是物业", "a question about a building"),
    ("谢谢师傅", "thanks are no surname"),
    ("维修师傅什么时候来", "nor is a trade"),
    ("工程师傅来了吗", "nor this one"),
    ("帮我叫人挪车", "nobody is called by a name"),
    ("有车挡路帮我叫车", "nor a taxi"),
    ("王是一个姓", "a name of one character would be everywhere"),
]


@pytest.mark.parametrize(("text", "reason"), KEPT)
def test_what_tells_of_nobody_is_kept(text: str, reason: str) -> None:
    assert Masker(NAMES)(text) == text, reason


DOUBTS = [
    ("我叫阿依古丽家里漏水", True, "where the name ends can't be told"),
    ("联系人是古丽家漏水", True, "nor here"),
    ("我叫[姓名]，漏水", False, "masked already"),
    ("张三丰，漏水了，13800001111", True, "a name by itself beside a phone"),
    ("马桶堵，3栋1201", False, "a matter by itself beside a home"),
    ("张三丰，漏水了", False, "by itself it may be anything"),
    ("我叫什么名字", False, "a question"),
    ("帮我叫师傅来", False, "a call"),
    ("业主姓名要变更", False, "a matter"),
]


@pytest.mark.parametrize(("text", "doubtful", "reason"), DOUBTS)
def test_a_name_that_can_not_be_found_is_doubted(text: str, doubtful: bool, reason: str) -> None:
    masked = Masker()
    assert bool(masked.doubts(masked(text))) == doubtful, reason


@pytest.mark.parametrize("text", ["厨房漏水[房号]快来", "[姓名]阿姨家灯坏了"])
def test_masks_take_no_part_in_matching(text: str) -> None:
    assert Normaliser(Lexicon())(text).replace(" ", "") == re.sub(r"\[.*?\]", "", text)


@given(st.text(max_size=40), st.from_regex(r"1[3-9]\d{9}", fullmatch=True))
def test_no_phone_comes_through_whatever_stands_around_it(text: str, phone: str) -> None:
    assert phone not in Masker()(f"{text} {phone} {text}")


@given(st.text(max_size=80))
def test_what_is_masked_stays_as_it_is(text: str) -> None:
    once = Masker(NAMES)(text)
    assert "\n" not in once
    assert Masker(NAMES)(once).count("[") >= once.count("[") - text.count("[")
