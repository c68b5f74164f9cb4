"""Starting: on nothing at all it answers; what keeps it from starting is said in one clear sentence."""

import re
import shutil
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.processes.service import TOP, Service, running
from tests.services import free_port

REFUSES_WITHIN = 8.0


@contextmanager
def started(folder: Path, **environment: str) -> Iterator[Service]:
    """Yield a service that was just started; nothing of it is left behind."""
    service = Service(folder, **environment)
    try:
        yield service
    finally:
        service.kill_all()


def refusal(folder: Path, **environment: str) -> str:
    """Return what a service says that ends with exit code 1 instead of starting."""
    with started(folder, **environment) as service:
        assert service.wait_exit(REFUSES_WITHIN) == 1
        assert service.left_over() == []
        return service.log


def test_on_an_empty_folder_it_answers_and_is_ready(tmp_path: Path) -> None:
    with started(tmp_path, SANDBOX="1") as service:
        service.wait_alive()
        service.wait_ready()
        assert f"http://127.0.0.1:{service.port}" in service.log


def test_without_accounts_it_is_alive_but_not_ready_and_says_why(tmp_path: Path) -> None:
    with started(tmp_path) as service:
        service.wait_alive()
        status, why = service.get("/readyz")
        assert status == 503
        assert "WECHAT_TOKEN" in why
        assert "WECOM_SECRET" in why
        assert service.get("/wechat")[0] == 404
        assert service.get("/sandbox/")[0] == 404


def test_a_taken_port_is_said_and_ends_it(tmp_path: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", free_port()))
        other.listen()
        port = str(other.getsockname()[1])
        said = refusal(tmp_path, SANDBOX="1", PORT=port)
    assert_one_sentence(said, f"{port}.*(占用|已经有)")


def test_a_second_service_on_the_same_port_leaves_the_first_alone(tmp_path: Path) -> None:
    with running(tmp_path / "first") as first:
        (tmp_path / "second").mkdir()
        said = refusal(tmp_path / "second", SANDBOX="1", PORT=str(first.port))
        assert first.get("/readyz")[0] == 200
    assert_one_sentence(said, f"{first.port}.*(占用|已经有)")


BROKEN = [
    pytest.param("KNOWLEDGE_DIR", "replies/fee.yaml", "fee.nonsense: {txt: 一句}", id="knowledge"),
    pytest.param("CONFIG_DIR", "estate.yaml", "nonsense: 1", id="config"),
]


@pytest.mark.parametrize(("setting", "name", "line"), BROKEN)
def test_a_broken_file_is_named_with_its_line(tmp_path: Path, setting: str, name: str, line: str) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(TOP / setting.split("_")[0].lower(), copy)
    with (copy / name).open("a") as file:
        file.write(f"\n{line}\n")
    last = len((copy / name).read_text().splitlines())
    said = refusal(tmp_path, SANDBOX="1", **{setting: str(copy)})
    assert re.search(rf"{name}:{last}: .*[一-龥]", said)
    assert "Traceback" not in said


def test_the_stand_in_touches_no_database_that_it_did_not_make(tmp_path: Path) -> None:
    with started(tmp_path) as production:
        production.wait_alive()
        production.end()
    with production.log_file.open("w"):
        pass
    said = refusal(tmp_path, SANDBOX="1")
    assert_one_sentence(said, "沙盒不会碰不是它自己建的数据库")


WRONG = {
    "PORT": ("abc", "PORT"),
    "DATABASE_URL": ("mysql://someone@somewhere/base", "DATABASE_URL 只能是"),
    "WECHAT_ENCODING_AES_KEY": ("short", "EncodingAESKey 应为 43 位"),
    "DATA_DIR": ("/proc/no-such-folder", "/proc/no-such-folder"),
}


@pytest.mark.parametrize(
    ("setting", "value", "pattern"), [(name, *rest) for name, rest in WRONG.items()], ids=WRONG
)
def test_a_setting_that_cannot_be_is_said(tmp_path: Path, setting: str, value: str, pattern: str) -> None:
    said = refusal(tmp_path, SANDBOX="1", **{setting: value})
    assert_one_sentence(said, pattern)


def test_a_database_out_of_reach_is_said_to_the_operator(tmp_path: Path) -> None:
    said = refusal(tmp_path, SANDBOX="1", DATABASE_URL="postgresql://nobody@127.0.0.1:1/none")
    assert_one_sentence(said, "数据库")


def assert_one_sentence(said: str, pattern: str) -> None:
    """Check that a person is told what matters in Chinese, and nothing of our code's inside."""
    assert "Traceback" not in said, said[-2000:]
    assert re.search(pattern, said), said
    assert re.search("[一-龥]", said), said
    assert len(said.strip().splitlines()) <= 2, said
