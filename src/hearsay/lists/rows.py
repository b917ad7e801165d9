"""A publisher's CSV bytes become rows of cells: decoded, split, and never cut short by a stray byte."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path

from hearsay.errors import ListFormatError

LONGEST_CELL = 16_000_000
"""Characters; publishers' prose cells pass the standard library's limit of 131,072."""


def read_rows(content: bytes, path: Path) -> Iterator[tuple[int, list[str]]]:
    """Yield each row with the number of the line that it ends on, blank ones left out.

    UTF-8 with or without a byte-order mark, otherwise Windows-1252; CRLF and LF; the end-of-file byte 0x1A that some publishers
    append ends the last row. Raises ListFormatError, naming `path`, where the bytes are no CSV.
    """
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", "replace")
    csv.field_size_limit(LONGEST_CELL)
    rows = csv.reader(io.StringIO(text, newline=""))
    try:
        for row in rows:
            if any(cell.strip("\x1a \t\r\n") for cell in row):
                yield rows.line_num, row
    except csv.Error as error:
        raise ListFormatError(f"{path}, line {rows.line_num}: {error}; fetch the file again") from error
