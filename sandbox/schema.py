"""The tables of the stand-in's own database; times are ISO 8601 UTC text unless a column says seconds."""

VERSION = 2

TABLES: dict[str, str] = {
    "settings": "key TEXT PRIMARY KEY, value TEXT NOT NULL",
    # One row: what is added to machine time, the instant at which a move holds the clock still, and how often
    # everything was started over.
    "clock": "id INTEGER PRIMARY KEY CHECK (id = 1), offset_seconds REAL NOT NULL, held_at REAL, era INTEGER",
    # Rows exist only for people who left the account.
    "unfollowed": "person TEXT PRIMARY KEY",
    "deliveries": (
        "id INTEGER PRIMARY KEY AUTOINCREMENT, person TEXT NOT NULL, msg_id TEXT, inner_xml BLOB NOT NULL,"
        " summary TEXT NOT NULL, tapped INTEGER, reply_seq INTEGER, fault_seq INTEGER,"
        " UNIQUE (person, msg_id)"
    ),
    "messages": (
        "seq INTEGER PRIMARY KEY AUTOINCREMENT, person TEXT NOT NULL, n INTEGER NOT NULL, at TEXT NOT NULL,"
        " sender TEXT NOT NULL, via TEXT NOT NULL, text TEXT NOT NULL, buttons TEXT NOT NULL,"
        " extra TEXT NOT NULL, card TEXT, UNIQUE (person, n)"
    ),
    "grants": (
        "person TEXT, kind TEXT, at REAL NOT NULL, sends_before INTEGER NOT NULL, PRIMARY KEY (person, kind)"
    ),
    "sends": "id INTEGER PRIMARY KEY AUTOINCREMENT, person TEXT NOT NULL, at REAL NOT NULL",
    "typing": "person TEXT PRIMARY KEY, until REAL NOT NULL",
    "tokens": (
        "token TEXT PRIMARY KEY, account TEXT NOT NULL, kind TEXT NOT NULL, issued_at REAL NOT NULL,"
        " expires_at REAL NOT NULL"
    ),
    # How often a limited call was made in a period (a day, a month, a minute) of virtual time.
    "counters": "name TEXT, period TEXT, times INTEGER NOT NULL, PRIMARY KEY (name, period)",
    # What was answered to an idempotency key, until when (seconds).
    "answered": "key TEXT PRIMARY KEY, until REAL NOT NULL, answer TEXT NOT NULL",
    "card_tasks": "task_id TEXT PRIMARY KEY",
    "response_codes": "code TEXT PRIMARY KEY, task_id TEXT NOT NULL, until REAL NOT NULL",
    "pending_events": (
        "id INTEGER PRIMARY KEY AUTOINCREMENT, person TEXT NOT NULL, name TEXT NOT NULL, fields TEXT NOT NULL"
    ),
    "faults": (
        "id INTEGER PRIMARY KEY AUTOINCREMENT, endpoint TEXT NOT NULL, errcode INTEGER, status INTEGER,"
        " hang REAL NOT NULL, times INTEGER NOT NULL"
    ),
    "log": (
        "n INTEGER PRIMARY KEY AUTOINCREMENT, at TEXT NOT NULL, direction TEXT NOT NULL,"
        " channel TEXT NOT NULL, person TEXT, summary TEXT NOT NULL, request TEXT NOT NULL,"
        " response TEXT NOT NULL, status INTEGER NOT NULL"
    ),
}
