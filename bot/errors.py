"""The one root of our errors: a clear sentence for the person, the detail for the log."""


class BotError(Exception):
    """Something went wrong that a person must be told about.

    `words` is the Chinese sentence for whoever asked; `detail` goes to the log only.
    """

    def __init__(self, words: str, detail: str = "") -> None:
        super().__init__(detail or words)
        self.words = words
        self.detail = detail


class Conflict(BotError):
    """A row that the decision rested on has changed since it was read: decide again."""

    def __init__(self, what: str) -> None:
        super().__init__("刚刚有人同时处理了这件事，请再说一次。", f"conflict on {what}")


class StoreAway(BotError):
    """The database can't be reached or is locked for longer than we may wait."""

    def __init__(self, detail: str) -> None:
        super().__init__("系统正忙，请稍后再发一次。", detail)
