"""The UN Security Council's consolidated XML becomes listings: individuals and entities.

Values hold stray white space and line breaks; alias elements may be empty; a birth date is a day, a year, a range or approximate; names
in the original script stand apart and may be several in one element.
"""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from hearsay.errors import ListFormatError
from hearsay.lists.countries import is_code, read_country
from hearsay.lists.dates import date_in_name, read_dates, years_between
from hearsay.lists.descriptors import Descriptor
from hearsay.lists.interface import ReadList
from hearsay.lists.schemas import schema_of_organisation
from hearsay.lists.sources import find_files, make_edition, read_bytes
from hearsay.nouns import Identifier, ListedName, Listing

if TYPE_CHECKING:
    from lxml.etree import _Element

ALIAS_KINDS: dict[str, Literal["weak alias", "former name"]] = {"low": "weak alias", "f.k.a.": "former name"}
PARTS = ("FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME")
_ORIGINAL = re.compile(r"\(\s*original script:?\s*([^)]+)\)", re.IGNORECASE)
ADDRESS = ("STREET", "CITY", "STATE_PROVINCE", "ZIP_CODE", "COUNTRY")


def read(path: Path, descriptor: Descriptor) -> ReadList:
    """Read the XML file, or the newest in the folder. Raises ListFormatError where it is not the UN's form."""
    from lxml import etree

    file = find_files(path, descriptor.files)[0]
    assert file is not None
    content = read_bytes(file)
    try:
        root = etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError as error:
        raise ListFormatError(f"{file} is not whole XML: {error}; fetch the file again") from error
    if root.tag != "CONSOLIDATED_LIST":
        raise ListFormatError(f"{file} is not the UN's consolidated list: its root is {root.tag}, not CONSOLIDATED_LIST")
    listings: dict[str, Listing] = {}
    for node in (*root.iterfind("INDIVIDUALS/INDIVIDUAL"), *root.iterfind("ENTITIES/ENTITY")):
        listing = _listing(descriptor.name, node, str(file))
        if listing.publisher_id in listings:
            raise ListFormatError(f"{file}: the reference number {listing.publisher_id} occurs twice; fetch the file again")
        listings[listing.publisher_id] = listing
    stated = (root.get("dateGenerated") or "")[:10]
    date = next(iter(read_dates(stated)), None) or date_in_name(file.name)
    return ReadList(make_edition(descriptor.name, date, [content]), tuple(listings.values()))


def _listing(name: str, node: "_Element", file: str) -> Listing:
    kind = str(node.tag)
    reference = _text(node, "REFERENCE_NUMBER")
    primary = " ".join(part for tag in PARTS if (part := _text(node, tag)))
    if not reference or not primary:
        raise ListFormatError(f"{file}, line {node.sourceline}: an entry without reference number or name; fetch the file again")
    addresses = node.findall(f"{kind}_ADDRESS")
    countries = [*_texts(node, "NATIONALITY/VALUE"), *(_text(address, "COUNTRY") for address in addresses)]
    designations = _texts(node, "DESIGNATION/VALUE")
    told = [*(f"Designation: {designation}" for designation in designations), _text(node, "COMMENTS1")]
    return Listing(
        list=name,
        publisher_id=reference,
        schema="Person" if kind == "INDIVIDUAL" else schema_of_organisation(primary),
        names=tuple(dict.fromkeys([ListedName(primary), *_aliases(node, kind), *_originals(node)])),
        birth_dates=tuple(dict.fromkeys(_birth_dates(node, kind))),
        countries=tuple(dict.fromkeys(country for words in countries if (country := read_country(words)))),
        addresses=tuple(dict.fromkeys(text for address in addresses if (text := _address(address)))),
        identifiers=tuple(dict.fromkeys(_documents(node, kind))),
        programmes=tuple(dict.fromkeys(_texts(node, "UN_LIST_TYPE"))),
        listed_on=next(iter(read_dates(_text(node, "LISTED_ON"))), None),
        remarks="; ".join(filter(None, told)) or None,
    )


def _aliases(node: "_Element", kind: str) -> Iterable[ListedName]:
    for alias in node.iterfind(f"{kind}_ALIAS"):
        quality = _text(alias, "QUALITY").casefold()
        words = _text(alias, "ALIAS_NAME")
        for original in _ORIGINAL.findall(words):
            yield ListedName(original.strip(), "original script")
        for text in _ORIGINAL.sub("", words).split(";"):
            if text.strip():
                yield ListedName(text.strip(), ALIAS_KINDS.get(quality, "alias"))


def _originals(node: "_Element") -> Iterable[ListedName]:
    for words in _texts(node, "NAME_ORIGINAL_SCRIPT"):
        for text in re.split("[;؛]", words):
            if text.strip():
                yield ListedName(text.strip(), "original script")


def _birth_dates(node: "_Element", kind: str) -> Iterable[str]:
    for birth in node.iterfind(f"{kind}_DATE_OF_BIRTH"):
        first, last = _text(birth, "FROM_YEAR"), _text(birth, "TO_YEAR")
        dates = read_dates(_text(birth, "DATE") or _text(birth, "YEAR"))
        if first.isdecimal() and last.isdecimal():
            dates = years_between(int(first), int(last))
        yield from (date[:4] for date in dates) if _text(birth, "TYPE_OF_DATE").upper() == "APPROXIMATELY" else dates
    for words in _texts(node, f"{kind}_ALIAS/DATE_OF_BIRTH"):
        yield from read_dates(words)


def _documents(node: "_Element", kind: str) -> Iterable[Identifier]:
    for document in node.iterfind(f"{kind}_DOCUMENT"):
        number = _text(document, "NUMBER")
        country = read_country(_text(document, "ISSUING_COUNTRY") or _text(document, "COUNTRY_OF_ISSUE"))
        if number:
            label = _text(document, "TYPE_OF_DOCUMENT") or _text(document, "TYPE_OF_DOCUMENT2") or "Document"
            yield Identifier(label, number, country if country and is_code(country) else None)


def _address(node: "_Element") -> str:
    return ", ".join(part for tag in ADDRESS if (part := _text(node, tag)))


def _text(node: "_Element", tag: str) -> str:
    return " ".join((node.findtext(tag) or "").split())


def _texts(node: "_Element", path: str) -> list[str]:
    return [text for found in node.iterfind(path) if (text := " ".join((found.text or "").split()))]
