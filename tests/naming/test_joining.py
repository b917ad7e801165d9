"""Entities of many reports are joined where names and context say so, and what is doubtful goes to a person."""

from collections.abc import Mapping

import pytest

from hearsay.naming.joining import Party, fold, is_named, join_entities
from hearsay.nouns import Entity, MentionKind, pair_key


def entity(name: str, report: int, kind: MentionKind = "organisation", aliases: tuple[str, ...] = ()) -> Entity:
    return Entity(f"r{report}", name, kind, (f"m{report}-{name}",), aliases)


def compare(first: str, second: str, _person: bool) -> float:
    """Compare as screening would: the same letters but one are alike."""
    if fold(first) == fold(second):
        return 1.0
    ours, theirs = set(fold(first).split()), set(fold(second).split())
    return 0.95 if ours <= theirs or theirs <= ours else 0.85 if first[:4] == second[:4] else 0.1


def joined(*entities: Entity, **context: Mapping[str, set[str]]) -> list[list[str]]:
    parties, _ = join_entities(entities, compare, **context)  # type: ignore[arg-type]
    return sorted(sorted({party.name, *party.aliases}) for party in parties)


def test_the_same_name_is_the_same_party_in_every_report() -> None:
    (party,), _ = join_entities([entity("Albatros Works", 0), entity("the Albatros Works", 1)], compare)
    assert len(party.entities) == 2
    assert "2 reports" in party.reasons[0]


def test_a_person_known_by_one_word_stays_in_its_report() -> None:
    assert len(join_entities([entity("Dorn", 0, "person"), entity("Dorn", 1, "person")], compare)[0]) == 2


def test_a_longer_form_of_a_name_is_joined() -> None:
    assert joined(entity("Sokolvarsk Aerosystems", 0), entity("Sokolvarsk Aerosystems LLC", 1)) == [
        ["Sokolvarsk Aerosystems", "Sokolvarsk Aerosystems LLC"]
    ]


def test_what_is_doubtful_goes_to_a_person() -> None:
    parties, doubtful = join_entities([entity("Sokolvarsk Works", 0), entity("Sokolwarsk Plant", 1)], compare)
    assert len(parties) == 2
    assert [(one.first, one.second, one.likelihood) for one in doubtful] == [("Sokolvarsk Works", "Sokolwarsk Plant", 0.85)]


def test_one_word_and_nothing_beside_it_joins_nothing() -> None:
    _, doubtful = join_entities([entity("Albatros", 0), entity("Albatros Trading", 1)], compare)
    assert "one word" in " ".join(doubtful[0].reasons)
    first, second = entity("Albatros", 0), entity("Albatros Trading", 1)
    context = {first.id: {"tirazh"}, second.id: {"tirazh"}}
    assert len(join_entities([first, second], compare, beside=context)[0]) == 1


def test_other_listings_speak_against_a_name() -> None:
    first, second = entity("Albatros Works", 0), entity("Albatros Works LLC", 1)
    apart = {first.id: {"un-sc:1"}, second.id: {"un-sc:2"}}
    parties, doubtful = join_entities([first, second], compare, listings=apart)
    assert len(parties) == 2
    assert "different listings" in " ".join(doubtful[0].reasons)


@pytest.mark.parametrize("same", [True, False])
def test_a_decision_goes_before_everything(same: bool) -> None:
    one, other = ("Kestrel Trading", "Blue Anchor") if same else ("Kestrel Trading", "Kestrel Trading LLC")
    entities = [entity(one, 0), entity(other, 1)]
    if same:
        entities += [entity("Kestrel Anchor", 2)]
    parties, _ = join_entities(entities, lambda *_: 0.95, decided={pair_key(one, other): same})
    assert any(set(party.aliases) | {party.name} >= {one, other} for party in parties) is same


def test_persons_and_firms_are_never_joined_and_descriptions_are_no_parties() -> None:
    assert len(joined(entity("Pavel Dorn", 0, "person"), entity("Pavel Dorn LLC", 1))) == 2
    assert joined(entity("the company", 0)) == []
    assert not is_named("the company")


def test_a_party_has_an_id_of_its_name_and_first_entity() -> None:
    assert Party("Albatros", "organisation", ["e2", "e1"]).id == Party("ALBATROS", "organisation", ["e1", "e2"]).id
