"""The page as those who use it see it: a desk of phones, the clock above, the drawer beside."""

import re
from collections.abc import Callable

from playwright.sync_api import Locator, Page, expect

from sandbox.cast import CAST

IDS = {person.name: person.id for person in CAST}
AT_FIRST = ("王阿姨", "李师傅", "赵经理")
NUMBER = re.compile(r"工单号 ?(\d+)")

# How one presses on this screen: with the mouse or with a thumb.
Press = Callable[[Locator], None]


class Phone:
    """Somebody's phone."""

    def __init__(self, page: Page, name: str, press: Press) -> None:
        self.name = name
        self.press = press
        self.box = page.locator(f"[data-testid=phone][data-person={IDS[name]}]")
        self.messages = self.box.get_by_test_id("message")
        self.heard = self.box.locator(".from-service")
        self.said = self.box.locator(".from-person:not(.waiting)")
        self.field = self.box.get_by_test_id("say-input")
        self.plus = self.box.locator(".plus")

    def says(self, words: str) -> None:
        """Type and send."""
        self.field.fill(words)
        self.press(self.box.get_by_test_id("say-send"))

    def taps(self, label: str) -> None:
        """Tap the newest button or link with this label."""
        self.press(self.button(label))

    def button(self, label: str) -> Locator:
        """Return the newest button or link in a message that has this label."""
        return self.box.get_by_test_id("message-button").get_by_text(label, exact=True).last

    def hears(self, words: str) -> Locator:
        """Wait for a message of the service with these words, and return it."""
        message = self.heard.filter(has_text=words).last
        expect(message).to_be_visible()
        return message

    def ticket_number(self) -> str:
        """Wait for a message that tells a ticket number, and return the number."""
        found = NUMBER.search(self.hears("工单号").inner_text())
        assert found
        return found[1]

    def opens_plus(self, label: str) -> None:
        """Open the + panel and choose one of its tiles."""
        self.press(self.plus)
        self.press(self.box.locator(".tile").get_by_text(label, exact=True))

    def chooses(self, label: str) -> None:
        """Press what has this label below the chat: a sample, a place, a menu key, a quick phrase."""
        self.press(self.box.locator(".composer").get_by_role("button", name=label, exact=True))


class Desk:
    """The whole page."""

    def __init__(self, page: Page, press: Press) -> None:
        self.page = page
        self.press = press
        self.clock = page.get_by_test_id("clock")

    def open(self, *names: str) -> None:
        """Load the page with the phones of these people open."""
        ids = ",".join(IDS[name] for name in names or AT_FIRST)
        self.page.goto(f"/sandbox/?phones={ids}")
        expect(self.page.get_by_test_id("person")).to_have_count(len(CAST))

    def phone(self, name: str) -> Phone:
        """Return somebody's phone, which is open or will be."""
        return Phone(self.page, name, self.press)

    def person(self, name: str) -> Locator:
        """Return somebody in the list of people."""
        return self.page.locator(f"[data-testid=person][data-person={IDS[name]}]")

    def turns_to(self, name: str) -> Phone:
        """Press somebody in the list of people, and return the phone."""
        self.press(self.person(name))
        return self.phone(name)

    def moves_clock(self, button: str) -> None:
        """Press one of the clock's buttons, by its test id, and wait until the move is done."""
        self.press(self.page.get_by_test_id(button))
        expect(self.page.get_by_label("正在快进")).to_be_hidden()

    def resets(self) -> None:
        """Start all over."""
        self.press(self.page.get_by_test_id("reset"))
        self.press(self.page.get_by_test_id("reset-yes"))

    def tab(self, name: str) -> Locator:
        """Open the drawer at a tab (tickets, log, help), and return what it shows."""
        if not self.page.locator("#drawer").is_visible():
            self.press(self.page.get_by_test_id("drawer-toggle"))
        self.press(self.page.get_by_test_id(f"tab-{name}"))
        return self.page.locator(f"#panel-{name}")

    def ticket(self, number: str) -> Locator:
        """Open the drawer, and return the ticket in it."""
        return self.tab("tickets").locator(f"[data-testid=ticket-row][data-number='{number}']")
