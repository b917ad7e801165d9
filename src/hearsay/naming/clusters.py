"""What is known so far of one party of a report, while its mentions are gathered from the first to the last."""

import re
import tomllib
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib.resources import files

from hearsay.nouns import Mention, MentionKind

_SMALL = frozenset((
    "the", "a", "an", "of", "and", "for", "in", "on", "at", "to", "by", "with", "this", "that", "its", "their", "his", "her",
))  # fmt: skip


@dataclass(slots=True, eq=False)
class Cluster:
    """The mentions of one party, and what they say of it."""

    kind: MentionKind
    canonical: str | None
    """The gazetteer's name."""
    mentions: list[Mention] = field(default_factory=list)
    times: int = 0
    """How often it was mentioned; a title beside a name counts with the name."""
    names: list[str] = field(default_factory=list)
    heads: set[str] = field(default_factory=set)
    """The head words of its names and descriptions."""
    words: set[str] = field(default_factory=set)
    """All words of its names and descriptions, lower case, without articles and prepositions."""
    texts: set[str] = field(default_factory=set)
    """Its names and descriptions, lower case."""
    gender: str | None = None
    is_source: bool = False
    """Whether its last mention is who an attribution quotes."""
    slips: list[str] = field(default_factory=list)
    """Names that were joined to it though spelled otherwise by a letter."""

    def take(self, mention: Mention, *, is_source: bool = False) -> None:
        """Add a mention."""
        self.mentions.append(mention)
        self.times += mention.apposition is None
        self.is_source = is_source
        if mention.name is not None and self.canonical is None:
            self.canonical = mention.name
        if mention.form == "name" and mention.text not in self.names:
            self.names.append(mention.text)
        if mention.form != "pronoun":
            self.heads.add(mention.head)
            self.words.update(content_words(mention.text))
            self.texts.add(mention.text.lower())
        if mention.form == "nominal" and self.canonical is None and mention.kind in ("organisation", "vessel", "person"):
            # What a description says of a name ("Polyana, a farm-technology company") goes before the name's own guess.
            self.kind = mention.kind
        if mention.gender in ("male", "female"):
            self.gender = mention.gender
        elif self.gender is None and mention.form == "name" and (found := first_names().get(mention.text.partition(" ")[0].lower())):
            self.gender = found

    def slipped(self) -> frozenset[str]:
        """Return the spellings that are slips: those used less often, or, where both are used about as often, those used first."""
        if not self.slips:
            return frozenset()
        later = frozenset(self.slips)
        uses = [sum(mention.text in later for mention in self.mentions), sum(mention.text in self.names for mention in self.mentions)]
        return later if uses[0] * 2 < uses[1] else frozenset(name for name in self.names if name not in later)

    def before(self, mention: Mention) -> Mention | None:
        """Return the last mention that ends before another begins; None where there is none, or where one holds the other."""
        last = None
        for own in reversed(self.mentions):
            if own.span.covers(mention.span):
                return None
            if last is None and own.span.end <= mention.span.start:
                last = own
                break
        return last


@cache
def first_names() -> dict[str, str]:
    """Return the first names that show a gender."""
    kept = tomllib.loads(files("hearsay.naming").joinpath("first_names.toml").read_text(encoding="utf-8"))
    return {name: gender for gender in ("female", "male") for name in kept[gender].split()}


@lru_cache(maxsize=4096)
def content_words(text: str) -> frozenset[str]:
    """Return the words of a phrase in lower case, without articles and prepositions."""
    return frozenset(word for word in re.findall(r"[^\W_]+", text.lower().replace("’s", "").replace("'s", "")) if word not in _SMALL)
