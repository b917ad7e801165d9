"""A case as the pages see it: what it holds, looked up once and kept until the case changes, whoever changes it.

What changes a case writes a line into its log, so the log's new lines tell whether what is kept here still holds; accesses do not count.
"""

import threading
from collections import defaultdict
from functools import cached_property

from hearsay.casefile.interface import Casefile, KeptJoining, ReportSummary
from hearsay.naming.joining import Doubtful
from hearsay.nouns import Decision, Edition, Finding, Match, Reading, claim_key, match_key, pair_key
from hearsay.running.judged import standing
from hearsay.showing.web.shapes import Part
from hearsay.showing.wording import spaced

DISPUTED = 200
"""Disputed claims that are put before a person at a time."""


class View:
    """One state of a case."""

    def __init__(self, casefile: Casefile, version: int, doubtful: tuple[Doubtful, ...] = ()) -> None:
        self.casefile, self.version, self.doubtful = casefile, version, doubtful

    @cached_property
    def summaries(self) -> list[ReportSummary]:
        return self.casefile.reports()

    @cached_property
    def summary_of(self) -> dict[str, ReportSummary]:
        return {one.id: one for one in self.summaries}

    @cached_property
    def findings(self) -> list[Finding]:
        return self.casefile.findings()

    @cached_property
    def finding_of(self) -> dict[str, Finding]:
        return {one.id: one for one in self.findings}

    @cached_property
    def finding_with(self) -> dict[str, Finding]:
        """The finding that a claim is part of, by `<report>/<claim>`."""
        return {claim: one for one in self.findings for claim in one.claims}

    @cached_property
    def findings_about(self) -> dict[str, list[Finding]]:
        """The findings in which a party plays a part, by its name."""
        found: dict[str, list[Finding]] = defaultdict(list)
        for one in self.findings:
            for name in dict.fromkeys(name for _, names in one.roles for name in names):
                found[name].append(one)
        return found

    @cached_property
    def parties(self) -> list[KeptJoining]:
        """The parties, those of the most findings first."""
        about = self.findings_about
        return sorted(self.casefile.joined(), key=lambda one: (-len(about.get(one.name, ())), -len(one.entities), one.name))

    @cached_property
    def party_by_id(self) -> dict[str, KeptJoining]:
        return {one.id: one for one in self.parties}

    @cached_property
    def party_of(self) -> dict[str, KeptJoining]:
        """The party that an entity of a report was joined to, by the entity's id."""
        return {entity: one for one in self.parties for entity in one.entities}

    @cached_property
    def party_named(self) -> dict[str, KeptJoining]:
        named: dict[str, KeptJoining] = {}
        for one in self.parties:
            named.setdefault(one.name, one)
        return named

    @cached_property
    def decisions(self) -> list[Decision]:
        return self.casefile.decisions()

    @cached_property
    def standing(self) -> dict[str, Decision]:
        return standing(self.decisions)

    @cached_property
    def last_about(self) -> dict[str, Decision]:
        """The last decision about each thing, withdrawals too: what a person who decides has seen."""
        return {one.about: one for one in self.decisions}

    @cached_property
    def editions(self) -> list[tuple[Edition, int]]:
        return self.casefile.editions()

    @cached_property
    def matches(self) -> list[tuple[Match, str, str]]:
        """Every possible match with the name that was screened and the report's id, likeliest first."""
        found = []
        for summary in self.summaries:
            if summary.matches:
                reading = self.casefile.reading(summary.id)
                if reading is not None:
                    names = {entity.id: entity.name for entity in reading.entities}
                    found += [(match, names.get(match.entity or "", match.name), summary.id) for match in reading.matches]
        return sorted(found, key=lambda one: (-one[0].score, one[1], one[0].listing))

    @cached_property
    def matches_of(self) -> dict[str, list[tuple[Match, str]]]:
        """The possible matches of a party by its id, the best first, each listing once."""
        found: dict[str, dict[str, tuple[Match, str]]] = defaultdict(dict)
        for match, name, _ in self.matches:
            party = self.party_of.get(match.entity or "")
            found[party.id if party else match.entity or ""].setdefault(match.listing, (match, name))
        return {party: list(own.values()) for party, own in found.items()}

    @cached_property
    def open_matches(self) -> list[tuple[Match, str, str]]:
        """The possible matches that nobody has decided, each name and listing once."""
        seen: dict[str, tuple[Match, str, str]] = {}
        for match, name, report in self.matches:
            key = match_key(name, match.listing)
            if key not in self.standing:
                seen.setdefault(key, (match, name, report))
        return list(seen.values())

    @cached_property
    def open_pairs(self) -> list[Doubtful]:
        return [one for one in self.doubtful if pair_key(one.first, one.second) not in self.standing]

    @cached_property
    def disputed(self) -> list[tuple[Finding, str, str]]:
        """Claims that cannot both be so with another's number, day, party or place: finding, `<report>/<claim>`, and why."""
        return [
            (finding, claim, one.words)
            for finding in self.findings
            for one in finding.contradictions
            if one.sort != "denial"
            for claim in one.claims[:1]
        ]

    @cached_property
    def open_claims(self) -> list[tuple[Finding, Reading, str, str]]:
        """The first of the disputed claims that nobody has decided: finding, reading, claim id, and why."""
        found, readings = [], dict[str, Reading | None]()
        for finding, reference, why in self.disputed[:DISPUTED]:
            report, _, number = reference.partition("/")
            if report not in readings:
                readings[report] = self.casefile.reading(report)
            reading = readings[report]
            claim = next((one for one in reading.claims if one.id == number), None) if reading is not None else None
            if reading is None or reading.report is None or claim is None or not claim.evidence:
                continue
            if claim_key(reading.report.id, claim.kind, claim.evidence[0].of(reading.report.text)) not in self.standing:
                found.append((finding, reading, number, why))
        return found

    def warm(self) -> None:
        """Look up what the first pages need."""
        _ = self.summaries, self.finding_with, self.findings_about, self.party_of, self.standing, self.editions


class Views:
    """The newest view of a case."""

    def __init__(self, casefile: Casefile) -> None:
        self.casefile = casefile
        self.doubtful: tuple[Doubtful, ...] = ()
        self._lock = threading.Lock()
        self._read, self._version = 0, 0
        self._view: View | None = None

    def now(self) -> View:
        """Return the view of the case as it is."""
        with self._lock:
            lines = self.casefile.log(start=self._read)
            self._read += len(lines)
            if self._view is None or any(not line.action.startswith("noted: ") for line in lines):
                self._version += 1
                self._view = View(self.casefile, self._version, self.doubtful)
            return self._view

    def set_doubtful(self, doubtful: tuple[Doubtful, ...]) -> None:
        """Keep the pairs that weighing left to a person."""
        with self._lock:
            self.doubtful = doubtful
            self._view = None

    def warm_in_background(self) -> threading.Thread:
        """Look up what the first pages need without letting anyone wait."""
        thread = threading.Thread(target=lambda: self.now().warm(), name="hearsay-warm", daemon=True)
        thread.start()
        return thread


def words_of(parts: list[Part]) -> str:
    """Return a sentence's parts as one string."""
    from hearsay.showing.wording import Part as Wording

    return spaced([Wording(part.text, known_as=part.known_as) for part in parts])
