"""Changes are told once, when whoever saves is done: editors, half-saved files, many files at once."""

import os
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.knowledge.changes import AT_REST, EMPTY_AT_REST, TRY_AGAIN, Changes
from bot.knowledge.files import yaml_files


@dataclass
class Desk:
    """A folder that an admin works in, and the time."""

    folder: Path
    now: float = 100.0

    def __post_init__(self) -> None:
        self.save("fee.yaml", "a: 1")
        self.changes = Changes(lambda: yaml_files(self.folder), lambda: self.now)
        self.rest()

    def save(self, name: str, text: str) -> None:
        path = self.folder / name
        path.write_text(text, encoding="utf-8")
        # The same instant twice would be no change; a file system's clock may be coarse.
        os.utime(path, (self.now, self.now))

    def told(self, seconds: float = 0.0) -> bool:
        """Look after some seconds."""
        self.now += seconds
        return self.changes.at_rest()

    def rest(self) -> bool:
        """Look, and again when the files have been at rest."""
        return self.told() or self.told(AT_REST)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_the_files_are_told_at_the_start(tmp_path: Path) -> None:
    changes = Changes(lambda: [tmp_path], lambda: now)
    now = 0.0
    assert not changes.at_rest()
    now = AT_REST
    assert changes.at_rest()


def test_nothing_is_told_while_nothing_changes(desk: Desk) -> None:
    assert [desk.told(10) for _ in range(3)] == [False] * 3


def test_a_save_is_told_once_and_only_at_rest(desk: Desk) -> None:
    desk.save("fee.yaml", "a: 2")
    assert not desk.told(1)
    assert desk.told(AT_REST)
    assert not desk.told(AT_REST)


def test_many_files_one_after_the_other_are_one_change(desk: Desk) -> None:
    for number in range(5):
        desk.save(f"file{number}.yaml", "a: 1")
        assert not desk.told(AT_REST / 2)
    assert desk.told(AT_REST)


def test_an_empty_file_may_be_one_that_is_being_written(desk: Desk) -> None:
    desk.save("fee.yaml", "")
    assert not desk.told(1)
    assert not desk.told(AT_REST)
    desk.save("fee.yaml", "a: 3")
    assert desk.rest()


def test_a_file_that_stays_empty_is_meant_so(desk: Desk) -> None:
    desk.save("fee.yaml", "")
    assert not desk.told(1)
    assert desk.told(EMPTY_AT_REST)


def test_a_file_put_in_the_place_of_another_is_a_change_whatever_its_time_and_size(desk: Desk) -> None:
    old = (desk.folder / "fee.yaml").stat()
    (desk.folder / "new").write_text("a: 9", encoding="utf-8")
    os.utime(desk.folder / "new", ns=(old.st_atime_ns, old.st_mtime_ns))
    (desk.folder / "new").replace(desk.folder / "fee.yaml")
    assert desk.rest()


def test_a_file_that_goes_is_a_change(desk: Desk) -> None:
    (desk.folder / "fee.yaml").unlink()
    assert desk.rest()


@pytest.mark.parametrize(
    "name",
    [
        "fee.yaml~",  # the copy that an editor keeps
        ".fee.yaml.swp",  # vim's notes
        ".fee.yaml",  # half of a file on its way
        "._fee.yaml",  # what a Mac leaves on a shared disk
        "fee.yaml.tmp",
    ],
)
def test_what_an_editor_puts_beside_a_file_is_no_change(desk: Desk, name: str) -> None:
    desk.save(name, "anything")
    assert not desk.rest()


def test_a_dangling_link_is_left_out(desk: Desk) -> None:
    (desk.folder / "link.yaml").symlink_to("nowhere")
    assert not desk.rest()


def test_what_could_not_be_looked_into_is_told_again_later(desk: Desk) -> None:
    desk.save("fee.yaml", "a: 4")
    assert desk.rest()
    desk.changes.put_off()
    assert not desk.told(TRY_AGAIN / 2)
    assert desk.told(TRY_AGAIN / 2)
    assert not desk.told(TRY_AGAIN)
