"""A case becomes tables that a spreadsheet can hold: reports, claims, fillers, entities, matches, findings, decisions, what was not read.

What comes in: `CaseContents`. What goes out: each table's columns and rows. Ids tie the tables together. A claim's row never stands
without the one who says it.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from hearsay.nouns import QuantityValue, Reason, TimeValue
from hearsay.showing.export.contents import CaseContents
from hearsay.showing.export.telling import Telling, ToldClaim, ToldFiller
from hearsay.showing.wording import listed_by

Cell = str | int | float | None


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, what stands in it, and the width that shows it, in characters."""

    name: str
    meaning: str
    width: int = 20


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its rows, each as long as `columns`."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]


ID = 20
LONG = 60
COLUMNS: dict[str, tuple[Column, ...]] = {
    "reports": (
        Column("report", "the report's id", ID),
        Column("title", "its title", LONG),
        Column("publisher", "who published it", 28),
        Column("published_at", "the day of publication", 13),
        Column("address", "where it was gathered from", 40),
        Column("language", "ISO 639-1 code", 10),
        Column("sha256", "digest of the bytes that were gathered", 30),
        Column("retrieved_at", "when it was gathered", 21),
        Column("read_at", "when it was read", 21),
        Column("model", "what it was read with", 24),
        Column("characters", "length of the text, in code points", 11),
        Column("claims", "number of claims read from it", 9),
        Column("denials", "how many of them say that something is not so", 9),
    ),
    "claims": (
        Column("claim", "the claim's id", ID),
        Column("report", "the report that it was read from", ID),
        Column("number", "its number in the report, from 1", 8),
        Column("who_says", "the chain of sources, outermost first", 36),
        Column("sourcing", "publisher, named or unnamed", 11),
        Column("statement", "what they say, in words of hearsay's", LONG),
        Column("kind", "the kind of event", 11),
        Column("polarity", "negative where they say that it is not so", 10),
        Column("certainty", "how surely they say it", 10),
        Column("tense", "past, present or future", 9),
        Column("time_words", "when, in the report's words", 18),
        Column("time_from", "the first day that the words mean", 12),
        Column("time_to", "the last day that the words mean", 12),
        Column("denied_by", "who denies it, in the same report or in another of the same finding", 28),
        Column("denied_by_claims", "the claims of the same report that deny it", ID),
        Column("denies_claims", "the claims that it denies", ID),
        Column("findings", "the findings that it is part of", ID),
        Column("quote", "the report's own words", LONG),
        Column("start", "where the words begin in the text, in code points", 8),
        Column("end", "where they end", 8),
    ),
    "fillers": (
        Column("claim", "the claim's id", ID),
        Column("role", "the role, or `source` with the place in the chain", 14),
        Column("words", "the report's words", 40),
        Column("kind", "what the words are", 13),
        Column("entity", "the entity that they stand for", ID),
        Column("entity_name", "its name", 32),
        Column("start", "where the words begin in the text", 8),
        Column("end", "where they end", 8),
        Column("value_from", "the least number, sum or day that the words mean", 14),
        Column("value_to", "the greatest", 14),
        Column("unit", "the unit or currency", 10),
    ),
    "entities": (
        Column("entity", "the entity's id", ID),
        Column("name", "its name", 36),
        Column("kind", "what it is", 13),
        Column("aliases", "other names that the reports use", 36),
        Column("reports", "how many reports name or describe it", 9),
        Column("claims", "how many claims it plays a part in", 9),
        Column("matches", "how many possible matches it has", 9),
        Column("joined_from", "the entities of single reports that it was joined from", ID),
        Column("reasons", "why they were joined", LONG),
    ),
    "matches": (
        Column("match", "the possible match's id", ID),
        Column("entity", "the entity's id", ID),
        Column("entity_name", "its name", 32),
        Column("status", "what a person decided, if anybody did", 32),
        Column("listing", "the list, and the publisher's own id", 28),
        Column("listed_name", "the listed name that agreed best", 36),
        Column("listed_by", "the list and its edition", 40),
        Column("edition_sha256", "digest of the edition", 30),
        Column("score", "how alike they are, 0 to 1", 8),
        Column("reasons", "each reason with its weight", LONG),
        Column("decided_by", "who decided", 18),
        Column("decided_at", "when", 21),
        Column("note", "why", 40),
    ),
    "findings": (
        Column("finding", "the finding's id", ID),
        Column("number", "its number in the case", 8),
        Column("event", "the kind of event and who plays which part", LONG),
        Column("credibility", "the Admiralty Code's 1 to 6", 11),
        Column("words", "the grade in words", LONG),
        Column("origins", "where the statements first came from", 40),
        Column("denied_by", "who denies it", 32),
        Column("claims", "the claims that it is made of", ID),
        Column("reasons", "each reason with its weight", LONG),
    ),
    "decisions": (
        Column("decision", "the decision's id", ID),
        Column("about", "what was judged", ID),
        Column("outcome", "how", 14),
        Column("by", "who judged", 18),
        Column("at", "when", 21),
        Column("note", "why", LONG),
    ),
    "not_read": (
        Column("about", "the file or address", 40),
        Column("error", "the kind of failure", 18),
        Column("message", "what went wrong", LONG),
    ),
}
"""The tables of every spreadsheet, in their order."""


def case_tables(contents: CaseContents) -> list[Table]:
    """Return every table of the case; one without rows is there all the same."""
    telling = Telling(contents)
    return [Table(name, columns, tuple(ROWS[name](telling))) for name, columns in COLUMNS.items()]


def _reports(telling: Telling) -> Iterator[tuple[Cell, ...]]:
    for told in telling.reports:
        report, gathered, claims = told.report, told.gathered, told.cards.claims
        when = (gathered.retrieved_at, gathered.read_at, gathered.model) if gathered else (None, None, None)
        denials = sum(card.claim.polarity == "negative" for card in claims)
        facts = (report.title, report.publisher, report.published_at, report.url, report.language, report.sha256)
        yield (told.id, *facts, *when, len(report.text), len(claims), denials)


def _claims(telling: Telling) -> Iterator[tuple[Cell, ...]]:
    for told in telling.claims:
        claim, time = told.claim, told.claim.time
        value = time.value if time else None
        first = claim.evidence[0] if claim.evidence else None
        yield (
            told.id,
            told.told.id,
            told.card.number,
            told.card.who,
            claim.sourcing,
            told.statement,
            claim.kind,
            claim.polarity,
            claim.certainty,
            claim.tense,
            time.text if time else None,
            value.start if value else None,
            value.end if value else None,
            told.denials or None,
            _list(told.denied_by),
            _list(told.denies),
            _list(one.finding.id for one in telling.findings_of.get(told.id, ())),
            _list(told.card.quotes, " […] "),
            first.start if first else None,
            first.end if first else None,
        )


def _fillers(telling: Telling) -> Iterator[tuple[Cell, ...]]:
    for told in telling.claims:
        for filler in told.fillers:
            yield _filler(told, filler.role, filler)
        for place, speaker in enumerate(told.speakers, start=1):
            yield _filler(told, f"source {place}", speaker)


def _filler(told: ToldClaim, role: str, filler: ToldFiller) -> tuple[Cell, ...]:
    mention, party = filler.mention, filler.party
    ends: tuple[Cell, Cell, Cell] = (None, None, None)
    match mention.value:
        case TimeValue(start, end):
            ends = (start, end, None)
        case None:
            pass
        case value:
            ends = (value.low, value.high, value.unit if isinstance(value, QuantityValue) else value.currency)
    known = (party.id, party.name) if party else (None, None)
    return (told.id, role, filler.words, mention.kind, *known, mention.span.start, mention.span.end, *ends)


def _entities(telling: Telling) -> Iterator[tuple[Cell, ...]]:
    for party in telling.parties:
        counts = (len(found.get(party.id, ())) for found in (telling.reports_of, telling.claims_about, telling.matches_of))
        yield (party.id, party.name, party.kind, _list(party.aliases), *counts, _list(party.entities), _list(party.reasons))


def _matches(telling: Telling) -> Iterator[tuple[Cell, ...]]:
    for told in telling.matches:
        match, decision = told.match, told.decision
        decided = (decision.by, decision.at, decision.note or None) if decision else (None, None, None)
        found = (match.listing, match.name, listed_by(match.edition), match.edition.sha256, round(match.score, 4))
        yield (match.id, told.party.id, told.party.name, told.status, *found, reasons_in_words(match.reasons), *decided)


def _findings(telling: Telling) -> Iterator[tuple[Cell, ...]]:
    for told in telling.findings:
        finding = told.finding
        said = (finding.credibility, finding.words or None, _list(told.origins), _list(told.denied_by))
        yield (finding.id, told.number, told.title, *said, _list(one.id for one in told.claims), reasons_in_words(finding.reasons))


def _decisions(telling: Telling) -> Iterator[tuple[Cell, ...]]:
    for one in telling.contents.decisions:
        yield (one.id, one.about, one.outcome, one.by, one.at, one.note or None)


def _not_read(telling: Telling) -> Iterator[tuple[Cell, ...]]:
    for failure in telling.failures:
        yield (failure.about, failure.error, failure.message)


ROWS: dict[str, Callable[[Telling], Iterator[tuple[Cell, ...]]]] = {
    "reports": _reports,
    "claims": _claims,
    "fillers": _fillers,
    "entities": _entities,
    "matches": _matches,
    "findings": _findings,
    "decisions": _decisions,
    "not_read": _not_read,
}


def reasons_in_words(reasons: tuple[Reason, ...]) -> str | None:
    """Return reasons with their weights, such as `name +0.70: same name`."""
    return _list(f"{reason.reason} {reason.weight:+.2f}: {reason.detail}" for reason in reasons)


def _list(parts: "Iterator[str] | tuple[str, ...] | map[str]", between: str = "; ") -> str | None:
    return between.join(parts) or None
