"""A publisher's CSV bytes become rows of cells: decoded, split, and never cut short by a stray byte."""

import csv
import io
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from hearsay.errors import ListFormatError

LONGEST_CELL = 16_000_000
"""Characters; publishers' prose cells pass the standard library's limit of 131,072."""
UNICODE = ("utf-8-sig",)
EUROPEAN = ("utf-8-sig", "cp1252")
"""For lists whose older editions are in the Windows encoding of western Europe."""


def decode(content: bytes, path: Path, encodings: Sequence[str] = UNICODE) -> str:
    """Return the text in the first of the encodings that fits every byte; raises ListFormatError, naming the place, where none does."""
    problem = None
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError as error:
            problem = problem or error
            continue
        if "\x00" not in text:
            return text
    where = "it holds null bytes" if problem is None else f"byte {problem.start} fits no letter"
    raise ListFormatError(f"{path} is not text in the encoding that its publisher uses ({encodings[0]}): {where}; fetch the file again")


def read_rows(content: bytes, path: Path, *, delimiter: str = ",", encodings: Sequence[str] = UNICODE) -> Iterator[tuple[int, list[str]]]:
    """Yield each row with the number of the line that it ends on, blank ones left out.

    CRLF and LF; the end-of-file byte 0x1A that some publishers append ends the last row. Raises ListFormatError, naming `path` and
    the line, where the bytes are no CSV.
    """
    csv.field_size_limit(LONGEST_CELL)
    rows = csv.reader(io.StringIO(decode(content, path, encodings), newline=""), delimiter=delimiter, strict=True)
    try:
        for row in rows:
            if any(cell.strip("\x1a \t\r\n") for cell in row):
                yield rows.line_num, row
    except csv.Error as error:
        raise ListFormatError(f"{path}, line {rows.line_num}: {error}; fetch the file again") from error


def read_table(rows: Iterator[tuple[int, list[str]]], path: Path, required: Sequence[str]) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield each row below the header as its cells by column; the first time, an empty row that has only the columns.

    Raises ListFormatError where a required column is missing, a column stands twice, or a row has more or fewer cells than the header.
    """
    _, header = next(rows, (0, []))
    columns = [" ".join(column.split()) for column in header]
    if missing := [column for column in required if column not in columns]:
        raise ListFormatError(f"{path} has no column {', '.join(missing)}, so it is not in its publisher's form; fetch the file again")
    if twice := sorted(column for column, count in Counter(columns).items() if column and count > 1):
        raise ListFormatError(f"{path} has the column {', '.join(twice[:5])} twice; fetch the file again")
    yield 0, dict.fromkeys(columns, "")
    for line, row in rows:
        if len(row) != len(columns):
            raise ListFormatError(f"{path}, line {line}: {len(row)} cells where the header has {len(columns)}; fetch the file again")
        yield line, dict(zip(columns, row, strict=True))
