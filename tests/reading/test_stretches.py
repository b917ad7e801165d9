"""Tests of calendar arithmetic."""

from datetime import date

import pytest

from hearsay.reading.stretches import Unsettled, months, shifted, whole, years


def test_months_run_over_the_end_of_a_year() -> None:
    assert months(2024, 12, 3) == (date(2024, 12, 1), date(2025, 2, 28))


def test_months_below_one_lie_in_the_year_before() -> None:
    assert months(2024, 0) == (date(2023, 12, 1), date(2023, 12, 31))


def test_years_are_whole() -> None:
    assert years(2020, 2021) == (date(2020, 1, 1), date(2021, 12, 31))


@pytest.mark.parametrize(
    ("unit", "expected"),
    [
        ("day", (date(2025, 6, 11), date(2025, 6, 11))),
        ("week", (date(2025, 6, 2), date(2025, 6, 8))),
        ("month", (date(2025, 5, 1), date(2025, 5, 31))),
        ("quarter", (date(2025, 1, 1), date(2025, 3, 31))),
        ("year", (date(2024, 1, 1), date(2024, 12, 31))),
        ("decade", (date(2010, 1, 1), date(2019, 12, 31))),
    ],
)
def test_one_unit_back_is_the_whole_one_before(unit: str, expected: tuple[date, date]) -> None:
    assert whole(unit, date(2025, 6, 12), -1) == expected


def test_an_unknown_unit_settles_nothing() -> None:
    with pytest.raises(Unsettled):
        whole("fortnightish", date(2025, 6, 12), 0)


def test_a_day_moves_by_weeks() -> None:
    assert shifted(date(2025, 6, 12), -2, "week") == date(2025, 5, 29)
