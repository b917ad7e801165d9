"""`python -m hearsay.training.coreference`: what a description or pronoun refers to, learned anew and written with its thresholds.

Learned from GUM (train, the genres that allow commercial use) and the annotated claims (train, made): each annotated mention is asked for
with the parties before it as candidates, and a log-linear model is fitted to choose the right one, or none of them.
"""

import argparse
import json
import random
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from hearsay.naming.referring import FEATURES, NOBODY, Asked, Candidate, ReferenceModel, head, nobody
from hearsay.naming.resolving import resolve
from hearsay.reading.documents import make_pipeline
from hearsay.training.coreference_corpus import MarkedText, read_corpora
from hearsay.training.coreference_scoring import judge

WEIGHTS = Path("src/hearsay/naming/weights/coreference.json")
LEARNED_FROM = ("GUM train", "claims train", "claims made")
REPORTS = ("GUM train, news", "claims train", "claims made")
"""Of these, the texts of the kind that hearsay reads, on which the thresholds are set."""
PENALTY = 5.0
"""How strongly weights are drawn to nought (L2)."""
RARE = 3
"""A feature's value seen less often is not learned."""
LEAST = 0.03
"""Smaller weights are not kept."""
ROUNDS = 300
FAMILY = {**dict.fromkeys(("he", "it", "they", "i", "we"), "pronoun"), **dict.fromkeys(("the", "this", "its", "bare"), "description")}
_Key = tuple[str, str, str]
PRICE = 1.25
"""What a wrong party costs on reports not learned from, where a right one gains 1: the thresholds are set so."""
LOWEST = 0.3
"""Less likely parties are never taken."""
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
        if not any(right) and not self.text.is_whole and self._may_be_unmarked(asked, candidates):
            return None
        rows = [tuple(feature(asked, candidate) for feature in FEATURES) for candidate in candidates]
        self.examples.append(Example(asked.sort, self.text.id, rows, nobody(asked, candidates), right))
        return next((candidate for candidate, is_right in zip(candidates, right, strict=True) if is_right), None)

    def _may_be_unmarked(self, asked: Asked, candidates: Sequence[Candidate]) -> bool:
        """Say whether a mention may refer to a party that nobody marked, since it fills no role."""
        unmarked = [c for c in candidates if not any(m.id in self.text.parties for m in c.cluster.mentions)]
        return bool(unmarked) if asked.mention.form == "pronoun" else any(head(asked, c) in ("same", "in name") for c in unmarked)


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
    texts = [text for name in LEARNED_FROM for text in corpora[name]]
    reports = [text for name in REPORTS for text in corpora[name]]
    write(options.weights, ReferenceModel(learn(gather_examples(texts)), set_thresholds(reports, learn_folds(texts))))


def write(path: Path, model: ReferenceModel) -> None:
    """Write weights and thresholds, a feature a line."""
    lines = []
    for sort, table in model.weights.items():
        rows = ",\n".join(f"   {json.dumps(feature)}: {json.dumps(values, ensure_ascii=False)}" for feature, values in table.items())
        lines.append(f"  {json.dumps(sort)}: {{\n{rows}\n  }}")
    body = ",\n".join(lines)
    path.write_text(f'{{\n "thresholds": {json.dumps(model.thresholds)},\n "weights": {{\n{body}\n }}\n}}\n', encoding="utf-8")


def learn_folds(texts: Sequence[MarkedText]) -> dict[str, ReferenceModel]:
    """Return by text a model that was learned from four fifths of the texts without it; it takes all but the unlikeliest parties."""
    order = sorted({text.id for text in texts})
    random.Random(1).shuffle(order)
    fold_of = {text: n % FOLDS for n, text in enumerate(order)}
    models: dict[str, ReferenceModel] = {}
    for fold in range(FOLDS):
        weights = learn(gather_examples(text for text in texts if fold_of[text.id] != fold))
        model = ReferenceModel(weights, dict.fromkeys(weights, LOWEST))
        models |= {text.id: model for text in texts if fold_of[text.id] == fold}
    return models


def set_thresholds(texts: Iterable[MarkedText], models: dict[str, ReferenceModel]) -> dict[str, float]:
    """Return how likely a party must be, by the sort of mention.

    Found by resolving each text as a reader would, with a model that has not learned from it: a wrong choice brings others with it.
    """
    taken: dict[str, list[tuple[float, bool]]] = defaultdict(list)
    for text in texts:
        for sort, likelihood, is_right in try_out(models[text.id], text):
            taken[sort].append((likelihood, is_right))
    return {sort: best_threshold(pairs) for sort, pairs in sorted(taken.items())}


def try_out(model: ReferenceModel, text: MarkedText) -> Iterator[tuple[str, float, bool]]:
    """Yield the sort and likelihood of each party that a model takes in a text, and whether it is right."""
    likelihoods: dict[str, tuple[str, float]] = {}

    def choose(asked: Asked, candidates: Sequence[Candidate]) -> Candidate | None:
        chosen = model.choose(asked, candidates)
        if chosen is not None:
            likelihoods[asked.mention.id] = asked.sort, max(model.weigh(asked, candidates))
        return chosen

    entities = resolve(text.id, text.mentions, text.attributions, chooser=choose)
    entity_of = {mention: entity for entity in entities for mention in entity.mentions}
    by_id = {mention.id: mention for mention in text.mentions}
    for number, (sort, likelihood) in likelihoods.items():
        if number in text.parties and number in entity_of:
            outcome = judge(by_id[number], text, entity_of, by_id)
            if outcome in ("right", "wrong", "new joined"):
                yield sort, likelihood, outcome == "right"


def best_threshold(pairs: Iterable[tuple[float, bool]]) -> float:
    """Return the likelihood at and above which parties are best taken: what right ones gain less what wrong ones cost is greatest.

    Of several that are as good but for a fiftieth or one choice, the lowest.
    """
    kept = list(pairs)
    steps = [round(LOWEST + n / 20, 2) for n in range(14)]
    gains = [sum(1.0 if is_right else -PRICE for likelihood, is_right in kept if likelihood >= step) for step in steps]
    return next(step for step, gain in zip(steps, gains, strict=True) if gain >= max(gains) - max(1.0, max(gains) / 50))


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
            feature: {value: round(weight, 3) for value, weight in sorted(values.items()) if abs(weight) >= LEAST}
            for feature, values in sorted(table.items())
        }
        for sort, table in tables.items()
    }


if __name__ == "__main__":
    main()
