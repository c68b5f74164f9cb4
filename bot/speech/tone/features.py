"""What a clause is read for; unlike in matching the order counts, and every little word (你自己看, 您看)."""

import re
from collections.abc import Sequence

from bot.knowledge.model import Lexicon
from bot.understanding.clean import bare, clean
from bot.understanding.features import Synonyms
from bot.understanding.reader import Read
from bot.understanding.vectors.vectors import Vectors

# Where a clause begins and ends.
EDGE = "|"
_LATIN = re.compile("[a-z0-9 ]+")


class ToneReader:
    """Reads clauses with the words of the lexicon."""

    def __init__(self, lexicon: Lexicon, vectors: Vectors) -> None:
        self._synonyms = Synonyms(tuple(bare(clean(word)) for word in group) for group in lexicon.synonyms)
        self._vectors = vectors

    def __call__(self, text: str) -> Read:
        """Return what a clause says: its letters, neighbours in order, synonyms, Latin words, meanings."""
        han = _LATIN.sub("", text)
        found = dict.fromkeys(han)
        found.update(dict.fromkeys(runs(han)))
        found.update(self._synonyms(han))
        if len(han) < len(text):
            found.update(
                dict.fromkeys(f"{EDGE}{word}" for run in _LATIN.findall(text) for word in run.split())
            )
        return Read(text, found, list(self._vectors.words(han)))


def together(reads: Sequence[Read]) -> Read:
    """Return what several clauses say as one sentence."""
    if len(reads) == 1:
        return reads[0]
    features = {name: None for read in reads for name in read.features}
    return Read(
        "".join(read.text for read in reads), features, [word for read in reads for word in read.words]
    )


def runs(han: str) -> list[str]:
    """Return the neighbours of two and of three in their order; the clause's edges are neighbours, too."""
    edged = f"{EDGE}{han}{EDGE}"
    found = [edged[at : at + 2] for at in range(len(edged) - 1)]
    return found + [edged[at : at + 3] for at in range(len(edged) - 2)]
