"""One country has one code, however a publisher prints it."""

import pytest

from hearsay.lists.countries import is_code, read_country


@pytest.mark.parametrize("words", ["Russia", "russian federation", "RUS", "ru", " Russia. "])
def test_every_spelling_of_a_country_is_one_code(words: str) -> None:
    assert read_country(words) == "ru"


@pytest.mark.parametrize(("words", "code"), [("Korea, North", "kp"), ("Iran (Islamic Republic of)", "ir"), ("Burma", "mm"), ("UAE", "ae")])
def test_publishers_own_spellings_are_known(words: str, code: str) -> None:
    assert read_country(words) == code


def test_a_region_stays_as_printed() -> None:
    assert read_country("Region: Crimea") == "Region: Crimea"
    assert not is_code("Region: Crimea")


def test_no_words_are_no_country() -> None:
    assert read_country("  ") is None
