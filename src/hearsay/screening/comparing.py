"""Two names become measures and a pairing of their words, without an index: to compare two names, and to show why they were matched."""

from dataclasses import dataclass
from itertools import accumulate
from typing import Any

from hearsay.naming.preparing import Name
from hearsay.screening.aligning import SIZE, WIDTH
from hearsay.screening.building import forms_mask, number_letters, word_kind
from hearsay.screening.compiling import can_compile, load_kernels
from hearsay.screening.garbling import LONGEST
from hearsay.screening.model import NameModel


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two names side by side."""

    left: Name
    right: Name
    pairs: tuple[int, ...]
    """For each word of the left name the position of its partner, or -1; two neighbours written together have one partner."""
    partners: tuple[int, ...]
    """For each word of the right name likewise."""
    closeness: tuple[float, ...]
    """How similar each word of the left name is to its partner."""
    measures: tuple[float, ...]


class Comparer:
    """Compares names; it has one set of scratch paper."""

    def __init__(self, model: NameModel, *, compiled: bool | None = None) -> None:
        """Use machine code where `compiled` says so: by default where it can be had."""
        import numpy as np

        self._model = model
        self._compiled = can_compile() if compiled is None else compiled and can_compile()
        self._compare = load_kernels(compiled=self._compiled)["compare"]
        self._costs = self._form(model.costs)
        paper = [
            np.zeros(3 * (LONGEST + 1), np.float64), np.zeros(LONGEST + 2, np.int32), np.zeros(WIDTH * WIDTH, np.float64),
            np.zeros(WIDTH, np.int32), np.zeros(WIDTH, np.int32), np.zeros(WIDTH, np.float64), np.zeros(WIDTH, np.int32),
            np.zeros(WIDTH, np.int32), np.zeros(SIZE, np.float64),
        ]  # fmt: skip
        self._paper = [self._form(array) for array in paper]

    def compare(self, left: Name, right: Name) -> Comparison:
        """Return the two names side by side."""
        n, m = min(len(left.words), WIDTH), min(len(right.words), WIDTH)
        self._compare(*self._words(left), *self._words(right), self._costs, *self._paper)
        pairs, partners, strength = (list(map(float, part)) for part in self._paper[3:6])
        return Comparison(
            left, right, tuple(map(int, pairs[:n])), tuple(map(int, partners[:m])), tuple(strength[:n]), tuple(map(float, self._paper[-1]))
        )

    def _words(self, name: Name) -> list[Any]:
        import numpy as np

        words = name.words[:WIDTH]
        letters = [number_letters(word.folded) for word in words]
        arrays = [
            np.frombuffer(b"".join(letters) + b"\0", np.uint8), np.array([0, *accumulate(map(len, letters))], np.int32),
            np.array([word_kind(word) for word in words], np.uint8), np.array([self._model.weigh(word) for word in words], np.float32),
        ]  # fmt: skip
        return [len(words), *map(self._form, arrays), forms_mask(name.forms)]

    def _form(self, array: Any) -> Any:
        return array if self._compiled else array.tolist()
