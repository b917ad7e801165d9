"""Names that are known before a report is read: countries, their people and seats of government, bodies, armed groups, media, weapons.

The words lie in `languages/en` as data; here they become one table from a first word to the names that begin with it, and the kinds
that head nouns name ("company", "drone").
"""

import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal, cast

from hearsay.nouns import MentionKind

_DATA = Path(__file__).parent / "languages" / "en"
Role = Literal["name", "adjective", "national", "metonym"]
_KINDS: tuple[MentionKind, ...] = ("goods", "vessel", "facility", "organisation", "document", "money", "time", "place", "person", "group")
_APOSTROPHES = str.maketrans({"’": "'", "‘": "'"})


@dataclass(frozen=True, slots=True)
class Entry:
    """One known name: what it stands for, and how."""

    name: str
    """The canonical name of what it stands for."""
    kind: MentionKind
    """What the words are."""
    entity_kind: MentionKind | None
    """What they stand for, where that differs: a capital is a place, the government that it stands for a country."""
    role: Role
    """`adjective` ("Iranian") and `national` ("Iranians") point to a country without naming it."""
    class_: str = ""
    country: str | None = None
    """ISO 3166-1 alpha-2, lower case."""


@dataclass(frozen=True, slots=True)
class Found:
    """A known name at the words `start` to `end` (exclusive)."""

    start: int
    end: int
    entry: Entry


class Gazetteer:
    """The known names by their first word, longest first, and the kinds of head nouns."""

    def __init__(
        self, names: dict[tuple[str, ...], Entry], nouns: dict[str, MentionKind], titles: dict[str, Literal["female", "male"]]
    ) -> None:
        self._nouns, self._titles = nouns, titles
        self._by_first: dict[str, list[tuple[tuple[str, ...], Entry]]] = {}
        for words, entry in names.items():
            self._by_first.setdefault(words[0], []).append((words, entry))
        for rows in self._by_first.values():
            rows.sort(key=lambda row: -len(row[0]))

    def find(self, words: Sequence[str]) -> list[Found]:
        """Return the known names in a sequence of words, from left to right, the longest first where several begin together."""
        found, after = [], 0
        by_first = self._by_first
        for i, word in enumerate(words):
            rows = by_first.get(word)
            if rows is None or i < after:
                continue
            for name, entry in rows:
                end = i + len(name)
                if len(name) == 1 or tuple(w.translate(_APOSTROPHES) for w in words[i:end]) == name:
                    found.append(Found(i, end, entry))
                    after = end
                    break
        return found

    def noun_kind(self, lemma: str) -> MentionKind | None:
        """Return what a head noun names; None where the list does not know it."""
        return self._nouns.get(lemma.lower())

    def title_gender(self, word: str) -> Literal["female", "male"] | None:
        """Return the gender that a title or a word of kinship shows."""
        return self._titles.get(word)


@cache
def load_gazetteer() -> Gazetteer:
    """Return the gazetteer, read once."""
    names: dict[tuple[str, ...], Entry] = {}
    for text, entry in (*_bodies(), *_weapons(), *_countries()):
        names.setdefault(tuple(_split(text)), entry)
    data = tomllib.loads((_DATA / "nouns.toml").read_text(encoding="utf-8"))
    nouns: dict[str, MentionKind] = {}
    for kind in _KINDS:
        for noun in data[kind]:
            nouns.setdefault(noun, kind)
    titles = {word: gender for gender in ("male", "female") for word in data["titles"][gender]}
    return Gazetteer(names, nouns, cast("dict[str, Literal['female', 'male']]", titles))


def _split(text: str) -> Iterator[str]:
    """Yield a name's words as spaCy's tokeniser cuts them: possessives, hyphens between letters and commas stand alone."""
    import re

    for word in text.translate(_APOSTROPHES).split():
        for part in re.findall(r"'s$|[^\s,]+?(?='s$)|[^\s,]+|,", word):
            if "-" in part and re.fullmatch(r"[A-Za-z'À-ž]+(?:-[A-Za-z'À-ž]+)+", part):
                pieces = re.split(r"(-)", part)
                yield from (piece for piece in pieces if piece)
            else:
                yield part


def _rows(name: str) -> Iterator[list[str]]:
    for line in (_DATA / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield [*line.split("\t"), "", "", "", "", ""]


def _countries() -> Iterator[tuple[str, Entry]]:
    for code, name, others, adjectives, people, seats, *_ in _rows("countries.tsv"):
        own = Entry(name, "country", None, "name", "country", code)
        yield from ((text, own) for text in (name, *_listed(others)))
        yield from ((text, Entry(name, "group", "country", "adjective", "country", code)) for text in _listed(adjectives))
        yield from ((text, Entry(name, "group", "country", "national", "country", code)) for text in _listed(people))
        yield from ((text, Entry(name, "place", "country", "metonym", "seat", code)) for text in _listed(seats))


def _bodies() -> Iterator[tuple[str, Entry]]:
    for name, kind, class_, others, *_ in _rows("organisations.tsv"):
        entry = Entry(name, cast(MentionKind, kind), None, "name", class_)
        yield from ((text, entry) for text in (name, *_listed(others)))


def _weapons() -> Iterator[tuple[str, Entry]]:
    for name, class_, _maker, country, others, *_ in _rows("weapons.tsv"):
        entry = Entry(name, "goods", None, "name", class_, country or None)
        yield from ((text, entry) for text in (name, *_listed(others)))


def _listed(cell: str) -> list[str]:
    return [part for part in cell.split("|") if part]
