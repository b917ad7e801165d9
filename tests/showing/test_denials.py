"""A denial finds what it denies, and nothing else."""

from typing import Any

import pytest

from hearsay.nouns import Reading
from hearsay.showing.denials import denials, denied_claims


def test_a_denial_by_another_source_stands_against_the_claim(small: Reading) -> None:
    claim, denial = small.claims
    assert denials(small) == {claim.id: [denial.id]}
    assert denied_claims(small) == {denial.id: [claim.id]}


def test_every_denial_of_the_example_is_paired(example: Reading) -> None:
    numbers = {claim.id: number for number, claim in enumerate(example.claims, start=1)}
    found = {numbers[claim]: [numbers[other] for other in against] for claim, against in denials(example).items()}
    assert found[1] == [3]
    assert found[14] == [15]
    assert 2 not in found
    assert 8 not in found


TEXT = "Aldo sold tanks to Bura, Cora said. Aldo sold no {goods}, {who} said. Bura sold no tanks, Dito said."


def two_claims(draft: Any, goods: str = "tanks", who: str = "Dito", kind: str = "transfer", role: str = "supplier") -> Reading:
    made = draft(TEXT.format(goods=goods, who=who))
    head = goods.rstrip("s")
    made.claim(
        "transfer",
        "Aldo sold tanks to Bura",
        roles={"supplier": made.mention("Aldo"), "goods": made.mention("tanks", "goods", form="nominal", head="tank")},
        source=(made.mention("Cora", "person"),),
    )
    made.claim(
        kind,
        f"Aldo sold no {goods}",
        roles={
            role: made.mention("Aldo", after="Cora said."),
            "goods": made.mention(goods, "goods", after="sold no", form="nominal", head=head),
        },
        polarity="negative",
        source=(made.mention(who, "person", after=goods + ","),),
    )
    reading: Reading = made.reading()
    return reading


def test_the_same_party_in_the_same_part_is_denied(draft: Any) -> None:
    assert len(denials(two_claims(draft))) == 1


def test_a_denial_of_other_goods_denies_nothing(draft: Any) -> None:
    assert denials(two_claims(draft, goods="ships")) == {}


def test_a_denial_of_weapons_at_large_denies_the_tanks(draft: Any) -> None:
    assert len(denials(two_claims(draft, goods="weapons"))) == 1


def test_nobody_denies_what_they_said_themselves(draft: Any) -> None:
    assert denials(two_claims(draft, who="Cora")) == {}


@pytest.mark.parametrize(("kind", "role"), [("produce", "producer"), ("transfer", "recipient")])
def test_another_kind_or_another_part_is_no_denial(draft: Any, kind: str, role: str) -> None:
    assert denials(two_claims(draft, kind=kind, role=role)) == {}


def test_a_reading_without_claims_has_no_denials() -> None:
    assert denials(Reading(None)) == {}
