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
from hearsay.screening.garbling import LETTERS, TABLE, TABLES

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
    """Prices of letters, in the order of `garbling.py`."""
    weights: "NDArray[np.float32]"
    """Of `aligning.measure`'s numbers: for persons, then for all others."""
    common: dict[str, int]
    """In how many of `names` names a folded word is."""
    names: int

    def prices(self) -> "NDArray[np.int32]":
        """Return the prices as `garbling.py` reads them: in thousandths, nothing for a letter that stays."""
        import numpy as np

        prices = np.round(self.costs.astype(np.float64) * 1000).astype(np.int32)
        changing = prices[: LETTERS * LETTERS].reshape(LETTERS, LETTERS) + 1000 * np.eye(LETTERS, dtype=np.int32)
        least = [
            np.minimum(changing.min(axis=1), prices[LETTERS * LETTERS :][:LETTERS]),
            np.minimum(changing.min(axis=0), prices[LETTERS * LETTERS + LETTERS :][:LETTERS]),
        ]
        for table in range(TABLES):
            prices[table * TABLE : table * TABLE + LETTERS * LETTERS : LETTERS + 1] = 0
        return np.concatenate([prices, *least])

    def weigh(self, word: Word, count: int = 0) -> float:
        """Return how much a word says, from 0.05 (in most names) to 1 (in none): its inverse frequency.

        `count` is how many names of the lists at hand have it, in as many names as the model knows.
        """
        if is_slight(word):
            return SLIGHT_WEIGHT
        return self.weigh_count(max(self.common.get(word.folded if word.vowelled else f"*{word.skeleton}", 0), count))

    def weigh_count(self, count: int) -> float:
        """Return how much a word says that is in so many names, and is no particle."""
        most = math.log(2 * self.names + 2)
        return max(SLIGHT_WEIGHT, min(1.0, (most - math.log(2 * count + 1)) / most)) if count else 1.0


@cache
def load_model() -> NameModel:
    """Return the model that ships with hearsay."""
    import numpy as np

    with as_file(files("hearsay.screening").joinpath("weights", "names.npz")) as path, np.load(path) as kept:
        words = bytes(kept["words"]).decode("utf-8").split("\n")
        return NameModel(kept["costs"], kept["weights"], dict(zip(words, kept["counts"].tolist(), strict=True)), int(kept["names"]))
