"""A listing becomes an entity as yente shows one: FollowTheMoney properties, with what yente adds round them."""

from typing import Annotated, Any

from pydantic import Field

from hearsay.nouns import Edition, Identifier, Listing
from hearsay.showing.export.money_schemas import date_values, listing_schema
from hearsay.showing.web.shapes import Shape

NUMBERS = (
    ("imo", "imoNumber"), ("passport", "passportNumber"), ("tax", "taxNumber"), ("inn", "innCode"), ("ogrn", "ogrnCode"),
    ("registration", "registrationNumber"), ("swift", "swiftBic"), ("mmsi", "mmsi"), ("lei", "leiCode"), ("national", "idNumber"),
)  # fmt: skip
"""Words in a number's type, and the property that it is; any other number is an `idNumber` or a `registrationNumber`."""


class YenteEntity(Shape):
    """A listed party."""

    id: str
    caption: str
    kind: str = Field(alias="schema")
    properties: dict[str, list[str]]
    datasets: list[str]
    referents: list[str] = Field(default_factory=list)
    target: bool = True
    first_seen: str | None = None
    last_seen: str | None = None
    last_change: str | None = None


Schema = Annotated[str, Field(max_length=64)]


def entity_of(listing: Listing, edition: Edition) -> dict[str, Any]:
    """Return the fields of a listed party; `last_change` is the edition's day, all that is known of it."""
    person = listing.schema == "Person"
    names: dict[str, list[str]] = {"name": [], "alias": [], "weakAlias": [], "previousName": []}
    for one in listing.names:
        names[{"primary": "name", "weak alias": "weakAlias", "former name": "previousName"}.get(one.kind, "alias")].append(one.text)
    properties: dict[str, list[str]] = {
        **names,
        "birthDate" if person else "incorporationDate": [day for date in listing.birth_dates for day in date_values(date)],
        "nationality" if person else "country": [one for one in listing.countries if len(one) == 2],
        "address": list(listing.addresses),
        "program": list(listing.programmes),
        "notes": [listing.remarks] if listing.remarks else [],
        "topics": ["sanction"] if listing.measures else [],
    }
    for number in listing.identifiers:
        properties.setdefault(_property(number, person=person), []).append(number.value)
    return {
        "id": listing.id, "caption": listing.names[0].text if listing.names else listing.publisher_id,
        "schema": listing_schema(listing.schema), "properties": {name: values for name, values in properties.items() if values},
        "datasets": [listing.list], "first_seen": listing.listed_on, "last_seen": edition.date, "last_change": edition.date,
    }  # fmt: skip


def _property(number: Identifier, *, person: bool) -> str:
    words = number.type.casefold()
    return next((name for word, name in NUMBERS if word in words), "idNumber" if person else "registrationNumber")
