"""The tables of a case become an Excel workbook (XLSX): a sheet a table, with a header that stays in sight.

No cell is a formula: text is typed as text, and what looks like a formula carries Excel's own mark for "text". Characters that Excel
refuses are shown by a sign, and a text that is longer than a cell is cut and says so.
"""

import zipfile
from collections.abc import Iterator
from copy import copy
from io import BytesIO
from pathlib import Path
from typing import Any

from hearsay.showing.export.carrying import cut_to_cell, looks_like_formula, shown
from hearsay.showing.export.contents import CaseContents
from hearsay.showing.export.tables import Table, case_tables
from hearsay.showing.export.writing import ZIP_DAY, whole_file

ROWS = 1_048_575
"""Rows that a sheet of Excel holds beneath the header."""
WRAPPED = 40
"""Width from which a column's text is wrapped."""


def write_workbook(contents: CaseContents, path: Path) -> tuple[str, ...]:
    """Write the workbook to `path`; return what a user should know of it. Raises OSError."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    book.properties.creator = "hearsay"
    book.properties.title = shown(contents.title)[:255]
    book.properties.created = book.properties.modified = _first_day()
    cut = sum(_fill(book.create_sheet(part.name), part) for table in case_tables(contents) for part in _parts(table))
    made = BytesIO()
    book.save(made)
    with whole_file(path) as file:
        file.write(_undated(made))
    return (f"{cut} cells were cut to the 32,767 characters that Excel holds; the JSON and CSV exports have them whole",) if cut else ()


def _parts(table: Table) -> Iterator[Table]:
    """Yield a table in parts that a sheet holds: one, unless the case is very large."""
    for number, start in enumerate(range(0, max(len(table.rows), 1), ROWS), start=1):
        name = table.name if number == 1 else f"{table.name} ({number})"
        yield Table(name, table.columns, table.rows[start : start + ROWS])


def _fill(sheet: Any, table: Table) -> int:
    """Write a table into its sheet and return how many of its cells had to be cut."""
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(table.columns))}{len(table.rows) + 1}"
    for number, column in enumerate(table.columns, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = column.width
    styles = {}
    for name, font, wraps in (("head", Font(bold=True), False), ("text", None, False), ("wrapped", None, True)):
        pattern = _typed(sheet, name)
        pattern.alignment = Alignment(vertical="top", wrap_text=wraps)
        if font is not None:
            pattern.font = font
        styles[name] = pattern._style
    sheet.append([_typed(sheet, column.name, styles["head"]) for column in table.columns])
    cut = 0
    for row in table.rows:
        cells: list[Any] = []
        for column, value in zip(table.columns, row, strict=True):
            if isinstance(value, str):
                text, was_cut = cut_to_cell(shown(value))
                cut += was_cut
                cells.append(_typed(sheet, text, styles["wrapped" if column.width >= WRAPPED else "text"]))
            else:
                cells.append(value)
        sheet.append(cells)
    return cut


def _typed(sheet: Any, text: str, style: Any = None) -> Any:
    """Return a cell that holds a text as a text, whatever it looks like."""
    from openpyxl.cell import WriteOnlyCell

    cell: Any = WriteOnlyCell(sheet, value=text)
    cell.data_type = "s"
    if style is not None:
        cell._style = copy(style)
    if looks_like_formula(text):
        cell.quotePrefix = True
    return cell


def _first_day() -> Any:
    from datetime import datetime

    return datetime(*ZIP_DAY)


def _undated(made: BytesIO) -> bytes:
    """Return the archive without the time at which it was made, so that the same case gives the same bytes."""
    fresh = BytesIO()
    with zipfile.ZipFile(made) as source, zipfile.ZipFile(fresh, "w", zipfile.ZIP_DEFLATED) as target:
        for entry in source.infolist():
            target.writestr(zipfile.ZipInfo(entry.filename, ZIP_DAY), source.read(entry), zipfile.ZIP_DEFLATED)
    return fresh.getvalue()
