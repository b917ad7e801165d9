"""FollowTheMoney entities, one JSON object a line, become listings: the parties that carry the topic of a sanction.

The other entities of such a file (owners, addresses, passports, the sanctions themselves) are joined to the parties or left out.
"""

import json
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from hearsay.errors import ListFormatError
from hearsay.lists.countries import read_country
from hearsay.lists.dates import date_in_name, read_dates
from hearsay.lists.descriptors import Descriptor
from hearsay.lists.interface import ReadList
from hearsay.lists.ledger import Ledger
from hearsay.lists.printed import is_foreign
from hearsay.lists.rows import decode
from hearsay.lists.schemas import read_schema
from hearsay.lists.sources import make_edition
from hearsay.nouns import Identifier, ListedName, Listing

PARTIES = frozenset(
    ["Person", "Company", "Organization", "PublicBody", "LegalEntity", "Vessel", "Airplane", "Vehicle", "CryptoWallet", "Security", "Asset"]
)
IDENTIFIERS = {
    "innCode": "INN", "ogrnCode": "OGRN", "kppCode": "KPP", "okpoCode": "OKPO", "taxNumber": "Tax number", "vatCode": "VAT number",
    "registrationNumber": "Registration number", "passportNumber": "Passport", "idNumber": "ID number", "imoNumber": "IMO number",
    "mmsi": "MMSI", "leiCode": "LEI", "swiftBic": "SWIFT/BIC", "uscCode": "USCC", "dunsCode": "DUNS", "callSign": "Call sign",
    "registrationNumberAircraft": "Registration number", "serialNumber": "Serial number", "publicKey": "Wallet address",
}  # fmt: skip
COUNTRIES = ("country", "nationality", "citizenship", "jurisdiction", "flag", "mainCountry", "birthCountry")
SANCTIONED = frozenset(["sanction", "sanction.linked", "sanction.counter", "export.control", "export.control.linked", "debarment"])


def read_ftm_lines(file: Path, content: bytes, descriptor: Descriptor, ledger: Ledger) -> ReadList:
    """Read the file. Raises ListFormatError where a line is no entity, or an id occurs twice."""
    parties: dict[str, tuple[str, dict[str, list[str]]]] = {}
    sanctions: defaultdict[str, list[dict[str, list[str]]]] = defaultdict(list)
    last_seen = ""
    for number, line in enumerate(decode(content, file).split("\n"), start=1):
        if not line.strip():
            continue
        ledger.take()
        about = f"{file}, line {number}"
        key, schema, properties, seen = _entity(line, about)
        last_seen = max(last_seen, seen)
        if schema == "Sanction":
            ledger.join("sanction of a party")
            for party in properties.get("entity", ()):
                sanctions[party].append(properties)
        elif schema not in PARTIES:
            ledger.leave_out(f"{schema}: not a party")
        elif not SANCTIONED & set(properties.get("topics", ())):
            ledger.leave_out("a party that is not listed itself")
        elif key in parties or not properties.get("name"):
            raise ListFormatError(f"{about}: a party without a name, or an id that occurs twice; fetch the file again")
        else:
            parties[key] = (schema, properties)
    listings = tuple(_listing(descriptor, key, *party, sanctions[key]) for key, party in parties.items())
    date = next(iter(read_dates(last_seen)), None) or date_in_name(file.name)
    return ReadList(make_edition(descriptor.name, date, [content]), listings)


def _entity(line: str, about: str) -> tuple[str, str, dict[str, list[str]], str]:
    try:
        entity: Any = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise ListFormatError(f"{about} is no JSON: {error}; fetch the file again") from error
    properties = entity.get("properties") if isinstance(entity, dict) else None
    named = isinstance(entity, dict) and all(isinstance(entity.get(field), str) and entity[field].strip() for field in ("id", "schema"))
    if not isinstance(properties, dict) or not named:
        raise ListFormatError(f"{about} is no FollowTheMoney entity (id, schema, properties); fetch the file again")
    kept: dict[str, list[str]] = {}
    for name, values in properties.items():
        if not isinstance(values, list):
            raise ListFormatError(f"{about}: the property {name[:40]} is no list of values; fetch the file again")
        words = [str(value["id"]) if isinstance(value, dict) and "id" in value else str(value) for value in values]
        kept[name] = [tidy for word in words if (tidy := " ".join(word.split()))]
    return entity["id"].strip(), entity["schema"], kept, str(entity.get("last_seen") or "")[:10]


def _listing(
    descriptor: Descriptor, key: str, schema: str, properties: Mapping[str, list[str]], sanctions: list[dict[str, list[str]]]
) -> Listing:
    primary, *others = properties["name"]
    names = [ListedName(primary), *(ListedName(name, "original script" if is_foreign(name) else "alias") for name in others)]
    names += [ListedName(name, "original script" if is_foreign(name) else "alias") for name in properties.get("alias", ())]
    names += [ListedName(name, "weak alias") for name in properties.get("weakAlias", ())]
    names += [ListedName(name, "former name") for name in properties.get("previousName", ())]
    told = [*properties.get("notes", ()), *(f"{', '.join(values)}" for sanction in sanctions for values in _told(sanction))]
    identifiers = [Identifier(label, value) for name, label in IDENTIFIERS.items() for value in properties.get(name, ())]
    programmes = [words for sanction in sanctions for words in sanction.get("programId", sanction.get("program", ()))]
    starts = sorted(date for sanction in sanctions for words in sanction.get("startDate", ()) for date in read_dates(words))
    return Listing(
        list=descriptor.name,
        publisher_id=key,
        schema=read_schema(schema),
        names=tuple(dict.fromkeys(names)),
        birth_dates=tuple(dict.fromkeys(date for words in properties.get("birthDate", ()) for date in read_dates(words))),
        countries=tuple(dict.fromkeys(found for name in COUNTRIES for words in properties.get(name, ()) if (found := read_country(words)))),
        addresses=tuple(dict.fromkeys(properties.get("address", ()))),
        identifiers=tuple(dict.fromkeys(identifiers)),
        programmes=tuple(dict.fromkeys(programmes)),
        measures=descriptor.measures,
        listed_on=starts[0] if starts else None,
        remarks="; ".join(dict.fromkeys(told)) or None,
    )


def _told(sanction: Mapping[str, list[str]]) -> list[list[str]]:
    return [sanction[name] for name in ("authority", "program", "provisions", "reason", "status") if sanction.get(name)]
