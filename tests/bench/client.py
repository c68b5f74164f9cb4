"""Clients that do nothing but send: a process and a keep-alive connection each, requests made beforehand."""

import multiprocessing
import os
import resource
import socket
import time
from itertools import cycle
from multiprocessing.connection import Connection
from multiprocessing.synchronize import Barrier
from typing import NamedTuple

WARM_UP = 1.0
HEADERS_END = b"\r\n\r\n"
LENGTH = b"content-length: "


class Result(NamedTuple):
    """Answers per second, median and 99th percentile in seconds, the clients' share of all processors."""

    rate: float
    middle: float
    slowest: float
    client_load: float


def measure(port: int, requests: list[list[bytes]], seconds: float) -> Result:
    """Send each list over a connection of its own, again from its start when it ends."""
    context = multiprocessing.get_context("fork")
    start = context.Barrier(len(requests))
    ends = []
    for own in requests:
        ours, theirs = context.Pipe(duplex=False)
        client = context.Process(target=_tell, args=(theirs, start, port, own, seconds))
        client.start()
        ends.append((client, ours))
    told = [ours.recv() for _, ours in ends]
    for client, _ in ends:
        client.join()
    took = sorted(each for times, _ in told for each in times)
    busy = sum(processor for _, processor in told) / (seconds * len(os.sched_getaffinity(0)))
    return Result(len(took) / seconds, took[len(took) // 2], took[len(took) * 99 // 100], busy)


def _tell(pipe: Connection, start: Barrier, port: int, requests: list[bytes], seconds: float) -> None:
    endless = cycle(requests)
    with socket.create_connection(("127.0.0.1", port)) as connection:
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        start.wait()
        warm = time.perf_counter() + WARM_UP
        while time.perf_counter() < warm:
            _ask(connection, next(endless))
        before, times, now = _processor(), [], time.perf_counter()
        until = now + seconds
        while now < until:
            began = now
            _ask(connection, next(endless))
            now = time.perf_counter()
            times.append(now - began)
        pipe.send((times, _processor() - before))


def _ask(connection: socket.socket, request: bytes) -> None:
    connection.sendall(request)
    answer = connection.recv(65536)
    head, _, body = answer.partition(HEADERS_END)
    if not head.startswith(b"HTTP/1.1 200"):
        raise RuntimeError(f"answered {head[:60]!r}")
    at = head.lower().index(LENGTH) + len(LENGTH)
    missing = int(head[at : at + 8].split(b"\r")[0]) - len(body)
    while missing > 0:
        missing -= len(connection.recv(65536))


def _processor() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime
