"""The case in numbers, and who is looking."""

from starlette.testclient import TestClient


def test_the_case_is_told_in_numbers(client: TestClient) -> None:
    case = client.get("/api/v1/case").json()
    assert (case["name"], case["reports"], case["claims"], case["findings"], case["open_reviews"]) == ("case.sqlite", 2, 2, 1, 1)


def test_on_ones_own_machine_one_may_do_everything(client: TestClient) -> None:
    assert client.get("/api/v1/me").json() == {"name": "an analyst", "scopes": ["admin", "decide", "read"]}
