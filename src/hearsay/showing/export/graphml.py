"""A case becomes a graph in GraphML, which networkx, Gephi and yEd open: parties are nodes, and a claim is an edge for each pair it ties.

An edge says who claims it, in which report and in which words, whether it is a denial, and whether anybody denies it; nothing in the graph
is stated without that. A filler that stands for no party ("engines") is a node of its own.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from hearsay.nouns import make_id
from hearsay.showing.export.carrying import one_line_of
from hearsay.showing.export.contents import CaseContents, Joined
from hearsay.showing.export.telling import Telling, ToldClaim, ToldFiller, is_named
from hearsay.showing.export.writing import whole_file

Value = str | int | float | bool

NODE: dict[str, str] = {
    "label": "string",
    "kind": "string",
    "named": "boolean",
    "aliases": "string",
    "reports": "int",
    "claims": "int",
    "possible_matches": "string",
}
EDGE: dict[str, str] = {
    "label": "string",
    "claim": "string",
    "kind": "string",
    "roles": "string",
    "polarity": "string",
    "certainty": "string",
    "tense": "string",
    "claimed_by": "string",
    "sourcing": "string",
    "statement": "string",
    "quote": "string",
    "is_denial": "boolean",
    "denied": "boolean",
    "denied_by": "string",
    "report": "string",
    "report_title": "string",
    "report_address": "string",
    "published_at": "string",
    "time_from": "string",
    "time_to": "string",
    "findings": "string",
}
"""The attributes of nodes and edges with their GraphML types; text that is not known is empty."""
ASIDE = frozenset(("time", "quantity"))
"""Roles that are said of the event and tie nobody to it."""


@dataclass(frozen=True, slots=True)
class Edge:
    """A claim between its main party and one other filler."""

    id: str
    source: str
    target: str
    values: dict[str, Value]


def write_graphml(contents: CaseContents, path: Path) -> tuple[str, ...]:
    """Write the graph to `path`; return what a user should know of it. Raises OSError."""
    telling = Telling(contents)
    nodes: dict[str, dict[str, Value]] = {party.id: _party(telling, party) for party in telling.parties}
    edges: list[Edge] = []
    without = 0
    for told in telling.claims:
        fillers = [filler for filler in told.fillers if filler.role not in ASIDE]
        for filler in fillers:
            nodes.setdefault(_node_id(told, filler), _thing(filler))
        made = list(_edges(telling, told, fillers))
        without += not made
        edges += made
    with whole_file(path) as file:
        file.write("".join(_lines(contents.title, nodes, edges)).encode("utf-8"))
    return (f"{without} claims tie no two parties or things together and are no edges; the other exports have them",) if without else ()


def _party(telling: Telling, party: Joined) -> dict[str, Value]:
    matches = (f"{match.match.listing} ({match.match.score:.2f}; {match.status})" for match in telling.matches_of.get(party.id, ()))
    return {
        "label": party.name,
        "kind": party.kind,
        "named": is_named(party),
        "aliases": "; ".join(party.aliases),
        "reports": len(telling.reports_of.get(party.id, ())),
        "claims": len(telling.claims_about.get(party.id, ())),
        "possible_matches": "; ".join(matches),
    }


def _thing(filler: ToldFiller) -> dict[str, Value]:
    return {
        "label": filler.words,
        "kind": filler.mention.kind,
        "named": False,
        "aliases": "",
        "reports": 1,
        "claims": 1,
        "possible_matches": "",
    }


def _node_id(told: ToldClaim, filler: ToldFiller) -> str:
    return filler.party.id if filler.party else make_id("n", told.told.id, filler.mention.id)


def _edges(telling: Telling, told: ToldClaim, fillers: list[ToldFiller]) -> Iterator[Edge]:
    """Yield an edge from the first filler of a claim to each of the others."""
    ends = {_node_id(told, filler): filler for filler in reversed(fillers)}
    ordered = [(node, ends[node]) for node in dict.fromkeys(_node_id(told, filler) for filler in fillers)]
    values = _values(telling, told)
    for node, filler in ordered[1:]:
        first, main = ordered[0]
        yield Edge(f"{told.id}-{node}", first, node, values | {"roles": f"{main.role} – {filler.role}"})


def _values(telling: Telling, told: ToldClaim) -> dict[str, Value]:
    claim, report = told.claim, told.told.report
    value = claim.time.value if claim.time else None
    return {
        "label": f"{told.card.who} {told.card.says}: {'not ' if told.is_denial else ''}{claim.kind}",
        "claim": told.id,
        "kind": claim.kind,
        "polarity": claim.polarity,
        "certainty": claim.certainty,
        "tense": claim.tense,
        "claimed_by": told.card.who,
        "sourcing": claim.sourcing,
        "statement": told.statement,
        "quote": " […] ".join(told.card.quotes),
        "is_denial": told.is_denial,
        "denied": bool(told.denials),
        "denied_by": told.denials,
        "report": told.told.id,
        "report_title": told.told.title,
        "report_address": report.url or "",
        "published_at": report.published_at or "",
        "time_from": value.start if value else "",
        "time_to": value.end if value else "",
        "findings": "; ".join(one.finding.id for one in telling.findings_of.get(told.id, ())),
    }


def _lines(title: str, nodes: dict[str, dict[str, Value]], edges: list[Edge]) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield '<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
    yield ' xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">\n'
    for domain, attributes in (("node", NODE), ("edge", EDGE)):
        for name, kind in attributes.items():
            yield f'<key id="{domain[0]}_{name}" for="{domain}" attr.name="{name}" attr.type="{kind}"/>\n'
    yield f'<graph id={quoteattr(one_line_of(title))} edgedefault="directed">\n'
    for identity, values in nodes.items():
        yield f"<node id={quoteattr(identity)}>{_data('n', values)}</node>\n"
    for edge in edges:
        ends = f"source={quoteattr(edge.source)} target={quoteattr(edge.target)}"
        yield f"<edge id={quoteattr(edge.id)} {ends}>{_data('e', edge.values)}</edge>\n"
    yield "</graph>\n</graphml>\n"


def _data(domain: str, values: dict[str, Value]) -> str:
    return "".join(f'<data key="{domain}_{name}">{_text(value)}</data>' for name, value in values.items())


def _text(value: Value) -> str:
    return str(value).lower() if isinstance(value, bool) else escape(one_line_of(value))
