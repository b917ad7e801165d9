"""A word becomes the keys that it is looked up by: its letters, its letters with one left out, and the same of its consonants.

Two words with one mistake between them (a letter more, less, other, or two swapped) share a key, whatever the number of words.
"""

from hearsay.screening.flat import Bytes, Ints, NewInts, NewLongs

MASK = (1 << 50) - 1
SCATTER_LETTERS = 0x2545F4914F6CDD1D
FULL, BONES = 7, 11
"""Where keys of letters and of consonants start, so that they do not meet."""
LEAST_LETTERS = 4
"""Shorter words are looked up whole."""
LEAST_BONES, LEAST_BONES_BESIDE = 4, 5
"""Fewer consonants are looked up whole: of a word without its vowels, and beside the vowels."""
KEYED = 24
"""Letters of a word that keys are made of."""


def hash_letters(letters: Bytes, start: int, length: int, skip: int, seed: int) -> int:
    """Return the key of the letters, the one at `skip` left out."""
    key = seed
    for k in range(length):
        if k != skip:
            key = (key * 131 + letters[start + k] + 1) & MASK
    key ^= key >> 23
    key = (key * SCATTER_LETTERS) & MASK
    return key ^ (key >> 27)


def word_keys(
    letters: Bytes, start: int, length: int, bones: Bytes, bones_start: int, bones_length: int, kind: int, keys: NewLongs, at: int
) -> int:
    """Write a word's keys to `keys` from `at` on, and return where they end."""
    length, bones_length = min(length, KEYED), min(bones_length, KEYED)
    if not kind & 1:
        keys[at] = hash_letters(letters, start, length, -1, FULL)
        at += 1
        if length >= LEAST_LETTERS and not kind & 2:
            for skip in range(length):
                if skip and letters[start + skip] == letters[start + skip - 1]:
                    continue
                keys[at] = hash_letters(letters, start, length, skip, FULL)
                at += 1
    if kind & 2:
        return at
    keys[at] = hash_letters(bones, bones_start, bones_length, -1, BONES)
    at += 1
    if bones_length >= (LEAST_BONES if kind & 1 else LEAST_BONES_BESIDE):
        for skip in range(bones_length):
            if skip and bones[bones_start + skip] == bones[bones_start + skip - 1]:
                continue
            keys[at] = hash_letters(bones, bones_start, bones_length, skip, BONES)
            at += 1
    return at


def vocabulary_keys(
    count: int, letters: Bytes, letters_at: Ints, bones: Bytes, bones_at: Ints, kinds: Bytes, keys: NewLongs, words: NewInts
) -> int:
    """Write the keys of all words, and beside each the word's number; return how many there are."""
    at = 0
    for word in range(count):
        begin, bones_begin = letters_at[word], bones_at[word]
        end = word_keys(
            letters, begin, letters_at[word + 1] - begin, bones, bones_begin, bones_at[word + 1] - bones_begin, kinds[word], keys, at
        )
        for k in range(at, end):
            words[k] = word
        at = end
    return at
