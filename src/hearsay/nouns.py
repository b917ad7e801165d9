"""The things that travel between rooms, from a Report to a Decision; all frozen, all with an id made from their content.

Every offset counts Unicode code points of `Report.text`, start inclusive, end exclusive.
"""

import hashlib
from dataclasses import dataclass
from typing import Literal

MentionKind = Literal[
    "person", "organisation", "country", "place", "facility", "goods", "vessel", "group", "document", "time", "quantity", "money"
]
MentionForm = Literal["name", "nominal", "pronoun"]
ClaimKind = Literal[
    "transfer", "produce", "modify", "cooperate", "recruit", "train", "deploy", "attack", "support", "sanction", "evade",
    "finance", "control", "seize",
]  # fmt: skip
Polarity = Literal["positive", "negative"]
Certainty = Literal["certain", "probable", "possible"]
Tense = Literal["past", "present", "future"]
Sourcing = Literal["publisher", "named", "unnamed"]
Schema = Literal["Person", "Organization", "Company", "Vessel", "Airplane", "LegalEntity", "Address", "CryptoWallet", "Security", "Other"]


def make_id(prefix: str, *parts: object) -> str:
    """Return an id of 16 hexadecimal digits after `prefix` that depends on the parts' text alone."""
    joined = "\x1f".join("" if part is None else str(part) for part in parts)
    return prefix + hashlib.sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()[:16]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a report's text: code points `start` (inclusive) to `end` (exclusive)."""

    start: int
    end: int

    def overlaps(self, other: "Span") -> bool:
        """Say whether the two share a character."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: "Span") -> bool:
        """Say whether every character of `other` lies in this span."""
        return self.start <= other.start and other.end <= self.end

    def of(self, text: str) -> str:
        """Return the words that the span points at."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Report:
    """A text that somebody published, as it was gathered: the words are never changed after this point."""

    text: str
    sha256: str
    """SHA-256 of the bytes that the text was taken from (the file, the page), in hexadecimal."""
    title: str | None = None
    url: str | None = None
    """The address it was gathered from: a web address, or the path as the user gave it."""
    publisher: str | None = None
    published_at: str | None = None
    """The day of publication, `YYYY-MM-DD`."""
    language: str | None = None
    """ISO 639-1 code."""

    @property
    def id(self) -> str:
        return make_id("r", self.text, self.publisher, self.url)


@dataclass(frozen=True, slots=True)
class TimeValue:
    """The interval of ISO dates (both ends inclusive, `YYYY-MM-DD`) that words about time mean."""

    start: str
    end: str


@dataclass(frozen=True, slots=True)
class QuantityValue:
    """A number, or the range that words such as "nearly 50" leave open; None where an end is open."""

    low: float | None
    high: float | None
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class MoneyValue:
    """A sum, or the range that the words leave open, in an ISO 4217 currency."""

    low: float | None
    high: float | None
    currency: str | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """Words of the report that name or describe one participant, item, place, time or amount."""

    span: Span
    text: str
    kind: MentionKind
    form: MentionForm = "name"
    head: str = ""
    """The lower-case lemma of the head word ("company" in "the farm-technology company")."""
    name: str | None = None
    """The canonical name where a gazetteer knows it ("Ukraine" for "Kyiv" acting as a government, "Iran" for "Tehran")."""
    entity_kind: MentionKind | None = None
    """What the named thing is, where that differs from what the words are: "Moscow" is a place, what it stands for a country."""
    number: Literal["singular", "plural"] | None = None
    gender: Literal["female", "male", "neuter"] | None = None
    """As the words themselves show it: a pronoun or a title; None where they do not."""
    apposition: Span | None = None
    """The span of the mention that this one renames ("the drone maker" beside "Albatros")."""
    value: TimeValue | QuantityValue | MoneyValue | None = None
    sentence: int | None = None
    """The number of its sentence in the report, from 0; None where nobody counted."""
    function: str | None = None
    """What the head word is in its sentence, as a relation of Universal Dependencies (a coordinated one's is that of the first)."""

    @property
    def id(self) -> str:
        return f"m{self.span.start}-{self.span.end}"


@dataclass(frozen=True, slots=True)
class Attribution:
    """Someone said something: who (source), by which words (cue), and what (content), as in PARC and PolNeAR.

    Each may be several spans. Source and cue may be empty.
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    outer: str | None = None
    """The id of the attribution whose content holds this one, for chains ("The Post reported that officials said")."""

    @property
    def id(self) -> str:
        spans = self.source + self.cue + self.content
        return "a" + "-".join(str(position) for span in spans[:1] + self.cue[:1] + self.content[:1] for position in (span.start, span.end))


@dataclass(frozen=True, slots=True)
class ClaimTime:
    """When the claimed event was: the report's words, and the dates that they mean (None where they do not settle it)."""

    span: Span
    text: str
    value: TimeValue | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """One thing stated: an event of a kind, who takes part in it, how surely, when, and who says so."""

    report: str
    """The id of the report it was read from."""
    kind: ClaimKind
    evidence: tuple[Span, ...]
    """The clause that states it; one more span for each repetition."""
    roles: tuple[tuple[str, tuple[str, ...]], ...]
    """Pairs of a role's name and the ids of the mentions that fill it."""
    polarity: Polarity = "positive"
    certainty: Certainty = "certain"
    tense: Tense = "past"
    source: tuple[str, ...] = ()
    """Mention ids, outermost first; empty where the report says it in its own voice."""
    sourcing: Sourcing = "publisher"
    attribution: str | None = None
    time: ClaimTime | None = None
    trigger: Span | None = None
    """The word that names the event."""
    reasons: tuple[str, ...] = ()
    """Why it was read so, in words that a person can check against the text."""

    @property
    def id(self) -> str:
        return make_id("c", self.report, self.kind, self.evidence, self.roles, self.polarity, self.source, self.trigger)

    def fillers(self, role: str) -> tuple[str, ...]:
        """Return the ids of the mentions that fill `role`; empty where none does."""
        return next((ids for name, ids in self.roles if name == role), ())


@dataclass(frozen=True, slots=True)
class Entity:
    """The thing in the world that one or more mentions of a report refer to."""

    report: str
    name: str
    kind: MentionKind
    mentions: tuple[str, ...]
    aliases: tuple[str, ...] = ()
    """The other names that the report uses for it, longest first."""

    @property
    def id(self) -> str:
        return make_id("e", self.report, self.name, self.kind, self.mentions[:1])


@dataclass(frozen=True, slots=True)
class Edition:
    """One published state of a list: what exactly a match was found in."""

    list: str
    date: str | None
    """The date that the list itself or its file name states, `YYYY-MM-DD`; None where neither does."""
    sha256: str
    """Of the imported file; of several, of their digests in the order of their names."""


@dataclass(frozen=True, slots=True)
class ListedName:
    """One name of a listed party, as the publisher prints it."""

    text: str
    kind: Literal["primary", "alias", "weak alias", "former name", "original script"] = "primary"


@dataclass(frozen=True, slots=True)
class Identifier:
    """A number that a publisher gives for a party: type as printed ("Tax ID No."), value, and the country where it says one."""

    type: str
    value: str
    country: str | None = None


@dataclass(frozen=True, slots=True)
class Listing:
    """One party as one publisher lists it."""

    list: str
    """The list's name, such as `us-ofac-sdn`."""
    publisher_id: str
    schema: Schema
    names: tuple[ListedName, ...]
    birth_dates: tuple[str, ...] = ()
    """Partial ISO dates: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`."""
    countries: tuple[str, ...] = ()
    """ISO 3166-1 alpha-2, lower case, or the publisher's words where they name no single country."""
    addresses: tuple[str, ...] = ()
    identifiers: tuple[Identifier, ...] = ()
    programmes: tuple[str, ...] = ()
    measures: tuple[str, ...] = ()
    listed_on: str | None = None
    """Partial ISO date of the designation, where the list gives it."""
    remarks: str | None = None

    @property
    def id(self) -> str:
        return f"{self.list}:{self.publisher_id}"


@dataclass(frozen=True, slots=True)
class Reason:
    """One feature's share in a score: its name, its weight in the sum, and what it saw, in words."""

    reason: str
    weight: float
    detail: str


@dataclass(frozen=True, slots=True)
class Match:
    """A possible match of a name with a listing. It is never more than possible until a person decides."""

    entity: str | None
    """The id of the entity that was screened; None for a bare query."""
    listing: str
    name: str
    """The listed name that agreed best, as printed."""
    score: float
    """0 to 1."""
    edition: Edition
    reasons: tuple[Reason, ...]

    @property
    def id(self) -> str:
        return make_id("x", self.entity, self.listing, self.edition.sha256)


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a statement first came from, as far as the reports tell."""

    name: str
    claims: tuple[str, ...] = ()
    """`<report id>/<claim id>`."""
    via: tuple[str, ...] = ()
    """Who passed it on, the nearest to the origin first: publishers that cite it or copy it, and those between."""
    is_established: bool = True
    """Whether someone is named: "officials" are not, nor is a circle of reports that cite each other."""

    def __str__(self) -> str:
        established = "" if self.is_established else " (not established)"
        return f"{self.name}{established}" + (f", passed on by {', '.join(self.via)}" if self.via else "")


@dataclass(frozen=True, slots=True)
class Contradiction:
    """What cannot both be so: which claims, and in what."""

    sort: Literal["denial", "quantity", "time", "party", "place"]
    words: str
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """What several claims say together about one event, and how far they bear each other out."""

    kind: ClaimKind
    roles: tuple[tuple[str, tuple[str, ...]], ...]
    claims: tuple[str, ...]
    origins: tuple[Origin, ...]
    denied_by: tuple[str, ...] = ()
    credibility: Literal["1", "2", "3", "4", "5", "6"] = "6"
    words: str = ""
    reasons: tuple[Reason, ...] = ()
    independent_origins: int = 0
    """Those that are established and that no report shows to depend on another one."""
    time: TimeValue | None = None
    """The days that all claims with a time allow, or the first one's where they do not agree."""
    contradictions: tuple[Contradiction, ...] = ()
    circles: tuple[tuple[str, ...], ...] = ()
    """Publishers that cite each other for it in a circle."""
    statements: tuple[Reason, ...] = ()
    """Of sanctions: what the lists say of it, authority by authority; the reason's name is the outcome."""

    @property
    def id(self) -> str:
        return make_id("f", self.kind, self.roles, self.claims)


Outcome = Literal[
    "matched", "not matched", "not checked", "right", "wrong", "unsure", "corrected", "same", "not the same", "A", "B", "C", "D", "E", "F",
    "withdrawn",
]  # fmt: skip
"""What can be judged: a match, a claim or finding, two parties (same or not), a source (A to F); "withdrawn" takes the last one back."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person judged, beside what it judges; it never overwrites it."""

    about: str
    """The key of what it judges (`match_key`, `claim_key`, `pair_key`, `source_key`), or the id of a finding.

    Keys stay when a report is read again and when a list has a new edition; ids of matches and claims do not.
    """
    outcome: Outcome
    by: str
    at: str
    """`YYYY-MM-DDTHH:MM:SSZ`."""
    note: str = ""
    """Why, in the person's words; of a correction, what is right instead."""
    subject: tuple[str, ...] = ()
    """What the key stands for, in words: its sort ("match", "claim", "pair", "source"), then the parts that it was made of."""

    @property
    def id(self) -> str:
        return make_id("d", self.about, self.outcome, self.by, self.at)


def match_key(name: str, listing: str) -> str:
    """Return the key of a match: the name that was screened, however its letters' case, and the listing's id without the edition."""
    return make_id("k", "match", _folded(name), listing)


def claim_key(report: str, kind: str, words: str) -> str:
    """Return the key of a claim: its report's id, its kind, and the words of its first evidence."""
    return make_id("k", "claim", report, kind, " ".join(words.split()))


def pair_key(first: str, second: str) -> str:
    """Return the key of two names that may be one party's, in either order."""
    return make_id("k", "pair", *sorted((_folded(first), _folded(second))))


def source_key(name: str) -> str:
    """Return the key of a source by its name."""
    return make_id("k", "source", _folded(name))


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a report or row could not be handled: kept and shown, so that nothing is dropped in silence."""

    about: str
    """The path, address or row as the user gave it."""
    error: str
    """The error's name in `errors.py`."""
    message: str


@dataclass(frozen=True, slots=True)
class SecondReading:
    """What a second reader, a language model, proposed for one report: every proposal is kept or dropped, and a drop says why."""

    model: str
    host: str
    """Where it was asked: the host of its address, with the port where one is stated."""
    proposed: int = 0
    kept: int = 0
    """Those that the first reader had read too, and those that were added."""
    added: tuple[str, ...] = ()
    """The ids of the claims that it alone read."""
    dropped: tuple[tuple[str, str], ...] = ()
    """Pairs of why, and the words that the proposal quoted."""
    failure: str | None = None
    """Why it could not be asked, or not about the whole report."""


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything that was read from one report; with a failure, only that."""

    report: Report | None
    mentions: tuple[Mention, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    claims: tuple[Claim, ...] = ()
    entities: tuple[Entity, ...] = ()
    matches: tuple[Match, ...] = ()
    failure: Failure | None = None
    second_reader: SecondReading | None = None
    """None where no second reader was asked for."""
