"""What a large input holds, item by item, before any of it is read: a file of JSON lines, Parquet or WARC, a folder of these or of reports.

Paths are those of fsspec: local ones, or such as `s3://bucket/archive/`. An item is small and can be handed to another process or machine,
which makes a report of it.
"""

import json
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING, Any, Literal

from hearsay.errors import GatheringError, NotFound
from hearsay.gathering.gather import LIMIT, make_report
from hearsay.gathering.lines import ENDINGS, Line, cut_lines, read_line

if TYPE_CHECKING:
    import fsspec

FIELDS = ("text", "title", "url", "publisher", "published_at", "language")
"""The columns of a Parquet file that are read; `text` is the one that must be there."""
WARC = (".warc", ".warc.gz")
ROWS = 256
"""Rows of a Parquet file that are unpacked at a time."""


@dataclass(frozen=True, slots=True)
class Item:
    """One report to come."""

    name: str
    """Where it stands: the path, and in a file of many the number of its line or record, from 1."""
    form: Literal["line", "file", "page"]
    data: bytes
    url: str | None = None
    content_type: str | None = None
    retrieved_at: str = ""
    """Of an archived page: when it was fetched, `YYYY-MM-DDTHH:MM:SSZ`."""


def read_items(path: str) -> Iterator[Item]:
    """Yield the items of a file or folder, in the order of their names. Raises GatheringError where there is none or a file breaks off."""
    from fsspec.core import url_to_fs

    try:
        system, plain = url_to_fs(path)
        local = "file" in (system.protocol if isinstance(system.protocol, tuple) else (system.protocol,))
        if system.isdir(plain):
            names = sorted(name for name in system.find(plain) if not any(p.startswith((".", "_")) for p in name[len(plain) :].split("/")))
        elif system.exists(plain):
            names = [plain]
        else:
            raise NotFound(f"{path}: there is no such file or folder")
        for name in names:
            yield from _read_file(system, name, name if local else system.unstrip_protocol(name))
    except (OSError, ImportError, ValueError) as error:
        raise GatheringError(f"{path}: this could not be opened: {error}") from error


def open_item(item: Item, *, published: str | None = None, publisher: str | None = None) -> Iterator[Line]:
    """Yield the reports of an item, or why there is none."""
    if item.form == "line":
        yield from read_line(item.data, item.name, published=published, publisher=publisher)
        return
    sort, _, rest = (item.content_type or "").partition(";")
    declared = rest.partition("charset=")[2].strip(" \"'") or None
    try:
        report = make_report(
            item.data, item.name, item.url or item.name, sort.strip() or None, declared, published=published, publisher=publisher
        )
    except GatheringError as error:
        yield Line(item.name, None, item.data, error)
    else:
        yield Line(item.name, report, item.data)


def _read_file(system: "fsspec.AbstractFileSystem", name: str, shown: str) -> Iterator[Item]:
    low = name.casefold()
    if low.endswith(ENDINGS):
        packed = system.size(name) if low.endswith(".gz") else None
        with system.open(name, "rb", compression="infer") as file:
            yield from (Item(line, "line", data) for line, data in cut_lines(file, shown, packed))
    elif low.endswith(".parquet"):
        with system.open(name, "rb") as file:
            yield from _read_parquet(file, shown)
    elif low.endswith(WARC):
        with system.open(name, "rb") as file:
            yield from _read_warc(file, shown)
    else:
        with system.open(name, "rb") as file:
            yield Item(shown, "file", file.read(LIMIT + 1))


def _read_parquet(file: IO[bytes], name: str) -> Iterator[Item]:
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        table = pq.ParquetFile(file)
        columns = [field for field in FIELDS if field in table.schema_arrow.names]
        if "text" not in columns:
            raise GatheringError(f"{name}: this has no column `text`")
        number = 0
        for batch in table.iter_batches(ROWS, columns=columns):
            for row in batch.to_pylist():
                number += 1
                plain = {key: value if isinstance(value, str) or value is None else str(value) for key, value in row.items()}
                yield Item(f"{name}:{number}", "line", json.dumps(plain, ensure_ascii=False).encode("utf-8", "replace"))
    except pa.ArrowException as error:
        raise GatheringError(f"{name}: this is not a Parquet file that can be read: {error}") from error


def _read_warc(file: IO[bytes], name: str) -> Iterator[Item]:
    """Yield the pages of a web archive that were answered with a text: response records with status 200."""
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    number = 0
    try:
        for record in ArchiveIterator(file):
            if not _header(record, "WARC-Type"):
                raise GatheringError(f"{name}: record {number + 1} is not one of a web archive")
            number += 1
            if record.rec_type != "response" or record.http_headers is None or record.http_headers.get_statuscode() != "200":
                continue
            content_type = record.http_headers.get_header("Content-Type") or ""
            if content_type and not content_type.startswith(("text/", "application/xhtml", "application/pdf")):
                continue
            url, at = _header(record, "WARC-Target-URI"), _header(record, "WARC-Date")
            yield Item(f"{name}:{number}", "page", record.content_stream().read(LIMIT + 1), url, content_type, at[:19] + "Z" if at else "")
    except (ArchiveLoadFailed, EOFError, ValueError, TypeError, AttributeError, LookupError, zlib.error) as error:
        # warcio trips over headers that are missing.
        raise GatheringError(f"{name}: this could not be read after record {number}: {error}") from error


def _header(record: Any, name: str) -> str:
    return str(record.rec_headers.get_header(name) or "")
