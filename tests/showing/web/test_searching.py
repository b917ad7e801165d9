"""A search looks through texts, claims and names, and screens the words as a name."""

from collections.abc import Callable

from starlette.testclient import TestClient

from hearsay.casefile.interface import Found
from hearsay.casefile.memory import MemoryCasefile
from hearsay.showing.web.searching import snippet


def test_words_are_found_everywhere_and_marked(client: TestClient) -> None:
    found = client.get("/api/v1/search", params={"q": "Sokolvarsk"}).json()
    one = found["reports"][0]["snippets"][0]
    assert one["text"][one["marks"][0]["start"] : one["marks"][0]["end"]] == "Sokolvarsk"
    assert len(found["reports"]) == 2
    assert [one["name"] for one in found["entities"]] == ["Sokolvarsk LLC"]
    assert found["matches"][0]["listing"] == "un-sc:XXe.001"
    assert found["not_checked"] is None


def test_a_search_can_keep_to_one_place(client: TestClient) -> None:
    found = client.get("/api/v1/search", params={"q": "drones", "in": "claims"}).json()
    assert (found["reports"], found["entities"], len(found["claims"])) == ([], [], 2)


def test_without_lists_it_says_that_nothing_was_checked(serve: Callable[..., TestClient]) -> None:
    found = serve(MemoryCasefile(), screener=False).get("/api/v1/search", params={"q": "Sokolvarsk"}).json()
    assert found["not_checked"] == "The case keeps no lists."


def test_a_name_that_can_not_be_compared_is_not_checked(client: TestClient) -> None:
    assert "no letter or digit" in client.get("/api/v1/search", params={"q": "…"}).json()["not_checked"]


def test_marks_become_places() -> None:
    told = snippet(Found("r", "text", "r", "the \x02drones\x03 of \x02Zenda\x03"))
    assert (told.text, [(one.start, one.end) for one in told.marks]) == ("the drones of Zenda", [(4, 10), (14, 19)])
