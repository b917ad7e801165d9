"""The exact forms of the JSON lines that `hearsay read` and `hearsay screen` print, as typed dictionaries.

The JSON Schemas in `docs/reference/` are generated from these (`python -m hearsay.showing.export.schemas`), so a form that changes
here changes there or a test fails. Offsets count Unicode code points of the report's text, start inclusive, end exclusive.
"""

from typing import NotRequired, TypeAlias

from typing_extensions import TypedDict

from hearsay.nouns import Certainty, ClaimKind, MentionKind, Polarity, Sourcing, Tense

SpanPair: TypeAlias = tuple[int, int]

IntervalForm = TypedDict("IntervalForm", {"from": str, "to": str})
"""An interval of ISO dates, both ends inclusive."""

ClaimTimeForm = TypedDict("ClaimTimeForm", {"text": str, "from": str | None, "to": str | None})
"""The report's words about time, and the dates that they mean; null where the words do not settle them."""


class QuantityForm(TypedDict):
    """A number or a range; null where an end is open."""

    low: float | None
    high: float | None
    unit: str | None


class MoneyForm(TypedDict):
    """A sum or a range, in an ISO 4217 currency."""

    low: float | None
    high: float | None
    currency: str | None


class ReportForm(TypedDict):
    """The report as it was gathered."""

    id: str
    title: str | None
    url: str | None
    publisher: str | None
    published_at: str | None
    language: str | None
    sha256: str
    text: str


class MentionForm(TypedDict):
    """Words that name or describe something; `value` stands on times, quantities and sums only."""

    id: str
    start: int
    end: int
    text: str
    kind: MentionKind
    entity: str | None
    value: NotRequired[IntervalForm | QuantityForm | MoneyForm | None]


class EditionForm(TypedDict):
    """The published state of a list that a match was found in."""

    list: str
    date: str | None
    sha256: str


class ReasonForm(TypedDict):
    """One feature's share in a score."""

    reason: str
    weight: float
    detail: str


class MatchForm(TypedDict):
    """A possible match with one listing."""

    listing: str
    name: str
    score: float
    edition: EditionForm
    reasons: list[ReasonForm]


class EntityForm(TypedDict):
    """What one or more mentions refer to, with its possible matches, best first."""

    id: str
    name: str
    kind: MentionKind
    mentions: list[str]
    matches: list[MatchForm]


class AttributionForm(TypedDict):
    """Who said what by which words; `outer` is the attribution that holds this one."""

    id: str
    source: list[SpanPair]
    cue: list[SpanPair]
    content: list[SpanPair]
    outer: str | None


class ClaimForm(TypedDict):
    """One thing stated, and who says so."""

    id: str
    kind: ClaimKind
    polarity: Polarity
    certainty: Certainty
    tense: Tense
    source: list[str]
    sourcing: Sourcing
    attribution: str | None
    roles: dict[str, list[str]]
    time: ClaimTimeForm | None
    evidence: list[SpanPair]


class FailureForm(TypedDict):
    """Why a report or row could not be handled."""

    about: str
    error: str
    message: str


class DroppedForm(TypedDict):
    """A claim of the second reader that was not taken: why, and the words that it quoted."""

    why: str
    quote: str


class SecondReaderForm(TypedDict):
    """What a language model proposed as a second reader; each proposal is kept or dropped, `added` are the claims that it alone read."""

    model: str
    host: str
    proposed: int
    kept: int
    added: list[str]
    dropped: list[DroppedForm]
    failure: str | None


class ReadRow(TypedDict):
    """The line of a report that was read; `second_reader` stands only where one was asked for."""

    report: ReportForm
    mentions: list[MentionForm]
    entities: list[EntityForm]
    attributions: list[AttributionForm]
    claims: list[ClaimForm]
    second_reader: NotRequired[SecondReaderForm]
    failure: None


class FailedRow(TypedDict):
    """The line of a report that could not be read."""

    failure: FailureForm


class QueryForm(TypedDict):
    """The row of the CSV file that was asked about; rows count from 1, the header apart."""

    row: int
    name: str


class ScreenRow(TypedDict):
    """The line of a row that was screened, its possible matches best first."""

    query: QueryForm
    matches: list[MatchForm]
    failure: None


class FailedScreenRow(TypedDict):
    """The line of a row that could not be checked."""

    query: QueryForm
    failure: FailureForm


ReadLine: TypeAlias = ReadRow | FailedRow
ScreenLine: TypeAlias = ScreenRow | FailedScreenRow
