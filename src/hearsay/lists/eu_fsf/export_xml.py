"""The XML 1.1 of the Financial Sanctions Files (`export`) becomes listings; everything stands in attributes.

Names come in every language of the Union; whether one is weak is said by `strong`, and with misspellings in its remark. The date of
a designation may be missing or later than the act that made it: the earliest counts. No whole file could be had to check this form.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from hearsay.errors import ListFormatError
from hearsay.lists.countries import is_code, read_country
from hearsay.lists.dates import date_in_name, read_dates, years_between
from hearsay.lists.descriptors import Descriptor
from hearsay.lists.interface import ReadList
from hearsay.lists.ledger import Ledger
from hearsay.lists.markup import place_of, read_records, text_of, texts_of
from hearsay.lists.printed import is_foreign, tidy
from hearsay.lists.prose import find_identifiers
from hearsay.lists.schemas import schema_of_organisation
from hearsay.lists.sources import make_edition
from hearsay.nouns import Identifier, ListedName, Listing

if TYPE_CHECKING:
    from lxml.etree import _Element

SUBJECTS = {"person": True, "enterprise": False, "P": True, "E": False}
"""Whether a subject is a person."""
PLACE = ("countryIso2Code", "countryDescription")
USED = frozenset(
    ["sanctionEntity@euReferenceNumber", "sanctionEntity@logicalId", "sanctionEntity@unitedNationId", "sanctionEntity@designationDate"]
    + ["sanctionEntity@designationDetails", "sanctionEntity/remark", "sanctionEntity/subjectType", "subjectType@code"]
    + ["subjectType@classificationCode", "sanctionEntity/regulation", "regulation@programme", "regulation@numberTitle"]
    + ["regulation@entryIntoForceDate", "regulation@publicationDate", "sanctionEntity/nameAlias", "nameAlias/remark"]
    + [f"nameAlias@{name}" for name in ("wholeName", "firstName", "middleName", "lastName", "strong", "title", "function", "gender")]
    + [f"sanctionEntity/{tag}" for tag in ("citizenship", "birthdate", "address", "identification")]
    + [f"{tag}@{name}" for tag in ("citizenship", "birthdate", "address", "identification") for name in (*PLACE, "region")]
    + [f"birthdate@{name}" for name in ("birthdate", "year", "monthOfYear", "dayOfMonth", "yearRangeFrom", "yearRangeTo", "circa")]
    + [f"{tag}@{name}" for tag in ("birthdate", "address") for name in ("city", "place", "zipCode")]
    + [f"address@{name}" for name in ("street", "poBox")]
    + [f"identification@{name}" for name in ("number", "latinNumber", "identificationTypeCode", "identificationTypeDescription")]
    + [f"{tag}/remark" for tag in ("citizenship", "birthdate", "address", "identification")]
)
ADDRESS = ("street", "poBox", "zipCode", "city", "place", "region", "countryDescription")


def read_export(path: Path, content: bytes, attributes: Mapping[str, str], descriptor: Descriptor, ledger: Ledger) -> ReadList:
    """Read one file. Raises ListFormatError where it is not whole, or an entry has no name or reference."""
    known = USED | descriptor.left_out.keys()
    listings = []
    for node in read_records(content, path, ("sanctionEntity",), depth=1):
        ledger.take()
        about = place_of(node, path, node.get("euReferenceNumber") or node.get("logicalId") or "")
        ledger.check_element(node, known, about)
        listings.append(_listing(node, descriptor, ledger, about))
    date = next(iter(read_dates(attributes.get("generationDate", "")[:10])), None) or date_in_name(path.name)
    return ReadList(make_edition(descriptor.name, date, [content]), tuple(listings))


def _listing(node: "_Element", descriptor: Descriptor, ledger: Ledger, about: str) -> Listing:
    names = list(dict.fromkeys(_names(node)))
    number = tidy(node.get("euReferenceNumber")) or tidy(node.get("logicalId"))
    if not names or not number:
        raise ListFormatError(f"{about}: an entry without name or reference; fetch the file again")
    names.sort(key=lambda name: name.kind == "weak alias")
    primary = next((name for name in names if not is_foreign(name.text)), names[0])
    others = [ListedName(name.text, "original script") if is_foreign(name.text) and name.kind == "alias" else name for name in names]
    subject = node.find("subjectType")
    code = tidy(subject.get("code") or subject.get("classificationCode")) if subject is not None else ""
    if code not in SUBJECTS:
        ledger.report_unknown("type of subject", code, about)
    regulations = node.findall("regulation")
    dates = [node.get("designationDate"), *(act.get("entryIntoForceDate") or act.get("publicationDate") for act in regulations)]
    started = sorted(date for words in dates for date in read_dates(words or ""))
    places = [*node.iterfind("citizenship"), *node.iterfind("birthdate"), *node.iterfind("address"), *node.iterfind("identification")]
    told = list(_told(node))
    return Listing(
        list=descriptor.name,
        publisher_id=number,
        schema="Person" if SUBJECTS.get(code) else schema_of_organisation(primary.text),
        names=tuple(dict.fromkeys([ListedName(primary.text), *(name for name in others if name.text != primary.text)])),
        birth_dates=tuple(dict.fromkeys(date for birth in node.iterfind("birthdate") for date in _birth_dates(birth))),
        countries=tuple(dict.fromkeys(country for place in places if (country := _country(place)))),
        addresses=tuple(dict.fromkeys(text for address in node.iterfind("address") if (text := _address(address)))),
        identifiers=tuple(dict.fromkeys(_identifiers(node))),
        programmes=tuple(dict.fromkeys(words for act in regulations if (words := tidy(act.get("programme"))))),
        measures=descriptor.measures,
        listed_on=started[0] if started else None,
        remarks="; ".join(dict.fromkeys(told)) or None,
    )


def _names(node: "_Element") -> Iterator[ListedName]:
    for alias in node.iterfind("nameAlias"):
        parts = [tidy(alias.get(part)) for part in ("firstName", "middleName", "lastName")]
        text = tidy(alias.get("wholeName")) or " ".join(part for part in parts if part)
        remark = " ".join(texts_of(alias, "remark")).casefold()
        weak = alias.get("strong") == "false" or "low quality" in remark or "lo quality" in remark
        if text:
            yield ListedName(text, "weak alias" if weak else "alias")


def _birth_dates(node: "_Element") -> tuple[str, ...]:
    first, last = (tidy(node.get(name)) for name in ("yearRangeFrom", "yearRangeTo"))
    if all(year.isdecimal() and len(year) == 4 and int(year) for year in (first, last)):
        return years_between(int(first), int(last))
    parts = [tidy(node.get(name)) for name in ("year", "monthOfYear", "dayOfMonth")]
    printed = "-".join(part.zfill(2) for part in parts if part.isdecimal() and len(part) <= 4 and int(part)) if parts[0] else ""
    dates = read_dates(tidy(node.get("birthdate")) or printed)
    return tuple(date[:4] for date in dates) if node.get("circa") == "true" else dates


def _identifiers(node: "_Element") -> Iterator[Identifier]:
    for found in node.iterfind("identification"):
        label = tidy(found.get("identificationTypeDescription")) or tidy(found.get("identificationTypeCode")) or "Number"
        country = _country(found)
        for name in ("number", "latinNumber"):
            if number := tidy(found.get(name)):
                yield Identifier(label, number, country if country and is_code(country) else None)
    yield from (number for remark in texts_of(node, "remark") for number in find_identifiers(remark))


def _country(node: "_Element") -> str | None:
    printed = tidy(node.get("countryDescription"))
    code = tidy(node.get("countryIso2Code"))
    if printed.upper() == "UNKNOWN" or code in ("00", ""):
        code = ""
    found = read_country("" if printed.upper() == "UNKNOWN" else printed)
    return found if found and is_code(found) else read_country({"CS": "RS"}.get(code, code)) or found


def _address(node: "_Element") -> str:
    return ", ".join(part for name in ADDRESS if (part := tidy(node.get(name))) and part.upper() != "UNKNOWN")


def _told(node: "_Element") -> Iterator[str]:
    yield from filter(None, [tidy(node.get("designationDetails"))])
    yield from (f"Title: {text}" for alias in node.iterfind("nameAlias") if (text := tidy(alias.get("title"))))
    yield from (f"Function: {text}" for alias in node.iterfind("nameAlias") if (text := tidy(alias.get("function"))))
    yield from (f"Gender: {text}" for alias in node.iterfind("nameAlias") if (text := tidy(alias.get("gender"))))
    yield from (f"Place of birth: {text}" for birth in node.iterfind("birthdate") if (text := _address(birth)))
    if united_nations := tidy(node.get("unitedNationId")):
        yield f"UN reference: {united_nations}"
    yield from (f"Legal basis: {text}" for act in node.iterfind("regulation") if (text := tidy(act.get("numberTitle"))))
    yield from texts_of(node, "remark")
    for tag in ("nameAlias", "citizenship", "birthdate", "address", "identification"):
        yield from (text for found in node.iterfind(f"{tag}/remark") if (text := text_of(found)))
