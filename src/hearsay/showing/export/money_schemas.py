"""Which FollowTheMoney schema a thing of ours becomes, and the values that its properties take."""

import re
from collections.abc import Iterable
from functools import lru_cache

from typing_extensions import TypedDict

from hearsay.nouns import MentionKind, Schema, TimeValue, make_id
from hearsay.showing.export.carrying import carried, one_line_of

NAME_LENGTH = 384
STRING_LENGTH = 1024
TEXT_LENGTH = 60_000
"""FollowTheMoney holds 65,000 in one value."""
DAY = re.compile(r"\d{4}(-\d{2}(-\d{2}(T\d{2}:\d{2}:\d{2}Z?)?)?)?")

KINDS: dict[MentionKind, str] = {
    "person": "Person",
    "organisation": "Organization",
    "country": "LegalEntity",
    "group": "LegalEntity",
    "vessel": "Vessel",
    "facility": "Asset",
    "place": "Address",
}
"""The kinds of entity that FollowTheMoney knows. A state or a group that acts is a legal entity and no more; an organisation whose name
carries a legal form is a Company. Goods, documents, times and sums have no schema: they stand in the words of the claim."""
LEGAL = frozenset(("Person", "Organization", "Company", "LegalEntity"))
ORGANISATIONS = frozenset(("Organization", "Company"))
ASSETS = frozenset(("Company", "Vessel", "Asset", "Airplane"))
LISTED: dict[Schema, str] = {"Other": "LegalEntity"}
"""Schemas of a list that FollowTheMoney calls otherwise."""


class MoneyEntity(TypedDict):
    """An entity as FollowTheMoney writes it: every property is a list of strings."""

    id: str
    schema: str
    properties: dict[str, list[str]]


def entity(identity: str, schema: str, **properties: Iterable[str]) -> MoneyEntity:
    """Return an entity without empty values and without values that stand twice."""
    filled = {name: [value for value in dict.fromkeys(values) if value.strip()] for name, values in properties.items()}
    return {"id": identity, "schema": schema, "properties": {name: values for name, values in filled.items() if values}}


@lru_cache(maxsize=100_000)
def schema_of(kind: MentionKind, name: str) -> str | None:
    """Return the schema of a party of this kind and name; None where FollowTheMoney has none."""
    schema = KINDS.get(kind)
    if schema == "Organization":
        from hearsay.naming.legal_forms import split_legal_forms

        return "Company" if split_legal_forms(carried(name)).forms else schema
    return schema


def listing_schema(schema: Schema) -> str:
    """Return the FollowTheMoney schema of a listed party."""
    return LISTED.get(schema, schema)


def listing_entity_id(listing: str) -> str:
    """Return the id of a listed party's entity: FollowTheMoney allows fewer characters in one than publishers use."""
    return make_id("l", listing)


def name_value(text: str) -> str:
    """Return a name as FollowTheMoney holds it."""
    return _cut(one_line_of(text), NAME_LENGTH)


def string_value(text: str) -> str:
    """Return a short text as FollowTheMoney holds it; only `text` properties may be longer."""
    return _cut(carried(text), STRING_LENGTH)


def text_value(text: str) -> str:
    """Return a long text as FollowTheMoney holds it in one value."""
    return _cut(carried(text), TEXT_LENGTH)


def date_values(day: str | None) -> list[str]:
    """Return a partial ISO date as a list of one value, or of none where it is no date."""
    return [day] if day and DAY.fullmatch(day) else []


def language_values(code: str | None) -> list[str]:
    """Return a language's three letters (ISO 639-3) as a list of one value, or of none where it is no language."""
    from rigour.langs import iso_639_alpha3

    three = iso_639_alpha3(code) if code else None
    return [three] if three else []


def event_dates(value: TimeValue | None) -> list[str]:
    """Return the day, month or year that an interval is; of any other nothing: FollowTheMoney would take it for the event's length."""
    if value is None:
        return []
    start, end = value.start, value.end
    if start == end:
        return date_values(start)
    if start[:7] == end[:7] and start.endswith("-01") and end[8:] in ("28", "29", "30", "31") and _month_ends(end):
        return date_values(start[:7])
    if start[:4] == end[:4] and start.endswith("-01-01") and end.endswith("-12-31"):
        return date_values(start[:4])
    return []


def _month_ends(day: str) -> bool:
    from calendar import monthrange

    try:
        return int(day[8:]) == monthrange(int(day[:4]), int(day[5:7]))[1]
    except ValueError:
        return False


def _cut(text: str, limit: int) -> str:
    return text if len(text) <= limit else text[: limit - 1] + "…"
