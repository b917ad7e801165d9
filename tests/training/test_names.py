"""Weights are learned: what speaks for a match gets a weight above nought, what speaks against one below."""

import numpy as np

from hearsay.nouns import ListedName, Listing
from hearsay.screening.aligning import SIZE
from hearsay.training.names import count_words, fit


def test_weights_follow_the_rows() -> None:
    rows = []
    for value, label in ((1.0, 1.0), (0.9, 1.0), (0.1, 0.0), (0.0, 0.0)):
        measures = [1.0, value] + [0.0] * (SIZE - 2)
        rows += [(measures, label, 5.0, person) for person in (True, False)]
    weights = fit(rows)
    assert weights.shape == (2 * SIZE,)
    assert weights[1] > 0.5
    assert np.isfinite(weights).all()


def test_words_in_two_names_are_counted() -> None:
    names = (ListedName("Rustam Belgorodtsev"), ListedName("Rustam Verezkov"))
    common, count = count_words([Listing("my-list", "1", "Person", names)])
    assert count == 2
    assert common["rustam"] == 2
    assert "belgorodcev" not in common
