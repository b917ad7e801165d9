"""The arrays of an index become something to ask: a name goes in, the likeliest listed names come out with what was measured of each."""

from itertools import accumulate
from typing import TYPE_CHECKING, Any, NamedTuple

from hearsay.naming.preparing import Name
from hearsay.screening.aligning import SIZE, WIDTH
from hearsay.screening.building import Arrays, compiles, forms_mask, number_letters, word_kind
from hearsay.screening.compiling import load_kernels
from hearsay.screening.garbling import LONGEST
from hearsay.screening.keys import KEYED
from hearsay.screening.model import NameModel
from hearsay.screening.searching import BUDGET, CLOSE, SIMILAR

if TYPE_CHECKING:
    from collections.abc import Callable

_INDEX = (
    "letters", "letters_at", "kinds", "masks", "word_weight", "key", "key_word", "directory", "shift", "postings_at", "postings",
    "names_at", "names", "name_weight", "name_person", "name_forms",
)  # fmt: skip


class Candidate(NamedTuple):
    """A listed name that may be meant."""

    name: int
    """Its position in the index."""
    owner: int
    """The number that it was indexed with."""
    odds: float
    """Log-odds that it is, of names alone."""
    place: int
    """Where its measures are."""


class NameIndex:
    """Listed names ready to be asked for. Not for two threads at once: it has one set of scratch paper."""

    def __init__(self, arrays: Arrays, model: NameModel) -> None:
        import numpy as np

        names = len(arrays["name_person"])
        self.arrays, self._model, self._serial = arrays, model, 1
        self.compiled = compiles(names)
        self._search: Callable[..., int] = load_kernels(compiled=self.compiled)["search"]
        words = len(arrays["kinds"])
        paper = [
            np.zeros(words, np.int64), np.zeros(words, np.int32), np.zeros(names, np.int64),
        ]  # fmt: skip
        after = [
            np.zeros(3 * (LONGEST + 1), np.float64), np.zeros(2 * KEYED + 4, np.int64),
            np.zeros(WIDTH * SIMILAR, np.int32), np.zeros(WIDTH * SIMILAR, np.float64), np.zeros(WIDTH * SIMILAR, np.int32),
            np.zeros(WIDTH, np.int32), np.zeros(BUDGET, np.int32), np.zeros(CLOSE, np.int32), np.zeros(CLOSE, np.float64),
            np.zeros(WIDTH * WIDTH, np.float64), np.zeros(WIDTH, np.int32), np.zeros(WIDTH, np.int32), np.zeros(WIDTH, np.float64),
            np.zeros(WIDTH, np.int32), np.zeros(WIDTH, np.int32), np.zeros(WIDTH, np.int32), np.zeros(WIDTH, np.float64),
            np.zeros(LONGEST + 2, np.int32), np.zeros(CLOSE * SIZE, np.float64), np.zeros(CLOSE, np.float64),
        ]  # fmt: skip
        index = [arrays[name] for name in _INDEX]
        self._given: list[Any] = [self._form(array) for array in [*index, model.costs, model.weights]]
        self._given[_INDEX.index("shift")] = int(arrays["shift"][0])
        self._paper: list[Any] = [self._form(array) for array in paper]
        self._after: list[Any] = [self._form(array) for array in after]
        self._names, self._measures, self._scores = self._after[7], self._after[-2], self._after[-1]

    def find(self, name: Name) -> list[Candidate]:
        """Return the likeliest names, each with its log-odds, in no order; one party may come under several names."""
        kept = self._ask(name)
        if not kept:
            return []
        if self.compiled:
            found = self._names[:kept]
            numbers, odds = found.tolist(), self._scores[:kept].tolist()
            return list(map(Candidate, numbers, self.arrays["name_owner"][found].tolist(), odds, range(kept)))
        owners = self.arrays["name_owner"]
        return [Candidate(self._names[c], int(owners[self._names[c]]), self._scores[c], c) for c in range(kept)]

    def measures(self, candidate: Candidate) -> list[float]:
        """Return what was measured of a name that the last `find` found."""
        at = candidate.place * SIZE
        return [float(value) for value in self._measures[at : at + SIZE]]

    def _ask(self, name: Name) -> int:
        import numpy as np

        words = name.words[:WIDTH]
        letters = [number_letters(word.folded) for word in words]
        bones = [number_letters(word.skeleton) for word in words]
        given: list[Any] = [
            np.frombuffer(b"".join(letters) + b"\0", np.uint8), np.array([0, *accumulate(map(len, letters))], np.int32),
            np.frombuffer(b"".join(bones) + b"\0", np.uint8), np.array([0, *accumulate(map(len, bones))], np.int32),
            np.array([word_kind(word) for word in words], np.uint8), np.array([self._model.weigh(word) for word in words], np.float32),
        ]  # fmt: skip
        if not self.compiled:
            given = [array.tolist() for array in given]
        kept = self._search(
            len(words), *given, forms_mask(name.forms), *self._given, *self._paper, self._serial, *self._after
        )  # fmt: skip
        self._serial += len(words) + 2
        return int(kept)

    def _form(self, array: Any) -> Any:
        return array if self.compiled else array.tolist()
