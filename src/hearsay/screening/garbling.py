"""Two words become a similarity: the cheapest way of turning one into the other, each letter's change at the price that writers set.

What is cheap was learned from pairs of spellings (see `training/names.py`): the vowels that Arabic leaves out, letters that one alphabet
has and another lacks. Letters are numbers, 0 to 36; `costs` holds for each table what replacing, leaving out and adding a letter costs.
"""

from collections.abc import MutableSequence, Sequence

LETTERS = 37
"""a to z, 0 to 9, and one for all else."""
TABLE = LETTERS * LETTERS + 2 * LETTERS
"""The numbers of one table: replacing (from, to), leaving out, adding."""
TABLES = 2
"""The first where both words show their vowels (or neither does), the second where only the other one does."""
LONGEST = 30
"""Letters of a word that are compared."""
SWAP = TABLE * TABLES
"""Where `costs` holds the price of two neighbours that changed places; after it, that of a change to the first letter, as a factor."""


def garble_cost(
    a: Sequence[int], a0: int, la: int, b: Sequence[int], b0: int, lb: int, table: int, costs: Sequence[float],
    rows: MutableSequence[float],
    limit: float,
) -> float:  # fmt: skip
    """Return the cost of turning the letters of `a` into those of `b` (optimal string alignment); `rows` is room for three rows.

    What costs more than `limit` may be given as any number above it.
    """
    width = LONGEST + 1
    base = table * TABLE
    drop = base + LETTERS * LETTERS
    add = drop + LETTERS
    first = costs[SWAP + 1]
    rows[0] = 0.0
    for j in range(1, lb + 1):
        rows[j] = rows[j - 1] + costs[add + b[b0 + j - 1]]
    for i in range(1, la + 1):
        here, above, over = (i % 3) * width, ((i - 1) % 3) * width, ((i - 2) % 3) * width
        mine = a[a0 + i - 1]
        least = rows[here] = rows[above] + costs[drop + mine]
        for j in range(1, lb + 1):
            theirs = b[b0 + j - 1]
            change = 0.0 if mine == theirs else costs[base + mine * LETTERS + theirs]
            if i == 1 and j == 1:
                change *= first
            best = rows[above + j - 1] + change
            best = min(best, rows[above + j] + costs[drop + mine], rows[here + j - 1] + costs[add + theirs])
            if i > 1 and j > 1 and mine == b[b0 + j - 2] and theirs == a[a0 + i - 2] and mine != theirs:
                best = min(best, rows[over + j - 2] + costs[SWAP])
            rows[here + j] = best
            least = min(least, best)
        if least > limit + 0.5:
            return limit + 1.0
    return rows[(la % 3) * width + lb]


def word_similarity(
    a: Sequence[int], a0: int, la: int, kind_a: int, b: Sequence[int], b0: int, lb: int, kind_b: int, costs: Sequence[float],
    rows: MutableSequence[float], least: float,
) -> float:  # fmt: skip
    """Return how similar two words are, 0 to 1; a kind's first bit says that vowels are not written, its second that it is a number.

    Numbers agree only where they are the same; an initial agrees with a word that it begins, at 0.7. What is below `least`
    may be given as 0.
    """
    same = la == lb
    if same:
        for k in range(la):
            if a[a0 + k] != b[b0 + k]:
                same = False
                break
    if same and (kind_a & 1) == (kind_b & 1):
        return 1.0
    if (kind_a & 2) or (kind_b & 2):
        return 0.0
    if la == 0 or lb == 0:
        return 0.0
    if la == 1 or lb == 1:
        return 0.7 if a[a0] == b[b0] else 0.0
    la, lb = min(la, LONGEST), min(lb, LONGEST)
    limit = (1.0 - least) * (la + lb) * 0.5
    if (kind_a & 1) == (kind_b & 1):
        cost = garble_cost(a, a0, la, b, b0, lb, 0, costs, rows, limit)
    elif kind_a & 1:
        cost = garble_cost(a, a0, la, b, b0, lb, 1, costs, rows, limit)
    else:
        cost = garble_cost(b, b0, lb, a, a0, la, 1, costs, rows, limit)
    similarity = 1.0 - 2.0 * cost / (la + lb)
    return similarity if similarity > 0.0 else 0.0
