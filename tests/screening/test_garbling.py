"""Words that writers mix up are similar, others are not."""

import pytest

from hearsay.naming.scripts import make_word
from hearsay.screening.building import number_letters, word_kind
from hearsay.screening.garbling import LONGEST, SWAP, TABLE, TABLES, word_similarity
from hearsay.screening.model import load_model

COSTS = load_model().costs.tolist()


def similarity(left: str, right: str) -> float:
    one, other = make_word(left), make_word(right)
    a, b = number_letters(one.folded), number_letters(other.folded)
    return word_similarity(a, 0, len(a), word_kind(one), b, 0, len(b), word_kind(other), COSTS, [0.0] * (3 * (LONGEST + 1)), 0.0)


def test_the_prices_that_ship_are_complete() -> None:
    assert len(COSTS) == SWAP + 2 == TABLE * TABLES + 2
    assert all(cost > 0 for cost in COSTS)


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
