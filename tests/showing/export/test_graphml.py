"""The graph opens in networkx, typed, with every edge tied to the one who claims it."""

from pathlib import Path
from typing import Any

import networkx
import pytest

from hearsay.showing.export.contents import CaseContents
from hearsay.showing.export.graphml import EDGE, NODE, write_graphml


@pytest.fixture
def graph(case: CaseContents, tmp_path: Path) -> Any:
    write_graphml(case, tmp_path / "case.graphml")
    return networkx.read_graphml(tmp_path / "case.graphml", force_multigraph=True)


def edges(graph: Any, kind: str) -> list[dict[str, Any]]:
    return [values for *_, values in graph.edges(data=True) if values["kind"] == kind]


def test_nodes_are_parties_and_things(graph: Any) -> None:
    assert graph.nodes["j1"]["label"] == "Sokolvarsk LLC"
    assert graph.nodes["j1"]["reports"] == 2
    assert graph.nodes["j1"]["possible_matches"].startswith("us-ofac-sdn:90001 (0.91; decided: the same party)")
    assert "50 drones" in [values["label"] for _, values in graph.nodes(data=True)]


def test_an_edge_says_who_claims_it_in_which_words_and_who_denies_it(graph: Any) -> None:
    accusation = next(edge for edge in edges(graph, "transfer") if edge["polarity"] == "positive")
    assert accusation["claimed_by"] == "The ministry"
    assert accusation["quote"] == "Sokolvarsk LLC supplied 50 drones to Tirazh in May"
    assert (accusation["denied"], accusation["denied_by"], accusation["is_denial"]) == (True, "Rustam Belgorodtsev", False)


def test_a_denial_is_marked_as_one(graph: Any) -> None:
    denial = next(edge for edge in edges(graph, "transfer") if edge["polarity"] == "negative")
    assert denial["is_denial"] is True
    assert denial["label"] == "Rustam Belgorodtsev says: not transfer"


def test_attributes_are_typed(graph: Any) -> None:
    assert {name for _, values in graph.nodes(data=True) for name in values} == set(NODE)
    assert {name for *_, values in graph.edges(data=True) for name in values} == set(EDGE)
    assert {type(values["claims"]) for _, values in graph.nodes(data=True)} == {int}


def test_two_claims_between_the_same_parties_are_two_edges(graph: Any) -> None:
    assert len({values["claim"] for *_, values in graph.edges(data=True)}) == 7


def test_claims_that_tie_nothing_are_counted(case: CaseContents, tmp_path: Path) -> None:
    from dataclasses import replace

    lonely = tuple(replace(claim, roles=claim.roles[:1]) for claim in case.readings[0].claims)
    notices = write_graphml(CaseContents((replace(case.readings[0], claims=lonely),)), tmp_path / "x.graphml")
    assert notices == ("2 claims tie no two parties or things together and are no edges; the other exports have them",)
