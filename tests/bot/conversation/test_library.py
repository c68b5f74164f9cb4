"""The library: what one process makes of the files, all answer from; what doesn't check reaches nobody."""

import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from structlog.testing import capture_logs

from bot.conversation.library import ASK_EVERY, READINGS, Library
from bot.conversation.mind import Mind
from bot.conversation.shelf import KEPT, MindShelf
from bot.errors import BotError
from config.problem import BadFiles
from tests.bot.conversation.files import BAD, Files, Machine


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path / "shelf")


def version(library: Library) -> str:
    """Return the version from which a process answers."""
    return library.mind().knowledge.version


def minds(machine: Machine) -> list[Path]:
    return sorted(machine.folder.glob("mind-*.pickle"))


# The first start


def test_fitted_once_and_read_by_the_next(machine: Machine) -> None:
    first, second = machine.process(), machine.process()
    assert first.mind() is first.mind()
    assert second.mind().knowledge == first.mind().knowledge
    assert machine.files.fitted == ["v1"]


def test_knowledge_that_never_checked_is_told_and_nothing_is_kept(machine: Machine) -> None:
    machine.files.save("v1", BAD)
    for _ in range(2):
        with pytest.raises(BadFiles) as bad:
            machine.process().mind()
        assert bad.value.problems == [BAD]
    assert minds(machine) == []
    assert machine.files.fitted == ["v1"], "the same mistakes are not looked for twice"


def test_who_cannot_wait_knows_whether_there_is_anything_to_wait_for(machine: Machine) -> None:
    first, second = machine.process(), machine.process()
    assert not first.at_hand()
    first.mind()
    assert first.at_hand()
    assert second.at_hand(), "it needs only to be read"


def test_problems_are_told_at_once(machine: Machine) -> None:
    machine.files.save("v1", BAD)
    with pytest.raises(BadFiles):
        machine.process().mind()
    assert machine.process().at_hand()


# What is saved


def test_what_is_saved_and_good_is_answered_by_all_a_moment_later(machine: Machine) -> None:
    processes = [machine.process() for _ in range(3)]
    assert {version(each) for each in processes} == {"v1"}
    machine.files.save("v2")
    processes[0].renew()
    assert version(processes[0]) == "v2", "whoever fits it has it at once"
    assert version(processes[1]) == "v1", "nobody asks the disk for every message"
    machine.seconds += ASK_EVERY
    assert {version(each) for each in processes} == {"v2"}
    assert machine.files.fitted == ["v1", "v2"]


def test_between_two_looks_nobody_asks_the_disk(machine: Machine) -> None:
    library, other = machine.process(), machine.process()
    other.mind()
    for saved, asked in [("v2", "v2"), ("v3", "v2")]:
        machine.files.save(saved)
        library.renew()
        machine.seconds += ASK_EVERY if saved == "v2" else ASK_EVERY / 2
        assert version(other) == asked


def test_while_one_thread_loads_the_others_go_on_with_the_old(
    machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    library, other = machine.process(), machine.process()
    other.mind()
    machine.files.save("v2")
    library.renew()
    machine.seconds += ASK_EVERY
    loading, go_on, real = threading.Event(), threading.Event(), MindShelf.mind

    def slowly(shelf: MindShelf, version: str) -> Mind | None:
        loading.set()
        assert go_on.wait(10)
        return real(shelf, version)

    monkeypatch.setattr(MindShelf, "mind", slowly)
    with ThreadPoolExecutor() as threads:
        first = threads.submit(version, other)
        assert loading.wait(10)
        # It takes longer than the time after which somebody asks again.
        machine.seconds += ASK_EVERY
        try:
            assert threads.submit(version, other).result(5) == "v1"
        finally:
            go_on.set()
        assert first.result(10) == "v2"


def test_a_turn_keeps_the_mind_that_it_began_with(machine: Machine) -> None:
    library = machine.process()
    begun = library.mind()
    machine.files.save("v2")
    library.renew()
    assert (begun.knowledge.version, begun.facts) == ("v1", {"price": "v1"})
    assert library.mind().facts == {"price": "v2"}, "facts change together with the words around them"


def test_a_save_that_changes_nothing_is_not_fitted_again(machine: Machine) -> None:
    library = machine.process()
    library.mind()
    for _ in range(3):
        assert library.renew().version == "v1"
    assert machine.files.fitted == ["v1"]


def test_going_back_to_what_was_good_yesterday_costs_nothing(machine: Machine) -> None:
    library, other = machine.process(), machine.process()
    for content in ("v1", "v2", "v1"):
        machine.files.save(content)
        library.renew()
    assert machine.files.fitted == ["v1", "v2"]
    assert version(other) == "v1"


def test_old_versions_are_thrown_away_but_never_the_live_one(machine: Machine) -> None:
    library = machine.process()
    names = [f"v{number}" for number in range(KEPT + 3)]
    for content in (*names, names[-KEPT], "last"):
        machine.files.save(content)
        library.renew()
    assert len(minds(machine)) == KEPT
    assert any(path.name.startswith(f"mind-{names[-KEPT]}-") for path in minds(machine)), "it was live lately"
    assert version(machine.process()) == "last"


def test_files_that_change_while_they_are_read_are_read_again(machine: Machine) -> None:
    machine.files.meanwhile = ["v2", "v3"]
    assert version(machine.process()) == "v3"
    assert [path.name for path in minds(machine)] == ["mind-v3-code.pickle"], "no mixture is kept"


def test_files_that_never_come_to_rest_leave_all_as_it_was(machine: Machine) -> None:
    library = machine.process()
    library.mind()
    machine.files.save("w0")
    machine.files.meanwhile = [f"w{number}" for number in range(1, READINGS + 1)]
    with pytest.raises(BotError, match="一直在变"):
        library.renew()
    assert version(library) == "v1"


def test_a_file_that_goes_away_in_between_is_looked_at_again(machine: Machine) -> None:
    class Vanishing(Files):
        left = 2

        def version(self) -> str:
            self.left -= 1
            if self.left >= 0:
                raise FileNotFoundError("fee.yaml")
            return super().version()

    machine.files = Vanishing()
    assert version(machine.process()) == "v1"


# What is broken


def test_a_broken_file_keeps_the_last_good_version(machine: Machine) -> None:
    library, other = machine.process(), machine.process()
    assert version(other) == version(library) == "v1"
    machine.files.save("broken", BAD)
    assert library.renew().problems == (BAD,)
    machine.seconds += ASK_EVERY
    assert (version(library), version(other)) == ("v1", "v1")
    assert other.judgement() == library.renew(), "every process can tell what is wrong"


def test_also_after_a_restart(machine: Machine) -> None:
    machine.process().mind()
    machine.files.save("broken", BAD)
    machine.process().renew()
    again = machine.process()
    assert version(again) == "v1"
    assert again.renew().problems == (BAD,)
    assert machine.files.fitted == ["v1", "broken"]


def test_it_is_told_in_the_log_once_and_so_is_that_it_is_good_again(machine: Machine) -> None:
    library = machine.process()
    library.mind()
    with capture_logs() as lines:
        machine.files.save("broken", BAD)
        library.renew()
        library.renew()
        machine.files.save("v1")
        library.renew()
        library.renew()
    broken, good = lines
    assert (broken["log_level"], broken["problems"], broken["still_live"]) == ("error", [str(BAD)], "v1")
    assert (good["log_level"], good["version"]) == ("info", "v1")


# A shelf that is not what it should be


def test_a_file_cut_short_is_made_again(machine: Machine) -> None:
    machine.process().mind()
    (file,) = minds(machine)
    file.write_bytes(file.read_bytes()[:100])
    with capture_logs() as lines:
        assert version(machine.process()) == "v1"
    assert machine.files.fitted == ["v1", "v1"]
    assert lines[0]["file"] == file.name


def test_a_live_version_that_can_not_be_read_is_left_for_the_next_look(machine: Machine) -> None:
    library, other = machine.process(), machine.process()
    assert version(other) == "v1"
    machine.files.save("v2")
    library.renew()
    (machine.folder / "mind-v2-code.pickle").unlink()
    machine.seconds += ASK_EVERY
    assert version(other) == "v1"


def test_a_shelf_that_is_away_for_a_moment_keeps_nobody_from_being_answered(machine: Machine) -> None:
    library = machine.process()
    library.mind()
    machine.folder.rename(machine.folder.with_name("away"))
    machine.seconds += ASK_EVERY
    assert version(library) == "v1"


def test_what_another_estate_left_is_not_taken(machine: Machine) -> None:
    machine.process().mind()
    machine.files.save("v2", BAD)
    with pytest.raises(BadFiles):
        machine.process(scope="another estate").mind()


# An upgrade: what older code fitted can't be read any more


def test_newer_code_fits_anew(machine: Machine) -> None:
    assert version(machine.process()) == version(machine.process(code="newer")) == "v1"
    assert machine.files.fitted == ["v1", "v1"]


def test_newer_code_fits_the_last_good_files_while_those_of_today_are_broken(machine: Machine) -> None:
    machine.process().mind()
    machine.files.save("broken", BAD)
    upgraded = machine.process(code="newer")
    assert version(upgraded) == version(machine.process(code="newer")) == "v1"
    assert upgraded.renew().problems == (BAD,)
    machine.files.save("v2")
    upgraded.renew()
    assert version(upgraded) == "v2"


def test_when_newer_code_can_do_nothing_with_them_the_problems_of_today_are_told(machine: Machine) -> None:
    machine.process().mind()
    machine.files.save("broken", BAD)
    machine.files.old_problems = [replace(BAD, line=99)]
    with pytest.raises(BadFiles) as bad:
        machine.process(code="newer").mind()
    assert bad.value.problems == [BAD]
