"""Tests of the numbers that count nothing."""

import pytest

from hearsay.reading.number_labels import is_label
from hearsay.reading.number_words import amount_pattern


@pytest.mark.parametrize(
    ("text", "number", "label"),
    [
        ("They shipped 40 crates.", "40", False),
        ("It happened in 2019.", "2019", True),
        ("Ilse Marendt, 51, denied it.", "51", True),
        ("under resolution 2231", "2231", True),
        ("no one was hurt", "one", True),
    ],
)
def test_a_number_counts_or_labels(text: str, number: str, label: bool) -> None:
    match = next(m for m in amount_pattern().finditer(text) if m["low"] == number)
    assert is_label(text, match) is label
