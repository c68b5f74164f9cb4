"""What is learned from sentences: numbers, the line, the odds, and who is left out with whom."""

import numpy as np
import pytest

from bot.knowledge.model import Lexicon
from bot.speech.tone.encoder import ToneEncoder
from bot.speech.tone.features import EDGE, ToneReader, runs, together
from bot.speech.tone.judge import judge
from bot.speech.tone.learner import learn
from bot.speech.tone.limits import limits
from bot.speech.tone.odds import odds
from bot.speech.tone.parts import parts
from bot.speech.tone.samples import POLITE, samples
from bot.speech.tone.taught import FOLDS, left_out, taught
from bot.understanding.vectors.vectors import load
from tests.bot.speech.tone.sentences import TONE

VECTORS = load()
READER = ToneReader(Lexicon(synonyms=(("修理", "维修"),)), VECTORS)
SAID = samples(TONE, READER)
WHOLES = [one.whole for one in SAID]
ENCODER = ToneEncoder(WHOLES, VECTORS)
LESSONS = taught(SAID, ENCODER)
QUERIES = LESSONS.queries
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
    assert ENCODER([ENCODER.said(READER("鼊鼋"))]).known == 0.0
    assert ENCODER([ENCODER.said(READER("找开发商"))]).known == pytest.approx(1.0, abs=0.35)


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
    judged = [place for place, query in enumerate(QUERIES) if query.letters >= 4 and query.known >= 0.2]
    scores = np.array([made.score(QUERIES[place]) for place in judged])
    polite = np.array(RULES)[judged] == POLITE
    assert scores[~polite].min() > scores[polite].max()


def test_clauses_turned_into_numbers_once_say_together_what_they_say_as_one() -> None:
    reads = [READER("急什么急"), READER("催什么催")]
    both = ENCODER([ENCODER.said(read) for read in reads])
    one = ENCODER([ENCODER.said(together(reads))])
    assert both.ids.tolist() == one.ids.tolist()
    assert both.letters == one.letters == 8
    assert np.allclose(both.values, one.values, atol=0.02)


def test_a_group_is_left_out_as_a_whole() -> None:
    groups = [one.group for one in SAID] * 8
    by_group: dict[int, set[bool]] = {}
    for group, out in zip(groups, left_out(groups), strict=True):
        by_group.setdefault(group, set()).add(out)
    assert all(len(some) == 1 for some in by_group.values())
    assert sum(some == {True} for some in by_group.values()) == -(-len(by_group) // FOLDS)


PARTS = [
    ([1], [], "the whole is no part of itself"),
    ([2], [(0, 1), (1, 2)], "clauses"),
    ([3], [(0, 1), (1, 2), (2, 3), (0, 2), (1, 3)], "…and with the next"),
    ([1, 2], [(1, 2), (2, 3), (0, 1), (1, 3)], "sentences, and no clauses across a full stop"),
    ([5], [*((at, at + size) for size in (1, 2, 3) for at in range(6 - size))], "three and no more"),
]


@pytest.mark.parametrize(("sentences", "found", "why"), PARTS)
def test_the_parts_of_a_text(sentences: list[int], found: list[tuple[int, int]], why: str) -> None:
    assert [(part.first, part.last) for part in parts(sentences)] == found, why


def test_limits_lie_where_the_polite_texts_end() -> None:
    made = LESSONS.judge()
    passing = [
        [[ENCODER.said(READER(text)) for text in clauses]] for clauses in (["师傅马上到", "请您稍等"],)
    ]
    chosen = limits(made, passing * 10, ENCODER)
    assert chosen.text == pytest.approx(made.score(ENCODER(passing[0][0])), abs=1e-4)
    # One clause that was let pass raises the limit of clauses, and of nothing else that has it in part.
    rude = [[[ENCODER.said(READER("急什么急你烦不烦")), *passing[0][0]]]]
    assert limits(made, (passing + rude) * 5, ENCODER).parts[1] > chosen.parts[1]
