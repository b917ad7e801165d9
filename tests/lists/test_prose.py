"""Numbers are found in prose behind the words that say what they are."""

import pytest

from hearsay.lists.prose import find_identifiers
from hearsay.nouns import Identifier


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Company Identification No. 1037825026700", [Identifier("Registration Number", "1037825026700")]),
        (
            "Passport no: A1234567 (expired), Tax ID No. 5038000001",
            [Identifier("Passport", "A1234567"), Identifier("Tax ID No.", "5038000001")],
        ),
        ("IMO Number: 9074729", [Identifier("IMO number", "9074729")]),
        ("SWIFT/BIC code: ABCDRUMM", []),
        ("He has 5038000001 reasons; passport unknown", []),
    ],
)
def test_numbers_have_the_kind_that_is_said_before_them(text: str, found: list[Identifier]) -> None:
    assert find_identifiers(text) == found
