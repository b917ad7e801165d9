"""A case file, or some of its reports, fills the contents that exporters take.

Its readings, findings and decisions come out as they are kept, with the listings that possible matches name.
"""

from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import Protocol

from hearsay.errors import SettingsError
from hearsay.nouns import Decision, Edition, Finding, Listing, Reading, claim_key, match_key
from hearsay.running.judged import all_standing
from hearsay.showing.export.contents import CaseContents, Gathered, Joined
from hearsay.showing.export.telling import claim_id


class Holding(Protocol):
    """What of a case file an export needs."""

    def readings(self) -> Iterable[Reading]:
        """Yield every reading in the order of the case."""

    def decisions(self) -> Iterable[Decision]:
        """Yield every decision, the oldest first."""

    def findings(self) -> Iterable[Finding]:
        """Yield every finding that the case keeps."""

    def listing_in(self, edition: Edition, publisher_id: str) -> Listing | None:
        """Return one party of a kept edition, or None."""


def fill_contents(
    casefile: Holding,
    *,
    title: str = "A case",
    findings: Iterable[Finding] | None = None,
    joined: Iterable[Joined] = (),
    gathered: Iterable[Gathered] = (),
) -> CaseContents:
    """Return what the case holds; `findings` are those of the case unless others are given, freshly weighed."""
    readings = tuple(casefile.readings())
    listings: dict[str, Listing] = {}
    for match in (match for reading in readings for match in reading.matches):
        if match.listing not in listings:
            listing = casefile.listing_in(match.edition, match.listing.partition(":")[2])
            if listing is not None:
                listings[match.listing] = listing
    decisions = tuple(casefile.decisions())
    return CaseContents(
        readings=readings,
        findings=tuple(casefile.findings() if findings is None else findings),
        decisions=aim(decisions, readings),
        listings=listings,
        joined=tuple(joined),
        gathered=tuple(gathered),
        title=title,
    )


def aim(decisions: Iterable[Decision], readings: Iterable[Reading]) -> tuple[Decision, ...]:
    """Return the decisions that stand, aimed at the ids of the matches and claims that their keys mean today.

    One that was withdrawn is left out with its withdrawal; one that means nothing in these readings stays as it is.
    """
    meant: dict[str, list[str]] = {}
    for reading in readings:
        if reading.report is None:
            continue
        name_of = {entity.id: entity.name for entity in reading.entities}
        for match in reading.matches:
            meant.setdefault(match_key(name_of.get(match.entity or "", match.name), match.listing), []).append(match.id)
        for claim in reading.claims:
            meant.setdefault(claim_key(reading.report.id, claim.kind, claim.evidence[0].of(reading.report.text)), []).append(claim.id)
    return tuple(
        replace(one, about=about)
        for made in all_standing(decisions).values()
        for one in made
        for about in meant.get(one.about, [one.about])
    )


def only_reports(contents: CaseContents, reports: Collection[str]) -> CaseContents:
    """Return the part of a case that these reports (by id, or the beginning of one) make: what is about none of them is left out.

    Raises SettingsError where an id is that of no report of the case.
    """
    known = {reading.report.id: reading for reading in contents.readings if reading.report is not None}
    strangers = [one for one in reports if not any(identity.startswith(one) for identity in known)]
    if strangers:
        raise SettingsError(f"the case has no report {strangers[0]}; `hearsay case list` shows the ids")
    kept = {identity: reading for identity, reading in known.items() if identity.startswith(tuple(reports))}
    claims = {claim.id for reading in kept.values() for claim in reading.claims}
    entities = {entity.id for reading in kept.values() for entity in reading.entities}
    findings = tuple(one for one in contents.findings if any(claim_id(claim) in claims for claim in one.claims))
    judged = claims | {one.id for one in findings} | {match.id for reading in kept.values() for match in reading.matches} | kept.keys()
    cut = (replace(one, entities=tuple(entity for entity in one.entities if entity in entities)) for one in contents.joined)
    return replace(
        contents,
        readings=tuple(kept.values()),
        findings=findings,
        decisions=tuple(one for one in contents.decisions if claim_id(one.about) in judged),
        joined=tuple(one for one in cut if one.entities),
        gathered=tuple(one for one in contents.gathered if one.report in kept),
    )
