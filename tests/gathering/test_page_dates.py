"""A page's day is one that the page states."""

import pytest
from lxml import html

from hearsay.gathering.page_dates import find_day, states_day


@pytest.mark.parametrize(
    "text",
    [
        "2024-03-05T10:00:00Z", "/2024/03/05/news", "20240305", "5.3.2024", "03/05/2024", "5 March 2024", "March 5, 2024", "Mar. 5th, 2024",
        "5th of March 2024", "5 de marzo de 2024", "2024年3月5日",
    ],
)  # fmt: skip
def test_a_day_is_found_however_it_is_written(text: str) -> None:
    assert states_day(f"x {text} y", "2024-03-05")


@pytest.mark.parametrize("text", ["March 2024", "2024-03-15", "2024-03", "15 March 2024", "12024-03-05", "2024-03-051", "5 March", ""])
def test_a_part_of_a_day_or_another_is_not_it(text: str) -> None:
    assert not states_day(text, "2024-03-05")


def find(source: str, url: str | None = None) -> str | None:
    return find_day(html.document_fromstring(source), source, url)


def test_the_day_comes_from_the_metadata() -> None:
    source = '<html><head><meta property="article:published_time" content="2024-03-05T10:00:00Z"></head><body><p>Words</p></body></html>'
    assert find(source) == "2024-03-05"


def test_the_first_publication_counts_not_the_last_change() -> None:
    source = """<html><head><meta property="article:modified_time" content="2024-05-01T10:00:00Z">
    <meta property="article:published_time" content="2024-03-05T10:00:00Z"></head><body><p>Words</p></body></html>"""
    assert find(source) == "2024-03-05"


def test_the_day_comes_from_the_address() -> None:
    assert find("<html><body><p>Words</p></body></html>", "https://zenda.example/2024/03/05/drones") == "2024-03-05"


@pytest.mark.parametrize("body", ["<p>Words</p>", "<p>In March 2024 it was so.</p>", "<footer>© 2024 The Zenda Courier</footer>"])
def test_a_page_without_a_day_has_none(body: str) -> None:
    assert find(f"<html><body>{body}</body></html>") is None
