"""The Consolidated Screening List of the United States becomes listings: thirteen lists of three departments in one CSV.

One row for each party on each list; a party on two lists has the same number twice, so a listing's id begins with its list. Numbers
are printed as `type, value, country`, divided by semicolons.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from hearsay.errors import ListFormatError
from hearsay.lists.countries import is_code, read_country
from hearsay.lists.dates import date_in_name, read_dates
from hearsay.lists.descriptors import Descriptor
from hearsay.lists.interface import ReadList
from hearsay.lists.ledger import Ledger
from hearsay.lists.printed import is_nothing, split_list, tidy
from hearsay.lists.rows import read_rows, read_table
from hearsay.lists.schemas import schema_of_organisation, schema_of_party
from hearsay.lists.sources import find_file, make_edition, read_bytes
from hearsay.nouns import Identifier, ListedName, Listing, Schema

REQUIRED = ("_id", "source", "type", "name", "alt_names", "addresses", "ids")
TYPES: dict[str, Schema | None] = {"individual": "Person", "entity": None, "vessel": "Vessel", "aircraft": "Airplane", "": None}
NO_NUMBERS = (
    "Gender", "Website", "Email Address", "Phone Number", "Secondary sanctions risk:", "Additional Sanctions Information -",
    "Transactions Prohibited", "Executive Order", "Listing Date", "Effective Date", "Organization", "Target Type", "Vessel Type",
    "Vessel Year of Build", "Vessel Flag", "Other Vessel", "Former Vessel", "Nationality of Registration", "Aircraft Model",
    "Aircraft Operator", "Aircraft Manufacture Date", "Purchase/Sales", "Issuer Name", "CAATSA", "IFCA", "Vessel Owner", "Equity Ticker",
    "PEESA", "Bank", "Alternate Name of Issuer",
)  # fmt: skip
"""What stands among the numbers and is none."""
TOLD = {
    "title": "Title", "remarks": "", "vessel_type": "Vessel type", "gross_tonnage": "Tonnage", "gross_registered_tonnage": "Gross tonnage",
    "vessel_flag": "Flag", "vessel_owner": "Owner", "places_of_birth": "Place of birth", "federal_register_notice": "Federal Register",
    "end_date": "Ends on", "standard_order": "Standard order", "license_requirement": "Licence requirement",
    "license_policy": "Licence policy",
}  # fmt: skip
USED = frozenset(
    [*REQUIRED, "entity_number", "programs", "start_date", "call_sign", "citizenships", "dates_of_birth", "nationalities", *TOLD]
)
_LIST = re.compile(r"\(([A-Z-]{2,8})(?: List)?\)")


def read(path: Path, descriptor: Descriptor, ledger: Ledger) -> ReadList:
    """Read the CSV file, or the newest in the folder. Raises ListFormatError where it is not of this form."""
    file = find_file(path, *descriptor.files)
    content = read_bytes(file)
    listings: dict[str, Listing] = {}
    newest = ""
    for line, cells in read_table(read_rows(content, file), file, REQUIRED):
        about = f"{file}, line {line}"
        if not line:
            ledger.check_columns(cells, USED | descriptor.left_out.keys(), str(file))
            continue
        ledger.take()
        if cells["_id"] == "_id":
            ledger.leave_out("the header once more")
            continue
        listing = _listing(cells, descriptor, ledger, about)
        if (known := listings.get(listing.publisher_id)) and known != listing:
            raise ListFormatError(f"{about}: the id {listing.publisher_id} occurs twice; fetch the file again")
        if known:
            ledger.leave_out("a row that stands twice")
        listings[listing.publisher_id] = listing
        newest = max(newest, listing.listed_on or "")
    date = date_in_name(file.name) or (newest if len(newest) == 10 else None)
    return ReadList(make_edition(descriptor.name, date, [content]), tuple(listings.values()))


def _listing(cells: Mapping[str, str], descriptor: Descriptor, ledger: Ledger, about: str) -> Listing:
    source, primary, number = tidy(cells["source"]), tidy(cells["name"]), tidy(cells["_id"])
    found = _LIST.search(source)
    if not primary or not number:
        raise ListFormatError(f"{about}: an entry without name or id; fetch the file again")
    if found is None or found[1] not in descriptor.measures_by:
        ledger.report_unknown("list", source, about)
    kind = cells["type"].strip().casefold()
    if kind not in TYPES:
        ledger.report_unknown("type of party", kind, about)
    addresses = split_list(cells["addresses"], ";")
    aliases = [ListedName(_without_and(name), "alias") for name in split_list(cells["alt_names"], ";")]
    nations = [words for column in ("citizenships", "nationalities") for words in split_list(cells.get(column, ""), ";")]
    places = [*nations, *(address.rpartition(",")[2] for address in addresses), cells.get("vessel_flag", "")]
    countries = [read_country(words) for words in places]
    columns = [(label, tidy(cells.get(column))) for column, label in TOLD.items()]
    told = [f"{label}: {words}" if label else words for label, words in columns if not is_nothing(words)]
    told += [words for words in split_list(cells["ids"], ";") if words.startswith(NO_NUMBERS)]
    short = found[1] if found else "?"
    return Listing(
        list=descriptor.name,
        publisher_id=f"{short}-{number}",
        schema=TYPES.get(kind) or (schema_of_organisation(primary) if kind else schema_of_party(primary)),
        names=tuple(dict.fromkeys([ListedName(primary), *aliases])),
        birth_dates=tuple(dict.fromkeys(day for words in split_list(cells.get("dates_of_birth", ""), ";") for day in read_dates(words))),
        countries=tuple(dict.fromkeys(country for country in countries if country and is_code(country))),
        addresses=tuple(dict.fromkeys(addresses)),
        identifiers=tuple(dict.fromkeys(_identifiers(cells))),
        programmes=tuple(dict.fromkeys([source, *split_list(cells.get("programs", ""), ";")])),
        measures=descriptor.measures_by.get(short, ()),
        listed_on=next(iter(read_dates(cells.get("start_date", ""))), None),
        remarks="; ".join(told) or None,
    )


def _without_and(name: str) -> str:
    """Return the last of several names without the "and" before it."""
    return name.removeprefix("and ").strip() or name


def _identifiers(cells: Mapping[str, str]) -> Iterator[Identifier]:
    if call_sign := tidy(cells.get("call_sign")):
        yield Identifier("Call Sign", call_sign)
    for printed in split_list(cells["ids"], ";"):
        label, _, value = printed.partition(", ")
        if value and not label.startswith(NO_NUMBERS):
            number, _, country = value.rpartition(", ")
            code = read_country(country) if number else None
            yield Identifier(label, number, code) if code and is_code(code) else Identifier(label, value)
