"""What a failing database means to us: it is away, or somebody else was quicker."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as NoConnectionFree

from bot.errors import Conflict, StoreAway

# PostgreSQL's serialization_failure and deadlock_detected: the other transaction went through, decide again.
LOST_TO_ANOTHER = ("40001", "40P01")


@contextmanager
def translated() -> Iterator[None]:
    """Turn failures of the database into `Conflict` and `StoreAway`; a mistake of ours stays what it is."""
    try:
        yield
    except (OperationalError, InterfaceError) as error:
        raise _meaning(error) from error
    except NoConnectionFree as error:
        raise StoreAway(str(error)) from error
    except DBAPIError as error:
        if error.connection_invalidated:
            raise StoreAway(str(error.orig)) from error
        raise


def _meaning(error: DBAPIError) -> Conflict | StoreAway:
    if getattr(error.orig, "sqlstate", None) in LOST_TO_ANOTHER:
        return Conflict(str(error.orig))
    return StoreAway(str(error.orig))
