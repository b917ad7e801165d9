"""Reports are added to a case: each is gathered, read and kept in one transaction, so that a run can be stopped and gone on with.

A report that the case has is not read again. What could not be read is kept with its reason, and tried again the next time.
"""

import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal, Protocol

from hearsay.casefile.interface import Casefile, Gathering
from hearsay.errors import HearsayError
from hearsay.gathering.gather import gather_original, gather_paths
from hearsay.gathering.lines import is_lines, read_lines
from hearsay.nouns import Edition, Failure, Reading, Report

Outcome = Literal["new", "unchanged", "new version", "read again", "failed"]


class Reads(Protocol):
    """Whatever reads a report, as `pipeline.Pipeline` does."""

    def read_report(self, report: Report) -> Reading:
        """Return the reading of a report; raises HearsayError."""


@dataclass(frozen=True, slots=True)
class Source:
    """One report to come: its name, and the report with its bytes or why there is none."""

    name: str
    report: Report | None = None
    original: bytes = b""
    retrieved_at: str = ""
    failure: Failure | None = None


@dataclass(frozen=True, slots=True)
class Added:
    """What became of one report."""

    name: str
    outcome: Outcome
    report: str | None = None
    failure: Failure | None = None
    seconds: float = 0.0
    """Of reading and keeping it."""


def open_sources(paths: Iterable[str], *, published: str | None = None, publisher: str | None = None) -> Iterator[Source]:
    """Yield the reports of files, folders, addresses and files of JSON lines, one after another; only one is held."""
    for path in gather_paths(paths):
        name = str(path)
        try:
            if is_lines(name):
                at = now()
                for line in read_lines(Path(name), published=published, publisher=publisher):
                    failure = Failure(line.name, type(line.problem).__name__, str(line.problem)) if line.problem is not None else None
                    yield Source(line.name, line.report, line.original, at, failure)
            else:
                report, original = gather_original(name, published=published, publisher=publisher)
                yield Source(name, report, original, now())
        except HearsayError as error:
            yield Source(name, failure=Failure(name, type(error).__name__, str(error)))


def add_reports(
    sources: Iterable[Source], casefile: Casefile, reader: Reads, *, editions: tuple[Edition, ...] = (), model: str = "", by: str = "",
    again: bool = False,
) -> Iterator[Added]:  # fmt: skip
    """Add reports to a case, and yield what became of each once it is kept; `again` reads also those that the case has."""
    for source in sources:
        started = time.perf_counter()
        if source.report is None:
            failure = source.failure or Failure(source.name, "GatheringError", "there is no report")
            casefile.keep_failure(failure, by=by)
            yield Added(source.name, "failed", failure=failure, seconds=time.perf_counter() - started)
            continue
        if not again and casefile.has_report(source.report.id):
            yield Added(source.name, "unchanged", source.report.id)
            continue
        try:
            reading = reader.read_report(source.report)
        except Exception as error:  # noqa: BLE001 - one bad report never stops a run
            message = str(error) if isinstance(error, HearsayError) else f"{error} (this is a fault of hearsay's; please report it)"
            failure = Failure(source.report.url or source.report.id, type(error).__name__, message)
            casefile.keep_failure(failure, by=by)
            yield Added(source.name, "failed", failure=failure, seconds=time.perf_counter() - started)
            continue
        gathering = Gathering(source.retrieved_at or now(), now(), model, editions)
        outcome = casefile.keep_reading(reading, source.original, gathering, by=by)
        yield Added(source.name, outcome, source.report.id, seconds=time.perf_counter() - started)


def sources_of(casefile: Casefile) -> Iterator[Source]:
    """Yield the newest versions of the reports of a case, to be read again."""
    for summary in casefile.reports():
        reading = casefile.reading(summary.id)
        if reading is not None and reading.report is not None:
            report = replace(reading.report)
            yield Source(summary.url or summary.id, report, casefile.original(summary.id) or b"", summary.gathering.retrieved_at)


def now() -> str:
    """Return the time, `YYYY-MM-DDTHH:MM:SSZ`."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
