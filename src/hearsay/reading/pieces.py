"""Words become the encoder's input: sub-word pieces with the case and the gap that an uncased vocabulary loses, cut into windows.

A window holds at most 254 pieces and two markers. Windows ignore sentence ends inside them, overlap, and are cut where a sentence
seems to end, so that most sentences lie whole in the window that decides about them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from tokenizers import Tokenizer

WINDOW = 256
ROOM = WINDOW - 2
LEAD = 32
"""Pieces that a window sees of what came before the words that it decides."""
TRAIL = 24
"""Pieces that it sees of what comes after."""
CLS, SEP, UNKNOWN = 101, 102, 100
CASES = ("special", "lower", "capitalised", "upper", "single upper", "mixed", "digits", "other")
GAPS = ("inside a word", "nothing", "space", "line end")
_SENTENCE_ENDS = frozenset(".!?")


@dataclass(frozen=True, slots=True)
class Pieces:
    """A report's pieces: ids, cases and gaps of shape (pieces,), and the first piece of each word, of shape (words,)."""

    ids: NDArray[np.int64]
    cases: NDArray[np.int64]
    gaps: NDArray[np.int64]
    first: NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Window:
    """Pieces `start` to `end` are read together; what is read of `own_start` to `own_end` counts."""

    start: int
    end: int
    own_start: int
    own_end: int


def make_pieces(words: Sequence[str], gaps: Sequence[int], tokenizer: "Tokenizer") -> Pieces:
    """Return the pieces of `words`; `gaps` says what stands before each word (an index into GAPS)."""
    encoded = tokenizer.encode(list(words), is_pretokenized=True, add_special_tokens=False)
    ids = np.array(encoded.ids, dtype=np.int64)
    word_of = np.array(encoded.word_ids, dtype=np.int64)
    first = np.searchsorted(word_of, np.arange(len(words)))
    lost = (
        np.flatnonzero((first >= len(word_of)) | (word_of[np.minimum(first, len(word_of) - 1)] != np.arange(len(words))))
        if len(ids)
        else np.arange(len(words))
    )
    if len(lost):
        # A word of control characters alone has no piece of its own: it gets the unknown one.
        ids = np.insert(ids, first[lost], UNKNOWN)
        word_of = np.insert(word_of, first[lost], lost)
        first = np.searchsorted(word_of, np.arange(len(words)))
    cases = np.array([case_of(word) for word in words], dtype=np.int64)[word_of]
    piece_gaps = np.zeros(len(ids), dtype=np.int64)
    piece_gaps[first] = np.asarray(gaps, dtype=np.int64)
    return Pieces(ids, cases, piece_gaps, first)


def case_of(word: str) -> int:
    """Return the index into CASES of the way a word is written."""
    if word.islower():
        return 1 if word.isalpha() else (6 if any(c.isdigit() for c in word) else 1)
    if any(c.isdigit() for c in word):
        return 6
    if not any(c.isalpha() for c in word):
        return 7
    if word.isupper():
        return 4 if len(word) == 1 else 3
    return 2 if word[0].isupper() and word[1:].islower() else 5


def cut_windows(pieces: Pieces, words: Sequence[str]) -> list[Window]:
    """Return windows that between them own every piece once, in order."""
    total = len(pieces.ids)
    windows: list[Window] = []
    if total <= ROOM:
        return [Window(0, total, 0, total)] if total else []
    starts = np.zeros(total, dtype=bool)
    for i in range(1, len(words)):
        if words[i - 1][-1:] in _SENTENCE_ENDS or pieces.gaps[pieces.first[i]] == 3:
            starts[pieces.first[i]] = True
    start = own = 0
    while True:
        end = min(start + ROOM, total)
        if end == total:
            windows.append(Window(start, end, own, end))
            return windows
        latest, earliest = end - TRAIL, own + (end - own) // 2
        sentence_starts = np.flatnonzero(starts[earliest : latest + 1])
        if len(sentence_starts):
            hand_over = earliest + int(sentence_starts[-1])
        else:
            word_starts = pieces.first[(pieces.first > own) & (pieces.first <= latest)]
            hand_over = int(word_starts[-1]) if len(word_starts) else latest
        windows.append(Window(start, end, own, hand_over))
        own = hand_over
        start = max(0, hand_over - LEAD)
