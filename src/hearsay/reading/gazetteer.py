"""Names that are known before a report is read: countries, their people and seats of government, places, bodies, weapons, treaties, lists.

The words lie in `languages/en` as data; here they become one table from a first word to the names that begin with it, and the kinds
that head nouns name ("company", "drone").
"""

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal, cast

from hearsay.nouns import MentionKind

_DATA = Path(__file__).parent / "languages" / "en"
Role = Literal["name", "adjective", "national", "metonym"]
Gender = Literal["female", "male"]
_KINDS: tuple[MentionKind, ...] = (
    "goods", "vessel", "facility", "organisation", "document", "money", "time", "place", "person", "group",
)  # fmt: skip
"""The order in which a noun that stands under two kinds is read."""
_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'"})
_CUTS = re.compile(r"([,()]|'[sS]$|'$|(?<=[A-Za-zÀ-ž])[-/](?=[A-Za-zÀ-ž]))")
_ARTICLE = re.compile(r"^[Tt]he\s+")


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

    def __init__(self, names: dict[tuple[str, ...], Entry], nouns: dict[str, MentionKind], titles: dict[str, Gender]) -> None:
        self._names, self._nouns, self._titles = names, nouns, titles
        self._by_first: dict[str, list[tuple[tuple[str, ...], Entry]]] = {}
        for words, entry in names.items():
            self._by_first.setdefault(words[0], []).append((words, entry))
        for rows in self._by_first.values():
            rows.sort(key=lambda row: -len(row[0]))

    def find(self, words: Sequence[str]) -> list[Found]:
        """Return the known names in a sequence of words, from left to right, the longest first where several begin together.

        The words are a report's as spaCy cuts them. Capitals count ("US" is a country, "us" is not); a curly apostrophe is a straight one.
        """
        found, after = [], 0
        plain = [word.translate(_APOSTROPHES) if "’" in word or "‘" in word or "ʼ" in word else word for word in words]
        by_first = self._by_first
        for i, word in enumerate(plain):
            rows = by_first.get(word)
            if rows is None or i < after:
                continue
            for name, entry in rows:
                end = i + len(name)
                if len(name) == 1 or tuple(plain[i:end]) == name:
                    found.append(Found(i, end, entry))
                    after = end
                    break
        return found

    def look_up(self, name: str) -> Entry | None:
        """Return the entry of one whole name, with or without its article; None where it is not known."""
        return self._names.get(split_name(name)) or self._names.get(split_name(_ARTICLE.sub("", name)))

    def is_publisher(self, name: str) -> bool:
        """Say whether a name is that of a news agency, paper or broadcaster."""
        entry = self.look_up(name)
        return entry is not None and entry.class_ == "media"

    def is_authority(self, name: str) -> bool:
        """Say whether a name is that of a body that imposes sanctions or export controls."""
        entry = self.look_up(name)
        return entry is not None and entry.class_ == "authority"

    def noun_kind(self, lemma: str) -> MentionKind | None:
        """Return what a head noun names; None where the list does not know it."""
        return self._nouns.get(lemma.lower())

    def title_gender(self, word: str) -> Gender | None:
        """Return the gender that a title or a word of kinship shows; "spokesman" is known with a capital too, "Miss" only with it."""
        return self._titles.get(word) or self._titles.get(word.lower())


@cache
def load_gazetteer() -> Gazetteer:
    """Return the gazetteer, read once."""
    names: dict[tuple[str, ...], Entry] = {}
    for text, entry in known_names():
        names.setdefault(split_name(text), entry)
    data = tomllib.loads((_DATA / "nouns.toml").read_text(encoding="utf-8"))
    nouns: dict[str, MentionKind] = {}
    for kind in _KINDS:
        for noun in data[kind]:
            nouns.setdefault(noun, kind)
    titles = {word: gender for gender in ("male", "female") for word in data["titles"][gender]}
    return Gazetteer(names, nouns, cast("dict[str, Gender]", titles))


@cache
def corporate_words() -> frozenset[str]:
    """Return the words that a company's name ends in ("Trading", "LLC"), as they are written in names."""
    return frozenset(tomllib.loads((_DATA / "nouns.toml").read_text(encoding="utf-8"))["corporate"])


def known_names() -> Iterator[tuple[str, Entry]]:
    """Yield every name of the data files with its entry; where two files know a name, the earlier counts."""
    for name, kind, class_, others, country, seats, *_ in _rows("organisations.tsv"):
        body = Entry(name, cast(MentionKind, kind), None, "name", class_, country or None)
        yield from ((text, body) for text in (name, *_listed(others)))
        seat = Entry(name, "place", cast(MentionKind, kind), "metonym", "seat", country or None)
        yield from ((text, seat) for text in _listed(seats))
    for name, class_, others, *_ in _rows("documents.tsv"):
        document = Entry(name, "document", None, "name", class_)
        yield from ((text, document) for text in (name, *_listed(others)))
    for name, class_, _maker, country, others, *_ in _rows("weapons.tsv"):
        weapon = Entry(name, "goods", None, "name", class_, country or None)
        yield from ((text + plural, weapon) for text in (name, *_listed(others)) for plural in ("", "s"))
    for code, name, others, adjectives, people, seats, *_ in _rows("countries.tsv"):
        own = Entry(name, "country", None, "name", "country", code)
        yield from ((text, own) for text in (name, *_listed(others)))
        yield from ((text.upper(), own) for text in (name, *_listed(others)) if len(text) > 3 and "." not in text)
        yield from ((text, Entry(name, "group", "country", "adjective", "country", code)) for text in _listed(adjectives))
        yield from ((text, Entry(name, "group", "country", "national", "country", code)) for text in _listed(people))
        yield from ((text, Entry(name, "place", "country", "metonym", "seat", code)) for text in _listed(seats))
    for name, class_, country, others, *_ in _rows("places.tsv"):
        place = Entry(name, "place", None, "name", class_, country or None)
        yield from ((text, place) for text in (name, *_listed(others)))


def split_name(text: str) -> tuple[str, ...]:
    """Return a name's words as spaCy's tokeniser cuts them: possessives, commas, and hyphens and strokes between letters stand alone."""
    return tuple(part for word in text.translate(_APOSTROPHES).split() for part in _CUTS.split(word) if part)


def _rows(name: str) -> Iterator[list[str]]:
    for line in (_DATA / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield [*line.split("\t"), "", "", "", "", ""]


def _listed(cell: str) -> list[str]:
    return [part for part in cell.split("|") if part]
