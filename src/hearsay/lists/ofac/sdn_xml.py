"""OFAC's simple XML (`sdnList`; sdn.xml and consolidated.xml have one schema) becomes listings.

What the CSV form says in its remarks stands apart here; it is put into the same words, so that both forms give one listing.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from hearsay.errors import ListFormatError
from hearsay.lists.countries import read_country
from hearsay.lists.dates import date_in_name, read_american_date
from hearsay.lists.descriptors import Descriptor
from hearsay.lists.interface import ReadList
from hearsay.lists.ledger import Ledger
from hearsay.lists.markup import place_of, read_records, text_of, texts_of
from hearsay.lists.ofac.parties import make_party, read_alias_kind, read_party_schema
from hearsay.lists.ofac.remarks import read_statements
from hearsay.lists.sources import make_edition
from hearsay.nouns import Identifier, ListedName, Listing

if TYPE_CHECKING:
    from lxml.etree import _Element

USED = frozenset(
    [f"sdnEntry/{tag}" for tag in (
        "uid", "firstName", "lastName", "title", "sdnType", "remarks", "programList", "idList", "akaList", "addressList", "nationalityList",
        "citizenshipList", "dateOfBirthList", "placeOfBirthList", "vesselInfo",
    )]
    + ["programList/program", "idList/id", "id/idType", "id/idNumber", "id/idCountry", "id/issueDate", "id/expirationDate"]
    + ["akaList/aka", "aka/type", "aka/category", "aka/lastName", "aka/firstName", "addressList/address"]
    + [f"address/{tag}" for tag in ("address1", "address2", "address3", "city", "stateOrProvince", "postalCode", "country")]
    + ["nationalityList/nationality", "nationality/country", "citizenshipList/citizenship", "citizenship/country"]
    + ["dateOfBirthList/dateOfBirthItem", "dateOfBirthItem/dateOfBirth", "placeOfBirthList/placeOfBirthItem"]
    + ["placeOfBirthItem/placeOfBirth"]
    + [f"vesselInfo/{tag}" for tag in ("callSign", "vesselType", "vesselFlag", "vesselOwner", "tonnage", "grossRegisteredTonnage")]
)  # fmt: skip
STREET = ("address1", "address2", "address3")
VESSEL = {
    "vesselType": "Vessel type", "tonnage": "Tonnage", "grossRegisteredTonnage": "Gross tonnage", "vesselFlag": "Flag",
    "vesselOwner": "Owner",
}  # fmt: skip


def read_sdn_xml(path: Path, content: bytes, _attributes: Mapping[str, str], descriptor: Descriptor, ledger: Ledger) -> ReadList:
    """Read one file. Raises ListFormatError where it is not whole, or does not hold as many entries as it says."""
    known = USED | descriptor.left_out.keys()
    listings, date, stated = [], None, None
    for node in read_records(content, path, ("sdnEntry", "publshInformation"), depth=1):
        if node.tag == "publshInformation":
            date = read_american_date(text_of(node, "Publish_Date"))
            stated = text_of(node, "Record_Count")
        else:
            ledger.take()
            ledger.check_element(node, known, place_of(node, path, text_of(node, "uid")))
            listings.append(_listing(node, descriptor, ledger, place_of(node, path, text_of(node, "uid"))))
    if stated is not None and stated != str(len(listings)):
        raise ListFormatError(f"{path} says that it holds {stated} entries, but holds {len(listings)}; fetch the file again")
    return ReadList(make_edition(descriptor.name, date or date_in_name(path.name), [content]), tuple(listings))


def _listing(node: "_Element", descriptor: Descriptor, ledger: Ledger, about: str) -> Listing:
    number, primary = text_of(node, "uid"), _name(node)
    if not number or not primary:
        raise ListFormatError(f"{about}: an entry without uid or name; fetch the file again")
    names = [ListedName(primary)]
    for aka in node.iterfind("akaList/aka"):
        kind = read_alias_kind(text_of(aka, "type"), ledger, about)
        if text_of(aka, "category") not in ("strong", "weak", ""):
            ledger.report_unknown("category of name", text_of(aka, "category"), about)
        if alias := _name(aka):
            names.append(ListedName(alias, "weak alias" if text_of(aka, "category") == "weak" and kind == "alias" else kind))
    statements = list(_statements(node))
    told = [(label, text_of(node, f"vesselInfo/{tag}")) for tag, label in VESSEL.items()]
    told.insert(0, ("Title", text_of(node, "title")))
    call_sign = text_of(node, "vesselInfo/callSign")
    addresses = list(node.iterfind("addressList/address"))
    remarks = [*(f"{label}: {value}" for label, value in told if value), *statements, *filter(None, [text_of(node, "remarks")])]
    return make_party(
        descriptor,
        number,
        read_party_schema(text_of(node, "sdnType"), primary, ledger, about),
        names,
        read_statements(statements),
        addresses=[_address(address) for address in addresses],
        countries=[
            read_country(text_of(node, "vesselInfo/vesselFlag")),
            *(read_country(text_of(address, "country")) for address in addresses),
        ],
        programmes=texts_of(node, "programList/program"),
        remarks="; ".join(remarks),
        identifiers=[Identifier("Call Sign", call_sign)] if call_sign else [],
    )


def _statements(node: "_Element") -> Iterator[str]:
    yield from (f"DOB {text}" for text in texts_of(node, "dateOfBirthList/dateOfBirthItem/dateOfBirth"))
    yield from (f"POB {text}" for text in texts_of(node, "placeOfBirthList/placeOfBirthItem/placeOfBirth"))
    yield from (f"nationality {text}" for text in texts_of(node, "nationalityList/nationality/country"))
    yield from (f"citizen {text}" for text in texts_of(node, "citizenshipList/citizenship/country"))
    for number in node.iterfind("idList/id"):
        country, issued, expires = (text_of(number, tag) for tag in ("idCountry", "issueDate", "expirationDate"))
        dates = f"{f' issued {issued}' if issued else ''}{f' expires {expires}' if expires else ''}"
        yield f"{text_of(number, 'idType')} {text_of(number, 'idNumber')}{f' ({country})' if country else ''}{dates}"


def _address(node: "_Element") -> str:
    town = ", ".join(part for tag in ("city", "stateOrProvince") if (part := text_of(node, tag)))
    parts = [*(text_of(node, tag) for tag in STREET), f"{town} {text_of(node, 'postalCode')}".strip(), text_of(node, "country")]
    return ", ".join(part for part in parts if part)


def _name(node: "_Element") -> str:
    last, first = text_of(node, "lastName"), text_of(node, "firstName")
    return f"{last}, {first}" if last and first else last or first
