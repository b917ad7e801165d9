"""Dates as publishers print them keep what is known and invent nothing."""

import pytest

from hearsay.lists.dates import date_in_name, read_dates


@pytest.mark.parametrize(
    ("words", "dates"),
    [
        ("04 Jan 1961", ("1961-01-04",)),
        ("Jan 1961", ("1961-01",)),
        ("1961", ("1961",)),
        ("circa 1961", ("1961",)),
        ("circa 04 Jan 1961", ("1961",)),
        ("1958 to 1960", ("1958", "1959", "1960")),
        ("01 Jan 1961 to 31 Dec 1961", ("1961",)),
        ("1940 to 1990", ("1940", "1990")),
        ("1961-01-04", ("1961-01-04",)),
        ("1961-01", ("1961-01",)),
        ("04/01/1961", ("1961-01-04",)),
        ("00/00/1961", ("1961",)),
        ("unknown", ()),
        ("", ()),
    ],
)
def test_a_date_keeps_what_is_known(words: str, dates: tuple[str, ...]) -> None:
    assert read_dates(words) == dates


@pytest.mark.parametrize(
    ("name", "date"),
    [("sdn_2024-05-03.csv", "2024-05-03"), ("sdn20240503.csv", "2024-05-03"), ("sdn_2024-13-45.csv", None), ("sdn.csv", None)],
)
def test_a_file_name_states_the_day_of_an_edition(name: str, date: str | None) -> None:
    assert date_in_name(name) == date
