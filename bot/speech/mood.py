"""How somebody feels: by words, signs, repetition, and what was before; one of four moods, and why.

Points: a strong cue counts four, a weak one two; shouting (!!! ???), the same words again and a mood of a
short while ago strengthen what is there. Four points make a mood.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property, lru_cache
from hashlib import sha256
from operator import add

from bot.knowledge.mood_model import Cue, Moods
from bot.understanding.clean import clean

CALM, ANXIOUS, ANGRY, GRATEFUL = "calm", "anxious", "angry", "grateful"
STRONG, WEAK, ENOUGH = 4, 2, 4
SHOUTING, AGAIN = 2, 2
# A mood of so long ago still strengthens what is said now, first more and then less.
FRESH, FADED = timedelta(minutes=30), timedelta(hours=3)
FRESH_POINTS, FADING_POINTS = 2, 1
# Nobody's mood needs more words to be told.
LONGEST = 1500
# What many people write alike is read once.
SHORT, REMEMBERED = 40, 2048
# A gap holds so many characters, and no end of a sentence.
_GAP = "[^。!?\n]{0,8}?"
_SHOUT = re.compile(r"[!?]{3,}|[!?]\s*[!?]$")
# So near behind somebody else's name a feeling is theirs.
_NEAR = 6
_SIGNS = re.compile(r"[\W_]+")
# What thanks stand beside and mean nothing more.
_BESIDE_THANKS = re.compile(
    r"[好嗯哦噢行对的了啊呀吧呢哈您你们们师傅大家物业客服小姑娘同志家人亲收到知道明白麻烦真太非常都先也就那再很多个啦咯嘞哟]+"
)
# Enough to tell words apart that one person says.
MARK_LETTERS = 8
# With so few characters left, thanks were all.
_LEFT = 1


@dataclass(frozen=True, slots=True)
class Before:
    """The mood that somebody was in, when, and a mark of the words that told it."""

    mood: str = CALM
    at: datetime | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class Mood:
    """A mood with the cues that told it; `only_thanks` where nothing else was said."""

    name: str = CALM
    cues: tuple[str, ...] = ()
    only_thanks: bool = False


@dataclass(frozen=True, slots=True)
class _Hit:
    """A cue where it stands in the words."""

    cue: Cue
    start: int
    end: int

    @property
    def points(self) -> int:
        return STRONG if self.cue.strong else WEAK


@dataclass(frozen=True, slots=True)
class _Signals:
    """What one message tells by itself."""

    points: dict[str, int]
    cues: tuple[tuple[str, str], ...]
    shouting: bool
    only_thanks: bool


_NOTHING = _Signals({}, (), False, False)
_CALM = Mood()


@dataclass(frozen=True)
class MoodReader:
    """Reads moods by the cues of one version of the knowledge."""

    moods: Moods

    def mood(self, text: str, before: Before | None = None, now: datetime | None = None) -> Mood:
        """Return the mood of whoever writes so at `now`, having been in another one `before`."""
        found = self._recent(text) if len(text) <= SHORT else self._signals(text)
        if found is _NOTHING:
            return _CALM
        return _judged(found, _history(text, before, now), self.moods)

    def __getstate__(self) -> dict[str, object]:
        """Leave out what was compiled and read lately."""
        return {"moods": self.moods}

    @cached_property
    def _recent(self) -> Callable[[str], _Signals]:
        return lru_cache(REMEMBERED)(self._signals)

    @cached_property
    def _by_start(self) -> dict[str, list[tuple[Cue, re.Pattern[str]]]]:
        """The cues by the characters that they begin with: two, or one that is all."""
        table: dict[str, list[tuple[Cue, re.Pattern[str]]]] = {}
        for cue in self.moods.cues:
            start = cue.words.partition("…")[0][:2]
            table.setdefault(start, []).append((cue, pattern(cue.words)))
        return table

    @cached_property
    def _unless(self) -> dict[str, list[re.Pattern[str]]]:
        return {signal: list(map(pattern, words)) for signal, words in self.moods.unless.items()}

    def _signals(self, text: str) -> _Signals:
        faces = any(face in text for face in self.moods.faces)
        words = clean(text[:LONGEST]).replace(" ", "")
        hits = list(self._hits(words))
        if not hits:
            return _NOTHING
        kept = [hit for hit in _apart(hits) if not self._another(words, hit)]
        points: dict[str, int] = {"joking": STRONG} if faces else {}
        for hit in kept:
            points[hit.cue.signal] = points.get(hit.cue.signal, 0) + hit.points
        cues = tuple(dict.fromkeys((hit.cue.signal, words[hit.start : hit.end]) for hit in kept))
        thanked = [hit for hit in hits if hit.cue.signal in {"thankful", "praising"}]
        only = bool(points.get("thankful")) and _nothing_else(words, thanked)
        return _Signals(points, cues, bool(_SHOUT.search(words)), only)

    def _hits(self, words: str) -> Iterator[_Hit]:
        table = self._by_start
        # Most messages have no cue: that is told by looking up pairs of characters.
        pairs = map(add, words, f"{words[1:]} ")
        for at in [at for at, pair in enumerate(pairs) if pair in table or pair[0] in table]:
            for start in (words[at : at + 2], words[at]):
                for cue, read in table.get(start, ()):
                    found = read.match(words, at)
                    if found:
                        yield _Hit(cue, at, found.end())

    def _another(self, words: str, hit: _Hit) -> bool:
        """Whether the words are of another kind, or tell of somebody else's feeling."""
        for read in self._unless.get(hit.cue.signal, ()):
            if any(hit.start >= found.start() and hit.end <= found.end() for found in read.finditer(words)):
                return True
        if hit.cue.strong or hit.cue.signal not in {"angry", "hurried", "worried"}:
            return False
        near = _SIGNS.split(words[max(0, hit.start - _NEAR) : hit.start])[-1]
        return any(other in near for other in self.moods.of_others)


def pattern(words: str) -> re.Pattern[str]:
    """Return what finds a cue's words, with a few others in its gaps."""
    return re.compile(_GAP.join(map(re.escape, words.split("…"))))


def _apart(hits: Iterable[_Hit]) -> list[_Hit]:
    """Return the hits, of those that lie over each other or say the same again the strongest and longest."""
    kept: list[_Hit] = []
    for hit in sorted(hits, key=lambda one: (-one.points, one.start - one.end)):
        same = [one for one in kept if one.cue.signal == hit.cue.signal]
        if not any(one.cue is hit.cue or (hit.start < one.end and one.start < hit.end) for one in same):
            kept.append(hit)
    return sorted(kept, key=lambda one: one.start)


def _nothing_else(words: str, thanked: Iterable[_Hit]) -> bool:
    rest = list(words)
    for hit in thanked:
        rest[hit.start : hit.end] = [" "] * (hit.end - hit.start)
    return len(_SIGNS.sub("", _BESIDE_THANKS.sub("", "".join(rest)))) <= _LEFT


def _history(text: str, before: Before | None, now: datetime | None) -> dict[str, int]:
    """Return what a mood of a while ago adds to the same mood now."""
    if before is None or before.at is None or now is None or now - before.at >= FADED:
        return {}
    again = AGAIN if before.words and before.words == mark_of(text) else 0
    return {before.mood: (FRESH_POINTS if now - before.at < FRESH else FADING_POINTS) + again}


def mark_of(text: str) -> str:
    """Return what tells words from others, however they are signed; too little to read them from."""
    return sha256(_SIGNS.sub("", clean(text)).encode()).hexdigest()[:MARK_LETTERS]


def _judged(found: _Signals, history: dict[str, int], moods: Moods) -> Mood:
    points = found.points
    wronged, relieved = points.get("wronged", 0), points.get("relieved", 0)
    mocking = points.get("sarcastic", 0) + (
        STRONG if points.get("praising") and wronged and not relieved else 0
    )
    angry = points.get("angry", 0)
    if points.get("joking") and not wronged:
        # 气死我了哈哈: who laughs and has nothing to complain of is not angry.
        angry = mocking = 0
    angry += mocking + (0 if relieved and not angry else wronged)
    anxious = points.get("worried", 0) + points.get("hurried", 0)
    if angry:
        angry += history.get(ANGRY, 0) + (SHOUTING if found.shouting else 0)
    if anxious:
        anxious += history.get(ANXIOUS, 0) + (SHOUTING if found.shouting else 0)
    thankful = points.get("thankful", 0) if angry < ENOUGH and anxious < ENOUGH else 0
    grateful = thankful >= ENOUGH or (thankful and (found.only_thanks or relieved))
    name = _named(angry, anxious, bool(grateful))
    told = tuple(f"{words}（{moods.titles.get(signal, signal)}）" for signal, words in found.cues)
    return Mood(name, told, name == GRATEFUL and found.only_thanks)


def _named(angry: int, anxious: int, grateful: bool) -> str:
    if angry >= ENOUGH:
        return ANGRY
    if anxious >= ENOUGH or (angry and anxious and angry + anxious >= ENOUGH):
        return ANXIOUS
    return GRATEFUL if grateful else CALM
