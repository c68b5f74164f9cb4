"""Whether life or safety is at stake: it looks at words only, and would rather hear too much."""

from bot.understanding.emergencies.hearing import Hearing, heard

__all__ = ["Hearing", "heard"]
