"""The demo needs no network: inside one that has nothing but the loopback, all of it works."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.processes.service import TOP

# Root may make networks; others may as root of a user namespace of their own, where that is allowed.
ALONE = ["unshare", "--net"] if os.geteuid() == 0 else ["unshare", "--map-root-user", "--net"]


def test_from_the_first_word_to_the_pushed_task_nobody_outside_is_needed(tmp_path: Path) -> None:
    try:
        subprocess.run([*ALONE, "true"], check=True, capture_output=True)
    except (FileNotFoundError, subprocess.CalledProcessError):
        pytest.skip("this machine lets nobody make a network of their own (unshare --net)")
    story = [*ALONE, sys.executable, "-m", "tests.processes.offline", str(tmp_path)]
    told = subprocess.run(story, cwd=TOP, capture_output=True, text=True, timeout=60)
    assert told.returncode == 0, told.stderr
