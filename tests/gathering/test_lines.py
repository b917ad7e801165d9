"""A file of JSON lines is a report a line, and a line that is none says why."""

import gzip
import json
from pathlib import Path

import pytest

from hearsay.errors import GatheringError, NotFound
from hearsay.gathering import lines
from hearsay.gathering.lines import is_lines, read_lines


@pytest.mark.parametrize(
    ("name", "expected"), [("a.jsonl", True), ("a.JSONL.GZ", True), ("a.ndjson", True), ("a.json", False), ("a.gz", False)]
)
def test_the_name_tells(name: str, expected: bool) -> None:
    assert is_lines(name) is expected


@pytest.mark.parametrize("packed", [False, True])
def test_a_line_is_a_report(tmp_path: Path, packed: bool) -> None:
    row = {
        "text": "Albatros shipped drones.",
        "title": " A\ntitle ",
        "url": "https://example.org/1",
        "published_at": "2025-05-20T22:14:56+00:00",
    }
    path = tmp_path / ("a.jsonl.gz" if packed else "a.jsonl")
    data = (json.dumps(row) + "\n\n").encode()
    path.write_bytes(gzip.compress(data) if packed else data)
    (line,) = read_lines(path, publisher="The Zenda Post")
    assert line.report is not None
    assert (line.report.text, line.report.title, line.report.published_at) == ("Albatros shipped drones.", "A title", "2025-05-20")
    assert (line.report.publisher, line.report.url, line.original) == (
        "The Zenda Post",
        "https://example.org/1",
        b"Albatros shipped drones.",
    )


def test_each_version_is_a_report_of_one_address(tmp_path: Path) -> None:
    row = {"url": "https://example.org/1", "versions": [{"text": "one", "title": "a"}, {"text": "two", "title": "b"}]}
    (tmp_path / "a.jsonl").write_text(json.dumps(row), encoding="utf-8")
    lines = list(read_lines(tmp_path / "a.jsonl"))
    assert [(line.report.text, line.report.title, line.report.url) for line in lines if line.report] == [
        ("one", "a", "https://example.org/1"),
        ("two", "b", "https://example.org/1"),
    ]


def test_a_line_that_is_no_report_says_which_and_the_others_are_read(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(b'not json\n[1]\n{"title": "x"}\n\xff\xfe\n{"text": "words", "published_at": "soon", "url": 3}\n')
    lines = list(read_lines(tmp_path / "a.jsonl"))
    assert [line.problem is None for line in lines] == [False, False, False, False, True]
    assert str(lines[1].problem).startswith(f"{tmp_path / 'a.jsonl'}:2:")
    assert lines[4].report is not None
    assert (lines[4].report.published_at, lines[4].report.url) == (None, f"{tmp_path / 'a.jsonl'}:5")


def test_a_file_that_unpacks_without_end_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lines, "SPARE", 100_000)
    path = tmp_path / "bomb.jsonl.gz"
    path.write_bytes(gzip.compress(b"\n" * 3_000_000))
    with pytest.raises(GatheringError, match="unpacks to more than"):
        list(read_lines(path))


def test_a_file_that_cannot_be_read_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        list(read_lines(tmp_path / "none.jsonl"))
    (tmp_path / "cut.jsonl.gz").write_bytes(gzip.compress(b'{"text": "words"}\n' * 100)[:-20])
    with pytest.raises(GatheringError, match="could not be read"):
        list(read_lines(tmp_path / "cut.jsonl.gz"))
