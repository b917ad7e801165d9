"""New Zealand's Russia Sanctions Register becomes listings, from the xlsx that the Ministry publishes.

Persons and entities stand on one sheet, ships on another, each below a legend; whole dates may be serial numbers of a spreadsheet,
unknown parts are `xx`; a type may be misspelt. Assets and totals are no parties. No real file could be had: this was built from the
layout that others describe, so what is not known is reported, not refused.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from pathlib import Path

from hearsay.errors import ListFormatError
from hearsay.lists.countries import read_country
from hearsay.lists.dates import date_in_name, read_dates, years_between
from hearsay.lists.descriptors import Descriptor
from hearsay.lists.interface import ReadList
from hearsay.lists.ledger import Ledger
from hearsay.lists.measures import read_measures
from hearsay.lists.printed import is_nothing, split_list
from hearsay.lists.prose import find_identifiers
from hearsay.lists.schemas import schema_of_organisation
from hearsay.lists.sheets import read_tables
from hearsay.lists.sources import find_file, make_edition, read_bytes
from hearsay.nouns import Identifier, ListedName, Listing, Schema

NUMBER = "Unique Identifier"
TYPES: dict[str, Schema | None] = {
    "individual": "Person", "indiividual": "Person", "entity": None, "bank": "Company", "ship": "Vessel", "vessel": "Vessel",
    "aircraft": "Airplane",
}  # fmt: skip
NO_PARTIES = ("asset", "total", "")
NAME = ("First name", "Middle name(s)", "Last name", "Name of Ship as of Date of Sanction")
ALIASES = ("Alias/Alternate Spellings", "Alias/Alternate Names")
YES = ("yes", "y", "true", "1", "x")
MEASURES = ("Asset Freeze", "Travel Ban", "Ship Ban", "Aircraft Ban", "Dealing with Securities", "Service Prohibition")
COUNTRIES = ("Citizenship", "Citizenship 2", "Citizenship 3")
TOLD = {
    "Title": "Title", "Place of Birth": "Place of birth", "Associates/Relatives": "Associates", "Sanction Status": "Status",
    "General Rationale for Sanction": "Reason", "Additional Information": "Note", "Date of Additional Sanction": "Sanctioned further",
}  # fmt: skip
USED = frozenset(
    [
        NUMBER,
        "Type",
        *NAME,
        *ALIASES,
        "DOB",
        "Record Deleted Flag",
        *COUNTRIES,
        "Address",
        "Passport Number",
        "IMO Number",
        "Date of Sanction",
        *MEASURES,
        *TOLD,
    ]
)
_SERIAL = re.compile(r"[1-9]\d{4}")
_YEARS = re.compile(r"(?:xx/xx/)?([12]\d{3})\s?[-–]\s?([12]\d{3})", re.IGNORECASE)


def read(path: Path, descriptor: Descriptor, ledger: Ledger) -> ReadList:
    """Read the xlsx file, or the newest in the folder. Raises ListFormatError where it has no such header."""
    file = find_file(path, *descriptor.files)
    content = read_bytes(file)
    listings: dict[str, Listing] = {}
    for line, cells in read_tables(content, file, NUMBER, "Date of Sanction"):
        if not line:
            ledger.check_columns(cells, USED | descriptor.left_out.keys(), str(file))
            continue
        ledger.take()
        kind, about = cells.get("Type", "").casefold(), f"{file}, row {line}"
        if kind in NO_PARTIES:
            ledger.leave_out("an asset, a total or a heading: no party")
            continue
        if cells.get("Record Deleted Flag", "").casefold() in YES:
            ledger.leave_out("an entry that the register marks as deleted")
            continue
        if kind not in TYPES:
            ledger.report_unknown("kind of party", kind, about)
        listing = _listing(cells, TYPES.get(kind), descriptor, ledger, about)
        if listing.publisher_id in listings:
            raise ListFormatError(f"{about}: the identifier {listing.publisher_id} occurs twice; fetch the file again")
        listings[listing.publisher_id] = listing
    newest = max((day for listing in listings.values() if (day := listing.listed_on) and len(day) == 10), default=None)
    return ReadList(make_edition(descriptor.name, date_in_name(file.name) or newest, [content]), tuple(listings.values()))


def _listing(cells: Mapping[str, str], schema: Schema | None, descriptor: Descriptor, ledger: Ledger, about: str) -> Listing:
    number = cells.get(NUMBER, "")
    primary = " ".join(words for column in NAME if (words := cells.get(column, "")) and not is_nothing(words))
    if not number or not primary:
        raise ListFormatError(f"{about}: an entry without identifier or name; fetch the file again")
    aliases = [words for column in ALIASES for words in split_list(cells.get(column, ""), ";,")]
    told = [f"{label}: {words}" for column, label in TOLD.items() if (words := cells.get(column, "")) and not is_nothing(words)]
    imposed = [column for column in MEASURES if cells.get(column, "").casefold() in YES]
    return Listing(
        list=descriptor.name,
        publisher_id=number,
        schema=schema or schema_of_organisation(primary),
        names=tuple(dict.fromkeys([ListedName(primary), *(ListedName(alias, "alias") for alias in aliases)])),
        birth_dates=tuple(dict.fromkeys(_dates(cells.get("DOB", "")))) if schema == "Person" else (),
        countries=tuple(dict.fromkeys(country for column in COUNTRIES if (country := read_country(cells.get(column, ""))))),
        addresses=tuple(words for words in [cells.get("Address", "")] if words and not is_nothing(words)),
        identifiers=tuple(dict.fromkeys(_identifiers(cells))),
        programmes=("Russia Sanctions Act 2022",),
        measures=read_measures(imposed, ledger, about),
        listed_on=next(iter(_dates(cells.get("Date of Sanction", ""))), None),
        remarks="; ".join(told) or None,
    )


def _dates(printed: str) -> Iterator[str]:
    words = printed.strip()
    if _SERIAL.fullmatch(words):
        yield (date(1899, 12, 30) + timedelta(days=int(words))).isoformat()
    elif found := _YEARS.fullmatch(words):
        yield from years_between(int(found[1]), int(found[2]))
    else:
        yield from read_dates(words)


def _identifiers(cells: Mapping[str, str]) -> Iterator[Identifier]:
    for column, label in (("Passport Number", "Passport"), ("IMO Number", "IMO number")):
        yield from (Identifier(label, number) for number in split_list(cells.get(column, ""), ";,"))
    yield from find_identifiers(cells.get("Additional Information", ""))
