"""The store: the rows behind every Protocol of the rooms, in SQLite or PostgreSQL. Only this room speaks SQL."""
