"""`/api/v1/reports`: the list of reports, and one report with all that was read in it."""

from typing import Annotated, Literal

from fastapi import APIRouter, Query

from hearsay.casefile.interface import ReportSummary
from hearsay.nouns import Claim
from hearsay.running.judged import judge_reading
from hearsay.showing.web import shapes
from hearsay.showing.web.service import Here, Reader
from hearsay.showing.web.telling import Teller, row_of, spans_of
from hearsay.showing.web.view import View

router = APIRouter(prefix="/api/v1/reports", tags=["reports"])

Offset = Annotated[int, Query(ge=0, le=10_000_000)]
Limit = Annotated[int, Query(ge=1, le=500)]
Words = Annotated[str, Query(max_length=500)]


@router.get("", operation_id="listReports")
def list_reports(
    service: Here, person: Reader, offset: Offset = 0, limit: Limit = 100, q: Words = "",
    sort: Literal["newest", "oldest", "title", "claims"] = "newest",
) -> shapes.Page[shapes.ReportRow]:  # fmt: skip
    """Return a page of the reports whose title, publisher or address holds the words of `q`."""
    words = q.casefold().split()
    found = [one for one in service.view.summaries if not words or all(word in _words(one) for word in words)]
    if sort == "title":
        found.sort(key=lambda one: (one.title or one.url or "").casefold())
    elif sort == "claims":
        found.sort(key=lambda one: -one.claims)
    else:
        found.sort(key=lambda one: (one.published_at or "", one.number), reverse=sort == "newest")
    return shapes.Page(total=len(found), items=[row_of(one) for one in found[offset : offset + limit]])


@router.get("/{report}", operation_id="getReport", responses={404: {"model": shapes.Problem}})
def get_report(service: Here, person: Reader, report: str) -> shapes.ReportPage:
    """Return one report: its text, what was read in it, who denies it, and its possible matches with what was decided of them."""
    reading = service.reading(report)
    service.note_access(person, "looked at a report", report)
    view = service.view
    teller = Teller(reading, view)
    denied_by, denies = across(reading.claims, teller, view)
    second = reading.second_reader
    versions = view.casefile.versions(report)
    summary = next(one for one in versions if one.id == report)
    rejected = {match.id for match, one in judge_reading(reading, view.standing).matches if one.outcome == "not matched"}
    text = teller.report
    owner = {mention: entity.id for entity in reading.entities for mention in entity.mentions}
    return shapes.ReportPage(
        **row_of(summary).model_dump(exclude={"claims", "matches", "version"}),
        language=text.language,
        sha256=text.sha256,
        text=text.text,
        mentions=[
            shapes.MentionForm(
                id=one.id,
                start=one.span.start,
                end=one.span.end,
                text=one.text,
                kind=one.kind,
                entity=teller.party(one.id) if one.id in owner else None,
            )
            for one in reading.mentions
        ],
        attributions=[
            shapes.AttributionForm(id=one.id, source=spans_of(one.source), cue=spans_of(one.cue), content=spans_of(one.content))
            for one in reading.attributions
        ],
        claims=[teller.report_claim(card, denied_by.get(card.claim.id, ()), denies.get(card.claim.id, ())) for card in teller.cards.claims],
        matches=[teller.match(match) for match in reading.matches if match.id not in rejected],
        unanchored=[shapes.Unanchored(why=why, words=words) for why, words in second.dropped] if second is not None else [],
        versions=[shapes.VersionForm(id=one.id, version=one.version, retrieved_at=one.gathering.retrieved_at) for one in versions],
        retrieved_at=summary.gathering.retrieved_at,
        model=summary.gathering.model,
    )


def across(
    claims: tuple[Claim, ...], teller: Teller, view: View
) -> tuple[dict[str, list[shapes.Against]], dict[str, list[shapes.Against]]]:
    """Return who denies each claim and what each denial denies: within the report, and in others of the same finding."""
    denied_by: dict[str, list[shapes.Against]] = {}
    denies: dict[str, list[shapes.Against]] = {}
    for card in teller.cards.claims:
        by_number = {number: claim for claim, number in teller.cards.numbers.items()}
        denied_by[card.claim.id] = [teller.said(by_number[one.number]) for one in card.denied_by]
        denies[card.claim.id] = [teller.said(by_number[one.number]) for one in card.denies]
    others: dict[str, Teller] = {teller.report.id: teller}
    for claim in claims:
        finding = view.finding_with.get(f"{teller.report.id}/{claim.id}")
        if finding is None or not finding.denied_by:
            continue
        into = denied_by if claim.polarity == "positive" else denies
        known = {one.claim for one in into[claim.id]}
        for reference in finding.claims[:40]:
            report, _, other = reference.partition("/")
            if other == claim.id or other in known:
                continue
            if report not in others:
                reading = view.casefile.reading(report)
                if reading is None or reading.report is None:
                    continue
                others[report] = Teller(reading, view)
            said = next((one for one in others[report].reading.claims if one.id == other), None)
            if said is not None and said.polarity != claim.polarity:
                into[claim.id].append(others[report].said(other))
    return denied_by, denies


def _words(summary: ReportSummary) -> str:
    return " ".join((summary.title or "", summary.publisher or "", summary.url or "")).casefold()
