"""Files that were parsed before are not parsed again: of hundreds, an admin saves one."""

from dataclasses import dataclass, field, replace
from pathlib import Path

from config.yaml_file import Document, parse, read


@dataclass
class Documents:
    """Remembers each file as it was read last, for as long as it has the same content."""

    _known: dict[str, tuple[bytes, Document]] = field(default_factory=dict)

    def read(self, path: Path, name: str) -> Document:
        """Return the parsed file, called `name` in messages, as `config.yaml_file.read` does."""
        try:
            content = path.read_bytes()
        except OSError:
            return read(path, name)
        before = self._known.get(name)
        if before is None or before[0] != content:
            before = self._known[name] = content, parse(content, name)
        # Whoever fits it to a schema adds problems to its own copy.
        return replace(before[1], problems=list(before[1].problems))
