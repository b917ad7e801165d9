"""`/match`, `/search`, `/entities` and `/catalog` in yente's shapes, so that its users can switch by changing an address.

Where hearsay knows more, or does not know what yente asks, `docs/reference/api.md` says so.
"""

from collections.abc import Iterable
from typing import Annotated, Any, Literal

from fastapi import APIRouter, HTTPException, Query
from fastapi.concurrency import run_in_threadpool
from pydantic import BaseModel, ConfigDict, Field

from hearsay import __version__
from hearsay.errors import HearsayError
from hearsay.lists.descriptors import find_descriptor
from hearsay.nouns import Listing, Match
from hearsay.screening.queries import LONGEST_NAME
from hearsay.screening.queries import Query as Asked
from hearsay.screening.screening import Screener
from hearsay.showing.web.money import NUMBERS, Schema, YenteEntity, entity_of
from hearsay.showing.web.service import Here, Reader, Service
from hearsay.showing.web.shapes import Problem, Shape

router = APIRouter(tags=["yente"])

ALL = ("default", "sanctions", "all")
"""Names of datasets that mean every list of the case; any other is a list's own name."""
BATCH = 100
FEW = 3
"""Names that are screened at once, without another thread."""
MOST = 200
"""Possible matches that are looked through where only some lists are asked."""
NUMBER_NAMES = tuple(name for _, name in NUMBERS)
Value = Annotated[str, Field(max_length=LONGEST_NAME)]
Values = Annotated[list[Value], Field(max_length=50)]
DatasetName = Annotated[str, Field(max_length=100)]


class Example(BaseModel):
    """What is known of one party that somebody asks about; properties that are not compared are left aside."""

    model_config = ConfigDict(populate_by_name=True)
    id: str | None = None
    kind: Schema = Field(alias="schema")
    properties: Annotated[dict[str, Values | Value], Field(max_length=100)]


class MatchIn(BaseModel):
    """Up to a hundred parties, each under a name of the asker's."""

    queries: Annotated[dict[str, Example], Field(max_length=BATCH)]
    weights: dict[str, float] = {}
    config: dict[str, Any] = {}


class Explanation(Shape):
    """What one feature gave."""

    score: float
    detail: str | None
    query: str | None = None
    candidate: str | None = None


class Scored(YenteEntity):
    """A listed party with its score; `match` says no more than that the score is above the threshold."""

    score: float
    match: bool
    explanations: dict[str, Explanation]


class Total(Shape):
    """How many there are."""

    value: int
    relation: Literal["eq", "gte"] = "eq"


class Response(Shape):
    """The answer to one of the queries."""

    status: int
    results: list[Scored]
    total: Total
    query: dict[str, Any]
    detail: str | None = None


class MatchOut(Shape):
    """The answers by the asker's names."""

    responses: dict[str, Response]
    limit: int


class SearchOut(Shape):
    """Listed parties of a like name."""

    limit: int
    offset: int
    total: Total
    results: list[Scored]
    facets: dict[str, Any] = Field(default_factory=dict)


class DatasetForm(Shape):
    """A list, as yente's catalogue tells of one."""

    name: str
    title: str
    version: str
    index_version: str
    index_current: bool
    load: bool
    entity_count: int
    publisher: str
    url: str | None


class Catalog(Shape):
    """The lists of the case."""

    datasets: list[DatasetForm]
    current: list[str]
    outdated: list[str]
    index_stale: bool
    version: str = __version__


@router.post("/match/{dataset}", operation_id="match", responses={404: {"model": Problem}, 403: {"model": Problem}})
async def match(
    service: Here, person: Reader, dataset: str, asked: MatchIn, limit: Annotated[int, Query(ge=1, le=100)] = 5,
    threshold: Annotated[float, Query(ge=0, le=1)] = 0.7, cutoff: Annotated[float, Query(ge=0, le=1)] = 0.5, algorithm: str = "best",
    exclude_schema: Annotated[list[str] | None, Query(max_length=50)] = None,
    exclude_dataset: Annotated[list[str] | None, Query(max_length=50)] = None,
    exclude_entity_ids: Annotated[list[str] | None, Query(max_length=1000)] = None,
    include_dataset: Annotated[list[str] | None, Query(max_length=50)] = None,
) -> MatchOut:  # fmt: skip
    """Return for each query the listed parties of a like name: those of at least `cutoff`, and whether they reach `threshold`."""

    def answer() -> MatchOut:
        screener = _screener(service)
        lists = _lists(dataset, service, include_dataset, exclude_dataset)
        service.note_access(person, "screened names", dataset)
        most = limit * 3 if len(lists) == len(screener.editions) else MOST
        responses = {}
        for name, example in asked.queries.items():
            found = _found(example, screener, lists, most, cutoff)
            given = {"schema": example.kind, "properties": {key: _values(value) for key, value in example.properties.items()}}
            if isinstance(found, str):
                responses[name] = Response(status=400, results=[], total=Total(value=0), query=given, detail=found)
                continue
            scored = [_scored(one, listing, threshold) for one, listing in found if one.listing not in (exclude_entity_ids or ())]
            kept = [one for one in scored if one.kind not in (exclude_schema or ())][:limit]
            responses[name] = Response(status=200, results=kept, total=Total(value=len(kept)), query=given)
        return MatchOut(responses=responses, limit=limit)

    # A few names take less time than handing them to another thread does.
    if len(asked.queries) <= FEW and service.is_ready(person, "screened names", dataset):
        return answer()
    return await run_in_threadpool(answer)


@router.get("/search/{dataset}", operation_id="searchListings", responses={404: {"model": Problem}})
def search_listings(
    service: Here, person: Reader, dataset: str, q: Annotated[str, Query(max_length=LONGEST_NAME)] = "", schema: Schema = "Thing",
    countries: Annotated[list[str] | None, Query(max_length=50)] = None, datasets: Annotated[list[str] | None, Query(max_length=50)] = None,
    limit: Annotated[int, Query(ge=0, le=500)] = 10, offset: Annotated[int, Query(ge=0, le=9499)] = 0,
) -> SearchOut:  # fmt: skip
    """Return listed parties of a like name."""
    lists = _lists(dataset, service, datasets, None)
    service.note_access(person, "searched the lists", q)
    found: list[Scored] = []
    if q.strip():
        try:
            matches = _screener(service).screen_listings(Asked(q, _schema(schema)), limit=min(500, offset + limit + 50), threshold=0.3)
        except HearsayError:
            matches = []
        scored = [_scored(one, listing, 0.7) for one, listing in matches if one.edition.list in lists]
        found = [one for one in scored if _lies_in(one, countries)]
    return SearchOut(limit=limit, offset=offset, total=Total(value=len(found)), results=found[offset : offset + limit])


@router.get("/entities/{identity:path}", operation_id="getListing", responses={404: {"model": Problem}})
def get_listing(service: Here, person: Reader, identity: str, nested: bool = True) -> YenteEntity:
    """Return a listed party by its id, `<list>:<the publisher's own id>`."""
    name, _, number = identity.partition(":")
    edition = next((one for one, _ in service.view.editions if one.list == name), None)
    listing = service.casefile.listing_in(edition, number) if edition is not None else None
    if listing is None or edition is None:
        raise HTTPException(404, "No list in force has a party of this id.")
    service.note_access(person, "looked at a listing", identity)
    return YenteEntity(**entity_of(listing, edition))


@router.get("/catalog", operation_id="catalog")
def catalog(service: Here, person: Reader) -> Catalog:
    """Return the lists of the case, and which editions are in force."""
    datasets = []
    for edition, listings in service.view.editions:
        about = find_descriptor(edition.list)
        version = edition.date or edition.sha256[:12]
        datasets.append(
            DatasetForm(
                name=edition.list, title=about.title, version=version, index_version=version, index_current=True, load=True,
                entity_count=listings, publisher=about.publisher, url=about.address or None,
            )
        )  # fmt: skip
    return Catalog(datasets=datasets, current=[one.name for one in datasets], outdated=[], index_stale=False)


def _found(example: Example, screener: Screener, lists: set[str], most: int, cutoff: float) -> list[tuple[Match, Listing]] | str:
    """Return the listed parties that any of the names may mean, the likeliest first, or why there can be none."""
    found: dict[str, tuple[Match, Listing]] = {}
    try:
        for query in _queries(example):
            for one, listing in screener.screen_listings(query, limit=most, threshold=cutoff):
                if one.edition.list in lists and (one.listing not in found or one.score > found[one.listing][0].score):
                    found[one.listing] = one, listing
    except HearsayError as error:
        return str(error)
    return sorted(found.values(), key=lambda one: -one[0].score)


def _screener(service: Service) -> Screener:
    screener = service.screener
    if screener is None:
        raise HTTPException(404, "The case keeps no lists; import one with `hearsay lists import`.")
    return screener


def _lists(dataset: str, service: Service, only: Iterable[str] | None, but: Iterable[str] | None) -> set[str]:
    held = {edition.list for edition in _screener(service).editions}
    if dataset not in ALL and dataset not in held:
        raise HTTPException(404, "There is no such dataset; /catalog names those that there are.")
    chosen = held if dataset in ALL else {dataset}
    return {name for name in chosen if (not only or name in set(only)) and name not in set(but or ())}


def _values(value: list[str] | str) -> list[str]:
    return [value] if isinstance(value, str) else value


def _queries(example: Example) -> list[Asked]:
    """Return a query for each name that is given, the other facts beside each."""
    properties = {name: _values(value) for name, value in example.properties.items()}

    def first(*names: str) -> str | None:
        return next((value for name in names for value in properties.get(name, ()) if value.strip()), None)

    names = [name for key in ("name", "alias", "weakAlias", "previousName") for name in properties.get(key, ()) if name.strip()][:10]
    return [
        Asked(
            name, _schema(example.kind), first("birthDate"), first("country", "nationality", "jurisdiction", "citizenship"),
            first(*NUMBER_NAMES),
            first("address", "addressEntity"),
        )
        for name in names or [""]
    ]  # fmt: skip


def _schema(name: str) -> str | None:
    return {"Thing": None, "LegalEntity": "LegalEntity", "Organization": "Organization"}.get(name, name)


def _scored(found: Match, listing: Listing, threshold: float) -> Scored:
    explanations = {one.reason: Explanation(score=one.weight, detail=one.detail, candidate=found.name) for one in found.reasons}
    return Scored(**entity_of(listing, found.edition), score=found.score, match=found.score >= threshold, explanations=explanations)


def _lies_in(one: Scored, countries: list[str] | None) -> bool:
    return not countries or bool(
        {*one.properties.get("country", ()), *one.properties.get("nationality", ())} & {c.lower() for c in countries}
    )
