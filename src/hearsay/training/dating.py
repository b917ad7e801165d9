"""`python -m hearsay.training.dating`: which of a report's times a claim has, learned anew from annotated reports.

The reader's own claims are paired with the annotated ones of their kind whose evidence they share most of. What it learns is which of the
times that a claim might have gives the annotated dates; where none does, or the annotation gives none, "none" is right.
"""

import argparse
import json
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
    write(options.weights, learn(examples))


def make_examples(row: dict[str, Any], doc: Any) -> list[Example]:
    """Return the examples of an annotated report, by its parse."""
    report = Report(row["text"], "", publisher=row["publisher"], published_at=row["published_at"])
    recorder = Recorder(row["claims"], row["id"])
    read_claims(doc, report, MentionBook(doc, load_gazetteer()), read_attributions(doc), recorder)
    return recorder.examples


def learn(examples: Sequence[Example], penalty: float = PENALTY) -> DatingModel:
    """Return the likeliest weights of a choice among options and none, by L-BFGS."""
    import torch

    counts = Counter((n, value) for example in examples for option in example.options for n, value in enumerate(option))
    column_of = {key: column for column, key in enumerate(sorted(key for key, count in counts.items() if count >= RARE))}
    rows, columns, owner, right = [], [], [], []
    for number, example in enumerate(examples):
        for option, is_right in zip(example.options, example.right, strict=True):
            for key in enumerate(option):
                if key in column_of:
                    rows.append(len(owner))
                    columns.append(column_of[key])
            owner.append(number)
            right.append(is_right)
    shape = (len(owner), len(column_of))
    table = torch.sparse_coo_tensor(torch.tensor([rows, columns]), torch.ones(len(rows)), shape, check_invariants=True).coalesce()
    owners, rights = torch.tensor(owner), torch.tensor(right)
    none_right = torch.ones(len(examples), dtype=torch.bool)
    none_right[owners[rights]] = False
    weights = torch.zeros(len(column_of), requires_grad=True)
    bias = torch.tensor(-1.0, requires_grad=True)
    search = torch.optim.LBFGS([weights, bias], max_iter=200, line_search_fn="strong_wolfe")

    def cost() -> Any:
        search.zero_grad()
        scores = torch.sparse.mm(table, weights[:, None])[:, 0] + bias
        likely = scores.exp()
        whole = torch.ones(len(examples)).index_add(0, owners, likely)
        good = none_right.float().index_add(0, owners, likely * rights)
        loss = (whole.log() - good.log()).sum() + penalty / 2 * weights.square().sum()
        loss.backward()
        return loss

    search.step(cost)
    tables: dict[str, dict[str, float]] = {}
    for (number, value), column in column_of.items():
        if abs(weights[column].item()) >= LEAST:
            tables.setdefault(FEATURES[number].__name__, {})[value] = round(weights[column].item(), 3)
    return DatingModel(tables, round(bias.item(), 3), THRESHOLD)


def write(path: Path, model: DatingModel) -> None:
    """Write the weights, a feature a line."""
    rows = ",\n".join(f"  {json.dumps(name)}: {json.dumps(values, ensure_ascii=False)}" for name, values in model.weights.items())
    path.write_text(f'{{\n "bias": {model.bias},\n "threshold": {model.threshold},\n "weights": {{\n{rows}\n }}\n}}\n', encoding="utf-8")


if __name__ == "__main__":
    main()
