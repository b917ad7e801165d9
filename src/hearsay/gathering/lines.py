"""A file of JSON lines, packed or not, becomes reports: a line each, with its text and whatever is known of it.

A line is an object with `text`, and `title`, `url`, `publisher`, `published_at` and `language` where they are known. A line with `versions`
(objects with `text` and `title`) is a report that changed: each version is a report, the oldest first.
"""

import gzip
import hashlib
import json
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, cast

from hearsay.errors import GatheringError, NotFound, NotText
from hearsay.nouns import Report

ENDINGS = (".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz")
LONGEST = 16 * 1024 * 1024
"""Bytes that a line may have."""
SPARE, MOST_PACKED = 64 * 1024 * 1024, 200
"""Bytes that any packed file may unpack to, and how many times its size beyond.

Reports shrink to a fifth; what is made to choke a reader, to a thousandth.
"""


@dataclass(frozen=True, slots=True)
class Line:
    """One report of a file, or why it is none."""

    name: str
    """The file and the number of the line, from 1."""
    report: Report | None
    original: bytes = b""
    problem: GatheringError | None = None


def is_lines(path: str | Path) -> bool:
    """Say whether a path is named as a file of JSON lines."""
    return str(path).casefold().endswith(ENDINGS)


def read_lines(path: Path, *, published: str | None = None, publisher: str | None = None) -> Iterator[Line]:
    """Yield the reports of a file; a line that is none comes with its problem. Raises GatheringError where the file cannot be read."""
    packed = path.suffix.casefold() == ".gz"
    try:
        with cast(IO[bytes], gzip.open(path, "rb") if packed else path.open("rb")) as file:
            for name, line in cut_lines(file, str(path), path.stat().st_size if packed else None):
                yield from read_line(line, name, published=published, publisher=publisher)
    except FileNotFoundError as error:
        raise NotFound(f"{path}: there is no such file") from error
    except OSError as error:
        raise GatheringError(f"{path}: this could not be read: {error}") from error


def cut_lines(file: IO[bytes], path: str, packed: int | None) -> Iterator[tuple[str, bytes]]:
    """Yield the lines of an open file that are not empty, each with its name; `packed` is the size in bytes of a file that is unpacked.

    Raises GatheringError where a line is too long, or the file breaks off or unpacks without end.
    """
    number = taken = 0
    try:
        while line := file.readline(LONGEST + 1):
            number, taken = number + 1, taken + len(line)
            if packed is not None and taken > SPARE + MOST_PACKED * packed:
                raise GatheringError(f"{path}: this unpacks to more than {MOST_PACKED} times its size; unpack it yourself if you trust it")
            name = f"{path}:{number}"
            if len(line) > LONGEST:
                raise GatheringError(f"{name}: this line has more than {LONGEST // 1024 // 1024} MB; give a report a line")
            if line.strip():
                yield name, line
    except (OSError, EOFError, zlib.error) as error:
        raise GatheringError(f"{path}: this could not be read after line {number}: {error}") from error


def read_line(line: bytes, name: str, *, published: str | None = None, publisher: str | None = None) -> Iterator[Line]:
    """Yield the report of a line, or each of its versions, or why there is none."""
    try:
        row = json.loads(line.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        yield Line(name, None, line, NotText(f"{name}: this line is not JSON in UTF-8: {error}"))
        return
    if not isinstance(row, dict):
        yield Line(name, None, line, NotText(f"{name}: this line is not an object with a text"))
        return
    versions = row.get("versions")
    rows = [{**row, **one} for one in versions if isinstance(one, dict)] if isinstance(versions, list) else [row]
    for one in rows:
        text = one.get("text")
        if not isinstance(text, str) or not text.strip():
            yield Line(name, None, line, NotText(f"{name}: this line has no text"))
            continue
        text = text.encode("utf-8", "replace").decode("utf-8")
        original = text.encode("utf-8")
        yield Line(
            name,
            Report(
                text=text,
                sha256=hashlib.sha256(original).hexdigest(),
                title=_words(one.get("title")),
                url=_words(one.get("url")) or name,
                publisher=_words(one.get("publisher")) or publisher,
                published_at=_day(one.get("published_at")) or published,
                language=_words(one.get("language")),
            ),
            original,
        )


def _words(value: Any) -> str | None:
    return " ".join(value.encode("utf-8", "replace").decode("utf-8").split()) or None if isinstance(value, str) else None


def _day(value: Any) -> str | None:
    """Return the day of an ISO date or time."""
    from datetime import date

    try:
        return date.fromisoformat(value[:10]).isoformat() if isinstance(value, str) else None
    except ValueError:
        return None
