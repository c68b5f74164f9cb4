"""What is learned from sentences: numbers, the line, the odds, and who is left out with whom."""

import numpy as np
import pytest

from bot.knowledge.model import Lexicon
from bot.speech.tone.encoder import ToneEncoder
from bot.speech.tone.features import EDGE, ToneReader, runs, together
from bot.speech.tone.judge import judge
from bot.speech.tone.learned import FOLDS, folds
from bot.speech.tone.learner import learn
from bot.speech.tone.odds import odds
from bot.speech.tone.samples import POLITE, samples
from bot.understanding.vectors.vectors import load
from tests.bot.speech.tone.sentences import TONE

VECTORS = load()
READER = ToneReader(Lexicon(synonyms=(("修理", "维修"),)), VECTORS)
SAID = samples(TONE, READER)
WHOLES = [one.whole for one in SAID]
ENCODER = ToneEncoder(WHOLES, VECTORS)
QUERIES = [ENCODER(whole) for whole in WHOLES]
RULES = [one.rule for one in SAID]


def test_a_clause_is_read_for_neighbours_in_their_order_and_its_edges() -> None:
    assert runs("你看") == ["|你", "你看", "看|", "|你看", "你看|"]
    assert runs("看你") != runs("你看")


def test_synonyms_are_one_feature_and_latin_words_stay_whole() -> None:
    assert set(READER("我来修理").features) & set(READER("我来维修").features) >= {"≈修理"}
    assert f"{EDGE}ok" in READER("好ok吧").features


def test_several_clauses_say_what_each_says() -> None:
    both = together([READER("您好"), READER("请讲")])
    assert (both.text, "好请" in both.features) == ("您好请讲", False)
    assert set(both.features) == {*READER("您好").features, *READER("请讲").features}


def test_a_query_is_no_longer_than_one_and_knows_its_share() -> None:
    for query in QUERIES:
        assert query.values @ query.values + query.meaning @ query.meaning <= 1.0001
    assert ENCODER(READER("鼊鼋")).known == 0.0
    assert ENCODER(READER("找开发商")).known == pytest.approx(1.0, abs=0.35)


def test_a_rule_that_warns_is_not_learned_but_its_better_wording_is_polite() -> None:
    jargon = next(number for number, rule in enumerate(TONE.rules) if rule.name == "jargon")
    assert jargon not in RULES
    assert "修好了" in [one.whole.text for one in SAID if one.rule == POLITE]


def test_the_line_has_the_sentences_on_their_sides() -> None:
    sides = [-1.0 if rule == POLITE else 1.0 for rule in RULES]
    line = learn(QUERIES, sides, len(ENCODER.known))
    for query, side in zip(QUERIES, sides, strict=True):
        score = query.values @ line.features[query.ids] + query.meaning @ line.meaning + line.start
        assert side * score > 0


def test_what_only_rude_sentences_hold_has_odds_above_nothing() -> None:
    found = odds(QUERIES, RULES, len(ENCODER.known))
    hurried = sorted(set(RULES) - {POLITE}).index(3)
    assert found[ENCODER.known["烦"], hurried] > 1
    assert found[ENCODER.known["您"]].max() < 0


def test_the_judge_tells_rude_from_polite() -> None:
    made = judge(QUERIES, RULES, len(ENCODER.known))
    scores = np.array([made.score(query) for query in QUERIES])
    polite = np.array(RULES) == POLITE
    assert scores[~polite].min() > scores[polite].max()


def test_a_group_is_left_out_as_a_whole() -> None:
    fold = folds(SAID).tolist()
    by_group: dict[int, set[int]] = {}
    for one, number in zip(SAID, fold, strict=True):
        by_group.setdefault(one.group, set()).add(number)
    assert all(len(numbers) == 1 for numbers in by_group.values())
    assert set(fold) == set(range(FOLDS))
