"""Cells become clean words, and several values in one cell are told apart."""

from datetime import datetime

import pytest

from hearsay.lists.printed import is_nothing, print_cell, split_list, split_numbered, tidy


@pytest.mark.parametrize(
    ("cell", "values"),
    [
        ("(1) Russia (2) Ukraine", ["Russia", "Ukraine"]),
        ("a) Kabul, Afghanistan b) Quetta", ["Kabul, Afghanistan", "Quetta"]),
        ("Kabul (old town)", ["Kabul (old town)"]),
        ("(1) 20645897 (2) -", ["20645897"]),
        ("NA", []),
        ("", []),
    ],
)
def test_numbered_values_are_split(cell: str, values: list[str]) -> None:
    assert split_numbered(cell) == values


def test_separators_in_brackets_do_not_split() -> None:
    assert split_list("A (b; c); D;; -", ";") == ["A (b; c)", "D"]


@pytest.mark.parametrize(
    ("value", "words"), [(datetime(2026, 4, 14), "2026-04-14"), (2.0, "2"), (None, ""), (True, "True"), (" a\n b ", "a b")]
)
def test_cells_of_any_type_become_words(value: object, words: str) -> None:
    assert print_cell(value) == words


def test_invisible_marks_and_nothing_are_nothing() -> None:
    assert tidy("a_x000D_\u200bb") == "a b"
    assert is_nothing(" N/A. ")
