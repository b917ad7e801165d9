"""The learned numbers that scoring uses: prices of garbled letters, weights of the measures, and how common words are in names.

They lie beside their card in `weights/`; `python -m hearsay.training.names` learns them anew.
"""

import math
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from typing import TYPE_CHECKING

from hearsay.naming.preparing import is_slight
from hearsay.naming.scripts import Word

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

SLIGHT_WEIGHT = 0.05
UNKNOWN = 0.9
"""The weight of a word that is in no name that we know."""


@dataclass(frozen=True, slots=True)
class NameModel:
    """What was learned of names."""

    costs: "NDArray[np.float32]"
    """As `garbling.py` reads them."""
    weights: "NDArray[np.float32]"
    """Of `aligning.measure`'s numbers: for persons, then for all others."""
    common: dict[str, int]
    """In how many of `names` names a folded word is."""
    names: int

    def weigh(self, word: Word, count: int = 0) -> float:
        """Return how much a word says, from 0.05 (in most names) to 1 (in none): its inverse frequency.

        `count` is how many names of the lists at hand have it, in as many names as the model knows.
        """
        if is_slight(word):
            return SLIGHT_WEIGHT
        count = max(self.common.get(word.folded if word.vowelled else f"*{word.skeleton}", 0), count)
        most = math.log(2 * self.names + 2)
        return max(SLIGHT_WEIGHT, min(1.0, (most - math.log(2 * count + 1)) / most))


@cache
def load_model() -> NameModel:
    """Return the model that ships with hearsay."""
    import numpy as np

    with as_file(files("hearsay.screening").joinpath("weights", "names.npz")) as path, np.load(path) as kept:
        words = bytes(kept["words"]).decode("utf-8").split("\n")
        return NameModel(kept["costs"], kept["weights"], dict(zip(words, kept["counts"].tolist(), strict=True)), int(kept["names"]))
