"""Listings are linked by numbers that only one party has, with reasons, and a link can be taken back."""

import pytest

from hearsay.lists.linking import group_links, link_listings
from hearsay.nouns import Identifier, ListedName, Listing, Schema


def party(list_name: str, number: str, *identifiers: tuple[str, str] | tuple[str, str, str], schema: Schema = "Company") -> Listing:
    return Listing(list_name, number, schema, (ListedName("Volkhov Aero"),), identifiers=tuple(Identifier(*one) for one in identifiers))


def test_a_shared_tax_number_links_whatever_it_is_called() -> None:
    listings = [
        party("us-ofac-sdn", "1", ("Tax ID No.", "5038000001", "ru")),
        party("ua", "NK-1", ("Identifier", "5038000001")),
        party("eu", "597", ("INN", "5038000001")),
    ]
    links = link_listings(listings)
    assert [(link.left, link.right) for link in links] == [("eu:597", "ua:NK-1"), ("eu:597", "us-ofac-sdn:1"), ("ua:NK-1", "us-ofac-sdn:1")]
    assert links[0].reasons[0].detail == "both listings give 5038000001"
    assert group_links(links) == [("eu:597", "ua:NK-1", "us-ofac-sdn:1")]


def test_a_link_can_be_taken_back() -> None:
    listings = [party("a", "1", ("INN", "5038000001")), party("b", "1", ("INN", "5038000001"))]
    links = link_listings(listings)
    assert group_links(links, taken_back={links[0].id}) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("Passport", "530012345", "ru"), ("Passport", "530012345", "ir")),
        (("Passport", "530012345"), ("National ID No.", "530012345")),
        (("Registration Number", "12345"), ("Registration Number", "12345")),
        (("Tax ID No.", "00000000"), ("Tax ID No.", "00000000")),
    ],
)
def test_numbers_that_do_not_tell_parties_apart_link_nothing(one: tuple[str, str], other: tuple[str, str]) -> None:
    assert link_listings([party("a", "1", one), party("b", "1", other)]) == []


def test_a_person_and_a_company_are_never_one() -> None:
    assert link_listings([party("a", "1", ("INN", "503800000112"), schema="Person"), party("b", "1", ("INN", "503800000112"))]) == []


def test_ships_are_linked_by_numbers_with_a_right_check_digit() -> None:
    right = [party(name, "1", ("IMO number", value), schema="Vessel") for name, value in (("a", "IMO9074729"), ("b", "9074729"))]
    wrong = [party(name, "1", ("IMO number", "9074720"), schema="Vessel") for name in ("a", "b")]
    assert len(link_listings(right)) == 1
    assert link_listings(wrong) == []


def test_numbers_that_differ_are_told_beside_those_that_agree() -> None:
    one = party("a", "1", ("Registration Number", "1175050000001"), ("INN", "5038000001"))
    other = party("b", "1", ("Registration Number", "1175050000001"), ("INN", "7704252261"))
    (link,) = link_listings([one, other])
    assert link.conflicts[0].detail == "5038000001 against 7704252261"


def test_a_number_that_many_share_links_nothing() -> None:
    assert link_listings(party("a", str(number), ("INN", "5038000001")) for number in range(9)) == []
