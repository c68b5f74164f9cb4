"""Every script under tests/dialogues/ is played from the first word to the last, on every database."""

from pathlib import Path

import pytest
from ruamel.yaml import YAML

from tests.dialogues.script import Play, instant
from tests.world import demo_settings, open_world

SCRIPTS = sorted(Path(__file__).parent.glob("*.yaml"))


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.stem)
def test_dialogue(path: Path, database_url: str, tmp_path: Path) -> None:
    script = YAML(typ="safe", pure=True).load(path.read_text(encoding="utf-8"))

    Play(open_world(demo_settings(tmp_path, database_url), instant(script["时间"]))).run(script)
