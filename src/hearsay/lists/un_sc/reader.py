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
from hearsay.lists.ledger import Ledger
from hearsay.lists.markup import place_of, read_records, read_root, text_of, texts_of
from hearsay.lists.schemas import schema_of_organisation
from hearsay.lists.sources import find_file, make_edition, read_bytes
from hearsay.nouns import Identifier, ListedName, Listing

if TYPE_CHECKING:
    from lxml.etree import _Element

ALIAS_KINDS: dict[str, Literal["weak alias", "former name"]] = {"low": "weak alias", "f.k.a.": "former name"}
QUALITIES = {"", "good", "low", "high", "a.k.a.", "f.k.a."}
PARTS = ("FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME")
_ORIGINAL = re.compile(r"\(\s*original script:?\s*([^)]+)\)", re.IGNORECASE)
ADDRESS = ("STREET", "CITY", "STATE_PROVINCE", "ZIP_CODE", "COUNTRY")
CHILDREN = (
    "REFERENCE_NUMBER", "UN_LIST_TYPE", "LISTED_ON", "COMMENTS1", "NAME_ORIGINAL_SCRIPT", "NATIONALITY", "DESIGNATION", "TITLE", "GENDER",
)  # fmt: skip
GROUPS = {
    "ALIAS": ("QUALITY", "ALIAS_NAME", "DATE_OF_BIRTH"),
    "ADDRESS": ADDRESS,
    "PLACE_OF_BIRTH": ADDRESS,
    "DATE_OF_BIRTH": ("TYPE_OF_DATE", "DATE", "YEAR", "FROM_YEAR", "TO_YEAR"),
    "DOCUMENT": ("NUMBER", "TYPE_OF_DOCUMENT", "TYPE_OF_DOCUMENT2", "ISSUING_COUNTRY", "COUNTRY_OF_ISSUE"),
}
"""The elements that hold several parts (`INDIVIDUAL_ALIAS`), and which of the parts are read."""


def read(path: Path, descriptor: Descriptor, ledger: Ledger) -> ReadList:
    """Read the XML file, or the newest in the folder. Raises ListFormatError where it is not the UN's form."""
    file = find_file(path, *descriptor.files)
    content = read_bytes(file)
    root, attributes = read_root(content, file)
    if root != "CONSOLIDATED_LIST":
        raise ListFormatError(f"{file} is not the UN's consolidated list: its root is {root}, not CONSOLIDATED_LIST")
    listings: dict[str, Listing] = {}
    for node in read_records(content, file, ("INDIVIDUAL", "ENTITY"), depth=2):
        ledger.take()
        about = place_of(node, file, text_of(node, "REFERENCE_NUMBER"))
        ledger.check_element(node, _known(descriptor, str(node.tag)), about)
        listing = _listing(descriptor, node, ledger, about)
        if listing.publisher_id in listings:
            raise ListFormatError(f"{file}: the reference number {listing.publisher_id} occurs twice; fetch the file again")
        listings[listing.publisher_id] = listing
    date = next(iter(read_dates(attributes.get("dateGenerated", "")[:10])), None) or date_in_name(file.name)
    return ReadList(make_edition(descriptor.name, date, [content]), tuple(listings.values()))


def _known(descriptor: Descriptor, kind: str) -> frozenset[str]:
    used = [f"{kind}/{tag}" for tag in (*PARTS, *CHILDREN, *(f"{kind}_{tag}" for tag in GROUPS))]
    used += [f"{kind}_{group}/{tag}" for group, tags in GROUPS.items() for tag in tags]
    used += [f"{tag}/VALUE" for tag in ("NATIONALITY", "DESIGNATION", "TITLE")]
    return frozenset(used) | descriptor.left_out.keys()


def _listing(descriptor: Descriptor, node: "_Element", ledger: Ledger, about: str) -> Listing:
    kind = str(node.tag)
    reference = text_of(node, "REFERENCE_NUMBER")
    primary = " ".join(part for tag in PARTS if (part := text_of(node, tag)))
    if not reference or not primary:
        raise ListFormatError(f"{about}: an entry without reference number or name; fetch the file again")
    addresses = node.findall(f"{kind}_ADDRESS")
    countries = [*texts_of(node, "NATIONALITY/VALUE"), *(text_of(address, "COUNTRY") for address in addresses)]
    designations = texts_of(node, "DESIGNATION/VALUE")
    titles, genders = texts_of(node, "TITLE/VALUE"), texts_of(node, "GENDER")
    told = [*(f"Title: {title}" for title in titles), *(f"Gender: {gender}" for gender in genders)]
    told += [f"Place of birth: {place}" for birth in node.iterfind(f"{kind}_PLACE_OF_BIRTH") if (place := _address(birth))]
    told += [*(f"Designation: {designation}" for designation in designations), text_of(node, "COMMENTS1")]
    return Listing(
        list=descriptor.name,
        publisher_id=reference,
        schema="Person" if kind == "INDIVIDUAL" else schema_of_organisation(primary),
        names=tuple(dict.fromkeys([ListedName(primary), *_aliases(node, kind, ledger, about), *_originals(node)])),
        birth_dates=tuple(dict.fromkeys(_birth_dates(node, kind))),
        countries=tuple(dict.fromkeys(country for words in countries if (country := read_country(words)))),
        addresses=tuple(dict.fromkeys(text for address in addresses if (text := _address(address)))),
        identifiers=tuple(dict.fromkeys(_documents(node, kind))),
        programmes=tuple(dict.fromkeys(texts_of(node, "UN_LIST_TYPE"))),
        measures=descriptor.measures,
        listed_on=next(iter(read_dates(text_of(node, "LISTED_ON"))), None),
        remarks="; ".join(filter(None, told)) or None,
    )


def _aliases(node: "_Element", kind: str, ledger: Ledger, about: str) -> Iterable[ListedName]:
    for alias in node.iterfind(f"{kind}_ALIAS"):
        quality = text_of(alias, "QUALITY").casefold()
        if quality not in QUALITIES:
            ledger.report_unknown("quality of a name", quality, about)
        words = text_of(alias, "ALIAS_NAME")
        for original in _ORIGINAL.findall(words):
            yield ListedName(original.strip(), "original script")
        for text in _ORIGINAL.sub("", words).split(";"):
            if text.strip():
                yield ListedName(text.strip(), ALIAS_KINDS.get(quality, "alias"))


def _originals(node: "_Element") -> Iterable[ListedName]:
    for words in texts_of(node, "NAME_ORIGINAL_SCRIPT"):
        for text in re.split("[;؛]", words):
            if text.strip():
                yield ListedName(text.strip(), "original script")


def _birth_dates(node: "_Element", kind: str) -> Iterable[str]:
    for birth in node.iterfind(f"{kind}_DATE_OF_BIRTH"):
        first, last = text_of(birth, "FROM_YEAR"), text_of(birth, "TO_YEAR")
        dates = read_dates(text_of(birth, "DATE") or text_of(birth, "YEAR"))
        if all(year.isdecimal() and len(year) == 4 for year in (first, last)):
            dates = years_between(int(first), int(last))
        yield from (date[:4] for date in dates) if text_of(birth, "TYPE_OF_DATE").upper() == "APPROXIMATELY" else dates
    for words in texts_of(node, f"{kind}_ALIAS/DATE_OF_BIRTH"):
        yield from read_dates(words)


def _documents(node: "_Element", kind: str) -> Iterable[Identifier]:
    for document in node.iterfind(f"{kind}_DOCUMENT"):
        number = text_of(document, "NUMBER")
        country = read_country(text_of(document, "ISSUING_COUNTRY") or text_of(document, "COUNTRY_OF_ISSUE"))
        if number:
            label = text_of(document, "TYPE_OF_DOCUMENT") or text_of(document, "TYPE_OF_DOCUMENT2") or "Document"
            yield Identifier(label, number, country if country and is_code(country) else None)


def _address(node: "_Element") -> str:
    return ", ".join(part for tag in ADDRESS if (part := text_of(node, tag)))
