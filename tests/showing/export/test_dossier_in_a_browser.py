"""The dossier, opened from disk in headless Chromium, does what a reader expects and nothing that a report says."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect, sync_playwright

from hearsay.nouns import Reading
from hearsay.showing.export.dossier import write_dossier

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
    """Return a function that opens the dossier of readings; in the end nothing may have gone wrong or out."""
    troubles: list[str] = []
    contexts = []

    def open_page(*readings: Reading, width: int = 1280, height: int = 860, **options: Any) -> Page:
        path = tmp_path / "dossier.html"
        write_dossier(readings, path)
        context = browser.new_context(viewport={"width": width, "height": height}, reduced_motion="reduce", **options)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: troubles.append(message.text))
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.on("dialog", lambda dialog: troubles.append(f"dialog {dialog.message}"))
        page.on("request", lambda request: troubles.append(request.url) if not request.url.startswith("file:") else None)
        page.goto(path.as_uri())
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert troubles == []


def card(page: Page, number: int) -> Locator:
    return page.locator(f"#s1-c{number}")


def lit(page: Page, label: str) -> Locator:
    return page.locator(f".text [data-label={label}]")


def test_a_claim_lights_its_evidence_its_roles_its_source_and_its_cue(show: Open, example: Reading) -> None:
    page = show(example)
    card(page, 5).locator(".statement").click()
    expect(card(page, 5)).to_have_attribute("aria-current", "true")
    expect(lit(page, "recipient")).to_have_text("Sokolvarsk Aerosystems")
    expect(lit(page, "source")).to_have_text(["The newspaper Dnevnik Polyany", "customs officials"])
    expect(lit(page, "cue")).to_have_text(["reported", "said"])
    expect(lit(page, "recipient")).to_be_in_viewport()
    words = page.locator('.text [data-lit]:not([data-lit="s"]):not([data-lit="q"])').all_text_contents()
    assert " ".join("".join(words).split()).startswith("at least 12 containers of piston engines had reached Sokolvarsk")
    expect(card(page, 1)).not_to_have_attribute("aria-current", "true")


def test_a_marked_word_shows_the_claims_that_use_it(show: Open, example: Reading) -> None:
    page = show(example)
    page.locator(".piece.mention", has_text="Qasr al-Bahr General Trading").first.click()
    expect(card(page, 5)).to_have_attribute("aria-current", "true")
    expect(card(page, 5)).to_be_in_viewport()
    expect(card(page, 1)).to_be_hidden()
    expect(page.locator(".status")).to_contain_text("use these words")
    page.get_by_role("button", name="show all").click()
    expect(card(page, 1)).to_be_visible()


def test_the_keyboard_walks_the_claims(show: Open, example: Reading) -> None:
    page = show(example)
    page.keyboard.press("j")
    expect(card(page, 1)).to_have_attribute("aria-current", "true")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("j")
    page.keyboard.press("k")
    expect(card(page, 2)).to_have_attribute("aria-current", "true")
    expect(card(page, 2).locator("a.open")).to_be_focused()
    page.keyboard.press("Enter")
    expect(lit(page, "target")).to_be_in_viewport()
    page.keyboard.press("Escape")
    expect(page.locator(".lit")).to_have_count(0)


def test_a_denial_and_what_it_denies_lead_to_each_other(show: Open, example: Reading) -> None:
    page = show(example)
    card(page, 1).locator(".against a").click()
    expect(card(page, 3)).to_have_attribute("aria-current", "true")
    card(page, 3).locator(".against a").click()
    expect(card(page, 1)).to_have_attribute("aria-current", "true")


@pytest.mark.parametrize(
    ("name", "label", "left"),
    [("kind", "evade", 2), ("certainty", "probably", 1), ("polarity", "it is not so", 3), ("who", "the report itself", 3)],
)
def test_a_filter_leaves_the_claims_it_names(show: Open, example: Reading, name: str, label: str, left: int) -> None:
    page = show(example)
    page.locator(f"select[name={name}]").select_option(label=label)
    expect(page.locator(".card:visible")).to_have_count(left)
    expect(page.locator(".status")).to_contain_text(f"{left} of {len(example.claims)} claims")


def test_hostile_words_do_nothing(show: Open, draft: Any) -> None:
    name = "</script><script>alert(1)</script><img src=https://evil.example/x onerror=alert(2)>"
    made = draft(f"Police said {name} sold \u202egnp.tanks\u2028.", title="</title><script>alert(3)</script>", url="javascript:alert(4)")
    made.claim("transfer", f"{name} sold", roles={"supplier": made.mention(name)}, source=(made.mention("Police"),))
    made.match(made.entity(name, "organisation", made.mention(name)), "<svg onload=alert(5)>")
    page = show(made.reading())
    card(page, 1).locator(".statement").click()
    expect(lit(page, "supplier")).to_have_text(name)
    assert page.locator("script").count() == 1
    assert page.locator("img, svg").count() == 0


def test_a_phone_has_one_column_and_a_sheet(show: Open, example: Reading) -> None:
    page = show(example, width=360, height=740, has_touch=True, is_mobile=True)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    expect(card(page, 1)).to_be_hidden()
    page.locator(".piece.mention", has_text="Laleh Star").first.tap()
    expect(card(page, 9)).to_be_in_viewport()
    expect(lit(page, "intermediary")).to_be_in_viewport()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.get_by_role("button", name="Close the claims").tap()
    expect(card(page, 9)).to_be_hidden()
    page.locator(".sheet-button").tap()
    expect(card(page, 1)).to_be_visible()


def test_without_script_the_claims_are_readable_and_the_anchors_work(show: Open, example: Reading) -> None:
    page = show(example, java_script_enabled=False)
    expect(card(page, 1).locator(".roles")).to_be_visible()
    expect(page.locator(".filters")).to_be_hidden()
    page.locator(".ref a").nth(8).click()
    expect(card(page, 9)).to_be_in_viewport()
    assert page.url.endswith("#s1-c9")


def test_in_print_nothing_that_was_filtered_out_is_missing(show: Open, example: Reading) -> None:
    page = show(example)
    page.locator("select[name=kind]").select_option("evade")
    page.emulate_media(media="print")
    expect(page.locator(".card:visible")).to_have_count(len(example.claims))
    expect(page.locator(".roles:visible")).to_have_count(len(example.claims))
    expect(page.locator(".filters")).to_be_hidden()


def test_light_and_dark_follow_the_system(show: Open, small: Reading) -> None:
    colours = []
    for scheme in ("light", "dark"):
        page = show(small, color_scheme=scheme)
        colours.append(page.evaluate("getComputedStyle(document.body).backgroundColor"))
    light, dark = (sum(map(int, re.findall(r"\d+", colour)[:3])) for colour in colours)
    assert light > 600 > 150 > dark


def test_an_address_that_names_a_claim_opens_it(show: Open, small: Reading, example: Reading) -> None:
    page = show(small, example)
    page.goto(page.url + "#s2-c4")
    page.reload()
    expect(page.locator("#s2-c4")).to_have_attribute("aria-current", "true")
