"""How many messages a minute are answered: nobody has to write it, and it can shut nobody out."""

import pytest
from pydantic import ValidationError

from config.estate import Limits
from tests.handlers.chat import shipped_rules


def test_twenty_unless_the_estate_says_otherwise() -> None:
    assert Limits().per_minute == 60
    assert Limits(per_minute=20).per_minute == 20
    assert shipped_rules().estate.limits.per_minute == 60


@pytest.mark.parametrize("too_few", [-1, 0, 4])
def test_so_few_that_nobody_could_report_anything_are_refused(too_few: int) -> None:
    with pytest.raises(ValidationError):
        Limits(per_minute=too_few)
