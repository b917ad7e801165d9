"""A case file that lasts as long as the program: the fake that everyone else tests with."""

from collections.abc import Iterable, Iterator
from typing import Any, Literal, cast

from hearsay.casefile.database import now
from hearsay.casefile.encoding import decode, encode
from hearsay.casefile.interface import ANYTHING, Entry, Found, Gathering, Kept, KeptEdition, KeptJoining, ReportSummary, sort_history
from hearsay.casefile.kept_judgements import check_seen
from hearsay.casefile.listings import write_listing
from hearsay.casefile.records import (
    NOTHING,
    chain,
    digest,
    digest_all,
    digest_report,
    is_read_alike,
    keep_place,
    report_row,
    search_rows,
    summarise,
)
from hearsay.errors import CaseError
from hearsay.nouns import Decision, Edition, Failure, Finding, Listing, Reading


class MemoryCasefile:
    """Keeps a case in dictionaries, as `interface.py` says."""

    def __init__(self) -> None:
        self._kept: dict[Edition, tuple[tuple[Listing, ...], str]] = {}
        self._in_force: dict[str, Edition] = {}
        self._fetches: dict[tuple[str, str], tuple[str | None, str | None]] = {}
        self._rows: dict[str, dict[str, Any]] = {}
        self._readings: dict[str, tuple[Reading, bytes, Gathering]] = {}
        self._failures: dict[str, Failure] = {}
        self._decisions: list[Decision] = []
        self._findings: tuple[Finding, ...] = ()
        self._joined: tuple[KeptJoining, ...] = ()
        self._log: list[Entry] = []

    def __enter__(self) -> "MemoryCasefile":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _note(self, action: str, about: str, kept: str, by: str = "") -> None:
        previous = self._log[-1].hash if self._log else NOTHING
        self._log.append(chain(previous, len(self._log) + 1, now(), by, action, about, kept))

    def keep_list(self, edition: Edition, listings: Iterable[Listing], *, in_force: bool = True) -> None:
        """Keep one edition of a list; it is the one in force from now on, unless `in_force` is False."""
        own = tuple(listings)
        if len({one.publisher_id for one in own}) < len(own):
            raise CaseError(f"the list {edition.list} names a party twice, and nothing was changed")
        self._kept[edition] = (own, now())
        if in_force:
            self._in_force[edition.list] = edition
        self._note("list kept", f"{edition.list} {edition.sha256}", digest_all(map(write_listing, own)))

    def editions(self) -> list[tuple[Edition, int]]:
        """Return the editions in force with their number of listings, by list name."""
        return [(edition, len(self._kept[edition][0])) for _, edition in sorted(self._in_force.items())]

    def listings(self, lists: Iterable[str] | None = None) -> Iterator[tuple[Edition, Listing]]:
        """Yield every listing in force, of the named lists or of all."""
        wanted = None if lists is None else set(lists)
        for name, edition in sorted(self._in_force.items()):
            if wanted is None or name in wanted:
                yield from ((edition, listing) for listing in self._kept[edition][0])

    def list_names(self) -> list[str]:
        """Return the names of the lists of which any edition is kept."""
        return sorted({edition.list for edition in self._kept})

    def history(self, name: str) -> list[KeptEdition]:
        """Return every kept edition of a list, the oldest first."""
        return sort_history(
            KeptEdition(edition, len(listings), imported_at, self._in_force.get(name) == edition)
            for edition, (listings, imported_at) in self._kept.items()
            if edition.list == name
        )

    def listings_of(self, edition: Edition) -> Iterator[Listing]:
        """Yield the listings of any kept edition."""
        yield from self._kept.get(edition, ((), ""))[0]

    def listing_in(self, edition: Edition, publisher_id: str) -> Listing | None:
        """Return one party of a kept edition, or None."""
        return next((listing for listing in self.listings_of(edition) if listing.publisher_id == publisher_id), None)

    def note_fetch(self, name: str, address: str, etag: str | None, last_modified: str | None) -> None:
        """Keep what a site said of the state of one file."""
        self._fetches[name, address] = (etag, last_modified)
        self._note("fetch noted", f"{name} {address}", digest(etag, last_modified))

    def fetch_note(self, name: str, address: str) -> tuple[str | None, str | None]:
        """Return ETag and Last-Modified as last noted."""
        return self._fetches.get((name, address), (None, None))

    def keep_reading(self, reading: Reading, original: bytes, gathering: Gathering, *, by: str = "") -> Kept:
        """Keep a report with its bytes and its reading; say what that was."""
        report = reading.report
        if report is None:
            raise CaseError("a reading that failed has no report to keep")
        row, kept = report_row(reading, report, original, gathering), "new"
        before = self._rows.get(report.id)
        if before is not None:
            if is_read_alike(before, row):
                return "unchanged"
            kept, row, original = "read again", keep_place(row, before), self._readings[report.id][1]
            gathering = decode(Gathering, row["gathering"])
        else:
            same = [one for one in self._rows.values() if row["address"] is not None and one["address"] == row["address"]]
            for one in same:
                one["newest"] = 0
            kept = "new version" if same else "new"
            row |= {"number": len(self._rows) + 1, "version": len(same) + 1, "newest": 1}
        self._rows[report.id], self._readings[report.id] = row, (reading, original, gathering)
        if self._failures.pop(report.url or report.id, None) is not None:
            self._note("failure solved", report.url or report.id, "", by)
        self._note(f"report kept: {kept}", report.id, digest_report(row), by)
        return kept  # type: ignore[return-value]

    def has_report(self, report: str) -> bool:
        """Say whether the case has a report of this id."""
        return report in self._rows

    def reports(self, *, newest: bool = True, start: int = 0, limit: int | None = None) -> list[ReportSummary]:
        """Return the reports in the order of adding."""
        rows = [row for row in self._rows.values() if row["newest"] or not newest]
        return [self._summary(row) for row in rows[start : None if limit is None else start + limit]]

    def _summary(self, row: dict[str, Any]) -> ReportSummary:
        return summarise(row, self._readings[row["id"]][2])

    def count_reports(self) -> int:
        """Return how many reports the case has, newest versions alone."""
        return sum(row["newest"] for row in self._rows.values())

    def reading(self, report: str) -> Reading | None:
        """Return the reading of a report, by its id or the beginning of one."""
        found = [number for number in self._rows if number.startswith(report)]
        return self._readings[found[0]][0] if len(found) == 1 else None

    def readings(self, *, newest: bool = True) -> Iterator[Reading]:
        """Yield the readings in the order of adding."""
        for number, row in list(self._rows.items()):
            if row["newest"] or not newest:
                yield self._readings[number][0]

    def versions(self, report: str) -> list[ReportSummary]:
        """Return every version of a report, the oldest first."""
        own = self._rows.get(report)
        if own is None:
            return []
        same = [row for row in self._rows.values() if row is own or (own["address"] is not None and row["address"] == own["address"])]
        return [self._summary(row) for row in sorted(same, key=lambda row: int(row["version"]))]

    def original(self, report: str) -> bytes | None:
        """Return the bytes that a report was read from."""
        return self._readings[report][1] if report in self._readings else None

    def keep_failure(self, failure: Failure, *, by: str = "") -> None:
        """Keep why a report could not be read."""
        self._failures.pop(failure.about, None)
        self._failures[failure.about] = failure
        self._note("failure kept", failure.about, digest(encode(failure)), by)

    def failures(self) -> list[Failure]:
        """Return what could not be read."""
        return list(self._failures.values())

    def decide(self, decision: Decision, *, seen: str | None = ANYTHING) -> None:
        """Keep a decision; raises StaleDecision where `seen` is not the last one about the same thing."""
        before = self.decisions(decision.about)
        check_seen(before, seen)
        if all(one.id != decision.id for one in before):
            self._decisions.append(decision)
            self._note("decided", decision.id, digest(encode(decision)), decision.by)

    def decisions(self, about: str | None = None) -> list[Decision]:
        """Return every decision, or those about one thing, the oldest first."""
        return [one for one in self._decisions if about is None or one.about == about]

    def keep_findings(self, findings: Iterable[Finding], joined: Iterable[KeptJoining] = (), *, by: str = "") -> None:
        """Keep what weighing found and which entities it joined, in place of what it found before."""
        self._findings, self._joined = tuple(findings), tuple(joined)
        self._note("weighed", "findings", digest_all(map(encode, (*self._findings, *self._joined))), by)

    def findings(self) -> list[Finding]:
        """Return what weighing found last."""
        return list(self._findings)

    def joined(self) -> list[KeptJoining]:
        """Return the entities that weighing joined last."""
        return list(self._joined)

    def search(self, words: str, *, limit: int = 50) -> list[Found]:
        """Return where all the words stand, by their letters alone; of each word the first place is marked."""
        asked = words.casefold().split()
        found = []
        for number, (reading, _, _) in self._readings.items():
            if not asked or reading.report is None or not self._rows[number]["newest"]:
                continue
            rows = search_rows(reading, reading.report)
            found += [
                Found(row["report"], cast(Literal["text", "claim", "name"], row["sort"]), row["about"], _marked(row["body"][:200], asked))
                for row in rows
                if all(word in row["body"].casefold() for word in asked)
            ]
        return found[:limit]

    def log(self, *, start: int = 0, limit: int | None = None) -> list[Entry]:
        """Return the entries of the log, the oldest first."""
        return self._log[start : None if limit is None else start + limit]

    def note(self, action: str, about: str, *, by: str) -> None:
        """Write an entry into the log alone, such as an access."""
        self._note(f"noted: {action}", about, NOTHING, by)

    def verify(self) -> list[str]:
        """Nobody but the program can change it."""
        return []

    def close(self) -> None:
        """Nothing is held open."""


def _marked(text: str, words: list[str]) -> str:
    """Return a text with the first place of each word between the marks that `Found.words` has."""
    for word in words:
        at = text.casefold().find(word)
        if at >= 0 and len(text.casefold()) == len(text):
            text = f"{text[:at]}\x02{text[at : at + len(word)]}\x03{text[at + len(word) :]}"
    return text
