"""The workbook opens with a sheet a table, and no cell of it computes."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from hearsay.showing.export.contents import CaseContents
from hearsay.showing.export.tables import COLUMNS
from hearsay.showing.export.workbook import write_workbook


@pytest.fixture
def book(case: CaseContents, tmp_path: Path) -> Any:
    noted = tuple(replace(one, note='=HYPERLINK("x")') for one in case.decisions)
    write_workbook(replace(case, decisions=noted), tmp_path / "case.xlsx")
    return load_workbook(tmp_path / "case.xlsx")


def test_there_is_a_sheet_for_each_table_with_its_header(book: Any) -> None:
    assert book.sheetnames == list(COLUMNS)
    for name, columns in COLUMNS.items():
        assert [cell.value for cell in book[name][1]] == [column.name for column in columns]
        assert book[name].freeze_panes == "A2"
        assert book[name]["A1"].font.bold
        assert book[name].column_dimensions["A"].width == columns[0].width


def test_a_formula_is_a_text_and_marked_as_one(book: Any) -> None:
    cell = book["decisions"]["F2"]
    assert cell.value == '=HYPERLINK("x")'
    assert cell.data_type == "s"
    assert cell.quotePrefix


def test_numbers_are_numbers(book: Any) -> None:
    assert book["matches"]["I2"].value == 0.91
    assert book["reports"]["L2"].value == 2


def test_long_words_are_wrapped(book: Any) -> None:
    assert book["claims"]["F2"].alignment.wrap_text


def test_a_table_with_more_rows_than_a_sheet_holds_goes_on_in_another(
    case: CaseContents, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hearsay.showing.export.workbook.ROWS", 2)
    write_workbook(case, tmp_path / "case.xlsx")
    book = load_workbook(tmp_path / "case.xlsx")
    assert [name for name in book.sheetnames if name.startswith("claims")] == ["claims", "claims (2)", "claims (3)", "claims (4)"]
    assert [book[name].max_row for name in ("claims", "claims (4)")] == [3, 2]
