"""Sheets are found by their header and read within bounds."""

import io
import zipfile
from pathlib import Path

import openpyxl
import pytest

from hearsay.errors import ListFormatError
from hearsay.lists.sheets import read_tables

FILE = Path("list.xlsx")


def book(*sheets: list[list[object]]) -> bytes:
    made = openpyxl.Workbook()
    made.remove(made.worksheets[0])
    for number, rows in enumerate(sheets):
        sheet = made.create_sheet(f"S{number}")
        for row in rows:
            sheet.append(row)
    content = io.BytesIO()
    made.save(content)
    return content.getvalue()


def test_every_sheet_with_the_header_is_read_and_legends_are_not_rows() -> None:
    content = book(
        [["Legend"], ["Id", "Name"], [1, "A"], [None, None], ["2a", "B"]], [["Nothing here"]], [["Name", "Id", "More"], ["C", 3, True]]
    )
    above: list[str] = []
    rows = list(read_tables(content, FILE, "Id", "Name", above=above))
    assert rows == [
        (0, {"Id": "", "Name": ""}),
        (3, {"Id": "1", "Name": "A"}),
        (5, {"Id": "2a", "Name": "B"}),
        (0, {"Name": "", "Id": "", "More": ""}),
        (2, {"Name": "C", "Id": "3", "More": "True"}),
    ]
    assert above == ["Legend", "Nothing here"]


def test_a_book_without_the_header_is_refused() -> None:
    with pytest.raises(ListFormatError, match="no sheet with the columns Id, Name"):
        list(read_tables(book([["x"]]), FILE, "Id", "Name"))


def test_a_column_twice_is_refused() -> None:
    with pytest.raises(ListFormatError, match="the column Id twice"):
        list(read_tables(book([["Id", "Name", "Id"]]), FILE, "Id", "Name"))


def test_an_archive_that_would_unpack_too_far_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hearsay.lists.sheets.MOST_BYTES", 100)
    with pytest.raises(ListFormatError, match="would unpack to more"):
        list(read_tables(book([["Id", "Name"]]), FILE, "Id"))


def test_too_many_rows_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hearsay.lists.sheets.MOST_ROWS", 3)
    rows: list[list[object]] = [["Id"]]
    rows.extend([number] for number in range(9))
    with pytest.raises(ListFormatError, match="more rows or columns"):
        list(read_tables(book(rows), FILE, "Id"))


def test_entities_in_a_member_are_refused() -> None:
    content = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book([["Id"]]))) as old, zipfile.ZipFile(content, "w") as new:
        for name in old.namelist():
            new.writestr(name, b'<!DOCTYPE x [<!ENTITY a "b">]><a/>' if name.endswith("workbook.xml") else old.read(name))
    with pytest.raises(ListFormatError, match=r"declares entities in xl/workbook\.xml"):
        list(read_tables(content.getvalue(), FILE, "Id"))


def test_what_is_no_archive_is_refused() -> None:
    with pytest.raises(ListFormatError, match="not a whole xlsx file"):
        list(read_tables(b"PK\x03\x04", FILE, "Id"))
