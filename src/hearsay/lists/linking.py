"""Listings on different lists that share a number which only one party has are linked as one entity, with the reasons.

A link is a proposal that stands beside the listings and changes none; leaving one out and grouping again takes it back. Names are not
looked at here. Numbers are compared after tidying, with their check digits where they have some, and never across kinds.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import NamedTuple

from hearsay.nouns import Identifier, Listing, Reason, make_id

MOST_SHARED = 8
"""A number that more listings than this have in common tells nobody apart."""
SHORTEST = {"passport": 6, "national id": 7, "registration": 7, "tax": 8}
LABELS = (
    ("imo", re.compile(r"\bimo\b", re.IGNORECASE)),
    ("lei", re.compile(r"\blei\b|legal entity (?:number|identifier)", re.IGNORECASE)),
    ("swift", re.compile(r"swift|\bbic\b", re.IGNORECASE)),
    ("mmsi", re.compile(r"mmsi", re.IGNORECASE)),
    ("passport", re.compile(r"pass(?:port|aporte)", re.IGNORECASE)),
    ("tax", re.compile(r"\btax|\binn\b|\btin\b|fiscal|\bvat\b|v\.a\.t|\bnit\b|\bruc\b|\brif\b|c\.n\.p\.j|\brfc\b|r\.f\.c", re.IGNORECASE)),
    (
        "registration",
        re.compile(r"regist|ogrn|business|company number|uscc|unified social|enterprise|chamber|commerc|gazette", re.IGNORECASE),
    ),
    ("national id", re.compile(r"national|identi|cedula|personal|\bid\b|citizen|d\.n\.i|curp", re.IGNORECASE)),
)
"""What kind of number a publisher's label means; the first that fits counts."""


class _Number(NamedTuple):
    kind: str
    value: str


@dataclass(frozen=True, slots=True)
class Link:
    """Two listings that seem to be of one party, and why; numbers of the same kind that differ are told, not hidden."""

    left: str
    right: str
    reasons: tuple[Reason, ...]
    conflicts: tuple[Reason, ...] = ()

    @property
    def id(self) -> str:
        return make_id("k", self.left, self.right)


def link_listings(listings: Iterable[Listing]) -> list[Link]:
    """Return every pair of listings that shares a number, strongest reasons first in each, in the order of their ids."""
    known = {listing.id: listing for listing in listings}
    holders: defaultdict[_Number, list[str]] = defaultdict(list)
    numbers = {name: dict(_numbers(listing)) for name, listing in known.items()}
    for name, own in numbers.items():
        for number in own:
            holders[number].append(name)
    shared: defaultdict[tuple[str, str], list[_Number]] = defaultdict(list)
    for number, names in holders.items():
        if 1 < len(names) <= MOST_SHARED:
            for left, right in combinations(sorted(names), 2):
                if _can_be_one(known[left], known[right], numbers[left][number], numbers[right][number]):
                    shared[left, right].append(number)
    return [
        Link(left, right, tuple(_reason(number) for number in found), tuple(_conflicts(numbers[left], numbers[right])))
        for (left, right), found in sorted(shared.items())
    ]


def group_links(links: Iterable[Link], *, taken_back: Collection[str] = ()) -> list[tuple[str, ...]]:
    """Return the ids of the listings of each entity, with at least two; links whose id is in `taken_back` do not count."""
    leader: dict[str, str] = {}

    def find(name: str) -> str:
        while leader.setdefault(name, name) != name:
            name = leader[name]
        return name

    for link in links:
        if link.id not in taken_back:
            left, right = sorted((find(link.left), find(link.right)))
            leader[right] = left
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for name in sorted(leader):
        groups[find(name)].append(name)
    return [tuple(names) for _, names in sorted(groups.items()) if len(names) > 1]


def _numbers(listing: Listing) -> Iterator[tuple[_Number, str | None]]:
    for identifier in listing.identifiers:
        kind = _kind(identifier, listing)
        value = re.sub(r"[^0-9A-Za-z]", "", identifier.value).upper()
        if kind == "swift":
            value = value[:8]
        if kind.startswith("imo"):
            value = value.removeprefix("IMO")
        if kind and _tells_apart(kind, value):
            yield _Number(kind, value), identifier.country


def _kind(identifier: Identifier, listing: Listing) -> str:
    kind = next((kind for kind, pattern in LABELS if pattern.search(identifier.type)), "")
    if identifier.type in ("Identifier", "Number", "ID number"):
        digits = re.sub(r"\D", "", identifier.value)
        kind = (
            "imo"
            if re.match(r"IMO ?\d{7}$", identifier.value)
            else {10: "tax", 12: "tax", 13: "registration", 15: "registration"}.get(len(digits), "")
        )
    if kind == "imo" and listing.schema != "Vessel":
        return "imo of a company"
    return kind


def _tells_apart(kind: str, value: str) -> bool:
    if kind.startswith("imo"):
        return len(value) == 7 and value.isdigit() and (kind != "imo" or _is_ship_number(value))
    if kind == "lei":
        return len(value) == 20
    if kind == "swift":
        return len(value) == 8
    if kind == "mmsi":
        return len(value) == 9 and value.isdigit()
    return len(value) >= SHORTEST[kind] and sum(letter.isdigit() for letter in value) >= 5 and len(set(value)) > 2


def _is_ship_number(value: str) -> bool:
    """Say whether the last digit checks the six before it, as it does in every ship's IMO number."""
    return sum(int(digit) * weight for digit, weight in zip(value[:6], range(7, 1, -1), strict=True)) % 10 == int(value[6])


def _can_be_one(left: Listing, right: Listing, of_left: str | None, of_right: str | None) -> bool:
    persons = [listing.schema == "Person" for listing in (left, right)]
    ships = [listing.schema in ("Vessel", "Airplane") for listing in (left, right)]
    return persons[0] == persons[1] and ships[0] == ships[1] and (of_left is None or of_right is None or of_left == of_right)


def _reason(number: _Number) -> Reason:
    return Reason(f"the same {number.kind} number", 1.0, f"both listings give {number.value}")


def _conflicts(left: Collection[_Number], right: Collection[_Number]) -> Iterator[Reason]:
    for kind in ("tax", "imo", "lei"):
        own, other = ({number.value for number in numbers if number.kind == kind} for numbers in (left, right))
        if own and other and not own & other:
            yield Reason(f"another {kind} number", -0.5, f"{', '.join(sorted(own))} against {', '.join(sorted(other))}")
