"""The XML of the UK Sanctions List becomes listings, as its format guide describes it.

No whole file could be had, only an excerpt of five records; what is not known is reported, not refused.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from hearsay.errors import ListFormatError
from hearsay.lists.dates import date_in_name, read_dates
from hearsay.lists.descriptors import Descriptor
from hearsay.lists.interface import ReadList
from hearsay.lists.ledger import Ledger
from hearsay.lists.markup import place_of, read_records, read_root, text_of, texts_of
from hearsay.lists.measures import read_measures
from hearsay.lists.sources import make_edition
from hearsay.lists.uk.parties import Party, make_listing
from hearsay.nouns import ListedName, Listing

if TYPE_CHECKING:
    from lxml.etree import _Element

NAME = ("Name6", "Name1", "Name2", "Name3", "Name4", "Name5")
ADDRESS = (*(f"AddressLine{line}" for line in range(1, 7)), "AddressPostalCode", "AddressCountry")
NUMBERS = {
    ".//NationalIdentifier/NationalIdentifierNumber": "National Identifier", ".//Passport/PassportNumber": "Passport",
    ".//BusinessRegistrationNumbers/BusinessRegistrationNumber": "Business registration number", ".//IMONumbers/IMONumber": "IMO number",
    ".//HullIdentificationNumbers/HullIdentificationNumber": "Hull identification number",
}  # fmt: skip
TOLD = {
    "UNReferenceNumber": "UN reference", "OFSIGroupID": "OFSI Group ID", ".//Titles/Title": "Title", ".//Positions/Position": "Position",
    ".//Genders/Gender": "Gender", ".//Location/TownOfBirth": "Town of birth", ".//Location/CountryOfBirth": "Country of birth",
    ".//TypeOfEntities/TypeOfEntity": "Type of entity", ".//Subsidiaries/Subsidiary": "Subsidiaries",
    ".//ParentCompanies/ParentCompany": "Parent company", ".//CurrentOwnerOperators/CurrentOwnerOperator": "Owner or operator",
    ".//PreviousOwnerOperators/PreviousOwnerOperator": "Former owner or operator", ".//PreviousFlags/PreviousFlag": "Former flags",
    ".//TypeOfShipDetails/TypeOfShip": "Type of ship", ".//TonnageOfShipDetails/TonnageOfShip": "Tonnage",
    ".//LengthOfShipDetails/LengthOfShip": "Length", ".//YearBuiltDetails/YearBuilt": "Built", "DesignationSource": "Designated by",
    "OtherInformation": "Other information", "UKStatementofReasons": "Reasons",
    ".//NationalIdentifier/NationalIdentifierAdditionalInformation": "Of an identifier",
    ".//Passport/PassportAdditionalInformation": "Of a passport",
}  # fmt: skip
COUNTRIES = (".//Nationalities/Nationality", ".//Address/AddressCountry", ".//CurrentBelievedFlagOfShips/CurrentBelievedFlagOfShip")
PLAIN = ("UniqueID", "IndividualEntityShip", "RegimeName", "SanctionsImposed", "DateDesignated", "LastUpdated")
GROUPS = (
    "Names", "NonLatinNames", "Titles", "Addresses", "IndividualDetails", "EntityDetails", "ShipDetails", "NationalIdentifierDetails",
    "PassportDetails", "Nationalities", "DOBs", "Positions", "BirthDetails", "Genders",
)  # fmt: skip
USED = frozenset(
    [f"Designation/{tag}" for tag in (*PLAIN, *GROUPS, *(path for path in TOLD if "/" not in path))]
    + ["Names/Name", "Name/NameType", "Name/AliasStrength", *(f"Name/{tag}" for tag in NAME), "NonLatinNames/NonLatinName"]
    + ["NonLatinName/NameNonLatinScript", "Addresses/Address", *(f"Address/{tag}" for tag in ADDRESS)]
    + ["IndividualDetails/Individual", "EntityDetails/Entity", "ShipDetails/Ship", "Location/TownOfBirth", "Location/CountryOfBirth"]
    + [path.removeprefix(".//") for path in (*NUMBERS, *TOLD, *COUNTRIES) if "/" in path]
    + [
        f"{holder}/{path.removeprefix('.//').split('/')[0]}"
        for holder in ("Individual", "Entity", "Ship") for path in (*NUMBERS, *TOLD, *COUNTRIES) if path.startswith(".//")
    ]
    + ["Individual/DOBs", "DOBs/DOB", "Individual/BirthDetails", "BirthDetails/Location", "Individual/PassportDetails"]
    + ["PassportDetails/Passport", "Individual/NationalIdentifierDetails", "NationalIdentifierDetails/NationalIdentifier"]
)  # fmt: skip


def read_sanctions_xml(file: Path, content: bytes, descriptor: Descriptor, ledger: Ledger) -> ReadList:
    """Read the XML file. Raises ListFormatError where it is not of this form."""
    root, _ = read_root(content, file)
    if root != "Designations":
        raise ListFormatError(f"{file} is not the UK Sanctions List: its outermost element is {root}, not Designations")
    known = USED | descriptor.left_out.keys()
    listings, updated = [], ""
    for node in read_records(content, file, ("Designation",), depth=1):
        ledger.take()
        about = place_of(node, file, text_of(node, "UniqueID"))
        ledger.check_element(node, known, about)
        listings.append(_listing(node, descriptor, ledger, about))
        updated = max([updated, *read_dates(text_of(node, "LastUpdated"))])
    date = date_in_name(file.name) or (updated if len(updated) == 10 else None)
    return ReadList(make_edition(descriptor.name, date, [content]), tuple(listings))


def _listing(node: "_Element", descriptor: Descriptor, ledger: Ledger, about: str) -> Listing:
    party = Party(kind=text_of(node, "IndividualEntityShip"))
    for name in node.iterfind("Names/Name"):
        party.name([text_of(name, tag) for tag in NAME], text_of(name, "NameType"), text_of(name, "AliasStrength"), ledger, about)
    party.names.extend(ListedName(text, "original script") for text in texts_of(node, "NonLatinNames/NonLatinName/NameNonLatinScript"))
    party.birth_dates.extend(texts_of(node, ".//DOBs/DOB"))
    party.countries.extend(words for path in COUNTRIES for words in texts_of(node, path))
    for address in node.iterfind("Addresses/Address"):
        party.addresses.append(", ".join(words for tag in ADDRESS if (words := text_of(address, tag))))
    for path, label in NUMBERS.items():
        for printed in texts_of(node, path):
            party.number(label, printed)
    party.programmes.append(text_of(node, "RegimeName"))
    party.measures.extend(read_measures(text_of(node, "SanctionsImposed").split("|"), ledger, about))
    party.dates.append(text_of(node, "DateDesignated"))
    for path, label in TOLD.items():
        for printed in texts_of(node, path):
            party.tell(label, printed)
    return make_listing(party, text_of(node, "UniqueID"), descriptor, ledger, about)
