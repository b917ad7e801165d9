"""Small readings to keep."""

from collections.abc import Callable

import pytest

from hearsay.casefile.interface import Gathering
from hearsay.nouns import Claim, Edition, Entity, ListedName, Listing, Match, Mention, QuantityValue, Reading, Reason, Report, Span

EDITION = Edition("un-sc", "2026-05-01", "a" * 64)


@pytest.fixture
def edition() -> Edition:
    return EDITION


@pytest.fixture
def listings() -> list[Listing]:
    return [Listing("un-sc", str(number), "Company", (ListedName(f"Albatros {number}"),)) for number in range(3)]


@pytest.fixture
def gathering() -> Gathering:
    return Gathering("2026-05-30T10:00:00Z", "2026-05-30T10:00:01Z", "reader 1", (EDITION,))


@pytest.fixture
def make_reading() -> Callable[..., Reading]:
    def make(text: str = "Albatros shipped 40 drones", url: str | None = None) -> Reading:
        report = Report(text, "b" * 64, "A title", url, "The Zenda Post", "2026-05-29", "en")
        party = Mention(Span(0, 8), text[:8], "organisation")
        number = Mention(Span(9, 11), text[9:11], "quantity", value=QuantityValue(40, 40, "drone"))
        entity = Entity(report.id, text[:8], "organisation", (party.id,))
        claim = Claim(report.id, "transfer", (Span(0, len(text)),), (("supplier", (party.id,)), ("quantity", (number.id,))))
        match = Match(entity.id, "un-sc:1", "ALBATROS", 0.75, EDITION, (Reason("name", 0.5, "alike"),))
        return Reading(report, (party, number), (), (claim,), (entity,), (match,))

    return make
