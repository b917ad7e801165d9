"""Canada's Consolidated Autonomous Sanctions List becomes listings, under the element names of today (`Country-Pays`) and those before.

All elements were renamed in August 2026; the English half of the name is the old one. There is no id: country, schedule and item
make one. Names of other languages stand among the aliases behind the language's name; ships have a date of building, not of birth.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from hearsay.errors import ListFormatError
from hearsay.lists.countries import read_country
from hearsay.lists.dates import date_in_name, read_dates
from hearsay.lists.descriptors import Descriptor
from hearsay.lists.interface import ReadList
from hearsay.lists.ledger import Ledger
from hearsay.lists.markup import place_of, read_records, read_root, text_of
from hearsay.lists.printed import is_foreign, is_nothing, split_list, tidy
from hearsay.lists.schemas import schema_of_organisation
from hearsay.lists.sources import find_file, make_edition, read_bytes
from hearsay.nouns import Identifier, ListedName, Listing, Schema

NEW_NAMES = {"TitleOrShipType": "TitleOrShip"}
"""English halves of the new names that are not the old name."""
USED = frozenset(
    [
        "Country",
        "LastName",
        "GivenName",
        "EntityOrShip",
        "TitleOrShip",
        "ShipIMONumber",
        "DateOfBirthOrShipBuildDate",
        "Schedule",
        "Item",
        "DateOfListing",
        "Aliases",
    ]
)
FORMS = (
    "ltd", "llc", "inc", "co", "llp", "plc", "jsc", "ojsc", "pjsc", "limited", "gmbh", "s.a", "fze", "fzco", "corp", "l.l.c", "pte", "lp",
)  # fmt: skip
"""Words after a comma that belong to the name before it."""
_LANGUAGE = re.compile(
    r"^(?:Belaruss?ian|Russian|Ukrainian|Persian|Farsi|Arabic|Chinese|Burmese|Spanish|French|English|Romanian)\s?:\s*", re.IGNORECASE
)
_MONTH_YEAR = re.compile(r"(?P<month>[A-Z][a-z]{2})-(?P<year>\d{2})")


def read(path: Path, descriptor: Descriptor, ledger: Ledger) -> ReadList:
    """Read the XML file, or the newest in the folder. Raises ListFormatError where it is not of this form."""
    file = find_file(path, *descriptor.files)
    content = read_bytes(file)
    root, _ = read_root(content, file)
    if root != "data-set":
        raise ListFormatError(f"{file} is not Canada's list: its outermost element is {root}, not data-set")
    listings, newest = [], ""
    for node in read_records(content, file, ("record",), depth=1):
        ledger.take()
        cells = {}
        about = f"{file}, record on line {node.sourceline}"
        for child in node:
            name = str(child.tag).partition("-")[0]
            name = NEW_NAMES.get(name, name)
            if name not in USED and name not in descriptor.left_out:
                ledger.report_unknown("element", str(child.tag), about)
            cells[name] = text_of(child)
        listing = _listing(cells, descriptor, ledger, place_of(node, file, cells.get("Item", "")))
        listings.append(listing)
        newest = max(newest, listing.listed_on or "")
    date = date_in_name(file.name) or (newest if len(newest) == 10 else None)
    return ReadList(make_edition(descriptor.name, date, [content]), tuple(listings))


def _listing(cells: dict[str, str], descriptor: Descriptor, ledger: Ledger, about: str) -> Listing:
    person = " ".join(part for tag in ("GivenName", "LastName") if (part := cells.get(tag, "")) and not is_nothing(part))
    entity, number = cells.get("EntityOrShip", ""), cells.get("ShipIMONumber", "")
    first = person or entity
    if not first or not cells.get("Item") or not cells.get("Country"):
        raise ListFormatError(f"{about}: an entry without name, country or item; fetch the file again")
    if person and entity:
        ledger.report_unknown("mixture of a person and an entity", first, about)
    schema: Schema = "Person" if person else "Vessel" if number else schema_of_organisation(first)
    english = cells["Country"].partition(" / ")[0].strip()
    country = read_country(english)
    born = cells.get("DateOfBirthOrShipBuildDate", "")
    told = {"Built": "" if person else born, "Title" if person else "Type": cells.get("TitleOrShip", "")}
    schedule = "" if is_nothing(cells.get("Schedule", "")) else cells["Schedule"]
    return Listing(
        list=descriptor.name,
        publisher_id="/".join(part.replace(" ", "") for part in [english[:40], schedule, cells["Item"]] if part),
        schema=schema,
        names=tuple(dict.fromkeys([ListedName(first), *(_alias(name) for name in _split_aliases(cells.get("Aliases", "")))])),
        birth_dates=tuple(dict.fromkeys(_dates(born))) if person else (),
        countries=(country,) if country and len(country) == 2 else (),
        identifiers=(Identifier("IMO number", number),) if number else (),
        programmes=tuple(part for part in [english, f"Schedule {schedule}" if schedule else ""] if part),
        measures=descriptor.measures,
        listed_on=next(iter(read_dates(cells.get("DateOfListing", ""))), None),
        remarks="; ".join(f"{label}: {words}" for label, words in told.items() if words) or None,
    )


def _split_aliases(printed: str) -> Iterator[str]:
    for part in split_list(printed, ";"):
        pieces: list[str] = []
        for piece in split_list(part, ","):
            if pieces and piece.casefold().strip(" .").split(" ")[0] in FORMS:
                pieces[-1] += f", {piece}"
            else:
                pieces.append(piece)
        yield from (name for piece in pieces if (name := tidy(_LANGUAGE.sub("", piece))))


def _alias(name: str) -> ListedName:
    return ListedName(name, "original script" if is_foreign(name) else "alias")


def _dates(printed: str) -> Iterator[str]:
    for words in re.split(r"\bor\b|\bOR\b", printed):
        short = _MONTH_YEAR.fullmatch(words.strip())
        if short:
            yield from (date for date in read_dates(f"{short['month']} {'19' if short['year'] > '25' else '20'}{short['year']}"))
        elif re.fullmatch(r"\s*\d{4}-\d{4}\s*", words):
            yield from read_dates(words.replace("-", " to "))
        else:
            yield from read_dates(words)
