"""How well screening finds listed parties: damaged names, other scripts, another list's names, pairs that people judged.

    python benchmarks/quality/screening.py QUERIES [--negatives N] [--shared FOLDER] [--peers]

QUERIES is the folder that `evaluation/make_screening_queries.py` of the shared folder wrote (half `dev`). With --peers rapidfuzz's brute
force (token sort ratio over ICU Latin letters) is measured in the same run. False alerts are counted over the first N names of each of the
two made-up sets that training does not see.
"""

import os

os.environ.setdefault("OMP_NUM_THREADS", "1")

import argparse
import csv
import logging
import time
import unicodedata
from collections.abc import Callable, Sequence
from pathlib import Path

from hearsay.lists.registry import read_list
from hearsay.nouns import Edition, Listing
from hearsay.screening.pairs import score_pair
from hearsay.screening.screening import Screener

ROOT = Path(__file__).resolve().parents[2]
Found = list[tuple[str, float]]
Ask = Callable[[str, str], Found]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("queries", type=Path, nargs="?")
    parser.add_argument("--shared", type=Path, default=Path(os.environ.get("HEARSAY_SHARED", ROOT.parent / "shared")))
    parser.add_argument("--negatives", type=int, default=1000)
    parser.add_argument("--peers", action="store_true")
    options = parser.parse_args()
    logging.disable(logging.WARNING)
    if options.queries is None or not options.queries.is_dir():
        print("no folder of queries was given: nothing is measured")
        return
    lists, names = options.shared / "data" / "lists", options.shared / "data" / "names"
    sdn = ("us-ofac-sdn", lists / "us_ofac_sdn")
    whole = [sdn, ("un-sc", lists / "un" / "consolidated_2026-08-01.xml"), ("ua-war-sanctions", _one(lists / "ua_war_sanctions"))]
    latin = options.queries / "latin_only"
    bare = [sdn, ("un-sc", latin / "un-sc.xml"), ("ua-war-sanctions", latin / "ua-war-sanctions.csv")]
    strangers = [
        row["full_name"]
        for name in ("yente_negatives_global_10k.csv", "yente_negatives_us_10k.csv")
        for row in read_rows(names / name)[: options.negatives]
    ]
    print(f"{'queries':22} {'by':10} {'n':>5} {'recall@1':>9} {'recall@10':>9}   recall at 0.1, 1, 5 % false alerts")
    for title, files, choices in (
        ("damaged", whole, (("damaged", None),)),
        ("cross_script", bare, (("cyrillic", "CYRILLIC"), ("arabic script", "ARABIC"))),
        ("cross_list", [sdn], (("cross_list", None),)),
    ):
        listings = [pair for name, path in files for pair in _listings(name, path)]
        rows = read_rows(options.queries / f"{title}.csv")
        asks: list[tuple[str, Ask]] = [("hearsay", asker(listings))]
        if options.peers:
            asks.append(("rapidfuzz", brute_force(listings)))
        for by, ask in asks:
            alerts = sorted((max((score for _, score in ask(name, "Person")), default=-1.0) for name in strangers), reverse=True)
            for label, script in choices:
                report(label, by, [row for row in rows if script is None or _script(row["name"]) == script], ask, alerts)
    pairs(names)


def report(label: str, by: str, rows: Sequence[dict[str, str]], ask: Ask, alerts: Sequence[float]) -> None:
    """Print one line of figures, as `evaluation/score_screening.py` counts them."""
    first = tenth = 0
    scores = []
    for row in rows:
        truth, found = set(row["listing"].split("|")), ask(row["name"], row["schema"])[:10]
        ranks = [rank for rank, (listing, _) in enumerate(found) if listing in truth]
        first += ranks[:1] == [0]
        tenth += bool(ranks)
        scores.append(found[ranks[0]][1] if ranks else -1.0)
    n = max(1, len(rows))
    shares = [sum(score > alerts[int(len(alerts) * p / 100)] for score in scores) / n for p in (0.1, 1, 5)]
    print(f"{label:22} {by:10} {len(rows):5} {first / n:9.3f} {tenth / n:9.3f}   " + "  ".join(f"{share:.3f}" for share in shares))


def asker(listings: Sequence[tuple[Edition, Listing]]) -> Ask:
    """Return hearsay's own answer."""
    screener = Screener(listings)
    return lambda name, schema: screener.rank(name, schema=schema)


def brute_force(listings: Sequence[tuple[Edition, Listing]]) -> Ask:
    """Return rapidfuzz's: every listed name compared, words sorted."""
    import numpy as np
    from normality import ascii_text
    from rapidfuzz import fuzz, process

    def key(text: str) -> str:
        return " ".join(sorted("".join(c if c.isalnum() else " " for c in ascii_text(text).casefold()).split()))

    owners = [listing.id for _, listing in listings for _ in listing.names]
    texts = [key(name.text) for _, listing in listings for name in listing.names]

    def ask(name: str, _: str) -> Found:
        scores = process.cdist([key(name)], texts, scorer=fuzz.ratio, dtype=np.float32)[0]
        best: dict[str, float] = {}
        for position in np.argpartition(-scores, 60)[:60].tolist():
            best[owners[position]] = max(best.get(owners[position], 0.0), float(scores[position]))
        return sorted(best.items(), key=lambda item: -item[1])[:10]

    return ask


def pairs(names: Path) -> None:
    """Print how pairs that people judged are told apart, at the one threshold that does it best."""
    rows = read_rows(names / "nomenklatura_cases_half.csv")
    labels = [row["is_match"] == "true" for row in rows]
    score_pair("one", "other")
    judges: list[tuple[str, Callable[[dict[str, str]], float]]] = [
        ("hearsay", lambda row: score_pair(row["name1"], row["name2"], person=row["schema"] == "Person"))
    ]
    for by, judge in judges:
        start = time.process_time()
        scores = [judge(row) for row in rows]
        spent = (time.process_time() - start) / len(rows) * 1e6
        f1, threshold = best_f1(scores, labels)
        print(f"{'pairs (seen in training)':22} {by:10} {len(rows):5}   F1 {f1:.3f} at {threshold:.3f}, {spent:.0f} microseconds a pair")


def best_f1(scores: Sequence[float], labels: Sequence[bool]) -> tuple[float, float]:
    """Return the best F1 that one threshold gives, and the threshold."""
    found = (
        (2 * sum(y for s, y in zip(scores, labels, strict=True) if s >= t) / (sum(s >= t for s in scores) + sum(labels)), t) for t in scores
    )
    return max(found)


def read_rows(path: Path) -> list[dict[str, str]]:
    """Return a CSV file's rows."""
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def _listings(name: str, path: Path) -> list[tuple[Edition, Listing]]:
    edition, listings = read_list(name, path, any_size=True)
    return [(edition, listing) for listing in listings]


def _one(folder: Path) -> Path:
    return sorted(folder.glob("targets.simple*.csv"))[-1]


def _script(name: str) -> str:
    return next((unicodedata.name(letter, "?").split()[0] for letter in name if letter.isalpha()), "")


if __name__ == "__main__":
    main()
