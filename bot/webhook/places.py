"""Points on the map as WeChat writes them."""

from bot.message import Location
from bot.webhook.fields import Fields

_LABEL_LENGTH = 200


def read_location(fields: Fields, above: str = "") -> Location | None:
    """Return the point below this element, None when it is not one on earth; WeChat's X is the latitude."""
    latitude = _degrees(fields.text(f"{above}Location_X"), 90)
    longitude = _degrees(fields.text(f"{above}Location_Y"), 180)
    if latitude is None or longitude is None:
        return None
    label = fields.text(f"{above}Label", f"{above}Poiname")
    return Location(latitude, longitude, label[:_LABEL_LENGTH])


def _degrees(text: str, most: int) -> float | None:
    try:
        degrees = float(text)
    except ValueError:
        return None
    # "nan" and "inf" are floats too, and neither is within any bounds.
    return degrees if abs(degrees) <= most else None
