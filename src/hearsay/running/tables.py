"""Readings become Parquet tables, a file of each for every part of a batch: `docs/reference/tables.md` says what stands in them.

Nothing in them depends on when or by whom a part was read: the same part gives the same bytes.
"""

import io
import json
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from hearsay.nouns import (
    Claim,
    ClaimTime,
    Entity,
    Failure,
    Finding,
    Match,
    Mention,
    MoneyValue,
    QuantityValue,
    Reading,
    Report,
    Span,
    TimeValue,
)  # fmt: skip

TEXT, WHOLE, NUMBER = pa.string(), pa.int32(), pa.float64()
TEXTS = pa.list_(TEXT)
SPAN = pa.struct([("start", WHOLE), ("end", WHOLE)])
SPANS = pa.list_(SPAN)
SCHEMAS: dict[str, pa.Schema] = {
    "reports": pa.schema(
        [(name, TEXT) for name in ("report", "title", "url", "publisher", "published_at", "language", "sha256", "text")]
    ),
    "mentions": pa.schema(
        [
            ("report", TEXT), ("mention", TEXT), ("start", WHOLE), ("end", WHOLE), ("text", TEXT), ("kind", TEXT), ("form", TEXT),
            ("head", TEXT), ("entity", TEXT), ("from", TEXT), ("to", TEXT), ("low", NUMBER), ("high", NUMBER), ("unit", TEXT),
        ]
    ),
    "attributions": pa.schema(
        [("report", TEXT), ("attribution", TEXT), ("source", SPANS), ("cue", SPANS), ("content", SPANS), ("outer", TEXT)]
    ),
    "entities": pa.schema([("report", TEXT), ("entity", TEXT), ("name", TEXT), ("kind", TEXT), ("aliases", TEXTS), ("mentions", TEXTS)]),
    "claims": pa.schema(
        [
            ("report", TEXT), ("claim", TEXT), ("kind", TEXT), ("polarity", TEXT), ("certainty", TEXT), ("tense", TEXT),
            ("sourcing", TEXT), ("source", TEXTS), ("source_words", TEXTS), ("attribution", TEXT),
            ("roles", pa.list_(pa.struct([("role", TEXT), ("mentions", TEXTS), ("words", TEXTS)]))), ("time", TEXT), ("from", TEXT),
            ("to", TEXT), ("trigger", SPAN), ("evidence", SPANS), ("words", TEXTS), ("reasons", TEXTS),
        ]
    ),
    "matches": pa.schema(
        [
            ("report", TEXT), ("entity", TEXT), ("listing", TEXT), ("name", TEXT), ("score", NUMBER), ("list", TEXT),
            ("edition_date", TEXT), ("edition_sha256", TEXT),
            ("reasons", pa.list_(pa.struct([("reason", TEXT), ("weight", NUMBER), ("detail", TEXT)]))),
        ]
    ),
}  # fmt: skip
"""The columns of each table; every value but ids may be missing."""


def write_part(output: str, number: int, readings: Sequence[Reading], failures: Sequence[Failure]) -> None:
    """Write the tables of a part below `output`, a folder of fsspec's; a file is there whole or not at all. Raises OSError."""
    from fsspec.core import url_to_fs

    system, root = url_to_fs(output)
    for name, table in make_tables(readings).items():
        packed = io.BytesIO()
        pq.write_table(table, packed, compression="zstd")
        _put(system, f"{root}/{name}", f"part-{number:06}.parquet", packed.getvalue())
    lines = "".join(
        json.dumps({"about": one.about, "error": one.error, "message": one.message}, ensure_ascii=True) + "\n" for one in failures
    )
    if lines or system.exists(f"{root}/failures/part-{number:06}.jsonl"):
        _put(system, f"{root}/failures", f"part-{number:06}.jsonl", lines.encode("ascii"))


FINDINGS = pa.schema(
    [
        ("finding", TEXT), ("kind", TEXT), ("roles", pa.list_(pa.struct([("role", TEXT), ("names", TEXTS)]))), ("claims", TEXTS),
        ("reports", WHOLE), ("independent_origins", WHOLE),
        ("origins", pa.list_(pa.struct([("name", TEXT), ("established", pa.bool_()), ("claims", TEXTS)]))), ("denied_by", TEXTS),
        ("credibility", TEXT), ("words", TEXT), ("from", TEXT), ("to", TEXT), ("reasons", TEXTS),
    ]
)  # fmt: skip
"""The columns of the table of findings."""


def write_findings(output: str, number: int, findings: Sequence[Finding]) -> None:
    """Write a part of the table of findings below `output`. Raises OSError."""
    from fsspec.core import url_to_fs

    system, root = url_to_fs(output)
    rows = [
        {
            "finding": one.id, "kind": one.kind, "roles": [{"role": role, "names": list(names)} for role, names in one.roles],
            "claims": list(one.claims), "reports": len({claim.partition("/")[0] for claim in one.claims}),
            "independent_origins": one.independent_origins,
            "origins": [
                {"name": origin.name, "established": origin.is_established, "claims": list(origin.claims)} for origin in one.origins
            ],
            "denied_by": list(one.denied_by), "credibility": one.credibility, "words": one.words,
            "from": one.time.start if one.time else None, "to": one.time.end if one.time else None,
            "reasons": [reason.detail for reason in one.reasons],
        }
        for one in findings
    ]  # fmt: skip
    packed = io.BytesIO()
    pq.write_table(pa.Table.from_pylist(rows, schema=FINDINGS), packed, compression="zstd")
    _put(system, f"{root}/findings", f"part-{number:06}.parquet", packed.getvalue())


def make_tables(readings: Sequence[Reading]) -> dict[str, pa.Table]:
    """Return the tables of readings by name, each with all its columns."""
    rows: dict[str, list[dict[str, Any]]] = {name: [] for name in SCHEMAS}
    for reading in readings:
        report = reading.report
        if report is None:
            continue
        entity_of = {mention: entity.id for entity in reading.entities for mention in entity.mentions}
        by_id = {mention.id: mention for mention in reading.mentions}
        rows["reports"].append(
            {
                "report": report.id, "title": report.title, "url": report.url, "publisher": report.publisher, "sha256": report.sha256,
                "published_at": report.published_at, "language": report.language, "text": report.text,
            }
        )  # fmt: skip
        rows["mentions"] += [{"report": report.id, **_mention(one, entity_of.get(one.id))} for one in reading.mentions]
        rows["attributions"] += [
            {
                "report": report.id, "attribution": one.id, "source": _spans(one.source), "cue": _spans(one.cue),
                "content": _spans(one.content), "outer": one.outer,
            }
            for one in reading.attributions
        ]  # fmt: skip
        rows["entities"] += [
            {
                "report": report.id, "entity": one.id, "name": one.name, "kind": one.kind, "aliases": list(one.aliases),
                "mentions": list(one.mentions),
            }
            for one in reading.entities
        ]  # fmt: skip
        rows["claims"] += [{"report": report.id, **_claim(one, by_id, report.text)} for one in reading.claims]
        rows["matches"] += [{"report": report.id, **_match(one)} for one in sorted(reading.matches, key=_best_first)]
    return {name: pa.Table.from_pylist(rows[name], schema=schema) for name, schema in SCHEMAS.items()}


def _best_first(match: Match) -> tuple[float, str]:
    return -match.score, match.listing


def read_part(output: str, number: int) -> list[Reading]:
    """Return what the tables of a part hold, as far as weighing needs it; reasons and what only people look at are left out."""
    from fsspec.core import url_to_fs

    system, root = url_to_fs(output)

    def rows(name: str, *columns: str) -> list[dict[str, Any]]:
        with system.open(f"{root}/{name}/part-{number:06}.parquet", "rb") as file:
            found: list[dict[str, Any]] = pq.read_table(file, columns=list(columns) or None).to_pylist()
        return found

    mentions: dict[str, list[Mention]] = defaultdict(list)
    for row in rows("mentions"):
        mentions[row["report"]].append(
            Mention(Span(row["start"], row["end"]), row["text"], row["kind"], row["form"], row["head"] or "", value=_value(row))
        )
    entities: dict[str, list[Entity]] = defaultdict(list)
    for row in rows("entities"):
        entities[row["report"]].append(Entity(row["report"], row["name"], row["kind"], tuple(row["mentions"]), tuple(row["aliases"])))
    claims: dict[str, list[Claim]] = defaultdict(list)
    for row in rows("claims"):
        time = None
        if row["time"] is not None:
            time = ClaimTime(Span(0, 0), row["time"], TimeValue(row["from"], row["to"]) if row["from"] else None)
        claims[row["report"]].append(
            Claim(
                row["report"], row["kind"], tuple(Span(one["start"], one["end"]) for one in row["evidence"]),
                tuple((one["role"], tuple(one["mentions"])) for one in row["roles"]), row["polarity"], row["certainty"], row["tense"],
                tuple(row["source"]), row["sourcing"], row["attribution"], time,
                Span(row["trigger"]["start"], row["trigger"]["end"]) if row["trigger"] is not None else None,
            )
        )  # fmt: skip
    readings = []
    for row in rows("reports"):
        report = Report(row["text"], row["sha256"], row["title"], row["url"], row["publisher"], row["published_at"], row["language"])
        key = row["report"]
        readings.append(Reading(report, tuple(mentions[key]), (), tuple(claims[key]), tuple(entities[key])))
    return readings


def count_parts(output: str) -> int:
    """Return how many parts an output has; they are numbered from 0."""
    from fsspec.core import url_to_fs

    system, root = url_to_fs(output)
    return len(system.glob(f"{root}/reports/part-*.parquet"))


def part_sizes(output: str) -> list[int]:
    """Return the bytes of the claims of each part, by which the same tables are known again."""
    from fsspec.core import url_to_fs

    system, root = url_to_fs(output)
    about = system.glob(f"{root}/claims/part-*.parquet", detail=True)
    return [about[path]["size"] for path in sorted(about)]


def _value(row: dict[str, Any]) -> TimeValue | QuantityValue | MoneyValue | None:
    if row["kind"] == "time" and row["from"]:
        return TimeValue(row["from"], row["to"])
    if row["kind"] == "quantity" and (row["low"] is not None or row["high"] is not None):
        return QuantityValue(row["low"], row["high"], row["unit"])
    if row["kind"] == "money" and (row["low"] is not None or row["high"] is not None):
        return MoneyValue(row["low"], row["high"], row["unit"])
    return None


def _put(system: Any, folder: str, name: str, content: bytes) -> None:
    """Write a file whole: beside its place first, where the system can move it; an object store puts it whole by itself."""
    system.makedirs(folder, exist_ok=True)
    local = "file" in (system.protocol if isinstance(system.protocol, tuple) else (system.protocol,))
    path = f"{folder}/{name}"
    if not local:
        system.pipe_file(path, content)
        return
    try:
        system.pipe_file(f"{folder}/.{name}.new", content)
        system.mv(f"{folder}/.{name}.new", path)
    except OSError:
        if system.exists(f"{folder}/.{name}.new"):
            system.rm_file(f"{folder}/.{name}.new")
        raise


def _mention(mention: Mention, entity: str | None) -> dict[str, Any]:
    value = mention.value
    row: dict[str, Any] = {
        "mention": mention.id, "start": mention.span.start, "end": mention.span.end, "text": mention.text, "kind": mention.kind,
        "form": mention.form, "head": mention.head, "entity": entity,
    }  # fmt: skip
    if isinstance(value, TimeValue):
        row |= {"from": value.start, "to": value.end}
    elif isinstance(value, QuantityValue):
        row |= {"low": value.low, "high": value.high, "unit": value.unit}
    elif isinstance(value, MoneyValue):
        row |= {"low": value.low, "high": value.high, "unit": value.currency}
    return row


def _claim(claim: Claim, by_id: dict[str, Mention], text: str) -> dict[str, Any]:
    def words(ids: Sequence[str]) -> list[str]:
        return [by_id[one].text for one in ids if one in by_id]

    value = claim.time.value if claim.time is not None else None
    return {
        "claim": claim.id, "kind": claim.kind, "polarity": claim.polarity, "certainty": claim.certainty, "tense": claim.tense,
        "sourcing": claim.sourcing, "source": list(claim.source), "source_words": words(claim.source), "attribution": claim.attribution,
        "roles": [{"role": role, "mentions": list(ids), "words": words(ids)} for role, ids in claim.roles],
        "time": claim.time.text if claim.time is not None else None, "from": value.start if value else None,
        "to": value.end if value else None, "evidence": _spans(claim.evidence),
        "trigger": _spans((claim.trigger,))[0] if claim.trigger is not None else None,
        "words": [text[span.start : span.end] for span in claim.evidence], "reasons": list(claim.reasons),
    }  # fmt: skip


def _match(match: Match) -> dict[str, Any]:
    return {
        "entity": match.entity, "listing": match.listing, "name": match.name, "score": match.score, "list": match.edition.list,
        "edition_date": match.edition.date, "edition_sha256": match.edition.sha256,
        "reasons": [{"reason": one.reason, "weight": one.weight, "detail": one.detail} for one in match.reasons],
    }  # fmt: skip


def _spans(spans: Sequence[Span]) -> list[dict[str, int]]:
    return [{"start": span.start, "end": span.end} for span in spans]
