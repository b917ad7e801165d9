"""Provenance leads from a decision or a finding back to the report and to the one who said it."""

import json
from pathlib import Path
from typing import Any

import pytest

from hearsay.showing.export.contents import CaseContents
from hearsay.showing.export.provenance import write_provenance


@pytest.fixture
def nodes(case: CaseContents, tmp_path: Path) -> dict[str, Any]:
    notices = write_provenance(case, tmp_path / "case.jsonld")
    assert notices == ("of 1 reports the case does not know when they were gathered and read",)
    document = json.loads((tmp_path / "case.jsonld").read_text("utf-8"))
    return {node["@id"]: node for node in document["@graph"]}


def labelled(nodes: dict[str, Any], words: str) -> Any:
    return next(node for node in nodes.values() if node.get("label", "").startswith(words))


def test_a_claim_is_attributed_to_the_one_who_says_it(nodes: dict[str, Any]) -> None:
    claim = labelled(nodes, "The ministry says")
    assert nodes[claim["wasAttributedTo"]]["label"] == "The ministry"
    assert nodes[claim["wasQuotedFrom"]]["label"] == "An accusation and its denial"
    assert claim["value"] == "Sokolvarsk LLC supplied 50 drones to Tirazh in May"


def test_what_the_report_says_itself_is_its_publishers(nodes: dict[str, Any]) -> None:
    claim = labelled(nodes, "the report itself says")
    assert nodes[claim["wasAttributedTo"]]["label"] == "Example Gazette"


def test_a_reading_names_the_model_and_the_time(nodes: dict[str, Any]) -> None:
    reading = labelled(nodes, "Reading of An accusation")
    assert reading["endedAtTime"] == "2026-11-20T08:00:03Z"
    assert [nodes[used]["label"] for used in reading["used"]] == ["An accusation and its denial", "reader 3"]


def test_a_match_comes_from_an_edition_and_a_report(nodes: dict[str, Any]) -> None:
    match = labelled(nodes, "Possible match: Sokolvarsk LLC")
    assert [nodes[one]["label"] for one in match["wasDerivedFrom"]] == [
        "US OFAC SDN, edition of 2024-05-03",
        "An accusation and its denial",
    ]


def test_a_decision_is_somebodys_and_about_something(nodes: dict[str, Any]) -> None:
    decision = next(node for node in nodes.values() if node.get("note") == "same registration number")
    assert nodes[decision["wasAttributedTo"]]["@type"] == "prov:Person"
    assert nodes[decision["wasDerivedFrom"]]["label"].startswith("Possible match: Sokolvarsk LLC")
    assert decision["generatedAtTime"] == "2026-11-24T10:00:00Z"


def test_a_finding_comes_from_its_claims(nodes: dict[str, Any]) -> None:
    finding = labelled(nodes, "Finding 1")
    assert len(finding["wasDerivedFrom"]) == 2
    assert set(finding["wasDerivedFrom"]) <= set(nodes)
