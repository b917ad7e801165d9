"""An address gives its page, or one line that says why not."""

from collections.abc import Callable, Iterator

import httpx
import pytest

from hearsay.errors import NotFetched
from hearsay.gathering import web
from hearsay.gathering.web import fetch_page, is_address

URL = "https://zenda.example/news"
Answer = Callable[[httpx.Request], httpx.Response]


def fetch(answer: Answer, url: str = URL) -> web.Page:
    return fetch_page(url, transport=httpx.MockTransport(answer))


def test_a_page_comes_with_its_address_and_kind() -> None:
    page = fetch(lambda _: httpx.Response(200, content=b"words", headers={"content-type": "text/plain; charset=koi8-r"}))
    assert (page.data, page.url, page.content_type, page.declared) == (b"words", URL, "text/plain; charset=koi8-r", "koi8-r")


def test_the_request_says_who_asks() -> None:
    seen: list[str] = []

    def answer(request: httpx.Request) -> httpx.Response:
        seen.append(request.headers["user-agent"])
        return httpx.Response(200)

    fetch(answer)
    assert seen[0].startswith("hearsay/")


def test_a_redirection_is_followed_and_the_last_address_kept() -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        return httpx.Response(200) if request.url.path == "/new" else httpx.Response(301, headers={"location": "/new"})

    assert fetch(answer).url == "https://zenda.example/new"


def fail(error: type[httpx.RequestError]) -> Answer:
    def answer(request: httpx.Request) -> httpx.Response:
        raise error("no route", request=request)

    return answer


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (lambda _: httpx.Response(404), "404 Not Found"),
        (lambda _: httpx.Response(500), "500"),
        (lambda _: httpx.Response(302, headers={"location": "/again"}), "redirected"),
        (fail(httpx.ConnectError), "no route"),
        (fail(httpx.ReadTimeout), "in time"),
    ],
)
def test_what_goes_wrong_is_said_in_one_line(answer: Answer, words: str) -> None:
    with pytest.raises(NotFetched, match=words) as refused:
        fetch(answer)
    assert str(refused.value).startswith(f"{URL}: ")
    assert "\n" not in str(refused.value)


def test_a_redirection_off_the_web_is_refused() -> None:
    with pytest.raises(NotFetched, match="not the address of a page on the web"):
        fetch(lambda _: httpx.Response(302, headers={"location": "file:///etc/passwd"}))


def test_a_page_that_is_too_large_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web, "LIMIT", 100_000)

    def endless() -> Iterator[bytes]:
        while True:
            yield b"x" * 65536

    with pytest.raises(NotFetched, match="more than"):
        fetch(lambda _: httpx.Response(200, content=endless()))


def test_a_page_that_drips_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web, "SECONDS", 0.0)
    with pytest.raises(NotFetched, match="seconds"):
        fetch(lambda _: httpx.Response(200, content=b"words"))


@pytest.mark.parametrize("url", ["http://", "https://[::1", "http://zenda.example:port/"])
def test_an_address_that_is_none_is_refused(url: str) -> None:
    with pytest.raises(NotFetched):
        fetch(lambda _: httpx.Response(200), url)


@pytest.mark.parametrize(
    ("path", "yes"), [("HTTPS://zenda.example", True), ("http.txt", False), ("-", False), ("ftp://zenda.example", False)]
)
def test_an_address_is_told_from_a_path(path: str, yes: bool) -> None:
    assert is_address(path) is yes
