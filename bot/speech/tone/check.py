"""The tone check: which words must not reach a resident, why, and what could be said instead."""

from collections.abc import Iterable, Iterator, Sequence

from bot.knowledge.model import Lexicon
from bot.knowledge.tone_model import BARE_TIME, ERROR, EXPOSURE, Tone
from bot.speech.tone.by_words import RuleWords
from bot.speech.tone.features import ToneReader
from bot.speech.tone.finding import Finding
from bot.speech.tone.found import Found
from bot.speech.tone.learned import Learned, learn_tone
from bot.speech.tone.named import Facts, named
from bot.speech.tone.reading import Clause, read
from bot.understanding.vectors.vectors import load

NO_RULES = Tone()


class ToneCheck:
    """Immutable and safe to share between threads; made by `fit_tone`."""

    def __init__(
        self, tone: Tone = NO_RULES, learned: Learned | None = None, facts: Iterable[str] = ()
    ) -> None:
        self._tone = tone
        self._learned = learned
        self._words = RuleWords(tone)
        self._facts = Facts(facts)
        self._numbers = {rule.name: number for number, rule in enumerate(tone.rules)}

    def knowing(self, facts: Iterable[str]) -> "ToneCheck":
        """Return the same check for an estate whose numbers and times these are."""
        return ToneCheck(self._tone, self._learned, facts)

    def findings(self, text: str, ticket_at_hand: bool = False) -> tuple[Finding, ...]:
        """Return what is wrong with words for a resident, the worst first, at most one finding for a rule.

        With a ticket at hand a time of its own stands beside what was promised, and is an error.
        """
        clauses = read(text)
        if not clauses:
            return ()
        found: dict[int, Found] = {}
        for one in self._found(text, clauses):
            found.setdefault(one.rule, one)
        told = [self._finding(text, one, ticket_at_hand) for one in found.values()]
        return tuple(sorted(told, key=lambda one: (one.severity != ERROR, self._numbers[one.rule])))

    def knows(self, text: str) -> bool:
        """Return whether a text is found because it stands, as it is, among those that break a rule."""
        return self._learned is not None and self._learned.knows(text)

    def _found(self, text: str, clauses: Sequence[Clause]) -> Iterator[Found]:
        by_words = list(self._words.found(clauses))
        yield from by_words
        yield from self._named(text, clauses)
        for hurt in self._learned.hurts(clauses) if self._learned else ():
            # What the words of a rule have told already is told.
            if not any(one.start <= hurt.start and hurt.end <= one.end for one in by_words):
                yield hurt

    def _named(self, text: str, clauses: Sequence[Clause]) -> Iterator[Found]:
        private, times = named(text, clauses, self._facts)
        for name, spans in ((EXPOSURE, private), (BARE_TIME, times)):
            rule = self._numbers.get(name)
            if rule is not None:
                yield from (Found(rule, start, end) for start, end in spans)

    def _finding(self, text: str, found: Found, ticket_at_hand: bool) -> Finding:
        rule = self._tone.rules[found.rule]
        severity = ERROR if ticket_at_hand and rule.name == BARE_TIME else rule.severity
        better = found.group.better if found.group else self._nearest(found, text)
        excerpt = text[found.start : found.end].strip()
        return Finding(rule.name, rule.title, severity, excerpt, rule.why, rule.advice, better)

    def _nearest(self, found: Found, text: str) -> str:
        """The wording of the rule's group that is most like the text, else the rule's own."""
        group = self._learned.group_of(found.rule, read(text)) if self._learned else None
        return group.better if group else self._tone.rules[found.rule].better


def fit_tone(tone: Tone, lexicon: Lexicon) -> ToneCheck:
    """Return the check that the rules and sentences of an admin make."""
    vectors = load()
    return ToneCheck(tone, learn_tone(tone, ToneReader(lexicon, vectors), vectors))
