"""Whatever is asked for becomes a report, or one line that says why not."""

import hashlib
import io
import os
import sys
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest

from hearsay.errors import GatheringError, NotFetched, NotFound, NotText
from hearsay.gathering import gather as room
from hearsay.gathering.gather import gather, gather_paths

WORDS = "\ufeffThe ministry said\r\nthat it was so.\r\n"


def test_a_text_file_becomes_a_report(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes(WORDS.encode())
    report = gather(str(path), published="2024-03-05", publisher="The Zenda Courier")
    assert report.text == WORDS[1:]
    assert report.sha256 == hashlib.sha256(WORDS.encode()).hexdigest()
    assert (report.url, report.title, report.language) == (str(path), None, None)
    assert (report.published_at, report.publisher) == ("2024-03-05", "The Zenda Courier")


def test_what_a_page_says_of_itself_goes_before_what_the_user_says(tmp_path: Path, page: str) -> None:
    path = tmp_path / "report.html"
    path.write_text(page, encoding="utf-8")
    report = gather(str(path), published="1999-01-01", publisher="Someone")
    assert (report.published_at, report.publisher) == ("2024-03-05", "The Zenda Courier")


def test_a_pdf_becomes_a_report(tmp_path: Path, make_pdf: Callable[..., bytes]) -> None:
    path = tmp_path / "report"
    path.write_bytes(make_pdf(["The ministry said so."]))
    assert gather(str(path)).text == "The ministry said so."


def test_standard_input_becomes_a_report(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(WORDS.encode("utf-16"))))
    report = gather("-")
    assert (report.text, report.url) == (WORDS, None)


@pytest.mark.parametrize("content_type", ["text/html; charset=utf-8", "application/xhtml+xml"])
def test_a_web_page_becomes_a_report(page: str, content_type: str) -> None:
    transport = httpx.MockTransport(lambda _: httpx.Response(200, content=page.encode(), headers={"content-type": content_type}))
    report = gather("https://zenda.example/news", transport=transport)
    assert (report.url, report.publisher) == ("https://zenda.example/news", "The Zenda Courier")
    assert report.text.startswith("The ministry of Ruritania")


def test_a_text_from_the_web_is_read_by_the_servers_encoding() -> None:
    headers = {"content-type": "text/plain; charset=iso-8859-2"}
    transport = httpx.MockTransport(lambda _: httpx.Response(200, content="Łódź".encode("iso8859-2"), headers=headers))
    assert gather("https://zenda.example/lodz", transport=transport).text == "Łódź"


def test_an_address_that_does_not_answer_is_an_error_of_the_family() -> None:
    with pytest.raises(NotFetched):
        gather("https://zenda.example/news", transport=httpx.MockTransport(lambda _: httpx.Response(503)))


def test_gathering_twice_gives_the_same_report(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text("The ministry said so.")
    assert gather(str(path)) == gather(str(path))


def test_a_missing_file_is_not_found() -> None:
    with pytest.raises(NotFound, match=r"^nowhere\.txt: there is no such file$"):
        gather("nowhere.txt")


def test_an_empty_folder_is_not_found(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="holds no file"):
        gather(str(tmp_path))


@pytest.mark.parametrize("path", ["a\0b", "x" * 5000])
def test_a_path_that_cannot_be_is_an_error_of_the_family(path: str) -> None:
    with pytest.raises(GatheringError):
        gather(path)


def test_an_image_called_txt_is_not_text(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + os.urandom(100))
    with pytest.raises(NotText, match="image"):
        gather(str(path))


def test_a_file_without_end_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "LIMIT", 10)
    path = tmp_path / "report.txt"
    path.write_text("more than ten bytes")
    with pytest.raises(GatheringError, match="more than"):
        gather(str(path))


def test_a_folder_stands_for_its_files_in_the_order_of_their_names(tmp_path: Path) -> None:
    for name in ["b.txt", "a.txt", ".hidden", "sub/c.txt", ".git/d.txt"]:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    found = list(gather_paths(["-", str(tmp_path), "https://zenda.example", "nowhere.txt"]))
    assert found == [
        "-",
        str(tmp_path / "a.txt"),
        str(tmp_path / "b.txt"),
        str(tmp_path / "sub/c.txt"),
        "https://zenda.example",
        "nowhere.txt",
    ]


def test_a_folder_without_files_stays_as_it_is(tmp_path: Path) -> None:
    assert list(gather_paths([str(tmp_path)])) == [str(tmp_path)]
