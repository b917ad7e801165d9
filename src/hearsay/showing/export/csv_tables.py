"""The tables of a case become CSV files: a folder of them, or a zip archive where the path ends in `.zip`.

UTF-8 with a byte-order mark, so that Excel reads every script; CRLF and quotes as RFC 4180 says. A cell that a spreadsheet might compute
begins with an apostrophe.
"""

import csv
import io
import zipfile
from pathlib import Path

from hearsay.showing.export.carrying import looks_like_formula, shown
from hearsay.showing.export.contents import CaseContents
from hearsay.showing.export.tables import Cell, Table, case_tables
from hearsay.showing.export.writing import ZIP_DAY, whole_file

BOM = "\ufeff"


def write_csv(contents: CaseContents, path: Path, *, bom: bool = True) -> tuple[str, ...]:
    """Write a CSV file for each table into the folder or zip archive `path`; return what a user should know of it. Raises OSError."""
    tables = case_tables(contents)
    neutralised = sum(isinstance(cell, str) and looks_like_formula(cell) for table in tables for row in table.rows for cell in row)
    if path.suffix.casefold() == ".zip":
        with whole_file(path) as file, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
            for table in tables:
                entry = zipfile.ZipInfo(f"{table.name}.csv", ZIP_DAY)
                archive.writestr(entry, csv_text(table, bom=bom).encode("utf-8"), zipfile.ZIP_DEFLATED)
    else:
        path.mkdir(parents=True, exist_ok=True)
        for table in tables:
            with whole_file(path / f"{table.name}.csv") as file:
                file.write(csv_text(table, bom=bom).encode("utf-8"))
    return (f"{neutralised} cells that a spreadsheet might compute begin with an apostrophe",) if neutralised else ()


def csv_text(table: Table, *, bom: bool = True) -> str:
    """Return the text of one table's file."""
    lines = io.StringIO()
    writer = csv.writer(lines)
    writer.writerow([column.name for column in table.columns])
    writer.writerows([_cell(cell) for cell in row] for row in table.rows)
    return (BOM if bom else "") + lines.getvalue()


def _cell(cell: Cell) -> Cell:
    if not isinstance(cell, str):
        return cell
    text = shown(cell)
    return f"'{text}" if looks_like_formula(text) or looks_like_formula(cell) else text
