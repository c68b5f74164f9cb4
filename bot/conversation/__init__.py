"""One message, one turn: who speaks, what was open, what is answered, and what it changes."""
