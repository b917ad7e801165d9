"""One party's facts, from whatever form of OFAC's, become its listing, so that the same party reads alike in all forms."""

from collections.abc import Iterable, Sequence
from typing import Literal

from hearsay.lists.descriptors import Descriptor
from hearsay.lists.ledger import Ledger
from hearsay.lists.ofac.remarks import Remarks
from hearsay.lists.schemas import schema_of_organisation
from hearsay.nouns import Identifier, ListedName, Listing, Schema

SCHEMAS: dict[str, Schema | None] = {"individual": "Person", "vessel": "Vessel", "aircraft": "Airplane", "entity": None, "": None}
ALIAS_KINDS: dict[str, Literal["alias", "former name"]] = {
    "aka": "alias", "a.k.a.": "alias", "fka": "former name", "f.k.a.": "former name", "nka": "alias", "n.k.a.": "alias",
}  # fmt: skip


def read_party_schema(kind: str, name: str, ledger: Ledger, about: str) -> Schema:
    """Return what kind of thing a party is; an entity is a company where its name carries a legal form."""
    word = kind.strip().casefold()
    if word not in SCHEMAS:
        ledger.report_unknown("type of party", kind, about)
    return SCHEMAS.get(word) or schema_of_organisation(name)


def read_alias_kind(kind: str, ledger: Ledger, about: str) -> Literal["alias", "former name"]:
    """Return which kind of name `aka`, `f.k.a.` and the like stand for."""
    word = kind.strip().casefold()
    if word not in ALIAS_KINDS:
        ledger.report_unknown("kind of name", kind, about)
    return ALIAS_KINDS.get(word, "alias")


def make_party(
    descriptor: Descriptor,
    number: str,
    schema: Schema,
    names: Iterable[ListedName],
    stated: Remarks,
    *,
    addresses: Iterable[str],
    countries: Iterable[str | None],
    programmes: Sequence[str],
    remarks: str,
    identifiers: Iterable[Identifier] = (),
    listed_on: str | None = None,
) -> Listing:
    """Return the listing of one party: what its own fields say, and what its remarks state."""
    by_programme = [word for programme in programmes for word in descriptor.measures_by.get(programme, ())]
    secondary = ["secondary sanctions"] if any("econdary sanctions" in statement for statement in stated.measures) else []
    return Listing(
        list=descriptor.name,
        publisher_id=number,
        schema=schema,
        names=tuple(dict.fromkeys([*names, *stated.names])),
        birth_dates=tuple(dict.fromkeys(stated.birth_dates)),
        countries=tuple(dict.fromkeys(country for country in [*stated.countries, *countries] if country)),
        addresses=tuple(dict.fromkeys(address for address in addresses if address)),
        identifiers=tuple(dict.fromkeys([*identifiers, *stated.identifiers])),
        programmes=tuple(dict.fromkeys(programmes)),
        measures=tuple(dict.fromkeys([*(by_programme or descriptor.measures), *secondary])),
        listed_on=listed_on,
        remarks=remarks or None,
    )
