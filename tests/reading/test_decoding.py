"""What is decoded is always valid, and the best: compared here with every possibility, for small sizes."""

from functools import cache
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from numpy.typing import NDArray

from hearsay.reading.decoding import allowed_moves, best_labels, best_tree, label_spans, move_scores

LABELS = ("O", "B-cue", "I-cue", "B-source", "I-source")
MOVES, ALLOWED = move_scores(LABELS), allowed_moves(LABELS)
NUMBERS = st.floats(-8, 8, width=16)


def is_valid(path: tuple[int, ...]) -> bool:
    return all(ALLOWED[before, after] for before, after in zip((0, *path), path, strict=False))


VALID = {n: [path for path in product(range(len(LABELS)), repeat=n) if is_valid(path)] for n in range(1, 5)}


def total(scores: NDArray[np.float32], path: tuple[int, ...]) -> float:
    return float(sum(scores[i, j] for i, j in enumerate(path)))


def score_arrays(rows: tuple[int, int], columns: int | None = None) -> st.SearchStrategy[NDArray[np.float32]]:
    return st.integers(*rows).flatmap(lambda n: arrays(np.float32, (n, columns or n), elements=NUMBERS))


def test_an_inside_label_follows_its_own_kind_alone() -> None:
    allowed = {(LABELS[i], LABELS[j]) for i, j in product(range(5), repeat=2) if ALLOWED[i, j] and LABELS[j][0] == "I"}
    assert allowed == {("B-cue", "I-cue"), ("I-cue", "I-cue"), ("B-source", "I-source"), ("I-source", "I-source")}


@given(score_arrays((1, 4), 5))
@settings(deadline=None)
def test_the_best_valid_sequence_is_found(scores: NDArray[np.float32]) -> None:
    path = tuple(best_labels(scores, MOVES, [(0, len(scores))]).tolist())
    assert is_valid(path)
    assert total(scores, path) == pytest.approx(max(total(scores, other) for other in VALID[len(scores)]), abs=1e-3)


@given(score_arrays((2, 30), 5), st.integers(1, 29))
@settings(deadline=None)
def test_each_stretch_is_valid_by_itself(scores: NDArray[np.float32], cut: int) -> None:
    cut = min(cut, len(scores) - 1)
    path = best_labels(scores, MOVES, [(0, cut), (cut, len(scores))]).tolist()
    assert is_valid(tuple(path[:cut]))
    assert is_valid(tuple(path[cut:]))
    assert path[:cut] == best_labels(scores[:cut], MOVES, [(0, cut)]).tolist()


def test_learned_moves_weigh_in() -> None:
    scores = np.array([[0.0, 2.0, 0.0, 0.0, 0.0], [0.5, 0.0, 0.4, 0.0, 0.0]], dtype=np.float32)
    learned = [[0.0] * 5 for _ in LABELS]
    assert best_labels(scores, move_scores(LABELS, learned), [(0, 2)]).tolist() == [1, 0]
    learned[1][2] = 1.0
    assert best_labels(scores, move_scores(LABELS, learned), [(0, 2)]).tolist() == [1, 2]


def test_no_words_have_no_labels() -> None:
    assert not len(best_labels(np.zeros((0, 5), dtype=np.float32), MOVES, []))


@pytest.mark.parametrize(
    ("marks", "bounds", "spans"),
    [
        ("O O", [(0, 2)], []),
        ("B-cue I-cue O", [(0, 3)], [(0, 2, "cue")]),
        ("B-cue B-cue", [(0, 2)], [(0, 1, "cue"), (1, 2, "cue")]),
        ("B-source I-source B-cue", [(0, 3)], [(0, 2, "source"), (2, 3, "cue")]),
        ("B-cue I-cue", [(0, 1), (1, 2)], [(0, 1, "cue")]),
    ],
)
def test_labels_mark_spans(marks: str, bounds: list[tuple[int, int]], spans: list[tuple[int, int, str]]) -> None:
    chosen = np.array([LABELS.index(mark) for mark in marks.split()])
    assert list(label_spans(chosen, LABELS, bounds)) == spans


@cache
def all_trees(n: int) -> list[tuple[int, ...]]:
    """Return every way in which n words hang together under one root, which is its own head."""
    return [heads for heads in product(range(n), repeat=n) if is_tree(heads)]


def is_tree(heads: tuple[int, ...]) -> bool:
    roots = [i for i, head in enumerate(heads) if head == i]
    if len(roots) != 1:
        return False
    for i in range(len(heads)):
        at = i
        for _ in heads:
            at = heads[at]
        if at != roots[0]:
            return False
    return True


@given(score_arrays((1, 12)))
@settings(deadline=None)
def test_what_comes_out_is_a_tree_with_one_root(scores: NDArray[np.float32]) -> None:
    assert is_tree(tuple(best_tree(scores).tolist()))


@given(score_arrays((1, 5)))
@settings(deadline=None)
def test_no_tree_under_the_same_root_is_better(scores: NDArray[np.float32]) -> None:
    tree = tuple(best_tree(scores).tolist())
    root = next(i for i, head in enumerate(tree) if head == i)
    best = max(total(scores, other) for other in all_trees(len(scores)) if other[root] == root)
    assert total(scores, tree) == pytest.approx(best, abs=1e-3)


@given(score_arrays((1, 5)))
@settings(deadline=None)
def test_no_tree_is_better_where_one_word_alone_would_be_root(scores: NDArray[np.float32]) -> None:
    np.fill_diagonal(scores, -100.0)
    scores[0, 0] = 100.0
    tree = tuple(best_tree(scores).tolist())
    assert total(scores, tree) == pytest.approx(max(total(scores, other) for other in all_trees(len(scores))), abs=1e-3)
