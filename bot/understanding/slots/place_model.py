"""A place as it was said."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """What was said of a place; `words` said it. Numbers are Arabic, without zeros in front."""

    building: str | None = None
    entrance: str | None = None
    floor: str | None = None
    home: str | None = None
    spot: str | None = None
    room: str | None = None
    words: str = ""

    @property
    def label(self) -> str:
        """The place as staff read it: 3栋2单元1201厨房."""
        parts = ((self.building, "栋"), (self.entrance, "单元"), (None if self.home else self.floor, "楼"))
        named = "".join(f"{value}{unit}" for value, unit in parts if value)
        return named + (self.home or "") + (self.spot or "") + (self.room or "")

    @property
    def numbered(self) -> bool:
        """Whether a building, entrance, floor or home is named."""
        return bool(self.building or self.entrance or self.floor or self.home)
