"""A large input is cut into items: lines, rows, archived pages and files, in the order of their names, here and at fsspec's addresses."""

import gzip
import json
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from hearsay.errors import GatheringError, NotFound
from hearsay.gathering.items import Item, open_item, read_items

PAGE = b"<html><title>Drones</title><body><p>Ruritania sold drones to Zenda.</p></body></html>"


def warc(*pages: tuple[str, str, bytes]) -> bytes:
    """Return an archive of (address, status line, body)."""
    records = []
    for number, (url, status, content) in enumerate(pages):
        answer = f"HTTP/1.1 {status}\r\nContent-Type: text/html; charset=utf-8\r\n\r\n".encode() + content
        head = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{number}>\r\nWARC-Target-URI: {url}\r\n"
            f"WARC-Date: 2025-06-14T08:00:00Z\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
        )
        records.append(gzip.compress(head.encode() + answer + b"\r\n\r\n"))
    return b"".join(records)


def texts(items: list[Item]) -> list[str]:
    return [line.report.text for item in items for line in open_item(item) if line.report is not None]


def test_each_line_is_an_item(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(gzip.compress(b'{"text": "One."}\n\n{"text": "Two.", "publisher": "The Zenda Post"}\n'))
    items = list(read_items(str(path)))
    assert [item.name for item in items] == [f"{path}:1", f"{path}:3"]
    assert texts(items) == ["One.", "Two."]


def test_each_row_is_an_item(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    rows = [{"text": "One.", "title": "First", "published_at": "2025-06-14", "score": 3.5}, {"text": None, "title": None}]
    pq.write_table(pa.Table.from_pylist(rows), path)
    first, second = read_items(str(path))
    [line] = open_item(first)
    assert line.report is not None
    assert (line.report.text, line.report.title, line.report.published_at, line.report.url) == ("One.", "First", "2025-06-14", f"{path}:1")
    [line] = open_item(second)
    assert line.problem is not None


def test_each_answered_page_of_an_archive_is_an_item(tmp_path: Path) -> None:
    path = tmp_path / "a.warc.gz"
    path.write_bytes(warc(("https://news.example/1", "200 OK", PAGE), ("https://news.example/2", "404 Not Found", b"nothing")))
    [item] = read_items(str(path))
    assert (item.url, item.retrieved_at) == ("https://news.example/1", "2025-06-14T08:00:00Z")
    [line] = open_item(item)
    assert line.report is not None
    assert (line.report.url, line.report.title) == ("https://news.example/1", "Drones")
    assert "Ruritania sold drones" in line.report.text


def test_a_folder_is_its_files_in_order_without_hidden_ones(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text("Two.", encoding="utf-8")
    (tmp_path / "a.jsonl").write_text('{"text": "One."}', encoding="utf-8")
    (tmp_path / ".hidden.txt").write_text("No.", encoding="utf-8")
    (tmp_path / "_done").mkdir()
    (tmp_path / "_done" / "part.json").write_text("{}", encoding="utf-8")
    assert texts(list(read_items(str(tmp_path)))) == ["One.", "Two."]


def test_other_stores_are_read_as_well() -> None:
    import fsspec

    with fsspec.open("memory://archive/a.jsonl", "wb") as file:
        file.write(b'{"text": "One."}\n')
    [item] = read_items("memory://archive")
    assert item.name == "memory:///archive/a.jsonl:1"
    assert texts([item]) == ["One."]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.parquet", b"PAR1 no"), ("a.warc", b"GIF89a nothing of the kind\r\n" * 9), ("a.jsonl.gz", b"\x1f\x8b\x08\x00broken"),
        ("a.warc", b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 20\r\n\r\nHTTP/1.1 200 OK\r\n\r\nx\r\n\r\n"),
        ("a.jsonl.gz", gzip.compress(b'{"text": "One."}\n' * 1000)[:60]),
    ],
)  # fmt: skip
def test_a_file_that_breaks_off_is_an_error_of_the_family(tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(GatheringError):
        list(read_items(str(tmp_path / name)))


def test_what_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        list(read_items(str(tmp_path / "none.jsonl")))
    with pytest.raises(GatheringError):
        list(read_items("nosuchstore://a/b"))
    pq.write_table(pa.table({"body": ["One."]}), tmp_path / "a.parquet")
    with pytest.raises(GatheringError, match="no column `text`"):
        list(read_items(str(tmp_path / "a.parquet")))


def test_what_cannot_be_read_comes_with_its_problem() -> None:
    [line] = open_item(Item("a.bin", "file", b"\x00\x01\x02" * 400))
    assert line.report is None
    [line] = open_item(Item("a.jsonl:1", "line", json.dumps({"no": 1}).encode()))
    assert line.report is None
