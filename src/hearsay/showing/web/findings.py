"""`/api/v1/findings`, `/timeline` and `/network`: what the claims say together, when it was, and between whom."""

from typing import Annotated, Literal

from fastapi import APIRouter, HTTPException, Query

from hearsay.nouns import ClaimKind, Finding, make_id
from hearsay.showing.network import make_network
from hearsay.showing.web import shapes
from hearsay.showing.web.reports import Limit, Offset, Words
from hearsay.showing.web.service import Here, Reader
from hearsay.showing.web.telling import finding_page, finding_parts, finding_row
from hearsay.showing.web.view import View, words_of

router = APIRouter(prefix="/api/v1", tags=["findings"])

DayParam = Annotated[str | None, Query(pattern=r"^\d{4}-\d{2}-\d{2}$")]
Grade = Literal["1", "2", "3", "4", "5", "6", ""]


@router.get("/findings", operation_id="listFindings")
def list_findings(
    service: Here, person: Reader, offset: Offset = 0, limit: Limit = 100, kind: ClaimKind | Literal[""] = "", grade: Grade = "",
    contradicted: Literal["yes", "no", ""] = "", q: Words = "",
) -> shapes.Page[shapes.FindingRow]:  # fmt: skip
    """Return a page of the findings, those of the most independent origins first."""
    view = service.view
    words = q.casefold().split()
    found = [
        one
        for one in view.findings
        if (not kind or one.kind == kind)
        and (not grade or one.credibility == grade)
        and (not contradicted or bool(one.denied_by or one.contradictions) == (contradicted == "yes"))
        and (not words or all(word in _words(one) for word in words))
    ]
    return shapes.Page(total=len(found), items=[finding_row(one, view) for one in found[offset : offset + limit]])


@router.get("/findings/{finding}", operation_id="getFinding", responses={404: {"model": shapes.Problem}})
def get_finding(service: Here, person: Reader, finding: str) -> shapes.FindingPage:
    """Return a finding with its origins and the words of every claim."""
    view = service.view
    found = view.finding_of.get(finding)
    if found is None:
        raise HTTPException(404, "There is no finding of this id; it may be another since the case was weighed again.")
    service.note_access(person, "looked at a finding", finding)
    return finding_page(found, view)


@router.get("/timeline", operation_id="getTimeline")
def get_timeline(
    service: Here, person: Reader, start: Annotated[str | None, Query(alias="from", pattern=r"^\d{4}-\d{2}-\d{2}$")] = None,
    to: DayParam = None, kind: ClaimKind | Literal[""] = "", entity: Words = "", limit: Annotated[int, Query(ge=1, le=5000)] = 1000,
) -> shapes.TimelinePage:  # fmt: skip
    """Return the findings that have a time, the earliest first; of an interval both ends, never an invented day."""
    view = service.view
    chosen = [one for one in _about(view, entity) if not kind or one.kind == kind]
    items = [
        shapes.TimelineItem(
            id=one.id, about="finding", report=None, kind=one.kind, statement=words_of(finding_parts(one, view)), words=one.words,
            start=one.time.start, end=one.time.end, denied=bool(one.denied_by), credibility=one.credibility,
        )
        for one in chosen
        if one.time is not None and (start is None or one.time.end >= start) and (to is None or one.time.start <= to)
    ]  # fmt: skip
    items.sort(key=lambda one: (one.start, one.end))
    return shapes.TimelinePage(items=items[:limit], undated=sum(one.time is None for one in chosen))


@router.get("/network", operation_id="getNetwork")
def get_network(
    service: Here, person: Reader, kind: Annotated[list[ClaimKind] | None, Query(max_length=14)] = None,
    start: Annotated[str | None, Query(alias="from", pattern=r"^\d{4}-\d{2}-\d{2}$")] = None, to: DayParam = None, source: Words = "",
    around: Words = "", limit: Annotated[int, Query(ge=1, le=400)] = 60,
) -> shapes.NetworkPage:  # fmt: skip
    """Return who is said to have done what with whom: the busiest parties, or those `around` one; `source` keeps what one origin says."""
    view = service.view
    source = source.casefold()
    chosen = [
        one
        for one in view.findings
        if (not kind or one.kind in kind)
        and (start is None or one.time is None or one.time.end >= start)
        and (to is None or one.time is None or one.time.start <= to)
        and (not source or any(source in origin.name.casefold() for origin in one.origins))
    ]
    network = make_network(chosen)
    party = view.party_by_id.get(around)
    names = list(network.nodes)
    if around:
        name = party.name if party is not None else around
        near = {name} | {b if a == name else a for a, b in ((e.start, e.end) for e in network.edges) if name in (a, b)}
        names = [one for one in names if one in near]
    shown = set(names[:limit])
    by_id = view.finding_of
    edges = [
        shapes.NetworkEdge(
            id=make_id("n", edge.start, edge.end, edge.kind), start=_id(edge.start, view), end=_id(edge.end, view), kind=edge.kind,
            findings=[_edge_finding(by_id[one], view) for one in edge.findings[:20]], denied=edge.is_denied,
        )
        for edge in network.edges
        if edge.start in shown and edge.end in shown
    ]  # fmt: skip
    nodes = [_node(name, network.nodes[name], view) for name in names[:limit]]
    return shapes.NetworkPage(nodes=nodes, edges=edges, left_off=max(0, len(names) - limit))


def _about(view: View, entity: str) -> list[Finding]:
    if not entity:
        return view.findings
    party = view.party_by_id.get(entity)
    return view.findings_about.get(party.name if party is not None else entity, [])


def _edge_finding(finding: Finding, view: View) -> shapes.EdgeFinding:
    return shapes.EdgeFinding(id=finding.id, statement=words_of(finding_parts(finding, view)), denied=bool(finding.denied_by))


def _id(name: str, view: View) -> str:
    party = view.party_named.get(name)
    return party.id if party is not None else make_id("j", name)


def _node(name: str, findings: int, view: View) -> shapes.NetworkNode:
    party = view.party_named.get(name)
    listed = party is not None and any(match.score >= 0.8 for match, _ in view.matches_of.get(party.id, ()))
    return shapes.NetworkNode(id=_id(name, view), name=name, kind=party.kind if party is not None else "", claims=findings, listed=listed)


def _words(finding: Finding) -> str:
    return " ".join((finding.kind, *(name for _, names in finding.roles for name in names))).casefold()
