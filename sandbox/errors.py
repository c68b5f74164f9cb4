"""What can go wrong inside the stand-in."""


class SandboxError(Exception):
    """A request to the stand-in's own interface that can't be done; `sentence` is Chinese, for the reader."""

    def __init__(self, status: int, sentence: str) -> None:
        super().__init__(sentence)
        self.status = status
        self.sentence = sentence


class Malformed(Exception):
    """Bytes of our service that a real WeChat server would refuse; the text says why."""


class ServerError(Exception):
    """An errcode that the WeChat or WeCom server answers with."""

    def __init__(self, errcode: int, text: str) -> None:
        super().__init__(f"{errcode} {text}")
        self.errcode = errcode
        self.text = text
