"""What is heard is heard in any disguise: faces, gaps, breath, repetition, the old script."""

from functools import cache
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from bot.knowledge.load import load
from bot.understanding.emergencies import Hearing
from bot.understanding.traditional import TABLE

# One message of each kind.
SAID = {
    "fire": "厨房着火了",
    "battery": "电瓶车冒烟",
    "gas_leak": "楼道里煤气味好大",
    "lift_trapped": "我被困在电梯里",
    "electric_shock": "有人触电了",
    "missing_person": "老人走失了",
    "locked_in": "孩子反锁在卫生间",
    "domestic_violence": "老公打我",
    "despair": "有人要跳楼",
    "no_answer": "老人敲门没人应",
    "life_support": "呼吸机停电了",
    "choking": "孩子噎住了",
    "medical": "我爸晕倒了",
    "intruder": "有人撬我家门",
    "falling": "花盆从楼上掉下来",
    "water_burst": "水管爆了",
    "help": "快来人救命",
}
BETWEEN = st.sampled_from(
    ["\u200b", "\u200d", "\ufe0f", " ", "\n", "，", "……", "😭", "😱😱", "👍", "嗯", "呃", "[大哭]"]
)
# Only one of the old letters stands for each.
OLD = {new: chr(old) for old, new in TABLE.items()}


@cache
def hearing() -> Hearing:
    """What hears the shipped emergencies."""
    knowledge = load(Path(__file__).parents[4] / "knowledge")
    return Hearing(knowledge.emergencies, knowledge.listening)


def heard(text: str) -> str | None:
    """The emergency that is heard in the text."""
    found = hearing().heard(text)
    return found.name if found else None


def test_each_is_heard_as_it_is() -> None:
    assert {name: heard(text) for name, text in SAID.items()} == {name: name for name in SAID}


@given(st.data(), st.sampled_from(sorted(SAID)))
def test_it_is_heard_with_anything_between_the_letters(data: st.DataObject, name: str) -> None:
    said = "".join(letter + data.draw(BETWEEN | st.just("")) for letter in SAID[name])
    assert heard(said) == name, said


@given(st.data(), st.sampled_from(sorted(SAID)))
def test_it_is_heard_with_letters_repeated(data: st.DataObject, name: str) -> None:
    times = st.just(1) | st.integers(3, 9)
    said = "".join(letter * data.draw(times) for letter in SAID[name])
    assert heard(said) == name, said


def test_it_is_heard_in_the_old_script() -> None:
    said = {name: "".join(OLD.get(letter, letter) for letter in text) for name, text in SAID.items()}
    assert {name: heard(text) for name, text in said.items()} == {name: name for name in SAID}
    assert sum(said[name] != SAID[name] for name in SAID) > len(SAID) // 2


@given(st.text(max_size=400))
def test_any_text_is_listened_to(text: str) -> None:
    heard(text)
