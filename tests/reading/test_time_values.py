"""Tests of the intervals that words such as "since" and "by" open and close."""

from datetime import date

import pytest

from hearsay.reading.time_values import read_interval

DAY = date(2025, 6, 12)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("since February", (date(2025, 2, 1), DAY)),
        ("since 2014", (date(2014, 1, 1), DAY)),
        ("between March and May 2022", (date(2022, 3, 1), date(2022, 5, 31))),
    ],
)
def test_words_around_a_date_open_and_close_an_interval(words: str, expected: tuple[date, date]) -> None:
    assert read_interval(words, DAY, tense="past") == expected


def test_words_that_settle_nothing_give_nothing() -> None:
    assert read_interval("some time", DAY, tense=None) is None


def test_without_a_day_of_publication_relative_words_give_nothing() -> None:
    assert read_interval("last month", None, tense="past") is None
