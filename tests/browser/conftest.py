"""The page in a browser, with a service of its own; every test finds the demo estate as at the start."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Locator, Page, expect

from tests.browser.chromium import chromium, chromium_program
from tests.browser.phones import Desk
from tests.processes.estate import Estate
from tests.processes.service import Service, running

PATIENCE_MS = 20_000
COMPLAINTS = {"error", "warning"}

Screen = dict[str, Any]


@pytest.fixture(scope="session")
def program() -> Path:
    """The browser's path."""
    return chromium_program()


@pytest.fixture(scope="module")
def browser(program: Path) -> Iterator[Browser]:
    """A running browser; not for the whole run, because beside it no test could run an event loop."""
    with chromium(program) as browser:
        yield browser


@pytest.fixture(scope="session")
def page_service(program: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """A service that is ready, if there is a browser to look at it."""
    with running(tmp_path_factory.mktemp("page")) as service:
        yield service


@pytest.fixture
def screen() -> Screen:
    """What the page is looked at with: a notebook."""
    return {"viewport": {"width": 1440, "height": 900}}


@pytest.fixture
def context(browser: Browser, page_service: Service, screen: Screen) -> Iterator[BrowserContext]:
    """A browser that knows nothing, before the demo estate at ten in the morning."""
    Estate(page_service).open_again()
    expect.set_options(timeout=PATIENCE_MS)
    context = browser.new_context(base_url=f"http://127.0.0.1:{page_service.port}", **screen)
    context.set_default_timeout(PATIENCE_MS)
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """A page that nothing may go wrong on, whatever is tested."""
    page = context.new_page()
    complaints: list[str] = []

    def listen(message: ConsoleMessage) -> None:
        if message.type in COMPLAINTS:
            complaints.append(message.text)

    page.on("console", listen)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page
    assert complaints == []


@pytest.fixture
def desk(page: Page, screen: Screen) -> Desk:
    """The page, opened; on a touch screen it is used with a thumb."""
    desk = Desk(page, Locator.tap if screen.get("has_touch") else Locator.click)
    desk.open()
    return desk


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Function, call: pytest.CallInfo[None]) -> Any:
    """Where a test failed, keep what could be seen and say where."""
    report = yield
    page = item.funcargs.get("page")
    if report.failed and call.when == "call" and isinstance(page, Page):
        picture = Path(mkdtemp(prefix="page-")) / "page.png"
        page.screenshot(path=picture)
        report.sections.append(("screenshot", str(picture)))
    return report
