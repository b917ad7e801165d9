"""A party's page brings together its names, what lists say of like names, and what is claimed of it."""

import pytest
from starlette.testclient import TestClient

from hearsay.showing.web.entities import script_of


def test_parties_are_listed_and_found(client: TestClient) -> None:
    rows = client.get("/api/v1/entities").json()["items"]
    assert {"Sokolvarsk LLC", "Tirazh"} <= {one["name"] for one in rows}
    only = client.get("/api/v1/entities", params={"listed": "yes"}).json()["items"]
    assert [(one["name"], one["matches"], one["confirmed"]) for one in only] == [("Sokolvarsk LLC", 1, 0)]
    assert client.get("/api/v1/entities", params={"q": "sllc"}).json()["total"] == 1
    assert client.get("/api/v1/entities", params={"kind": "vessel"}).json()["total"] == 0


def test_a_party_shows_names_listings_and_claims(client: TestClient) -> None:
    row = client.get("/api/v1/entities", params={"listed": "yes"}).json()["items"][0]
    page = client.get(f"/api/v1/entities/{row['id']}").json()
    assert [one["text"] for one in page["names"]] == ["Sokolvarsk LLC", "SLLC"]
    listed = page["listings"][0]
    assert (listed["outcome"], listed["party"]["listed_on"], listed["party"]["measures"]) == ("not checked", "2025-01-02", ["asset freeze"])
    assert {one["polarity"] for one in page["told"]} == {"positive", "negative"}
    assert client.get("/api/v1/entities/j0").status_code == 404


@pytest.mark.parametrize(("name", "script"), [("Albatros", "Latin"), ("Альбатрос", "Cyrillic"), ("الباتروس", "Arabic"), ("12", None)])
def test_a_names_script_is_told(name: str, script: str | None) -> None:
    assert script_of(name) == script
