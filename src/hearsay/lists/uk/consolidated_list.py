"""The Consolidated List of OFSI (`ConList`), which ended in January 2026, becomes listings: from the xlsx, and the CSV of earlier years.

The first line says when it was updated, the second is the header; one row for each name, birth date and address of a party, joined by
its Group ID. Numbers of companies and ships stand behind labels in brackets in `Other Information`.
"""

import re
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from hearsay.errors import ListFormatError
from hearsay.lists.dates import date_in_name, read_dates
from hearsay.lists.descriptors import Descriptor
from hearsay.lists.interface import ReadList
from hearsay.lists.ledger import Ledger
from hearsay.lists.measures import read_measures
from hearsay.lists.printed import tidy
from hearsay.lists.prose import find_identifiers
from hearsay.lists.rows import EUROPEAN, read_rows, read_table
from hearsay.lists.sheets import read_tables
from hearsay.lists.sources import make_edition
from hearsay.lists.uk.parties import Party, make_listing
from hearsay.nouns import Identifier, ListedName

NAME = ("Name 6", "Name 1", "Name 2", "Name 3", "Name 4", "Name 5")
REQUIRED = (*NAME, "Group ID", "Alias Type", "Group Type", "Other Information")
ADDRESS = (*(f"Address {line}" for line in range(1, 7)), "Post/Zip Code", "Country")
NUMBERS = {
    "Passport Number": "Passport", "National Identification Number": "National Identification Number",
    "NI Number": "National Identification Number",
}  # fmt: skip
TOLD = {
    "Title": "Title", "Town of Birth": "Town of birth", "Country of Birth": "Country of birth", "Position": "Position",
    "Passport Details": "Of a passport", "National Identification Details": "Of an identifier", "Other Information": "Other information",
}  # fmt: skip
LABELS = {"UK Sanctions List Ref": "UK Sanctions List Ref", "Business Reg No": "Business Reg No", "IMO number": "IMO number"}
"""Labels in brackets before a number, and what the number is called here."""
USED = frozenset(
    [
        *REQUIRED,
        *NAME,
        *ADDRESS,
        *NUMBERS,
        *TOLD,
        "Name Non-Latin Script",
        "DOB",
        "Nationality",
        "Alias Quality",
        "Regime",
        "Listed On",
        "UK Sanctions List Date Designated",
    ]
)
_LABELLED = re.compile(r"\((?P<label>[A-Z][^():]{2,40})\)\s?:\s*(?P<words>.*?)(?=\s*\([A-Z][^():]{2,40}\)\s?:|$)")
_MORE = re.compile(r"in addition to an asset freeze: (?P<words>[^.]*)\.")
_ADDED = {
    "trust services": "services ban", "correspondent banking relationships etc": "financial restrictions", "travel ban": "travel ban",
    "dealing with transferable securities or money-market instruments": "investment ban",
}  # fmt: skip


def read_consolidated_list(file: Path, content: bytes, descriptor: Descriptor, ledger: Ledger) -> ReadList:
    """Read the xlsx or CSV file. Raises ListFormatError where it is neither."""
    stated, rows = _open(file, content)
    parties: dict[str, Party] = {}
    for line, cells in rows:
        if not line:
            ledger.check_columns(cells, USED | descriptor.left_out.keys(), str(file))
            continue
        ledger.take()
        number, about = tidy(cells["Group ID"]), f"{file}, line {line}"
        if not number:
            raise ListFormatError(f"{about}: a row without Group ID; fetch the file again")
        if number in parties:
            ledger.join("a name, address or date of a party")
        _add(parties.setdefault(number, Party()), cells, ledger, about)
    listings = tuple(make_listing(party, number, descriptor, ledger, f"{file}, group {number}") for number, party in parties.items())
    date = next(iter(read_dates(stated)), None) or date_in_name(file.name)
    return ReadList(make_edition(descriptor.name, date, [content]), listings)


def _open(file: Path, content: bytes) -> tuple[str, Iterator[tuple[int, dict[str, str]]]]:
    if content.startswith(b"PK"):
        above: list[str] = []
        rows = read_tables(content, file, *REQUIRED, above=above)
        first_row = next(rows)
        return " ".join(above), chain([first_row], rows)
    plain = read_rows(content, file, encodings=EUROPEAN)
    _, first = next(plain, (0, []))
    if not first or first[0].strip() != "Last Updated":
        raise ListFormatError(f"{file} does not begin with the day of its last update, as the publisher's file does; fetch the file again")
    return " ".join(first), read_table(plain, file, REQUIRED)


def _add(party: Party, cells: dict[str, str], ledger: Ledger, about: str) -> None:
    party.kind = party.kind or cells["Group Type"]
    party.name([cells[column] for column in NAME], cells["Alias Type"], cells.get("Alias Quality", ""), ledger, about)
    if native := tidy(cells.get("Name Non-Latin Script", "")):
        party.names.append(ListedName(native, "original script"))
    party.birth_dates.append(cells.get("DOB", ""))
    party.countries.extend([cells.get("Nationality", ""), _place(cells.get("Country", ""))])
    party.addresses.append(", ".join(words for column in ADDRESS if (words := tidy(cells.get(column, "")))))
    for column, label in NUMBERS.items():
        if party.is_new(column, cells.get(column, "")):
            party.number(label, cells[column])
    if "Passport Number" not in cells and party.is_new("Passport", cells.get("Passport Details", "")):
        party.identifiers.extend(find_identifiers(f"Passport No: {cells.get('Passport Details', '')}".replace("No: Passport", "")))
    party.programmes.append(cells.get("Regime", ""))
    party.dates.extend([cells.get("Listed On", ""), cells.get("UK Sanctions List Date Designated", "")])
    if party.is_new("other", cells["Other Information"]):
        _read_other(party, tidy(cells["Other Information"]), ledger, about)
    for column, label in TOLD.items():
        if party.is_new(column, cells.get(column, "")):
            party.tell(label, cells[column])


def _read_other(party: Party, told: str, ledger: Ledger, about: str) -> None:
    for found in _LABELLED.finditer(told):
        label, words = found["label"], found["words"].strip(" .")
        if label == "UK Sanctions List Ref":
            party.identifiers.extend(Identifier(label, one) for one in re.findall(r"[A-Z]{3}\d{4}", words.split(".")[0]))
        elif label in LABELS:
            party.number(LABELS[label], words)
    party.measures.append("asset freeze")
    for found in _MORE.finditer(told):
        words = found["words"].strip().casefold()
        party.measures.extend([_ADDED[words]] if words in _ADDED else read_measures([words], ledger, about))


def _place(printed: str) -> str:
    """Return the country without a note such as `Afghanistan (since 2009)`."""
    return printed.partition(" (")[0]
