"""A word becomes the keys that it is looked up by: its letters, its letters with one left out, and the same of its consonants.

Two words with one mistake between them (a letter more, less, other, or two swapped) share a key, whatever the number of words.
"""

from collections.abc import MutableSequence, Sequence

MASK = (1 << 50) - 1
FULL, BONES = 7, 11
"""Where keys of letters and of consonants start, so that they do not meet."""
LEAST_LETTERS = 4
"""Shorter words are looked up whole."""
LEAST_BONES = 4
KEYED = 24
"""Letters of a word that keys are made of."""


def hash_letters(letters: Sequence[int], start: int, length: int, skip: int, seed: int) -> int:
    """Return the key of the letters, the one at `skip` left out."""
    key = seed
    for k in range(length):
        if k != skip:
            key = (key * 131 + letters[start + k] + 1) & MASK
    key ^= key >> 23
    key = (key * 0x2545F4914F6CDD1D) & MASK
    return key ^ (key >> 27)


def word_keys(
    letters: Sequence[int], start: int, length: int, bones: Sequence[int], bones_start: int, bones_length: int, kind: int,
    keys: MutableSequence[int], at: int,
) -> int:  # fmt: skip
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
    if bones_length >= LEAST_BONES:
        for skip in range(bones_length):
            if skip and bones[bones_start + skip] == bones[bones_start + skip - 1]:
                continue
            keys[at] = hash_letters(bones, bones_start, bones_length, skip, BONES)
            at += 1
    return at


def vocabulary_keys(
    letters: Sequence[int], letters_at: Sequence[int], bones: Sequence[int], bones_at: Sequence[int], kinds: Sequence[int],
    keys: MutableSequence[int], words: MutableSequence[int],
) -> int:  # fmt: skip
    """Write the keys of all words, and beside each the word's number; return how many there are."""
    at = 0
    for word in range(len(kinds)):
        begin, bones_begin = letters_at[word], bones_at[word]
        end = word_keys(
            letters, begin, letters_at[word + 1] - begin, bones, bones_begin, bones_at[word + 1] - bones_begin, kinds[word], keys, at
        )
        for k in range(at, end):
            words[k] = word
        at = end
    return at
