"""The dossier of a case, opened from disk in headless Chromium, leads from a finding to the words and asks nothing of any network."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from hearsay.showing.export.case_dossier import write_case_dossier
from hearsay.showing.export.contents import CaseContents

pytestmark = [pytest.mark.browser, pytest.mark.enable_socket]
CHROMIUM = Path("/usr/bin/chromium")
ARGUMENTS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync"
)
Open = Callable[..., Page]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    if not CHROMIUM.exists():
        pytest.fail(f"{CHROMIUM} is missing: apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=ARGUMENTS.split())
        yield browser
        browser.close()


@pytest.fixture
def show(browser: Browser, tmp_path: Path) -> Iterator[Open]:
    """Return a function that opens the dossier of a case; in the end nothing may have gone wrong or out."""
    troubles: list[str] = []
    contexts = []

    def open_page(contents: CaseContents, width: int = 1280, **options: Any) -> Page:
        path = tmp_path / "case.html"
        write_case_dossier(contents, path)
        context = browser.new_context(viewport={"width": width, "height": 860}, reduced_motion="reduce", **options)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: troubles.append(message.text))
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.on("request", lambda request: troubles.append(request.url) if not request.url.startswith("file:") else None)
        page.goto(path.as_uri())
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert troubles == []


@pytest.mark.parametrize("width", [1280, 390])
def test_a_claim_of_a_finding_leads_to_its_card_and_its_words(show: Open, case: CaseContents, width: int) -> None:
    page = show(case, width)
    page.locator(".finding .claim-lines a").first.click()
    expect(page.locator("#s1-c1")).to_have_attribute("aria-current", "true")
    expect(page.locator("#s1-c1")).to_be_in_viewport()
    expect(page.locator(".text [data-label=supplier]")).to_be_in_viewport()


def test_a_second_claim_lets_go_of_the_first(show: Open, case: CaseContents) -> None:
    page = show(case)
    for address in ("#s1-c1", "#s2-c3"):
        page.evaluate("address => { location.hash = address }", address)
        expect(page.locator(address)).to_have_attribute("aria-current", "true")
    expect(page.locator("[aria-current]")).to_have_count(1)


@pytest.mark.parametrize("width", [1280, 390, 320])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_is_wider_than_the_screen(show: Open, case: CaseContents, width: int, scheme: str) -> None:
    long = replace(case, title="Donaudampfschifffahrtsgesellschaft" * 6)
    page = show(long, width, color_scheme=scheme)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_an_empty_case_says_so(show: Open) -> None:
    expect(show(CaseContents()).locator(".none")).to_have_text("The case holds no report yet.")


def test_without_script_every_claim_is_open(show: Open, case: CaseContents) -> None:
    page = show(case, java_script_enabled=False)
    page.locator(".finding .claim-lines a").first.click()
    expect(page.locator("#s1-c1 .roles")).to_be_in_viewport()
