"""What waits for a person is decided, taken back, and never decided on stale sight."""

from collections.abc import Callable

from starlette.testclient import TestClient


def open_match(client: TestClient) -> dict[str, object]:
    item: dict[str, object] = client.get("/api/v1/queue").json()["items"][0]
    return item


def test_a_possible_match_is_accepted_and_taken_back(client: TestClient) -> None:
    item = open_match(client)
    assert item["seen"] is None
    body = {"subject": item["subject"], "outcome": "matched", "note": "the same number", "seen": None}
    made = client.post("/api/v1/decisions", json=body)
    assert (made.status_code, made.json()["by"]) == (201, "an analyst")
    assert client.get("/api/v1/queue").json()["total"] == 0
    assert client.get("/api/v1/entities", params={"listed": "yes"}).json()["items"][0]["confirmed"] == 1
    assert client.post("/api/v1/decisions", json={"subject": item["subject"], "outcome": "withdrawn"}).status_code == 201
    assert client.get("/api/v1/queue").json()["total"] == 1
    history = client.get("/api/v1/decisions", params={"about": str(item["id"])}).json()["items"]
    assert [(one["outcome"], one["undone"]) for one in history] == [("withdrawn", False), ("matched", True)]


def test_a_decision_on_stale_sight_is_refused_with_what_changed(client: TestClient) -> None:
    item = open_match(client)
    client.post("/api/v1/decisions", json={"subject": item["subject"], "outcome": "not matched", "seen": None})
    late = client.post("/api/v1/decisions", json={"subject": item["subject"], "outcome": "matched", "seen": None})
    assert late.status_code == 409
    assert [(one["outcome"], one["by"]) for one in late.json()["current"]] == [("not matched", "an analyst")]
    assert client.get("/api/v1/decisions").json()["total"] == 1


def test_a_rejected_match_leaves_the_report(client: TestClient) -> None:
    item = open_match(client)
    client.post("/api/v1/decisions", json={"subject": item["subject"], "outcome": "not matched"})
    for report in client.get("/api/v1/reports").json()["items"]:
        assert client.get(f"/api/v1/reports/{report['id']}").json()["matches"] == []


def test_a_claim_is_decided_by_its_words(client: TestClient) -> None:
    report = client.get("/api/v1/reports").json()["items"][0]["id"]
    claim = client.get(f"/api/v1/reports/{report}").json()["claims"][0]["id"]
    assert client.post("/api/v1/decisions", json={"subject": ["claim", report, claim], "outcome": "wrong"}).status_code == 201
    assert "wrong, says an analyst" in client.get(f"/api/v1/reports/{report}").json()["claims"][0]["decision"]


def test_what_does_not_fit_is_refused(client: TestClient) -> None:
    def status(subject: list[str], outcome: str) -> int:
        return client.post("/api/v1/decisions", json={"subject": subject, "outcome": outcome}).status_code

    assert status(["match", "a", "b"], "right") == 400
    assert status(["rumour", "a", "b"], "withdrawn") == 400
    assert status(["claim", "r0", "c0"], "right") == 404
    assert status(["match", "a", "b"], "nonsense") == 422


def test_the_queue_has_pairs_and_disputed_claims(serve: Callable[..., TestClient]) -> None:
    from hearsay.naming.joining import Doubtful

    client = serve()
    client.app.state.service.views.set_doubtful((Doubtful("Sokolvarsk LLC", "Sokol Works", 0.7, ("much alike",)),))  # type: ignore[attr-defined]
    pair = client.get("/api/v1/queue", params={"kind": "pair"}).json()["items"][0]
    assert pair["subject"] == ["pair", "Sokolvarsk LLC", "Sokol Works"]
    assert client.post("/api/v1/decisions", json={"subject": pair["subject"], "outcome": "not the same"}).status_code == 201
    assert client.get("/api/v1/queue", params={"kind": "pair"}).json()["total"] == 0
    assert client.get("/api/v1/queue", params={"kind": "claim"}).json()["total"] == 0
