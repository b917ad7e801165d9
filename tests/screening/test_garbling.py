"""Words that writers mix up are similar, others are not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearsay.naming.scripts import make_word
from hearsay.screening.garbling import LETTERS, LONGEST, SWAP, TABLE, TABLES, garble_cost, least_cost, word_similarity
from hearsay.screening.model import load_model
from hearsay.screening.packing import number_letters, word_kind

PRICES = load_model().prices().tolist()


def similarity(left: str, right: str) -> float:
    one, other = make_word(left), make_word(right)
    a, b = number_letters(one.folded), number_letters(other.folded)
    return word_similarity(a, 0, len(a), word_kind(one), b, 0, len(b), word_kind(other), PRICES, [0] * (3 * (LONGEST + 1)), 0.0)


def test_the_prices_that_ship_are_complete() -> None:
    assert len(PRICES) == SWAP + 2 + 2 * LETTERS == TABLE * TABLES + 2 + 2 * LETTERS
    assert all(price > 0 for number, price in enumerate(PRICES[: LETTERS * LETTERS]) if number % (LETTERS + 1))


@pytest.mark.parametrize(("left", "right"), [("belgorodtsev", "belgorodtsov"), ("rustam", "rutsam"), ("حسين", "hussein")])
def test_garbled_words_are_similar(left: str, right: str) -> None:
    assert similarity(left, right) > 0.75


@pytest.mark.parametrize(("left", "right"), [("belgorodtsev", "verezkov"), ("plant", "rustam"), ("حسين", "rustam"), ("27", "26")])
def test_other_words_are_not(left: str, right: str) -> None:
    assert similarity(left, right) < 0.5


def test_a_vowel_costs_less_than_a_consonant() -> None:
    assert similarity("rustam", "rustem") > similarity("rustam", "ruskam")


def test_an_initial_agrees_with_what_it_begins() -> None:
    assert similarity("r", "rustam") == 0.7
    assert similarity("k", "rustam") == 0.0


@given(st.text("abehkmt", min_size=1, max_size=9), st.text("abehkmt", min_size=1, max_size=9))
def test_nothing_costs_less_than_its_letters_say(left: str, right: str) -> None:
    a, b = number_letters(left), number_letters(right)
    letters = sum({1 << letter for letter in a})
    cost = garble_cost(a, 0, len(a), b, 0, len(b), 0, PRICES, [0] * (3 * (LONGEST + 1)), 1e9)
    assert least_cost(a, 0, len(a), letters, b, 0, len(b), PRICES) <= cost
