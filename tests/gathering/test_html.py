"""A page becomes its main text, and gives no fact that it does not hold."""

import subprocess
import sys

import pytest

from hearsay.errors import NotText
from hearsay.gathering.html import read_html


def test_the_main_text_is_a_line_a_paragraph_without_headline_and_comments(page: str) -> None:
    first, second = read_html(page.encode(), "a.html").text.split("\n")
    assert first == "The ministry of Ruritania said on Tuesday that it had not sold drones to anybody — “none at all”."
    assert second.startswith("Officials in Graustark")


def test_a_headline_that_holds_all_the_words_stays() -> None:
    # Found by fuzzing: a text without words was left.
    head, headline = "<head><title>Orlik Works sold drones</title></head>", "<h1>Orlik Works sold drones</h1>"
    page = f"<html>{head}<body><article>{headline}<p>{'[' * 900}</p></article>"
    assert read_html(page.encode(), "a.html").text.startswith("Orlik Works sold drones\n")


def test_title_publisher_day_and_language_come_from_the_page(page: str) -> None:
    contents = read_html(page.encode(), "a.html")
    assert (contents.title, contents.publisher) == ("Ministry denies drone sale", "The Zenda Courier")
    assert (contents.published_at, contents.language) == ("2024-03-05", "en")


def test_what_the_page_does_not_say_stays_open(page: str) -> None:
    bare = page[page.index("<article>") : page.index("</article>")]
    contents = read_html(f"<html><body>{bare}</body></html>".encode(), "a.html", url="https://www.zenda.example/news")
    assert (contents.publisher, contents.published_at, contents.language) == (None, None, None)


def test_the_declared_encoding_of_a_page_is_used(page: str) -> None:
    page = page.replace("<head>", '<head><meta charset="windows-1251">').replace("Ruritania", "Россия").replace("&mdash;", "")
    assert "Россия" in read_html(page.encode("cp1251"), "a.html").text


def test_markup_in_the_words_stays_words(page: str) -> None:
    page = page.replace("<b>drones</b>", "&lt;script&gt;alert(1)&lt;/script&gt;")
    assert "<script>alert(1)</script>" in read_html(page.encode(), "a.html").text


def test_a_page_without_a_main_text_gives_its_visible_words() -> None:
    contents = read_html(b"<html><title>Notice</title><body><script>var x</script><span>Closed</span></body></html>", "a")
    assert contents.text == "Closed"


@pytest.mark.parametrize(
    "source", ["", "<html></html>", "<html><head><title>t</title></head><script>var a = 1</script></html>", "<!-- x -->"]
)
def test_a_page_without_words_is_refused(source: str) -> None:
    with pytest.raises(NotText, match=r"^a\.html: .*no text"):
        read_html(source.encode(), "a.html")


@pytest.mark.parametrize(
    "source",
    [
        "<html><body>" + "<div>" * 300 + "<p>Ruritania sold drones.</p>",
        "<html><body>" + "<div>" * 100_000 + "Ruritania sold drones." + "</div>" * 100_000,
        "<html><body " + " ".join(f"a{number}=1" for number in range(50_000)) + "><p>Ruritania sold drones.</p>",
        "<p>" * 2000 + "Ruritania sold drones.",
        "<html><body><script>" + "<" * 100_000 + "</script><p>Ruritania sold drones.</p>",
    ],
    ids=["deep", "too deep", "attributes", "unclosed", "signs"],
)
def test_a_hostile_page_is_read_all_the_same(source: str) -> None:
    assert read_html(source.encode(), "a.html").text == "Ruritania sold drones."


def test_plain_text_does_not_load_the_page_reader() -> None:
    code = "import sys; from hearsay.gathering.gather import gather; gather(sys.argv[1]); print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code, __file__], capture_output=True, text=True, check=True).stdout.split()
    assert not {"trafilatura", "lxml", "pypdfium2", "httpx", "charset_normalizer"} & set(loaded)
