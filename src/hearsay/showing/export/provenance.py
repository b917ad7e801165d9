"""A case becomes its provenance in PROV-O (W3C, JSON-LD): what was made from what, by whom, when.

Reports, readings, claims, list editions, possible matches, findings and decisions are entities; reading, screening, weighing and deciding
are activities; hearsay, publishers, sources and those who decided are agents. A claim is attributed to the one who says it.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

from hearsay.nouns import Edition, make_id
from hearsay.showing.export.carrying import carried, one_line_of
from hearsay.showing.export.contents import CaseContents
from hearsay.showing.export.telling import Telling, ToldClaim, claim_id
from hearsay.showing.export.writing import whole_file
from hearsay.showing.wording import list_title

Node = dict[str, Any]
PROGRAM = "urn:hearsay:program"
REFERENCES = (
    "wasDerivedFrom", "wasGeneratedBy", "wasAttributedTo", "wasAssociatedWith", "used", "wasQuotedFrom", "hadPrimarySource",
    "alternateOf", "actedOnBehalfOf", "specializationOf",
)  # fmt: skip
CONTEXT: Node = {
    "prov": "http://www.w3.org/ns/prov#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "hearsay": "urn:hearsay:terms:",
    "label": "rdfs:label",
    "value": "prov:value",
    "endedAtTime": {"@id": "prov:endedAtTime", "@type": "xsd:dateTime"},
    "generatedAtTime": {"@id": "prov:generatedAtTime", "@type": "xsd:dateTime"},
    "published": {"@id": "hearsay:publishedAt", "@type": "xsd:date"},
    **{name: {"@id": f"prov:{name}", "@type": "@id"} for name in REFERENCES},
    **{
        name: f"hearsay:{name}"
        for name in ("sha256", "kind", "polarity", "outcome", "note", "score", "credibility", "start", "end", "date")
    },
}


def write_provenance(contents: CaseContents, path: Path) -> tuple[str, ...]:
    """Write the provenance as one JSON-LD document to `path`; return what a user should know of it. Raises OSError."""
    telling = Telling(contents)
    nodes: dict[str, Node] = {PROGRAM: _node(PROGRAM, "prov:SoftwareAgent", label="hearsay")}
    for node in (*_reports(telling), *_claims(telling), *_matches(telling), *_findings(telling), *_decisions(telling)):
        nodes.setdefault(node["@id"], node)
    with whole_file(path) as file:
        document = {"@context": CONTEXT, "@graph": list(nodes.values())}
        file.write(json.dumps(document, ensure_ascii=False, indent=1).encode("utf-8", "replace") + b"\n")
    untimed = sum(told.gathered is None for told in telling.reports)
    return (f"of {untimed} reports the case does not know when they were gathered and read",) if untimed else ()


def _node(identity: str, type_: str, /, **properties: Any) -> Node:
    """Return a node without what is not known."""
    kept = {name: carried(value) if isinstance(value, str) else value for name, value in properties.items()}
    return {"@id": identity, "@type": type_, **{name: value for name, value in kept.items() if value not in (None, "", [])}}


def _named(what: str, identity: str) -> str:
    return f"urn:hearsay:{what}:{quote(identity.encode('utf-8', 'replace'), safe='')}"


def _agent(name: str) -> str:
    return _named("agent", make_id("g", one_line_of(name).casefold()))


def _reports(telling: Telling) -> Iterator[Node]:
    for told in telling.reports:
        report, gathered = told.report, told.gathered
        yield _node(
            _named("report", told.id),
            "prov:Entity",
            label=told.title,
            sha256=report.sha256,
            published=report.published_at,
            wasDerivedFrom=told.web_address,
            generatedAtTime=gathered.retrieved_at if gathered else None,
            wasAttributedTo=_agent(report.publisher) if report.publisher else None,
        )
        if report.publisher:
            yield _node(_agent(report.publisher), "prov:Agent", label=report.publisher)
        model = gathered.model if gathered else None
        yield _node(
            _named("reading", told.id),
            "prov:Activity",
            label=f"Reading of {told.title}",
            used=[_named("report", told.id), *([_named("model", model)] if model else [])],
            wasAssociatedWith=PROGRAM,
            endedAtTime=gathered.read_at if gathered else None,
        )
        if model:
            yield _node(_named("model", model), "prov:Entity", label=model)


def _claims(telling: Telling) -> Iterator[Node]:
    for told in telling.claims:
        who = _who(told)
        first = told.claim.evidence[0] if told.claim.evidence else None
        yield _node(
            _named("claim", told.id),
            "prov:Entity",
            label=told.said,
            value=" […] ".join(told.card.quotes),
            kind=told.claim.kind,
            polarity=told.claim.polarity,
            start=first.start if first else None,
            end=first.end if first else None,
            wasQuotedFrom=_named("report", told.told.id),
            wasGeneratedBy=_named("reading", told.told.id),
            wasAttributedTo=_agent(who) if who else None,
        )
        if who:
            yield _node(_agent(who), "prov:Agent", label=who)


def _who(told: ToldClaim) -> str:
    """Return the innermost source, else the publisher in whose voice it is said; empty where neither is known."""
    if told.speakers:
        return told.speakers[-1].name
    return told.told.report.publisher or "" if told.claim.sourcing == "publisher" else ""


def _matches(telling: Telling) -> Iterator[Node]:
    for told in telling.matches:
        match = told.match
        report = next((one for one in telling.reports_of.get(told.party.id, ())), None)
        screening = _named("screening", match.id)
        yield _edition(match.edition)
        yield _node(
            _named("match", match.id),
            "prov:Entity",
            label=f"Possible match: {told.party.name} and {match.name} ({match.listing}). {told.status}",
            score=round(match.score, 4),
            wasDerivedFrom=[_edition_id(match.edition), *([_named("report", report.id)] if report else [])],
            wasGeneratedBy=screening,
        )
        used = [_edition_id(match.edition), *([_named("report", report.id)] if report else [])]
        yield _node(screening, "prov:Activity", label="Screening", used=used, wasAssociatedWith=PROGRAM)


def _edition_id(edition: Edition) -> str:
    return _named("edition", f"{edition.list}:{edition.sha256}")


def _edition(edition: Edition) -> Node:
    label = f"{list_title(edition.list)}, " + (f"edition of {edition.date}" if edition.date else "edition without a date")
    return _node(_edition_id(edition), "prov:Entity", label=label, sha256=edition.sha256, date=edition.date)


def _findings(telling: Telling) -> Iterator[Node]:
    for told in telling.findings:
        claims = [_named("claim", claim.id) for claim in told.claims]
        weighing = _named("weighing", told.finding.id)
        yield _node(
            _named("finding", told.finding.id),
            "prov:Entity",
            label=f"Finding {told.number}: {told.title}. {told.finding.words}",
            credibility=told.finding.credibility,
            wasDerivedFrom=claims,
            wasGeneratedBy=weighing,
        )
        yield _node(weighing, "prov:Activity", label="Weighing", used=claims, wasAssociatedWith=PROGRAM)


def _decisions(telling: Telling) -> Iterator[Node]:
    known = {told.match.id: "match" for told in telling.matches} | {told.finding.id: "finding" for told in telling.findings}
    for decision in telling.contents.decisions:
        about = claim_id(decision.about)
        judged = _named(known.get(about, "claim" if about in telling.claim_of else "thing"), about)
        deciding = _named("deciding", decision.id)
        person = _agent(decision.by)
        yield _node(person, "prov:Person", label=decision.by)
        yield _node(deciding, "prov:Activity", label="Deciding", used=judged, wasAssociatedWith=person, endedAtTime=_moment(decision.at))
        facts = {"outcome": decision.outcome, "note": decision.note, "generatedAtTime": _moment(decision.at)}
        links = {"wasGeneratedBy": deciding, "wasAttributedTo": person, "wasDerivedFrom": judged}
        yield _node(_named("decision", decision.id), "prov:Entity", label=f"Decision: {decision.outcome}", **facts, **links)


def _moment(at: str) -> str | None:
    """Return a time as XML Schema writes it; None of a day alone."""
    return at if "T" in at else None
