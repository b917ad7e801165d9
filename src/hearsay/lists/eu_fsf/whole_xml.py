"""The form of the European Union's list before 2017 (`WHOLE`) becomes listings: names, births, passports a child each, country codes of
three letters, and what kind of number a passport is in brackets behind it."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from hearsay.errors import ListFormatError
from hearsay.lists.countries import is_code, read_country
from hearsay.lists.dates import date_in_name, read_dates
from hearsay.lists.descriptors import Descriptor
from hearsay.lists.interface import ReadList
from hearsay.lists.ledger import Ledger
from hearsay.lists.markup import place_of, read_records, text_of, texts_of
from hearsay.lists.printed import is_foreign, tidy
from hearsay.lists.schemas import schema_of_organisation
from hearsay.lists.sources import make_edition
from hearsay.nouns import Identifier, ListedName, Listing

if TYPE_CHECKING:
    from lxml.etree import _Element

USED = frozenset(
    [f"ENTITY@{name}" for name in ("Id", "Type", "legal_basis", "reg_date", "programme", "remark")]
    + [f"ENTITY/{tag}" for tag in ("NAME", "BIRTH", "ADDRESS", "CITIZEN", "PASSPORT")]
    + [f"NAME/{tag}" for tag in ("LASTNAME", "FIRSTNAME", "MIDDLENAME", "WHOLENAME", "GENDER", "TITLE", "FUNCTION")]
    + [f"BIRTH/{tag}" for tag in ("DATE", "PLACE", "COUNTRY")]
    + [f"ADDRESS/{tag}" for tag in ("NUMBER", "STREET", "ZIPCODE", "CITY", "COUNTRY", "OTHER")]
    + ["CITIZEN/COUNTRY", "PASSPORT/NUMBER", "PASSPORT/COUNTRY"]
)
TYPES = ("P", "E")
ADDRESS = ("NUMBER", "STREET", "ZIPCODE", "CITY", "COUNTRY")
_NUMBER = re.compile(r"^(?P<number>.*?)\s*\((?P<code>[a-z]+)-(?P<label>[^)]*)\)")


def read_whole(path: Path, content: bytes, attributes: Mapping[str, str], descriptor: Descriptor, ledger: Ledger) -> ReadList:
    """Read one file. Raises ListFormatError where it is not whole, or an entry has no name or number."""
    known = USED | descriptor.left_out.keys()
    listings = []
    for node in read_records(content, path, ("ENTITY",), depth=1):
        ledger.take()
        about = place_of(node, path, node.get("Id") or "")
        ledger.check_element(node, known, about)
        listings.append(_listing(node, descriptor, ledger, about))
    date = next(iter(read_dates(attributes.get("Date", ""))), None) or date_in_name(path.name)
    return ReadList(make_edition(descriptor.name, date, [content]), tuple(listings))


def _listing(node: "_Element", descriptor: Descriptor, ledger: Ledger, about: str) -> Listing:
    names = list(dict.fromkeys(_names(node)))
    number, kind = tidy(node.get("Id")), node.get("Type") or ""
    if not names or not number:
        raise ListFormatError(f"{about}: an entry without name or number; fetch the file again")
    if kind not in TYPES:
        ledger.report_unknown("type of subject", kind, about)
    first, *others = names
    countries = [*texts_of(node, "CITIZEN/COUNTRY"), *texts_of(node, "BIRTH/COUNTRY"), *texts_of(node, "ADDRESS/COUNTRY")]
    addresses = (", ".join(part for tag in ADDRESS if (part := text_of(address, tag))) for address in node.iterfind("ADDRESS"))
    return Listing(
        list=descriptor.name,
        publisher_id=number,
        schema="Person" if kind == "P" else schema_of_organisation(first),
        names=(ListedName(first), *(ListedName(name, "original script" if is_foreign(name) else "alias") for name in others)),
        birth_dates=tuple(dict.fromkeys(date for words in texts_of(node, "BIRTH/DATE") for date in read_dates(words))),
        countries=tuple(dict.fromkeys(country for words in countries if (country := read_country(words)))),
        addresses=tuple(dict.fromkeys(address for address in addresses if address)),
        identifiers=tuple(dict.fromkeys(_identifiers(node))),
        programmes=tuple(filter(None, [tidy(node.get("programme"))])),
        measures=descriptor.measures,
        listed_on=next(iter(read_dates(node.get("reg_date") or "")), None),
        remarks="; ".join(dict.fromkeys(_told(node))) or None,
    )


def _names(node: "_Element") -> Iterator[str]:
    for name in node.iterfind("NAME"):
        parts = [text_of(name, tag) for tag in ("FIRSTNAME", "MIDDLENAME", "LASTNAME")]
        if text := text_of(name, "WHOLENAME") or " ".join(part for part in parts if part):
            yield text


def _identifiers(node: "_Element") -> Iterator[Identifier]:
    for passport in node.iterfind("PASSPORT"):
        printed = text_of(passport, "NUMBER")
        found = _NUMBER.match(printed)
        number, label = (found["number"], found["label"]) if found else (printed, "Passport")
        country = read_country(text_of(passport, "COUNTRY"))
        if number:
            yield Identifier(label or "Number", number, country if country and is_code(country) else None)


def _told(node: "_Element") -> Iterator[str]:
    labels = {"TITLE": "Title", "FUNCTION": "Function", "GENDER": "Gender"}
    yield from (f"{label}: {text}" for tag, label in labels.items() for text in texts_of(node, f"NAME/{tag}"))
    yield from (f"Place of birth: {text}" for text in texts_of(node, "BIRTH/PLACE"))
    yield from texts_of(node, "ADDRESS/OTHER")
    yield from (text for passport in texts_of(node, "PASSPORT/NUMBER") if "(" in (text := passport))
    if basis := tidy(node.get("legal_basis")):
        yield f"Legal basis: {basis}"
    yield from filter(None, [tidy(node.get("remark"))])
