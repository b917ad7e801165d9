"""`python -m hearsay.training.coreference`: what a description or pronoun refers to, learned anew and written with its thresholds.

Learned from GUM (train, the genres that allow commercial use) and the annotated claims (train, made): each annotated mention is asked for
with the parties before it as candidates, and a log-linear model is fitted to choose the right one, or none of them.
"""

import argparse
import json
import random
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from hearsay.naming.referring import FEATURES, NOBODY, Asked, Candidate, ReferenceModel, nobody
from hearsay.naming.resolving import resolve
from hearsay.reading.documents import make_pipeline
from hearsay.training.coreference_corpus import MarkedText, read_corpora

WEIGHTS = Path("src/hearsay/naming/weights/coreference.json")
PENALTY = 5.0
"""How strongly weights are drawn to nought (L2)."""
RARE = 3
"""A feature's value seen less often is not learned."""
ROUNDS = 300
FAMILY = {**dict.fromkeys(("he", "it", "they", "i", "we"), "pronoun"), **dict.fromkeys(("the", "this", "its", "bare"), "description")}
_Key = tuple[str, str, str]
PRECISION = 0.7
"""A party is taken where, on reports not learned from, at least so many of those taken as surely were right."""
FOLDS = 5


@dataclass(slots=True)
class Example:
    """One mention that was asked for: what each candidate and "none of them" shows, and which are right."""

    sort: str
    text: str
    rows: list[tuple[str, ...]]
    nobody: tuple[str, ...]
    right: list[bool]
    weight: float = 1.0


@dataclass(slots=True)
class _Teacher:
    """Chooses what annotators say, and keeps what was asked."""

    text: MarkedText
    examples: list[Example] = field(default_factory=list)

    def choose(self, asked: Asked, candidates: Sequence[Candidate]) -> Candidate | None:
        party = self.text.parties.get(asked.mention.id)
        if party is None or not candidates:
            return None
        right = [any(self.text.parties.get(m.id) == party for m in c.cluster.mentions) for c in candidates]
        rows = [tuple(feature(asked, candidate) for feature in FEATURES) for candidate in candidates]
        self.examples.append(Example(asked.sort, self.text.id, rows, nobody(asked, candidates), right))
        return next((candidate for candidate, is_right in zip(candidates, right, strict=True) if is_right), None)


def gather_examples(texts: Iterable[MarkedText]) -> list[Example]:
    """Return what is asked in annotated texts, each mention placed as annotators place it before the next is asked."""
    examples: list[Example] = []
    for text in texts:
        teacher = _Teacher(text)
        resolve(text.id, text.mentions, text.attributions, chooser=teacher.choose)
        examples += teacher.examples
    return examples


def main() -> None:
    """Learn and write."""
    parser = argparse.ArgumentParser(prog="python -m hearsay.training.coreference", description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--weights", type=Path, default=WEIGHTS)
    options = parser.parse_args()
    corpora = read_corpora(options.data, make_pipeline())
    examples = gather_examples(corpora["GUM train"] + corpora["claims train"] + corpora["claims made"])
    reports = {text.id for name in ("GUM train, news", "claims train", "claims made") for text in corpora[name]}
    thresholds = set_thresholds(examples, reports)
    write(options.weights, ReferenceModel(learn(examples), thresholds))


def write(path: Path, model: ReferenceModel) -> None:
    """Write weights and thresholds, a feature a line."""
    lines = []
    for sort, table in model.weights.items():
        rows = ",\n".join(f"   {json.dumps(feature)}: {json.dumps(values, ensure_ascii=False)}" for feature, values in table.items())
        lines.append(f"  {json.dumps(sort)}: {{\n{rows}\n  }}")
    body = ",\n".join(lines)
    path.write_text(f'{{\n "thresholds": {json.dumps(model.thresholds)},\n "weights": {{\n{body}\n }}\n}}\n', encoding="utf-8")


def set_thresholds(examples: Sequence[Example], reports: set[str]) -> dict[str, float]:
    """Return how likely a party must be, by the sort of mention: found on each fifth of the texts with what the others teach."""
    order = sorted({example.text for example in examples})
    random.Random(1).shuffle(order)
    fold_of = {text: n % FOLDS for n, text in enumerate(order)}
    taken: dict[str, list[tuple[float, bool]]] = defaultdict(list)
    for fold in range(FOLDS):
        model = ReferenceModel(learn([e for e in examples if fold_of[e.text] != fold]), {})
        for example in examples:
            if fold_of[example.text] == fold and example.text in reports and example.sort in model.weights:
                likelihoods = model.likelihoods(example.sort, example.rows, example.nobody)
                best = max(range(len(likelihoods)), key=likelihoods.__getitem__)
                taken[example.sort].append((likelihoods[best], example.right[best]))
    return {sort: lowest_threshold(pairs) for sort, pairs in sorted(taken.items())}


def lowest_threshold(pairs: Iterable[tuple[float, bool]]) -> float:
    """Return the lowest likelihood at and above which the precision is reached; 1.01 where it never is."""
    found = 1.01
    steps = [n / 40 for n in range(14, 38)]
    kept = list(pairs)
    for step in reversed(steps):
        right = [is_right for likelihood, is_right in kept if likelihood >= step]
        if len(right) >= 5 and sum(right) / len(right) >= PRECISION:
            found = step
    return found


def learn(examples: Sequence[Example], *, rounds: int = ROUNDS, penalty: float = PENALTY) -> dict[str, dict[str, dict[str, float]]]:
    """Return the weights, by the sort of mention, the feature and its value: the likeliest under a softmax over the candidates and none.

    Each weight is the sum of one that all sorts of a family share (pronouns, descriptions) and one of the sort's own, both drawn to nought.
    """
    import numpy as np

    counts: dict[_Key, int] = defaultdict(int)
    keyed = [_keys(example) for example in examples]
    for options in keyed:
        for key in {key for option in options for key in option}:
            counts[key] += 1
    numbers = {key: n for n, key in enumerate(sorted(key for key, count in counts.items() if count >= RARE))}
    where: list[int] = []
    which: list[int] = []
    owner: list[int] = []
    right: list[bool] = []
    for n, (example, options) in enumerate(zip(examples, keyed, strict=True)):
        for option, is_right in zip(options, [*example.right, not any(example.right)], strict=True):
            found = [numbers[key] for key in option if key in numbers]
            where += [len(owner)] * len(found)
            which += found
            owner.append(n)
            right.append(is_right)
    rows, columns, of, is_gold = np.array(where), np.array(which), np.array(owner), np.array(right)
    shares = np.array([example.weight for example in examples])[of]
    starts = np.flatnonzero(np.r_[True, of[1:] != of[:-1]])
    weights = np.zeros(len(numbers))
    moment, square = np.zeros_like(weights), np.zeros_like(weights)

    def softmax(scores: Any) -> Any:
        raised = np.exp(scores - np.maximum.reduceat(scores, starts)[of])
        return raised / np.add.reduceat(raised, starts)[of]

    for step in range(1, rounds + 1):
        scores = np.bincount(rows, weights[columns], len(of))
        model, gold = softmax(scores), softmax(np.where(is_gold, scores, -1e9))
        gradient = np.bincount(columns, ((model - gold) * shares)[rows], len(numbers)) + penalty * weights
        moment = 0.9 * moment + 0.1 * gradient
        square = 0.999 * square + 0.001 * gradient**2
        weights -= 0.05 * (moment / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)
    return _by_sort({key: float(weights[n]) for key, n in numbers.items()}, {example.sort for example in examples})


def _keys(example: Example) -> list[list[_Key]]:
    """Return what counts for each candidate and for none: each value once for the sort and once for its family."""
    options = [[(feature.__name__, value) for feature, value in zip(FEATURES, row, strict=True) if value] for row in example.rows]
    options.append([(f"nobody {name}", value) for name, value in zip(NOBODY, example.nobody, strict=True) if value])
    return [[(owner, *key) for key in option for owner in (example.sort, FAMILY[example.sort])] for option in options]


def _by_sort(weights: dict[_Key, float], sorts: set[str]) -> dict[str, dict[str, dict[str, float]]]:
    tables: dict[str, dict[str, dict[str, float]]] = {sort: defaultdict(dict) for sort in sorted(sorts)}
    for sort in sorts:
        for (owner, feature, value), weight in weights.items():
            if owner in (sort, FAMILY[sort]):
                tables[sort][feature][value] = tables[sort][feature].get(value, 0.0) + weight
    return {
        sort: {
            feature: {value: round(weight, 3) for value, weight in sorted(values.items()) if abs(weight) >= 0.01}
            for feature, values in sorted(table.items())
        }
        for sort, table in tables.items()
    }


if __name__ == "__main__":
    main()
