"""An OpenSanctions `targets.simple.csv` becomes listings; its columns are found by their header, since new ones come and go.

A cell with several values is a CSV row of its own inside the cell, joined by semicolons.
"""

import csv
import unicodedata
from pathlib import Path

from hearsay.errors import ListFormatError
from hearsay.lists.countries import read_country
from hearsay.lists.dates import date_in_name, read_dates
from hearsay.lists.descriptors import Descriptor
from hearsay.lists.interface import ReadList
from hearsay.lists.rows import read_rows
from hearsay.lists.schemas import read_schema
from hearsay.lists.sources import find_files, make_edition, read_bytes
from hearsay.nouns import Identifier, ListedName, Listing

REQUIRED = ("id", "schema", "name")


def read(path: Path, descriptor: Descriptor) -> ReadList:
    """Read the CSV file, or the newest in the folder. Raises ListFormatError where it is not of this form."""
    file = find_files(path, descriptor.files)[0]
    assert file is not None
    content = read_bytes(file)
    rows = read_rows(content, file)
    header = [column.strip() for column in next(rows, (0, []))[1]]
    if missing := [column for column in REQUIRED if column not in header]:
        raise ListFormatError(f"{file} is no OpenSanctions simple CSV: it has no column {', '.join(missing)}")
    listings: dict[str, Listing] = {}
    last_seen = ""
    for line, row in rows:
        if len(row) != len(header):
            raise ListFormatError(f"{file}, line {line}: {len(row)} cells where the header has {len(header)}; fetch the file again")
        cells = dict(zip(header, row, strict=True))
        if cells["id"] in listings or not cells["id"] or not cells["name"].strip():
            raise ListFormatError(f"{file}, line {line}: an entry without id or name, or an id that occurs twice; fetch the file again")
        listings[cells["id"]] = _listing(descriptor.name, cells)
        last_seen = max(last_seen, cells.get("last_seen", "")[:10])
    date = next(iter(read_dates(last_seen)), None) or date_in_name(file.name)
    return ReadList(make_edition(descriptor.name, date, [content]), tuple(listings.values()))


def split_cell(cell: str) -> list[str]:
    """Return the values of a cell: `a;"b; c"` holds two; empty ones are left out."""
    rows = csv.reader(cell.replace("\r", "").splitlines(keepends=True), delimiter=";")
    return [tidy for row in rows for value in row if (tidy := " ".join(value.split()))]


def _listing(name: str, cells: dict[str, str]) -> Listing:
    def many(column: str) -> list[str]:
        return split_cell(cells.get(column, ""))

    names = [ListedName(" ".join(cells["name"].split()))]
    names += [ListedName(alias, "original script" if _is_foreign(alias) else "alias") for alias in many("aliases")]
    return Listing(
        list=name,
        publisher_id=cells["id"],
        schema=read_schema(cells["schema"].strip()),
        names=tuple(dict.fromkeys(names)),
        birth_dates=tuple(dict.fromkeys(date for words in many("birth_date") for date in read_dates(words))),
        countries=tuple(dict.fromkeys(country for words in many("countries") if (country := read_country(words)))),
        addresses=tuple(dict.fromkeys(many("addresses"))),
        identifiers=tuple(Identifier("Identifier", value) for value in dict.fromkeys(many("identifiers"))),
        programmes=tuple(dict.fromkeys(many("program_ids"))),
        measures=tuple(dict.fromkeys(many("sanctions"))),
        remarks=cells.get("dataset") or None,
    )


def _is_foreign(name: str) -> bool:
    letters = [letter for letter in name if letter.isalpha()]
    return bool(letters) and not any(unicodedata.name(letter, "").startswith("LATIN") for letter in letters)
