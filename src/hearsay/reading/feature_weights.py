"""What was learned of the values of features: a weight for each, in log-odds, kept as a small JSON file that a person can read."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.resources import files
from typing import Self


@dataclass(frozen=True, slots=True)
class FeatureWeights:
    """Weights by feature and value, a bias, and the likelihood from which on what they weigh is taken to hold."""

    weights: dict[str, dict[str, float]]
    bias: float
    threshold: float

    def total(self, values: Iterable[tuple[str, str]]) -> float:
        """Return the log-odds of pairs of feature and value; what was not learned counts nothing."""
        return self.bias + sum(self.weights.get(name, {}).get(value, 0.0) for name, value in values)

    @classmethod
    def load(cls, name: str) -> Self:
        """Return the weights that ship with hearsay under a name."""
        kept = json.loads(files("hearsay.reading").joinpath("weights", f"{name}.json").read_text(encoding="utf-8"))
        return cls(kept["weights"], kept["bias"], kept["threshold"])

    def to_json(self) -> str:
        """Return the file's content, a feature a line."""
        rows = ",\n".join(f"  {json.dumps(name)}: {json.dumps(values, ensure_ascii=False)}" for name, values in self.weights.items())
        return f'{{\n "bias": {self.bias},\n "threshold": {self.threshold},\n "weights": {{\n{rows}\n }}\n}}\n'
