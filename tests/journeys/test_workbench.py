"""People look, decide and take back in the workbench: whole journeys in a real browser, on a wide screen and on a phone."""

import json
import os
import re
import shutil
import socket
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from hearsay.lists.registry import read_list
from hearsay.showing.web.app import STATIC

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples"
CHROMIUM = shutil.which("chromium")
BUILT = (STATIC / "index.html").is_file()
AXE = ROOT / "workbench" / "node_modules" / "axe-core" / "axe.min.js"
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not os.environ.get("CI") and not (CHROMIUM and BUILT), reason="needs Debian's chromium and the built workbench"),
    pytest.mark.enable_socket,
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]
PAGES = ("reports", "findings", "timeline", "network", "entities", "review", "review/history", "lists", "add", "search?q=Albatros")
EVIL = '<img src=x onerror="window.evil=1"><script>window.evil=1</script>'

PAGE = f"<title>{EVIL}</title><link rel=canonical href='javascript:window.evil=1'><p>Officials said {EVIL} sold drones.</p>{EVIL}"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve a case with the example lists, as `hearsay serve` does."""
    import uvicorn

    from hearsay.casefile.opening import open_casefile
    from hearsay.running.settings import Settings
    from hearsay.showing.web.app import make_app
    from hearsay.showing.web.service import Service

    where = tmp_path_factory.mktemp("case") / "case.sqlite"
    with open_casefile(where, create=True) as casefile:
        for name in ("us-ofac-sdn", "un-sc"):
            edition, listings = read_list(name, EXAMPLES / "lists" / name, any_size=True)
            named = replace(listings[0].names[0], text=f"{EVIL} Trading")
            listings = (replace(listings[0], publisher_id="evil", names=(named,)), *listings)
            casefile.keep_list(edition, listings)
        service = Service(casefile, where, Settings(), None, "an analyst")
        with socket.socket() as listening:
            listening.bind(("127.0.0.1", 0))
            config = uvicorn.Config(make_app(service), log_level="error", access_log=False, ws="none")
            server = uvicorn.Server(config)
            thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
            thread.start()
            while not server.started:
                time.sleep(0.02)
            yield f"http://127.0.0.1:{listening.getsockname()[1]}"
            server.should_exit = True
            thread.join(10)


@pytest.fixture(scope="module")
def browser() -> Iterator["Browser"]:
    from playwright.sync_api import sync_playwright

    assert CHROMIUM, "Debian's chromium is needed"
    assert BUILT, "the workbench is needed: make test builds it"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def page(browser: "Browser", address: str) -> Iterator["Page"]:
    """Give a page whose errors and refused scripts fail the test."""
    context = browser.new_context(viewport={"width": 1280, "height": 800}, accept_downloads=True)
    page = context.new_page()
    problems: list[str] = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.on("console", lambda message: problems.append(message.text) if message.type == "error" else None)
    page.set_default_timeout(60_000)
    page.goto(address)
    yield page
    context.close()
    assert problems == []


@pytest.fixture(scope="module")
def read_example(browser: "Browser", address: str) -> str:
    """Add the example report through the page, once; return the address of its page."""
    page = browser.new_page()
    page.set_default_timeout(60_000)
    page.goto(f"{address}/#/add")
    page.get_by_label("Publisher, where a report does not say").fill("Example News Agency")
    page.locator("#files").set_input_files(EXAMPLES / "report.txt")
    page.wait_for_url(re.compile("#/reports/r"))
    page.get_by_role("button", name=re.compile("^Claims")).wait_for()
    found = page.url
    page.close()
    return found


def test_a_report_is_read_and_a_claim_followed_to_its_words(page: "Page", read_example: str) -> None:
    page.goto(read_example)
    page.locator(".card.claim").first.wait_for()
    page.keyboard.press("j")
    page.locator("[data-open]").wait_for()
    lit = page.locator(".piece.lit")
    assert lit.count() > 0
    quote = page.locator("[data-open] blockquote").first.inner_text()
    words = " ".join("".join(page.locator(".block").all_inner_texts()).split())
    assert " ".join(quote.split())[:30] in re.sub(r"(?<=[a-z.,”\"])\d+ ?", "", words) or lit.first.inner_text() in quote
    page.locator("sup.refs a").nth(1).click()
    assert "claim=" in page.url
    page.keyboard.press("Escape")
    page.wait_for_function("!document.querySelector('[data-open]')")


@pytest.mark.usefixtures("read_example")
def test_a_match_is_accepted_and_taken_back(page: "Page", address: str) -> None:
    page.goto(f"{address}/#/review")
    page.locator(".question").wait_for()
    before = page.locator(".about").inner_text()
    page.keyboard.press("y")
    page.locator(".undo-line").wait_for()
    page.wait_for_function("before => document.querySelector('.about').innerText !== before", arg=before)
    page.keyboard.press("u")
    page.wait_for_function("before => document.querySelector('.about').innerText === before", arg=before)
    page.goto(f"{address}/#/review/history")
    page.get_by_text("withdrawn").first.wait_for()
    assert page.get_by_text("an analyst").count() >= 2


@pytest.mark.usefixtures("read_example")
def test_the_network_is_drawn_and_told_in_words(page: "Page", address: str) -> None:
    page.goto(f"{address}/#/network")
    page.locator(".network-drawing canvas").first.wait_for()
    page.locator(".network-words button.link").first.click()
    page.locator(".edge-words a").first.wait_for()
    with page.expect_download() as download:
        page.get_by_role("button", name="Picture").click()
    assert download.value.suggested_filename == "hearsay-network.png"


@pytest.mark.usefixtures("read_example")
def test_the_dossier_is_exported(page: "Page", address: str, tmp_path: Path) -> None:
    page.goto(f"{address}/#/reports")
    page.get_by_text("Export", exact=True).click()
    with page.expect_download() as download:
        page.get_by_text("Dossier (HTML)").click()
    path = tmp_path / "dossier.html"
    download.value.save_as(path)
    assert "Sokolvarsk" in path.read_text(encoding="utf-8")


def test_markup_in_a_report_stays_words(page: "Page", address: str) -> None:
    page.goto(f"{address}/#/add")
    page.get_by_label("Title (else its first line)").fill(EVIL)
    page.locator("#pasted").fill(f"Officials said {EVIL} sold drones to Tirazh.")
    page.get_by_role("button", name="Read it").click()
    page.wait_for_url(re.compile("#/reports/r"))
    page.locator("h1").wait_for()
    assert page.locator("h1").inner_text() == EVIL
    look_round(page, address)


def test_markup_in_files_names_addresses_and_lists_stays_words(page: "Page", address: str) -> None:
    row = {
        "text": f"Officials said {EVIL} Trading sold drones to Tirazh.",
        "title": EVIL,
        "publisher": EVIL,
        "url": "javascript:window.evil=1",
    }
    for name, kind, content in (
        (f"{EVIL}.html", "text/html", PAGE),
        ("lines.jsonl", "application/x-ndjson", json.dumps(row)),
    ):
        page.goto(f"{address}/#/reports")
        page.goto(f"{address}/#/add")
        page.locator("#files").set_input_files({"name": name, "mimeType": kind, "buffer": content.encode()})
        page.wait_for_url(re.compile("#/reports/r"))
        page.locator("h1").wait_for()
        assert page.locator("a[href^=javascript]").count() == 0
        look_round(page, address)


def look_round(page: "Page", address: str) -> None:
    """Open every page where the words of a report or list stand; none may run."""
    for place in (*PAGES, "search?q=onerror", "search?q=Trading"):
        page.goto(f"{address}/#/{place}")
        page.wait_for_timeout(250)
        assert page.evaluate("window.evil") is None
        assert page.locator("img[src=x]").count() == 0


def test_the_help_sheet_shows_the_keys_of_the_page(page: "Page", address: str) -> None:
    page.goto(f"{address}/#/review")
    page.locator("a[aria-current=page]", has_text="Review").wait_for()
    page.keyboard.press("?")
    page.get_by_text("Take the last answer back").wait_for()
    page.keyboard.press("Escape")
    page.keyboard.press("g")
    page.keyboard.press("f")
    page.wait_for_url(re.compile("#/findings"))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious(browser: "Browser", address: str, read_example: str, scheme: str) -> None:
    assert AXE.is_file(), "axe-core is needed: make test installs it"
    context = browser.new_context(
        viewport={"width": 1280, "height": 800}, color_scheme="dark" if scheme == "dark" else "light", bypass_csp=True
    )
    page = context.new_page()
    found = []
    for place in (*PAGES, read_example.partition("#/")[2]):
        page.goto(f"{address}/#/{place}")
        page.locator("h1").wait_for()
        page.wait_for_timeout(400)
        page.add_script_tag(path=AXE)
        result = json.loads(page.evaluate("axe.run().then((found) => JSON.stringify(found.violations))"))
        found += [(place, one["id"], one["nodes"][0]["html"][:120]) for one in result if one["impact"] in ("serious", "critical")]
    context.close()
    assert found == []


def test_nothing_is_wider_than_a_phone(browser: "Browser", address: str, read_example: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    for place in (*PAGES, read_example.partition("#/")[2]):
        page.goto(f"{address}/#/{place}")
        page.locator("h1").wait_for()
        page.wait_for_timeout(200)
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, place
    context.close()
