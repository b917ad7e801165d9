"""The annexes of the European Union's acts, as transcribed from the Official Journal, become listings: one for each party in each annex.

The journal alone has the export controls, transport bans and bans on services; the list of frozen assets does not hold them and
follows the journal by days. A folder of acts, `consolidated/` and the newer `amendments/`, is one edition; a newer act's entry stands
for the older one of the same number. The columns are described in the transcription's FORMAT.md.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from hearsay.errors import ListError, ListFormatError
from hearsay.lists.countries import read_country
from hearsay.lists.dates import date_in_name, read_dates
from hearsay.lists.descriptors import Descriptor
from hearsay.lists.interface import ReadList
from hearsay.lists.ledger import Ledger
from hearsay.lists.measures import read_measures
from hearsay.lists.opensanctions.simple_csv import split_cell
from hearsay.lists.printed import is_foreign, tidy
from hearsay.lists.prose import find_identifiers
from hearsay.lists.rows import read_rows, read_table
from hearsay.lists.schemas import read_schema, schema_of_organisation
from hearsay.lists.sources import make_edition, read_bytes
from hearsay.nouns import Identifier, ListedName, Listing, Schema, make_id

REQUIRED = ("programKey", "annex", "measure", "schema", "name")
SCHEMATA = ("Person", "LegalEntity", "Organization", "Company", "Vessel", "Asset")
IDENTIFIERS = {
    "passportNumber": "Passport", "registrationNumber": "Registration Number", "taxNumber": "Tax ID No.", "idNumber": "ID number",
    "innCode": "INN", "ogrnCode": "OGRN", "kppCode": "KPP", "okpoCode": "OKPO", "leiCode": "LEI", "swiftBic": "SWIFT/BIC",
    "ticker": "Ticker", "imoNumber": "IMO number", "mmsi": "MMSI",
}  # fmt: skip
COUNTRIES = ("nationality", "jurisdiction", "flag", "country")
TOLD = {
    "position": "Position", "gender": "Gender", "birthPlace": "Place of birth", "appearance": "Appearance", "ethnicity": "Ethnicity",
    "fatherName": "Father's name", "motherName": "Mother's name", "incorporationDate": "Founded", "legalForm": "Type", "sector": "Sector",
    "notes": "Note", "reason": "Reason",
}  # fmt: skip
USED = frozenset(
    [
        *REQUIRED,
        "celex",
        "amendedCelex",
        "amendmentCelex",
        "recordId",
        "startDate",
        "alias",
        "weakAlias",
        "previousName",
        "birthDate",
        *IDENTIFIERS,
        *COUNTRIES,
        *TOLD,
        "address",
    ]
)


def read(path: Path, descriptor: Descriptor, ledger: Ledger) -> ReadList:
    """Read the folder of the acts, or one act's file. Raises ListFormatError where a row is not of this form."""
    files = _find_acts(path)
    contents = [read_bytes(file) for file in files]
    listings: dict[str, Listing] = {}
    for file, content in zip(files, contents, strict=True):
        own: set[str] = set()
        for about, cells in _rows(file, content, descriptor, ledger):
            listing = _listing(cells, descriptor, ledger, about)
            if listing.publisher_id in own and tidy(cells.get("recordId")):
                raise ListFormatError(f"{about}: the entry {listing.publisher_id} occurs twice; fetch the file again")
            if listing.publisher_id in own:
                listing = replace(listing, publisher_id=_another(listing.publisher_id, own))
            own.add(listing.publisher_id)
            if listings.pop(listing.publisher_id, None):
                ledger.leave_out("an entry that a newer act words anew")
            listings[listing.publisher_id] = listing
    today = date.today().isoformat()
    stated = max((day for listing in listings.values() if (day := listing.listed_on) and len(day) == 10 and day <= today), default=None)
    return ReadList(make_edition(descriptor.name, date_in_name(path.name) or stated, contents), tuple(listings.values()))


def _find_acts(path: Path) -> list[Path]:
    if path.is_file():
        return [path]
    if not path.exists():
        raise ListError(f"no list at {path}: give the folder of the acts, or one act's file")
    folders = [folder for name in ("consolidated", "amendments") if (folder := path / name).is_dir()] or [path]
    files = [file for folder in folders for file in sorted(folder.glob("*.csv"))]
    if not files:
        raise ListError(f"no file like *.csv in {path}: give the folder of the acts, or one act's file")
    return files


def _rows(file: Path, content: bytes, descriptor: Descriptor, ledger: Ledger) -> Iterator[tuple[str, dict[str, str]]]:
    for line, cells in read_table(read_rows(content, file), file, REQUIRED):
        if line:
            ledger.take()
            yield f"{file}, line {line}", cells
        else:
            ledger.check_columns(cells, USED | descriptor.left_out.keys(), str(file))


def _listing(cells: Mapping[str, str], descriptor: Descriptor, ledger: Ledger, about: str) -> Listing:
    primary, act = tidy(cells["name"]), tidy(cells.get("celex") or cells.get("amendedCelex"))
    if not primary or not act:
        raise ListFormatError(f"{about}: an entry without name or act; fetch the file again")
    countries = [words for column in COUNTRIES for words in split_cell(cells.get(column, ""))]
    told = [f"{label}: {words}" for column, label in TOLD.items() for words in _words(column, cells.get(column, ""))]
    return Listing(
        list=descriptor.name,
        publisher_id=_number(act, primary, cells),
        schema=_schema(cells["schema"].strip(), primary, ledger, about),
        names=tuple(dict.fromkeys(_names(primary, cells))),
        birth_dates=tuple(dict.fromkeys(day for words in split_cell(cells.get("birthDate", "")) for day in read_dates(words))),
        countries=tuple(dict.fromkeys(country for words in countries if (country := read_country(words)))),
        addresses=tuple(dict.fromkeys(split_cell(cells.get("address", "")))),
        identifiers=tuple(dict.fromkeys(_identifiers(cells))),
        programmes=(tidy(cells["programKey"]), f"{act} annex {tidy(cells['annex'])}".strip()),
        measures=read_measures([cells["measure"]], ledger, about),
        listed_on=next(iter(read_dates(cells.get("startDate", ""))), None),
        remarks="; ".join(told) or None,
    )


def _number(act: str, name: str, cells: Mapping[str, str]) -> str:
    """Return an id that stays the same from edition to edition: act, annex and printed number, or where none is printed the name."""
    printed = tidy(cells.get("recordId")) or make_id("", name)[:8]
    # One number may stand for a person and a thing, and one annex section for two programmes.
    return "/".join([act, tidy(cells["annex"]), tidy(cells["programKey"]), cells["schema"].strip(), tidy(cells["measure"]), printed])


def _another(number: str, taken: set[str]) -> str:
    """Return the id of a further entry under a name that stands without a number more than once."""
    return next(candidate for turn in range(2, len(taken) + 3) if (candidate := f"{number}-{turn}") not in taken)


def _schema(word: str, name: str, ledger: Ledger, about: str) -> Schema:
    if word not in SCHEMATA:
        ledger.report_unknown("kind of party", word, about)
    return schema_of_organisation(name) if word in ("LegalEntity", "Organization") else read_schema(word)


def _names(primary: str, cells: Mapping[str, str]) -> Iterator[ListedName]:
    yield ListedName(primary)
    for name in split_cell(cells.get("alias", "")):
        yield ListedName(name, "original script" if is_foreign(name) else "alias")
    yield from (ListedName(name, "weak alias") for name in split_cell(cells.get("weakAlias", "")))
    yield from (ListedName(name, "former name") for name in split_cell(cells.get("previousName", "")))


def _identifiers(cells: Mapping[str, str]) -> Iterator[Identifier]:
    for column, label in IDENTIFIERS.items():
        for printed in split_cell(cells.get(column, "")):
            number, _, note = printed.partition(" (")
            is_tax = column == "registrationNumber" and ("INN" in note or "Tax ID" in note)
            yield Identifier("Tax ID No." if is_tax else label, number.strip() or printed)
    for words in split_cell(cells.get("notes", "")):
        yield from find_identifiers(words)


def _words(column: str, cell: str) -> list[str]:
    return [words] if column == "reason" and (words := tidy(cell)) else split_cell(cell)
