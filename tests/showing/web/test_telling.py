"""Nouns keep their words when they become what the pages show."""

import pytest
from starlette.testclient import TestClient

from hearsay.nouns import Decision, Finding, Reading, TimeValue
from hearsay.showing.web.telling import Teller, decided_words, decision_row, finding_parts, interval
from hearsay.showing.web.view import words_of


def test_a_finding_is_said_with_its_parties_linked(client: TestClient) -> None:
    view = client.app.state.service.view  # type: ignore[attr-defined]
    parts = finding_parts(view.findings[0], view)
    assert words_of(parts) == "Sokolvarsk LLC supplied drones to Tirazh"
    assert parts[0].entity == view.party_named["Sokolvarsk LLC"].id


def test_a_finding_without_a_subject_says_someone(client: TestClient) -> None:
    view = client.app.state.service.view  # type: ignore[attr-defined]
    finding = Finding("recruit", (("recruit", ("engineers", "translators")), ("place", ("Zenda",))), (), ())
    assert words_of(finding_parts(finding, view)) == "someone recruited engineers, translators in Zenda"


def test_a_decision_is_told_with_who_when_and_why() -> None:
    decision = Decision("k1", "matched", "an analyst", "2026-01-02T03:04:05Z", "same number", ("match", "Orlik", "un-sc:1"))
    assert decided_words(decision) == "matched, says an analyst on 2026-01-02: same number"
    assert decision_row(decision, undone=True).words == "Orlik · un-sc:1"


def test_an_interval_keeps_both_ends() -> None:
    said = interval(TimeValue("2025-05-01", "2025-05-31"))
    assert said is not None
    assert said.model_dump() == {"text": "May 2025", "from": "2025-05-01", "to": "2025-05-31"}
    assert interval(None) is None


def test_a_failed_reading_has_nothing_to_tell(client: TestClient) -> None:
    with pytest.raises(ValueError, match="nothing to tell"):
        Teller(Reading(None), client.app.state.service.view)  # type: ignore[attr-defined]
