"""A reply script as its file has it: one text, variants, or parts with their options."""

from bot.knowledge.model import Script
from bot.knowledge.options import Option, Part
from bot.knowledge.schema import OptionEntry, ScriptEntry
from bot.reply import Button
from config.yaml_file import Document


def script_of(name: str, entry: ScriptEntry, document: Document) -> Script:
    """Return the script of an entry, with the lines of its options."""
    parts = tuple(Part(part, tuple(map(_option, options))) for part, options in entry.parts if options)
    return Script(
        name=name,
        variants=entry.variants or ((entry.text,) if entry.text else ()),
        buttons=tuple(Button(button.id, button.label) for button in entry.buttons),
        valid_until=entry.valid_until,
        owner=entry.owner or "",
        file=document.file,
        line=document.line((name,)),
        parts=parts,
        lines=tuple(
            document.line((name, part.name, number)) for part in parts for number in range(len(part.options))
        ),
    )


def _option(entry: OptionEntry) -> Option:
    # Whole replies end with a line break in the files; a part has none.
    return Option(entry.text.strip(), entry.mood, entry.relation, entry.daytime, entry.channel)
