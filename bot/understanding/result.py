"""What came of understanding a message."""

from dataclasses import dataclass
from typing import Literal

Decision = Literal["answer", "ask", "none"]


@dataclass(frozen=True, slots=True)
class Candidate:
    """An intent that may be meant; confidence 0-100."""

    intent: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Understanding:
    """Answer, ask back, or say honestly that it was not understood.

    `intent` is the best one, None when the decision is "none". `candidates` are always the best five;
    `offered` are those worth asking about (empty unless the decision is "ask").
    """

    decision: Decision
    intent: str | None
    confidence: float
    candidates: tuple[Candidate, ...]
    offered: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What a phrase of the knowledge would be understood as if it were not there itself.

    `text` is the normalised phrase, `intent` its own intent ("" for what must mean nothing), `best` the
    intent that would win, with that confidence, 0-100, and decision.
    """

    text: str
    intent: str
    best: str
    confidence: float
    decision: Decision


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a message was understood as it was.

    `normalised` is what was compared; `pieces` are the parts of the message that speak most for the best
    intent, with their share of its score; `nearest` is the nearest phrase, the intent that it belongs to (""
    for none), and how alike it is, 0 to 1.
    """

    understanding: Understanding
    normalised: str
    pieces: tuple[tuple[str, float], ...]
    nearest: tuple[str, str, float] | None
