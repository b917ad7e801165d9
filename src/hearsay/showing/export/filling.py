"""A case file fills the contents that exporters take: its readings, findings and decisions, and the listings that possible matches name."""

from collections.abc import Iterable
from typing import Protocol

from hearsay.nouns import Decision, Edition, Finding, Listing, Reading
from hearsay.showing.export.contents import CaseContents, Gathered, Joined


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
    return CaseContents(
        readings=readings,
        findings=tuple(casefile.findings() if findings is None else findings),
        decisions=tuple(casefile.decisions()),
        listings=listings,
        joined=tuple(joined),
        gathered=tuple(gathered),
        title=title,
    )
