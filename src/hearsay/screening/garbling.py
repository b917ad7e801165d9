"""Two words become a similarity: the cheapest way of turning one into the other, each letter's change at the price that writers set.

What is cheap was learned from pairs of spellings (see `training/names.py`): the vowels that Arabic leaves out, letters that one alphabet
has and another lacks. Letters are numbers, 0 to 36; `prices` holds for each table what replacing, leaving out and adding a letter costs, in
thousandths of a letter that is simply wrong.
"""

from hearsay.screening.flat import Bytes, Ints, NewInts

LETTERS = 37
"""a to z, 0 to 9, and one for all else."""
TABLE = LETTERS * LETTERS + 2 * LETTERS
"""The numbers of one table: replacing (from, to), leaving out, adding."""
TABLES = 2
"""The first where both words show their vowels (or neither does), the second where only the other one does."""
ONE = 1
LONGEST = 28
"""Letters of a word that are compared."""
SWAP = TABLE * TABLES
"""Where `prices` holds the price of two neighbours that changed places; after it, that of a change to the first letter, as a factor."""
LOSE, GAIN = SWAP + 2, SWAP + 2 + LETTERS
"""Where `prices` holds the least that it costs, in the first table, to be rid of a letter, and to come by one."""


def garble_cost(a: Bytes, a0: int, la: int, b: Bytes, b0: int, lb: int, table: int, prices: Ints, rows: NewInts, limit: float) -> int:
    """Return the cost of turning the letters of `a` into those of `b` (optimal string alignment); `rows` is room for three rows.

    Letters that both begin with, and then letters that both end with, stay as they are. What costs more than `limit` may be given as any
    number above it.
    """
    begin = 0
    while begin < la and begin < lb and a[a0 + begin] == b[b0 + begin]:
        begin += 1
    while la > begin and lb > begin and a[a0 + la - 1] == b[b0 + lb - 1]:
        la -= 1
        lb -= 1
    a0 += begin
    b0 += begin
    la -= begin
    lb -= begin
    base = table * TABLE
    drop = base + LETTERS * LETTERS
    add = drop + LETTERS
    total = 0
    if la == 0:
        for j in range(lb):
            total += prices[add + b[b0 + j]]
        return total
    if lb == 0:
        for i in range(la):
            total += prices[drop + a[a0 + i]]
        return total
    here, above, over = 0, LONGEST + 1, 2 * LONGEST + 2
    rows[above] = 0
    for j in range(lb):
        rows[above + j + 1] = rows[above + j] + prices[add + b[b0 + j]]
    for i in range(la):
        mine = a[a0 + i]
        changing = base + mine * LETTERS
        dropped = prices[drop + mine]
        left = rows[above] + dropped
        rows[here] = left
        least = left
        for j in range(lb):
            theirs = b[b0 + j]
            price = prices[changing + theirs]
            if i + j + begin == 0:
                price = price * prices[SWAP + 1] // 1000
            best = min(rows[above + j] + price, rows[above + j + 1] + dropped, left + prices[add + theirs])
            if i > 0 and j > 0 and theirs == a[a0 + i - 1] and mine == b[b0 + j - 1]:
                best = min(best, rows[over + j - 1] + prices[SWAP])
            left = best
            rows[here + j + 1] = left
            least = min(least, left)
        if least > limit + 500.0:
            return least
        spare = over
        over = above
        above = here
        here = spare
    return rows[above + lb]


def least_cost(a: Bytes, a0: int, la: int, mine: int, b: Bytes, b0: int, lb: int, prices: Ints) -> int:
    """Return what turning one word into the other costs at least, by letters that only one has; `mine` are those of `a` as bits."""
    lost = gained = theirs = 0
    for k in range(lb):
        letter = b[b0 + k]
        theirs |= ONE << letter
        gained += prices[GAIN + letter] * (1 - ((mine >> letter) & 1))
    for k in range(la):
        letter = a[a0 + k]
        lost += prices[LOSE + letter] * (1 - ((theirs >> letter) & 1))
    return max(lost, gained)


def word_similarity(
    a: Bytes, a0: int, la: int, kind_a: int, b: Bytes, b0: int, lb: int, kind_b: int, prices: Ints, rows: NewInts, least: float
) -> float:
    """Return how similar two words are, 0 to 1; a kind's first bit says that vowels are not written, its second that it is a number.

    Numbers agree only where they are the same; an initial agrees with a word that it begins, at 0.7. What is below `least`
    may be given as 0.
    """
    if la == lb and (kind_a & 1) == (kind_b & 1):
        at = 0
        while at < la and a[a0 + at] == b[b0 + at]:
            at += 1
        if at == la:
            return 1.0
    if (kind_a | kind_b) & 2 or la == 0 or lb == 0:
        return 0.0
    if la == 1 or lb == 1:
        return 0.7 if a[a0] == b[b0] else 0.0
    la, lb = min(la, LONGEST), min(lb, LONGEST)
    limit = (1.0 - least) * (la + lb) * 500.0
    if (kind_a & 1) == (kind_b & 1):
        cost = garble_cost(a, a0, la, b, b0, lb, 0, prices, rows, limit)
    elif kind_a & 1:
        cost = garble_cost(a, a0, la, b, b0, lb, 1, prices, rows, limit)
    else:
        cost = garble_cost(b, b0, lb, a, a0, la, 1, prices, rows, limit)
    similarity = 1.0 - 0.002 * cost / (la + lb)
    return similarity if similarity > 0.0 else 0.0
