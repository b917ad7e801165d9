"""Public lists and word pairs become examples to learn names from: which spellings are of one party, and names that are of none.

Lists are the US SDN list (public domain) and the UN's; of their parties only half ask questions (by the parity of the SHA-256 of the
listing's id), so that the other half stays for measuring. Data whose terms forbid commercial use are not touched.
"""

import csv
import hashlib
import random
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from hearsay.lists.registry import read_list
from hearsay.naming.scripts import make_word, normalise
from hearsay.nouns import Listing

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Question:
    """A name asked about, and the position of the party that it is of, or None."""

    name: str
    person: bool
    truth: int | None


def read_lists(folder: Path) -> list[Listing]:
    """Return the listings of the two lists."""
    us, un = folder / "us_ofac_sdn", sorted((folder / "un").glob("consolidated_2*.xml"))[-1]
    return [*read_list("us-ofac-sdn", us, any_size=True).listings, *read_list("un-sc", un, any_size=True).listings]


def may_ask(listing: Listing) -> bool:
    """Say whether a party is of the half that is learned from."""
    return hashlib.sha256(listing.id.encode()).digest()[0] % 2 == 0


def word_pairs(folder: Path, *, most: int, seed: int) -> list[list[Pair]]:
    """Return pairs of folded words: both with vowels, and the left one without."""
    vowelled = list(_wikidata(folder / "wikidata_translit_russian_dev.tsv"))
    bare = [
        *_wikidata(folder / "wikidata_translit_arabic_dev.tsv"), *_tabbed(folder / "google_ar2en_train.tsv"),
        *list(_wikidata(folder / "wikidata_translit_hebrew_dev.tsv"))[:3000],
    ]  # fmt: skip
    rng = random.Random(seed)
    return [[_folded(pair) for pair in rng.sample(pairs, min(most, len(pairs)))] for pairs in (vowelled, bare)]


def questions(listings: Sequence[Listing], *, seed: int) -> Iterator[Question]:
    """Yield the names of the half of the parties that may ask: aliases, names in their own script, and damaged ones."""
    rng = random.Random(seed)
    for position, listing in enumerate(listings):
        if not may_ask(listing):
            continue
        person = listing.schema == "Person"
        names = [name for name in listing.names if name.kind != "weak alias" and len(name.text) > 3]
        foreign = [name.text for name in names if not _is_latin(name.text)]
        latin = [name.text for name in names if _is_latin(name.text)]
        for text in [*foreign[:2], *rng.sample(latin, min(2, len(latin)))]:
            yield Question(text, person, position)
        if latin and len(latin[0].split()) > 1 and rng.random() < (0.5 if person else 0.25):
            yield Question(damage(latin[0], rng), person, position)


def strangers(folder: Path) -> Iterator[Question]:
    """Yield names of nobody: made-up persons (the second half of the files), and companies that are on no list."""
    for file in ("yente_negatives_global_10k.csv", "yente_negatives_us_10k.csv"):
        with (folder / file).open(encoding="utf-8", newline="") as lines:
            rows = list(csv.DictReader(lines))
        yield from (Question(row["full_name"], True, None) for row in rows[5000:8000])
    for line in (folder / "cleanco_companies.csv").read_text("utf-8").splitlines():
        yield Question(line.split(";")[0].strip('"'), False, None)


def labelled_pairs(folder: Path) -> list[tuple[str, str, bool, bool]]:
    """Return pairs of names with whether they are persons' and whether people judged them one."""
    with (folder / "nomenklatura_cases_half.csv").open(encoding="utf-8", newline="") as lines:
        return [(row["name1"], row["name2"], row["schema"] == "Person", row["is_match"] == "true") for row in csv.DictReader(lines)]


def damage(name: str, rng: random.Random) -> str:
    """Return the name as a hurried writer might have it: one or two letters wrong, or the family name elsewhere."""
    name = normalise(" ".join(reversed([part.strip() for part in name.split(",", 1)])))
    for _ in range(rng.choice((1, 2, 2))):
        at = [i for i in range(1, len(name)) if name[i].isalpha() and name[i - 1].isalpha()]
        words = name.split()
        if not at:
            return name
        i = rng.choice(at)
        way = rng.randrange(6)
        if way == 0:
            name = name[: i - 1] + name[i] + name[i - 1] + name[i + 1 :]
        elif way == 1:
            name = name[:i] + name[i + 1 :]
        elif way == 2:
            name = name[:i] + rng.choice("aeioubdgklmnrst") + name[i:]
        elif way == 3:
            name = re.sub(r"[aeiou]", rng.choice("aeiou"), name, count=1) if rng.random() < 0.3 else _other_vowel(name, rng)
        elif way == 4:
            name = " ".join([words[-1], *words[:-1]])
        elif len(words) > 3:
            name = " ".join(words[:-1])
    return name


def _other_vowel(name: str, rng: random.Random) -> str:
    at = [i for i, letter in enumerate(name) if letter in "aeiou"]
    if not at:
        return name
    i = rng.choice(at)
    return name[:i] + rng.choice("aeiou") + name[i + 1 :]


def _wikidata(path: Path) -> Iterator[Pair]:
    for line in path.read_text("utf-8").splitlines():
        latin, foreign, *_ = line.split("\t")
        yield foreign.replace(" ", ""), latin


def _tabbed(path: Path) -> Iterator[Pair]:
    for line in path.read_text("utf-8").splitlines():
        foreign, latin, *_ = line.split("\t")
        yield foreign, latin


def _folded(pair: Pair) -> Pair:
    return make_word(normalise(pair[0])).folded, make_word(normalise(pair[1])).folded


def _is_latin(name: str) -> bool:
    return all("LATIN" in unicodedata.name(letter, "") for letter in name if letter.isalpha())
