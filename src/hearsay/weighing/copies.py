"""Which reports copy which: texts become sets of word 6-grams, candidates meet in a small sample of them, and the shared words are aligned.

The sample is the 6-grams whose hash is smallest for their share of the hashes (FracMinHash; Irber and others, 2022), and it estimates how
much of the one text stands in the other whatever their lengths; plain MinHash would miss a short notice inside a long article.
"""

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

Hashes = NDArray[np.uint64]
LENGTH = 6
"""Words of a gram."""
SHARE = 16
"""One gram in so many is sampled."""
FEWEST = 24
"""A short text samples so many of its grams, if it has them."""
COMMON = 40
"""A gram in more reports than this is a phrase, not a copy, and makes no candidates; it still counts in the comparison."""
MANY = 8
"""From so many texts with one gram on, `sharing_pairs` leaves pairs out."""
LEAST = 0.5
"""The share of the shorter text that must stand in the other one."""
PROMISING = 0.05
"""The share of the shorter text's sample that makes a candidate; a sample is only an estimate."""
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Grams:
    """A text's grams: their hashes in the order of the text."""

    ordered: Hashes
    distinct: Hashes
    """Sorted, each once."""

    @property
    def sample(self) -> Hashes:
        """The grams by which candidates meet."""
        low = self.distinct[self.distinct < np.uint64(2**64 // SHARE)]
        return low if len(low) >= FEWEST else self.distinct[:FEWEST]


@dataclass(frozen=True, slots=True)
class Copy:
    """Two texts that share words: the numbers of both, and how much of each stands in the other."""

    first: int
    second: int
    of_first: float
    """The share of the first text's grams that stand in the second."""
    of_second: float
    longest: int
    """Words of the longest stretch that both have."""

    @property
    def containment(self) -> float:
        """The share of the shorter text that stands in the longer one."""
        return max(self.of_first, self.of_second)


def make_grams(text: str) -> Grams:
    """Return the grams of a text: its words without case and punctuation, six at a time."""
    words = [_hash(word) for word in _words(text)]
    if not words:
        return Grams(np.zeros(0, dtype=np.uint64), np.zeros(0, dtype=np.uint64))
    values = np.array(words, dtype=np.uint64)
    length = min(LENGTH, len(values))
    count = len(values) - length + 1
    mixed = np.zeros(count, dtype=np.uint64)
    with np.errstate(over="ignore"):
        for place in range(length):
            mixed = (mixed ^ values[place : place + count]) * np.uint64(0x9E3779B97F4A7C15)
            mixed ^= mixed >> np.uint64(29)
    return Grams(mixed, np.unique(mixed))


@lru_cache(maxsize=200_000)
def _hash(word: str) -> int:
    return int.from_bytes(hashlib.blake2b(word.encode("utf-8", "replace"), digest_size=8).digest(), "little")


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def find_copies(texts: Sequence[Grams], *, least: float = LEAST) -> list[Copy]:
    """Return the pairs of which one stands to at least `least` in the other, by the numbers of the texts."""
    return [
        copy
        for first, second in candidates([text.sample for text in texts])
        if (copy := compare(texts[first], texts[second], first, second)).containment >= least
    ]


def candidates(samples: Sequence[Hashes]) -> Iterator[tuple[int, int]]:
    """Yield the pairs of texts that share enough of their samples, phrases that many share left out; each pair once, in order."""
    if not samples:
        return
    hashes = np.concatenate(samples)
    owners = np.repeat(np.arange(len(samples)), [len(sample) for sample in samples])
    order = np.lexsort((owners, hashes))
    hashes, owners = hashes[order], owners[order]
    bounds = np.flatnonzero(np.concatenate(([True], hashes[1:] != hashes[:-1], [True])))
    pairs: Counter[tuple[int, int]] = Counter()
    for begin, end in pairwise(bounds.tolist()):
        if 1 < end - begin <= COMMON:
            sharing = owners[begin:end].tolist()
            pairs.update((a, b) for n, a in enumerate(sharing) for b in sharing[n + 1 :])
    sizes = [len(sample) for sample in samples]
    yield from sorted(pair for pair, shared in pairs.items() if shared >= PROMISING * min(sizes[pair[0]], sizes[pair[1]]))


def sharing_pairs(owners: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield the pairs among texts that share a gram: all of them, or where many do each with the first and with the next.

    That is enough to find the groups of an archive: a text that was printed thirty times gives sixty pairs and not 435.
    """
    if len(owners) <= MANY:
        yield from ((a, b) for n, a in enumerate(owners) for b in owners[n + 1 :])
        return
    yield from ((owners[0], one) for one in owners[1:])
    yield from pairwise(owners[1:])


def compare(first: Grams, second: Grams, number: int = 0, other: int = 1) -> Copy:
    """Return how much two texts share, over all their grams."""
    shared = np.intersect1d(first.distinct, second.distinct, assume_unique=True)
    if not len(shared):
        return Copy(number, other, 0.0, 0.0, 0)
    return Copy(number, other, len(shared) / len(first.distinct), len(shared) / len(second.distinct), _longest(first.ordered, shared))


def _longest(ordered: Hashes, shared: Hashes) -> int:
    inside = np.concatenate(([False], np.isin(ordered, shared), [False]))
    edges = np.flatnonzero(inside[1:] != inside[:-1])
    return int((edges[1::2] - edges[::2]).max()) + LENGTH - 1


def group_copies(count: int, copies: Iterable[Copy]) -> list[int]:
    """Return for each of `count` texts the number of the group of copies that it is in: the least number of a text of the group."""
    leader = list(range(count))

    def find(number: int) -> int:
        while leader[number] != number:
            leader[number] = leader[leader[number]]
            number = leader[number]
        return number

    for copy in copies:
        first, second = find(copy.first), find(copy.second)
        leader[max(first, second)] = min(first, second)
    return [find(number) for number in range(count)]
