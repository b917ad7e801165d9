"""What a case keeps, as rows and digests: the same for every backend, so that one log fits all of them."""

import hashlib
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from hearsay.casefile.encoding import decode, encode
from hearsay.casefile.interface import Entry, Gathering, ReportSummary
from hearsay.nouns import Reading, Report

NOTHING = ""
"""The hash before the first entry."""
SEPARATOR = "\x1f"


def digest(*parts: object) -> str:
    """Return the SHA-256, in hexadecimal, of the parts in their order; numbers by their digits, None not as an empty text is."""
    joined = SEPARATOR.join("\x00" if part is None else str(part) for part in parts)
    return hashlib.sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()


def digest_all(parts: Iterable[str]) -> str:
    """Return the SHA-256 of texts in their order, without holding them all."""
    hashed = hashlib.sha256()
    for part in parts:
        hashed.update(part.encode("utf-8", "surrogatepass"))
        hashed.update(SEPARATOR.encode())
    return hashed.hexdigest()


def chain(previous: str, number: int, at: str, by: str, action: str, about: str, kept: str) -> Entry:
    """Return the entry that follows one of the hash `previous`."""
    return Entry(number, at, by, action, about, kept, digest(previous, number, at, by, action, about, kept))


def address_of(report: Report) -> str | None:
    """Return what versions of one report share: its address with its publisher, or None where it has no address."""
    return None if not report.url else f"{report.publisher or ''}{SEPARATOR}{report.url.split('#')[0]}"


def report_row(reading: Reading, report: Report, original: bytes, gathering: Gathering) -> dict[str, Any]:
    """Return a report's row, but for its number and version."""
    return {
        "id": report.id,
        "address": address_of(report),
        "title": report.title.replace("\x00", "") if report.title else report.title,
        "url": report.url,
        "publisher": report.publisher,
        "published_at": report.published_at,
        "sha256": report.sha256,
        "characters": len(report.text),
        "claims": len(reading.claims),
        "entities": len(reading.entities),
        "matches": len(reading.matches),
        "gathering": encode(gathering),
        "body": encode(reading),
        "original": zlib.compress(original, 6),
    }


def is_read_alike(before: Mapping[str, Any], row: Mapping[str, Any]) -> bool:
    """Say whether a report was read again with the same outcome, by the same model and against the same editions."""
    if before["body"] != row["body"]:
        return False
    old, new = decode(Gathering, before["gathering"]), decode(Gathering, row["gathering"])
    return (old.model, old.editions) == (new.model, new.editions)


def keep_place(row: dict[str, Any], before: Mapping[str, Any]) -> dict[str, Any]:
    """Return the row of another reading of a report in the place of the one before: with its bytes, and when they were retrieved."""
    old, new = decode(Gathering, before["gathering"]), decode(Gathering, row["gathering"])
    kept = {name: before[name] for name in ("number", "version", "newest", "original")}
    return row | kept | {"gathering": encode(replace(new, retrieved_at=old.retrieved_at))}


REPORT_COLUMNS = (
    "number", "id", "address", "version", "title", "url", "publisher", "published_at", "sha256", "characters", "claims", "entities",
    "matches", "gathering", "body",
)  # fmt: skip
"""What the digest of a report covers, beside its bytes; which version is the newest follows from the others."""


def digest_report(row: dict[str, Any]) -> str:
    """Return the digest of a report's row."""
    return digest(*(row[name] for name in REPORT_COLUMNS), hashlib.sha256(row["original"]).hexdigest())


def summarise(row: dict[str, Any], gathering: Gathering) -> ReportSummary:
    """Return what a list of reports shows of one."""
    shown = (
        "id",
        "number",
        "title",
        "url",
        "publisher",
        "published_at",
        "sha256",
        "characters",
        "claims",
        "entities",
        "matches",
        "version",
    )
    return ReportSummary(**{name: row[name] for name in shown}, gathering=gathering, is_newest=bool(row["newest"]))


def search_rows(reading: Reading, report: Report) -> Iterator[dict[str, str]]:
    """Yield what a search looks through: the text, each claim's evidence, and each entity's names."""
    text = f"{report.title}\n{report.text}" if report.title and not report.text.startswith(report.title) else report.text
    yield {"report": report.id, "sort": "text", "about": report.id, "body": text.replace("\x00", " ")}
    for claim in reading.claims:
        words = " … ".join(span.of(report.text) for span in claim.evidence)
        yield {"report": report.id, "sort": "claim", "about": claim.id, "body": words.replace("\x00", " ")}
    for entity in reading.entities:
        words = " · ".join((entity.name, *entity.aliases))
        yield {"report": report.id, "sort": "name", "about": entity.id, "body": words.replace("\x00", " ")}
