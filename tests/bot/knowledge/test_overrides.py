"""What an estate has of its own lies over the base: the same name replaces, the rest stays as it is."""

from pathlib import Path

import pytest

from bot.knowledge.files import Folder
from bot.knowledge.load import gather
from bot.knowledge.model import Knowledge

BASE = {
    "intents/lift.yaml": """\
lift.broken:
  title: 电梯坏了
  phrases: [电梯坏了, 电梯不动了]
lift.card:
  title: 电梯卡怎么办
  phrases: [电梯卡怎么办, 想办电梯卡]
lift.report:
  title: 报电梯
  service: repair
  phrases: [报电梯]
""",
    "replies/lift.yaml": """\
lift.broken: {text: 这就叫人来看}
lift.card: {text: 在前台办}
emergency.trapped: {text: 别慌}
emergency.trapped.offline: {text: 别慌，请按警铃}
""",
    "examples/lift.yaml": """\
lift.broken: {must: [电梯又坏啦], never: [电梯卡丢了]}
lift.card: {must: [我要办电梯卡]}
""",
    "examples/nothing.yaml": "nothing: [今天股票涨了没有]\n",
    "lexicon.yaml": "synonyms: [[物业费, 管理费]]\nfillers: [呢]\ngreetings: [你好]\nthanks: [谢谢]\n",
    "emergencies.yaml": """\
trapped:
  title: 电梯困人
  category: lift
  reply: emergency.trapped
  words: [[电梯, 困]]
flood:
  title: 跑水
  category: water
  reply: emergency.flood
  words: [[跑水]]
""",
}


def write(folder: Path, **own: str) -> Path:
    """Write the base and the own files of the estate yunqi, by their paths with `__` for `/`."""
    top = folder / "knowledge"
    files = BASE | {f"estates/yunqi/{name.replace('__', '/')}.yaml": text for name, text in own.items()}
    for name, text in files.items():
        path = top / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return top


def known(folder: Path, **own: str) -> Knowledge:
    """Return the knowledge of yunqi, which must be without problems."""
    knowledge, problems = gather(write(folder, **own), "yunqi")
    assert problems == []
    return knowledge


def phrases(knowledge: Knowledge) -> dict[str, tuple[str, ...]]:
    return {intent.name: intent.phrases for intent in knowledge.intents}


def test_an_estate_without_a_folder_has_the_base(tmp_path: Path) -> None:
    folder = write(tmp_path)
    assert gather(folder, "yunqi") == gather(folder)


def test_other_estates_are_none_of_our_business(tmp_path: Path) -> None:
    folder = write(tmp_path, replies__lift="lift.card: {text: 在门岗办}\n")
    other, problems = gather(folder, "taoyuan")
    assert problems == []
    assert other.scripts["lift.card"].variants == ("在前台办",)
    before = Folder(folder, "taoyuan").version(), Folder(folder, "yunqi").version()
    write(tmp_path, replies__lift="lift.card: {text: 在岗亭办}\n")
    assert Folder(folder, "taoyuan").version() == before[0]
    assert Folder(folder, "yunqi").version() != before[1]


def test_a_reply_of_the_same_name_takes_the_place_of_the_bases(tmp_path: Path) -> None:
    scripts = known(tmp_path, replies__lift="lift.card: {text: 在门岗办}\n").scripts
    assert scripts["lift.card"].variants == ("在门岗办",)
    assert scripts["lift.card"].file == "knowledge/estates/yunqi/replies/lift.yaml"
    assert scripts["lift.broken"].variants == ("这就叫人来看",)


def test_an_intent_of_the_same_name_takes_the_place_where_the_base_has_it(tmp_path: Path) -> None:
    own = "lift.card:\n  title: 梯控卡\n  phrases: [梯控卡怎么弄]\n"
    assert phrases(known(tmp_path, intents__lift=own)) == {
        "lift.broken": ("电梯坏了", "电梯不动了"),
        "lift.card": ("梯控卡怎么弄",),
        "lift.report": ("报电梯",),
    }


def test_a_new_intent_comes_behind_them(tmp_path: Path) -> None:
    own = "pool.hours:\n  title: 泳池几点开\n  phrases: [泳池几点开]\n"
    knowledge = known(tmp_path, intents__pool=own, replies__pool="pool.hours: {text: 每天都开}\n")
    assert list(phrases(knowledge)) == ["lift.broken", "lift.card", "lift.report", "pool.hours"]


def test_phrases_are_added_to_those_of_the_base_and_each_knows_its_place(tmp_path: Path) -> None:
    own = "lift.card:\n  more_phrases:\n    - 梯控卡怎么弄\n    - 刷不了电梯\n"
    card = known(tmp_path, intents__lift=own).intents[1]
    assert card.title == "电梯卡怎么办"
    assert card.phrases == ("电梯卡怎么办", "想办电梯卡", "梯控卡怎么弄", "刷不了电梯")
    base, ours = "knowledge/intents/lift.yaml", "knowledge/estates/yunqi/intents/lift.yaml"
    assert list(zip(card.files, card.lines, strict=True)) == [(base, 6), (base, 6), (ours, 3), (ours, 4)]


def test_with_an_intent_go_its_reply_and_its_examples(tmp_path: Path) -> None:
    knowledge = known(tmp_path, intents__lift='lift.card: {removed: "true"}\nlift.report: {removed: true}\n')
    assert list(phrases(knowledge)) == ["lift.broken"]
    assert "lift.card" not in knowledge.scripts
    assert [example.text for example in knowledge.examples] == [
        "今天股票涨了没有",
        "电梯又坏啦",
        "电梯卡丢了",
    ]


def test_examples_of_an_intent_are_replaced_and_what_means_nothing_is_added(tmp_path: Path) -> None:
    own = {
        "examples__lift": "lift.card: {must: [补一张梯控卡]}\n",
        "examples__nothing": "nothing: [几点钓鱼]\n",
    }
    examples = known(tmp_path, **own).examples
    assert {example.text for example in examples if example.intent == "lift.card"} == {"补一张梯控卡"}
    assert known(tmp_path, **own).nothing == ("今天股票涨了没有", "几点钓鱼")


def test_an_entry_without_examples_takes_away_those_of_the_base(tmp_path: Path) -> None:
    examples = known(tmp_path, examples__lift="lift.broken: {}\n").examples
    assert {example.intent for example in examples} == {None, "lift.card"}


def test_words_are_added_to_the_lexicon(tmp_path: Path) -> None:
    lexicon = known(tmp_path, lexicon="synonyms: [[梯控卡, 电梯卡]]\nfillers: [噻]\n").lexicon
    assert lexicon.synonyms == (("物业费", "管理费"), ("梯控卡", "电梯卡"))
    assert (lexicon.fillers, lexicon.greetings) == (("呢", "噻"), ("你好",))


def test_an_emergency_is_replaced_or_goes_with_its_replies(tmp_path: Path) -> None:
    flood = "flood: {title: 漫水, category: water, reply: emergency.flood, words: [[漫水]]}\n"
    knowledge = known(tmp_path, emergencies=f"{flood}trapped: {{removed: true}}\n")
    assert [(one.name, one.title) for one in knowledge.emergencies] == [("flood", "漫水")]
    assert set(knowledge.scripts) == {"lift.broken", "lift.card"}


# file, its text, where and what is said
MISTAKES = [
    ("intents__lift", "\nlift.crad: {removed: true}\n", "intents/lift.yaml:2: 公共知识库里没有“lift.crad”"),
    (
        "intents__lift",
        "lift.crad:\n  more_phrases: [刷不了]\n",
        "intents/lift.yaml:1: 公共知识库里没有“lift.crad”",
    ),
    ("emergencies", "fire: {removed: true}\n", "emergencies.yaml:1: 公共知识库里没有“fire”"),
    ("intents__lift", "lift.card:\n  removed: false\n", "intents/lift.yaml:2: “removed”不能这样写"),
    (
        "intents__lift",
        "lift.card:\n  removed: true\n  title: 卡\n",
        "intents/lift.yaml:3: 不认识“title”这一项",
    ),
    ("intents__lift", "lift.card:\n  more_phrases: []\n", "intents/lift.yaml:2: “more_phrases”写得太少"),
    ("intents__lift", "lift.card:\n  titel: 卡\n", "intents/lift.yaml:2: 不认识“titel”这一项"),
    ("replies__lift", "lift.card:\n  txt: 卡\n", "replies/lift.yaml:2: 不认识“txt”这一项"),
    ("replies__lift", "lift.card: [\n", "replies/lift.yaml:2: 这里的格式读不懂"),
    ("lexicon", "synonym: []\n", "lexicon.yaml:1: 不认识“synonym”这一项"),
]


@pytest.mark.parametrize(("file", "text", "said"), MISTAKES)
def test_a_mistake_is_told_in_the_estates_own_file(tmp_path: Path, file: str, text: str, said: str) -> None:
    _, problems = gather(write(tmp_path, **{file: text}), "yunqi")
    told = [str(problem) for problem in problems]
    assert any(words.startswith(f"knowledge/estates/yunqi/{said}") for words in told), told


def test_the_same_name_in_two_own_files_is_told(tmp_path: Path) -> None:
    own = "lift.card: {text: 在门岗办}\n"
    _, problems = gather(write(tmp_path, replies__a=own, replies__b=own), "yunqi")
    assert [(problem.file, problem.line) for problem in problems] == [
        ("knowledge/estates/yunqi/replies/b.yaml", 1)
    ]
