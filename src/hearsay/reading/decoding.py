"""Scores become structure: the best valid sequence of span labels, and the best tree of each sentence.

The best label of each word taken alone is the best sequence whenever it is a valid one; only where it is not is the search run.
"""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
BARRED = -1e9
"""The score of what may not be."""


def allowed_moves(labels: Sequence[str]) -> NDArray[np.bool_]:
    """Return which label may follow which, of shape (labels, labels): I-x only after B-x or I-x."""
    moves = np.ones((len(labels), len(labels)), dtype=bool)
    for j, label in enumerate(labels):
        if label.startswith("I-"):
            for i, before in enumerate(labels):
                moves[i, j] = before in (f"B-{label[2:]}", label)
    return moves


def move_scores(labels: Sequence[str], learned: Sequence[Sequence[float]] | None = None) -> Floats:
    """Return what a label after another adds to a sequence's score, of shape (labels, labels): nothing or what was `learned`, or BARRED."""
    allowed = allowed_moves(labels)
    added = np.zeros(allowed.shape) if learned is None else np.array(learned)
    return np.where(allowed, added, BARRED).astype(np.float32)


def best_labels(scores: Floats, moves: Floats, bounds: Sequence[tuple[int, int]]) -> Ints:
    """Return the best label of each word: the best sequences between the `bounds` (stretches that cover all words).

    `moves` are those of `move_scores`.
    """
    chosen: Ints = scores.argmax(1)
    if not len(chosen):
        return chosen
    valid = moves > BARRED / 2
    learned = bool(moves[valid].any())
    wrong = np.zeros(len(chosen), dtype=bool)
    wrong[1:] = ~valid[chosen[:-1], chosen[1:]]
    starts_inside = ~valid[0]
    for begin, end in bounds:
        if begin < end and (learned or wrong[begin + 1 : end].any() or starts_inside[chosen[begin]]):
            chosen[begin:end] = _viterbi(scores[begin:end], moves)
    return chosen


def _viterbi(scores: Floats, moves: Floats) -> Ints:
    best = scores[0] + np.where(moves[0] > BARRED / 2, 0.0, BARRED)
    back = np.zeros(scores.shape, dtype=np.int64)
    columns = np.arange(scores.shape[1])
    for i in range(1, len(scores)):
        options = best[:, None] + moves
        chosen = back[i] = options.argmax(0)
        best = options[chosen, columns] + scores[i]
    path = np.zeros(len(scores), dtype=np.int64)
    path[-1] = best.argmax()
    for i in range(len(scores) - 1, 0, -1):
        path[i - 1] = back[i, path[i]]
    return path


def label_spans(chosen: Ints, labels: Sequence[str], bounds: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int, str]]:
    """Yield the spans that a sequence of BIO labels marks: first word, last word + 1, kind."""
    for begin, end in bounds:
        if not chosen[begin:end].any():
            continue
        opened, kind = -1, ""
        for i in range(begin, end):
            label = labels[chosen[i]]
            if opened >= 0 and not (label[0] == "I" and label[2:] == kind):
                yield opened, i, kind
                opened = -1
            if label[0] == "B":
                opened, kind = i, label[2:]
        if opened >= 0:
            yield opened, end, kind


def best_tree(scores: Floats) -> Ints:
    """Return the head of each of n words from arc scores of shape (dependents, heads); the one root is its own head.

    Where the best head of each word taken alone makes no tree, it is Chu and Liu's (1965) and Edmonds' (1967), for the likeliest root.
    """
    n = len(scores)
    heads: Ints = scores.argmax(1)
    roots = np.flatnonzero(heads == np.arange(n))
    if len(roots) == 1 and not _has_circle(heads, int(roots[0])):
        return heads
    table = scores.astype(np.float64)
    np.fill_diagonal(table, BARRED)
    # The root is the word that loses least by being it, against the best head that it could have instead.
    root = int((np.diagonal(scores) - table.max(1)).argmax()) if n > 1 else 0
    table[root] = BARRED
    table[root, root] = 0.0
    heads = table.argmax(1)
    return heads if not _has_circle(heads, root) else _edmonds(table, root)


def _has_circle(heads: Ints, root: int) -> bool:
    up = heads
    for _ in range(max(1, len(heads).bit_length())):
        up = up[up]
    return bool((up != root).any())


def _edmonds(table: NDArray[np.float64], root: int) -> Ints:
    """Return the best tree with this root: circles are contracted one after another."""
    n = len(table)
    heads: Ints = table.argmax(1)
    heads[root] = root
    circle = _find_circle(heads, root)
    if circle is None:
        return heads
    inside = np.zeros(n, dtype=bool)
    inside[circle] = True
    outside = np.flatnonzero(~inside)
    kept = table[circle, heads[circle]]
    # Contract the circle to one node, the last of the smaller table.
    m = len(outside)
    smaller = np.full((m + 1, m + 1), BARRED)
    smaller[:m, :m] = table[outside][:, outside]
    into = table[circle][:, outside] - kept[:, None]
    smaller[m, :m] = into.max(0) + kept.sum()
    entered = circle[into.argmax(0)]
    out_of = table[outside][:, circle]
    smaller[:m, m] = out_of.max(1)
    left = circle[out_of.argmax(1)]
    position = int(np.flatnonzero(outside == root)[0])
    below = _edmonds(smaller, position)
    result = heads.copy()
    for i in range(m):
        if outside[i] != root:
            result[outside[i]] = left[i] if below[i] == m else outside[below[i]]
    entry = int(below[m])
    result[entered[entry]] = outside[entry]
    return result


def _find_circle(heads: Ints, root: int) -> Ints | None:
    state = [0] * len(heads)
    state[root] = 2
    for begin in range(len(heads)):
        path = []
        i = begin
        while state[i] == 0:
            state[i] = 1
            path.append(i)
            i = int(heads[i])
        if state[i] == 1:
            return np.array(path[path.index(i) :], dtype=np.int64)
        for j in path:
            state[j] = 2
    return None
