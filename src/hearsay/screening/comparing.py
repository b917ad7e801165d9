"""Two names become measures and a pairing of their words, without an index: to compare two names, and to show why they were matched."""

from dataclasses import dataclass

from hearsay.naming.preparing import Name
from hearsay.screening.aligning import SIZE, WIDTH
from hearsay.screening.compiling import Door
from hearsay.screening.garbling import LONGEST
from hearsay.screening.model import NameModel
from hearsay.screening.packing import Packer, forms_mask
from hearsay.screening.records import ASKED


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

        self._packer = Packer(model)
        self._asked, self._other = bytearray(WIDTH * ASKED), bytearray(WIDTH * ASKED)
        letters, places, kinds, reals = WIDTH * LONGEST + 1, WIDTH + 1, np.zeros(WIDTH, np.uint8), np.zeros(WIDTH, np.float64)
        self._door = Door(
            "compare",
            [
                self._asked, self._other, model.prices(), np.asarray(model.weights, np.float64),
                np.zeros(letters, np.uint8), np.zeros(places, np.int32), kinds.copy(), reals.copy(),
                np.zeros(letters, np.uint8), np.zeros(places, np.int32), kinds.copy(), reals.copy(), np.zeros(WIDTH, np.int32),
                np.zeros(3 * (LONGEST + 1), np.int32), np.zeros(2 * LONGEST + 2, np.uint8), np.zeros(WIDTH * WIDTH, np.float64),
                np.zeros(WIDTH, np.int32), np.zeros(WIDTH, np.int32), reals.copy(), np.zeros(SIZE, np.float64),
            ],
            compiled=compiled,
        )  # fmt: skip

    def compare(self, left: Name, right: Name, *, person: bool = False) -> Comparison:
        """Return the two names side by side."""
        n, m = min(len(left.words), WIDTH), min(len(right.words), WIDTH)
        self.score(left, right, person=person)
        pairs, partners, strength = self._door.read(-4, 0, n), self._door.read(-3, 0, m), self._door.read(-2, 0, n)
        return Comparison(left, right, tuple(pairs), tuple(partners), tuple(strength), tuple(self._door.read(-1, 0, SIZE)))

    def score(self, left: Name, right: Name, *, person: bool) -> float:
        """Return the log-odds alone."""
        n, asked = self._packer.pack(left)
        m, other = self._packer.pack(right)
        self._asked[: len(asked)], self._other[: len(other)] = asked, other
        return float(self._door.call(n, m, person, forms_mask(left.forms), forms_mask(right.forms)))
