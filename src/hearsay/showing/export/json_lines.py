"""A Reading becomes one line of JSON in the form of `contract.py`.

What comes in: a Reading. What goes out: a dictionary, or its line of text. Other programs and the scorers read these lines.
"""

import json
import re
from collections.abc import Iterable
from typing import Any

from hearsay.nouns import (
    Attribution,
    Claim,
    Edition,
    Entity,
    Failure,
    Match,
    Mention,
    MoneyValue,
    QuantityValue,
    Reading,
    SecondReading,
    Span,
    TimeValue,
)
from hearsay.showing.export.contract import (
    AttributionForm,
    ClaimForm,
    EditionForm,
    EntityForm,
    FailureForm,
    IntervalForm,
    MatchForm,
    MentionForm,
    MoneyForm,
    QuantityForm,
    ReadLine,
    ReadRow,
    SecondReaderForm,
    SpanPair,
)

UNSAFE = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff]")
"""Characters that JSON allows raw but that a terminal may obey, that end lines in other languages, or that UTF-8 cannot carry."""


def reading_to_row(reading: Reading) -> ReadLine:
    """Return the dictionary that a reading's JSON line holds; a failed reading gives `failure` only."""
    if reading.failure is not None or reading.report is None:
        failure = reading.failure or Failure(about="", error="ReadingError", message="nothing was read")
        return {"failure": failure_form(failure)}
    report = reading.report
    entity_of = {mention: entity.id for entity in reading.entities for mention in entity.mentions}
    row: ReadRow = {
        "report": {
            "id": report.id,
            "title": report.title,
            "url": report.url,
            "publisher": report.publisher,
            "published_at": report.published_at,
            "language": report.language,
            "sha256": report.sha256,
            "text": report.text,
        },
        "mentions": [_mention_form(mention, entity_of.get(mention.id)) for mention in reading.mentions],
        "entities": [_entity_form(entity, reading.matches) for entity in reading.entities],
        "attributions": [_attribution_form(attribution) for attribution in reading.attributions],
        "claims": [_claim_form(claim) for claim in reading.claims],
        "failure": None,
    }
    if reading.second_reader is not None:
        row["second_reader"] = _second_reader_form(reading.second_reader)
    return row


def to_line(row: Any) -> str:
    """Return `row` as one line of JSON, without its line end, that any terminal and any UTF-8 file can hold."""
    return UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(row, ensure_ascii=False))


def match_form(match: Match) -> MatchForm:
    """Return the form of one possible match."""
    return {
        "listing": match.listing,
        "name": match.name,
        "score": match.score,
        "edition": _edition_form(match.edition),
        "reasons": [{"reason": reason.reason, "weight": reason.weight, "detail": reason.detail} for reason in match.reasons],
    }


def failure_form(failure: Failure) -> FailureForm:
    """Return the form of a failure."""
    return {"about": failure.about, "error": failure.error, "message": failure.message}


def best_first(matches: Iterable[Match]) -> list[Match]:
    """Return matches by falling score; equal scores by listing, so that the order never varies."""
    return sorted(matches, key=lambda match: (-match.score, match.listing))


def _edition_form(edition: Edition) -> EditionForm:
    return {"list": edition.list, "date": edition.date, "sha256": edition.sha256}


def _mention_form(mention: Mention, entity: str | None) -> MentionForm:
    form: MentionForm = {
        "id": mention.id,
        "start": mention.span.start,
        "end": mention.span.end,
        "text": mention.text,
        "kind": mention.kind,
        "entity": entity,
    }
    if mention.kind in ("time", "quantity", "money"):
        form["value"] = _value_form(mention.value)
    return form


def _value_form(value: TimeValue | QuantityValue | MoneyValue | None) -> IntervalForm | QuantityForm | MoneyForm | None:
    match value:
        case TimeValue():
            return {"from": value.start, "to": value.end}
        case QuantityValue():
            return {"low": _whole(value.low), "high": _whole(value.high), "unit": value.unit}
        case MoneyValue():
            return {"low": _whole(value.low), "high": _whole(value.high), "currency": value.currency}
        case None:
            return None


def _whole(number: float | None) -> float | None:
    """Return 45 for 45.0, so that counts are printed as counts."""
    return int(number) if number is not None and number == int(number) else number


def _entity_form(entity: Entity, matches: tuple[Match, ...]) -> EntityForm:
    own = best_first(match for match in matches if match.entity == entity.id)
    return {
        "id": entity.id,
        "name": entity.name,
        "kind": entity.kind,
        "mentions": list(entity.mentions),
        "matches": [match_form(match) for match in own],
    }


def _attribution_form(attribution: Attribution) -> AttributionForm:
    return {
        "id": attribution.id,
        "source": _pairs(attribution.source),
        "cue": _pairs(attribution.cue),
        "content": _pairs(attribution.content),
        "outer": attribution.outer,
    }


def _claim_form(claim: Claim) -> ClaimForm:
    time, value = claim.time, claim.time.value if claim.time else None
    return {
        "id": claim.id,
        "kind": claim.kind,
        "polarity": claim.polarity,
        "certainty": claim.certainty,
        "tense": claim.tense,
        "source": list(claim.source),
        "sourcing": claim.sourcing,
        "attribution": claim.attribution,
        "roles": {role: list(fillers) for role, fillers in claim.roles},
        "time": {"text": time.text, "from": value.start if value else None, "to": value.end if value else None} if time else None,
        "evidence": _pairs(claim.evidence),
    }


def _second_reader_form(second: SecondReading) -> SecondReaderForm:
    return {
        "model": second.model,
        "host": second.host,
        "proposed": second.proposed,
        "kept": second.kept,
        "added": list(second.added),
        "dropped": [{"why": why, "quote": quote} for why, quote in second.dropped],
        "failure": second.failure,
    }


def _pairs(spans: tuple[Span, ...]) -> list[SpanPair]:
    return [(span.start, span.end) for span in spans]
