"""Findings become a network of parties, drawn the same each time."""

from xml.etree import ElementTree

import pytest

from hearsay.nouns import Finding
from hearsay.showing.network import draw, is_named, lay_out, make_network

FINDINGS = (
    Finding("transfer", (("supplier", ("Albatros", "a firm")), ("recipient", ("Tirazh",))), ("r/c1",), ()),
    Finding("transfer", (("supplier", ("Albatros",)), ("recipient", ("Tirazh",))), ("r/c2",), (), denied_by=("Albatros",)),
    Finding("cooperate", (("party", ("Tirazh", "Zenda & Sons", "Morvia")),), ("r/c3",), ()),
    Finding("attack", (("attacker", ("it",)), ("target", ("a town",))), ("r/c4",), ()),
)


def test_parties_are_linked_by_what_is_said_between_them() -> None:
    network = make_network(FINDINGS)
    assert network.nodes == {"Tirazh": 3, "Albatros": 2, "Morvia": 1, "Zenda & Sons": 1}
    (transfer,) = (edge for edge in network.edges if edge.kind == "transfer")
    assert (transfer.start, transfer.end, len(transfer.findings), transfer.is_denied) == ("Albatros", "Tirazh", 2, True)
    assert sum(edge.kind == "cooperate" for edge in network.edges) == 3


def test_the_picture_is_svg_with_denied_lines_dashed_and_text_escaped() -> None:
    picture = draw(make_network(FINDINGS))
    root = ElementTree.fromstring(picture)
    assert root.tag.endswith("svg")
    assert "stroke-dasharray" in picture
    assert "Zenda &amp; Sons" in picture
    assert picture == draw(make_network(FINDINGS))


def test_a_picture_shows_the_busiest_alone() -> None:
    assert "Morvia" not in draw(make_network(FINDINGS), most=2)
    assert "<svg" in draw(make_network(()))


def test_what_is_linked_is_nearer_than_what_is_not() -> None:
    places = lay_out(["a", "b", "c", "d"], [("a", "b"), ("c", "d")])

    def gap(x: str, y: str) -> float:
        return (places[x][0] - places[y][0]) ** 2 + (places[x][1] - places[y][1]) ** 2

    assert gap("a", "b") < min(gap("a", "c"), gap("a", "d"))
    assert lay_out(["alone"], []) == {"alone": (500.0, 500.0)}
    assert lay_out([], []) == {}


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("Sokolvarsk", True), ("Polyana Agrotech", True), ("the army of Tirazh", True), ("The army of Tirazh", True), ("Альбатрос", True),
        ("The company", False), ("Sanctioned drone maker", False), ("drone makers", False), ("", False), ("the", False),
    ],
)  # fmt: skip
def test_a_name_is_told_from_a_description(words: str, named: bool) -> None:
    assert is_named(words) is named
