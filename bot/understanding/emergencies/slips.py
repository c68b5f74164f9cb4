"""What was written, what was meant: slips of the keyboard, of voice recognition, pinyin, some English."""

import re
from collections.abc import Iterable, Mapping

# A run of words in Latin letters.
LATIN_RUN = re.compile(r"[a-z]+(?: +[a-z]+)*")


class Slips:
    """Puts right what is known to go wrong. What is meant as it is written is known, too: 充电提示."""

    def __init__(
        self, slips: Mapping[str, str], pinyin: Mapping[str, str], english: Mapping[str, str]
    ) -> None:
        self._slips = dict(slips)
        self._pinyin = dict(pinyin)
        self._english = dict(english)
        self._slip, self._sound = _any_of(self._slips), _any_of(self._pinyin)

    def in_latin(self, text: str) -> str:
        """Return the text with the English words and the pinyin that are known in Chinese."""
        return LATIN_RUN.sub(lambda run: self._in_chinese(run[0].split()), text)

    def put_right(self, text: str) -> str:
        """Return text without spaces with its slips put right."""
        return self._slip.sub(lambda slip: self._slips[slip[0]], text) if self._slips else text

    def _in_chinese(self, words: list[str]) -> str:
        meant, sounds = "", ""
        for word in words:
            if word in self._english:
                meant += self._heard(sounds) + self._english[word]
                sounds = ""
            else:
                sounds += word
        return meant + self._heard(sounds)

    def _heard(self, sounds: str) -> str:
        return self._sound.sub(lambda sound: self._pinyin[sound[0]], sounds) if self._pinyin else sounds


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)))
