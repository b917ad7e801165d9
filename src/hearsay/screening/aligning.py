"""Two names become numbers that a score is made of: which words agree and how well, what is left over, what conflicts.

`pair_words` pairs the words, `measure` looks at the pairs. A similarity table is flat, WIDTH numbers for each word of the name asked about.
"""

from hearsay.screening.flat import Bytes, Ints, NewBytes, NewInts, NewReals, Reals
from hearsay.screening.garbling import LONGEST, word_similarity
from hearsay.screening.records import unpack_words

WIDTH = 16
"""Words of a name that are compared."""
LEAST_SIMILAR = 0.58
"""Words less similar than this do not pair."""
JOINED = 0.86
"""Two neighbours written together agree with one word from this similarity on."""
WHOLE = 0.9
"""Whole names, all gaps left out, from this one."""
LEAST_NEAR = 0.4
"""Less similar words have nothing in common."""
PATRONYM, SLIGHT, NUMBER = 8, 4, 2
"""Bits of a word's kind: "son of"; an article, title or particle; a number. The first bit says that its vowels are not written."""
SIZE = 32
"""How many numbers `measure` gives."""


def pair_words(
    n: int, a: Bytes, a_at: Ints, a_kind: Bytes,
    m: int, b: Bytes, b_start: Ints, b_end: Ints, b_kind: Bytes,
    table: NewReals, prices: Ints, rows: NewInts, joint: NewBytes,
    left: NewInts, right: NewInts, strength: NewReals,
) -> None:  # fmt: skip
    """Pair the words: `left[i]` and `right[j]` become each other's positions or -1, `strength[i]` the similarity.

    `table` holds the similarities that are known; those of words that stay single are worked out here. Neighbours may pair with one word
    that they were written together as: both then point at it.
    """
    for i in range(n):
        left[i] = -1
        strength[i] = 0.0
    for j in range(m):
        right[j] = -1
    for i in range(n - 1):
        both = a_at[i + 2] - a_at[i]
        for j in range(m):
            length = b_end[j] - b_start[j]
            if -2 < both - length < 2 and both <= LONGEST and not b_kind[j] & NUMBER and left[i] < 0 and right[j] < 0 and both > 3:
                close = word_similarity(a, a_at[i], both, a_kind[i], b, b_start[j], length, b_kind[j], prices, rows, JOINED)
                if close >= JOINED and close > table[i * WIDTH + j] and close > table[(i + 1) * WIDTH + j]:
                    left[i] = left[i + 1] = j
                    right[j] = i
                    strength[i] = strength[i + 1] = close
    for j in range(m - 1):
        if right[j] >= 0 or right[j + 1] >= 0:
            continue
        both = b_end[j] - b_start[j] + b_end[j + 1] - b_start[j + 1]
        if both > LONGEST or both < 4:
            continue
        known = 0
        for i in range(n):
            length = a_at[i + 1] - a_at[i]
            if -2 < both - length < 2 and not a_kind[i] & NUMBER and left[i] < 0 and right[j] < 0:
                if not known:
                    for k in range(b_end[j] - b_start[j]):
                        joint[known] = b[b_start[j] + k]
                        known += 1
                    for k in range(b_end[j + 1] - b_start[j + 1]):
                        joint[known] = b[b_start[j + 1] + k]
                        known += 1
                close = word_similarity(a, a_at[i], length, a_kind[i], joint, 0, both, b_kind[j], prices, rows, JOINED)
                if close >= JOINED and close > table[i * WIDTH + j] and close > table[i * WIDTH + j + 1]:
                    left[i] = j
                    right[j] = right[j + 1] = i
                    strength[i] = close
    pair_greedily(n, m, table, left, right, strength)
    fresh = 0
    for i in range(n):
        if left[i] < 0:
            for j in range(m):
                if right[j] < 0 and table[i * WIDTH + j] == 0.0:
                    close = word_similarity(
                        a,
                        a_at[i],
                        a_at[i + 1] - a_at[i],
                        a_kind[i],
                        b,
                        b_start[j],
                        b_end[j] - b_start[j],
                        b_kind[j],
                        prices,
                        rows,
                        LEAST_NEAR,
                    )
                    table[i * WIDTH + j] = close
                    if close >= LEAST_SIMILAR:
                        fresh = 1
    if fresh:
        pair_greedily(n, m, table, left, right, strength)
    if n != m:
        pair_whole(n, a, a_at, a_kind, m, b, b_start, b_end, b_kind, prices, rows, joint, left, right, strength)


def pair_whole(
    n: int, a: Bytes, a_at: Ints, a_kind: Bytes,
    m: int, b: Bytes, b_start: Ints, b_end: Ints, b_kind: Bytes,
    prices: Ints, rows: NewInts, joint: NewBytes,
    left: NewInts, right: NewInts, strength: NewReals,
) -> None:  # fmt: skip
    """Pair everything with everything where words are left on both sides, and the letters agree once the gaps are left out."""
    single = 0
    for i in range(n):
        if left[i] < 0:
            single |= 1
    for j in range(m):
        if right[j] < 0:
            single |= 2
    total = 0
    for j in range(m):
        total += b_end[j] - b_start[j]
    both = a_at[n] - a_at[0]
    if single != 3 or total > LONGEST or total < 5 or not -3 < both - total < 3 or a_kind[0] & NUMBER or b_kind[0] & NUMBER:
        return
    known = 0
    for j in range(m):
        for k in range(b_start[j], b_end[j]):
            joint[known] = b[k]
            known += 1
    close = word_similarity(a, a_at[0], both, a_kind[0], joint, 0, total, b_kind[0], prices, rows, WHOLE)
    if close >= WHOLE:
        for i in range(n):
            left[i] = min(i, m - 1)
            strength[i] = close
        for j in range(m):
            right[j] = min(j, n - 1)


def pair_greedily(n: int, m: int, table: Reals, left: NewInts, right: NewInts, strength: NewReals) -> None:
    """Pair what is still single, the most similar first, neighbours in place before others."""
    while True:
        best, best_i, best_j = LEAST_SIMILAR, -1, -1
        for i in range(n):
            if left[i] < 0:
                for j in range(m):
                    if right[j] < 0:
                        close = table[i * WIDTH + j] - 0.001 * abs(i - j)
                        if close >= best:
                            best, best_i, best_j = close, i, j
        if best_i < 0:
            return
        left[best_i] = best_j
        right[best_j] = best_i
        strength[best_i] = table[best_i * WIDTH + best_j]


def measure(
    n: int, a_at: Ints, a_kind: Bytes, a_weight: Reals,
    m: int, b_start: Ints, b_end: Ints, b_kind: Bytes, b_weight: Reals,
    table: Reals, left: Ints, right: Ints, strength: Reals, forms: int, other_forms: int,
    out: NewReals, o: int,
) -> None:  # fmt: skip
    """Write the numbers that scoring weighs to `out` from `o` on; `scoring.py` names them and says what each means."""
    agreed = asked = listed = only_asked = only_listed = garbled = worst = informative = 0.0
    pairs = initials = mismatched = exact = joined = bare = 0
    numbers_asked = numbers_listed = numbers_agreed = 0
    heaviest_left = heaviest_right = near = 0.0
    for i in range(n):
        weight = a_weight[i]
        if a_kind[i] & NUMBER:
            numbers_asked += 1
        if a_kind[i] & 1:
            bare = 1
        j = left[i]
        if j < 0:
            asked += weight
            only_asked += weight
            heaviest_left = max(heaviest_left, weight)
            continue
        weight = b_weight[j] if right[j] == i else a_weight[i]
        if right[j] != i or (j + 1 < m and right[j + 1] == i):
            joined = 1
            if right[j] == i and j + 1 < m and right[j + 1] == i:
                weight = max(b_weight[j], b_weight[j + 1])
        close = strength[i]
        asked += weight
        worth = 1.0 - 1.6 * (1.0 - close)
        worth = worth if worth > 0.0 else 0.0
        agreed += weight * worth
        informative += min(weight, a_weight[i]) * worth
        garbled += weight * (1.0 - close)
        if weight > 0.06:
            pairs += 1
            worst = max(worst, 1.0 - close)
            if close == 1.0:
                exact += 1
        if a_kind[i] & NUMBER:
            numbers_agreed += 1
        if a_at[i + 1] - a_at[i] == 1 or b_end[j] - b_start[j] == 1:
            initials += 1
    for j in range(m):
        if b_kind[j] & NUMBER:
            numbers_listed += 1
        if b_kind[j] & 1:
            bare = 1 - bare if bare else 1
        listed += b_weight[j]
        if right[j] < 0:
            only_listed += b_weight[j]
            heaviest_right = max(heaviest_right, b_weight[j])
    for i in range(n):
        if left[i] < 0 and a_weight[i] > 0.06:
            for j in range(m):
                if right[j] < 0 and b_weight[j] > 0.06:
                    near = max(near, table[i * WIDTH + j])
                    mismatched = 1
    spare_left = spare_right = patronyms = 0
    for i in range(n):
        if left[i] < 0 and a_weight[i] > 0.06:
            spare_left += 1
        if a_kind[i] & PATRONYM:
            patronyms |= 1
    for j in range(m):
        if right[j] < 0 and b_weight[j] > 0.06:
            spare_right += 1
        if b_kind[j] & PATRONYM:
            patronyms |= 2
    swapped = min(spare_left, spare_right, 2)
    turns = 0
    last = first_j = -1
    for i in range(n):
        if left[i] >= 0 and a_weight[i] > 0.06:
            if last >= 0 and left[i] < last:
                turns += 1
            if first_j < 0:
                first_j = left[i]
            last = left[i]
    if turns and last >= 0 and last > first_j:
        turns += 1
    matched = asked - only_asked
    lone = listed - only_listed
    last_left = last_right = 0.0
    if n and left[n - 1] < 0 and not a_kind[n - 1] & SLIGHT:
        last_left = 1.0
    if m and right[m - 1] < 0 and not b_kind[m - 1] & SLIGHT:
        last_right = 1.0
    first_left = 1.0 if n and left[0] < 0 and not a_kind[0] & SLIGHT else 0.0
    first_right = 1.0 if m and right[0] < 0 and not b_kind[0] & SLIGHT else 0.0
    conflict = min(heaviest_left, heaviest_right)
    out[o] = 1.0
    out[o + 1] = agreed / asked if asked > 0.0 else 0.0
    out[o + 2] = lone / listed if listed > 0.0 else 0.0
    out[o + 3] = 2.0 * agreed / (asked + listed) if asked + listed > 0.0 else 0.0
    out[o + 4] = min(informative, 3.0)
    out[o + 5] = min(informative, 0.8)
    out[o + 6] = garbled / matched if matched > 0.0 else 0.0
    out[o + 7] = worst
    out[o + 8] = conflict
    out[o + 9] = conflict * near
    out[o + 10] = max(only_asked - only_listed, 0.0)
    out[o + 11] = max(only_listed - only_asked, 0.0)
    out[o + 12] = 1.0 if pairs <= 1 else 0.0
    out[o + 13] = 1.0 if numbers_agreed < numbers_asked and numbers_agreed < numbers_listed else 0.0
    out[o + 14] = 1.0 if numbers_asked != numbers_listed and out[o + 13] == 0.0 else 0.0
    out[o + 15] = 1.0 if forms and other_forms and not forms & other_forms else 0.0
    out[o + 16] = 1.0 if forms & other_forms else 0.0
    out[o + 17] = 1.0 if turns > 1 else 0.0
    out[o + 18] = float(min(initials, 2))
    out[o + 19] = float(bare)
    out[o + 20] = bare * worst
    out[o + 21] = bare * min(informative, 3.0)
    out[o + 22] = 1.0 if exact == pairs and not mismatched and only_asked + only_listed < 0.2 and pairs > 1 else 0.0
    out[o + 23] = last_left * last_right
    out[o + 24] = first_left * first_right
    out[o + 25] = float(joined)
    out[o + 26] = float(swapped)
    out[o + 27] = 1.0 if swapped and near < 0.45 else 0.0
    out[o + 28] = 1.0 if swapped and 0.45 <= near < 0.55 else 0.0
    out[o + 29] = 1.0 if turns and patronyms == 3 else 0.0
    out[o + 30] = 1.0 if spare_left + spare_right == 1 and pairs > 1 else 0.0
    out[o + 31] = float(swapped) / float(pairs + swapped) if swapped else 0.0


def weigh_measures(x: Reals, o: int, weights: Reals, w: int) -> float:
    """Return the log-odds that two names name one party: the measures times their weights."""
    total = 0.0
    for k in range(SIZE):
        total += x[o + k] * weights[w + k]
    return total


def compare(
    n: int, m: int, person: int, forms: int, other_forms: int,
    asked: Bytes, other: Bytes, prices: Ints, weights: Reals,
    a: NewBytes, a_at: NewInts, a_kind: NewBytes, a_weight: NewReals, b: NewBytes, b_at: NewInts, b_kind: NewBytes, b_weight: NewReals,
    b_end: NewInts, rows: NewInts, joint: NewBytes, table: NewReals, left: NewInts, right: NewInts, strength: NewReals, out: NewReals,
) -> float:  # fmt: skip
    """Pair and measure two names without an index, and return their log-odds; `out` gets the measures."""
    unpack_words(n, asked, a, a_at, a_kind, a_weight)
    unpack_words(m, other, b, b_at, b_kind, b_weight)
    for j in range(m):
        b_end[j] = b_at[j + 1]
        for i in range(n):
            table[i * WIDTH + j] = word_similarity(
                a, a_at[i], a_at[i + 1] - a_at[i], a_kind[i], b, b_at[j], b_at[j + 1] - b_at[j], b_kind[j], prices, rows, LEAST_NEAR
            )
    pair_words(n, a, a_at, a_kind, m, b, b_at, b_end, b_kind, table, prices, rows, joint, left, right, strength)
    measure(
        n, a_at, a_kind, a_weight, m, b_at, b_end, b_kind, b_weight, table, left, right, strength, forms, other_forms, out, 0
    )  # fmt: skip
    return weigh_measures(out, 0, weights, 0 if person else SIZE)
