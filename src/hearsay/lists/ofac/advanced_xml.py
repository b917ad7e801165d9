"""OFAC's advanced XML (`Sanctions`; sdn_advanced.xml, cons_advanced.xml) becomes listings, as its notes describe it.

It alone holds names in their own scripts and the dates of the designations. Everything is said by numbers that a table at its head
explains; places, documents and the entries on lists stand apart from the parties. No real file could be had: this was built
from the published schema, so what is not known here is reported, not refused.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from hearsay.errors import ListFormatError
from hearsay.lists.countries import is_code, read_country
from hearsay.lists.dates import date_in_name
from hearsay.lists.descriptors import Descriptor
from hearsay.lists.interface import ReadList
from hearsay.lists.ledger import Ledger
from hearsay.lists.markup import place_of, read_records, text_of
from hearsay.lists.ofac.parties import make_party, read_alias_kind, read_party_schema
from hearsay.lists.ofac.remarks import read_statements
from hearsay.lists.sources import make_edition
from hearsay.nouns import Identifier, ListedName, Listing

if TYPE_CHECKING:
    from lxml.etree import _Element

LATIN = "Latin"
PARTS = ("Entity Name", "Vessel Name", "Aircraft Name")
PERSON_PARTS = ("First Name", "Middle Name", "Patronymic", "Matronymic", "Nickname")
ADDRESS = ("ADDRESS1", "ADDRESS2", "ADDRESS3", "CITY", "STATE/PROVINCE", "REGION", "POSTAL CODE", "Unknown")
LABELS = {"Birthdate": "DOB", "Place of Birth": "POB", "Nationality Country": "nationality", "Citizenship Country": "citizen"}
"""Features whose wording in the CSV form's remarks is another."""


@dataclass(slots=True)
class _File:
    """What stands apart from the parties, by its number."""

    words: dict[tuple[str, str], str] = field(default_factory=dict)
    """The text of a reference value by the kind of the value and its number."""
    places: dict[str, tuple[str, str]] = field(default_factory=dict)
    """Address and country."""
    documents: defaultdict[str, list[Identifier]] = field(default_factory=lambda: defaultdict(list))
    parties: list[tuple[str, str, list[ListedName], list[str], list[tuple[str, str]], list[str], str]] = field(default_factory=list)
    programmes: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    dates: dict[str, str] = field(default_factory=dict)

    def word(self, kind: str, number: str | None) -> str:
        return self.words.get((kind, number or ""), "")


def read_advanced_xml(path: Path, content: bytes, _attributes: Mapping[str, str], descriptor: Descriptor, ledger: Ledger) -> ReadList:
    """Read one file. Raises ListFormatError where it is not whole, or a party has no name."""
    ledger.strict = False
    file, issued = _File(), ""
    tags = ("DateOfIssue", "ReferenceValueSets", "Location", "IDRegDocument", "DistinctParty", "SanctionsEntry")
    for node in read_records(content, path, tags):
        if node.tag == "DateOfIssue":
            issued = _date(node)
        elif node.tag == "ReferenceValueSets":
            for value in node.iter():
                if value.get("ID"):
                    words = text_of(value) or str(value.get("Description") or value.get("ISO2") or "")
                    file.words[str(value.tag), str(value.get("ID"))] = words
        elif node.tag == "Location":
            file.places[node.get("ID") or ""] = _place(node, file)
        elif node.tag == "IDRegDocument":
            _read_document(node, file)
        elif node.tag == "DistinctParty":
            ledger.take()
            _read_party(node, file, ledger, place_of(node, path, node.get("FixedRef") or ""))
        else:
            _read_entry(node, file)
    date = issued if len(issued) == 10 else date_in_name(path.name)
    listings = tuple(_listing(party, file, descriptor, ledger, str(path)) for party in file.parties)
    return ReadList(make_edition(descriptor.name, date, [content]), listings)


def _listing(
    party: tuple[str, str, list[ListedName], list[str], list[tuple[str, str]], list[str], str],
    file: _File, descriptor: Descriptor, ledger: Ledger, path: str,
) -> Listing:  # fmt: skip
    number, kind, names, statements, places, identities, comment = party
    return make_party(
        descriptor,
        number,
        read_party_schema("" if kind == "Unknown" else kind, names[0].text, ledger, f"{path}, party {number}"),
        names,
        read_statements(statements),
        addresses=[address for address, _ in places],
        countries=[read_country(country) for _, country in places],
        programmes=file.programmes[number],
        remarks="; ".join([*statements, *filter(None, [comment])]),
        identifiers=[document for identity in identities for document in file.documents[identity]],
        listed_on=file.dates.get(number),
    )


def _read_party(node: "_Element", file: _File, ledger: Ledger, about: str) -> None:
    profile = node.find("Profile")
    if profile is None or not profile.get("ID"):
        raise ListFormatError(f"{about}: a party without a profile; fetch the file again")
    subtype = file.word("PartySubType", profile.get("PartySubTypeID"))
    names: list[ListedName] = []
    identities = []
    for identity in profile.iterfind("Identity"):
        identities.append(identity.get("ID") or "")
        groups = {group.get("ID"): file.word("NamePartType", group.get("NamePartTypeID")) for group in identity.iter("NamePartGroup")}
        for alias in identity.iterfind("Alias"):
            names.extend(_names(alias, groups, file, ledger, about))
    names.sort(key=lambda name: name.kind != "primary")
    if not names or names[0].kind != "primary":
        raise ListFormatError(f"{about}: a party without a primary name; fetch the file again")
    statements, places = _features(profile, file)
    file.parties.append((str(profile.get("ID")), subtype, names, statements, places, identities, text_of(node, "Comment")))


def _names(alias: "_Element", groups: Mapping[str | None, str], file: _File, ledger: Ledger, about: str) -> Iterator[ListedName]:
    kind = file.word("AliasType", alias.get("AliasTypeID"))
    for name in alias.iterfind("DocumentedName"):
        parts: dict[str, str] = {}
        scripts = set()
        for value in name.iter("NamePartValue"):
            part = groups.get(value.get("NamePartGroupID"), "")
            parts[part] = f"{parts.get(part, '')} {text_of(value)}".strip()
            scripts.add(file.word("Script", value.get("ScriptID")) or LATIN)
        whole = next((parts[part] for part in PARTS if parts.get(part)), "")
        last = " ".join(parts[part] for part in ("Last Name", "Maiden Name") if parts.get(part))
        first = " ".join(parts[part] for part in PERSON_PARTS if parts.get(part))
        text = whole or (f"{last}, {first}" if last and first else last or first)
        if not text:
            continue
        if scripts != {LATIN}:
            yield ListedName(text.replace(", ", " ") if not whole else text, "original script")
        elif alias.get("Primary") == "true" or kind == "Name":
            yield ListedName(text)
        else:
            found = read_alias_kind(kind, ledger, about)
            yield ListedName(text, "weak alias" if alias.get("LowQuality") == "true" and found == "alias" else found)


def _features(profile: "_Element", file: _File) -> tuple[list[str], list[tuple[str, str]]]:
    statements, places = [], []
    for feature in profile.iterfind("Feature"):
        label = file.word("FeatureType", feature.get("FeatureTypeID")).strip()
        for version in feature.iterfind("FeatureVersion"):
            location = version.find("VersionLocation")
            if location is not None:
                address, country = file.places.get(location.get("LocationID") or "", ("", ""))
                if label == "Location":
                    places.append((address, country))
                    continue
                words = address if label == "Place of Birth" else country or address
            elif (period := version.find("DatePeriod")) is not None:
                words = _period(period)
            else:
                detail = version.find("VersionDetail")
                words = "" if detail is None else text_of(detail) or file.word("DetailReference", detail.get("DetailReferenceID"))
            if words:
                statements.append(f"{LABELS.get(label, label)} {words}")
    return statements, places


def _read_document(node: "_Element", file: _File) -> None:
    number = text_of(node, "IDRegistrationNo")
    country = read_country(file.word("Country", node.get("IssuedBy-CountryID")))
    if number:
        label = file.word("IDRegDocType", node.get("IDRegDocTypeID")) or "Document"
        file.documents[node.get("IdentityID") or ""].append(Identifier(label, number, country if country and is_code(country) else None))


def _read_entry(node: "_Element", file: _File) -> None:
    number = node.get("ProfileID") or ""
    for measure in node.iterfind("SanctionsMeasure"):
        kind = file.word("SanctionsType", measure.get("SanctionsTypeID"))
        if kind == "Program" and text_of(measure, "Comment"):
            file.programmes[number].append(text_of(measure, "Comment"))
    dates = sorted(date for event in node.iterfind("EntryEvent") if (found := event.find("Date")) is not None and (date := _date(found)))
    if dates:
        file.dates[number] = min(dates[0], file.dates.get(number, dates[0]))


def _place(node: "_Element", file: _File) -> tuple[str, str]:
    found = node.iterfind("LocationPart")
    parts = {file.word("LocPartType", part.get("LocPartTypeID")): text_of(part, "LocationPartValue/Value") for part in found}
    countries = [file.word("Country", country.get("CountryID")) for country in node.iterfind("LocationCountry")]
    countries += [file.word("AreaCode", area.get("AreaCodeID")) for area in node.iterfind("LocationAreaCode")]
    country = next((country for country in countries if country and country != "undetermined"), "")
    return ", ".join([*(parts[part] for part in ADDRESS if parts.get(part)), *filter(None, [country])]), country


def _period(node: "_Element") -> str:
    first, last = (_date(found) if (found := node.find(path)) is not None else "" for path in ("Start/From", "End/To"))
    if not last or first == last:
        return first
    if first.endswith("-01-01") and last.endswith("-12-31"):
        first, last = first[:4], last[:4]
    return first if first == last else f"{first[:4]} to {last[:4]}"


def _date(node: "_Element") -> str:
    year, month, day = (text_of(node, tag) for tag in ("Year", "Month", "Day"))
    return "-".join(part.zfill(2) for part in (year, month, day) if part.isdecimal())
