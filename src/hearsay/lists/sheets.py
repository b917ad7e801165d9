"""A publisher's xlsx bytes become rows of words, within bounds: how big the archive may unpack, how many rows and columns there are."""

import importlib
import warnings
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

from hearsay.errors import ListFormatError
from hearsay.lists.printed import print_cell

MOST_MEMBERS = 300
MOST_BYTES = 400_000_000
"""Unpacked, all members together."""
MOST_ROWS = 400_000
MOST_COLUMNS = 300


def read_tables(content: bytes, path: Path, *markers: str, above: list[str] | None = None) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield each row below a header as its cells by column, with the row's number; at a header 0 and its columns, all empty.

    A sheet's header is its first row that holds every one of `markers`; sheets without one hold no entries. The words of the rows over
    a header are added to `above`. Raises ListFormatError where no sheet has a header, and where the file is no whole xlsx or passes
    the bounds.
    """
    check_archive(content, path)
    sheet_of_header, columns = "", list[str]()
    for sheet, number, row in _rows(content, path):
        if sheet != sheet_of_header:
            if all(marker in row for marker in markers):
                while not row[-1]:
                    row.pop()
                sheet_of_header, columns = sheet, row
                if twice := {column for column in columns if column and columns.count(column) > 1}:
                    raise ListFormatError(f"{path} has the column {', '.join(sorted(twice))} twice; fetch the file again")
                yield 0, dict.fromkeys(columns, "")
            elif above is not None:
                above.extend(word for word in row if word)
        else:
            yield number, dict(zip(columns, row + [""] * len(columns), strict=False))
    if not sheet_of_header:
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
    except Exception as error:
        raise ListFormatError(f"{path} is not a whole xlsx file: {error}; fetch the file again") from error


def _rows(content: bytes, path: Path) -> Iterator[tuple[str, int, list[str]]]:
    openpyxl: Any = importlib.import_module("openpyxl")
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
                        yield sheet.title, number, words
    except (ListFormatError, GeneratorExit):
        raise
    except Exception as error:
        raise ListFormatError(f"{path} is not a whole xlsx file: {type(error).__name__}: {error}; fetch the file again") from error
