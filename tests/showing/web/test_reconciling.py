"""The Reconciliation API 0.2 is answered as its specification has it; the schemas below are written from its text."""

import json

import pytest
from jsonschema import Draft7Validator
from starlette.testclient import TestClient

NAMED = {"type": "object", "required": ["id", "name"], "properties": {"id": {"type": "string"}, "name": {"type": "string"}}}
SERVICE = {
    "type": "object",
    "required": ["service_url", "service_path"],
    "properties": {"service_url": {"type": "string", "pattern": "^https?://"}, "service_path": {"type": "string", "pattern": "^/"}},
}
MANIFEST = {
    "type": "object",
    "required": ["versions", "name", "identifierSpace", "schemaSpace"],
    "properties": {
        "versions": {"type": "array", "items": {"type": "string"}, "contains": {"const": "0.2"}},
        "name": {"type": "string"},
        "identifierSpace": {"type": "string", "format": "uri"},
        "schemaSpace": {"type": "string", "format": "uri"},
        "defaultTypes": {"type": "array", "items": NAMED},
        "view": {"type": "object", "required": ["url"], "properties": {"url": {"type": "string", "pattern": r"\{\{id\}\}"}}},
        "preview": {
            "type": "object",
            "required": ["url", "width", "height"],
            "properties": {
                "url": {"type": "string", "pattern": r"\{\{id\}\}"},
                "width": {"type": "integer"},
                "height": {"type": "integer"},
            },
        },
        "suggest": {"type": "object", "additionalProperties": False, "properties": dict.fromkeys(("entity", "property", "type"), SERVICE)},
        "batchSize": {"type": "integer", "minimum": 1},
    },
}
RESULTS = {
    "type": "object",
    "additionalProperties": {
        "type": "object",
        "required": ["result"],
        "properties": {
            "result": {
                "type": "array",
                "items": {
                    "type": "object",
                    "required": ["id", "name", "score"],
                    "properties": {
                        "id": {"type": "string"}, "name": {"type": "string"}, "description": {"type": "string"},
                        "score": {"type": "number"}, "match": {"type": "boolean"}, "type": {"type": "array", "items": NAMED},
                        "features": {
                            "type": "array",
                            "items": {
                                "type": "object",
                                "required": ["id", "value"],
                                "properties": {"id": {"type": "string"}, "value": {"type": ["number", "boolean"]}},
                            },
                        },
                    },
                },
            }
        },
    },
}  # fmt: skip
SUGGESTED = {"type": "object", "required": ["result"], "properties": {"result": {"type": "array", "items": NAMED}}}
QUERIES = {
    "q0": {"query": "Sokolvarsk LLC", "type": "Company", "limit": 3, "properties": [{"pid": "country", "v": [{"id": "va", "name": "va"}]}]},
    "q1": {"query": "Nobody Atall", "type_strict": "should"},
}


def test_the_manifest_is_as_specified(client: TestClient) -> None:
    Draft7Validator(MANIFEST).validate(client.get("/reconcile").json())


def test_a_batch_is_answered_with_features(client: TestClient) -> None:
    answer = client.post("/reconcile", data={"queries": json.dumps(QUERIES)}).json()
    Draft7Validator(RESULTS).validate(answer)
    best = answer["q0"]["result"][0]
    assert (best["id"], best["match"]) == ("un-sc:XXe.001", False)
    assert best["features"]
    assert answer["q1"]["result"] == []
    assert client.get("/reconcile", params={"queries": json.dumps(QUERIES)}).json() == answer


@pytest.mark.parametrize(
    "queries", ["", "[1]", "{", '{"a": 1}', '{"a": {"limit": -1}}', "[" * 5000, json.dumps({str(n): {} for n in range(51)})]
)
def test_a_batch_that_is_none_is_refused(client: TestClient, queries: str) -> None:
    assert client.post("/reconcile", data={"queries": queries}).status_code in (400, 422)


@pytest.mark.parametrize("sort", ["entity", "property", "type"])
def test_suggestions_are_as_specified(client: TestClient, sort: str) -> None:
    prefix = {"entity": "Sokolvarsk", "property": "cou", "type": "Comp"}[sort]
    answer = client.get(f"/reconcile/suggest/{sort}", params={"prefix": prefix}).json()
    Draft7Validator(SUGGESTED).validate(answer)
    assert len(answer["result"]) == 1


def test_a_preview_is_a_page_without_scripts(client: TestClient) -> None:
    answer = client.get("/reconcile/preview", params={"id": "un-sc:XXe.001"})
    assert "<h1>SOKOLVARSK LLC</h1>" in answer.text
    assert "<script" not in answer.text
    assert client.get("/reconcile/preview", params={"id": "un-sc:0"}).status_code == 404
