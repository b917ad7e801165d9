"""An address that somebody gives is fetched only where it leads out to the public web, however it is written."""

import httpx
import pytest

from hearsay.errors import NotFetched
from hearsay.gathering.guarded import choose_address, guarded_transport, is_public
from hearsay.gathering.web import fetch_page

PUBLIC = "93.184.215.14"
NAMES = {
    "news.example": [PUBLIC],
    "inside.example": ["10.0.0.5"],
    "both.example": [PUBLIC, "127.0.0.1"],
    "localhost": ["127.0.0.1"],
    "metadata.example": ["169.254.169.254"],
    "six.example": ["::ffff:127.0.0.1"],
    "nat.example": ["64:ff9b::7f00:1"],
}


def look(host: str, _port: int) -> list[str]:
    """Resolve as the system does: names by the table, and what `inet_aton` takes for an address ("127.1", "0x7f000001", "2130706433")."""
    import socket

    if host in NAMES:
        return NAMES[host]
    try:
        return [socket.inet_ntoa(socket.inet_aton(host))]
    except OSError:
        return [host] if ":" in host else []


def fetch(url: str, answer: object = None) -> list[httpx.Request]:
    seen: list[httpx.Request] = []

    def handle(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        if isinstance(answer, str) and len(seen) == 1:
            return httpx.Response(302, headers={"Location": answer})
        return httpx.Response(200, text="Officials said nothing.")

    fetch_page(url, transport=guarded_transport(look, httpx.MockTransport(handle)))
    return seen


def test_a_public_page_is_fetched_from_the_address_that_was_checked() -> None:
    [request] = fetch("https://news.example/a?b=c")
    assert (request.url.host, request.headers["host"], request.extensions["sni_hostname"]) == (PUBLIC, "news.example", "news.example")
    assert request.url.raw_path == b"/a?b=c"


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/",
        "http://localhost/",
        "http://127.1/",
        "http://2130706433/",
        "http://0x7f000001/",
        "http://0177.0.0.1/",
        "http://0/",
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://[fe80::1]/",
        "http://[fd00::1]/",
        "http://169.254.169.254/latest/meta-data/",
        "http://10.1.2.3/",
        "http://192.168.1.1/",
        "http://100.64.0.1/",
        "http://inside.example/",
        "http://both.example/",
        "http://metadata.example/",
        "http://six.example/",
        "http://nat.example/",
        "http://news.example@127.0.0.1/",
        "http://user:word@news.example/",
        "http://news.example:22/",
        "http://nobody.example/",
    ],
)
def test_what_leads_inside_is_never_asked(url: str) -> None:
    with pytest.raises(NotFetched):
        fetch(url)


@pytest.mark.parametrize("url", ["file:///etc/passwd", "gopher://news.example/", "ftp://news.example/", "http:///", "https://"])
def test_other_schemes_are_no_pages(url: str) -> None:
    with pytest.raises(NotFetched):
        fetch(url)


@pytest.mark.parametrize(
    "there", ["http://127.0.0.1/", "http://inside.example/", "http://[::1]:8323/", "file:///etc/passwd", "//localhost/x"]
)
def test_a_redirection_inside_is_not_followed(there: str) -> None:
    with pytest.raises(NotFetched):
        fetch("https://news.example/", there)


def test_a_name_that_changes_its_answer_gains_nothing() -> None:
    answers = iter([[PUBLIC], ["127.0.0.1"]])
    assert choose_address("rebinding.example", 80, lambda *_: next(answers)) == PUBLIC
    with pytest.raises(NotFetched):
        choose_address("rebinding.example", 80, lambda *_: next(answers))


@pytest.mark.parametrize(
    ("address", "public"), [(PUBLIC, True), ("2606:2800:21f:cb07::1", True), ("0.0.0.0", False), ("224.0.0.1", False), ("x", False)]
)
def test_public_addresses_are_told_from_others(address: str, public: bool) -> None:
    assert is_public(address) is public
