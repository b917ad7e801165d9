"""A word lies in one record of bytes: its length, kind and weight and then its letters, so that looking at it costs one look at memory.

A word that is asked about has a longer record, which holds its consonants too.
"""

from hearsay.screening.flat import Bytes, Ints, NewBytes, NewInts, NewReals
from hearsay.screening.garbling import LONGEST

LENGTH, KIND, WEIGHT, BONES = 0, 1, 2, 3
"""Where a record holds the number of letters, the kind as bits, the weight in 255ths, and how many consonants where it is asked about."""
LETTERS_FROM = 4
RECORD = LETTERS_FROM + LONGEST
BONES_FROM = RECORD
MOST_BONES = 24
ASKED = 64
"""Bytes of a word asked about; its consonants follow its letters."""


def unpack_words(n: int, asked: Bytes, a: NewBytes, a_at: NewInts, a_kind: NewBytes, a_weight: NewReals) -> float:
    """Write out the words of a name asked about: the letters one after the other, where each begins, kinds, weights; return their sum."""
    at = 0
    total = 0.0
    for i in range(n):
        record = i * ASKED
        a_at[i] = at
        a_kind[i] = asked[record + KIND]
        a_weight[i] = asked[record + WEIGHT] / 255.0
        total += a_weight[i]
        for k in range(asked[record + LENGTH]):
            a[at] = asked[record + LETTERS_FROM + k]
            at += 1
    a_at[n] = at
    return total


def place_words(m: int, first: int, numbers: Ints, records: Bytes, start: NewInts, end: NewInts, kind: NewBytes, weight: NewReals) -> None:
    """Write where the letters of a listed name's words lie, with kinds and weights; `numbers` from `first` on are its words."""
    for j in range(m):
        record = numbers[first + j] * RECORD
        start[j] = record + LETTERS_FROM
        end[j] = record + LETTERS_FROM + records[record + LENGTH]
        kind[j] = records[record + KIND]
        weight[j] = records[record + WEIGHT] / 255.0
