"""How fast screening answers, opens and builds: CPU time a name on one core, beside rapidfuzz's brute force and tantivy, in one run.

    python benchmarks/speed/screening.py [--shared FOLDER] [--queries N] [--synthetic N]

The names are those of the shared lists (about 50 thousand), the questions made-up persons and damaged listed names. With --synthetic as
many names are made by putting words of listed names together anew, one word in seven with a wrong letter, the same questions asked.
"""

import os

os.environ.setdefault("OMP_NUM_THREADS", "1")

import argparse
import logging
import random
import resource
import tempfile
import time
from collections.abc import Callable, Sequence
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import TypeVar

import numpy as np

from hearsay.lists.registry import read_list
from hearsay.naming.preparing import prepare_name
from hearsay.naming.scripts import Word, make_word
from hearsay.nouns import Edition, Listing
from hearsay.screening.building import build_arrays
from hearsay.screening.candidates import NameIndex
from hearsay.screening.model import load_model
from hearsay.screening.queries import Query
from hearsay.screening.screening import Screener
from hearsay.training.name_examples import damage

Result = TypeVar("Result")
ROOT = Path(__file__).resolve().parents[2]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path(os.environ.get("HEARSAY_SHARED", ROOT.parent / "shared")))
    parser.add_argument("--queries", type=int, default=1000)
    parser.add_argument("--synthetic", type=int, default=0)
    options = parser.parse_args()
    logging.disable(logging.WARNING)
    lists = options.shared / "data" / "lists"
    if not lists.is_dir():
        print("the shared data folder is not here: nothing is measured")
        return
    listings: list[tuple[Edition, Listing]] = []
    for name, path in (
        ("us-ofac-sdn", lists / "us_ofac_sdn"),
        ("un-sc", sorted((lists / "un").glob("consolidated_2*.xml"))[-1]),
        ("ua-war-sanctions", sorted((lists / "ua_war_sanctions").glob("*.csv"))[-1]),
    ):
        edition, found = read_list(name, path, any_size=True)
        listings += [(edition, listing) for listing in found]
    rng = random.Random(1)
    persons = [x.names[0].text for _, x in listings if x.schema == "Person" and x.names[0].text.isascii()]
    questions = [damage(rng.choice(persons), rng) for _ in range(options.queries)]
    Screener(listings[:4000]).rank(questions[0], schema="Person")
    empty = _memory()
    with tempfile.TemporaryDirectory() as folder:
        spent, screener = _time(lambda: Screener(listings))
        print(f"building {sum(len(x.names) for _, x in listings)} names: {spent:.2f} s CPU")
        screener.save(Path(folder) / "index")
        del screener
        spent, opened = _time(lambda: Screener.open(Path(folder) / "index"))
        assert opened is not None
        print(f"opening the saved index: {spent * 1000:.1f} ms CPU; peak memory {_memory():.0f} MB ({empty:.0f} before building)")
        report("hearsay, rank", questions, lambda name: opened.rank(name, schema="Person"))
        report("hearsay, likeliest", questions, lambda name: opened.likeliest(Query(name, "Person")))
        report("hearsay, screen with reasons", questions[:200], lambda name: opened.screen(name, schema="Person"))
    texts = [name.text for _, x in listings for name in x.names]
    peers(texts, questions)
    if options.synthetic:
        words = [prepare_name(text, person=True).words for text in texts]
        report(f"hearsay, {options.synthetic} names", questions, _synthetic([w for w in words if w], options.synthetic, rng))


def peers(texts: Sequence[str], questions: Sequence[str]) -> None:
    """Time rapidfuzz's brute force, and tantivy where it is installed."""
    from normality import ascii_text
    from rapidfuzz import fuzz, process

    keys = [" ".join(sorted(ascii_text(text).casefold().split())) for text in texts]
    report(
        "rapidfuzz cdist", questions[:200],
        lambda name: process.cdist([" ".join(sorted(name.split()))], keys, scorer=fuzz.ratio, dtype=np.float32).argmax(),
    )  # fmt: skip
    if find_spec("tantivy") is None:
        print(f"{'tantivy BM25':32} not installed")
        return
    tantivy = import_module("tantivy")
    schema = tantivy.SchemaBuilder().add_text_field("name", stored=False).add_integer_field("id", stored=True).build()
    index = tantivy.Index(schema)
    writer = index.writer(50_000_000, 1)
    for number, key in enumerate(keys):
        writer.add_document(tantivy.Document(name=key, id=number))
    writer.commit()
    index.reload()
    searcher = index.searcher()

    def ask(name: str) -> object:
        clean = "".join(letter if letter.isalnum() else " " for letter in name)
        hits = searcher.search(index.parse_query(clean, ["name"]), 100).hits
        near = [keys[searcher.doc(address)["id"][0]] for _, address in hits]
        return process.cdist([" ".join(sorted(clean.split()))], near, scorer=fuzz.ratio) if near else None

    report("tantivy BM25 and rescoring", questions, ask)


def report(title: str, questions: Sequence[str], ask: Callable[[str], object]) -> None:
    """Print the CPU time a question, once warm."""
    ask(questions[0])
    spent, _ = _time(lambda: [ask(question) for question in questions])
    print(f"{title:32} {spent / len(questions) * 1e6:8.1f} microseconds CPU a name")


def _synthetic(names: Sequence[Sequence[Word]], count: int, rng: random.Random) -> Callable[[str], object]:
    columns: list[list[Word]] = [[name[i] for name in names if len(name) > i] for i in range(4)]
    vocabulary: dict[tuple[str, str, bool], int] = {}
    words: list[Word] = []

    def number(word: Word) -> int:
        found = vocabulary.setdefault((word.folded, word.skeleton, word.vowelled), len(words))
        if found == len(words):
            words.append(word)
        return found

    numbered = [np.array([number(word) for word in column], np.int32) for column in columns]
    draw = np.random.default_rng(1)
    lengths = draw.integers(2, 5, count)
    flat = np.empty(int(lengths.sum()), np.int32)
    ends = np.cumsum(lengths)
    for place in range(4):
        has = np.flatnonzero(lengths > place)
        flat[ends[has] - lengths[has] + place] = draw.choice(numbered[place], len(has))
    wrong = np.flatnonzero(draw.random(len(flat)) < 0.15)
    for position in wrong.tolist():
        text = words[flat[position]].latin
        if len(text) > 3 and text.isalpha():
            i = rng.randrange(len(text))
            flat[position] = number(make_word.__wrapped__(text[:i] + rng.choice("abcdefghijklmnopqrstuvwxyz") + text[i + 1 :]))
    ones = np.ones(count, np.int8)
    arrays = build_arrays(words, flat, ends, ones, np.zeros(count, np.int32), load_model())
    arrays["name_owner"] = arrays.pop("order").astype(np.int32)
    index = NameIndex(arrays, load_model())
    return lambda name: index.find(prepare_name(name, person=True))


def _time(work: Callable[[], Result]) -> tuple[float, Result]:
    start = time.process_time()
    result = work()
    return time.process_time() - start, result


def _memory() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
