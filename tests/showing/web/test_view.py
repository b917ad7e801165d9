"""What is looked up is kept until the case changes, and looking changes nothing."""

from starlette.testclient import TestClient

from hearsay.nouns import Decision, source_key
from hearsay.showing.web.shapes import Part
from hearsay.showing.web.view import words_of


def test_a_change_from_outside_is_seen_and_looking_is_no_change(client: TestClient) -> None:
    service = client.app.state.service  # type: ignore[attr-defined]
    first = service.view
    service.casefile.note("looked", "r1", by="b")
    assert service.view is first
    service.casefile.decide(Decision(source_key("The Post"), "B", "b", "2026-01-01T00:00:00Z"))
    assert service.view is not first
    assert len(service.view.decisions) == 1


def test_parties_are_known_by_entity_name_and_id(client: TestClient) -> None:
    view = client.app.state.service.view  # type: ignore[attr-defined]
    party = view.party_named["Sokolvarsk LLC"]
    assert view.party_by_id[party.id] is party
    assert all(view.party_of[entity] is party for entity in party.entities)
    assert [match.listing for match, _ in view.matches_of[party.id]] == ["un-sc:XXe.001"]
    view.warm()


def test_parts_become_a_sentence() -> None:
    assert (
        words_of([Part(text="the company", known_as="Orlik"), Part(text="sold"), Part(text="drones")]) == "the company [Orlik] sold drones"
    )
