"""A hint: what may go live as it is, but an admin should look at it one day."""

from dataclasses import dataclass

from config.problem import Problem


@dataclass(frozen=True, slots=True, order=True)
class Hint(Problem):
    """A finding that keeps nothing from going live."""

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: 提醒：{self.what}，{self.remedy}"
