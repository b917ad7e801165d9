"""A listing becomes text that a database can keep, and the text the same listing again."""

import json
from dataclasses import asdict
from typing import Any

from hearsay.nouns import Identifier, ListedName, Listing

_TUPLES = ("birth_dates", "countries", "addresses", "programmes", "measures")


def write_listing(listing: Listing) -> str:
    """Return the listing as JSON; `read_listing` gives back an equal one."""
    kept = {name: value for name, value in asdict(listing).items() if value not in (None, ())}
    return json.dumps(kept, ensure_ascii=False, separators=(",", ":"))


def read_listing(text: str) -> Listing:
    """Return the listing that `write_listing` wrote."""
    kept: dict[str, Any] = json.loads(text)
    names = tuple(ListedName(**name) for name in kept.pop("names", ()))
    identifiers = tuple(Identifier(**identifier) for identifier in kept.pop("identifiers", ()))
    kept |= {name: tuple(kept.get(name, ())) for name in _TUPLES}
    return Listing(names=names, identifiers=identifiers, **kept)
