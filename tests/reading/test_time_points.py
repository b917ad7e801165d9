"""Tests of the table of expressions for one point in time."""

import pytest

from hearsay.reading.time_points import count_of
from hearsay.reading.times import read_time


@pytest.mark.parametrize(("words", "count"), [("two", 2), ("12", 12), ("a", 1)])
def test_small_numbers_are_read_in_words_and_figures(words: str, count: int) -> None:
    assert count_of(words) == count


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("13 August 2022", ("2022-08-13", "2022-08-13")),
        ("August 13, 2022", ("2022-08-13", "2022-08-13")),
        ("last month", ("2025-05-01", "2025-05-31")),
        ("Tuesday", ("2025-06-10", "2025-06-10")),
        ("yesterday", ("2025-06-11", "2025-06-11")),
    ],
)
def test_an_expression_means_its_days(words: str, expected: tuple[str, str]) -> None:
    value = read_time(words, published="2025-06-12", tense="past")
    assert value is not None
    assert (value.start, value.end) == expected
