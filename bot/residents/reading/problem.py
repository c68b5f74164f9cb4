"""What is wrong with a row of a clerk's file, and what to do about it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Where:
    """A row: the sheet's name, and the number that Excel shows at its side."""

    sheet: str
    row: int

    def __str__(self) -> str:
        return f"《{self.sheet}》第 {self.row} 行"


@dataclass(frozen=True, slots=True, order=True)
class RowProblem:
    """One finding; `column` is the heading, "" when it concerns the whole row."""

    where: Where
    column: str
    what: str
    remedy: str

    def __str__(self) -> str:
        column = f"“{self.column}”" if self.column else ""
        return f"{self.where}{column}：{self.what}，{self.remedy}。"


class BadValue(Exception):
    """A cell that can't be what its column asks for; becomes a `RowProblem`."""

    def __init__(self, what: str, remedy: str) -> None:
        super().__init__(what)
        self.what = what
        self.remedy = remedy
