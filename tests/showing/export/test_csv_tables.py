"""CSV files are read by Excel and by programs alike, and compute nothing."""

import csv
import io
import zipfile
from pathlib import Path

from hearsay.showing.export.contents import CaseContents
from hearsay.showing.export.csv_tables import csv_text, write_csv
from hearsay.showing.export.tables import COLUMNS, Column, Table


def test_a_folder_and_an_archive_hold_the_same_files(case: CaseContents, tmp_path: Path) -> None:
    write_csv(case, tmp_path / "tables")
    write_csv(case, tmp_path / "tables.zip")
    with zipfile.ZipFile(tmp_path / "tables.zip") as archive:
        assert archive.namelist() == [f"{name}.csv" for name in COLUMNS]
        for name in archive.namelist():
            assert archive.read(name) == (tmp_path / "tables" / name).read_bytes()


def test_a_byte_order_mark_may_be_left_out(case: CaseContents, tmp_path: Path) -> None:
    write_csv(case, tmp_path, bom=False)
    assert (tmp_path / "claims.csv").read_text("utf-8").startswith("claim,report")


def test_a_cell_that_would_compute_begins_with_an_apostrophe_and_it_is_said(case: CaseContents, tmp_path: Path) -> None:
    from dataclasses import replace

    notices = write_csv(replace(case, decisions=tuple(replace(one, note="=1+1") for one in case.decisions)), tmp_path)
    assert "'=1+1" in (tmp_path / "decisions.csv").read_text("utf-8")
    assert notices == ("5 cells that a spreadsheet might compute begin with an apostrophe",)


def test_numbers_below_nought_stay_numbers() -> None:
    table = Table("t", (Column("a", ""), Column("b", "")), ((-1.5, "-1.5"),))
    assert csv_text(table, bom=False) == "a,b\r\n-1.5,'-1.5\r\n"


def test_lines_quotes_and_commas_come_back() -> None:
    table = Table("t", (Column("a", ""),), (('one\ntwo, "three"',),))
    assert list(csv.reader(io.StringIO(csv_text(table, bom=False), newline=""))) == [["a"], ['one\ntwo, "three"']]
