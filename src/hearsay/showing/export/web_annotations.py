"""A case becomes Web Annotations (W3C, JSON-LD): one for each claim and each attribution, anchored to its words by quote and by position.

The target's source is the report's address, so that a tool which shows that page finds the words by their quotation; positions count
Unicode code points of the text that hearsay read, which is not always the page's own. The quotations are exact, whatever they
hold. The body says the claim in words and as data.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from hearsay.nouns import Span
from hearsay.showing.export.carrying import carried
from hearsay.showing.export.contents import CaseContents
from hearsay.showing.export.telling import Telling, ToldClaim, ToldReport
from hearsay.showing.export.writing import whole_file

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
VOCABULARY = "urn:hearsay:terms:"
AROUND = 48
"""Characters before and after the quoted words that help to find them again."""
TERMS: dict[str, Any] = {
    "hearsay": VOCABULARY,
    **{
        name: f"hearsay:{name}"
        for name in (
            "report", "sha256", "kind", "polarity", "certainty", "tense", "sourcing", "claimedBy", "deniedBy", "roles", "role", "filler",
            "entity", "statement", "timeFrom", "timeTo", "sourceText", "cueText",
        )
    },
}  # fmt: skip


def write_annotations(contents: CaseContents, path: Path) -> tuple[str, ...]:
    """Write the annotations as one collection to `path`; return what a user should know of it. Raises OSError."""
    telling = Telling(contents)
    items = [*(_claim(told) for told in telling.claims), *(one for told in telling.reports for one in _attributions(told))]
    collection = {
        "@context": [CONTEXT, TERMS],
        "id": "urn:hearsay:annotations",
        "type": "AnnotationCollection",
        "label": carried(contents.title),
        "total": len(items),
        "first": {"id": "urn:hearsay:annotations:1", "type": "AnnotationPage", "startIndex": 0, "items": items},
    }
    with whole_file(path) as file:
        file.write(json.dumps(collection, ensure_ascii=False, indent=1).encode("utf-8", "replace") + b"\n")
    homeless = sum(told.web_address is None for told in telling.reports)
    return (f"{homeless} reports have no web address; their annotations name them by id",) if homeless else ()


def _claim(told: ToldClaim) -> dict[str, Any]:
    claim = told.claim
    value = claim.time.value if claim.time else None
    data: dict[str, Any] = {
        "type": "hearsay:Claim",
        "purpose": "classifying",
        "kind": claim.kind,
        "polarity": claim.polarity,
        "certainty": claim.certainty,
        "tense": claim.tense,
        "sourcing": claim.sourcing,
        "claimedBy": carried(told.card.who),
        "statement": carried(told.statement),
        "roles": [
            {"role": filler.role, "filler": carried(filler.words), **({"entity": carried(filler.party.name)} if filler.party else {})}
            for filler in told.fillers
        ],
    }
    data |= {"deniedBy": carried(told.denials)} if told.denials else {}
    data |= {"timeFrom": value.start, "timeTo": value.end} if value else {}
    denied = f" Denied by {told.denials}." if told.denials else ""
    words = f"{told.said}.{denied}"
    spans = claim.evidence or (Span(0, 0),)
    targets = [_target(told.told, span) for span in spans]
    return {
        "id": f"urn:hearsay:claim:{told.id}",
        "type": "Annotation",
        "motivation": "commenting",
        "body": [{"type": "TextualBody", "purpose": "commenting", "format": "text/plain", "language": "en", "value": carried(words)}, data],
        "target": targets[0] if len(targets) == 1 else targets,
    }


def _attributions(told: ToldReport) -> Iterator[dict[str, Any]]:
    text = told.report.text
    for place, attribution in enumerate(told.cards.reading.attributions):
        spans = attribution.content or attribution.cue or attribution.source
        if not spans:
            continue
        source = " […] ".join(span.of(text) for span in attribution.source)
        cue = " […] ".join(span.of(text) for span in attribution.cue)
        targets = [_target(told, span) for span in spans]
        yield {
            "id": f"urn:hearsay:attribution:{told.id}:{place}",
            "type": "Annotation",
            "motivation": "tagging",
            "body": {
                "type": ["TextualBody", "hearsay:Attribution"],
                "purpose": "tagging",
                "format": "text/plain",
                "value": carried(f"said by: {source or 'someone the report does not name'}"),
                "sourceText": carried(source),
                "cueText": carried(cue),
            },
            "target": targets[0] if len(targets) == 1 else targets,
        }


def _target(told: ToldReport, span: Span) -> dict[str, Any]:
    text = told.report.text
    return {
        "type": "SpecificResource",
        "source": told.web_address or f"urn:hearsay:report:{told.id}",
        "report": told.id,
        "sha256": told.report.sha256,
        "selector": [
            {
                "type": "TextQuoteSelector",
                "exact": span.of(text),
                "prefix": text[max(0, span.start - AROUND) : span.start],
                "suffix": text[span.end : span.end + AROUND],
            },
            {"type": "TextPositionSelector", "start": span.start, "end": span.end},
        ],
    }
