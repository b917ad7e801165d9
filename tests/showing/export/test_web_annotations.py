"""Annotations find their words again, by quotation and by position."""

import json
from pathlib import Path
from typing import Any

import pytest

from hearsay.showing.export.contents import CaseContents
from hearsay.showing.export.web_annotations import write_annotations


@pytest.fixture
def collection(case: CaseContents, tmp_path: Path) -> Any:
    notices = write_annotations(case, tmp_path / "case.jsonld")
    assert notices == ("1 reports have no web address; their annotations name them by id",)
    return json.loads((tmp_path / "case.jsonld").read_text("utf-8"))


def targets(annotation: Any) -> list[Any]:
    return annotation["target"] if isinstance(annotation["target"], list) else [annotation["target"]]


def test_there_is_one_for_each_claim_and_each_attribution(collection: Any, case: CaseContents) -> None:
    items = collection["first"]["items"]
    assert [item["motivation"] for item in items].count("commenting") == sum(len(reading.claims) for reading in case.readings)
    assert [item["motivation"] for item in items].count("tagging") == sum(len(reading.attributions) for reading in case.readings)
    assert len({item["id"] for item in items}) == len(items) == collection["total"]


def test_quotation_and_position_find_the_same_words(collection: Any, case: CaseContents) -> None:
    texts = {reading.report.id: reading.report.text for reading in case.readings if reading.report}
    for item in collection["first"]["items"]:
        for target in targets(item):
            quote, position = target["selector"]
            text = texts[target["report"]]
            assert text[position["start"] : position["end"]] == quote["exact"]
            assert text.index(quote["prefix"] + quote["exact"] + quote["suffix"]) + len(quote["prefix"]) == position["start"]


def test_the_source_is_the_reports_address_where_it_has_one(collection: Any) -> None:
    sources = {target["source"].rpartition(":")[0] for item in collection["first"]["items"] for target in targets(item)}
    assert sources == {"https", "urn:hearsay:report"}


def test_the_body_says_who_says_it_and_who_denies_it(collection: Any) -> None:
    words, data = collection["first"]["items"][0]["body"]
    assert words["value"] == "The ministry says: Sokolvarsk LLC supplied 50 drones to Tirazh. Denied by Rustam Belgorodtsev."
    assert data["claimedBy"] == "The ministry"
    assert {"role": "supplier", "filler": "Sokolvarsk LLC", "entity": "Sokolvarsk LLC"} in data["roles"]
