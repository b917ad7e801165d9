"""Findings, their trail, the timeline and the network say what is said, and by whom it is denied."""

from starlette.testclient import TestClient


def finding(client: TestClient) -> dict[str, object]:
    found: dict[str, object] = client.get("/api/v1/findings").json()["items"][0]
    return found


def test_findings_are_listed_and_filtered(client: TestClient) -> None:
    assert client.get("/api/v1/findings").json()["total"] == 1
    assert finding(client)["contradicted"] is True
    assert client.get("/api/v1/findings", params={"kind": "attack"}).json()["total"] == 0
    assert client.get("/api/v1/findings", params={"contradicted": "no"}).json()["total"] == 0
    assert client.get("/api/v1/findings", params={"q": "sokolvarsk tirazh"}).json()["total"] == 1
    assert client.get("/api/v1/findings", params={"grade": "7"}).status_code == 422


def test_a_finding_leads_down_to_the_words(client: TestClient) -> None:
    page = client.get(f"/api/v1/findings/{finding(client)['id']}").json()
    assert [one["claims"][0]["quotes"] for one in page["trail"]] == [["Sokolvarsk LLC sold drones to Tirazh in May 2025"]]
    assert [one["polarity"] for one in page["against"]] == ["negative"]
    assert page["against"][0]["report_head"]["publisher"] == "The Zenda Post 2"
    assert client.get("/api/v1/findings/f0").status_code == 404


def test_the_timeline_has_intervals_and_no_invented_days(client: TestClient) -> None:
    page = client.get("/api/v1/timeline").json()
    assert [(one["from"], one["to"], one["denied"]) for one in page["items"]] == [("2025-05-01", "2025-05-31", True)]
    assert client.get("/api/v1/timeline", params={"from": "2025-06-01"}).json()["items"] == []
    assert len(client.get("/api/v1/timeline", params={"entity": "Tirazh"}).json()["items"]) == 1
    assert client.get("/api/v1/timeline", params={"from": "May"}).status_code == 422


def test_the_network_links_parties_and_marks_what_is_denied(client: TestClient) -> None:
    page = client.get("/api/v1/network").json()
    names = {one["id"]: one["name"] for one in page["nodes"]}
    edge = page["edges"][0]
    assert (names[edge["from"]], names[edge["to"]], edge["denied"]) == ("Sokolvarsk LLC", "Tirazh", True)
    assert client.get("/api/v1/network", params={"kind": "attack"}).json()["nodes"] == []
    assert len(client.get("/api/v1/network", params={"around": edge["from"]}).json()["nodes"]) == 2
    assert client.get("/api/v1/network", params={"limit": 1}).json()["left_off"] == 1
