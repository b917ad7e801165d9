"""`python -m hearsay.training.names`: what screening knows of names, learned anew from public lists and pairs, and written with its card.

Needs the shared data; takes some minutes on one core. The same seed gives the same weights.
"""

import argparse
import json
import random
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from hearsay.naming.preparing import Name, prepare_name
from hearsay.nouns import Listing
from hearsay.screening.aligning import SIZE
from hearsay.screening.building import IndexedName, build_index
from hearsay.screening.candidates import NameIndex
from hearsay.screening.comparing import Comparer
from hearsay.screening.model import NameModel
from hearsay.training.garbling import learn_costs, write_costs
from hearsay.training.name_examples import Question, labelled_pairs, questions, read_lists, strangers, word_pairs

WEIGHTS = Path("src/hearsay/screening/weights")
HARD = 3
"""Of each question, so many of the likeliest wrong parties are learned from."""
PENALTY = 3.0
"""How strongly weights are drawn to nought (L2)."""
PAIR_WEIGHT = 25.0
"""What a pair that people judged counts for, beside one question."""
Row = tuple[Sequence[float], float, float, bool]
"""Measures, 1 or 0, how much it counts, and whether it is of persons."""


def main() -> None:
    """Learn and write."""
    parser = argparse.ArgumentParser(prog="python -m hearsay.training.names", description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--weights", type=Path, default=WEIGHTS)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--pairs", type=int, default=8000, help="word pairs of each kind")
    options = parser.parse_args()
    listings = read_lists(options.data / "lists")
    costs = write_costs(learn_costs(word_pairs(options.data / "names", most=options.pairs, seed=options.seed)))
    common, names = count_words(listings)
    model = NameModel(costs, starting_weights(), common, names)
    asked = [*questions(listings, seed=options.seed), *strangers(options.data / "names")]
    pairs = labelled_pairs(options.data / "names")
    for _ in range(3):
        rows = [*ask(listings, asked, model), *compare_pairs(pairs, model)]
        model = NameModel(costs, fit(rows), common, names)
    write(options.weights, model, {"seed": options.seed, "questions": len(asked), "rows": len(rows), "pairs": len(pairs)})


def count_words(listings: Sequence[Listing]) -> tuple[Counter[str], int]:
    """Return in how many names a word is (those in two or more), and how many names there are."""
    common: Counter[str] = Counter()
    names = 0
    for listing in listings:
        for name in listing.names:
            words = prepare_name(name.text, person=listing.schema == "Person").words
            common.update({word.folded for word in words if word.vowelled} | {f"*{word.skeleton}" for word in words})
            names += 1
    return Counter({word: count for word, count in common.items() if count > 1}), names


def starting_weights() -> Any:
    """Return weights good enough to find hard cases with."""
    import numpy as np

    weights = np.zeros(SIZE, np.float32)
    weights[[0, 3, 4, 8]] = -5, 8, 1, -2
    return np.concatenate([weights, weights])


def ask(listings: Sequence[Listing], asked: Sequence[Question], model: NameModel) -> list[Row]:
    """Return what was measured of the right party and of the likeliest wrong ones, for each question.

    A listed name that is the question itself is passed over, and so is a wrong party that shares a name with the right one.
    """
    parties = [position for position, listing in enumerate(listings) for _ in listing.names]
    prepared = [
        IndexedName(prepare_name(name.text, person=listing.schema == "Person"), listing.schema == "Person", number)
        for number, (listing, name) in enumerate((listing, name) for listing in listings for name in listing.names)
    ]
    keys = [_key(indexed.name) for indexed in prepared]
    of_key: dict[tuple[str, ...], set[int]] = {}
    keys_of: list[set[tuple[str, ...]]] = [set() for _ in listings]
    for key, party in zip(keys, parties, strict=True):
        of_key.setdefault(key, set()).add(party)
        keys_of[party].add(key)
    index = NameIndex(build_index(prepared, model), model)
    rows: list[Row] = []
    for question in asked:
        name = prepare_name(question.name, person=question.person)
        if not name.words:
            continue
        key = _key(name)
        same = set() if question.truth is None else {p for k in keys_of[question.truth] for p in of_key[k]}
        best: dict[int, tuple[float, list[float], bool]] = {}
        for candidate in index.find(name):
            party = parties[candidate.owner]
            if party in same and keys[candidate.owner] == key:
                continue
            if party not in best or candidate.odds > best[party][0]:
                best[party] = candidate.odds, index.measures(candidate), prepared[candidate.owner].person
        if question.truth in best:
            rows.append((best[question.truth][1], 1.0, 1.0, best[question.truth][2]))
        wrong = sorted((found for owner, found in best.items() if owner not in same), key=lambda found: -found[0])
        rows += [(measures, 0.0, 1.0, person) for _, measures, person in wrong[:HARD]]
    return rows


def compare_pairs(pairs: Sequence[tuple[str, str, bool, bool]], model: NameModel) -> list[Row]:
    """Return what was measured of pairs that people judged."""
    comparer = Comparer(model)
    rows: list[Row] = []
    for left, right, person, same in pairs:
        one, other = prepare_name(left, person=person), prepare_name(right, person=person)
        rows.append((comparer.compare(one, other).measures, float(same), PAIR_WEIGHT, person))
    return rows


def fit(rows: Sequence[Row]) -> Any:
    """Return logistic regression's weights, for persons and for all others (Newton's method, L2)."""
    import numpy as np

    found = []
    for wanted in (True, False):
        kept = [row for row in rows if row[3] is wanted]
        x, y, w = np.array([row[0] for row in kept]), np.array([row[1] for row in kept]), np.array([row[2] for row in kept])
        weights = np.zeros(SIZE)
        penalty = np.full(SIZE, PENALTY)
        penalty[0] = 0.01
        for _ in range(30):
            p = 1 / (1 + np.exp(-np.clip(x @ weights, -30, 30)))
            gradient = x.T @ (w * (y - p)) - penalty * weights
            curve = (x * (w * p * (1 - p) + 1e-6)[:, None]).T @ x + np.diag(penalty)
            weights += np.linalg.solve(curve, gradient)
        found.append(weights)
    return np.concatenate(found).astype(np.float32)


def write(folder: Path, model: NameModel, facts: dict[str, int]) -> None:
    """Write the weights and what they were learned from."""
    import numpy as np

    folder.mkdir(parents=True, exist_ok=True)
    words = sorted(model.common)
    np.savez_compressed(
        folder / "names.npz",
        costs=model.costs,
        weights=model.weights,
        words=np.frombuffer("\n".join(words).encode(), np.uint8),
        counts=np.array([model.common[word] for word in words], np.int32),
        names=np.array(model.names),
    )
    (folder / "names.json").write_text(json.dumps(facts, indent=1) + "\n", "utf-8")


def _key(name: Name) -> tuple[str, ...]:
    return tuple(sorted(word.folded for word in name.words))


if __name__ == "__main__":
    random.seed(0)
    main()
