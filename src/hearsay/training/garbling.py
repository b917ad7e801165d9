"""Pairs of spellings of one word become the prices of letters: what writers of one alphabet do to words of another, counted.

The cheapest way of turning one spelling into the other is found with the prices at hand, its steps are counted, and the counts become the
next prices (Viterbi training). A step that one word in four hundred takes costs as much as a letter that is simply wrong.
"""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from hearsay.screening.garbling import LETTERS, LONGEST, SWAP, TABLE, TABLES
from hearsay.screening.packing import number_letters

SWAP_COST, FIRST_FACTOR = 0.7, 1.25
"""Typing mistakes are not in the pairs: two letters swapped cost this, a wrong first letter so much more."""
RARE = 6.0
"""The negative logarithm of the share from which on a step costs 1."""
LEAST, MOST = 0.1, 1.0
Pair = tuple[str, str]


def starting_costs() -> list[float]:
    """Return prices to begin with: vowels are cheap, more so where one side does not write them."""
    costs = [1.0] * (TABLE * TABLES) + [SWAP_COST, FIRST_FACTOR]
    vowels = number_letters("aeiou")
    for table in range(TABLES):
        for vowel in vowels:
            for other in vowels:
                costs[table * TABLE + vowel * LETTERS + other] = 0.5
            costs[table * TABLE + LETTERS * LETTERS + vowel] = 0.6
            costs[table * TABLE + LETTERS * LETTERS + LETTERS + vowel] = 0.15 if table else 0.6
    return costs


def learn_costs(tables: Sequence[Sequence[Pair]], *, rounds: int = 3) -> list[float]:
    """Return the prices that pairs of folded words teach, a sequence of pairs for each table."""
    costs = starting_costs()
    for _ in range(rounds):
        learned = list(costs)
        for table, pairs in enumerate(tables):
            _set_prices(learned, table, count_steps(pairs, table, costs))
        costs = learned
    return costs


def count_steps(pairs: Iterable[Pair], table: int, costs: Sequence[float]) -> Counter[tuple[int, int]]:
    """Count what letters became: (letter, letter), (letter, -1) where it was left out, (-1, letter) where it was added."""
    steps: Counter[tuple[int, int]] = Counter()
    for left, right in pairs:
        a, b = number_letters(left)[:LONGEST], number_letters(right)[:LONGEST]
        cost, found = _cheapest(a, b, table, costs)
        if cost <= 0.45 * max(len(a), len(b)):
            steps.update(found)
    return steps


def _cheapest(a: bytes, b: bytes, table: int, costs: Sequence[float]) -> tuple[float, list[tuple[int, int]]]:
    base, drop, add = table * TABLE, table * TABLE + LETTERS * LETTERS, table * TABLE + LETTERS * LETTERS + LETTERS
    rows: list[list[float]] = [[0.0]]
    for letter in b:
        rows[0].append(rows[0][-1] + costs[add + letter])
    for mine in a:
        above, here = rows[-1], [rows[-1][0] + costs[drop + mine]]
        for j, theirs in enumerate(b):
            change = above[j] + (0.0 if mine == theirs else costs[base + mine * LETTERS + theirs])
            here.append(min(change, above[j + 1] + costs[drop + mine], here[j] + costs[add + theirs]))
        rows.append(here)
    i, j, steps = len(a), len(b), []
    while i or j:
        value = rows[i][j]
        if (
            i
            and j
            and math.isclose(
                value, rows[i - 1][j - 1] + (0.0 if a[i - 1] == b[j - 1] else costs[base + a[i - 1] * LETTERS + b[j - 1]]), abs_tol=1e-9
            )
        ):
            i, j = i - 1, j - 1
            steps.append((a[i], b[j]))
        elif i and math.isclose(value, rows[i - 1][j] + costs[drop + a[i - 1]], abs_tol=1e-9):
            i -= 1
            steps.append((a[i], -1))
        else:
            j -= 1
            steps.append((-1, b[j]))
    return rows[-1][-1], steps


def _set_prices(costs: list[float], table: int, steps: Counter[tuple[int, int]]) -> None:
    base, drop, add = table * TABLE, table * TABLE + LETTERS * LETTERS, table * TABLE + LETTERS * LETTERS + LETTERS
    of: Counter[int] = Counter()
    for (mine, _), count in steps.items():
        of[mine] += count
    gaps = sum(count for (mine, _), count in steps.items() if mine >= 0)
    for mine in range(LETTERS):
        for theirs in range(LETTERS):
            if mine != theirs:
                costs[base + mine * LETTERS + theirs] = _price(steps[mine, theirs], of[mine])
        costs[drop + mine] = _price(steps[mine, -1], of[mine])
        costs[add + mine] = _price(steps[-1, mine] * 8.0, gaps)


def _price(count: float, total: float) -> float:
    return min(MOST, max(LEAST, -math.log((count + 0.05) / (total + 30.0)) / RARE))


def write_costs(costs: Sequence[float]) -> Any:
    """Return the prices as the model keeps them."""
    import numpy as np

    assert len(costs) == SWAP + 2
    return np.array(costs, dtype=np.float32)
