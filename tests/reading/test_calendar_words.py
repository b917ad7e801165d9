import re

import pytest

from hearsay.reading.calendar_words import DAY, MONTH, MONTHS, NUMBERS, POINT, SEASONS, WEEKDAYS, YEAR


def test_months_weekdays_and_seasons_are_whole() -> None:
    assert sorted(MONTHS.values()) == list(range(1, 13))
    assert sorted(WEEKDAYS.values()) == list(range(7))
    assert set(SEASONS.values()) == {3, 6, 9, 12}
    assert all(number > 0 for number in NUMBERS.values())


@pytest.mark.parametrize("words", ["13 August 2022", "Aug. 13", "last month", "the first half of 2023", "Q3 2022", "the 1990s", "Tuesday"])
def test_a_point_is_known_in_capitals_and_abbreviated(words: str) -> None:
    assert re.fullmatch(POINT, words)


@pytest.mark.parametrize(
    ("piece", "words"),
    [
        (MONTH, "may"),
        (MONTH, "march"),
        (MONTH, "Marching"),
        (YEAR, "2022%"),
        (YEAR, "1800"),
        (DAY, "32"),
        (DAY, "3.5"),
        (POINT, "august men"),
    ],
)
def test_words_that_only_look_like_the_calendar_are_not_of_it(piece: str, words: str) -> None:
    assert not re.match(piece, words)
