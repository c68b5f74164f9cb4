"""Understanding which intent a message means."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.knowledge.model import Intent, Lexicon
from bot.understanding.matcher import Matcher, fit

from .estate import INTENTS, LEXICON, intent


@pytest.fixture(scope="module")
def matcher() -> Matcher:
    return fit(INTENTS, LEXICON, nothing=["游戏里的电梯怎么坐", "今天天气怎么样"])


UNDERSTOOD = [
    ("物业费怎么交", "fee.pay_how", "word for word"),
    ("你好，物業費怎麼交？謝謝", "fee.pay_how", "courtesies and traditional characters"),
    ("管理费去哪交", "fee.pay_how", "a synonym"),
    ("物管费多少钱一平方", "fee.price", "a synonym, and other words around it"),
    ("3栋电梯坏了", "lift.broken", "a place beside it"),
    ("电梯不动了啊", "lift.broken", "a filler"),
    ("想租车位", "parking.rent", "fewer words"),
    ("门禁卡不见了要补办", "access.card", "more words"),
    ("隔壁半夜太吵睡不着", "neighbour.noise", "two phrases mixed"),
    ("垃圾桶满了没人收", "environment.rubbish", "two phrases joined"),
]


@pytest.mark.parametrize(("text", "name", "reason"), UNDERSTOOD)
def test_it_understands(matcher: Matcher, text: str, name: str, reason: str) -> None:
    understanding = matcher.understand(text)
    assert understanding.intent == name, reason
    assert understanding.candidates[0].intent == name


NOT_UNDERSTOOD = [
    ("", "nothing"),
    ("？", "no words"),
    ("哈哈哈", "no meaning"),
    ("明天股票会涨么", "far from it"),
    ("3-2-1201", "a slot alone"),
    ("13800001111", "a slot alone"),
    ("游戏里的电梯怎么坐", "told to mean nothing"),
    ("abcdefg", "letters"),
]


@pytest.mark.parametrize(("text", "reason"), NOT_UNDERSTOOD)
def test_it_says_so_when_it_does_not_understand(matcher: Matcher, text: str, reason: str) -> None:
    understanding = matcher.understand(text)
    assert (understanding.decision, understanding.intent) == ("none", None), reason


@pytest.mark.parametrize("text", ["管理费", "物业费怎么", "物业费怎么算怎么交"])
def test_what_two_intents_share_is_asked_about(matcher: Matcher, text: str) -> None:
    understanding = matcher.understand(text)
    assert understanding.decision == "ask"
    assert set(understanding.offered) == {"fee.pay_how", "fee.price"}


def test_the_best_five_are_always_given_best_first(matcher: Matcher) -> None:
    for text in ("物业费怎么交", "哈哈哈", ""):
        confidences = [one.confidence for one in matcher.understand(text).candidates]
        assert len(confidences) == 5
        assert confidences == sorted(confidences, reverse=True)


def test_a_keyword_speaks_for_its_intent() -> None:
    plain = fit(INTENTS, LEXICON).understand("扰民").confidence
    hinted = [*INTENTS[:5], intent("neighbour.noise", "楼上太吵 邻居噪音 夜里唱歌", keywords=("扰民",))]
    understanding = fit(hinted, LEXICON).understand("扰民")
    assert understanding.candidates[0].intent == "neighbour.noise"
    assert understanding.confidence > plain


def test_a_negative_speaks_against_its_intent() -> None:
    text = "电梯广告坏了"
    assert fit(INTENTS, LEXICON).understand(text).decision == "answer"
    lift = intent("lift.broken", " ".join(INTENTS[2].phrases), negatives=("广告",))
    guarded = fit([lift if one.name == lift.name else one for one in INTENTS], LEXICON)
    assert guarded.understand(text).decision != "answer"


def test_an_intent_with_few_phrases_answers_only_their_words() -> None:
    few = fit([*INTENTS, intent("pool.hours", "泳池几点开放")], LEXICON)
    assert few.understand("泳池几点开放").decision == "answer"
    assert few.understand("泳池几点开放呢今天").decision == "ask"


def test_fitting_again_gives_the_same(matcher: Matcher) -> None:
    again = fit(INTENTS, LEXICON, nothing=["游戏里的电梯怎么坐", "今天天气怎么样"])
    for text, _, _ in UNDERSTOOD:
        assert matcher.understand(text) == again.understand(text)


@pytest.mark.parametrize("intents", [(), (INTENTS[0],), (Intent("a.b", "题", None, ()),)])
def test_very_small_knowledge_is_no_trouble(intents: tuple[Intent, ...]) -> None:
    assert fit(intents, Lexicon()).understand("今天天气").decision == "none"


def test_it_explains_with_the_words_that_count(matcher: Matcher) -> None:
    explanation = matcher.explain("门禁卡丢了咋办")
    assert explanation.normalised == "门禁卡丢了咋办"
    assert explanation.nearest is not None
    assert explanation.nearest[:2] == ("门禁卡丢了", "access.card")
    assert explanation.pieces[0][0] == "门禁卡丢了"
    assert 0.99 < sum(share for _, share in explanation.pieces) <= 1.01


def test_it_explains_that_nothing_is_near(matcher: Matcher) -> None:
    explanation = matcher.explain("abc")
    assert (explanation.pieces, explanation.nearest) == ((), None)


@settings(max_examples=60, deadline=None)
@given(text=st.text(max_size=50))
def test_any_text_is_understood_somehow(matcher: Matcher, text: str) -> None:
    understanding = matcher.understand(text)
    assert 0 <= understanding.confidence <= 100
    assert (understanding.intent is None) == (understanding.decision == "none")
