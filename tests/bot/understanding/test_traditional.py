"""The table of traditional characters."""

from bot.understanding.traditional import PAIRS, TABLE, simplified


def test_each_character_is_written_once_in_the_table() -> None:
    letters = "".join(PAIRS.split())
    assert len(letters) % 2 == 0
    assert len(set(letters[::2])) == len(letters[::2])


def test_what_comes_out_is_simplified_for_good() -> None:
    assert not set(TABLE.values()) & {chr(old) for old in TABLE}


def test_what_comes_out_is_in_the_simplified_character_set() -> None:
    # 啰 came with a later standard than GB 2312.
    assert all(new.encode("gb2312") for new in TABLE.values() if new != "啰")


def test_simplified_text_stays_as_it_is() -> None:
    text = "物业费怎么交，厨房漏水了，电梯坏了，车位多少钱，甚至没有人管"
    assert simplified(text) == text
