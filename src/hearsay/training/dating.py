"""`python -m hearsay.training.dating`: which of a report's times a claim has, learned anew from annotated reports.

The reader's own claims are paired with the annotated ones of their kind whose evidence they share most of. What it learns is which of the
times that a claim might have gives the annotated dates; where none does, or the annotation gives none, "none" is right.
"""

import argparse
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hearsay.nouns import Report, TimeValue
from hearsay.reading.claims import read_claims
from hearsay.reading.dating import FEATURES, DatingModel, Event, Option
from hearsay.reading.documents import make_pipeline
from hearsay.reading.gazetteer import load_gazetteer
from hearsay.reading.mentions import MentionBook
from hearsay.reading.reader import read_attributions
from hearsay.training.claim_corpus import read_claim_rows

WEIGHTS = Path("src/hearsay/reading/weights/dating.json")
CLAIMS = [Path("../shared/data/claims") / f"{name}.jsonl" for name in ("train", "made")]
PENALTY = 2.0
"""How strongly weights are drawn to nought (L2)."""
RARE = 3
"""A feature's value seen in fewer options is not learned."""
LEAST = 0.03
"""Smaller weights are not kept."""
THRESHOLD = 0.35
"""The share that the likeliest time must have: where rules alone chose, they were as often wrong, and found an eighth less."""
ROUNDS = 60
LONGEST_STEP = 2.0
"""Of Newton's method, in log-odds: a longer one is cut."""


@dataclass(frozen=True, slots=True)
class Example:
    """A claim's options: what the features say of each, whether it gives the annotated dates, and its dates."""

    report: str
    options: tuple[tuple[str, ...], ...]
    right: tuple[bool, ...]
    values: tuple[TimeValue | None, ...]
    is_dated: bool
    """Whether the annotation gives dates at all."""


class Recorder:
    """A dater that chooses nothing and writes down what it was asked."""

    def __init__(self, annotated: Sequence[dict[str, Any]], report: str) -> None:
        self.annotated, self.report = annotated, report
        self.examples: list[Example] = []

    def choose(self, event: Event, options: Sequence[Option]) -> int | None:
        """Write down the options of an event that the annotation tells of."""
        own = event.claim.evidence[0]
        shared = [
            (sum(max(0, min(own.end, e) - max(own.start, s)) for s, e in gold["evidence"]), number)
            for number, gold in enumerate(self.annotated)
            if gold["kind"] == event.claim.kind
        ]
        most, number = max(shared, default=(0, 0))
        if most:
            time = self.annotated[number].get("time")
            wanted = TimeValue(time["from"], time["to"]) if time else None
            values = tuple(option.time.value for option in options)
            self.examples.append(
                Example(
                    self.report,
                    tuple(tuple(feature(option) for feature in FEATURES) for option in options),
                    tuple(value == wanted for value in values),
                    values,
                    wanted is not None,
                )
            )
        return None


def main() -> None:
    """Learn and write."""
    parser = argparse.ArgumentParser(prog="python -m hearsay.training.dating", description=__doc__)
    parser.add_argument("--claims", type=Path, nargs="+", default=CLAIMS)
    parser.add_argument("--weights", type=Path, default=WEIGHTS)
    options = parser.parse_args()
    nlp = make_pipeline()
    examples = [example for row in read_claim_rows(options.claims) for example in make_examples(row, nlp(row["text"]))]
    options.weights.write_text(learn(examples).to_json(), encoding="utf-8")


def make_examples(row: dict[str, Any], doc: Any) -> list[Example]:
    """Return the examples of an annotated report, by its parse."""
    report = Report(row["text"], "", publisher=row["publisher"], published_at=row["published_at"])
    recorder = Recorder(row["claims"], row["id"])
    read_claims(doc, report, MentionBook(doc, load_gazetteer()), read_attributions(doc), recorder)
    return recorder.examples


def learn(examples: Sequence[Example], penalty: float = PENALTY) -> DatingModel:
    """Return the likeliest weights of a choice among options and none (a conditional logit).

    Several options may be right: which of them was meant is expected under the weights so far, and the weights are then bettered by a step
    of Newton's, by turns (expectation and maximisation).
    """
    import numpy as np

    counts = Counter((n, value) for example in examples for option in example.options for n, value in enumerate(option))
    column_of = {key: column for column, key in enumerate(sorted(key for key, count in counts.items() if count >= RARE), 1)}
    owner = np.array([number for number, example in enumerate(examples) for _ in example.options], dtype=np.int64)
    right = np.array([is_right for example in examples for is_right in example.right], dtype=float)
    table = np.zeros((len(owner), len(column_of) + 1))
    table[:, 0] = 1
    for row, option in enumerate(option for example in examples for option in example.options):
        for key in enumerate(option):
            if key in column_of:
                table[row, column_of[key]] = 1
    no_right = np.bincount(owner, right, len(examples)) == 0
    weights, drawn = np.zeros(table.shape[1]), np.full(table.shape[1], penalty)
    weights[0], drawn[0] = -1.0, 1e-6
    for _ in range(ROUNDS):
        score = np.exp(np.clip(table @ weights, -30, 30))
        likely = score / (1 + np.bincount(owner, score, len(examples)))[owner]
        good = no_right + np.bincount(owner, score * right, len(examples))
        meant = score * right / good[owner]
        chosen = np.zeros((len(examples), table.shape[1]))
        np.add.at(chosen, owner, table * likely[:, None])
        curve = (table * likely[:, None]).T @ table - chosen.T @ chosen + np.diag(drawn)
        step = np.linalg.solve(curve, table.T @ (meant - likely) - drawn * weights)
        weights += step * min(1.0, LONGEST_STEP / max(1e-9, abs(step).max()))
        if abs(step).max() < 1e-5:
            break
    tables: dict[str, dict[str, float]] = {}
    for (number, value), column in column_of.items():
        if abs(weights[column]) >= LEAST:
            tables.setdefault(FEATURES[number].__name__, {})[value] = round(float(weights[column]), 3)
    return DatingModel(tables, round(float(weights[0]), 3), THRESHOLD)


if __name__ == "__main__":
    main()
