"""A name asked about becomes the listed parties that are likeliest to be meant: similar words are looked up, then names that have them.

The work is bounded: of words that are in very many names only a part of the names is looked at, rare words first. What is looked at lies
together, so that an index over millions of names costs little more than one over thousands.
"""

from math import exp

from hearsay.screening.aligning import SIZE, SLIGHT, WIDTH, measure, pair_words, weigh_measures
from hearsay.screening.flat import Bytes, Ints, Longs, NewBytes, NewInts, NewLongs, NewReals, Reals
from hearsay.screening.garbling import ONE, least_cost, word_similarity
from hearsay.screening.keys import hash_letters, word_keys
from hearsay.screening.records import ASKED, BONES, BONES_FROM, KIND, LENGTH, LETTERS_FROM, RECORD, WEIGHT, place_words, unpack_words

SIMILAR = 32
"""Listed words that may stand for one asked about."""
LOOKED_AT, LOOKED_AT_IN_ALL = 150, 400
"""Words of one key that are looked at, and words of all keys of one word."""
LEAST_LOOKED_UP = 0.74
BUDGET = 2500
"""Entries of the words' lists of names that one question reads."""
SHARE = 1500
"""Of them, for one word."""
CLOSE = 24
"""Names that are compared in full, at most."""
DRAWN = 64
"""Where lists of names were not read to their end, so many of the names found are looked at again."""
ENOUGH, FAR = 8, 0.7
"""So many are compared in any case, the others only where they share this much of what the likeliest does."""

NUMBER_BITS, NUMBER_MASK = 28, (1 << 28) - 1
"""Of an entry: the number of the word; the rest is its key's."""
WEIGHT_BITS, WEIGHT_MASK, WEIGHT_STEPS = 8, 255, 16.0
"""Of a posting: the weight of the whole name in 16ths; the rest is the name's number."""
LATE, DONE = 1 << 30, 1 << 40
"""Added to how many names a word is in: where it says next to nothing, and where it was looked at."""
REMEMBERED, MEMORY = 2048, 13
"""Words asked about whose similar words are remembered, a power of two; and where the keys of such words start."""
WORD_ROOM, NAME_ROOM = 4096, 8192
"""Places for words and names met, powers of two."""
SCATTER = 461845907
KEY_PRINT = (1 << 35) - 1
FACTS, OWNER, FORMS, FLAGS, WHICH = 4, 0, 1, 2, 3
"""Numbers kept of each name: whose it is, its legal forms as bits, these flags, and which of the party's names it is."""
PERSON, INITIALS, WEAK, KIND_FROM = 1, 2, 4, 3
"""Flags: a person's name, a reading by initials, a weak alias; from the fourth bit on the kind of party, 0 where it is not known."""
OBJECT, LEGAL = 3, 4
"""Kinds of party: a ship or other object; a legal entity, which may be a person or a body."""

MOST = 0.98
"""The highest score that a name alone gives."""
PRIOR = 1.0986122886681098
"""The logarithm of 3: weights were learned from three wrong parties for each right one, this undoes it."""
INITIALS_ODDS = -2.5
"""Log-odds taken from a match by initials alone: many names have the same."""
OTHER_KIND, WEAK_ALIAS = 0.3, 0.05
"""What part of a score is taken where the party is of another kind, or the name a weak alias."""


def search(
    n: int, forms: int, kind: int, wanted: int,
    asked: Bytes,
    records: Bytes, entries: Longs, directory: Ints, shift: Ints, postings_at: Ints, postings: Longs,
    names_at: Ints, names: Ints, facts: Ints,
    prices: Ints, weights: Reals,
    a: NewBytes, a_at: NewInts, a_kind: NewBytes, a_weight: NewReals, rows: NewInts, keys: NewLongs, spans: NewInts, firsts: NewLongs,
    state: NewLongs, met: NewLongs, heads: NewInts, alike: NewInts, sizes: NewInts,
    similar: NewInts, closeness: NewReals, following: NewInts, counts: NewInts, totals: NewLongs,
    memory: NewLongs, known_counts: NewInts, known_similar: NewInts, known_closeness: NewReals,
    slots: NewInts, found: NewLongs, gains: NewReals, lasts: NewInts, drawn: NewInts, drawn_shares: NewReals,
    table: NewReals, left: NewInts, right: NewInts, strength: NewReals,
    b_start: NewInts, b_end: NewInts, b_kind: NewBytes, b_weight: NewReals, joint: NewBytes, measures: NewReals,
    owners: NewInts, chosen: NewInts, spots: NewInts, odds: NewReals, scores: NewReals,
) -> int:  # fmt: skip
    """Write the likeliest parties, best first, to `owners`, and beside each its name, where its measures are, its log-odds and its score.

    Return how many there are, `wanted` at most. `asked` holds the `n` words of the name, `forms` its legal forms, `kind` the kind of party
    (0 where it is not known).
    """
    unpack_words(n, asked, a, a_at, a_kind, a_weight)
    total = 0.0
    for i in range(n):
        mark = hash_letters(asked, i * ASKED, ASKED, -1, MEMORY)
        place = mark & (REMEMBERED - 1)
        if memory[place] == mark:
            counts[i] = known_counts[place]
            for k in range(counts[i]):
                similar[i * SIMILAR + k] = known_similar[place * SIMILAR + k]
                closeness[i * SIMILAR + k] = known_closeness[place * SIMILAR + k]
        else:
            counts[i] = look_up(
                i, asked, a, a_at, records, entries, directory, shift[0], prices, rows, keys, spans, firsts, state, met, alike, sizes,
                similar, closeness,
            )  # fmt: skip
            memory[place] = mark
            known_counts[place] = counts[i]
            for k in range(counts[i]):
                known_similar[place * SIMILAR + k] = similar[i * SIMILAR + k]
                known_closeness[place * SIMILAR + k] = closeness[i * SIMILAR + k]
        if counts[i] and not a_kind[i] & SLIGHT:
            close = closeness[i * SIMILAR]
            known = records[similar[i * SIMILAR] * RECORD + WEIGHT] / 255.0
            a_weight[i] = known if close > 0.999 else max(known, 0.55) if close > 0.8 else max(known, 0.8)
        total += a_weight[i]
    state[0] += 1
    for i in range(n):
        for k in range(counts[i] - 1, -1, -1):
            word = similar[i * SIMILAR + k]
            slot = find_place(word, state[0], met)
            following[i * SIMILAR + k] = heads[slot] if slot >= 0 else -1
            if slot < 0:
                slot = -slot - 1
                met[slot] = (state[0] << NUMBER_BITS) + word
            heads[slot] = i * SIMILAR + k
    count = gather_names(
        n, a_kind, similar, closeness, counts, totals, records, postings_at, postings, state, slots, found, gains, lasts
    )  # fmt: skip
    for f in range(count):
        gains[f] /= total + 0.5 * ((found[f] & WEIGHT_MASK) / WEIGHT_STEPS + gains[f])
    kept = draw_names(count, DRAWN if state[1] else CLOSE, found, gains, drawn, drawn_shares)
    if state[1]:
        kept = draw_again(
            kept, total, names_at, names, records, state[0], met, heads, following, closeness, found, gains, drawn, drawn_shares
        )  # fmt: skip
    best = 0
    for c in range(kept):
        if c >= ENOUGH and drawn_shares[c] < FAR * drawn_shares[0]:
            break
        name = drawn[c]
        begin = names_at[name]
        m = min(names_at[name + 1] - begin, WIDTH)
        for k in range(n * WIDTH):
            table[k] = 0.0
        place_words(m, begin, names, records, b_start, b_end, b_kind, b_weight)
        for j in range(m):
            slot = find_place(names[begin + j], state[0], met)
            at = heads[slot] if slot >= 0 else -1
            while at >= 0:
                table[(at // SIMILAR) * WIDTH + j] = closeness[at]
                at = following[at]
        pair_words(n, a, a_at, a_kind, m, records, b_start, b_end, b_kind, table, prices, rows, joint, left, right, strength)
        flags = facts[name * FACTS + FLAGS]
        measure(
            n, a_at, a_kind, a_weight, m, b_start, b_end, b_kind, b_weight, table, left, right, strength, forms,
            facts[name * FACTS + FORMS], measures, c * SIZE,
        )  # fmt: skip
        log_odds = weigh_measures(measures, c * SIZE, weights, 0 if flags & PERSON else SIZE)
        if flags & INITIALS:
            log_odds += INITIALS_ODDS
        score = score_party(log_odds, flags, kind)
        best = insert_party(best, facts[name * FACTS + OWNER], name, c, log_odds, score, owners, chosen, spots, odds, scores)
    return min(best, wanted)


def look_up(
    i: int, asked: Bytes, a: Bytes, a_at: Ints, records: Bytes, entries: Longs, directory: Ints, shift: int, prices: Ints,
    rows: NewInts, keys: NewLongs, spans: NewInts, firsts: NewLongs, state: NewLongs, met: NewLongs, alike: NewInts, sizes: NewInts,
    similar: NewInts, closeness: NewReals,
) -> int:  # fmt: skip
    """Find the listed words like the i-th word asked about, the most similar first; return how many."""
    mine = i * ASKED
    length = asked[mine + LENGTH]
    kind = asked[mine + KIND]
    end = word_keys(a, a_at[i], length, asked, mine + BONES_FROM, asked[mine + BONES], kind, keys, 0)
    for k in range(end):
        bucket = keys[k] >> shift
        spans[2 * k] = directory[bucket]
        spans[2 * k + 1] = directory[bucket + 1]
    for k in range(end):
        firsts[k] = entries[spans[2 * k]]
    state[0] += 1
    found = 0
    for k in range(end):
        wanted = keys[k] & KEY_PRINT
        looked = 0
        for at in range(spans[2 * k], spans[2 * k + 1]):
            entry = entries[at]
            if entry >> NUMBER_BITS != wanted:
                continue
            looked += 1
            if looked > LOOKED_AT or found >= LOOKED_AT_IN_ALL:
                break
            word = entry & NUMBER_MASK
            slot = find_place(word, state[0], met)
            if slot < 0:
                met[-slot - 1] = (state[0] << NUMBER_BITS) + word
                alike[found] = word
                found += 1
    base = i * SIMILAR
    count = 0
    letters = 0
    for k in range(length):
        letters |= ONE << a[a_at[i] + k]
    for f in range(found):
        sizes[f] = records[alike[f] * RECORD + LENGTH]
    left = 0
    for f in range(found):
        theirs = alike[f] * RECORD
        size = sizes[f]
        if (kind | records[theirs + KIND]) & 1 == 0:
            if not -4 < size - length < 4:
                continue
            limit = (1.0 - LEAST_LOOKED_UP) * (length + size) * 500.0
            if least_cost(a, a_at[i], length, letters, records, theirs + LETTERS_FROM, size, prices) > limit:
                continue
        alike[left] = alike[f]
        left += 1
    for f in range(left):
        word = alike[f]
        theirs = word * RECORD
        close = word_similarity(
            a, a_at[i], length, kind, records, theirs + LETTERS_FROM, records[theirs + LENGTH], records[theirs + KIND], prices, rows,
            LEAST_LOOKED_UP,
        )  # fmt: skip
        if close < LEAST_LOOKED_UP:
            continue
        place = count
        if count == SIMILAR:
            place = SIMILAR - 1
            if close <= closeness[base + place]:
                continue
        while place and closeness[base + place - 1] < close:
            closeness[base + place] = closeness[base + place - 1]
            similar[base + place] = similar[base + place - 1]
            place -= 1
        closeness[base + place] = close
        similar[base + place] = word
        count = min(count + 1, SIMILAR)
    return count


def find_place(word: int, serial: int, met: Longs) -> int:
    """Return the place of a word that was met under this serial number; else, as -1 - place, the one that is free for it."""
    slot = (word * SCATTER >> 12) & (WORD_ROOM - 1)
    wanted = (serial << NUMBER_BITS) + word
    while met[slot] != wanted:
        if met[slot] >> NUMBER_BITS != serial:
            return -slot - 1
        slot = (slot + 1) & (WORD_ROOM - 1)
    return slot


def gather_names(
    n: int, a_kind: Bytes, similar: Ints, closeness: Reals, counts: Ints, totals: NewLongs, records: Bytes, postings_at: Ints,
    postings: Longs, state: NewLongs, slots: NewInts, found: NewLongs, gains: NewReals, lasts: NewInts,
) -> int:  # fmt: skip
    """Write the postings of the names that have similar words, and how much of the name asked about each has; return how many.

    Words that few names have go first. `state[1]` becomes 1 where lists of names were not read to their end.
    """
    for i in range(n):
        totals[i] = 0
        for k in range(counts[i]):
            word = similar[i * SIMILAR + k]
            totals[i] += postings_at[word + 1] - postings_at[word]
        if a_kind[i] & SLIGHT:
            totals[i] += LATE
    state[1] = 0
    count = used = 0
    for _ in range(n):
        rarest = 0
        for i in range(n):
            if totals[i] < totals[rarest]:
                rarest = i
        late = 1 if totals[rarest] >= LATE else 0
        totals[rarest] = DONE
        if late and (count or n > 1):
            continue
        spent = 0
        for k in range(counts[rarest]):
            word = similar[rarest * SIMILAR + k]
            gain = records[word * RECORD + WEIGHT] / 255.0 * (1.6 * closeness[rarest * SIMILAR + k] - 0.6)
            begin = postings_at[word]
            end = postings_at[word + 1]
            room = min(BUDGET - used, SHARE - spent)
            if end - begin > room:
                end = begin + room
                state[1] = 1
            spent += end - begin
            used += end - begin
            for at in range(begin, end):
                posting = postings[at]
                slot = ((posting >> WEIGHT_BITS) * SCATTER >> 12) & (NAME_ROOM - 1)
                place = slots[slot]
                while place and found[place - 1] != posting:
                    slot = (slot + 1) & (NAME_ROOM - 1)
                    place = slots[slot]
                if not place:
                    found[count] = posting
                    gains[count] = gain
                    lasts[count] = rarest
                    count += 1
                    slots[slot] = count
                elif lasts[place - 1] != rarest:
                    gains[place - 1] += gain
                    lasts[place - 1] = rarest
    for f in range(count):
        slot = ((found[f] >> WEIGHT_BITS) * SCATTER >> 12) & (NAME_ROOM - 1)
        while slots[slot]:
            slots[slot] = 0
            slot = (slot + 1) & (NAME_ROOM - 1)
    return count


def draw_names(count: int, most: int, found: Longs, shares: Reals, drawn: NewInts, drawn_shares: NewReals) -> int:
    """Write which of the names found share most with the one asked about, best first; return how many."""
    kept = 0
    for f in range(count):
        share = shares[f]
        place = kept
        if kept == most:
            place = most - 1
            if share <= drawn_shares[place]:
                continue
        while place and drawn_shares[place - 1] < share:
            drawn_shares[place] = drawn_shares[place - 1]
            drawn[place] = drawn[place - 1]
            place -= 1
        drawn_shares[place] = share
        drawn[place] = found[f] >> WEIGHT_BITS
        kept = min(kept + 1, most)
    return kept


def draw_again(
    kept: int, total: float, names_at: Ints, names: Ints, records: Bytes, serial: int, met: Longs, heads: Ints, following: Ints,
    closeness: Reals, found: NewLongs, shares: NewReals, drawn: NewInts, drawn_shares: NewReals,
) -> int:  # fmt: skip
    """Draw from the names drawn once more, by what all of their words share."""
    for c in range(kept):
        name = drawn[c]
        agreed = weight = 0.0
        for at in range(names_at[name], names_at[name + 1]):
            word = names[at]
            heavy = records[word * RECORD + WEIGHT] / 255.0
            weight += heavy
            slot = find_place(word, serial, met)
            if slot >= 0:
                best = 0.0
                other = heads[slot]
                while other >= 0:
                    best = max(best, closeness[other])
                    other = following[other]
                agreed += heavy * (1.6 * best - 0.6)
        found[c] = name << WEIGHT_BITS
        shares[c] = agreed / (total + 0.5 * (weight + agreed))
    return draw_names(kept, CLOSE, found, shares, drawn, drawn_shares)


def score_party(log_odds: float, flags: int, kind: int) -> float:
    """Return the score of a name and the kind of party alone."""
    score = MOST / (1.0 + exp(-max(-30.0, min(30.0, log_odds + PRIOR))))
    listed = flags >> KIND_FROM
    if kind and listed and kind != listed and not (kind == LEGAL and listed != OBJECT):
        score -= OTHER_KIND * score
    if flags & WEAK:
        score -= WEAK_ALIAS * score
    return score


def insert_party(
    best: int, owner: int, name: int, spot: int, log_odds: float, score: float,
    owners: NewInts, chosen: NewInts, spots: NewInts, odds: NewReals, scores: NewReals,
) -> int:  # fmt: skip
    """Put a party in its place among the `best` ones so far, unless it is there with a better name; return how many there are then."""
    place = best
    for c in range(best):
        if owners[c] == owner:
            if scores[c] >= score:
                return best
            place = c
            break
    last = best if place < best else best + 1
    while place and (scores[place - 1] < score or (scores[place - 1] == score and owners[place - 1] > owner)):
        owners[place] = owners[place - 1]
        chosen[place] = chosen[place - 1]
        spots[place] = spots[place - 1]
        odds[place] = odds[place - 1]
        scores[place] = scores[place - 1]
        place -= 1
    owners[place] = owner
    chosen[place] = name
    spots[place] = spot
    odds[place] = log_odds
    scores[place] = score
    return last
