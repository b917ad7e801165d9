"""What reports say of sanctions is held against the lists: authority by authority, as of the day of the report.

Four outcomes, never fewer: borne out, listed later, not found, list not held. What bears a statement out is a possible match: the name on
the list is like the one in the report, and a person decides whether it is the same.
"""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from hearsay.nouns import Listing, Match, Reason
from hearsay.weighing.grouping import Stated

LIKELY = 0.6
"""The score from which on a possible match bears a statement out."""


@dataclass(frozen=True, slots=True)
class Held:
    """What of the lists a check needs."""

    lists: frozenset[str]
    """The names of the lists that the case holds."""
    matches: Mapping[str, Sequence[Match]]
    """The possible matches of each party, by its id, without those that a person rejected."""
    listings: Mapping[str, Listing]
    """The listings that they name, by id."""


@cache
def authorities() -> dict[str, tuple[str, tuple[str, ...]]]:
    """Return, by each name that reports use, the authority's own name and its lists."""
    rows = tomllib.loads(files("hearsay.weighing").joinpath("authorities.toml").read_text(encoding="utf-8"))["authority"]
    return {name: (row["name"], tuple(row["lists"])) for row in rows for name in row["names"]}


def authority_of(name: str) -> tuple[str, tuple[str, ...]] | None:
    """Return the authority that a name means, with its lists."""
    words = " ".join(name.casefold().replace("’", "'").split())
    for known in (words, words.removeprefix("the "), words.removesuffix("'s"), words.removeprefix("the ").removesuffix("'s")):
        if known in authorities():
            return authorities()[known]
    return None


def check_statements(claims: Sequence[Stated], held: Held) -> tuple[Reason, ...]:
    """Return what the lists say of claims that somebody is sanctioned: outcome, the best score, and in words; each only once."""
    found: dict[str, Reason] = {}
    for stated in claims:
        if stated.claim.kind != "sanction" or stated.claim.polarity == "negative" or stated.claim.tense == "future":
            continue
        named = [authority for one in sorted(stated.fillers.get("authority", ())) if (authority := authority_of(stated.names[one]))]
        for target in sorted(stated.fillers.get("target", frozenset()) & stated.parties):
            for authority in dict.fromkeys(named):
                reason = check(stated.names[target], target, authority, stated.published_at, held)
                found.setdefault(f"{authority[0]} {target}", reason)
    return tuple(found.values())


def check(name: str, party: str, authority: tuple[str, tuple[str, ...]], day: str | None, held: Held) -> Reason:
    """Return what an authority's lists say of a party, as of a day."""
    who, lists = authority
    ours = [one for one in lists if one in held.lists]
    if not ours:
        return Reason("list not held", 0.0, f"{who} and {name}: the case holds no list of {who}'s ({', '.join(lists)})")
    matches = [match for match in held.matches.get(party, ()) if match.edition.list in ours and match.score >= LIKELY]
    if not matches:
        return Reason("not found", 0.0, f"{who} and {name}: no name like it in {', '.join(ours)}")
    best = max(matches, key=lambda match: match.score)
    listing = held.listings.get(best.listing)
    since = listing.listed_on if listing is not None else None
    seen = f"{best.name} ({best.listing}, edition of {best.edition.date or 'unknown date'})"
    if since and day and since > day[: len(since)]:
        return Reason(
            "listed later", best.score, f"{who} and {name}: a possible match, {seen}, was listed on {since}, after the report of {day}"
        )
    when = f", listed on {since}" if since else ", with no date of listing"
    return Reason("borne out", best.score, f"{who} and {name}: a possible match, {seen}{when}")
