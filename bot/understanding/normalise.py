"""Knowledge and messages are normalised the same way, once, before they are compared."""

from collections.abc import Callable
from functools import reduce

from bot.knowledge.model import Lexicon
from bot.understanding.clean import bare, clean
from bot.understanding.masks import mask

LEFT_AT_LEAST = 2


class Normaliser:
    """Turns what people write into what is matched; courtesies go unless they are all there is."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._fillers = _words(lexicon.fillers)
        self._greetings = _words(lexicon.greetings)
        self._thanks = _words(lexicon.thanks)

    def __call__(self, text: str) -> str:
        """Return the words to match, runs separated by single spaces; empty if there are none."""
        plain = bare(mask(clean(text)))
        for strip in (self._without_greetings, self._without_thanks, self._without_fillers):
            shorter = strip(plain)
            if len(shorter.replace(" ", "")) >= LEFT_AT_LEAST:
                plain = shorter
        return plain

    def _without_greetings(self, text: str) -> str:
        return _each_run(text, lambda run: _trimmed(run, self._greetings, front=True, back=True))

    def _without_thanks(self, text: str) -> str:
        # 谢谢师傅修得好 praises: thanks go only where they end a run.
        return _each_run(text, lambda run: _trimmed(run, self._thanks, front=False, back=True))

    def _without_fillers(self, text: str) -> str:
        long = [word for word in self._fillers if len(word) > 1]
        short = tuple(word for word in self._fillers if len(word) == 1)
        text = reduce(lambda left, word: left.replace(word, ""), long, text)
        # A single character is often part of a word (酒吧, 呢子): it goes only at the edge of a run.
        return _each_run(text, lambda run: _trimmed(run, short, front=True, back=True))


def _words(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted({bare(clean(word)) for word in words} - {""}, key=lambda word: (-len(word), word)))


def _each_run(text: str, change: Callable[[str], str]) -> str:
    return " ".join(" ".join(change(run) for run in text.split()).split())


def _trimmed(run: str, words: tuple[str, ...], *, front: bool, back: bool) -> str:
    while run:
        shorter = run
        for word in words:
            shorter = shorter.removeprefix(word) if front else shorter
            shorter = shorter.removesuffix(word) if back else shorter
        if shorter == run:
            break
        run = shorter
    return run
