"""A site's robots.txt is kept to, requests have pauses between them, and a site that is busy is left alone."""

from collections.abc import Callable

import httpx
import pytest

from hearsay.errors import NotFetched
from hearsay.gathering.polite import LATER, PAUSE, Polite

ROBOTS = "User-agent: *\nDisallow: /private/\nCrawl-delay: 5\n"


class Site:
    """A site, a clock, and what was asked."""

    def __init__(self, robots: httpx.Response | None = None, page: Callable[[httpx.Request], httpx.Response] | None = None) -> None:
        self.robots = robots or httpx.Response(404)
        self.page = page or (lambda _: httpx.Response(200, text="page", headers={"ETag": '"1"'}))
        self.now, self.waits, self.asked = 0.0, [], []  # type: float, list[float], list[str]
        self.polite = Polite(httpx.Client(transport=httpx.MockTransport(self.answer)), wait=self.wait, clock=lambda: self.now)

    def wait(self, seconds: float) -> None:
        self.waits.append(round(seconds, 3))
        self.now += seconds

    def answer(self, request: httpx.Request) -> httpx.Response:
        self.asked.append(request.url.path)
        self.now += 0.5
        return self.robots if request.url.path == "/robots.txt" else self.page(request)


def test_robots_txt_is_asked_once_and_kept_to() -> None:
    site = Site(httpx.Response(200, text=ROBOTS))
    assert site.polite.get("https://a.example/x").data == b"page"
    with pytest.raises(NotFetched, match="asks programs not to read this"):
        site.polite.get("https://a.example/private/x")
    site.polite.get("https://a.example/y")
    assert site.asked == ["/robots.txt", "/x", "/y"]
    assert site.waits == [4.5, 4.5]


def test_without_robots_txt_there_is_a_pause_all_the_same() -> None:
    site = Site()
    site.polite.get("https://a.example/x")
    site.polite.get("https://a.example/y")
    site.polite.get("https://b.example/y")
    assert site.waits == [PAUSE - 0.5, PAUSE - 0.5, PAUSE - 0.5]


def test_a_site_whose_robots_txt_fails_is_left_alone() -> None:
    site = Site(httpx.Response(503))
    for _ in range(2):
        with pytest.raises(NotFetched, match="again"):
            site.polite.get("https://a.example/x")
    assert site.asked == ["/robots.txt"]


def test_a_busy_site_is_asked_later_and_later() -> None:
    site = Site(page=lambda _: httpx.Response(429, headers={"Retry-After": "10"}))
    for expected in (LATER, 2 * LATER, 4 * LATER):
        with pytest.raises(NotFetched, match=f"in {expected:.0f} seconds"):
            site.polite.get("https://a.example/x")
        with pytest.raises(NotFetched, match="left alone"):
            site.polite.get("https://a.example/y")
        site.now += expected
    site.page = lambda _: httpx.Response(200, text="page")
    assert site.polite.get("https://a.example/x").data == b"page"


def test_what_has_not_changed_is_not_sent_again() -> None:
    def page(request: httpx.Request) -> httpx.Response:
        return httpx.Response(304) if request.headers.get("If-None-Match") == '"1"' else httpx.Response(200, text="new")

    site = Site(page=page)
    assert site.polite.get("https://a.example/x", etag='"1"').data is None
    assert site.polite.get("https://a.example/x", etag='"0"').data == b"new"


@pytest.mark.parametrize("answer", [httpx.Response(404), httpx.Response(200, content=b"x" * 30_000_000)])
def test_what_can_not_be_had_is_said(answer: httpx.Response) -> None:
    with pytest.raises(NotFetched):
        Site(page=lambda _: answer).polite.get("https://a.example/x")


def test_a_site_that_breaks_off_is_said() -> None:
    def broken(_: httpx.Request) -> httpx.Response:
        raise httpx.ReadError("broken")

    with pytest.raises(NotFetched, match="broken"):
        Site(page=broken).polite.get("https://a.example/x")
