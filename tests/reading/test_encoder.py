"""The shipped encoder scores every word once, the same each time, and says plainly when its weights are missing."""

from pathlib import Path

import numpy as np
import pytest

from hearsay.errors import WeightsError
from hearsay.reading.encoder import FACTORS, Encoder

WORDS = ["Vardania", "sold", "40", "drones", "to", "Tirazh", ",", "two", "officials", "said", "."]
LONG = WORDS * 60


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return Encoder()


def gaps_of(words: list[str]) -> list[int]:
    return [3] + [2] * (len(words) - 1)


def test_every_word_has_a_row_of_every_head(encoder: Encoder) -> None:
    for words in (WORDS, LONG):
        scores = encoder.score(words, gaps_of(words))
        assert set(scores.by_head) == set(encoder.outputs) - set(FACTORS)
        assert all(len(rows) == len(words) for rows in scores.by_head.values())
        assert all(np.isfinite(rows).all() for rows in scores.by_head.values())


def test_labels_are_as_many_as_scores(encoder: Encoder) -> None:
    scores = encoder.score(WORDS, gaps_of(WORDS))
    for head in ("attribution", "name", "entity", "tag", "pos", "lemma"):
        assert scores.by_head[head].shape[1] == len(encoder.labels[head]) == len(set(encoder.labels[head]))
    assert len(encoder.dep_pair_weight) == len(encoder.labels["dep"])
    assert "root" in encoder.labels["dep"]
    assert all(encoder.labels[head][0] == "O" for head in ("attribution", "name", "entity"))


def test_the_window_that_decides_a_word_saw_it(encoder: Encoder) -> None:
    scores = encoder.score(LONG, gaps_of(LONG))
    assert len(scores.seen) > 1
    for word, number in enumerate(scores.window):
        low, high, factors = scores.seen[number]
        assert low <= word < high
        assert set(factors) == set(FACTORS) & set(encoder.outputs)
        assert all(len(rows) == high - low for rows in factors.values())


def test_a_long_report_begins_as_a_short_one_does(encoder: Encoder) -> None:
    short, long = encoder.score(LONG[:220], gaps_of(LONG[:220])), encoder.score(LONG, gaps_of(LONG))
    agree = short.by_head["pos"][:110].argmax(1) == long.by_head["pos"][:110].argmax(1)
    assert agree.mean() > 0.95


def test_scoring_twice_gives_the_same(encoder: Encoder) -> None:
    once, twice = encoder.score(WORDS, gaps_of(WORDS)), encoder.score(WORDS, gaps_of(WORDS))
    assert all(np.array_equal(once.by_head[head], twice.by_head[head]) for head in once.by_head)


def test_no_words_have_no_scores(encoder: Encoder) -> None:
    scores = encoder.score([], [])
    assert scores.seen == []
    assert all(len(rows) == 0 for rows in scores.by_head.values())


def test_missing_weights_are_named_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(WeightsError, match=r"model\.onnx is missing.*reinstall"):
        Encoder(tmp_path)
