"""What is said of sanctions is held against the lists of each authority, as of the day of the report."""

from collections.abc import Callable

import pytest

from hearsay.nouns import Edition, ListedName, Listing, Match
from hearsay.weighing.grouping import Stated
from hearsay.weighing.statements import Held, authority_of, check_statements

Tell = Callable[..., Stated]
EDITION = Edition("eu-fsf", "2025-06-01", "a" * 64)


def held(*, since: str | None = "2025-02-01", score: float = 0.9, lists: tuple[str, ...] = ("eu-fsf",)) -> Held:
    listing = Listing("eu-fsf", "1", "Company", (ListedName("ALBATROS"),), listed_on=since)
    return Held(frozenset(lists), {"Albatros": [Match("e1", "eu-fsf:1", "ALBATROS", score, EDITION, ())]}, {"eu-fsf:1": listing})


@pytest.mark.parametrize(
    ("case", "outcome"),
    [
        (held(), "borne out"),
        (held(since=None), "borne out"),
        (held(since="2025-07-01"), "listed later"),
        (held(since="2025"), "borne out"),
        (held(score=0.4), "not found"),
        (held(lists=("un-sc",)), "list not held"),
    ],
)
def test_each_outcome(tell: Tell, case: Held, outcome: str) -> None:
    (reason,) = check_statements([tell("sanction", authority="the European Union", target="Albatros")], case)
    assert reason.reason == outcome
    assert "Albatros" in reason.detail
    assert "possible match" in reason.detail or outcome in ("not found", "list not held")


def test_each_authority_is_checked_apart(tell: Tell) -> None:
    claim = tell("sanction", authority=("Brussels", "Washington"), target="Albatros")
    assert {reason.reason for reason in check_statements([claim, claim], held())} == {"borne out", "list not held"}


@pytest.mark.parametrize("facts", [{"polarity": "negative"}, {"tense": "future"}, {"authority": "Orlik"}])
def test_denials_plans_and_strangers_are_not_checked(tell: Tell, facts: dict[str, str]) -> None:
    assert check_statements([tell("sanction", **{"authority": "EU", "target": "Albatros", **facts})], held()) == ()


def test_authorities_are_known_by_their_names() -> None:
    known = authority_of("the U.S. Treasury")
    assert known is not None
    assert known[0] == "the United States"
    assert authority_of("Orlik") is None
