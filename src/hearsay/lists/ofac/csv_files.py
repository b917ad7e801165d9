"""OFAC's CSV files (sdn, alt, add, sdn_comments) become listings, as its data specification describes them.

The files have no header; an empty cell is `-0-` with a space after it; the last byte is 0x1A; an entity's type is empty; remarks are
cut at 1,000 characters and go on, mid-word, in sdn_comments. The four files may be of different days.
"""

import logging
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from hearsay.errors import ListFormatError
from hearsay.lists.countries import read_country
from hearsay.lists.dates import date_in_name
from hearsay.lists.descriptors import Descriptor
from hearsay.lists.interface import ReadList
from hearsay.lists.ledger import Ledger
from hearsay.lists.ofac.parties import make_party, read_alias_kind, read_party_schema
from hearsay.lists.ofac.remarks import read_remarks
from hearsay.lists.rows import read_rows
from hearsay.lists.sources import find_files, make_edition, read_bytes
from hearsay.nouns import Identifier, ListedName, Listing

log = logging.getLogger(__name__)

SDN, ALT, ADD, COMMENTS = 12, 5, 6, 2
"""The number of columns of each file."""
EMPTY = "-0-"


def read_csv_files(path: Path, descriptor: Descriptor, ledger: Ledger) -> ReadList:
    """Read the folder of the files, or the main file with the others beside it; missing parts and orphans are logged.

    Raises ListFormatError where a row has not the columns of its file.
    """
    found = find_files(path, descriptor.files)
    contents = [read_bytes(file) if file else b"" for file in found]
    sdn, alt, add, comments = (
        list(_rows(content, file, columns)) if file else []
        for file, content, columns in zip(found, contents, (SDN, ALT, ADD, COMMENTS), strict=True)
    )
    _warn_of_parts(found, descriptor)
    ids = {row[0] for row in sdn}
    aliases, addresses, overflow = (_by_id(rows, ids, part, ledger) for rows, part in ((alt, "alt"), (add, "add"), (comments, "comments")))
    ledger.take(len(sdn))
    about = str(found[0])
    listings = tuple(
        _listing(descriptor, row, aliases[row[0]], addresses[row[0]], "".join(more[1] for more in overflow[row[0]]), ledger, about)
        for row in sdn
    )
    if len(ids) != len(listings):
        raise ListFormatError(f"{found[0]}: {len(listings) - len(ids)} ids occur twice; fetch the file again")
    kept = sorted((file.name, content) for file, content in zip(found, contents, strict=True) if file)
    date = date_in_name(found[0].name) if found[0] else None
    return ReadList(make_edition(descriptor.name, date, [content for _, content in kept]), listings)


def _rows(content: bytes, path: Path, columns: int) -> Iterator[list[str]]:
    for line, row in read_rows(content, path):
        if line == 1 and row[0].strip().casefold() == "ent_num":
            continue
        number = row[0].strip()
        if len(row) != columns or not (number.isascii() and number.isdecimal()):
            raise ListFormatError(f"{path}, line {line}: {columns} columns that begin with a number are expected; fetch the file again")
        yield [number, *("" if cell.strip() == EMPTY else cell.strip("\r\n\x1a") for cell in row[1:])]


def _by_id(rows: Iterable[list[str]], ids: set[str], part: str, ledger: Ledger) -> defaultdict[str, list[list[str]]]:
    grouped: defaultdict[str, list[list[str]]] = defaultdict(list)
    orphans = total = 0
    for row in rows:
        grouped[row[0]].append(row)
        orphans += row[0] not in ids
        total += 1
    ledger.take(total)
    if total > orphans:
        ledger.join(f"{part} row of a party", total - orphans)
    if orphans:
        ledger.leave_out(f"{part} row of a party that the main file does not hold", orphans)
        log.warning("%s: %d rows of the %s file belong to no party of the main file and are left out", ledger.list, orphans, part)
    return grouped


def _listing(
    descriptor: Descriptor, row: list[str], aliases: list[list[str]], addresses: list[list[str]], overflow: str, ledger: Ledger, about: str
) -> Listing:
    number, primary, kind, programmes, title, call_sign, vessel_type, tonnage, gross, flag, owner, remarks = row[:SDN]
    about = f"{about}, entry {number}"
    remarks += overflow
    stated = read_remarks(remarks)
    if not primary.strip():
        raise ListFormatError(f"{about} has no name; fetch the file again")
    names = [ListedName(primary.strip())]
    names += [ListedName(alias[3].strip(), read_alias_kind(alias[2], ledger, about)) for alias in aliases if alias[3].strip()]
    columns = (
        ("Title", title), ("Vessel type", vessel_type), ("Tonnage", tonnage), ("Gross tonnage", gross), ("Flag", flag), ("Owner", owner),
        *(("Of a name", alias[4]) for alias in aliases), *(("Of an address", address[5]) for address in addresses),
    )  # fmt: skip
    told = "; ".join([*(f"{label}: {value.strip()}" for label, value in columns if value.strip()), *filter(None, [remarks.strip()])])
    return make_party(
        descriptor,
        number,
        read_party_schema(kind, primary, ledger, about),
        names,
        stated,
        addresses=[_address(address) for address in addresses],
        countries=[read_country(flag), *(read_country(address[4]) for address in addresses)],
        programmes=[part.strip("[] ") for part in programmes.split("] [") if part.strip("[] ")],
        remarks=told,
        identifiers=[Identifier("Call Sign", call_sign.strip())] if call_sign.strip() else [],
    )


def _address(row: list[str]) -> str:
    return ", ".join(" ".join(part.split()) for part in row[2:5] if part.strip())


def _warn_of_parts(found: list[Path | None], descriptor: Descriptor) -> None:
    for file, pattern in zip(found[1:3], descriptor.files[1:3], strict=True):
        if file is None:
            log.warning("%s: there is no file like %s beside %s: its names or addresses are not read", descriptor.name, pattern, found[0])
    dates = sorted({date for file in found if file and (date := date_in_name(file.name))})
    if len(dates) > 1:
        log.warning("%s: the files are of different days (%s)", descriptor.name, ", ".join(dates))
