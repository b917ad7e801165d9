"""`/reconcile`: the Reconciliation API 0.2, as OpenRefine asks it: a manifest, batches of queries with features, suggesting, a preview.

Follows the W3C Community Group's final report of 2023-04-10.
"""

import json
from html import escape
from typing import Annotated, Any

from fastapi import APIRouter, Form, HTTPException, Query, Request
from fastapi.responses import HTMLResponse
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from hearsay.errors import HearsayError
from hearsay.nouns import Match
from hearsay.screening.queries import LONGEST_NAME
from hearsay.screening.queries import Query as Asked
from hearsay.screening.screening import Screener
from hearsay.showing.web.service import Here, Reader, Service
from hearsay.showing.web.shapes import Problem, Shape
from hearsay.showing.wording import list_title

router = APIRouter(tags=["reconciliation"])

TYPES = {
    "Person": "Person",
    "Organization": "Organisation",
    "Company": "Company",
    "Vessel": "Vessel",
    "LegalEntity": "Person or organisation",
}
PROPERTIES = {"country": "Country", "birthDate": "Birth date", "identifier": "Number", "address": "Address"}
BATCH = 50


class TypeForm(Shape):
    """A kind of party."""

    id: str
    name: str


class ViewForm(Shape):
    """Where an entity's page is."""

    url: str


class PreviewForm(ViewForm):
    """Where an entity's preview is, and its size in pixels."""

    width: int
    height: int


class SuggestForm(Shape):
    """A suggesting service."""

    service_url: str
    service_path: str


class Manifest(Shape):
    """What the service can do."""

    versions: list[str]
    name: str
    identifierSpace: str
    schemaSpace: str
    defaultTypes: list[TypeForm]
    view: ViewForm
    preview: PreviewForm
    suggest: dict[str, SuggestForm]
    batchSize: int


class Feature(Shape):
    """What one feature gave."""

    id: str
    value: float


class Candidate(Shape):
    """A listed party of a like name; `match` proposes it and decides nothing."""

    id: str
    name: str
    description: str
    type: list[TypeForm]
    score: float
    match: bool
    features: list[Feature]


class Result(Shape):
    """The answer to one query."""

    result: list[Candidate]


class Suggestions(Shape):
    """What an input field may offer."""

    result: list[dict[str, str]]


class PropertyIn(BaseModel):
    """A fact of the query."""

    pid: Annotated[str, Field(max_length=64)]
    v: Any = None


class QueryIn(BaseModel):
    """One query."""

    model_config = ConfigDict(populate_by_name=True)
    query: Annotated[str, Field(max_length=LONGEST_NAME)] = ""
    kind: str | list[str] | None = Field(None, alias="type")
    limit: Annotated[int, Field(ge=1, le=100)] = 5
    properties: Annotated[list[PropertyIn], Field(max_length=50)] = []


@router.get(
    "/reconcile",
    operation_id="reconcileManifest",
    response_model=None,
    responses={200: {"model": Manifest | dict[str, Result]}, 400: {"model": Problem}},
)
def get_manifest(
    service: Here, person: Reader, request: Request, queries: Annotated[str | None, Query(max_length=200_000)] = None
) -> Manifest | dict[str, Result]:
    """Return the manifest, or with `queries` the answers to them."""
    if queries is not None:
        return _answer(queries, service, person)
    base, titles = str(request.base_url).rstrip("/"), [list_title(edition.list) for edition, _ in service.view.editions]
    return Manifest(
        versions=["0.2"], name=f"hearsay: {', '.join(titles) or 'no lists'}"[:300],
        identifierSpace=f"{base}/entities/", schemaSpace="https://followthemoney.tech/explorer/schemata/",
        defaultTypes=[TypeForm(id=one, name=name) for one, name in TYPES.items()], view=ViewForm(url=f"{base}/entities/{{{{id}}}}"),
        preview=PreviewForm(url=f"{base}/reconcile/preview?id={{{{id}}}}", width=420, height=200),
        suggest={
            "entity": SuggestForm(service_url=base, service_path="/reconcile/suggest/entity"),
            "property": SuggestForm(service_url=base, service_path="/reconcile/suggest/property"),
            "type": SuggestForm(service_url=base, service_path="/reconcile/suggest/type"),
        },
        batchSize=BATCH,
    )  # fmt: skip


@router.post("/reconcile", operation_id="reconcile", responses={400: {"model": Problem}, 403: {"model": Problem}})
def reconcile(service: Here, person: Reader, queries: Annotated[str, Form(max_length=2_000_000)]) -> dict[str, Result]:
    """Answer a batch of queries, which stand in the form's field as JSON."""
    return _answer(queries, service, person)


@router.get("/reconcile/suggest/entity", operation_id="suggestEntity")
def suggest_entity(
    service: Here, person: Reader, prefix: Annotated[str, Query(max_length=300)] = "", cursor: Annotated[int, Query(ge=0, le=1000)] = 0
) -> Suggestions:
    """Return listed parties that what is being typed may mean."""
    screener = service.screener
    try:
        found = screener.screen(prefix, limit=10 + cursor, threshold=0.3)[cursor:] if screener is not None and prefix.strip() else []
    except HearsayError:
        found = []
    return Suggestions(result=[{"id": one.listing, "name": one.name, "description": list_title(one.edition.list)} for one in found])


@router.get("/reconcile/suggest/property", operation_id="suggestProperty")
def suggest_property(person: Reader, prefix: Annotated[str, Query(max_length=300)] = "") -> Suggestions:
    """Return the facts that a query may give."""
    return Suggestions(result=_beginning(PROPERTIES, prefix))


@router.get("/reconcile/suggest/type", operation_id="suggestType")
def suggest_type(person: Reader, prefix: Annotated[str, Query(max_length=300)] = "") -> Suggestions:
    """Return the kinds of party that there are."""
    return Suggestions(result=_beginning(TYPES, prefix))


@router.get("/reconcile/preview", operation_id="previewEntity", response_class=HTMLResponse, responses={404: {"model": Problem}})
def preview(service: Here, person: Reader, identity: Annotated[str, Query(alias="id", max_length=300)]) -> HTMLResponse:
    """Return a small page about a listed party, without styles or scripts."""
    name, _, number = identity.partition(":")
    edition = next((one for one, _ in service.view.editions if one.list == name), None)
    listing = service.casefile.listing_in(edition, number) if edition is not None else None
    if listing is None or edition is None:
        raise HTTPException(404, "No list in force has a party of this id.")
    facts = [list_title(name) + (f", edition of {edition.date}" if edition.date else ""), ", ".join(one.text for one in listing.names[1:6])]
    facts += [f"listed on {listing.listed_on}" if listing.listed_on else "", ", ".join(listing.programmes)]
    rows = "".join(f"<p>{escape(one)}</p>" for one in facts if one)
    title = escape(listing.names[0].text if listing.names else number)
    return HTMLResponse(f"<!doctype html><html lang=en><meta charset=utf-8><title>{title}</title><h1>{title}</h1>{rows}</html>")


def _answer(queries: str, service: Service, person: Reader) -> dict[str, Result]:
    try:
        batch = json.loads(queries)
        asked = {str(name): QueryIn.model_validate(one) for name, one in batch.items()}
    except (ValueError, AttributeError, TypeError, RecursionError, ValidationError) as error:
        raise HTTPException(400, "`queries` is not a JSON object of queries as the Reconciliation API 0.2 has them.") from error
    if len(asked) > BATCH:
        raise HTTPException(400, f"A batch has at most {BATCH} queries.")
    service.note_access(person, "screened names", "reconciliation")
    screener = service.screener
    return {name: Result(result=_candidates(one, screener) if screener is not None else []) for name, one in asked.items()}


def _candidates(asked: QueryIn, screener: Screener) -> list[Candidate]:
    facts = {one.pid: _plain(one.v) for one in asked.properties}
    kind = asked.kind[0] if isinstance(asked.kind, list) and asked.kind else asked.kind
    query = Asked(
        asked.query, kind if isinstance(kind, str) and kind in TYPES else None, facts.get("birthDate"), facts.get("country"),
        facts.get("identifier"), facts.get("address"),
    )  # fmt: skip
    try:
        found = screener.screen_query(query, limit=asked.limit, threshold=0.3)
    except HearsayError:
        return []
    return [_candidate(one) for one in found]


def _candidate(found: Match) -> Candidate:
    """Return a candidate; its `match` is never true, since whoever asks would take it for settled without having looked."""
    schema = "LegalEntity"
    features = [Feature(id=one.reason, value=one.weight) for one in found.reasons]
    return Candidate(
        id=found.listing, name=found.name, description=list_title(found.edition.list), type=[TypeForm(id=schema, name=TYPES[schema])],
        score=round(100 * found.score, 2), match=False, features=features,
    )  # fmt: skip


def _plain(value: Any) -> str | None:
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("name") or value.get("id")
    return str(value)[:LONGEST_NAME] if value not in (None, "") else None


def _beginning(known: dict[str, str], prefix: str) -> list[dict[str, str]]:
    return [{"id": one, "name": name} for one, name in known.items() if name.casefold().startswith(prefix.casefold())]
