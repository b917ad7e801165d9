"""`python -m hearsay.training.retelling`: which claims of a report tell of one event, learned anew from annotated reports.

An annotated claim has a span of evidence for each time that the report tells of it. The reader's own claims are paired: two that lie in
one annotated claim's evidence tell of one event, two that lie in different ones do not, and what no annotator marked teaches nothing.
"""

import argparse
import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hearsay.naming.resolving import resolve
from hearsay.nouns import Claim, Report, Span
from hearsay.reading.documents import make_pipeline
from hearsay.reading.reader import read_document
from hearsay.reading.retelling import FEATURES, RetellingModel, Telling, make_tellings, may_join
from hearsay.training.claim_corpus import read_claim_rows

WEIGHTS = Path("src/hearsay/reading/weights/retelling.json")
CLAIMS = [Path("../shared/data/claims") / f"{name}.jsonl" for name in ("train", "made")]
PENALTY = 2.0
"""How strongly weights are drawn to nought (L2)."""
RARE = 3
"""A feature's value seen less often is not learned."""
LEAST = 0.03
"""Smaller weights are not kept."""
THRESHOLD = 0.5
ROUNDS = 40


@dataclass(frozen=True, slots=True)
class Example:
    """Two claims of a report: what the features say of them, and whether they tell of one event."""

    report: str
    values: tuple[str, ...]
    is_same: bool


def main() -> None:
    """Learn and write."""
    parser = argparse.ArgumentParser(prog="python -m hearsay.training.retelling", description=__doc__)
    parser.add_argument(
        "--claims", type=Path, nargs="+", default=[Path("../shared/data/claims") / f"{name}.jsonl" for name in ("train", "made")]
    )
    parser.add_argument("--weights", type=Path, default=WEIGHTS)
    options = parser.parse_args()
    rows = read_claim_rows(options.claims)
    nlp = make_pipeline()
    examples = [example for row in rows for example in make_examples(row, read_tellings(row, nlp(row["text"])))]
    options.weights.write_text(learn(examples).to_json(), encoding="utf-8")


def read_tellings(row: dict[str, Any], doc: Any) -> list[Telling]:
    """Return the claims that the reader reads in an annotated report, by its parse, before any are joined."""
    report = Report(row["text"], "", publisher=row["publisher"], published_at=row["published_at"])
    mentions, attributions, claims = read_document(doc, report)
    return make_tellings(report, claims, mentions, resolve(report.id, mentions, attributions))


def make_examples(row: dict[str, Any], tellings: Sequence[Telling]) -> list[Example]:
    """Return the pairs of a report's claims of which the annotation tells whether they are one."""
    owners = [_owners(telling.claim, row["claims"]) for telling in tellings]
    return [
        Example(row["id"], tuple(feature(first, second) for feature in FEATURES), bool(owners[i] & owners[j]))
        for j, second in enumerate(tellings)
        for i, first in enumerate(tellings[:j])
        if may_join(first, second) and owners[i] and owners[j]
    ]


def _owners(claim: Claim, annotated: Iterable[dict[str, Any]]) -> set[int]:
    return {
        number
        for number, gold in enumerate(annotated)
        if gold["kind"] == claim.kind and any(Span(*span).overlaps(own) for span in gold["evidence"] for own in claim.evidence)
    }


def learn(examples: Sequence[Example]) -> RetellingModel:
    """Return the likeliest weights under logistic regression, found by Newton's method."""
    import numpy as np

    counts = Counter((n, value) for example in examples for n, value in enumerate(example.values))
    column_of = {key: column for column, key in enumerate(sorted(key for key, count in counts.items() if count >= RARE), 1)}
    table = np.zeros((len(examples), len(column_of) + 1))
    table[:, 0] = 1
    for row, example in enumerate(examples):
        for key in enumerate(example.values):
            if key in column_of:
                table[row, column_of[key]] = 1
    same = np.array([example.is_same for example in examples], dtype=float)
    weights, drawn = np.zeros(table.shape[1]), np.full(table.shape[1], PENALTY)
    drawn[0] = 1e-6
    for _ in range(ROUNDS):
        likely = 1 / (1 + np.exp(-table @ weights))
        step = np.linalg.solve(
            (table * (likely * (1 - likely))[:, None]).T @ table + np.diag(drawn), table.T @ (likely - same) + drawn * weights
        )
        weights -= step
        if abs(step).max() < 1e-6:
            break
    tables: dict[str, dict[str, float]] = {}
    for (number, value), column in column_of.items():
        if abs(weights[column]) >= LEAST:
            tables.setdefault(FEATURES[number].__name__, {})[value] = round(float(weights[column]), 3)
    return RetellingModel(tables, round(float(weights[0]), 3), THRESHOLD)


def likelihood(model: RetellingModel, example: Example) -> float:
    """Return what a model says of an example."""
    return 1 / (1 + math.exp(-model.total((feature.__name__, value) for feature, value in zip(FEATURES, example.values, strict=True))))


if __name__ == "__main__":
    main()
