"""The schedule: due rows are claimed and handled in time; the ticking itself is machine time."""
