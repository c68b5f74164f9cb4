"""What the webhook is measured against: the least that any service behind WeChat does."""

import fcntl
import sqlite3
import threading
import time
from pathlib import Path
from xml.etree import ElementTree

from flask import Flask, Response, request

from sandbox.crypto import decrypt, encrypt, same_signature, signature
from sandbox.xmltext import text_of, write_xml
from tests.processes.wechat import OFFICIAL


def echo() -> Flask:
    """Return an application that verifies, opens, reads, and sends the same words back."""
    app = Flask("bare")

    @app.post("/wechat")
    def receive() -> Response:
        return _sealed(_opened())

    return app


def echo_and_store(file: Path) -> Flask:
    """Return an application that besides stores three rows in one durable transaction for every push."""
    app = Flask("bare-and-stored")
    store = _Store(file)

    @app.post("/wechat")
    def receive() -> Response:
        message = _opened()
        store.keep(text_of(message, "MsgId"), text_of(message, "Content"))
        return _sealed(message)

    return app


class _Store:
    """SQLite as the service uses it: write-ahead log, every commit on the disk, one writer at a time."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._local = threading.local()
        self._turn = threading.Lock()
        with self._connection() as connection:
            connection.execute("PRAGMA journal_mode=WAL")
            connection.execute("CREATE TABLE IF NOT EXISTS kept (key TEXT, part INTEGER, text TEXT)")

    def keep(self, key: str, text: str) -> None:
        """Store three rows together."""
        connection = self._connection()
        with self._turn, self._file.with_suffix(".lock").open("a") as lock:
            while not _taken(lock.fileno()):
                time.sleep(0.0005)
            connection.execute("BEGIN IMMEDIATE")
            rows = [(key, part, text) for part in range(3)]
            connection.executemany("INSERT INTO kept VALUES (?, ?, ?)", rows)
            connection.execute("COMMIT")

    def _connection(self) -> sqlite3.Connection:
        if not hasattr(self._local, "connection"):
            self._local.connection = sqlite3.connect(self._file, isolation_level=None, timeout=10)
            self._local.connection.execute("PRAGMA synchronous=FULL")
        connection: sqlite3.Connection = self._local.connection
        return connection


def _taken(file: int) -> bool:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _opened() -> ElementTree.Element:
    encrypted = text_of(ElementTree.fromstring(request.get_data()), "Encrypt")
    parts = (OFFICIAL.token, request.args["timestamp"], request.args["nonce"], encrypted)
    assert same_signature(signature(*parts), request.args["msg_signature"])
    return ElementTree.fromstring(decrypt(OFFICIAL.encoding_aes_key, encrypted, OFFICIAL.receive_id))


def _sealed(message: ElementTree.Element) -> Response:
    stamp, nonce = str(int(time.time())), request.args["nonce"]
    reply = {
        "ToUserName": text_of(message, "FromUserName"),
        "FromUserName": text_of(message, "ToUserName"),
        "CreateTime": int(stamp),
        "MsgType": "text",
        "Content": text_of(message, "Content"),
    }
    sealed = encrypt(OFFICIAL.encoding_aes_key, write_xml(reply), OFFICIAL.receive_id, bytes(16))
    signed = signature(OFFICIAL.token, stamp, nonce, sealed)
    envelope = {"Encrypt": sealed, "MsgSignature": signed, "TimeStamp": int(stamp), "Nonce": nonce}
    return Response(write_xml(envelope), mimetype="application/xml")
