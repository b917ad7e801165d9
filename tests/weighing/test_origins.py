"""Reports that pass one source on are one origin, and those that cite each other in a circle are none."""

from collections.abc import Callable

import pytest

from hearsay.nouns import Origin
from hearsay.weighing.grouping import Stated
from hearsay.weighing.origins import Publication, count_independent, credited_wire, find_origins, is_named, same

Tell = Callable[..., Stated]
POST, HERALD, DAILY = (Publication(f"r{n}", name) for n, name in enumerate(("The Zenda Post", "Morvia Herald", "Coast Daily")))


def names(origins: tuple[Origin, ...]) -> list[tuple[str, bool]]:
    return [(origin.name, origin.is_established) for origin in origins]


def test_two_reports_of_one_source_are_one_origin(tell: Tell) -> None:
    origins, circles = find_origins([tell(report=0, by=("the Navy of Carthen",)), tell(report=1, by=("Navy of Carthen",))], [POST, HERALD])
    assert names(origins) == [("the Navy of Carthen", True)]
    assert origins[0].via == ("The Zenda Post", "Morvia Herald")
    assert circles == ()


def test_what_a_report_says_itself_is_an_origin(tell: Tell) -> None:
    origins, _ = find_origins([tell(report=0), tell(report=1)], [POST, HERALD])
    assert count_independent(origins) == 2


def test_a_copy_has_the_origin_of_what_it_copies(tell: Tell) -> None:
    copy = Publication("r1", "Morvia Herald", copies=0)
    origins, _ = find_origins([tell(report=0), tell(report=1)], [POST, copy])
    assert names(origins) == [("The Zenda Post", True)]
    alone, _ = find_origins([tell(report=1)], [POST, copy])
    assert names(alone) == [("The Zenda Post", True)]


def test_a_citation_leads_to_what_the_cited_report_says(tell: Tell) -> None:
    claims = [
        tell(report=0, by=("Elin Maart",)),
        tell(report=1, by=("the Zenda Post",)),
        tell(report=2, by=("Morvia Herald", "Zenda Post")),
    ]
    origins, _ = find_origins(claims, [POST, HERALD, DAILY])
    assert names(origins) == [("Elin Maart", True)]
    assert len(origins[0].claims) == 3


@pytest.mark.parametrize("size", [2, 3])
def test_a_circle_is_found_and_is_no_origin(tell: Tell, size: int) -> None:
    publications = [POST, HERALD, DAILY][:size]
    claims = [tell(report=n, by=(publications[(n + 1) % size].publisher,)) for n in range(size)]
    origins, circles = find_origins(claims, publications)
    assert count_independent(origins) == 0
    assert [set(circle) for circle in circles] == [{one.publisher for one in publications}]


def test_a_circle_with_a_way_out_has_the_origin_at_its_end(tell: Tell) -> None:
    claims = [tell(report=0, by=("Morvia Herald",)), tell(report=1, by=("The Zenda Post",)), tell(report=1, by=("Jon Aske",))]
    origins, _ = find_origins(claims, [POST, HERALD])
    assert names(origins) == [("Jon Aske", True)]


def test_officials_are_no_established_origin(tell: Tell) -> None:
    origins, _ = find_origins([tell(report=0, by=("officials",)), tell(report=1, by=("Morvian officials",))], [POST, HERALD])
    assert count_independent(origins) == 0
    assert "told by The Zenda Post" in str(origins[0]) or "told by The Zenda Post" in str(origins[1])
    silent, _ = find_origins([tell(report=0, sourcing="unnamed")], [POST])
    assert names(silent) == [("unnamed sources of The Zenda Post", False)]


def test_a_report_that_cites_itself_is_its_own_origin(tell: Tell) -> None:
    origins, circles = find_origins([tell(report=0), tell(report=1, by=("Zenda Post",))], [POST, Publication("r1", "Zenda Post")])
    assert count_independent(origins) == 1
    assert circles == ()


def test_a_wire_is_the_origin_of_what_carries_its_name(tell: Tell) -> None:
    publications = [Publication("r0", "Zenda Post", wire="AP"), Publication("r1", "Coast Daily", wire="AP")]
    origins, _ = find_origins([tell(report=0), tell(report=1)], publications)
    assert names(origins) == [("AP", True)]


@pytest.mark.parametrize(
    ("text", "wire"),
    [
        ("PORT VARDA (AP) - Vardania", "AP"),
        ("Words. Reporting by Reuters", "Reuters"),
        ("They called AFP a wire.", None),
        ("(AP) was named", None),
    ],
)
def test_a_dateline_or_a_last_line_credits_a_wire(text: str, wire: str | None) -> None:
    assert credited_wire(text) == wire


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("the Ministry of Defence", True),
        ("officials", False),
        ("U.S. officials", False),
        ("Elin Maart", True),
        ("Two people", False),
        ("Министерство", True),
    ],
)
def test_a_source_is_named_or_described(words: str, expected: bool) -> None:
    assert is_named(words) is expected


def test_names_are_the_same_without_article_and_description() -> None:
    assert same("The Harbor Record", "harbor record")
    assert same("the arms monitor Clear Count", "Clear Count")
    assert not same("navy of Carthen", "Carthen")
    assert not same("", "")
