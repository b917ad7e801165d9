"""The list of reports and a report's page show what was read, by whom it is denied, and what people decided."""

from starlette.testclient import TestClient


def test_reports_are_listed_sorted_and_found_by_their_words(client: TestClient) -> None:
    listed = client.get("/api/v1/reports").json()
    assert (listed["total"], listed["items"][0]["claims"], listed["items"][0]["matches"]) == (2, 1, 1)
    assert [one["title"] for one in client.get("/api/v1/reports", params={"sort": "title"}).json()["items"]] == ["Drones <1>", "Drones <2>"]
    assert client.get("/api/v1/reports", params={"q": "post 2"}).json()["total"] == 1
    assert client.get("/api/v1/reports", params={"offset": 1, "limit": 5}).json()["items"][0]["id"] == listed["items"][1]["id"]


def test_a_report_shows_its_words_claims_and_who_denies_it_elsewhere(client: TestClient) -> None:
    first = client.get("/api/v1/reports", params={"sort": "title"}).json()["items"][0]["id"]
    page = client.get(f"/api/v1/reports/{first}").json()
    claim = page["claims"][0]
    words = page["text"][claim["evidence"][0]["start"] : claim["evidence"][0]["end"]]
    assert words == claim["quotes"][0] == "Sokolvarsk LLC sold drones to Tirazh in May 2025"
    assert [(one["text"], one["named"]) for one in claim["chain"]] == [("Officials", False)]
    assert claim["time"] == {"text": "May 2025", "from": "2025-05-01", "to": "2025-05-31"}
    assert [one["who"] for one in claim["denied_by"]] == ["The foreign ministry"]
    assert [one["outcome"] for one in page["matches"]] == ["not checked"]
    assert page["unanchored"] == [{"why": "not in the report", "words": "tanks rolled"}]
    assert page["mentions"][1]["entity"] in {one["id"] for one in client.get("/api/v1/entities").json()["items"]}


def test_a_report_that_is_not_there_is_said_to_be_missing(client: TestClient) -> None:
    assert client.get("/api/v1/reports/r0").status_code == 404
    assert client.get("/api/v1/reports/r").status_code == 404


def test_looking_at_a_report_is_written_into_the_log_once(client: TestClient) -> None:
    first = client.get("/api/v1/reports").json()["items"][0]["id"]
    for _ in range(3):
        client.get(f"/api/v1/reports/{first}")
    log = client.app.state.service.casefile.log()  # type: ignore[attr-defined]
    assert [(one.by, one.about) for one in log if one.action == "noted: looked at a report"] == [("an analyst", first)]
