"""The Consolidated Screening List keeps its thirteen lists apart."""

from collections.abc import Callable
from pathlib import Path

import pytest

from hearsay.errors import ListFormatError
from hearsay.lists.ledger import Ledger
from hearsay.lists.registry import read_list
from hearsay.nouns import Identifier, Listing

Read = Callable[..., dict[str, Listing]]


def test_one_party_on_two_lists_is_two_listings_with_their_measures(read_sample: Read) -> None:
    listings = read_sample("us-csl.part.csv")
    assert {number: listing.measures for number, listing in listings.items()} == {
        "SDN-901": ("asset freeze",),
        "EL-901": ("export control",),
        "NS-MBS-902": ("financial restrictions",),
    }


def test_numbers_are_told_from_other_facts(read_sample: Read) -> None:
    company = read_sample("us-csl.part.csv")["SDN-901"]
    assert company.identifiers == (Identifier("Tax ID No.", "5038000001", "ru"),)
    assert [name.text for name in company.names[1:]] == ["VOLKHOV", "VOLKHOV AERO"]


def test_a_header_that_stands_twice_is_no_party(sample: Callable[[str], Path]) -> None:
    path = sample("us-csl.part.csv")
    header, newline, rest = path.read_text("utf-8").partition("\n")
    path.write_text(header + newline + header + newline + rest, encoding="utf-8")
    ledger = Ledger()
    assert len(read_list("us-csl", path, any_size=True, ledger=ledger).listings) == 3
    assert dict(ledger.left_out) == {"the header once more": 1}


def test_a_list_that_is_not_known_is_an_error(sample: Callable[[str], Path]) -> None:
    path = sample("us-csl.part.csv")
    path.write_text(path.read_text("utf-8").replace("(EL)", "(XX)"), encoding="utf-8")
    with pytest.raises(ListFormatError, match="line 3: the list “Entity List"):
        read_list("us-csl", path, any_size=True)
