"""The web server: granian with several worker processes, dead ones respawned, load beyond it pushed back."""

import gc
import signal
import socket
from collections.abc import Callable
from typing import Any

from granian import Granian
from granian.constants import Interfaces

from bot.errors import BotError
from bot.operations.supervise import die_with_parent

HOST = "127.0.0.1"
THREADS = 8
# A worker that is this far behind should not take more: WeChat asks again.
BACKPRESSURE = 64
# When memory is searched for cycles. A turn leaves hardly any, and going through all the knowledge and its
# matcher every few thousand turns took a tenth of the time.
COLLECTIONS = (20_000, 20, 50)


def refuse_taken_port(host: str, port: int) -> None:
    """Raise `BotError` when somebody listens on the port already."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            words = f"端口 {port} 已经有程序在用。请先停掉它，或者换一个端口，例如 PORT={port + 1} make run"
            raise BotError(words, str(error)) from error


def run_web(make_app: Callable[[], Any], host: str, port: int, workers: int) -> None:
    """Serve the WSGI application until the process is told to end; `make_app` runs in each worker."""

    def load() -> Any:
        # Workers of a server that was killed would hold the port for ever.
        die_with_parent(signal.SIGKILL)
        gc.set_threshold(*COLLECTIONS)
        return make_app()

    server = Granian(
        "app",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=THREADS,
        backpressure=BACKPRESSURE,
        respawn_failed_workers=True,
        respawn_interval=0.2,
        log_enabled=False,
    )
    server.serve(target_loader=load, wrap_loader=False)
