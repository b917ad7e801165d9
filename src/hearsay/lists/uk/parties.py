"""One party's facts, gathered from its rows or elements, become its listing, so that all forms of the United Kingdom's lists read alike."""

from dataclasses import dataclass, field
from typing import Literal

from hearsay.errors import ListFormatError
from hearsay.lists.countries import read_country
from hearsay.lists.dates import read_dates
from hearsay.lists.descriptors import Descriptor
from hearsay.lists.ledger import Ledger
from hearsay.lists.printed import is_nothing, split_numbered, tidy
from hearsay.lists.schemas import schema_of_organisation
from hearsay.nouns import Identifier, ListedName, Listing, Schema

NameKind = Literal["primary", "alias", "weak alias", "former name", "original script"]
SCHEMAS: dict[str, Schema | None] = {"individual": "Person", "ship": "Vessel", "entity": None}
NAME_KINDS: dict[str, NameKind] = {
    "primary name": "primary", "prime alias": "primary", "primary name variation": "alias", "alias": "alias", "aka": "alias",
    "fka": "former name", "a.k.a": "alias", "f.k.a": "former name", "formerly known as": "former name",
}  # fmt: skip
STRENGTHS = {"": False, "good quality": False, "low quality": True, "good quality a.k.a": False, "low quality a.k.a": True}
"""Whether an alias is weak; the column is often left blank."""


@dataclass(slots=True)
class Party:
    """What the rows of one party say, in their order; the same may be said again and again."""

    kind: str = ""
    names: list[ListedName] = field(default_factory=list)
    birth_dates: list[str] = field(default_factory=list)
    countries: list[str] = field(default_factory=list)
    addresses: list[str] = field(default_factory=list)
    identifiers: list[Identifier] = field(default_factory=list)
    programmes: list[str] = field(default_factory=list)
    measures: list[str] = field(default_factory=list)
    dates: list[str] = field(default_factory=list)
    remarks: dict[str, None] = field(default_factory=dict)
    seen: set[tuple[str, str]] = field(default_factory=set)
    """Cells that were read already: the rows of a party repeat most of them."""

    def is_new(self, column: str, cell: str) -> bool:
        """Say whether the cell holds something and was not read before for this party."""
        if not cell or (column, cell) in self.seen:
            return False
        self.seen.add((column, cell))
        return True

    def tell(self, label: str, printed: str) -> None:
        """Add what has no field of its own to the remarks, once."""
        if (words := tidy(printed)) and not is_nothing(words):
            self.remarks[f"{label}: {words}"] = None

    def number(self, label: str, printed: str) -> None:
        """Add the numbers of a cell such as `(1) A-333602 (2) M110522`."""
        self.identifiers.extend(Identifier(label, number) for number in split_numbered(printed))

    def name(self, parts: list[str], kind: str, strength: str, ledger: Ledger, about: str) -> None:
        """Add a name: parts 1 to 5 before part 6, which is the surname or the whole."""
        text = " ".join(words for part in [*parts[1:], parts[0]] if (words := tidy(part)))
        word, quality = tidy(kind).casefold().rstrip("."), tidy(strength).casefold().rstrip(".")
        if word not in NAME_KINDS:
            ledger.report_unknown("kind of name", kind, about)
        if quality not in STRENGTHS:
            ledger.report_unknown("strength of an alias", strength, about)
        found = NAME_KINDS.get(word, "alias")
        if text:
            self.names.append(ListedName(text, "weak alias" if STRENGTHS.get(quality) and found == "alias" else found))


def make_listing(party: Party, number: str, descriptor: Descriptor, ledger: Ledger, about: str) -> Listing:
    """Return the listing of one party, its primary name first. Raises ListFormatError where it has no name or number."""
    names = sorted(dict.fromkeys(party.names), key=lambda name: (name.kind != "primary", name.kind == "original script"))
    if not names or not number:
        raise ListFormatError(f"{about}: an entry without name or number; fetch the file again")
    if tidy(party.kind).casefold() not in SCHEMAS:
        ledger.report_unknown("kind of party", party.kind, about)
    first, *others = names
    others = [ListedName(name.text, "alias") if name.kind == "primary" else name for name in others if name.text != first.text]
    countries = [
        country for printed in dict.fromkeys(party.countries) for words in split_numbered(printed) if (country := read_country(words))
    ]
    born = [day for printed in dict.fromkeys(party.birth_dates) for words in split_numbered(printed) for day in read_dates(words)]
    dates = sorted(day for words in dict.fromkeys(party.dates) for day in read_dates(words))
    return Listing(
        list=descriptor.name,
        publisher_id=number,
        schema=SCHEMAS.get(tidy(party.kind).casefold()) or schema_of_organisation(first.text),
        names=(ListedName(first.text), *dict.fromkeys(others)),
        birth_dates=tuple(dict.fromkeys(born)),
        countries=tuple(dict.fromkeys(countries)),
        addresses=tuple(dict.fromkeys(address for address in party.addresses if address)),
        identifiers=tuple(dict.fromkeys(party.identifiers)),
        programmes=tuple(dict.fromkeys(words for printed in dict.fromkeys(party.programmes) if (words := tidy(printed)))),
        measures=tuple(dict.fromkeys(party.measures)) or descriptor.measures,
        listed_on=dates[0] if dates else None,
        remarks="; ".join(party.remarks) or None,
    )
