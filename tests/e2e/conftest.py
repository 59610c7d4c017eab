"""A real browser against a real server, with jobs done at once in the server's process."""

import os
import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.core.servers.basehttp import ThreadedWSGIServer
from django.test import Client
from django.test.testcases import LiveServerThread
from playwright.sync_api import Browser, Page, sync_playwright

from lantoa.domain.outbox.actions import send_with
from lantoa.jobs.carrier import run

# The browser's driver keeps an event loop in this thread; the tests themselves are plain threads.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

ROOT = Path(__file__).resolve().parents[2]
AXE = ROOT / "node_modules/axe-core/axe.min.js"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
AXE_RUNS: list[Page] = []
SERIOUS = {"serious", "critical"}
PHONE = {"width": 360, "height": 740}
DESKTOP = {"width": 1440, "height": 900}


ENTRANCE = threading.Lock()


class OneAtATime(ThreadedWSGIServer):
    """Answers one request after the other: in memory all threads share one connection to SQLite."""

    def set_app(self, application) -> None:
        """The application, entered by one thread at a time."""

        def guarded(environ, start_response):
            with ENTRANCE:
                return application(environ, start_response)

        super().set_app(guarded)


LiveServerThread.server_class = OneAtATime


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, one for all tests of a worker."""
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    with sync_playwright() as driver:
        chromium = driver.chromium.launch(executable_path=path, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def jobs_at_once(live_server) -> Iterator[None]:
    """Every job is done as soon as its transaction is committed."""
    send_with(run)
    yield
    send_with(lambda job_id: None)


@pytest.fixture
def open_page(browser, live_server) -> Iterator[Callable[..., Page]]:
    """`open_page(person, "/address/")`: a page on which the person is signed in; console errors fail the test."""
    contexts, complaints = [], []

    def opened(person, address: str = "/", *, size: dict = DESKTOP) -> Page:
        context = browser.new_context(base_url=live_server.url, viewport=size, locale="vi-VN")
        contexts.append(context)
        if person is not None:
            client = Client()
            client.force_login(person)
            cookie = client.cookies["lantoa"]
            context.add_cookies([{"name": "lantoa", "value": cookie.value, "url": live_server.url}])
        page = context.new_page()
        page.on("console", lambda message: complaints.append(message.text) if is_ours(message) else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(address)
        return page

    yield opened
    for context in contexts:
        context.close()
    # What a page sent last is answered before the database is emptied.
    with ENTRANCE:
        pass
    assert not [
        one
        for one in complaints
        if "favicon" not in one and "status of 4" not in one and "net::ERR_FAILED" not in one
    ], complaints


def is_ours(message) -> bool:
    """Whether a line of the console is a complaint about our page; axe itself sets styles that the policy stops."""
    return message.type == "error" and not AXE_RUNS


@pytest.fixture
def picture() -> Callable[[Page, str], None]:
    """`picture(page, name)`: keeps a picture for the docs where LANTOA_PICTURES names a folder."""

    def taken(page: Page, name: str, **options) -> None:
        folder = os.environ.get("LANTOA_PICTURES")
        if folder:
            page.screenshot(path=str(ROOT / folder / f"{name}.png"), **options)

    return taken


def axe_findings(page: Page) -> list[str]:
    """What axe calls serious or critical on the page, one line each."""
    # Evaluated through the driver, which the page's content security policy does not govern.
    AXE_RUNS.append(page)
    page.evaluate(AXE.read_text("utf-8"))
    # Without preloading: it fetches every stylesheet again for one rule about turning the screen, which is off.
    found = page.evaluate("() => axe.run(document, {resultTypes: ['violations'], preload: false})")
    page.wait_for_timeout(100)
    AXE_RUNS.clear()
    return [
        f"{one['id']} ({one['impact']}): {node['html'][:160]}"
        for one in found["violations"]
        if one["impact"] in SERIOUS
        for node in one["nodes"]
    ]


def overflows(page: Page) -> int:
    """By how many pixels the page is wider than the screen."""
    return page.evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth")
