"""Each feature speaks only where there is something to compare."""

import pytest

from hearsay.nouns import Identifier, ListedName, Listing
from hearsay.screening.features import FEATURES, identifier_agrees, read_number, schema_agrees
from hearsay.screening.queries import Query

NAME = ListedName("Polyana")


def test_features_say_nothing_of_a_bare_name() -> None:
    listing = Listing("my-list", "1", "Company", (NAME,), ("1971",), ("ru",), ("Polyana 1",), (Identifier("Tax ID No.", "1"),))
    assert [seen for _, _, feature in FEATURES if (seen := feature(Query("Polyana"), listing, NAME))] == []


@pytest.mark.parametrize("feature", [feature for _, _, feature in FEATURES], ids=lambda feature: feature.__name__)
def test_every_feature_explains_itself(feature: object) -> None:
    assert (feature.__doc__ or "").startswith("The ") or (feature.__doc__ or "").startswith("Most ")


def test_a_number_of_another_form_is_no_conflict() -> None:
    listing = Listing("my-list", "1", "Company", (NAME,), identifiers=(Identifier("Registration Number", "1175050004161"),))
    assert identifier_agrees(Query("Polyana", identifier="5038127220"), listing, NAME) is None


@pytest.mark.parametrize(
    ("asked", "listed", "against"),
    [
        ("Person", "Company", True),
        ("Company", "Organization", False),
        ("LegalEntity", "Person", False),
        ("Vessel", "Airplane", True),
        ("Vessel", "LegalEntity", False),
    ],
)
def test_kinds_of_party(asked: str, listed: str, against: bool) -> None:
    listing = Listing("my-list", "1", listed, (NAME,))  # type: ignore[arg-type]
    assert (schema_agrees(Query("Polyana", schema=asked), listing, NAME) is not None) is against


@pytest.mark.parametrize("text", ["IMO 0012345", "imo0012345", "00-123.45", "0012345"])
def test_numbers_are_compared_without_their_dress(text: str) -> None:
    assert read_number(text) == "0012345"
