"""The table of words that name events: a row says of which kind, and which argument fills which role."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import cast

from hearsay.nouns import ClaimKind

_DATA = Path(__file__).parent / "languages" / "en" / "triggers.toml"


@dataclass(frozen=True, slots=True)
class Trigger:
    """One row for one word: the kind that it names, its roles by slot, and what must be there for it to count."""

    kind: ClaimKind
    particle: str
    """The word that must follow it ("over" in "hand over"); empty where none."""
    roles: dict[str, str]
    needs: frozenset[str]
    goods: frozenset[str]
    money: frozenset[str]
    people: frozenset[str]
    forces: frozenset[str]
    light: bool
    post: bool
    measure: bool
    passive: bool


@cache
def load_triggers() -> tuple[dict[str, list[Trigger]], dict[str, list[Trigger]]]:
    """Return the rows by the lemma of a verb, and by the lemma of a noun."""
    verbs: dict[str, list[Trigger]] = {}
    nouns: dict[str, list[Trigger]] = {}
    for row in tomllib.loads(_DATA.read_text(encoding="utf-8"))["trigger"]:
        for words, table in ((row.get("verbs", ()), verbs), (row.get("nouns", ()), nouns)):
            for word in words:
                lemma, _, particle = word.partition(" ") if table is verbs else (word, "", "")
                trigger = Trigger(
                    kind=cast(ClaimKind, row["kind"]),
                    particle=particle,
                    roles=row["roles"],
                    needs=frozenset(row.get("needs", ())),
                    goods=frozenset(row.get("goods", ())),
                    money=frozenset(row.get("money", ())),
                    people=frozenset(row.get("people", ())),
                    forces=frozenset(row.get("forces", ())),
                    light=row.get("light", False),
                    post=row.get("post", False),
                    measure=row.get("measure", False),
                    passive=row.get("passive", False),
                )
                table.setdefault(lemma, []).append(trigger)
    for table in (verbs, nouns):
        for rows in table.values():
            rows.sort(key=lambda t: not t.particle)
    return verbs, nouns


@cache
def known_triggers() -> frozenset[str]:
    """Return the lemmas of all words of the table."""
    verbs, nouns = load_triggers()
    return frozenset(verbs) | frozenset(nouns)
