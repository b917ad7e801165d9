"""An OpenSanctions `targets.simple.csv` becomes listings; its columns are found by their header, since new ones come and go.

A cell with several values is a CSV row of its own inside the cell, joined by semicolons.
"""

import csv
from pathlib import Path

from hearsay.errors import ListFormatError
from hearsay.lists.countries import read_country
from hearsay.lists.dates import date_in_name, read_dates
from hearsay.lists.descriptors import Descriptor
from hearsay.lists.interface import ReadList
from hearsay.lists.ledger import Ledger
from hearsay.lists.printed import is_foreign
from hearsay.lists.rows import read_rows, read_table
from hearsay.lists.schemas import read_schema
from hearsay.lists.sources import make_edition
from hearsay.nouns import Identifier, ListedName, Listing

REQUIRED = ("id", "schema", "name")
USED = frozenset(
    [*REQUIRED, "aliases", "birth_date", "countries", "addresses", "identifiers", "sanctions", "program_ids", "dataset", "last_seen"]
)


def read_simple_csv(file: Path, content: bytes, descriptor: Descriptor, ledger: Ledger) -> ReadList:
    """Read the CSV file. Raises ListFormatError where it is not of this form, or an entry has no id or name."""
    listings: dict[str, Listing] = {}
    last_seen = ""
    for line, cells in read_table(read_rows(content, file), file, REQUIRED):
        if not line:
            ledger.check_columns(cells, USED | descriptor.left_out.keys(), str(file))
            continue
        ledger.take()
        if cells["id"] in listings or not cells["id"].strip() or not cells["name"].strip():
            raise ListFormatError(f"{file}, line {line}: an entry without id or name, or an id that occurs twice; fetch the file again")
        listings[cells["id"]] = _listing(descriptor, cells)
        last_seen = max(last_seen, cells.get("last_seen", "")[:10])
    date = next(iter(read_dates(last_seen)), None) or date_in_name(file.name)
    return ReadList(make_edition(descriptor.name, date, [content]), tuple(listings.values()))


def split_cell(cell: str) -> list[str]:
    """Return the values of a cell: `a;"b; c"` holds two; empty ones are left out."""
    rows = csv.reader(cell.replace("\r", "").splitlines(keepends=True), delimiter=";")
    return [tidy for row in rows for value in row if (tidy := " ".join(value.split()))]


def _listing(descriptor: Descriptor, cells: dict[str, str]) -> Listing:
    def many(column: str) -> list[str]:
        return split_cell(cells.get(column, ""))

    names = [ListedName(" ".join(cells["name"].split()))]
    names += [ListedName(alias, "original script" if is_foreign(alias) else "alias") for alias in many("aliases")]
    told = [*many("dataset"), *(f"Sanctions: {words}" for words in many("sanctions"))]
    return Listing(
        list=descriptor.name,
        publisher_id=cells["id"].strip(),
        schema=read_schema(cells["schema"].strip()),
        names=tuple(dict.fromkeys(names)),
        birth_dates=tuple(dict.fromkeys(date for words in many("birth_date") for date in read_dates(words))),
        countries=tuple(dict.fromkeys(country for words in many("countries") if (country := read_country(words)))),
        addresses=tuple(dict.fromkeys(many("addresses"))),
        identifiers=tuple(Identifier("Identifier", value) for value in dict.fromkeys(many("identifiers"))),
        programmes=tuple(dict.fromkeys(many("program_ids"))),
        measures=descriptor.measures,
        remarks="; ".join(dict.fromkeys(told)) or None,
    )
