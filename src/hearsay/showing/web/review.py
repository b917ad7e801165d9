"""`/api/v1/queue` and `/api/v1/decisions`: what waits for a person, what people decided, and how it is taken back."""

from datetime import UTC, datetime
from typing import Annotated, Literal

from fastapi import APIRouter, HTTPException, Query
from fastapi.responses import JSONResponse

from hearsay.errors import CaseError, SettingsError, StaleDecision
from hearsay.nouns import Decision, Listing, Match, Reading, claim_key, match_key
from hearsay.running.deciding import OUTCOMES, aim_at
from hearsay.showing.web import shapes
from hearsay.showing.web.reports import Limit, Offset
from hearsay.showing.web.service import Decider, Here, Reader
from hearsay.showing.web.telling import Teller, decision_row, finding_parts, head_of, reasons_of
from hearsay.showing.web.view import View, words_of
from hearsay.showing.wording import list_title, listed_by

router = APIRouter(prefix="/api/v1", tags=["review"])

AROUND = 90
"""Characters of the report that are shown on each side of a name."""
Sort = Literal["match", "pair", "claim"]


@router.get("/queue", operation_id="listQueue")
def list_queue(
    service: Here, person: Reader, kind: Sort = "match", offset: Offset = 0, limit: Limit = 50
) -> shapes.Page[shapes.ReviewItem]:
    """Return what waits for a person: possible matches, names that may be one party's, and claims that are disputed."""
    view = service.view
    if kind == "match":
        matches = view.open_matches
        items = [_match(*one, view) for one in matches[offset : offset + limit]]
        return shapes.Page(total=len(matches), items=items)
    if kind == "pair":
        pairs = view.open_pairs
        items = [
            shapes.ReviewItem(
                id=one.key, about="pair", subject=["pair", one.first, one.second], seen=_seen(one.key, view),
                question=f"Are “{one.first}” and “{one.second}” one party?", left=_party(one.first, view), right=_party(one.second, view),
                score=one.likelihood, reasons=[shapes.ReasonForm(reason="because", weight=0.0, detail=words) for words in one.reasons],
                state="open",
            )
            for one in pairs[offset : offset + limit]
        ]  # fmt: skip
        return shapes.Page(total=len(pairs), items=items)
    disputed = view.open_claims
    return shapes.Page(total=len(disputed), items=[_claim(*one, view) for one in disputed[offset : offset + limit]])


@router.get("/decisions", operation_id="listDecisions")
def list_decisions(
    service: Here, person: Reader, offset: Offset = 0, limit: Limit = 100, about: Annotated[str, Query(max_length=200)] = ""
) -> shapes.Page[shapes.DecisionRow]:
    """Return what was decided, the newest first: everything, or what is about one thing."""
    view = service.view
    stand = {one.id for one in view.standing.values()}
    made = [one for one in reversed(view.decisions) if not about or one.about == about]
    rows = [decision_row(one, undone=one.outcome != "withdrawn" and one.id not in stand) for one in made[offset : offset + limit]]
    return shapes.Page(total=len(made), items=rows)


@router.post(
    "/decisions", operation_id="decide", status_code=201, response_model=shapes.DecisionRow,
    responses={**{code: {"model": shapes.Problem} for code in (400, 403, 404)}, 409: {"model": shapes.Stale}},
)  # fmt: skip
def decide(service: Here, person: Decider, asked: shapes.DecisionIn) -> shapes.DecisionRow | JSONResponse:
    """Keep a decision; "withdrawn" takes the last one about the same thing back. 409 where somebody decided meanwhile."""
    subject = tuple(asked.subject)
    if asked.outcome not in (*OUTCOMES.get(subject[0], ()), "withdrawn"):
        raise HTTPException(400, f"“{asked.outcome}” is not a decision about a {subject[0][:20]}.")
    try:
        key, words = aim_at(subject, service.casefile)
    except SettingsError as error:
        raise HTTPException(400, f"{error}.") from error
    except CaseError as error:
        raise HTTPException(404, f"{error}.") from error
    at = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    decision = Decision(key, asked.outcome, person.name, at, asked.note, words)
    try:
        service.casefile.decide(decision, seen=asked.seen)
    except StaleDecision as error:
        made = service.casefile.decisions(key)
        rows = [decision_row(one, undone=one is not made[-1]) for one in made]
        return JSONResponse(shapes.Stale(detail=f"{error}", current=rows).model_dump(mode="json"), status_code=409)
    return decision_row(decision, undone=False)


def _seen(key: str, view: View) -> str | None:
    last = view.last_about.get(key)
    return last.id if last is not None else None


def _match(match: Match, name: str, report: str, view: View) -> shapes.ReviewItem:
    key = match_key(name, match.listing)
    reading = view.casefile.reading(report)
    listing = view.casefile.listing_in(match.edition, match.listing.partition(":")[2])
    facts = [shapes.Fact(name="List", value=listed_by(match.edition)), *(_listed(listing) if listing is not None else ())]
    right = shapes.ReviewSide(
        title=match.name, under=f"{list_title(match.edition.list)} · {match.listing}", facts=facts, quote=None, report=None, claim=None,
        entity=None,
    )  # fmt: skip
    return shapes.ReviewItem(
        id=key, about="match", subject=["match", name, match.listing], seen=_seen(key, view),
        question=f"Is “{name}” in this report the party that {list_title(match.edition.list)} lists as “{match.name}”?",
        left=_named(name, match.entity, reading, view), right=right, score=match.score, reasons=reasons_of(match.reasons), state="open",
    )  # fmt: skip


def _named(name: str, entity: str | None, reading: Reading | None, view: View) -> shapes.ReviewSide:
    report = reading.report if reading is not None else None
    own = next((one for one in reading.entities if one.id == entity), None) if reading is not None else None
    quote = None
    if reading is not None and report is not None and own is not None:
        spans = {mention.id: mention.span for mention in reading.mentions}
        first = next((spans[one] for one in own.mentions if one in spans), None)
        if first is not None:
            quote = "…" + " ".join(report.text[max(0, first.start - AROUND) : first.end + AROUND].split()) + "…"
    facts = [shapes.Fact(name="Also called", value=", ".join(own.aliases))] if own is not None and own.aliases else []
    party = view.party_of.get(entity or "")
    return shapes.ReviewSide(
        title=name, under=own.kind if own is not None else "", facts=facts, quote=quote,
        report=head_of(report) if report is not None else None, claim=None, entity=party.id if party is not None else None,
    )  # fmt: skip


def _listed(listing: Listing) -> list[shapes.Fact]:
    rows = (
        ("Kind", listing.schema), ("Names", "; ".join(one.text for one in listing.names[:12])), ("Listed on", listing.listed_on or ""),
        ("Born", ", ".join(listing.birth_dates)), ("Countries", ", ".join(listing.countries)),
        ("Addresses", "; ".join(listing.addresses[:4])),
        ("Numbers", "; ".join(f"{one.type} {one.value}" for one in listing.identifiers[:6])), ("Measures", ", ".join(listing.measures)),
        ("Programmes", ", ".join(listing.programmes)), ("Remarks", (listing.remarks or "")[:400]),
    )  # fmt: skip
    return [shapes.Fact(name=name, value=value) for name, value in rows if value]


def _party(name: str, view: View) -> shapes.ReviewSide:
    party = view.party_named.get(name)
    about = view.findings_about.get(name, [])
    facts = [shapes.Fact(name="Said of it", value=words_of(finding_parts(one, view))) for one in about[:5]]
    if party is not None and party.aliases:
        facts.insert(0, shapes.Fact(name="Also called", value=", ".join(party.aliases[:8])))
    return shapes.ReviewSide(
        title=name, under=party.kind if party is not None else "", facts=facts, quote=None, report=None, claim=None,
        entity=party.id if party is not None else None,
    )  # fmt: skip


def _claim(finding: object, reading: Reading, claim: str, why: str, view: View) -> shapes.ReviewItem:
    teller = Teller(reading, view)
    told = teller.trail_claim(claim)
    own = next(one for one in reading.claims if one.id == claim)
    key = claim_key(teller.report.id, own.kind, own.evidence[0].of(teller.report.text))
    chain = " › ".join(one.text for one in told.chain) or "the report itself"
    facts = [
        shapes.Fact(name="Says who", value=chain),
        shapes.Fact(name="How surely", value=told.certainty),
        shapes.Fact(name="Conflict", value=why),
    ]
    left = shapes.ReviewSide(
        title=words_of(told.statement), under=told.kind, facts=facts, quote=told.quotes[0] if told.quotes else None,
        report=told.report_head, claim=claim, entity=None,
    )  # fmt: skip
    return shapes.ReviewItem(
        id=key, about="claim", subject=["claim", teller.report.id, claim], seen=_seen(key, view),
        question="Was this claim read rightly from the words?", left=left, right=None, score=None, reasons=[], state="open",
    )  # fmt: skip
