"""Tone: looks at words before a resident reads them, and tells which of them would hurt."""
