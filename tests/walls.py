"""The plan of the house: who may import whom, where each library lives, what may read clock and environment.

To move a wall, change its row and say why beside it; test_architecture.py looks at the house.
"""

OURS = ("app", "admin", "parts", "demo", "bot", "handlers", "config", "sandbox")

# The words that every room of bot speaks.
WORDS = ("bot.message", "bot.reply", "bot.clock", "bot.errors", "bot.due")
# Configuration, whoever reads the environment excepted.
CONFIG = ("config.estate", "config.services", "config.staff", "config.reminders", "config.problem")

# What the admin's YAML is read and checked with.
IN_FILES = ("config.problem", "config.yaml_file", "config.outgoing")
KNOWLEDGE = (*WORDS, "bot.understanding", "bot.speech.tone", *IN_FILES)

# What of the knowledge is spoken, and how somebody sounds.
SPOKEN = ("bot.knowledge.model", "bot.knowledge.options", "bot.knowledge.mood_model")

# Room -> what it may import of ours beside itself; downhill only. The longest name that fits is the room.
MAY_IMPORT: dict[str, tuple[str, ...]] = {
    "config": (),
    "bot": ("bot",),
    "bot.message": (),
    "bot.reply": (),
    "bot.clock": (),
    "bot.errors": (),
    "bot.due": (),
    "bot.residents": (),
    # A clerk's file names homes and plates as residents do, and homes must be in estate.yaml.
    "bot.residents.files": ("bot.errors", "config.estate"),
    "bot.residents.reading": ("bot.understanding.slots", "bot.understanding.traditional", "config.estate"),
    "bot.residents.difference": ("config.estate",),
    # A command tells its errors as the operator's commands do.
    "bot.residents.command_line": ("bot.operations.command_line", "config.estate"),
    "bot.channels": WORDS,
    # The matcher is fitted from the knowledge's values; the check of the knowledge asks the matcher.
    "bot.understanding": ("bot.knowledge.model",),
    "bot.knowledge": KNOWLEDGE,
    # A command tells its errors as the operator's commands do.
    "bot.knowledge.command_line": (*KNOWLEDGE, "bot.operations.command_line"),
    # What is filled in is read as it will be sent.
    "bot.knowledge.outgoing_check": (*KNOWLEDGE, "bot.speech.filling", "bot.speech.outgoing"),
    # How a message sounds is explained beside what it means.
    # A reply is checked as it would be said.
    "bot.knowledge.ways_check": (*KNOWLEDGE, "bot.speech.filling"),
    "bot.knowledge.try_text": (*KNOWLEDGE, "bot.speech.mood"),
    "bot.knowledge.log_commands": (*KNOWLEDGE, "bot.operations.command_line"),
    "bot.knowledge.tone_commands": (*KNOWLEDGE, "bot.operations.command_line"),
    # What staff read is masked as it is said.
    "bot.speech": (*WORDS, *SPOKEN, "bot.understanding.slots.phone"),
    # A mood is heard in words as they are compared.
    "bot.speech.mood": (*WORDS, *SPOKEN, "bot.understanding.clean"),
    # How words hurt is learned as what they mean is, from what the admin wrote about it.
    "bot.speech.tone": ("bot.understanding", "bot.knowledge.model", "bot.knowledge.tone_model"),
    # The queue knows no channel; what delivers from it is listed below.
    "bot.outbox": (*WORDS, *CONFIG),
    "bot.outbox.deliver": (*WORDS, *CONFIG, "bot.outbox", "bot.channels"),
    "bot.outbox.ladder": (*WORDS, *CONFIG, "bot.outbox", "bot.channels"),
    "bot.outbox.rungs": (*WORDS, *CONFIG, "bot.outbox", "bot.channels"),
    "bot.outbox.ports": (*WORDS, *CONFIG, "bot.outbox", "bot.channels.outcome"),
    "bot.outbox.merge": (*WORDS, *CONFIG, "bot.outbox", "bot.channels.card", "bot.channels.text"),
    # Whose trade a trouble is, is read where the other slots are.
    "bot.tickets": (
        *WORDS,
        *CONFIG,
        *("bot.speech", "bot.outbox.notice", "bot.reminders.quiet_hours", "bot.understanding.slots.trade"),
    ),
    "bot.tickets.command_line": (*WORDS, *CONFIG, "bot.operations.command_line"),
    # A reminder is work on a docket, at a time of the schedule.
    "bot.reminders": (
        *WORDS,
        *CONFIG,
        *("bot.tickets.docket", "bot.speech", "bot.outbox.notice", "bot.residents"),
        "bot.schedule.apscheduler_glue",
    ),
    "bot.schedule": (*WORDS, "bot.tickets.docket", "bot.outbox.backoff"),
    "bot.conversation": (
        *WORDS,
        *("bot.tickets", "bot.speech", "bot.understanding", "bot.knowledge", "bot.residents"),
        # What is wrong in the admin's files is told to them.
        *("bot.outbox.notice", "config.problem"),
    ),
    # Both doors count the same letters and shape the same cards.
    "bot.webhook": (*WORDS, "bot.channels.text", "bot.channels.card", "bot.channels.redact"),
    # Fulfils the protocols that the rooms state.
    "bot.store": (
        *WORDS,
        *("bot.conversation", "bot.outbox", "bot.residents", "bot.tickets", "bot.schedule"),
        # What residents asked is what the admin's tools ask the log for.
        "bot.knowledge.asked",
    ),
    # Logs are masked like what staff read, and hold no tokens.
    "bot.operations": (*WORDS, "bot.schedule", "bot.speech.privacy", "bot.channels.redact", "config.problem"),
    "handlers": (
        *WORDS,
        *CONFIG,
        # What can wait wakes nobody.
        "bot.reminders.quiet_hours",
        *("bot.conversation", "bot.tickets", "bot.speech", "bot.understanding", "bot.residents"),
        "bot.outbox.notice",
    ),
    # It must not share our mistakes.
    "sandbox": (),
    # The composition root: the only place where parts meet.
    "app": OURS,
    "admin": OURS,
    "parts": OURS,
    "demo": OURS,
}

# Library -> the only places that know it.
HOMES = {
    "wechatpy": ("bot.channels",),
    "cryptography": ("bot.webhook", "sandbox"),
    "sqlalchemy": ("bot.store",),
    "alembic": ("bot.store",),
    "psycopg": ("bot.store",),
    "redis": ("bot.store",),
    "apscheduler": ("bot.schedule.apscheduler_glue",),
    "rapidfuzz": ("bot.understanding",),
    "openpyxl": ("bot.residents.files",),
    "numpy": ("bot.understanding", "bot.speech.tone", "bot.conversation.source"),
    "chinese_calendar": ("bot.tickets.calendar", "bot.tickets.roster_days"),
    "granian": ("bot.operations.web",),
    "prometheus_client": ("bot.operations.metrics",),
    "yaml": ("config",),
    "pydantic_settings": ("config.settings",),
    # The command line tells what is wrong with a setting.
    "pydantic": ("config", "bot.knowledge", "bot.operations.command_line"),
    "requests": ("bot.channels", "sandbox", "parts"),
    "flask": (
        *("app", "sandbox", "bot.webhook", "bot.operations"),
        *(
            "bot.knowledge.command_line",
            "bot.knowledge.tone_commands",
            "bot.residents.command_line",
            "bot.tickets.command_line",
            "bot.speech.preview_command",
        ),
    ),
}

# What everybody may use: logs, and what comes along with Flask and requests.
EVERYWHERE = ("structlog", "click", "werkzeug", "urllib3")

# File -> why it may read the machine's clock or draw lots; everybody else is handed time and chance.
MACHINE_TIME = {
    "bot/clock.py": "it is the clock",
    "bot/schedule/apscheduler_glue.py": "ticks follow machine time",
    "bot/webhook/lock.py": "nobody may foresee the salt of an encryption",
    "bot/store/salt.py": "nobody may foresee the salt of the marks in the ledger of deletions",
}

# File -> why it may touch the environment beside config/settings.py.
ENVIRONMENT = {
    "config/settings.py": "the reader of the environment",
    "bot/operations/metrics.py": "prometheus_client looks for its shared folder there, and nowhere else",
}
