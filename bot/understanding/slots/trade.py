"""What is broken, and whose trade it is: the words of services.yaml, found where they stand in a message."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from bot.understanding.slots.plain import Piece, plain


class Trades:
    """The words by which each trade is known; 电梯门 is the lift's and no 门 of the carpenter."""

    def __init__(self, words: Mapping[str, Iterable[str]]) -> None:
        # A word of two trades is the first one's.
        last_first = [(plain(word).text, trade) for trade, said in words.items() for word in said][::-1]
        self._trade = dict(last_first)
        longest_first = sorted(filter(None, self._trade), key=len, reverse=True)
        self._words = re.compile("|".join(map(re.escape, longest_first)) or r"(?!)")

    def named_in(self, text: str) -> list[Piece[str]]:
        """Return the trade of each word that the text holds, and where; the longest word counts."""
        said = plain(text)
        found = self._words.finditer(said.text)
        return [Piece(*said.span(match.start(), match.end()), self._trade[match[0]]) for match in found]

    def of(self, text: str) -> str:
        """Return the trade to which most letters point, of equals the first named; "" for none."""
        letters: Counter[str] = Counter()
        seen: set[str] = set()
        for start, end, trade in self.named_in(text):
            if text[start:end] not in seen:
                seen.add(text[start:end])
                letters[trade] += end - start
        return max(letters, key=lambda trade: letters[trade], default="")
