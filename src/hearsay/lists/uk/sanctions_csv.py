"""The CSV of the UK Sanctions List becomes listings: one row for each name, address and date of a party, joined by its Unique ID.

The first line says the day of the report, the second is the header. No real file of this form could be had; it was built from the
header that users of the list have published, so what is not known is reported, not refused.
"""

from html import unescape
from pathlib import Path

from hearsay.errors import ListFormatError
from hearsay.lists.dates import date_in_name, read_dates
from hearsay.lists.descriptors import Descriptor
from hearsay.lists.interface import ReadList
from hearsay.lists.ledger import Ledger
from hearsay.lists.measures import read_measures
from hearsay.lists.printed import tidy
from hearsay.lists.rows import read_rows, read_table
from hearsay.lists.sources import make_edition
from hearsay.lists.uk.parties import Party, make_listing
from hearsay.nouns import ListedName

REQUIRED = ("Unique ID", "Name 6", "Name type", "Sanctions Imposed")
NAME = ("Name 6", "Name 1", "Name 2", "Name 3", "Name 4", "Name 5")
ADDRESS = (*(f"Address Line {line}" for line in range(1, 7)), "Address Postal Code", "Address Country")
KINDS = ("Designation Type", "Individual, Entity, Ship")
"""The column's name today, and before."""
NUMBERS = {
    "National Identifier number": "National Identifier", "Passport number": "Passport",
    "Business registration number (s)": "Business registration number", "IMO number": "IMO number",
    "Hull identification number (HIN)": "Hull identification number",
}  # fmt: skip
TOLD = {
    "UN Reference Number": "UN reference", "OFSI Group ID": "OFSI Group ID", "Title": "Title", "Position": "Position", "Gender": "Gender",
    "Town of birth": "Town of birth", "Country of birth": "Country of birth", "Type of entity": "Type of entity",
    "Subsidiaries": "Subsidiaries", "Parent company": "Parent company", "Parent Company": "Parent company",
    "Current owner/operator (s)": "Owner or operator", "Previous owner/operator (s)": "Former owner or operator",
    "Previous flags": "Former flags", "Type of ship": "Type of ship", "Tonnage of ship": "Tonnage", "Length of ship": "Length",
    "Year Built": "Built", "Designation source": "Designated by", "Other Information": "Other information",
    "UK Statement of Reasons": "Reasons", "National Identifier additional information": "Of an identifier",
    "Passport additional information": "Of a passport",
}  # fmt: skip
COUNTRIES = ("Nationality(/ies)", "Address Country", "Current believed flag of ship")
USED = frozenset(
    [
        *REQUIRED,
        *NAME,
        *ADDRESS,
        *KINDS,
        *NUMBERS,
        *TOLD,
        *COUNTRIES,
        "Alias strength",
        "Name non-latin script",
        "Regime Name",
        "Date Designated",
        "D.O.B",
    ]
)


def read_sanctions_csv(file: Path, content: bytes, descriptor: Descriptor, ledger: Ledger) -> ReadList:
    """Read the CSV file. Raises ListFormatError where it is not of this form."""
    rows = read_rows(content, file)
    _, first = next(rows, (0, []))
    stated = next(iter(read_dates(" ".join(first).replace("-", " "))), None)
    if len([cell for cell in first if cell.strip()]) > 2 or "Unique ID" in first:
        raise ListFormatError(f"{file} does not begin with the day of the report, as the publisher's file does; fetch the file again")
    parties: dict[str, Party] = {}
    for line, cells in read_table(rows, file, REQUIRED):
        if not line:
            ledger.check_columns(cells, USED | descriptor.left_out.keys(), str(file))
            continue
        ledger.take()
        number, about = tidy(cells["Unique ID"]), f"{file}, line {line}"
        if not number:
            raise ListFormatError(f"{about}: a row without Unique ID; fetch the file again")
        if number in parties:
            ledger.join("a name, address or date of a party")
        _add(parties.setdefault(number, Party()), {column: unescape(cell) for column, cell in cells.items() if cell}, ledger, about)
    listings = tuple(make_listing(party, number, descriptor, ledger, f"{file}, {number}") for number, party in parties.items())
    date = stated if stated and len(stated) == 10 else date_in_name(file.name)
    return ReadList(make_edition(descriptor.name, date, [content]), listings)


def _add(party: Party, cells: dict[str, str], ledger: Ledger, about: str) -> None:
    party.kind = party.kind or next((cells[column] for column in KINDS if cells.get(column)), "")
    party.name([cells.get(column, "") for column in NAME], cells.get("Name type", ""), cells.get("Alias strength", ""), ledger, about)
    if native := tidy(cells.get("Name non-latin script", "")):
        party.names.append(ListedName(native, "original script"))
    party.birth_dates.append(cells.get("D.O.B", ""))
    party.countries.extend(cells.get(column, "") for column in COUNTRIES)
    party.addresses.append(", ".join(words for column in ADDRESS if (words := tidy(cells.get(column, "")))))
    for column, label in NUMBERS.items():
        if party.is_new(column, cells.get(column, "")):
            party.number(label, cells[column])
    party.programmes.append(cells.get("Regime Name", ""))
    party.measures.extend(read_measures(cells.get("Sanctions Imposed", "").split("|"), ledger, about))
    party.dates.append(cells.get("Date Designated", ""))
    for column, label in TOLD.items():
        if party.is_new(column, cells.get(column, "")):
            party.tell(label, cells[column])
