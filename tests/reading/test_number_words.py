"""Tests of the one pattern that finds amounts."""

import pytest

from hearsay.reading.number_words import amount_pattern, any_of, load_number_words


def test_the_tables_hold_modifiers_numbers_and_currencies() -> None:
    words = load_number_words()
    assert words.modifiers["at least"] == "least"
    assert words.numbers["two"] == 2
    assert words.signs["$"] == "USD"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("nearly 50 drones", "nearly 50"),
        ("sent 1,200 controllers", "1,200"),
        ("paid $3.4 million", "$3.4 million"),
        ("at least two dozen", "at least two dozen"),
    ],
)
def test_an_amount_is_found_with_its_modifier(text: str, found: str) -> None:
    match = amount_pattern().search(text)
    assert match is not None
    assert match.group().strip() == found


def test_a_model_name_is_no_amount() -> None:
    assert amount_pattern().search("Shahed-136") is None


def test_a_longer_word_goes_before_its_beginning() -> None:
    import re

    match = re.match(any_of(["six", "sixty"]), "sixty")
    assert match is not None
    assert match.group() == "sixty"
