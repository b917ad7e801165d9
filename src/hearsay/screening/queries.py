"""A CSV file becomes queries: one a row, and a Failure for a row that can not be checked, so that none is dropped in silence."""

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from hearsay.errors import ScreeningError
from hearsay.nouns import Failure
from hearsay.screening.context import Context

COLUMNS = ("schema", "birth_date", "country", "identifier", "address")
"""Used where present, beside `name`."""
LONGEST_NAME = 1000
"""Characters; a longer cell is not a name but a broken file."""


@dataclass(frozen=True, slots=True)
class Query:
    """What is known of one party that somebody asks about."""

    name: str
    schema: str | None = None
    birth_date: str | None = None
    country: str | None = None
    identifier: str | None = None
    address: str | None = None
    context: Context | None = None


def read_queries(content: bytes, about: str) -> Iterator[tuple[int, str, Query | Failure]]:
    """Yield for each row its number (the first under the header is 1), the name as given, and the query or why there is none.

    Any encoding that a byte-order mark states, UTF-8, or the likeliest legacy one; parted by commas, semicolons or tabs. Raises
    ScreeningError, naming `about`, where the header has no column `name`.
    """
    text = _decode(content)
    first = text.partition("\n")[0]
    csv.field_size_limit(16_000_000)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=first.count))
    header = [column.strip().casefold() for column in next(rows, [])]
    if "name" not in header:
        raise ScreeningError(f"{about} has no column `name`: the first row must name the columns, such as name,schema,birth_date,country")
    number = 0
    while True:
        try:
            row = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            number += 1
            yield number, "", Failure(f"row {number}", ScreeningError.__name__, f"row {number} can not be read: {error}")
            continue
        if not row:
            continue
        number += 1
        cells = {column: cell.replace("\0", "").strip() for column, cell in zip(header, row, strict=False)}
        problem = _problem(row, header, cells.get("name", ""))
        if problem:
            yield number, cells.get("name", ""), Failure(f"row {number}", ScreeningError.__name__, f"row {number} {problem}")
        else:
            schema, birth_date, country, identifier, address = (cells.get(column) or None for column in COLUMNS)
            yield number, row[header.index("name")], Query(cells["name"], schema, birth_date, country, identifier, address)


def read_names(names: Iterable[str], schema: str | None = None) -> Iterator[tuple[int, str, Query | Failure]]:
    """Yield what `read_queries` does, for names alone, as they come; empty ones are passed over."""
    number = 0
    for name in names:
        if not name.strip():
            continue
        number += 1
        problem = _problem([], [], name.replace("\0", "").strip())
        if problem:
            yield number, name, Failure(f"row {number}", ScreeningError.__name__, f"row {number} {problem}")
        else:
            yield number, name, Query(name.replace("\0", "").strip(), schema)


def _problem(row: list[str], header: list[str], name: str) -> str | None:
    if len(row) > len(header):
        return f"has {len(row)} cells where the header has {len(header)}: put quotes around a name with a comma"
    if not name:
        return "has no name"
    if not any(letter.isalnum() for letter in name):
        return "has a name without a letter or digit"
    if len(name) > LONGEST_NAME:
        return f"has a name of {len(name)} characters: a quote may not be closed"
    return None


def _decode(content: bytes) -> str:
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if content.startswith(mark):
            return content.decode(encoding, "replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        from charset_normalizer import from_bytes

        best = from_bytes(content).best()
        return str(best) if best else content.decode("cp1252", "replace")
