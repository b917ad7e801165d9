"""The forms of what the API takes and gives, from which its OpenAPI schema and the workbench's client are made.

Offsets count Unicode code points of the report's text, start inclusive, end exclusive. Highlights are offsets, never markup.
"""

from typing import Annotated, Generic, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field

from hearsay.nouns import Certainty, ClaimKind, MentionKind, Outcome, Polarity, Sourcing, Tense

Item = TypeVar("Item")


class Shape(BaseModel):
    """What all forms have in common: no fields but their own."""

    model_config = ConfigDict(extra="forbid", populate_by_name=True, serialize_by_alias=True)


class Problem(Shape):
    """Why a request was not answered, and what to do."""

    detail: str


class Page(Shape, Generic[Item]):
    """Some of many."""

    total: int
    items: list[Item]


class Me(Shape):
    """Who asks, and what they may do."""

    name: str
    scopes: list[str]


class CaseState(Shape):
    """The case in numbers."""

    name: str
    reports: int
    claims: int
    findings: int
    entities: int
    failures: int
    open_reviews: int
    version: int
    """Grows with every change."""


class SpanForm(Shape):
    """A stretch of text."""

    start: int
    end: int


class Part(Shape):
    """A stretch of a claim's sentence; role and mention are null for the program's own words."""

    text: str
    role: str | None = None
    mention: str | None = None
    entity: str | None = None
    known_as: str | None = None
    """The name of the entity, where the words themselves do not say it ("the company")."""


class ReportHead(Shape):
    """A report without its text."""

    id: str
    title: str
    url: str | None
    publisher: str | None
    published_at: str | None


class ReportRow(ReportHead):
    """A line of the list of reports."""

    claims: int
    matches: int
    version: int


class Speaker(Shape):
    """One who says it; `named` is false where the report names nobody ("officials")."""

    text: str
    known_as: str | None
    entity: str | None
    named: bool


class TimeSaid(Shape):
    """The report's words about time, and the days that they mean (null where they do not settle it)."""

    text: str
    start: str | None = Field(alias="from")
    end: str | None = Field(alias="to")


class ClaimCard(Shape):
    """A claim as a card shows it, wherever the card stands."""

    id: str
    report: str
    kind: ClaimKind
    polarity: Polarity
    certainty: Certainty
    tense: Tense
    sourcing: Sourcing
    chain: list[Speaker]
    statement: list[Part]
    time: TimeSaid | None
    quotes: list[str]
    reasons: list[str]
    decision: str | None = None
    """What a person decided of it."""


class Against(Shape):
    """The other end of a denial."""

    claim: str
    report: str
    who: str
    statement: str
    title: str | None


class RoleForm(Shape):
    """A role of a claim, and the mentions that fill it."""

    role: str
    mentions: list[str]


class ReportClaim(ClaimCard):
    """A claim on its report's page."""

    number: int
    attribution: str | None
    roles: list[RoleForm]
    source_mentions: list[str]
    evidence: list[SpanForm]
    trigger: SpanForm | None
    second: bool
    """Only a second reader, a language model, read it."""
    denied_by: list[Against]
    denies: list[Against]


class MentionForm(SpanForm):
    """Words that name or describe something."""

    id: str
    text: str
    kind: MentionKind
    entity: str | None


class AttributionForm(Shape):
    """Who said what by which words."""

    id: str
    source: list[SpanForm]
    cue: list[SpanForm]
    content: list[SpanForm]


class ReasonForm(Shape):
    """One feature's share in a score, in words that a person can check."""

    reason: str
    weight: float
    detail: str


class EditionForm(Shape):
    """The published state of a list."""

    list: str
    title: str
    date: str | None
    sha256: str


class PossibleMatch(Shape):
    """A possible match of a name with a listing; never more than possible until a person decides."""

    id: str
    entity: str | None
    entity_name: str
    listing: str
    name: str
    score: float
    edition: EditionForm
    reasons: list[ReasonForm]
    outcome: str
    """What a person decided, or "not checked"."""
    decided_by: str | None = None


class Unanchored(Shape):
    """What a second reader proposed but the report does not bear."""

    why: str
    words: str


class VersionForm(Shape):
    """One version of a report that changed after publication."""

    id: str
    version: int
    retrieved_at: str


class ReportPage(ReportHead):
    """A report with all that was read in it."""

    language: str | None
    sha256: str
    text: str
    mentions: list[MentionForm]
    attributions: list[AttributionForm]
    claims: list[ReportClaim]
    matches: list[PossibleMatch]
    unanchored: list[Unanchored]
    versions: list[VersionForm]
    retrieved_at: str
    model: str


class FindingRow(Shape):
    """What several claims say together about one event."""

    id: str
    kind: ClaimKind
    statement: list[Part]
    time: TimeSaid | None
    credibility: str
    words: str
    reports: int
    origins: int
    independent: int
    contradicted: bool
    denied_by: list[str]


class TrailClaim(ClaimCard):
    """A claim with the report that makes it, and where its words begin."""

    report_head: ReportHead
    start: int | None


class OriginForm(Shape):
    """Where a statement first came from, as far as the reports tell."""

    name: str
    via: list[str]
    established: bool
    claims: list[TrailClaim]


class FindingPage(FindingRow):
    """A finding with its trail down to the words."""

    reasons: list[ReasonForm]
    trail: list[OriginForm]
    against: list[TrailClaim]
    conflicts: list[str]
    circles: list[list[str]]
    statements: list[ReasonForm]


class TimelineItem(Shape):
    """A finding in time."""

    id: str
    about: Literal["finding", "claim"]
    report: str | None
    kind: ClaimKind
    statement: str
    words: str
    start: str = Field(alias="from")
    end: str = Field(alias="to")
    denied: bool
    credibility: str
    """The Admiralty Code's, 1 to 6."""


class TimelinePage(Shape):
    """The findings that have a time, and how many have none."""

    items: list[TimelineItem]
    undated: int


class NetworkNode(Shape):
    """A party of the network."""

    id: str
    name: str
    kind: str
    claims: int
    listed: bool


class EdgeFinding(Shape):
    """A finding that an edge stands for."""

    id: str
    statement: str
    denied: bool


class NetworkEdge(Shape):
    """What is said between two parties by one kind of event."""

    id: str
    start: str = Field(alias="from")
    end: str = Field(alias="to")
    kind: ClaimKind
    findings: list[EdgeFinding]
    denied: bool


class NetworkPage(Shape):
    """Parties, and what is said between them."""

    nodes: list[NetworkNode]
    edges: list[NetworkEdge]
    left_off: int


class EntityRow(Shape):
    """A party of the case."""

    id: str
    name: str
    kind: MentionKind
    aliases: list[str]
    reports: int
    findings: int
    matches: int
    confirmed: int


class NameForm(Shape):
    """A name of a party, and the script that it is written in."""

    text: str
    script: str | None


class ListedNameForm(Shape):
    """A name as a list prints it."""

    text: str
    kind: str


class IdentifierForm(Shape):
    """A number as a list prints it."""

    type: str
    value: str
    country: str | None


class ListedParty(Shape):
    """A party as one publisher lists it."""

    id: str
    list_name: str
    authority: str
    kind: str
    names: list[ListedNameForm]
    birth_dates: list[str]
    countries: list[str]
    addresses: list[str]
    identifiers: list[IdentifierForm]
    programmes: list[str]
    measures: list[str]
    listed_on: str | None
    remarks: str | None


class ListedMatch(PossibleMatch):
    """A possible match with all that the list says of the party."""

    party: ListedParty | None


class EntityPage(EntityRow):
    """A party with its names, possible matches and claims."""

    names: list[NameForm]
    listings: list[ListedMatch]
    told: list[TrailClaim]
    joined: list[str]
    """Why names were joined to one party."""


class Fact(Shape):
    """Something to compare by."""

    name: str
    value: str


class ReviewSide(Shape):
    """One of the two things that a person compares."""

    title: str
    under: str
    facts: list[Fact]
    quote: str | None
    report: ReportHead | None
    claim: str | None
    entity: str | None


class ReviewItem(Shape):
    """A question for a person."""

    id: str
    about: Literal["match", "pair", "claim"]
    subject: list[str]
    """What a decision about it names: `match`, name, listing; `pair`, name, name; `claim`, report, claim."""
    seen: str | None
    """The last decision about it, for the check that nobody decided meanwhile."""
    question: str
    left: ReviewSide
    right: ReviewSide | None
    score: float | None
    reasons: list[ReasonForm]
    state: str


Text = Annotated[str, Field(max_length=2000)]


class DecisionIn(Shape):
    """A decision to be kept."""

    subject: Annotated[list[Text], Field(min_length=2, max_length=3)]
    """`match`, name, listing; `pair`, name, name; `claim`, report, claim; `source`, name; `finding`, id."""
    outcome: Outcome
    note: Text = ""
    seen: str | None = "*"
    """The id of the last decision about it that its maker saw, null for none; "*" does not ask."""


class DecisionRow(Shape):
    """A decision that was kept."""

    id: str
    about: str
    outcome: str
    words: str
    by: str
    at: str
    note: str
    undone: bool
    subject: list[str]


class Stale(Problem):
    """Somebody decided meanwhile: what stands now."""

    current: list[DecisionRow]


class FailureForm(Shape):
    """Why something could not be handled."""

    about: str
    error: str
    message: str


class JobForm(Shape):
    """Long work as it stands."""

    id: str
    what: str
    state: Literal["waiting", "running", "done", "failed", "cancelled"]
    done: int
    total: int | None
    rate: float | None
    """Things a second."""
    failures: list[FailureForm]
    reports: list[str]


Day = Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$")]


class TextIn(Shape):
    """A report as text."""

    text: Annotated[str, Field(min_length=1, max_length=2_000_000)]
    title: Text | None = None
    publisher: Text | None = None
    published: Day | None = None


class AddressIn(Shape):
    """A report by its address on the web."""

    url: Annotated[str, Field(min_length=1, max_length=4000)]
    publisher: Text | None = None
    published: Day | None = None


class EditionRow(Shape):
    """An edition of a list that the case keeps."""

    date: str | None
    sha256: str
    imported_at: str
    listings: int
    in_force: bool


class ListRow(Shape):
    """A list of the case."""

    name: str
    title: str
    authority: str
    address: str | None
    edition: EditionRow | None
    listings: int
    editions: int
    updatable: bool


class ChangeForm(Shape):
    """A party that differs between two editions."""

    id: str
    name: str
    what: str


class ListChanges(Shape):
    """What one edition has and another has not, the first thousand of each."""

    added: list[ChangeForm]
    removed: list[ChangeForm]
    changed: list[ChangeForm]
    totals: dict[str, int]


class ListsIn(Shape):
    """The lists to bring up to date; empty for all."""

    names: Annotated[list[Text], Field(max_length=50)] = []


class Snippet(Shape):
    """Words that were found, and where in them the sought ones stand."""

    text: str
    marks: list[SpanForm]


class FoundReport(ReportHead):
    """A report in which words were found."""

    snippets: list[Snippet]


class Found(Shape):
    """What a search found."""

    reports: list[FoundReport]
    claims: list[TrailClaim]
    entities: list[EntityRow]
    matches: list[PossibleMatch]
    not_checked: str | None
    """Why the name was not screened, where it was not."""
