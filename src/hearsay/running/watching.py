"""Feeds and folders are looked through again and again: each new report is read once, and what it brings is told as events.

What has been seen is kept in the case, so that a watch that is started again goes on where it was. A list that has a new edition is
screened against what the case has already read.
"""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from hearsay.casefile.interface import Casefile, Gathering
from hearsay.errors import AskLater, GatheringError, HearsayError
from hearsay.gathering.feeds import Entry, read_feed
from hearsay.gathering.gather import gather_paths, make_report
from hearsay.gathering.polite import Polite
from hearsay.gathering.web import is_address
from hearsay.nouns import Failure, Finding, Reading, Report, match_key
from hearsay.running.cases import Source, add_reports, now, open_sources
from hearsay.running.judged import standing
from hearsay.running.list_updates import update_list
from hearsay.running.parts import TooLong, time_limit
from hearsay.running.pipeline import Pipeline
from hearsay.running.weighing import weigh_case

if TYPE_CHECKING:
    import httpx

SEEN = "watched page"
FEED = "watched feed"
DEEP = 3
"""How far indexes of sitemaps are followed."""
MOST_PAGES = 500
"""New pages of one feed that are fetched in one round; the others wait for the next."""


SECONDS = 60.0
"""That reading a feed, taking a page's text or reading a report may take; what takes longer is given up, and said to be."""


@dataclass(frozen=True, slots=True)
class Event:
    """Something that a round brought."""

    sort: Literal["report", "match", "finding", "list", "failure"]
    about: str
    """The id of the report, listing or finding, the name of the list, or the address."""
    words: str
    """What it is, in a sentence that asserts nothing which a source only says."""
    report: str | None = None
    at: str = ""
    """`YYYY-MM-DDTHH:MM:SSZ`."""


class _Timely:
    """Reads as a pipeline does, but no report for longer than it may take."""

    def __init__(self, pipeline: Pipeline) -> None:
        self._pipeline = pipeline

    def read_report(self, report: Report) -> Reading:
        """Return the reading of a report; raises HearsayError."""
        with time_limit(SECONDS, report.url or report.id):
            return self._pipeline.read_report(report)


def watch_round(feeds: Iterable[str], casefile: Casefile, pipeline: Pipeline, polite: Polite, *, by: str = "") -> Iterator[Event]:
    """Look through every feed once, read what is new, weigh, and yield what there is to tell."""
    editions = tuple(edition for edition, _ in casefile.editions())
    before = {finding.id for finding in casefile.findings()}
    known = _matched(casefile.readings()) if editions else set()
    new: list[str] = []
    for feed in feeds:
        for source in _sources(feed, casefile, polite):
            if source.failure is not None:
                yield _event("failure", source.name, source.failure.message)
                continue
            for added in add_reports([source], casefile, _Timely(pipeline), editions=editions, model=pipeline.model, by=by):
                if added.failure is not None:
                    yield _event("failure", added.name, added.failure.message)
                elif added.report is not None and added.outcome in ("new", "new version"):
                    new.append(added.report)
                    reading = casefile.reading(added.report)
                    if reading is not None and reading.report is not None:
                        yield _report_event(reading)
    if not new:
        return
    yield from _match_events((reading for one in new if (reading := casefile.reading(one)) is not None), known, casefile)
    weighed = weigh_case(casefile, by=by)
    yield from _finding_events(weighed.findings, before, set(new))


def update_lists(casefile: Casefile, client: "httpx.Client") -> Iterator[Event]:
    """Bring the lists of the case up to date, and yield what changed; `rescreen` then screens anew."""
    for name in casefile.list_names():
        done = update_list(name, casefile, client)
        if done.outcome == "updated" and done.edition is not None and done.difference is not None:
            difference = done.difference
            counts = f"{len(difference.added)} added, {len(difference.changed)} changed, {len(difference.removed)} removed"
            yield _event("list", name, f"{name} has a new edition{f' of {done.edition.date}' if done.edition.date else ''}: {counts}")
        elif done.outcome == "not updated":
            yield _event("failure", name, f"{name} could not be brought up to date: {done.reason}")


def rescreen(casefile: Casefile, pipeline: Pipeline, *, by: str = "") -> Iterator[Event]:
    """Screen the parties of every report against the lists in force, keep what is found, and yield the possible matches that are new."""
    editions = tuple(edition for edition, _ in casefile.editions())
    known = _matched(casefile.readings())
    for summary in casefile.reports():
        reading = casefile.reading(summary.id)
        if reading is None or reading.report is None:
            continue
        fresh = replace(reading, matches=pipeline.screen(reading.entities, reading.mentions, reading.claims))
        if fresh.matches != reading.matches:
            gathering = Gathering(summary.gathering.retrieved_at, now(), summary.gathering.model, editions)
            casefile.keep_reading(fresh, casefile.original(summary.id) or b"", gathering, by=by)
            yield from _match_events([fresh], known, casefile)


def _sources(feed: str, casefile: Casefile, polite: Polite) -> Iterator[Source]:
    if not is_address(feed):
        yield from _files(feed, casefile)
        return
    try:
        entries, title, states = _entries(feed, casefile, polite, DEEP)
    except HearsayError as error:
        yield Source(feed, failure=Failure(feed, type(error).__name__, str(error)))
        return
    fetched, is_whole = 0, True
    for entry in entries:
        seen = casefile.fetch_note(SEEN, entry.url)
        if seen[0] is not None and (not entry.changed or seen[1] == entry.changed):
            continue
        if fetched >= MOST_PAGES:
            is_whole = False
            break
        fetched += 1
        try:
            answer = polite.get(entry.url)
            data = answer.data or b""
            with time_limit(SECONDS, entry.url):
                report = make_report(
                    data, entry.url, answer.url, answer.content_type, answer.declared, published=entry.published_at, publisher=title
                )
            yield Source(entry.url, replace(report, title=report.title or entry.title), data, now())
        except (GatheringError, TooLong) as error:
            yield Source(entry.url, failure=Failure(entry.url, type(error).__name__, str(error)))
            if isinstance(error, AskLater):
                is_whole = False
                continue
        # Noted only now that the report is kept, or will not be got by asking again.
        casefile.note_fetch(SEEN, entry.url, "seen", entry.changed or None)
    if is_whole:
        # While a page is left for another round, the feed is asked for whole again.
        for address, etag, last_modified in states:
            casefile.note_fetch(FEED, address, etag, last_modified)


State = tuple[str, str | None, str | None]
"""What a site said of a feed: its address, ETag, Last-Modified."""


def _entries(feed: str, casefile: Casefile, polite: Polite, deep: int) -> tuple[list[Entry], str | None, list[State]]:
    """Return what a feed and the sitemaps below it name, its title, and the states to note once all of it was read."""
    etag, last_modified = casefile.fetch_note(FEED, feed)
    answer = polite.get(feed, etag=etag, last_modified=last_modified)
    if answer.data is None:
        return [], None, []
    with time_limit(SECONDS, feed):
        read = read_feed(answer.data, feed)
    entries, states = list(read.entries), [(feed, answer.etag, answer.last_modified)]
    for one in read.maps if deep > 0 else ():
        below = _entries(one, casefile, polite, deep - 1)
        entries += below[0]
        states += below[2]
    return entries, read.title, states


def _files(folder: str, casefile: Casefile) -> Iterator[Source]:
    for path in gather_paths([folder]):
        try:
            state = os.stat(path)  # noqa: PTH116 (the path as given)
        except OSError as error:
            yield Source(path, failure=Failure(path, "NotFound", f"{path}: {error.strerror}"))
            continue
        mark = f"{state.st_size} {state.st_mtime_ns}"
        name = str(Path(path).absolute())
        if casefile.fetch_note(SEEN, name)[1] == mark:
            continue
        yield from open_sources([path])
        casefile.note_fetch(SEEN, name, "seen", mark)


def _matched(readings: Iterable[Reading]) -> set[str]:
    return {
        match_key(entity.name, match.listing)
        for reading in readings
        for entity in reading.entities
        for match in reading.matches
        if match.entity == entity.id
    }


def _match_events(readings: Iterable[Reading], known: set[str], casefile: Casefile) -> Iterator[Event]:
    """Yield the possible matches that no report had before, and that nobody rejected."""
    decided = standing(casefile.decisions())
    for reading in readings:
        names = {entity.id: entity.name for entity in reading.entities}
        for match in reading.matches:
            name = names.get(match.entity or "")
            if name is None or (key := match_key(name, match.listing)) in known:
                continue
            known.add(key)
            judged = decided.get(key)
            if judged is None or judged.outcome == "not checked":
                words = (
                    f"“{name}” may be {match.name}, listed as {match.listing}, with a score of {match.score:.2f}; nobody has checked it yet"
                )
                yield _event("match", match.listing, words, reading.report.id if reading.report is not None else None)


def _report_event(reading: Reading) -> Event:
    report = reading.report
    assert report is not None
    title = report.title or report.url or report.id
    count = len(reading.claims)
    words = f"{report.publisher or 'A report'}: {title} ({count} {'claim' if count == 1 else 'claims'})"
    return _event("report", report.id, words, report.id)


def _finding_events(findings: Iterable[Finding], before: set[str], new: set[str]) -> Iterator[Event]:
    """Yield the findings that the new reports added to or began, those that several reports tell of."""
    for finding in findings:
        reports = {claim.partition("/")[0] for claim in finding.claims}
        if finding.id in before or not reports & new or len(reports) < 2:
            continue
        roles = "; ".join(f"{role}: {', '.join(names)}" for role, names in finding.roles)
        denied = f"; denied by {', '.join(finding.denied_by)}" if finding.denied_by else ""
        origins = f"{len(reports)} reports, {finding.independent_origins} independent origins"
        yield _event("finding", finding.id, f"{finding.kind} said of {roles} ({origins}{denied})", sorted(reports & new)[0])


def _event(sort: Literal["report", "match", "finding", "list", "failure"], about: str, words: str, report: str | None = None) -> Event:
    return Event(sort, about, " ".join(words.split()), report, now())
