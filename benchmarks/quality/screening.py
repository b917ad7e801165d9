"""How well screening finds listed parties: damaged names, other scripts, another list's names, pairs that people judged.

    python benchmarks/quality/screening.py QUERIES [--negatives N] [--shared FOLDER] [--peers]

QUERIES is the folder that `evaluation/make_screening_queries.py` of the shared folder wrote (half `dev`). With --peers the same is asked of
rapidfuzz's brute force (token sort ratio over ICU Latin letters), of tantivy (BM25, its hundred hits rescored likewise) and of logic-v2 of
nomenklatura (over the brute force's best fifty), the latter two where they are installed. They are no dependencies: put them in an
environment of their own and name its site-packages in PYTHONPATH. False alerts are counted over the first N names of
each of the two made-up sets that training does not see. Pairs are judged twice: by the weights that ship, which have seen them, and by
weights learned anew without the fold that is judged. The exit status is 1 where a figure is below its floor in floors.toml.
"""

import os

os.environ.setdefault("OMP_NUM_THREADS", "1")

import argparse
import csv
import itertools
import logging
import random
import time
import tomllib
import unicodedata
from collections.abc import Callable, Sequence
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from hearsay.lists.registry import read_list
from hearsay.nouns import Edition, Listing
from hearsay.screening.pairs import score_pair
from hearsay.screening.screening import Screener

ROOT = Path(__file__).resolve().parents[2]
FLOORS = Path(__file__).with_name("floors.toml")
Found = list[tuple[str, float]]
Ask = Callable[[str, str], Found]


def main() -> int:
    """Measure and print; return 1 where a figure is below its floor."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("queries", type=Path, nargs="?")
    parser.add_argument("--shared", type=Path, default=Path(os.environ.get("HEARSAY_SHARED", ROOT.parent / "shared")))
    parser.add_argument("--negatives", type=int, default=1000)
    parser.add_argument("--peers", action="store_true")
    options = parser.parse_args()
    logging.disable(logging.WARNING)
    if options.queries is None or not options.queries.is_dir():
        print("no folder of queries was given: nothing is measured")
        return 0
    figures: dict[str, float] = {}
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
    print(f"{'queries':22} {'by':18} {'n':>5} {'recall@1':>9} {'recall@10':>9}   recall at 0.1, 1, 5 % false alerts")
    for title, files, choices in (
        ("damaged", whole, (("damaged", None),)),
        ("cross_script", bare, (("cyrillic", "CYRILLIC"), ("arabic script", "ARABIC"))),
        ("cross_list", [sdn], (("cross_list", None),)),
    ):
        listings = [pair for name, path in files for pair in _listings(name, path)]
        rows = read_rows(options.queries / f"{title}.csv")
        asks: list[tuple[str, Ask]] = [("hearsay", asker(listings))]
        if options.peers:
            asks += peers(listings)
        for by, ask in asks:
            alerts = sorted((max((score for _, score in ask(name, "Person")), default=-1.0) for name in strangers), reverse=True)
            for label, script in choices:
                found = report(label, by, [row for row in rows if script is None or _script(row["name"]) == script], ask, alerts)
                if by == "hearsay":
                    figures |= found
    figures |= pairs(names, with_peers=options.peers)
    floors = tomllib.loads(FLOORS.read_text("utf-8")).get("screening", {})
    low = {name: (figures[name], floor) for name, floor in floors.items() if figures[name] < floor}
    for name, (figure, floor) in low.items():
        print(f"below its floor: {name} {figure:.3f}, floor {floor}")
    return 1 if low else 0


def report(label: str, by: str, rows: Sequence[dict[str, str]], ask: Ask, alerts: Sequence[float]) -> dict[str, float]:
    """Print one line of figures, as `evaluation/score_screening.py` counts them, and return those that have floors."""
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
    print(
        f"{label:22} {by:18} {len(rows):5} {first / n:9.3f} {tenth / n:9.3f}   " + "  ".join(f"{share:.3f}" for share in shares), flush=True
    )
    return {f"{label}, recall@1": first / n, f"{label}, recall@10": tenth / n, f"{label}, recall at 1 % false alerts": shares[1]}


def asker(listings: Sequence[tuple[Edition, Listing]]) -> Ask:
    """Return hearsay's own answer."""
    screener = Screener(listings)
    return lambda name, schema: screener.rank(name, schema=schema)


def peers(listings: Sequence[tuple[Edition, Listing]]) -> list[tuple[str, Ask]]:
    """Return the others' answers."""
    fifty = brute_force(listings, 50)
    found: list[tuple[str, Ask]] = [("rapidfuzz", lambda name, schema: fifty(name, schema)[:10])]
    if find_spec("tantivy"):
        found.append(("tantivy BM25", hundred_hits(listings)))
    if find_spec("nomenklatura"):
        found.append(("logic-v2 of fifty", rescored(listings, fifty)))
    return found


def sorted_words(text: str) -> str:
    """Return a name in Latin letters, its words sorted."""
    from normality import ascii_text

    return " ".join(sorted("".join(c if c.isalnum() else " " for c in ascii_text(text).casefold()).split()))


def brute_force(listings: Sequence[tuple[Edition, Listing]], count: int) -> Ask:
    """Return rapidfuzz's: every listed name compared, words sorted."""
    import numpy as np
    from rapidfuzz import fuzz, process

    owners = [listing.id for _, listing in listings for _ in listing.names]
    texts = [sorted_words(name.text) for _, listing in listings for name in listing.names]

    def ask(name: str, _: str) -> Found:
        scores = process.cdist([sorted_words(name)], texts, scorer=fuzz.ratio, dtype=np.float32)[0]
        best: dict[str, float] = {}
        for position in np.argpartition(-scores, 4 * count)[: 4 * count].tolist():
            best[owners[position]] = max(best.get(owners[position], 0.0), float(scores[position]))
        return sorted(best.items(), key=lambda item: -item[1])[:count]

    return ask


def hundred_hits(listings: Sequence[tuple[Edition, Listing]]) -> Ask:
    """Return tantivy's: the hundred best names by BM25, then compared as the brute force does."""
    from rapidfuzz import fuzz

    tantivy = import_module("tantivy")
    owners = [listing.id for _, listing in listings for _ in listing.names]
    texts = [sorted_words(name.text) for _, listing in listings for name in listing.names]
    form = tantivy.SchemaBuilder().add_text_field("name", stored=False).add_integer_field("id", stored=True).build()
    index = tantivy.Index(form)
    writer = index.writer(50_000_000, 1)
    for number, text in enumerate(texts):
        writer.add_document(tantivy.Document(name=text, id=number))
    writer.commit()
    index.reload()
    searcher = index.searcher()

    def ask(name: str, _: str) -> Found:
        words = sorted_words(name)
        best: dict[str, float] = {}
        for _, address in searcher.search(index.parse_query(words, ["name"]), 100).hits if words else ():
            number = searcher.doc(address)["id"][0]
            best[owners[number]] = max(best.get(owners[number], 0.0), fuzz.ratio(words, texts[number]))
        return sorted(best.items(), key=lambda item: -item[1])[:10]

    return ask


def rescored(listings: Sequence[tuple[Edition, Listing]], fifty: Ask) -> Ask:
    """Return nomenklatura's: logic-v2 over the parties that the brute force puts first."""
    judge, entity = logic_v2()
    listed = {listing.id: entity(listing.id, listing.schema, [name.text for name in listing.names]) for _, listing in listings}
    turn = itertools.count()

    def ask(name: str, schema: str) -> Found:
        asked = entity(f"question {next(turn)}", schema, [name])
        return sorted(((found, judge(asked, listed[found])) for found, _ in fifty(name, schema)), key=lambda item: -item[1])[:10]

    return ask


def logic_v2() -> tuple[Callable[[Any, Any], float], Callable[[str, str, list[str]], Any]]:
    """Return what judges two entities, and what makes an entity; ids must be new, since nomenklatura keeps names by them."""
    method = import_module("nomenklatura.matching").get_algorithm("logic-v2")
    value_entity = import_module("followthemoney").ValueEntity
    settings = method.default_config()

    def entity(key: str, schema: str, names: list[str]) -> Any:
        known = schema if schema in ("Person", "Company", "Organization", "Vessel", "LegalEntity", "Airplane") else "LegalEntity"
        return value_entity.from_dict({"id": key, "schema": known, "properties": {"name": names}})

    return lambda one, other: method.compare(one, other, settings).score, entity


def pairs(names: Path, *, with_peers: bool) -> dict[str, float]:
    """Print how pairs that people judged are told apart, at the one threshold that does it best."""
    rows = read_rows(names / "nomenklatura_cases_half.csv")
    labels = [row["is_match"] == "true" for row in rows]
    score_pair("one", "other")
    judges: list[tuple[str, Callable[[dict[str, str]], float]]] = [
        ("hearsay", lambda row: score_pair(row["name1"], row["name2"], person=row["schema"] == "Person"))
    ]
    if with_peers and find_spec("nomenklatura"):
        judge, entity = logic_v2()
        turn = itertools.count()

        def ask(row: dict[str, str]) -> float:
            one, other = (entity(f"pair {next(turn)}", row["schema"], [row[side]]) for side in ("name1", "name2"))
            return judge(one, other)

        ask(rows[0])
        judges.append(("logic-v2", ask))
    for by, judge_row in judges:
        start = time.process_time()
        scores = [judge_row(row) for row in rows]
        spent = (time.process_time() - start) / len(rows) * 1e6
        f1, threshold = best_f1(scores, labels)
        print(f"{'pairs':22} {by:18} {len(rows):5}   F1 {f1:.3f} at {threshold:.3f}, {spent:.0f} microseconds a pair", flush=True)
        if by == "hearsay":
            kept = f1
    unseen = learned_without(names, labels)
    print(f"{'pairs, not seen':22} {'hearsay':18} {len(rows):5}   F1 " + ", ".join(f"{f1:.3f}" for f1 in unseen) + " (five folds, thrice)")
    return {"pairs, F1": kept, "pairs not seen, F1": sum(unseen) / len(unseen)}


def learned_without(names: Path, labels: Sequence[bool]) -> list[float]:
    """Return F1 by weights that did not see the fold judged, for three ways of making five folds; lists are learned from too."""
    from hearsay.screening.model import load_model
    from hearsay.training import name_examples
    from hearsay.training.names import ask, compare_pairs, fit

    model = load_model()
    listings = name_examples.read_lists(names.parent / "lists")
    asked = [*name_examples.questions(listings, seed=1), *name_examples.strangers(names)]
    rows = ask(listings, asked, model)
    pairs = compare_pairs(name_examples.labelled_pairs(names), model)
    results = []
    for seed in (1, 2, 3):
        order = random.Random(seed).sample(range(len(pairs)), len(pairs))
        scores = [0.0] * len(pairs)
        for fold in range(5):
            held = order[fold::5]
            weights = fit([*rows, *(pairs[i] for i in sorted(set(order) - set(held)))])
            for i in held:
                measures, _, _, person = pairs[i]
                half = weights[: len(measures)] if person else weights[len(measures) :]
                scores[i] = float(sum(x * w for x, w in zip(measures, half.tolist(), strict=True)))
        results.append(best_f1(scores, labels)[0])
    return results


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
    raise SystemExit(main())
