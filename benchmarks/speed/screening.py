"""How fast screening answers, opens and builds: CPU time a name on one core, beside rapidfuzz's brute force and tantivy, in one run.

    python benchmarks/speed/screening.py [--shared FOLDER] [--queries N] [--synthetic N]

The names are those of the shared lists (about 50 thousand), the questions damaged names of listed persons, each asked once. With
--synthetic as many names are made by putting words of listed names together anew, one word in seven with a wrong letter, the same
questions asked.
Memory is the peak resident size of a process of its own, all its libraries counted, that opens the saved index and asks everything.
cdist is given all questions at once, as it likes best, and one at a time; tantivy with and without rescoring of its hundred hits.
"""

import os

os.environ.setdefault("OMP_NUM_THREADS", "1")

import argparse
import logging
import random
import subprocess
import sys
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
from hearsay.screening.compiling import can_compile
from hearsay.screening.model import load_model
from hearsay.screening.queries import Query
from hearsay.screening.screening import Screener
from hearsay.screening.searching import FACTS, FLAGS, KIND_FROM, OWNER, PERSON
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
    with tempfile.TemporaryDirectory() as folder:
        spent, screener = _time(lambda: Screener(listings))
        print(f"machine code: {'yes' if can_compile() else 'no'}")
        print(f"building {sum(len(x.names) for _, x in listings)} names: {spent:.2f} s CPU")
        screener.save(Path(folder) / "index")
        del screener
        spent, opened = _time(lambda: Screener.open(Path(folder) / "index"))
        assert opened is not None
        print(f"opening the saved index: {spent * 1000:.1f} ms CPU")
        print(f"memory of a process that opens it and asks: {_asking_process(Path(folder) / 'index', questions)}")
        own = report("hearsay, likeliest ten", questions, lambda name: opened.likeliest(Query(name, "Person"), limit=10))
        report("hearsay, their ids and scores", questions, lambda name: opened.rank(name, schema="Person"))
        report("hearsay, screen with reasons", questions[:200], lambda name: opened.screen(name, schema="Person"))
    texts = [name.text for _, x in listings for name in x.names]
    peers(texts, questions, own)
    if options.synthetic:
        words = [words for text in texts if (words := prepare_name(text, person=True).words)]
        few, many = (_synthetic(words, count, random.Random(2)) for count in (50_000, options.synthetic))
        one = report("hearsay, 50000 synthetic names", questions, few)
        other = report(f"hearsay, {options.synthetic} of them", questions, many)
        print(f"{'':32} {other / one:8.1f} times as long as over 50 thousand synthetic names, {other / own:.1f} times as over the lists")


def peers(texts: Sequence[str], questions: Sequence[str], own: float) -> None:
    """Time rapidfuzz's brute force, and tantivy where it is installed; `own` is what hearsay takes."""
    from normality import ascii_text
    from rapidfuzz import fuzz, process

    keys = [" ".join(sorted(ascii_text(text).casefold().split())) for text in texts]
    asked = [" ".join(sorted(name.split())) for name in questions[:200]]
    spent, _ = _time(lambda: process.cdist(asked, keys, scorer=fuzz.ratio, dtype=np.float32))
    batch = spent / len(asked) * 1e6
    print(f"{'rapidfuzz cdist, all at once':32} {batch:8.1f} microseconds CPU a name; hearsay takes 1/{batch / own:.1f} of it")
    single = report("rapidfuzz cdist, one at a time", asked, lambda name: process.cdist([name], keys, scorer=fuzz.ratio).argmax())
    print(f"{'':32} hearsay takes 1/{single / own:.1f} of it")
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

    def search(name: str) -> object:
        return searcher.search(index.parse_query("".join(c if c.isalnum() else " " for c in name), ["name"]), 100).hits

    spent = report("tantivy BM25 and rescoring", questions, ask)
    print(f"{'':32} hearsay takes 1/{spent / own:.2f} of it")
    spent = report("tantivy BM25 alone", questions, search)
    print(f"{'':32} hearsay takes 1/{spent / own:.2f} of it")


def report(title: str, questions: Sequence[str], ask: Callable[[str], object]) -> float:
    """Print and return the CPU time a question, in microseconds, once warm."""
    ask(questions[0])
    spent, _ = _time(lambda: [ask(question) for question in questions])
    print(f"{title:32} {spent / len(questions) * 1e6:8.1f} microseconds CPU a name")
    return spent / len(questions) * 1e6


_ASKING = """
import sys
from pathlib import Path
from hearsay.screening.queries import Query
from hearsay.screening.screening import Screener
from hearsay.screening.searching import FACTS, FLAGS, KIND_FROM, OWNER, PERSON
screener = Screener.open(Path(sys.argv[1]))
for name in sys.stdin.read().splitlines():
    screener.likeliest(Query(name, "Person"))
    screener.screen(name, schema="Company", limit=3)
sizes = dict(line.split(":") for line in Path("/proc/self/status").read_text().splitlines())
print(*(round(int(sizes[key].split()[0]) / 1024) for key in ("VmHWM", "RssAnon", "RssFile")))
"""


def _asking_process(folder: Path, questions: Sequence[str]) -> str:
    asked = subprocess.run(
        [sys.executable, "-c", _ASKING, str(folder)], input="\n".join(questions), capture_output=True, text=True, check=True
    )
    peak, own, mapped = asked.stdout.split()
    return f"{peak} MB at its peak, all counted; at the end {own} MB of its own and {mapped} MB mapped (libraries, index)"


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
    facts = np.zeros((count, FACTS), np.int32)
    facts[:, OWNER], facts[:, FLAGS] = np.arange(count), PERSON | 1 << KIND_FROM
    index = NameIndex(build_arrays(words, flat, ends, facts, load_model()), load_model())
    return lambda name: index.find_person(name, kind=1, limit=10)


def _time(work: Callable[[], Result]) -> tuple[float, Result]:
    start = time.process_time()
    result = work()
    return time.process_time() - start, result


if __name__ == "__main__":
    main()
