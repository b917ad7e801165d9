"""A publisher's file is fetched politely, or the reason is told."""

import httpx
import pytest

from hearsay.errors import ListError
from hearsay.lists.fetching import AGENT, fetch_file, open_client

ADDRESS = "https://lists.example.org/list.csv"


def client_that(*answers: httpx.Response | Exception) -> tuple[httpx.Client, list[httpx.Request]]:
    left, asked = list(answers), list[httpx.Request]()

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(request)
        found = left.pop(0)
        if isinstance(found, Exception):
            raise found
        return found

    return open_client(httpx.MockTransport(answer)), asked


@pytest.fixture
def waits() -> list[float]:
    return []


def test_a_file_comes_with_what_the_site_says_of_its_state(waits: list[float]) -> None:
    client, asked = client_that(
        httpx.Response(200, content=b"a,b", headers={"ETag": '"1"', "Last-Modified": "Sat, 30 May 2026 10:00:00 GMT"})
    )
    fetched = fetch_file(ADDRESS, client, wait=waits.append)
    assert (fetched.content, fetched.etag) == (b"a,b", '"1"')
    assert "If-None-Match" not in asked[0].headers


def test_an_unchanged_file_is_not_sent_again() -> None:
    client, asked = client_that(httpx.Response(304))
    assert fetch_file(ADDRESS, client, etag='"1"', last_modified="Sat, 30 May 2026 10:00:00 GMT").content is None
    assert (asked[0].headers["If-None-Match"], asked[0].headers["If-Modified-Since"]) == ('"1"', "Sat, 30 May 2026 10:00:00 GMT")


def test_the_agent_is_one_that_treasury_answers() -> None:
    client, asked = client_that(httpx.Response(200, content=b"x"))
    fetch_file(ADDRESS, client)
    assert asked[0].headers["User-Agent"] == AGENT
    assert AGENT.startswith("Mozilla/5")
    assert len(AGENT) >= 40
    assert "hearsay" in AGENT


def test_passing_trouble_is_waited_out(waits: list[float]) -> None:
    answers = (
        httpx.Response(503),
        httpx.ConnectError("no"),
        httpx.Response(429, headers={"Retry-After": "7"}),
        httpx.Response(200, content=b"x"),
    )
    client, asked = client_that(*answers)
    assert fetch_file(ADDRESS, client, wait=waits.append).content == b"x"
    assert (len(asked), waits) == (4, [1.0, 4.0, 7.0])


@pytest.mark.parametrize("status", [403, 404])
def test_a_refusal_is_not_asked_again(status: int, waits: list[float]) -> None:
    client, asked = client_that(httpx.Response(status))
    with pytest.raises(ListError, match=f"it answered {status}. Save the file by hand"):
        fetch_file(ADDRESS, client, wait=waits.append)
    assert (len(asked), waits) == (1, [])


def test_trouble_that_lasts_is_told(waits: list[float]) -> None:
    client, _ = client_that(*[httpx.Response(500)] * 4)
    with pytest.raises(ListError, match="it answered 500"):
        fetch_file(ADDRESS, client, wait=waits.append)


def test_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hearsay.lists.fetching.LARGEST", 2)
    client, _ = client_that(httpx.Response(200, content=b"abc"))
    with pytest.raises(ListError, match="more than any list holds"):
        fetch_file(ADDRESS, client)
