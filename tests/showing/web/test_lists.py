"""The lists of a case are shown with their editions, and what changed between two."""

from collections.abc import Callable
from dataclasses import replace

from starlette.testclient import TestClient

from hearsay.nouns import Edition, ListedName, Listing

Made = Callable[..., TestClient]
NEW = Edition("un-sc", "2026-07-01", "b" * 64)


def renew(client: TestClient) -> None:
    case = client.app.state.service.casefile  # type: ignore[attr-defined]
    [(_, old)] = list(case.listings())
    case.keep_list(NEW, [replace(old, remarks="also a maker of engines"), Listing("un-sc", "XXe.002", "Company", (ListedName("ORLIK"),))])


def test_lists_held_come_before_those_that_can_be_fetched(client: TestClient) -> None:
    rows = client.get("/api/v1/lists").json()
    assert (rows[0]["name"], rows[0]["listings"], rows[0]["edition"]["date"]) == ("un-sc", 1, "2026-06-01")
    assert all(one["edition"] is None and one["updatable"] for one in rows[1:])


def test_editions_and_their_changes_are_shown(client: TestClient) -> None:
    renew(client)
    assert [one["in_force"] for one in client.get("/api/v1/lists/un-sc/editions").json()] == [True, False]
    changes = client.get("/api/v1/lists/un-sc/changes").json()
    assert [one["name"] for one in changes["added"]] == ["ORLIK"]
    assert [one["what"] for one in changes["changed"]] == ["remarks"]
    assert changes["totals"] == {"added": 1, "removed": 0, "changed": 1}
    back = client.get("/api/v1/lists/un-sc/changes", params={"from": "b" * 64, "to": "a" * 64}).json()
    assert back["totals"]["removed"] == 1


def test_what_is_not_there_is_said_to_be_missing(client: TestClient) -> None:
    assert client.get("/api/v1/lists/none/editions").status_code == 404
    assert client.get("/api/v1/lists/un-sc/changes", params={"from": "f" * 64}).status_code == 404
    assert client.post("/api/v1/lists/update", json={"names": ["none"]}).status_code == 404


def test_an_update_that_can_not_be_had_is_a_failure_that_is_shown(serve: Made) -> None:
    import httpx

    client = serve(transport=httpx.MockTransport(lambda _: httpx.Response(403)))
    job = client.post("/api/v1/lists/update", json={"names": ["un-sc"]}).json()
    client.get(f"/api/v1/jobs/{job['id']}/events")
    ended = client.get(f"/api/v1/jobs/{job['id']}").json()
    assert (ended["state"], [one["about"] for one in ended["failures"]]) == ("done", ["un-sc"])
