"""Australia's Consolidated List becomes listings, from the xlsx of today (19 columns, measures apart) and the one before November 2025.

One row for each name: `2` is a party, `2a` another name of it; not always one after the other. Dates are cells or words, and one cell
may hold several; the numbers of companies stand in the prose.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Literal

from hearsay.errors import ListFormatError
from hearsay.lists.countries import read_country
from hearsay.lists.dates import date_in_name, read_dates
from hearsay.lists.descriptors import Descriptor
from hearsay.lists.interface import ReadList
from hearsay.lists.ledger import Ledger
from hearsay.lists.measures import read_measures
from hearsay.lists.printed import split_list, split_numbered
from hearsay.lists.prose import find_identifiers
from hearsay.lists.schemas import schema_of_organisation
from hearsay.lists.sheets import read_tables
from hearsay.lists.sources import find_file, make_edition, read_bytes
from hearsay.nouns import Identifier, ListedName, Listing, Schema

REFERENCE, NAME = "Reference", "Name of Individual or Entity"
TYPES: dict[str, Schema | None] = {"individual": "Person", "entity": None, "vessel": "Vessel"}
NameKind = Literal["primary", "alias", "former name", "original script"]
KINDS: dict[str, NameKind] = {
    "primary name": "primary", "alias": "alias", "aka": "alias", "a.k.a": "alias", "original script": "original script",
    "fka": "former name",
    "formerly known as": "former name", "f.k.a": "former name", "previously listed as": "former name",
}  # fmt: skip
MEASURES = ("Targeted Financial Sanction", "Travel Ban", "Arms Embargo", "Maritime Restriction")
TOLD = {
    "Place of Birth": "Place of birth", "Additional Information": "", "Listing Information": "Listed by",
    "Instrument of Designation": "Instrument",
}  # fmt: skip
USED = frozenset(
    [
        REFERENCE,
        NAME,
        "Type",
        "Name Type",
        "Alias Strength",
        "Date of Birth",
        "Citizenship",
        "Address",
        "IMO Number",
        "Committees",
        "Control Date",
        *MEASURES,
        *TOLD,
    ]
)
_REFERENCE = re.compile(r"(?P<number>\d{1,6})\s?(?P<letters>[a-z]*\d*)", re.IGNORECASE)
_SEVERAL_DATES = re.compile(r",|;|\bor\b|(?<!\w)[a-z]\)")


def read(path: Path, descriptor: Descriptor, ledger: Ledger) -> ReadList:
    """Read the xlsx file, or the newest in the folder. Raises ListFormatError where it is of neither form."""
    file = find_file(path, *descriptor.files)
    content = read_bytes(file)
    parties: dict[str, list[dict[str, str]]] = {}
    newest = ""
    for line, cells in read_tables(content, file, REFERENCE, NAME):
        if not line:
            ledger.check_columns(cells, USED | descriptor.left_out.keys(), str(file))
            continue
        ledger.take()
        found = _REFERENCE.fullmatch(cells[REFERENCE])
        if found is None or not cells[NAME]:
            raise ListFormatError(f"{file}, row {line}: a row without reference or name; fetch the file again")
        if found["number"] in parties:
            ledger.join("a further name of a party")
        parties.setdefault(found["number"], []).append(cells)
        newest = max(newest, cells.get("Control Date", "")[:10])
    listings = tuple(_listing(number, own, descriptor, ledger, f"{file}, reference {number}") for number, own in parties.items())
    date = date_in_name(file.name) or next(iter(read_dates(newest)), None)
    return ReadList(make_edition(descriptor.name, date, [content]), listings)


def _listing(number: str, rows: list[dict[str, str]], descriptor: Descriptor, ledger: Ledger, about: str) -> Listing:
    names = [_name(cells, ledger, about) for cells in rows]
    first = next((name for name in names if name.kind == "primary"), names[0])
    main = rows[names.index(first)]
    if sum(name.kind == "primary" for name in names) != 1:
        ledger.join("a reference with no or several primary names")
    kind = main.get("Type", "").strip().casefold()
    if kind not in TYPES:
        ledger.report_unknown("kind of party", kind, about)
    addresses = [text for cells in rows for text in split_numbered(cells.get("Address", ""))]
    nations = [words for cells in rows for text in split_numbered(cells.get("Citizenship", "")) for words in split_list(text, ",;")]
    countries = [read_country(words) for words in [*nations, *(address.rpartition(",")[2] for address in addresses)]]
    listed = next((day for day in read_dates(main.get("Listing Information", "")) if len(day) == 10), None)
    return Listing(
        list=descriptor.name,
        publisher_id=number,
        schema=TYPES.get(kind) or schema_of_organisation(first.text),
        names=tuple(dict.fromkeys([ListedName(first.text), *_others(names, first)])),
        birth_dates=tuple(dict.fromkeys(day for cells in rows for day in _birth_dates(cells.get("Date of Birth", "")))),
        countries=tuple(dict.fromkeys(country for country in countries if country and (len(country) == 2 or country in nations))),
        addresses=tuple(dict.fromkeys(addresses)),
        identifiers=tuple(dict.fromkeys(_identifiers(rows))),
        programmes=tuple(dict.fromkeys(words for cells in rows if (words := cells.get("Committees", "")))),
        measures=_measures(rows, ledger, about) or descriptor.measures,
        listed_on=listed,
        remarks="; ".join(dict.fromkeys(_told(rows))) or None,
    )


def _name(cells: Mapping[str, str], ledger: Ledger, about: str) -> ListedName:
    word = cells.get("Name Type", "").strip().casefold().rstrip(".")
    if word not in KINDS:
        ledger.report_unknown("kind of name", word, about)
    strength = cells.get("Alias Strength", "").casefold()
    if strength not in ("", "strong", "weak"):
        ledger.report_unknown("strength of an alias", strength, about)
    kind = KINDS.get(word, "alias")
    return ListedName(cells[NAME], "weak alias" if strength == "weak" and kind == "alias" else kind)


def _others(names: list[ListedName], first: ListedName) -> Iterator[ListedName]:
    for name in names:
        if name.text != first.text:
            yield ListedName(name.text, "alias") if name.kind == "primary" else name


def _birth_dates(printed: str) -> Iterator[str]:
    for words in _SEVERAL_DATES.split(printed):
        yield from read_dates(words)


def _identifiers(rows: list[dict[str, str]]) -> Iterator[Identifier]:
    for cells in rows:
        if number := cells.get("IMO Number", ""):
            yield Identifier("IMO number", number)
    for text in dict.fromkeys(cells.get("Additional Information", "") for cells in rows):
        yield from find_identifiers(text)


def _measures(rows: list[dict[str, str]], ledger: Ledger, about: str) -> tuple[str, ...]:
    for cells in rows:
        for column in MEASURES:
            if cells.get(column, "") not in ("True", "False", "", "Yes", "No"):
                ledger.report_unknown("measure", cells[column], about)
    return read_measures([column for column in MEASURES if any(cells.get(column) in ("True", "Yes") for cells in rows)], ledger, about)


def _told(rows: list[dict[str, str]]) -> Iterator[str]:
    for cells in rows:
        for column, label in TOLD.items():
            if words := cells.get(column, ""):
                yield f"{label}: {words}" if label else words
