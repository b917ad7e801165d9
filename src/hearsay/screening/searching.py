"""A name asked about becomes the listed names that are likeliest to be meant: similar words are looked up, then names that have them.

The work is bounded: of words that are in very many names only a part of the names is looked at, rare words first.
"""

from collections.abc import MutableSequence, Sequence

from hearsay.screening.aligning import SIZE, SLIGHT, WIDTH, measure, pair_words, weigh_measures
from hearsay.screening.garbling import word_similarity
from hearsay.screening.keys import word_keys

SIMILAR = 40
"""Listed words that may stand for one asked about."""
LOOKED_AT = 400
"""Words of one key that are looked at."""
LEAST_LOOKED_UP = 0.62
MOST_UNLIKE = 4
"""Letters that one of two words has and the other lacks; words with more are passed over."""
BUDGET = 2500
"""Entries of the words' lists of names that one question reads."""
SHARE = 1500
"""Of them, for one word."""
CLOSE = 24
"""Names that are compared in full, at most."""
ENOUGH, FAR = 10, 0.62
"""So many are compared in any case, the others only where they share this much of what the likeliest does."""


def look_up_words(
    n: int, a: Sequence[int], a_at: Sequence[int], bones: Sequence[int], bones_at: Sequence[int], a_kind: Sequence[int],
    letters: Sequence[int], letters_at: Sequence[int], kinds: Sequence[int], masks: Sequence[int],
    key: Sequence[int], key_word: Sequence[int], directory: Sequence[int], shift: int, costs: Sequence[float], rows: MutableSequence[float],
    seen: MutableSequence[int], serial: int, keys: MutableSequence[int],
    similar: MutableSequence[int], closeness: MutableSequence[float], counts: MutableSequence[int],
) -> int:  # fmt: skip
    """Find for each word asked about the listed words like it, the most similar first; return the next unused serial number."""
    for i in range(n):
        length = a_at[i + 1] - a_at[i]
        mine = 0
        for k in range(a_at[i], a_at[i + 1]):
            mine |= 1 << a[k]
        end = word_keys(a, a_at[i], length, bones, bones_at[i], bones_at[i + 1] - bones_at[i], a_kind[i], keys, 0)
        count = 0
        for k in range(end):
            wanted = keys[k]
            looked = 0
            for at in range(directory[wanted >> shift], directory[(wanted >> shift) + 1]):
                if key[at] != wanted:
                    continue
                looked += 1
                if looked > LOOKED_AT:
                    break
                word = key_word[at]
                if seen[word] == serial:
                    continue
                seen[word] = serial
                theirs = letters_at[word + 1] - letters_at[word]
                if (a_kind[i] | kinds[word]) & 1 == 0:
                    if not -4 < theirs - length < 4:
                        continue
                    other = mine ^ masks[word]
                    unlike = 0
                    while other and unlike <= MOST_UNLIKE:
                        other &= other - 1
                        unlike += 1
                    if unlike > MOST_UNLIKE:
                        continue
                close = word_similarity(
                    a, a_at[i], length, a_kind[i], letters, letters_at[word], theirs, kinds[word], costs, rows, LEAST_LOOKED_UP
                )
                if close < LEAST_LOOKED_UP:
                    continue
                place = count if count < SIMILAR else SIMILAR - 1
                if count >= SIMILAR and close <= closeness[i * SIMILAR + place]:
                    continue
                while place and closeness[i * SIMILAR + place - 1] < close:
                    closeness[i * SIMILAR + place] = closeness[i * SIMILAR + place - 1]
                    similar[i * SIMILAR + place] = similar[i * SIMILAR + place - 1]
                    place -= 1
                closeness[i * SIMILAR + place] = close
                similar[i * SIMILAR + place] = word
                count = min(count + 1, SIMILAR)
        counts[i] = count
        serial += 1
    return serial


def gather_names(
    n: int, a_kind: Sequence[int], similar: Sequence[int], counts: Sequence[int], postings_at: Sequence[int],
    postings: Sequence[int], seen: MutableSequence[int], serial: int, found: MutableSequence[int],
) -> int:  # fmt: skip
    """Write the numbers of the names that have similar words, and return how many; words that few names have go first."""
    totals = [0] * n
    for i in range(n):
        for k in range(counts[i]):
            word = similar[i * SIMILAR + k]
            totals[i] += postings_at[word + 1] - postings_at[word]
        if a_kind[i] & SLIGHT:
            totals[i] += 1 << 30
    count = used = 0
    for _ in range(n):
        rarest = 0
        for i in range(n):
            if totals[i] < totals[rarest]:
                rarest = i
        slight = totals[rarest] >= 1 << 30
        totals[rarest] = 1 << 40
        if slight and (count or n > 1):
            continue
        spent = 0
        for k in range(counts[rarest]):
            word = similar[rarest * SIMILAR + k]
            for at in range(postings_at[word], postings_at[word + 1]):
                if used >= BUDGET or spent >= SHARE:
                    break
                spent += 1
                used += 1
                name = postings[at]
                if seen[name] != serial:
                    seen[name] = serial
                    found[count] = name
                    count += 1
    return count


def search(
    n: int, a: Sequence[int], a_at: Sequence[int], bones: Sequence[int], bones_at: Sequence[int], a_kind: Sequence[int],
    a_weight: MutableSequence[float], forms: int,
    letters: Sequence[int], letters_at: Sequence[int], kinds: Sequence[int], masks: Sequence[int], word_weight: Sequence[float],
    key: Sequence[int], key_word: Sequence[int], directory: Sequence[int], shift: int,
    postings_at: Sequence[int], postings: Sequence[int], names_at: Sequence[int], names: Sequence[int],
    name_weight: Sequence[float], name_person: Sequence[int], name_forms: Sequence[int],
    costs: Sequence[float], weights: Sequence[float],
    word_seen: MutableSequence[int], word_slot: MutableSequence[int], name_seen: MutableSequence[int], serial: int,
    rows: MutableSequence[float], keys: MutableSequence[int],
    similar: MutableSequence[int], closeness: MutableSequence[float], following: MutableSequence[int], counts: MutableSequence[int],
    found: MutableSequence[int], close_names: MutableSequence[int], close_scores: MutableSequence[float],
    table: MutableSequence[float], left: MutableSequence[int], right: MutableSequence[int], strength: MutableSequence[float],
    b_start: MutableSequence[int], b_end: MutableSequence[int], b_kind: MutableSequence[int], b_weight: MutableSequence[float],
    joint: MutableSequence[int], measures: MutableSequence[float], scores: MutableSequence[float],
) -> int:  # fmt: skip
    """Write the closest names to `close_names` with their log-odds in `scores` and measures in `measures`; return how many.

    `serial` must be larger than any before by n + 2; `a_weight` is filled in where the lists know the word.
    """
    first = serial
    serial = look_up_words(
        n, a, a_at, bones, bones_at, a_kind, letters, letters_at, kinds, masks, key, key_word, directory, shift, costs, rows, word_seen,
        serial, keys, similar, closeness, counts,
    )  # fmt: skip
    total = 0.0
    for i in range(n):
        if counts[i] and not a_kind[i] & SLIGHT:
            close = closeness[i * SIMILAR]
            known = word_weight[similar[i * SIMILAR]]
            a_weight[i] = known if close > 0.999 else max(known, 0.55) if close > 0.8 else max(known, 0.8)
        total += a_weight[i]
        for k in range(counts[i] - 1, -1, -1):
            word = similar[i * SIMILAR + k]
            following[i * SIMILAR + k] = word_slot[word] if word_seen[word] == serial else -1
            word_seen[word] = serial
            word_slot[word] = i * SIMILAR + k
    count = gather_names(n, a_kind, similar, counts, postings_at, postings, name_seen, first, found)
    kept = 0
    for c in range(count):
        name = found[c]
        agreed = 0.0
        for at in range(names_at[name], names_at[name + 1]):
            word = names[at]
            if word_seen[word] == serial:
                best = 0.0
                slot = word_slot[word]
                while slot >= 0:
                    best = max(best, closeness[slot])
                    slot = following[slot]
                agreed += word_weight[word] * (1.6 * best - 0.6)
        score = agreed / (total + 0.5 * (name_weight[name] + agreed))
        if kept == CLOSE and score <= close_scores[CLOSE - 1]:
            continue
        place = kept if kept < CLOSE else CLOSE - 1
        while place and close_scores[place - 1] < score:
            close_scores[place] = close_scores[place - 1]
            close_names[place] = close_names[place - 1]
            place -= 1
        close_scores[place] = score
        close_names[place] = name
        kept = min(kept + 1, CLOSE)
    for c in range(kept):
        if c >= ENOUGH and close_scores[c] < FAR * close_scores[0]:
            kept = c
            break
        name = close_names[c]
        begin = names_at[name]
        m = min(names_at[name + 1] - begin, WIDTH)
        for k in range(n * WIDTH):
            table[k] = 0.0
        for j in range(m):
            word = names[begin + j]
            b_start[j] = letters_at[word]
            b_end[j] = letters_at[word + 1]
            b_kind[j] = kinds[word]
            b_weight[j] = word_weight[word]
            if word_seen[word] == serial:
                slot = word_slot[word]
                while slot >= 0:
                    table[(slot // SIMILAR) * WIDTH + j] = closeness[slot]
                    slot = following[slot]
        pair_words(
            n, a, a_at, a_kind, m, letters, b_start, b_end, b_kind, table, costs, rows, joint, left, right, strength
        )  # fmt: skip
        measure(
            n, a_at, a_kind, a_weight, m, b_start, b_end, b_kind, b_weight, table, left, right, strength, forms, name_forms[name],
            measures, c * SIZE,
        )  # fmt: skip
        scores[c] = weigh_measures(measures, c * SIZE, weights, 0 if name_person[name] else SIZE)
    return kept
