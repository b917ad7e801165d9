"""What else than the name speaks for or against a possible match: numbers, dates, countries, the kind of party, the address.

Each feature sees the query and the listing and gives -1 to 1 with what it saw, or None where there is nothing to compare. Its docstring is
what is shown as the reason.
"""

from collections.abc import Callable
from typing import NamedTuple

from hearsay.lists.countries import is_code, read_country
from hearsay.lists.dates import read_dates
from hearsay.naming.scripts import split_words
from hearsay.nouns import ListedName, Listing
from hearsay.screening.context import country_of_report_agrees, partner_agrees, place_agrees, trade_agrees
from hearsay.screening.queries import Query
from hearsay.screening.searching import OTHER_KIND, WEAK_ALIAS

PERSONS, BODIES, OBJECTS = {"Person"}, {"Organization", "Company"}, {"Vessel", "Airplane", "CryptoWallet", "Security"}

CONFLICT = -0.15
"""What a conflicting number is worth: parties have many and lists print few, so it lowers a score and is shown, but hides nothing."""


class Seen(NamedTuple):
    """What a feature saw: -1 (speaks against) to 1 (speaks for), and in words."""

    value: float
    detail: str


def identifier_agrees(query: Query, listing: Listing, _: ListedName) -> Seen | None:
    """The number given is one of the listed numbers, or conflicts with a listed number of the same form."""
    asked = read_number(query.identifier or "")
    if not asked:
        return None
    same = [identifier for identifier in listing.identifiers if read_number(identifier.value) == asked]
    if same:
        return Seen(1.0, f"{same[0].type} {same[0].value} is the number given")
    other = [f"{i.type} {i.value}" for i in listing.identifiers if _same_form(read_number(i.value), asked)]
    return Seen(CONFLICT, f"the number given is {query.identifier}, listed is {', '.join(other[:3])}") if other else None


def birth_date_agrees(query: Query, listing: Listing, _: ListedName) -> Seen | None:
    """The birth date given agrees with a listed one as far as both are known, or with none of them."""
    asked = read_dates(query.birth_date or "")
    if not asked or not listing.birth_dates:
        return None
    listed = ", ".join(listing.birth_dates[:4])
    pairs = [(mine[: len(theirs)], theirs[: len(mine)]) for mine in asked for theirs in listing.birth_dates]
    agreeing = [len(mine) for mine, theirs in pairs if mine == theirs]
    if agreeing:
        return Seen(1.0 if max(agreeing) > 4 else 0.5, f"born {query.birth_date}; listed is {listed}")
    if any(abs(int(mine[:4]) - int(theirs[:4])) <= 1 for mine, theirs in pairs):
        return Seen(-0.3, f"born {query.birth_date}; listed is {listed}, within a year of it")
    return Seen(-1.0, f"born {query.birth_date}; listed is {listed}")


def schema_agrees(query: Query, listing: Listing, _: ListedName) -> Seen | None:
    """The kind of party asked about is another than the listed one (a person is not a company, nor a ship)."""
    asked = query.schema or ""
    for kind in (PERSONS, BODIES, OBJECTS):
        others = (PERSONS | BODIES | OBJECTS) - (kind if kind is not OBJECTS else {asked})
        if asked in kind and listing.schema in others:
            return Seen(-1.0, f"asked about {asked}, listed as {listing.schema}")
    if asked == "LegalEntity" and listing.schema in OBJECTS:
        return Seen(-1.0, f"asked about {asked}, listed as {listing.schema}")
    return None


def country_agrees(query: Query, listing: Listing, _: ListedName) -> Seen | None:
    """The country given is one that the list connects with the party, or is none of them."""
    asked = read_country(query.country or "")
    listed = [country for country in listing.countries if is_code(country)]
    if not asked or not is_code(asked) or not listed:
        return None
    detail = f"{asked} given, {', '.join(listed[:6])} listed"
    return Seen(1.0 if asked in listed else -1.0, detail)


def address_agrees(query: Query, listing: Listing, _: ListedName) -> Seen | None:
    """Most words of the address given are those of a listed address."""
    asked = {word.folded for word in split_words(query.address or "")}
    if len(asked) < 2:
        return None
    for address in listing.addresses:
        shared = asked & {word.folded for word in split_words(address)}
        if len(shared) > 1 and len(shared) / len(asked) >= 0.6:
            return Seen(len(shared) / len(asked), f"listed at {address}")
    return None


def alias_is_weak(_: Query, __: Listing, name: ListedName) -> Seen | None:
    """The name that agrees is one that the publisher calls weak: too common to tell a person by."""
    return Seen(-1.0, f"“{name.text}” is a weak alias") if name.kind == "weak alias" else None


def context_place(query: Query, listing: Listing, _: ListedName) -> Seen | None:
    """The report places the party where the list has it."""
    return _seen(place_agrees(query.context, listing)) if query.context else None


def context_country(query: Query, listing: Listing, _: ListedName) -> Seen | None:
    """The country that the report connects with the party is one that the list connects with it, or is none of them."""
    return _seen(country_of_report_agrees(query.context, listing)) if query.context else None


def context_trade(query: Query, listing: Listing, _: ListedName) -> Seen | None:
    """The trade that the report says the party is in is what the list says of it, or something else."""
    return _seen(trade_agrees(query.context, listing)) if query.context else None


def context_partner(query: Query, listing: Listing, _: ListedName) -> Seen | None:
    """The list itself names a partner that the report names."""
    return _seen(partner_agrees(query.context, listing)) if query.context else None


def _seen(found: tuple[float, str] | None) -> Seen | None:
    return Seen(*found) if found else None


FEATURES: tuple[tuple[str, float, Callable[[Query, Listing, ListedName], Seen | None]], ...] = (
    ("identifier", 0.95, identifier_agrees),
    ("birth date", 0.3, birth_date_agrees),
    ("schema", OTHER_KIND, schema_agrees),
    ("place in the report", 0.3, context_place),
    ("trade in the report", 0.25, context_trade),
    ("partner in the report", 0.2, context_partner),
    ("country in the report", 0.2, context_country),
    ("country", 0.1, country_agrees),
    ("address", 0.1, address_agrees),
    ("weak alias", WEAK_ALIAS, alias_is_weak),
)
"""A reason's name, its weight, and the function whose docstring explains it, strongest first."""


def read_number(text: str) -> str:
    """Return an identifier as it is compared: letters and digits alone, lower case, without `IMO` before a ship's number."""
    return "".join(letter for letter in text.casefold() if letter.isalnum()).removeprefix("imo")


def _same_form(one: str, other: str) -> bool:
    return len(one) == len(other) and one.isdigit() == other.isdigit()
