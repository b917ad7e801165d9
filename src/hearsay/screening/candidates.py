"""The arrays of an index become something to ask: a name goes in, the likeliest parties come out with what was measured of each."""

from typing import NamedTuple

from hearsay.naming.preparing import Name
from hearsay.screening.aligning import SIZE, WIDTH
from hearsay.screening.building import Arrays
from hearsay.screening.compiling import Door
from hearsay.screening.garbling import LONGEST
from hearsay.screening.keys import KEYED
from hearsay.screening.model import NameModel
from hearsay.screening.packing import Packer, forms_mask
from hearsay.screening.records import ASKED
from hearsay.screening.searching import BUDGET, CLOSE, DRAWN, LOOKED_AT_IN_ALL, NAME_ROOM, REMEMBERED, SIMILAR, WORD_ROOM

_INDEX = ("records", "entries", "directory", "shift", "postings_at", "postings", "names_at", "names", "facts")


class Candidate(NamedTuple):
    """A listed party that may be meant, by its likeliest name."""

    owner: int
    """The number that the name was indexed with."""
    score: float
    """Of the name and the kind of party."""
    odds: float
    """Log-odds that it is, of names alone."""
    name: int
    """The name's position in the index."""
    place: int
    """Where its measures are."""


class NameIndex:
    """Listed names ready to be asked for. Not for two threads at once: it has one set of scratch paper."""

    def __init__(self, arrays: Arrays, model: NameModel, *, compiled: bool | None = None) -> None:
        """Use machine code where `compiled` says so: by default where it can be had."""
        import numpy as np

        bits8, bits32, bits64, reals = np.uint8, np.int32, np.int64, np.float64
        paper = [
            (WIDTH * LONGEST + 1, bits8), (WIDTH + 1, bits32), (WIDTH, bits8), (WIDTH, reals), (3 * (LONGEST + 1), bits32),
            (2 * KEYED + 4, bits64), (4 * KEYED + 8, bits32), (2 * KEYED + 4, bits64), (2, bits64), (WORD_ROOM, bits64),
            (WORD_ROOM, bits32), (LOOKED_AT_IN_ALL + 1, bits32), (LOOKED_AT_IN_ALL + 1, bits32), (WIDTH * SIMILAR, bits32),
            (WIDTH * SIMILAR, reals), (WIDTH * SIMILAR, bits32), (WIDTH, bits32), (WIDTH, bits64), (REMEMBERED, bits64),
            (REMEMBERED, bits32), (REMEMBERED * SIMILAR, bits32), (REMEMBERED * SIMILAR, reals), (NAME_ROOM, bits32), (BUDGET, bits64),
            (BUDGET, reals), (BUDGET, bits32), (DRAWN, bits32), (DRAWN, reals), (WIDTH * WIDTH, reals), (WIDTH, bits32), (WIDTH, bits32),
            (WIDTH, reals), (WIDTH, bits32), (WIDTH, bits32), (WIDTH, bits8), (WIDTH, reals), (2 * LONGEST + 2, bits8),
            (CLOSE * SIZE, reals), (CLOSE, bits32), (CLOSE, bits32), (CLOSE, bits32), (CLOSE, reals), (CLOSE, reals),
        ]  # fmt: skip
        self._asked = bytearray(WIDTH * ASKED)
        self._door = Door(
            "search",
            [
                self._asked,
                *(arrays[name] for name in _INDEX),
                model.prices(),
                np.asarray(model.weights, np.float64),
                *(np.zeros(size, kind) for size, kind in paper),
            ],
            compiled=compiled,
        )
        self.compiled = self._door.compiled
        self._packer = Packer(model)

    def find(self, name: Name, *, kind: int = 0, limit: int = CLOSE) -> list[Candidate]:
        """Return the likeliest parties, best first; `kind` is the kind of party asked about, as `searching.FLAGS` has it."""
        return self._ask(*self._packer.pack(name), forms_mask(name.forms), kind, limit)

    def find_person(self, text: str, *, kind: int = 0, limit: int = CLOSE) -> list[Candidate]:
        """Return what `find` gives for a person's name that was not made ready."""
        return self._ask(*self._packer.pack_person(text), 0, kind, limit)

    def measures(self, candidate: Candidate) -> list[float]:
        """Return what was measured of a name that the last `find` found."""
        return self._door.read(-6, candidate.place * SIZE, (candidate.place + 1) * SIZE)

    def _ask(self, n: int, records: bytes, forms: int, kind: int, limit: int) -> list[Candidate]:
        self._asked[: len(records)] = records
        kept = self._door.call(n, forms, kind, limit)
        read = self._door.read
        owners, names, places, odds, scores = (read(place, 0, kept) for place in range(-5, 0))
        return list(map(Candidate, owners, scores, odds, names, places))
