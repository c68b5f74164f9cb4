"""What the desk refuses, and by which script the person is told what can be done instead."""

from bot.errors import BotError


class Refused(BotError):
    """The desk won't do it; `script` and `values` say why and what is possible."""

    def __init__(self, script: str, **values: object) -> None:
        super().__init__("这一步现在还做不了。", f"refused: {script}")
        self.script = script
        self.values_for_script = values
