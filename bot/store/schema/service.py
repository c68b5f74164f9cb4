"""The tables of the whole service: signs of life of its processes, and facts about the database."""

from sqlalchemy import Column, Double, Table

from bot.store.columns import Words, key
from bot.store.schema.parts import metadata

heartbeats = Table("heartbeats", metadata, key("process"), Column("beat_at", Double, nullable=False))

facts = Table("facts", metadata, key("name"), Column("value", Words, nullable=False))
