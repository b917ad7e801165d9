"""What is new in feeds is read once and told; a new edition of a list is screened against what was read before."""

import time
from pathlib import Path

import httpx
import pytest

from hearsay.casefile.memory import MemoryCasefile
from hearsay.gathering.polite import Polite
from hearsay.nouns import Claim, Edition, ListedName, Listing, Mention, Report, Span
from hearsay.running.pipeline import Pipeline
from hearsay.running.settings import Settings
from hearsay.running.watching import Event, rescreen, watch_round
from hearsay.screening.screening import Screener

FEED = "https://post.example/feed.xml"
PAGE = "Albatros sold drones to the Tirazh Guard, the ministry said."
EDITION = Edition("un-sc", "2025-01-01", "1" * 64)
LISTING = Listing("un-sc", "1", "Organization", (ListedName("ALBATROS"),))


class Light:
    """Reads the first word as the supplier, and the words at 25 as the recipient."""

    def read(self, report: Report) -> tuple[tuple[Mention, ...], tuple[()], tuple[Claim, ...]]:
        who, whom = Mention(Span(0, 8), report.text[:8], "organisation"), Mention(Span(28, 40), report.text[28:40], "organisation")
        roles = (("supplier", (who.id,)), ("recipient", (whom.id,)))
        return (who, whom), (), (Claim(report.id, "transfer", (Span(0, 40),), roles),)


class World:
    """A site with a feed and pages, a case, and what reads."""

    def __init__(self) -> None:
        self.pages = {"/1": PAGE}
        self.asked: list[str] = []
        self.busy = self.broken = False
        client = httpx.Client(transport=httpx.MockTransport(self.answer))
        self.now = 0.0
        self.polite = Polite(client, wait=lambda _: None, clock=lambda: self.now)
        self.case = MemoryCasefile()
        self.pipeline = Pipeline(Settings())
        self.pipeline.__dict__["reader"] = Light()

    def answer(self, request: httpx.Request) -> httpx.Response:
        self.asked.append(request.url.path)
        if request.url.path == "/feed.xml":
            items = "".join(f"<item><title>T{path}</title><link>https://post.example{path}</link></item>" for path in self.pages)
            if request.headers.get("If-None-Match") == f'"{len(self.pages)}"':
                return httpx.Response(304)
            feed = f'<rss version="2.0"><channel><title>The Zenda Post</title>{items}</channel></rss>'
            return httpx.Response(200, text=feed, headers={"ETag": f'"{len(self.pages)}"'})
        if self.busy and request.url.path != "/robots.txt":
            return httpx.Response(503)
        if self.broken and request.url.path != "/robots.txt":
            raise httpx.ConnectError("broken")
        text = self.pages.get(request.url.path)
        return httpx.Response(404) if text is None else httpx.Response(200, text=text, headers={"content-type": "text/plain"})

    def round(self, *feeds: str) -> list[Event]:
        self.now += 100_000
        return list(watch_round(feeds or (FEED,), self.case, self.pipeline, self.polite, by="a watch"))

    def hold(self) -> None:
        self.case.keep_list(EDITION, [LISTING])
        self.pipeline.screener = Screener([(EDITION, LISTING)])


def test_a_page_is_read_once_and_told() -> None:
    world = World()
    [event] = world.round()
    assert (event.sort, event.words) == ("report", "The Zenda Post: T/1 (1 claim)")
    assert world.round() == []
    assert world.asked.count("/1") == 1
    [summary] = world.case.reports()
    assert (summary.publisher, summary.title, summary.url) == ("The Zenda Post", "T/1", "https://post.example/1")


def test_a_possible_match_is_told_once_and_asserts_nothing() -> None:
    world = World()
    world.hold()
    events = world.round()
    assert [event.sort for event in events] == ["report", "match"]
    assert "may be ALBATROS" in events[1].words
    assert "nobody has checked it" in events[1].words
    world.pages["/2"] = PAGE.replace("ministry", "minister")
    assert [event.sort for event in world.round()] == ["report", "finding"]


def test_a_finding_of_several_reports_is_told() -> None:
    world = World()
    world.round()
    world.pages["/2"] = PAGE.replace("ministry", "minister")
    found = world.round()[-1]
    assert found.sort == "finding"
    assert "2 reports" in found.words


def test_a_busy_site_is_asked_again_and_a_missing_page_is_not() -> None:
    world = World()
    world.busy = True
    assert [event.sort for event in world.round()] == ["failure"]
    world.busy, world.broken = False, True
    assert [event.sort for event in world.round()] == ["failure"]
    world.broken = False
    assert [event.sort for event in world.round()] == ["report"]
    world.pages = {"/1": PAGE, "/9": ""}
    assert [event.sort for event in world.round()] == ["failure"]
    assert world.round() == []


def test_a_folder_is_watched_by_what_its_files_are(tmp_path: Path) -> None:
    world = World()
    path = tmp_path / "a.txt"
    path.write_text(PAGE, encoding="utf-8")
    assert [event.sort for event in world.round(str(tmp_path))] == ["report"]
    assert world.round(str(tmp_path)) == []
    path.write_text(PAGE + " It did.", encoding="utf-8")
    assert [event.sort for event in world.round(str(tmp_path))] == ["report"]
    assert [one.version for one in world.case.reports()] == [2]


def test_a_feed_that_is_none_is_told() -> None:
    world = World()
    [event] = world.round("https://post.example/1")
    assert (event.sort, "no RSS" in event.words) == ("failure", True)


@pytest.mark.parametrize("slow", ["read_feed", "make_report", "read"])
def test_what_takes_too_long_is_given_up_and_told(slow: str, monkeypatch: pytest.MonkeyPatch) -> None:
    world = World()

    def linger(*_: object, **__: object) -> None:
        time.sleep(30)

    monkeypatch.setattr("hearsay.running.watching.SECONDS", 0.2)
    if slow == "read":
        monkeypatch.setattr(world.pipeline.reader, "read", linger)
    else:
        monkeypatch.setattr(f"hearsay.running.watching.{slow}", linger)
    [event] = world.round()
    assert (event.sort, event.about) == ("failure", FEED if slow == "read_feed" else "https://post.example/1")
    assert "longer than 0.2 seconds" in event.words


def test_new_listings_are_found_in_what_was_read() -> None:
    world = World()
    world.round()
    world.hold()
    [event] = rescreen(world.case, world.pipeline)
    assert (event.sort, event.about) == ("match", "un-sc:1")
    assert list(rescreen(world.case, world.pipeline)) == []
    [reading] = world.case.readings()
    assert [match.listing for match in reading.matches] == ["un-sc:1"]
