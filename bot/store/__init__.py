"""The store: the rows behind the rooms' Protocols, in SQLite or PostgreSQL. Only this room speaks SQL."""
