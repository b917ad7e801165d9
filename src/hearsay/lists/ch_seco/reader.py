"""Switzerland's list of SECO becomes listings, from its whole XML (`swiss-sanctions-list`).

Programmes and places stand apart from the targets; names are parts in an order, each with spellings in other scripts. The file keeps the
history of each target, with copies of what it once said, and those that were taken off the list: they are left out. No real file
could be had: this was built from the form that others describe, so what is not known is reported, not refused.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from hearsay.errors import ListFormatError
from hearsay.lists.countries import is_code, read_country
from hearsay.lists.dates import date_in_name, read_dates
from hearsay.lists.descriptors import Descriptor
from hearsay.lists.interface import ReadList
from hearsay.lists.ledger import Ledger
from hearsay.lists.markup import place_of, read_records, read_root, text_of, texts_of
from hearsay.lists.printed import is_foreign, tidy
from hearsay.lists.prose import find_identifiers
from hearsay.lists.schemas import schema_of_organisation
from hearsay.lists.sources import find_file, make_edition, read_bytes
from hearsay.nouns import Identifier, ListedName, Listing, Schema

if TYPE_CHECKING:
    from lxml.etree import _Element

KINDS: dict[str, Schema | None] = {"individual": "Person", "entity": None, "object": "Vessel"}
OBJECTS: dict[str, Schema] = {"vessel": "Vessel", "aircraft": "Airplane"}
NAME_TYPES = ("primary-name", "alias", "formerly-known-as", None)
ADDRESS = ("c-o", "address-details", "p-o-box", "zip-code", "location", "area", "country", "remarks")
FACTS = (
    "identity", "other-information", "justification", "relation", "nationality", "address", "day-month-year", "place-of-birth",
    "identification-document",
)  # fmt: skip
USED = frozenset(
    ["target@ssid", "target@sanctions-set-id", "target/sanctions-set-id", "target/foreign-identifier", "target/modification"]
    + [f"target/{kind}" for kind in KINDS] + ["object@object-type", "individual@sex", "modification@modification-type"]
    + ["modification@effective-date", "modification@publication-date", "modification@enactment-date"]
    + [f"{kind}/{fact}" for kind in KINDS for fact in FACTS] + [f"identity/{fact}" for fact in FACTS]
    + ["identity@main", "identity/name", "name@name-type", "name@quality", "name/name-part", "name-part@order", "name-part@name-part-type"]
    + ["name-part/value", "name-part/spelling-variant", "spelling-variant@script", "spelling-variant@lang"]
    + [f"day-month-year@{part}" for part in ("year", "month", "day")] + ["nationality/country", "country@iso-code", "address@place-id"]
    + ["place-of-birth@place-id", *(f"address/{tag}" for tag in ADDRESS), *(f"place-of-birth/{tag}" for tag in ADDRESS)]
    + ["identification-document@document-type", "identification-document/number", "identification-document/issuer"]
    + ["identification-document/remark", "issuer@code"]
)  # fmt: skip


def read(path: Path, descriptor: Descriptor, ledger: Ledger) -> ReadList:
    """Read the XML file, or the newest in the folder. Raises ListFormatError where it is not of this form."""
    file = find_file(path, *descriptor.files)
    content = read_bytes(file)
    root, attributes = read_root(content, file)
    if root != "swiss-sanctions-list":
        raise ListFormatError(f"{file} is not Switzerland's list: its outermost element is {root}, not swiss-sanctions-list")
    places = {node.get("ssid") or "": {tag: text_of(node, tag) for tag in ADDRESS} for node in _part(content, file, "place")}
    programmes: dict[str, list[str]] = {}
    known = USED | descriptor.left_out.keys()
    listings = []
    for node in read_records(content, file, ("sanctions-program", "target"), depth=1):
        if node.tag == "sanctions-program":
            _read_programme(node, programmes)
            continue
        ledger.take()
        about = place_of(node, file, node.get("ssid") or "")
        changes = _changes(node)
        for change in node.findall("modification"):
            del change[:]
        if changes and changes[-1][1] == "de-listed":
            ledger.leave_out("a target that was taken off the list")
            continue
        ledger.check_element(node, known, about)
        listings.append(_listing(node, changes, programmes, places, descriptor, ledger, about))
    date = next(iter(read_dates(attributes.get("date", "")[:10])), None) or date_in_name(file.name)
    return ReadList(make_edition(descriptor.name, date, [content]), tuple(listings))


def _part(content: bytes, file: Path, tag: str) -> Iterator["_Element"]:
    return read_records(content, file, (tag,), depth=1)


def _read_programme(node: "_Element", programmes: dict[str, list[str]]) -> None:
    names = [name for tag in ("program-key", "program-name") for name in node.iterfind(tag)]
    name = next((text_of(one) for one in names if one.get("lang") == "eng"), "") or next((text_of(one) for one in names), "")
    for one in sorted(node.iterfind("sanctions-set"), key=lambda one: one.get("lang") != "eng"):
        programmes.setdefault(one.get("ssid") or "", [part for part in [name, text_of(one)] if part])


def _changes(node: "_Element") -> list[tuple[str, str]]:
    """Return the day and the kind of every change, the latest last; the file has the latest first."""
    changes = [
        (one.get("effective-date") or one.get("publication-date") or "", one.get("modification-type") or "")
        for one in node.findall("modification")[::-1]
    ]
    return sorted(changes, key=lambda change: change[0])


def _listing(
    node: "_Element", changes: list[tuple[str, str]], programmes: Mapping[str, list[str]], places: Mapping[str, Mapping[str, str]],
    descriptor: Descriptor, ledger: Ledger, about: str,
) -> Listing:  # fmt: skip
    kind = next((kind for kind in KINDS if node.find(kind) is not None), None)
    number = tidy(node.get("ssid"))
    if kind is None or not number:
        raise ListFormatError(f"{about}: a target that is no individual, entity or object, or has no number; fetch the file again")
    body = node.find(kind)
    assert body is not None
    names = sorted(dict.fromkeys(_names(body, ledger, about)), key=lambda name: name.kind != "primary")
    if not names:
        raise ListFormatError(f"{about}: a target without a name; fetch the file again")
    first = names[0]
    others = [ListedName(name.text, "alias") if name.kind == "primary" else name for name in names[1:]]
    listed = [day for day, change in changes if day and change in ("listed", "added")] or [day for day, _ in changes if day]
    sets = [tidy(node.get("sanctions-set-id")), *texts_of(node, "sanctions-set-id")]
    addresses = [_place(address, places) for address in body.iter("address")]
    countries = [one.get("iso-code") or text_of(one) for one in body.iterfind(".//nationality/country")]
    countries += [found["country"] for found in addresses]
    told = [*texts_of(body, "justification"), *texts_of(body, "other-information")]
    births = [", ".join(filter(None, _place(birth, places).values())) for birth in body.iter("place-of-birth")]
    told += [f"Place of birth: {words}" for words in births if words]
    told += [f"UN reference: {one}" for one in texts_of(node, "foreign-identifier")]
    told += [f"Gender: {body.get('sex')}"] if body.get("sex") else []
    return Listing(
        list=descriptor.name,
        publisher_id=number,
        schema=_schema(kind, body, first.text, ledger, about),
        names=tuple(dict.fromkeys([ListedName(first.text), *others])),
        birth_dates=tuple(dict.fromkeys(_birth_dates(body))) if kind == "individual" else (),
        countries=tuple(dict.fromkeys(country for words in countries if (country := read_country(words)))),
        addresses=tuple(dict.fromkeys(words for found in addresses if (words := ", ".join(filter(None, found.values()))))),
        identifiers=tuple(dict.fromkeys(_identifiers(body))),
        programmes=tuple(dict.fromkeys(words for one in sets for words in programmes.get(one, ()))),
        measures=descriptor.measures,
        listed_on=listed[0] if listed else None,
        remarks="; ".join(dict.fromkeys(told)) or None,
    )


def _schema(kind: str, body: "_Element", name: str, ledger: Ledger, about: str) -> Schema:
    if kind == "object" and body.get("object-type") not in OBJECTS:
        ledger.report_unknown("kind of object", body.get("object-type") or "", about)
    return OBJECTS.get(body.get("object-type") or "", "Other") if kind == "object" else KINDS[kind] or schema_of_organisation(name)


def _names(body: "_Element", ledger: Ledger, about: str) -> Iterator[ListedName]:
    for name in body.iterfind("identity/name"):
        if name.get("name-type") not in NAME_TYPES:
            ledger.report_unknown("type of name", name.get("name-type") or "", about)
        weak = name.get("quality") == "low"
        kind = {"primary-name": "primary", "formerly-known-as": "former name"}.get(name.get("name-type") or "", "alias")
        for place, text in enumerate(_spellings(name)):
            if is_foreign(text):
                yield ListedName(text, "original script")
            elif kind == "primary" and not weak and place == 0:
                yield ListedName(text)
            elif kind == "former name":
                yield ListedName(text, "former name")
            else:
                yield ListedName(text, "weak alias" if weak else "alias")


def _spellings(name: "_Element") -> Iterator[str]:
    """Yield the name as printed, then in its other spellings: the first variant of each part together, the second, and so on by script."""
    parts = sorted((part for part in name.iterfind("name-part") if part.get("name-part-type") != "title"), key=_order)
    values = [text_of(part, "value") or text_of(part) for part in parts]
    yield from filter(None, [" ".join(value for value in values if value)])
    variants = [[(one.get("script") or "", text_of(one)) for one in part.iterfind("spelling-variant") if text_of(one)] for part in parts]
    for script in dict.fromkeys(script for own in variants for script, _ in own):
        own = [[text for found, text in one if found == script] for one in variants]
        for turn in range(max(map(len, own))):
            fallback = values if script.upper() in ("", "LATN") else [""] * len(values)
            chosen = [one[min(turn, len(one) - 1)] if one else back for one, back in zip(own, fallback, strict=True)]
            yield from filter(None, [" ".join(filter(None, chosen))])


def _order(part: "_Element") -> int:
    order = part.get("order") or ""
    return int(order) if order.isascii() and order.isdecimal() and len(order) < 5 else 0


def _birth_dates(body: "_Element") -> Iterator[str]:
    for born in body.iter("day-month-year"):
        parts = [tidy(born.get(part)) for part in ("year", "month", "day")]
        holder = born.getparent()
        if parts[0].isdecimal() and (holder is None or holder.tag not in ("date-of-issue", "expiry-date")):
            yield from read_dates("-".join(part.zfill(2) for part in parts if part.isdecimal()))


def _place(node: "_Element", places: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    found = places.get(node.get("place-id") or "", {})
    return {tag: text_of(node, tag) or found.get(tag, "") for tag in ADDRESS if tag != "remarks"}


def _identifiers(body: "_Element") -> Iterator[Identifier]:
    for document in body.iter("identification-document"):
        if number := text_of(document, "number"):
            issuer = document.find("issuer")
            country = read_country((issuer.get("code") or text_of(issuer)) if issuer is not None else "")
            label = (document.get("document-type") or "document").replace("-", " ").capitalize()
            yield Identifier(label, number, country if country and is_code(country) else None)
    for words in texts_of(body, "other-information"):
        yield from find_identifiers(words)
