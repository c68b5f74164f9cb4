"""What residents do with their homes and data in a running service, and what its database then holds."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import text

from bot.residents.retention import cutoffs
from bot.schedule.apscheduler_glue import cron_complaint
from bot.store.database import Database
from bot.store.retention import Tidying
from config.configuration import load_configuration
from config.settings import TOP
from sandbox.cast import Person
from tests.processes.estate import Estate, number_in
from tests.processes.service import Service
from tests.processes.wechat import Answer, Delivery, at_once, send

HOME = "3栋2单元1201"
OWNER_PHONE, FAMILY_PHONE = "13800001001", "13800001011"
BOUND, ASKED_FIRST = "绑好了", "已经在微信上绑定过了"
NO_MATCH = "没能核对上"
NUMBER = re.compile(r"\d{4,}")
# On a machine that is busy with other things an answer may take its time; here only the words count.
HANG = 60.0


class PatientEstate(Estate):
    """The estate of people who wait for an answer as long as it takes."""

    def send(self, delivery: Delivery) -> Answer:
        """Push once."""
        return send(self.service.port, delivery, HANG)


@contextmanager
def database_of(service: Service) -> Iterator[Database]:
    """Give the database of a service to one more process: this one."""
    url = service.database_url or f"sqlite:///{service.folder}/data/bot.db"
    database = Database(url, service.folder / "data" / "write.lock")
    try:
        yield database
    finally:
        database.close()


def counted(service: Service, what: str, **values: Any) -> int:
    """Return how many rows there are: `what` is a table with its condition."""
    with database_of(service) as database, database.read() as connection:
        return int(connection.execute(text(f"SELECT count(*) FROM {what}"), values).scalar_one())


def tied(service: Service, person: Person) -> int:
    """Return to how many homes somebody is tied."""
    return counted(service, "residents WHERE person = :person", person=address_of(person))


def told(service: Service, script: str, person: Person) -> int:
    """Return how many notices of a script somebody got or will get."""
    where = "notices WHERE script = :script AND recipient = :person"
    return counted(service, where, script=script, person=address_of(person))


def tidied(service: Service, now: datetime) -> None:
    """Do at once what the worker does every hour with data whose time is over."""
    estate = load_configuration(TOP / "config", cron_complaint).estate
    with database_of(service) as database:
        Tidying(database, estate.id, now).run(cutoffs(estate.retention.model_dump(), now))


def now_of(estate: Estate) -> datetime:
    """Return what the estate's clock shows."""
    return datetime.fromisoformat(estate.call("GET", "/sandbox/api/clock")["now"]).astimezone(UTC)


def address_of(person: Person) -> str:
    """Return somebody's address in the database."""
    return f"{person.channel}:{person.openid}"


def agreeing(estate: Estate, someone: Person) -> Person:
    """Return somebody who has read the notice, agreed, and is asked for room and phone."""
    estate.say(someone, "我要绑定房屋")
    assert "请写一下您的房屋" in estate.say(someone, "同意")
    return someone


def freed(service: Service, phone: str) -> None:
    """Take everybody off who is bound as the member with this phone: a member is bound by phone only once."""
    who = "SELECT name FROM members WHERE phone = :phone"
    with database_of(service) as database, database.write() as connection:
        connection.execute(text(f"DELETE FROM residents WHERE name IN ({who})"), {"phone": phone})


def bound(estate: Estate, someone: Person, phone: str, home: str = HOME) -> Person:
    """Return somebody after binding to a home."""
    freed(estate.service, phone)
    agreeing(estate, someone)
    assert BOUND in estate.say(someone, f"{home} {phone}")
    return someone


def asked_to_delete(estate: Estate, someone: Person) -> Person:
    """Return somebody who has been asked whether the deletion of their data is really meant."""
    assert "确认" in estate.say(someone, "删除我的信息")
    return someone


def in_talk(estate: Estate, someone: Person, colleague: str = "frontdesk") -> str:
    """Return the number of the enquiry over which somebody and a colleague are in talk."""
    number = number_in(estate.say(someone, "人工"))
    assert "已接单" in estate.order(colleague, f"接 {number}")
    return number


def together(estate: Estate, *deliveries: Delivery) -> list[str]:
    """Push these at the same moment and return what each was answered."""
    answers = at_once([lambda each=each: estate.send(each) for each in deliveries])  # type: ignore[misc]
    assert [answer.status for answer in answers] == [200] * len(answers)
    return [answer.text for answer in answers]


def numberless(said: str) -> str:
    """Return a reply as it would be for any ticket or pass."""
    return NUMBER.sub("N", said)
