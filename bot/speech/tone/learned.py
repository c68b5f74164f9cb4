"""The learned part of the tone check: whether a sentence or a clause hurts, and which sentence it is like."""

from collections.abc import Iterator, Sequence

from bot.knowledge.tone_model import Tone, ToneGroup
from bot.speech.tone.encoder import Said, ToneEncoder
from bot.speech.tone.features import ToneReader
from bot.speech.tone.found import Found
from bot.speech.tone.judge import Judge
from bot.speech.tone.known import Known, Meant, known
from bot.speech.tone.limits import Limits, limits
from bot.speech.tone.parts import LONG_ENOUGH, Part, parts
from bot.speech.tone.reading import PIECE, Clause, in_pieces, in_sentences, written
from bot.speech.tone.samples import POLITE, samples
from bot.speech.tone.taught import taught
from bot.understanding.vectors.vectors import Vectors


class Learned:
    """Immutable; made by `learn_tone`."""

    def __init__(
        self, reader: ToneReader, encoder: ToneEncoder, made: Judge, limits: Limits, known: Known
    ) -> None:
        self._reader = reader
        self._encoder = encoder
        self._judge = made
        self._limits = limits
        self._known = known

    def hurts(self, clauses: Sequence[Clause]) -> Iterator[Found]:
        """Yield the parts of a text that hurt."""
        for some in in_pieces(clauses):
            text = _words(some)
            if text in self._known.bad:
                yield _found(some, self._known.bad[text])
            elif text not in self._known.passing:
                yield from self._unheard_of(some)

    def knows(self, text: str) -> bool:
        """Return whether a text is looked at as a whole and stands among those that break a rule."""
        return len(text) <= PIECE and written(text).replace(" ", "") in self._known.bad

    def group_of(self, rule: int, clauses: Sequence[Clause]) -> ToneGroup | None:
        """Return the group of a rule that is most like a text, None when none is like it."""
        owner = self._known.bad.get(_words(clauses))
        if owner and owner[0] == rule:
            return owner[1]
        return self._known.group_of(rule, self._encoder(self._said(clauses)))

    def _said(self, clauses: Sequence[Clause]) -> list[Said]:
        return [self._encoder.said(self._reader(clause.text)) for clause in clauses]

    def _unheard_of(self, clauses: Sequence[Clause]) -> Iterator[Found]:
        """Yield what hurts in words that nobody wrote down: parts of them, else all of them."""
        said = self._said(clauses)
        found: list[Part] = []
        for part in parts([len(some) for some in in_sentences(clauses)]):
            if all(map(part.apart, found)) and self._hurts(part, clauses, said):
                found.append(part)
        whole = Part(0, len(clauses))
        if not found and self._judge.score(self._encoder(said)) > self._limits.text:
            found = [whole]
        for part in found:
            yield self._told(part, clauses, said)

    def _hurts(self, part: Part, clauses: Sequence[Clause], said: Sequence[Said]) -> bool:
        if _words(clauses[part.first : part.last]) in self._known.bad:
            return True
        some = said[part.first : part.last]
        if sum(one.letters for one in some) < LONG_ENOUGH:
            return False
        return self._judge.score(self._encoder(some)) > self._limits.parts[part.kind]

    def _told(self, part: Part, clauses: Sequence[Clause], said: Sequence[Said]) -> Found:
        """Return the part, or the worst clause of it."""
        some, mine = clauses[part.first : part.last], said[part.first : part.last]
        if _words(some) in self._known.bad:
            return _found(some, self._known.bad[_words(some)])
        scores = [self._judge.score(self._encoder([one])) for one in mine]
        worst = max(range(len(scores)), key=scores.__getitem__)
        excerpt = some[worst : worst + 1] if scores[worst] > 0 else some
        return _found(excerpt, self._known.nearest(self._encoder(mine)))


def learn_tone(tone: Tone, reader: ToneReader, vectors: Vectors) -> Learned | None:
    """Return what the sentences teach, None where there are none of either kind."""
    said = samples(tone, reader)
    if len({one.rule == POLITE for one in said}) < 2:
        return None
    encoder = ToneEncoder([one.whole for one in said], vectors)
    lessons = taught(said, encoder)
    chosen = limits(lessons.judge(left_out=True), lessons.left_out, encoder)
    return Learned(reader, encoder, lessons.judge(), chosen, known(tone, said, lessons.queries, encoder))


def _words(clauses: Sequence[Clause]) -> str:
    return "".join(clause.text for clause in clauses)


def _found(clauses: Sequence[Clause], meant: Meant) -> Found:
    rule, group = meant
    return Found(rule, clauses[0].start, clauses[-1].end, group)
