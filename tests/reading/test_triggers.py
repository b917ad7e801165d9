"""The table of words that name events is whole: kinds and roles are those of the claim guidelines, and each row can hold."""

from typing import get_args

import pytest

from hearsay.nouns import ClaimKind
from hearsay.reading.triggers import Trigger, load_triggers

ROLES = {
    "transfer": {"supplier", "recipient", "goods", "intermediary"},
    "produce": {"producer", "goods", "partner", "customer"},
    "modify": {"actor", "goods", "result"},
    "cooperate": {"party", "matter"},
    "recruit": {"employer", "recruit"},
    "train": {"trainer", "trainee", "subject"},
    "deploy": {"actor", "deployed"},
    "attack": {"attacker", "target", "weapon"},
    "support": {"supporter", "supported", "matter"},
    "sanction": {"authority", "target", "reason"},
    "evade": {"actor", "measure", "means"},
    "finance": {"payer", "payee", "amount", "purpose"},
    "control": {"holder", "held", "post"},
    "seize": {"authority", "seized", "reason"},
}
ANY = {"time", "place", "quantity", "none", "other"}
"""What every kind may have, and the table's own two words: for no role, and for the other party."""


def all_rows() -> list[tuple[str, Trigger]]:
    return [(lemma, row) for table in load_triggers() for lemma, rows in table.items() for row in rows]


def test_the_table_names_every_kind_and_no_other() -> None:
    assert {row.kind for _, row in all_rows()} == set(get_args(ClaimKind)) == set(ROLES)


@pytest.mark.parametrize("kind", ROLES)
def test_rows_fill_only_the_roles_of_their_kind(kind: str) -> None:
    for lemma, row in all_rows():
        if row.kind == kind:
            assert set(row.roles.values()) <= ROLES[kind] | ANY, lemma


def test_what_a_row_needs_it_can_have() -> None:
    for lemma, row in all_rows():
        needed = row.needs | row.goods | row.money | row.people | row.forces
        assert needed <= set(row.roles.values()), lemma


def test_words_are_lemmas_in_lower_case() -> None:
    for lemma, row in all_rows():
        assert lemma == lemma.lower().strip() != ""
        assert row.particle == row.particle.strip()


def test_a_row_with_a_particle_is_tried_before_one_without() -> None:
    verbs, _ = load_triggers()
    rows = verbs["hand"]
    assert rows[0].particle == "over"
    assert [bool(row.particle) for row in rows] == sorted((bool(row.particle) for row in rows), reverse=True)


@pytest.mark.parametrize(
    ("verb", "kind"),
    [
        ("sell", "transfer"), ("produce", "produce"), ("convert", "modify"), ("negotiate", "cooperate"), ("recruit", "recruit"),
        ("train", "train"), ("deploy", "deploy"), ("bomb", "attack"), ("back", "support"), ("sanction", "sanction"),
        ("circumvent", "evade"), ("fund", "finance"), ("own", "control"), ("confiscate", "seize"),
    ],
)  # fmt: skip
def test_plain_words_name_their_kind(verb: str, kind: str) -> None:
    assert kind in {row.kind for row in load_triggers()[0][verb]}


def test_the_table_is_read_once() -> None:
    assert load_triggers() is load_triggers()
