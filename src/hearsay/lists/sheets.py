"""A publisher's xlsx bytes become rows of words, within bounds: how big the archive may unpack, how many rows and columns there are."""

import warnings
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from hearsay.errors import ListFormatError
from hearsay.lists.printed import print_cell

MOST_MEMBERS = 300
MOST_BYTES = 400_000_000
"""Unpacked, all members together."""
MOST_ROWS = 400_000
MOST_COLUMNS = 300


def read_sheet(content: bytes, path: Path, *markers: str) -> tuple[list[str], Iterator[tuple[int, list[str]]], list[list[str]]]:
    """Return the header, the rows below it (with their numbers, cut to the header's width), and the rows above it.

    The sheet and its header are found as the first row that holds every one of `markers`. Raises ListFormatError where there is none,
    where the file is no whole xlsx, and while rows are read where it passes the bounds.
    """
    check_archive(content, path)
    above: list[list[str]] = []
    rows = _rows(content, path)
    for _, row in rows:
        if all(marker in row for marker in markers):
            while row and not row[-1]:
                row.pop()
            return row, _cut(rows, len(row)), above
        above.append(row)
        if len(above) > 1000:
            break
    raise ListFormatError(f"{path} has no sheet with the columns {', '.join(markers)}; fetch the file again, or update hearsay")


def check_archive(content: bytes, path: Path) -> None:
    """Raise ListFormatError where the archive is broken, or would unpack to more than a list can hold."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            members = archive.infolist()
            if len(members) > MOST_MEMBERS or sum(member.file_size for member in members) > MOST_BYTES:
                raise ListFormatError(f"{path} would unpack to more than any list holds; it is not read")
            for member in members:
                if member.filename.endswith((".xml", ".rels")):
                    with archive.open(member) as part:
                        start = part.read(4096).replace(b"\x00", b"")
                    if b"<!DOCTYPE" in start or b"<!ENTITY" in start:
                        raise ListFormatError(f"{path} declares entities in {member.filename}, which no spreadsheet does; it is not read")
    except ListFormatError:
        raise
    except Exception as error:  # noqa: BLE001 - zipfile and zlib raise a dozen kinds on damaged archives
        raise ListFormatError(f"{path} is not a whole xlsx file: {error}; fetch the file again") from error


def _rows(content: bytes, path: Path) -> Iterator[tuple[int, list[str]]]:
    import openpyxl

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(BytesIO(content), read_only=True, data_only=True)
            count = 0
            for sheet in book.worksheets:
                sheet.reset_dimensions()
                for number, row in enumerate(sheet.iter_rows(values_only=True), start=1):
                    count += 1
                    if count > MOST_ROWS or (len(row) > MOST_COLUMNS and any(value is not None for value in row[MOST_COLUMNS:])):
                        raise ListFormatError(f"{path}, row {number}: more rows or columns than any list has; it is not read")
                    words = [print_cell(value) for value in row[:MOST_COLUMNS]]
                    if any(words):
                        yield number, words
    except (ListFormatError, GeneratorExit):
        raise
    except Exception as error:  # noqa: BLE001 - openpyxl raises whatever its parts raise on damaged files
        raise ListFormatError(f"{path} is not a whole xlsx file: {type(error).__name__}: {error}; fetch the file again") from error


def _cut(rows: Iterator[tuple[int, list[str]]], width: int) -> Iterator[tuple[int, list[str]]]:
    for number, row in rows:
        yield number, (row + [""] * width)[:width]
