"""How well copies are found: real releases that repeat each other, and versions of changed ones, against all other pairs.

    python benchmarks/quality/copies.py [--shared FOLDER]

Gold are the pairs of `text_reuse_pairs.csv` (word 6-grams shared to at least half of the shorter text) and neighbouring versions of
`us_gov_press_revisions.jsonl.gz` that share at least half. Precision is over every pair found among all releases: one that is not in the
file is right only where an exact comparison of all 6-grams, by text, says at least half.
"""

import argparse
import csv
import gzip
import json
import os
import random
import re
import sys
import time
from itertools import combinations
from pathlib import Path

from hearsay.weighing.copies import find_copies, make_grams

SHARED = Path(os.environ.get("HEARSAY_SHARED", Path(__file__).resolve().parents[2].parent / "shared"))


def share(first: str, second: str) -> float:
    """Return the share of the shorter text's word 6-grams that stand in the other, plainly."""
    sets = []
    for text in (first, second):
        words = re.findall(r"\w+", text.casefold())
        sets.append({tuple(words[n : n + 6]) for n in range(max(1, len(words) - 5))})
    return len(sets[0] & sets[1]) / max(1, min(map(len, sets)))


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=SHARED)
    folder = parser.parse_args().shared / "data" / "news"
    with gzip.open(folder / "us_gov_press_2021-2022.jsonl.gz", "rt", encoding="utf-8") as lines:
        texts = {row["id"]: row["text"] for row in map(json.loads, lines)}
    with (folder / "text_reuse_pairs.csv").open(encoding="utf-8") as rows:
        gold = {
            tuple(sorted((row["id_a"], row["id_b"])))
            for row in csv.DictReader(rows)
            if float(row["containment_6gram"]) >= 0.5 and row["id_a"] in texts and row["id_b"] in texts
        }
    ids = list(texts)
    started = time.process_time()
    grams = [make_grams(texts[one]) for one in ids]
    made = time.process_time() - started
    copies = find_copies(grams)
    spent = time.process_time() - started
    found = {tuple(sorted((ids[copy.first], ids[copy.second]))) for copy in copies}
    right = {pair for pair in found if pair in gold or share(texts[pair[0]], texts[pair[1]]) >= 0.5}
    with gzip.open(folder / "us_gov_press_revisions.jsonl.gz", "rt", encoding="utf-8") as lines:
        changed = [row["versions"] for row in map(json.loads, lines)]
    versions = [version["text"] for row in changed for version in row]
    own = [n for n, row in enumerate(changed) for _ in row]
    wanted = {
        (a, b) for a, b in combinations(range(len(versions)), 2) if own[a] == own[b] and share(versions[a], versions[b]) >= 0.5
    }  # fmt: skip
    revisions = {(copy.first, copy.second) for copy in find_copies([make_grams(text) for text in versions])}
    rng = random.Random(1)
    unrelated = [tuple(rng.sample(ids, 2)) for _ in range(20000)]
    unrelated = [pair for pair in unrelated if tuple(sorted(pair)) not in gold and share(texts[pair[0]], texts[pair[1]]) < 0.5]
    figures = {
        "releases": len(ids), "pairs": len(gold), "recall": round(len(gold & found) / len(gold), 4), "found": len(found),
        "precision": round(len(right) / len(found), 4), "revisions": len(wanted),
        "recall_of_revisions": round(len(wanted & revisions) / len(wanted), 4),
        "unrelated_pairs": len(unrelated), "unrelated_found": sum(tuple(sorted(pair)) in found for pair in unrelated),
        "cpu_ms_a_text": round(1000 * made / len(ids), 2), "cpu_s_to_find": round(spent - made, 2),
    }  # fmt: skip
    sys.stdout.write(json.dumps(figures) + "\n")
    sys.exit(figures["recall"] < 0.98 or figures["precision"] < 0.95 or figures["recall_of_revisions"] < 0.98)


if __name__ == "__main__":
    main()
