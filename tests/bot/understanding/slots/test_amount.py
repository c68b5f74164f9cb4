"""Amounts of money."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.understanding.slots.amount import Amount, amounts_in
from bot.understanding.slots.plain import plain

# text, amounts in yuan (two of them: from, to; a tilde: nobody is sure), reason
TEXTS = [
    ("300块", ["300"], "as it is said"),
    ("300元", ["300"], "as it is written"),
    ("300块钱", ["300"], "with 钱"),
    ("交300块押金", ["300"], "within words"),
    ("300块的电费", ["300"], "of what"),
    ("３００元", ["300"], "wide"),
    ("3\u200b00元", ["300"], "a letter that nobody sees"),
    ("300塊", ["300"], "traditional"),
    ("￥99.5", ["99.5"], "with the sign"),
    ("¥ 1,280.50", ["1280.5"], "thousands apart"),
    ("1280.50元", ["1280.5"], "cents"),
    ("128元5角", ["128.5"], "and small change"),
    ("128块五", ["128.5"], "small change said short"),
    ("水费138块5收错了", ["138.5"], "small change said short, words behind"),
    ("100块3个", ["100"], "pieces are no change"),
    ("100块一次", ["100"], "nor how often"),
    ("押金2000什么时候退", ["2000"], "a number behind a deposit"),
    ("128块五毛", ["128.5"], "small change as it is said"),
    ("三百五十六块七毛八分", ["356.78"], "down to the cent"),
    ("三块五", ["3.5"], "a small sum"),
    ("涨到两块八", ["2.8"], "a price"),
    ("2.8元每平", ["2.8"], "a price for each square metre"),
    ("从一块五涨到一块八", ["1.5", "1.8"], "two prices"),
    ("五毛", ["0.5"], "small change alone"),
    ("五毛钱", ["0.5"], "small change with 钱"),
    ("一度电5毛6", ["0.56"], "small change and cents"),
    ("3分钱", ["0.03"], "cents"),
    ("三百五", ["350"], "said short"),
    ("三千五一个月", ["3500"], "said short, a month"),
    ("一万二", ["12000"], "said short"),
    ("一千二百块", ["1200"], "in words"),
    ("两万块钱", ["20000"], "in words"),
    ("1.2万", ["12000"], "ten thousands"),
    ("1.2万元", ["12000"], "ten thousands of yuan"),
    ("3w块", ["30000"], "ten thousands as it is typed"),
    ("500RMB", ["500"], "the currency's name"),
    ("人民币300元", ["300"], "the currency's name before"),
    ("一百来块", ["~100"], "about"),
    ("百来块", ["~100"], "about"),
    ("十几块", ["~10"], "some more"),
    ("两千多", ["~2000"], "some more"),
    ("3万多", ["~30000"], "some more"),
    ("上千块", ["~1000"], "at least"),
    ("几百块", ["~200-900"], "some hundreds"),
    ("几十块钱", ["~20-90"], "some tens"),
    ("好几百", ["~200-900"], "some hundreds"),
    ("两三百块", ["200-300"], "between two hundreds"),
    ("200到300元", ["200-300"], "from and to"),
    ("200-300块", ["200-300"], "from and to with a hyphen"),
    ("200元到300元", ["200-300"], "from and to, each with its word"),
    ("300-200块", ["200"], "what ends before it begins is no span"),
    ("100块，200块", ["100", "200"], "two of them"),
    ("欠了1200", ["1200"], "a number behind a word of money"),
    ("物业费1280.5", ["1280.5"], "a number with cents behind one"),
    ("一共3块", ["3"], "few, but behind a word of money"),
    ("罚款200", ["200"], "a number behind a fine"),
    ("", [], "nothing"),
    ("3块", [], "pieces of anything"),
    ("掉了3块", [], "pieces"),
    ("两块瓷砖", [], "pieces of what"),
    ("300块地砖", [], "many pieces of what"),
    ("3单元", [], "an entrance"),
    ("元旦", [], "a festival"),
    ("三元桥", [], "a name"),
    ("5元素", [], "elements"),
    ("12点5分", [], "a time"),
    ("五分钟", [], "how long"),
    ("三角梅", [], "a flower"),
    ("一角掉了", [], "a corner"),
    ("一百米", [], "how far"),
    ("三百户", [], "how many homes"),
    ("三百人", [], "how many people"),
    ("一百度电", [], "how much power"),
    ("一百遍", [], "how often"),
    ("百分之五", [], "a share"),
    ("第一百", [], "a place in a row"),
    ("60W灯泡", [], "a lamp"),
    ("一共3", [], "few of anything"),
    ("1201", [], "a bare number"),
    ("交1201的物业费", [], "a home"),
    ("13800001111", [], "a phone"),
    ("块钱", [], "no number"),
]


def find_amounts(text: str) -> tuple[Amount, ...]:
    return tuple(piece.value for piece in amounts_in(plain(text).text))


def said(amount: Amount) -> str:
    """Write an amount as the table does."""
    least, most = (f"{cents / 100:g}" for cents in (amount.least, amount.most))
    return "~" * amount.about + (least if least == most else f"{least}-{most}")


@pytest.mark.parametrize(("text", "amounts", "reason"), TEXTS)
def test_amounts_are_found(text: str, amounts: list[str], reason: str) -> None:
    assert [said(amount) for amount in find_amounts(text)] == amounts, reason


@given(st.integers(1, 99_999_999))
def test_every_sum_is_read_back_to_the_cent(cents: int) -> None:
    assert find_amounts(f"一共{cents / 100:.2f}元") == (Amount(cents, cents),)


@given(st.integers(10, 9_999))
def test_every_whole_sum_is_read_back_with_thousands_apart(yuan: int) -> None:
    assert find_amounts(f"¥{yuan:,}") == (Amount(yuan * 100, yuan * 100),)


@given(st.text(alphabet="0123456789.,一二三百千万块元角毛分钱￥多几来~-到 费", max_size=40))
def test_an_amount_never_ends_before_it_begins(text: str) -> None:
    assert all(amount.most >= amount.least >= 0 for amount in find_amounts(text))


@given(st.text(max_size=60))
def test_any_text_is_read(text: str) -> None:
    assert all(isinstance(amount, Amount) for amount in find_amounts(text))


LABELS = [
    (Amount(30_000, 30_000), "300元"),
    (Amount(9_950, 9_950), "99.5元"),
    (Amount(20_000, 30_000), "200–300元"),
    (Amount(10_000, 10_000, about=True), "100元左右"),
    (Amount(123_456_700, 123_456_700), "1234567元"),
]


@pytest.mark.parametrize(("amount", "label"), LABELS)
def test_it_is_read_as_people_write_it(amount: Amount, label: str) -> None:
    assert amount.label == label
