"""The JSON lines have the form that the contract promises."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearsay.nouns import Failure, Reading, SecondReading
from hearsay.showing.export.json_lines import reading_to_row, to_line
from hearsay.showing.export.schemas import FORMS, schema_text, write_schemas

REFERENCE = Path(__file__).parents[3] / "docs" / "reference"


def row_of(reading: Reading) -> Any:
    return json.loads(to_line(reading_to_row(reading)))


@pytest.mark.parametrize("name", FORMS)
def test_the_schema_in_the_documentation_is_the_one_in_the_code(name: str, tmp_path: Path) -> None:
    assert (REFERENCE / f"{name}.schema.json").read_text("utf-8") == schema_text(name)
    assert (tmp_path / f"{name}.schema.json") in write_schemas(tmp_path)


def test_a_row_validates_against_its_schema(example: Reading, small: Reading) -> None:
    schema = json.loads(schema_text("read"))
    jsonschema.Draft202012Validator.check_schema(schema)
    for reading in (example, small, Reading(None, failure=Failure("x.pdf", "NotText", "no text"))):
        jsonschema.validate(row_of(reading), schema)


def test_a_second_readers_part_is_there_only_where_one_was_asked_for(small: Reading) -> None:
    schema = json.loads(schema_text("read"))
    assert "second_reader" not in row_of(small)
    second = SecondReading("small-model", "localhost", 2, 1, (small.claims[0].id,), (("no such words", "Orlik Works"),), "part 2 failed")
    row = row_of(replace(small, second_reader=second))
    jsonschema.validate(row, schema)
    assert row["second_reader"] == {
        "model": "small-model",
        "host": "localhost",
        "proposed": 2,
        "kept": 1,
        "added": [small.claims[0].id],
        "dropped": [{"why": "no such words", "quote": "Orlik Works"}],
        "failure": "part 2 failed",
    }


def test_a_stray_key_is_refused(small: Reading) -> None:
    row = row_of(small) | {"hits": []}
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(row, json.loads(schema_text("read")))


def test_every_offset_points_at_the_words_it_names(example: Reading) -> None:
    row = row_of(example)
    for mention in row["mentions"]:
        assert row["report"]["text"][mention["start"] : mention["end"]] == mention["text"]


def test_every_id_that_is_named_is_there(example: Reading) -> None:
    row = row_of(example)
    mentions, entities = {mention["id"] for mention in row["mentions"]}, {entity["id"] for entity in row["entities"]}
    for claim in row["claims"]:
        assert {filler for fillers in claim["roles"].values() for filler in fillers} | set(claim["source"]) <= mentions
    assert {mention["entity"] for mention in row["mentions"]} - {None} <= entities


def test_times_quantities_and_sums_alone_have_a_value(example: Reading) -> None:
    values = {mention["text"]: mention.get("value", "none") for mention in row_of(example)["mentions"]}
    assert values["nearly 50"] == {"low": 45, "high": 50, "unit": "drone"}
    assert values["$3.4 million"] == {"low": 3400000, "high": 3400000, "currency": "USD"}
    assert values["last month"] == {"from": "2025-05-01", "to": "2025-05-31"}
    assert values["Rustam Belgorodtsev"] == "none"


def test_matches_stand_beneath_their_entity_best_first(small: Reading) -> None:
    worse = replace(small.matches[0], listing="us-ofac-sdn:1", score=0.5)
    row = row_of(replace(small, matches=(worse, *small.matches)))
    assert [match["score"] for match in row["entities"][0]["matches"]] == [0.91, 0.5]
    assert row["entities"][1]["matches"] == []


def test_a_report_that_could_not_be_read_has_a_failure_only() -> None:
    failed = Reading(None, failure=Failure("x.pdf", "NotText", "no text"))
    assert row_of(failed) == {"failure": {"about": "x.pdf", "error": "NotText", "message": "no text"}}


@given(st.text(st.characters(codec=None)))
def test_any_text_becomes_one_line_that_reads_back_the_same(text: str) -> None:
    line = to_line({"text": text})
    assert len(line.splitlines()) == 1
    assert json.loads(line.encode("utf-8")) == {"text": text}
