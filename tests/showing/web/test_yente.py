"""A program that speaks to yente gets answers of the same shape here."""

from collections.abc import Callable

from starlette.testclient import TestClient

from hearsay.casefile.memory import MemoryCasefile

ASKED = {
    "weights": {"name_literal_match": 0.0},
    "config": {},
    "queries": {
        "entity1": {"schema": "Company", "properties": {"name": ["Sokolvarsk LLC"], "jurisdiction": ["va"]}},
        "entity2": {"schema": "Person", "properties": {"name": ["Nobody Atall"], "birthDate": "1970"}},
        "entity3": {"schema": "Company", "properties": {"name": ["…"]}},
    },
}
"""As yente's documentation writes a request."""
RESULT = {
    "id", "caption", "schema", "properties", "datasets", "referents", "target", "first_seen", "last_seen", "last_change", "score", "match",
    "explanations",
}  # fmt: skip


def test_a_written_down_request_gets_an_answer_of_its_shape(client: TestClient) -> None:
    answer = client.post("/match/default", json=ASKED, params={"algorithm": "logic-v1", "limit": 3}).json()
    assert answer["limit"] == 3
    first = answer["responses"]["entity1"]
    assert (first["status"], first["total"]) == (200, {"value": 1, "relation": "eq"})
    assert first["query"]["properties"]["jurisdiction"] == ["va"]
    found = first["results"][0]
    assert set(found) == RESULT
    assert (found["id"], found["match"], found["schema"]) == ("un-sc:XXe.001", True, "Company")
    assert set(next(iter(found["explanations"].values()))) == {"score", "detail", "query", "candidate"}
    assert answer["responses"]["entity2"]["results"] == []
    assert answer["responses"]["entity3"]["status"] == 400


def test_the_options_cut_results_out(client: TestClient) -> None:
    def found(**params: str | float) -> int:
        return len(client.post("/match/un-sc", json=ASKED, params=params).json()["responses"]["entity1"]["results"])

    assert found() == 1
    assert found(exclude_schema="Company") == found(exclude_entity_ids="un-sc:XXe.001") == found(exclude_dataset="un-sc") == 0
    assert found(include_dataset="eu-fsf") == 0


def test_listings_are_searched_and_looked_up(client: TestClient) -> None:
    found = client.get("/search/default", params={"q": "Sokolvarsk", "limit": 5}).json()
    assert (found["total"]["value"], found["results"][0]["caption"]) == (1, "SOKOLVARSK LLC")
    assert client.get("/search/default", params={"q": "Sokolvarsk", "countries": "ir"}).json()["results"] == []
    assert client.get("/search/default", params={"q": ""}).json()["total"]["value"] == 0
    assert client.get("/entities/un-sc:XXe.001").json()["properties"]["program"] == ["DRONES"]
    assert client.get("/entities/un-sc:none").status_code == 404


def test_the_catalogue_names_editions(client: TestClient) -> None:
    told = client.get("/catalog").json()
    assert [(one["name"], one["version"], one["entity_count"]) for one in told["datasets"]] == [("un-sc", "2026-06-01", 1)]
    assert told["current"] == ["un-sc"]


def test_an_unknown_dataset_and_a_case_without_lists_are_said(client: TestClient, serve: Callable[..., TestClient]) -> None:
    assert client.post("/match/none", json=ASKED).status_code == 404
    assert (
        client.post("/match/default", json={"queries": {str(n): {"schema": "Thing", "properties": {}} for n in range(101)}}).status_code
        == 422
    )
    assert serve(MemoryCasefile(), screener=False).post("/match/default", json=ASKED).status_code == 404
