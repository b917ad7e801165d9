"""The names of all listings become an index; a name asked about becomes the few listed names that are worth comparing closely.

Words are found through the letter pairs that they share, names through their words.
"""

import math
from array import array
from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from hearsay.naming.comparing import LEAST_SIMILAR, SLIGHT, SLIGHT_WEIGHT, Name, compare_words, strength
from hearsay.naming.scripts import Word, make_word

if TYPE_CHECKING:
    from numpy import int32
    from numpy.typing import NDArray

SIMILAR_WORDS = 150
"""How many listed words that share letter pairs are compared with a word asked about."""
SHARED_PAIRS = 0.34
"""Of the letter pairs of both words (Dice's coefficient)."""


class NameIndex:
    """All listed names by their words; `find` gives the likeliest ones for a name."""

    def __init__(self, names: Sequence[Name]) -> None:
        """Index the names, whose positions `find` gives back."""
        import numpy as np

        self._numbers: dict[Word, int] = {}
        self._words: list[Word] = []
        self.name_words: list[tuple[int, ...]] = []
        """For each name the numbers of its words, in order."""
        postings: list[array[int]] = []
        for position, name in enumerate(names):
            numbers = tuple(self._number(word, postings) for word in name.words)
            self.name_words.append(numbers)
            for number in set(numbers):
                postings[number].append(position)
        self._postings = [np.frombuffer(found, dtype=np.int32) for found in postings]
        common: defaultdict[str, int] = defaultdict(int)
        for word, found in zip(self._words, postings, strict=True):
            common[word.folded] += len(found)
        self._common = dict(common)
        self._most = math.log(2 * len(names) + 2)
        self._weights = dict.fromkeys(SLIGHT, SLIGHT_WEIGHT)
        self._word_weights = np.array([self.weigh(word) for word in self._words], dtype=np.float32)
        self._name_weights = np.array([sum(float(self._word_weights[n]) for n in numbers) for numbers in self.name_words], dtype=np.float32)
        self._by_letters = _PairIndex([word.folded if word.vowelled else "" for word in self._words])
        self._by_consonants = _PairIndex([word.skeleton for word in self._words])
        self._by_unvowelled = _PairIndex(["" if word.vowelled else word.skeleton for word in self._words])
        self.similar_words = lru_cache(maxsize=20_000)(self._similar_words)

    def weigh(self, word: Word) -> float:
        """Return how much a word says, from 0.05 (in most names) to 1 (in none): its inverse frequency in the lists."""
        known = self._weights.get(word.latin)
        if known is None:
            count = self._common.get(word.folded, 0)
            known = max(SLIGHT_WEIGHT, math.log((2 * len(self.name_words) + 2) / (2 * count + 1)) / self._most)
            if count:
                self._weights[word.latin] = known
        return known

    def find(self, name: Name, *, limit: int) -> list[int]:
        """Return the positions of at most `limit` names, the likeliest first."""
        import numpy as np

        total = np.zeros(len(self.name_words), dtype=np.float32)
        asked = 0.0
        for words, share in self._asked_words(name):
            best = np.zeros(len(self.name_words), dtype=np.float32)
            for number, similarity in reversed(words.items()):
                posting, worth = self._postings[number], strength(similarity) * self._word_weights[number]
                best[posting] = np.maximum(best[posting], worth)
            total += share * best
            asked += share * max((float(self._word_weights[number]) for number in list(words)[:1]), default=1.0)
        found = np.flatnonzero(total)
        if not len(found):
            return []
        scores = 2 * total[found] / (asked + 0.5 * (self._name_weights[found] + total[found]))
        if len(found) > limit:
            chosen = np.argpartition(-scores, limit)[:limit]
            found, scores = found[chosen], scores[chosen]
        return [int(position) for position in found[np.argsort(-scores, kind="stable")]]

    def _asked_words(self, name: Name) -> list[tuple[dict[int, float], float]]:
        """Return the similar listed words of each word, and of neighbours written together, with the share that each counts for."""
        asked = [(self.similar_words(word), 1.0) for word in name.words]
        for left, right in zip(name.words, name.words[1:], strict=False):
            if left.vowelled and right.vowelled:
                asked.append((self.similar_words(make_word(left.latin + right.latin)), 0.5))
        return asked

    def _similar_words(self, word: Word) -> dict[int, float]:
        """Return the listed words that may pair with `word`, by number, with their similarity, the most similar first."""
        near: set[int] = set()
        if word.vowelled:
            near.update(self._by_letters.find(word.folded))
            near.update(self._by_unvowelled.find(word.skeleton))
        else:
            near.update(self._by_consonants.find(word.skeleton))
        if (same := self._numbers.get(word)) is not None:
            near.add(same)
        compared = ((number, compare_words(word, self._words[number])) for number in near)
        return dict(sorted(((n, s) for n, s in compared if s >= LEAST_SIMILAR), key=lambda item: (-item[1], item[0])))

    def _number(self, word: Word, postings: list["array[int]"]) -> int:
        number = self._numbers.setdefault(word, len(self._words))
        if number == len(self._words):
            self._words.append(word)
            postings.append(array("i"))
        return number


class _PairIndex:
    """Words by the pairs of neighbouring letters in them, their edges included; empty words are not found."""

    def __init__(self, words: Sequence[str]) -> None:
        import numpy as np

        pairs: defaultdict[str, array[int]] = defaultdict(lambda: array("i"))
        for number, word in enumerate(words):
            if word:
                for pair in _pairs(word):
                    pairs[pair].append(number)
        self._numbers: dict[str, NDArray[int32]] = {pair: np.frombuffer(found, dtype=np.int32) for pair, found in pairs.items()}
        self._lengths = np.array([len(_pairs(word)) if word else 0 for word in words], dtype=np.float32)

    def find(self, word: str) -> list[int]:
        """Return the numbers of the words that share most pairs with `word`."""
        import numpy as np

        mine = _pairs(word)
        found = [numbers for pair in mine if (numbers := self._numbers.get(pair)) is not None]
        if not found:
            return []
        counts = np.bincount(np.concatenate(found), minlength=len(self._lengths))
        near = np.flatnonzero(counts > 1)
        shared = 2 * counts[near] / (len(mine) + self._lengths[near])
        kept = shared >= SHARED_PAIRS
        near, shared = near[kept], shared[kept]
        if len(near) > SIMILAR_WORDS:
            near = near[np.argpartition(-shared, SIMILAR_WORDS)[:SIMILAR_WORDS]]
        return [int(number) for number in near]


def _pairs(word: str) -> set[str]:
    edged = f"^{word}$"
    return {edged[i : i + 2] for i in range(len(edged) - 1)}
