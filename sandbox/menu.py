"""The official account's custom menu, as set by menu/create."""

import json
from typing import Any

from .errors import ServerError
from .world import World

Entry = dict[str, Any]
_MOST_AT_TOP, _MOST_BELOW, _KEY_BYTES = 3, 5, 128


def store_menu(world: World, menu: dict[str, Any]) -> None:
    """Check and keep a menu; raises 40016/40019 and the like as menu/create does."""
    entries = menu.get("button")
    if not isinstance(entries, list) or not 1 <= len(entries) <= _MOST_AT_TOP:
        raise ServerError(40016, "invalid button size")
    for entry in entries:
        _check_group(entry) if entry.get("sub_button") else _check_entry(entry)
    world.set_setting("menu", json.dumps(menu, ensure_ascii=False))


def _check_group(entry: Entry) -> None:
    if len(entry["sub_button"]) > _MOST_BELOW:
        raise ServerError(40023, "invalid sub button size")
    _check_name(entry)
    for child in entry["sub_button"]:
        _check_entry(child)


def _check_entry(entry: Entry) -> None:
    _check_name(entry)
    kind = entry.get("type")
    if kind == "view" and not entry.get("url"):
        raise ServerError(40020, "invalid button url size")
    if kind == "click" and not 0 < len(str(entry.get("key", "")).encode()) <= _KEY_BYTES:
        raise ServerError(40019, "invalid button key size")
    if not kind:
        raise ServerError(40017, "invalid button type")


def _check_name(entry: Entry) -> None:
    if not entry.get("name"):
        raise ServerError(40018, "invalid button name size")


def stored_menu(world: World) -> Entry | None:
    """Return the menu as it was given, None when there is none."""
    text = world.setting("menu", "")
    return json.loads(text) if text else None


def delete_menu(world: World) -> None:
    """Take the menu off the account."""
    world.set_setting("menu", "")


def menu_entry(world: World, key: str) -> Entry | None:
    """Return the entry with this key, None when the menu has none."""
    entries = (stored_menu(world) or {}).get("button", [])
    flat = [child for entry in entries for child in entry.get("sub_button") or [entry]]
    return next((entry for entry in flat if entry.get("key") == key), None)


def shown_menu(world: World) -> list[dict[str, Any]]:
    """Return the menu in the shape of the people interface."""
    return [_shown(entry) for entry in (stored_menu(world) or {}).get("button", [])]


def _shown(entry: Entry) -> dict[str, Any]:
    shown = {"id": entry.get("key", ""), "label": entry["name"], "type": entry.get("type", "group")}
    shown["url"] = entry.get("url", "")
    children = entry.get("sub_button")
    return shown | {"type": "group", "children": [_shown(child) for child in children]} if children else shown
