"""The application serves the built workbench and nothing beside it, and its errors leak nothing."""

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from hearsay.casefile.memory import MemoryCasefile
from hearsay.errors import CaseError
from hearsay.showing.web.app import make_app
from hearsay.showing.web.service import Service


@pytest.fixture
def built(tmp_path: Path) -> Path:
    static = tmp_path / "static"
    (static / "assets").mkdir(parents=True)
    (static / "index.html").write_text("<title>hearsay</title>")
    (static / "assets" / "index-1.js").write_text("1")
    (tmp_path / "secret.txt").write_text("secret")
    return static


def app_of(static: Path) -> TestClient:
    return TestClient(
        make_app(Service(MemoryCasefile(), "case.sqlite"), static=static), base_url="http://localhost", raise_server_exceptions=False
    )


def test_the_built_files_are_served_with_their_types(built: Path) -> None:
    client = app_of(built)
    assert client.get("/").text == "<title>hearsay</title>"
    script = client.get("/assets/index-1.js")
    assert (script.headers["content-type"].partition(";")[0], "immutable" in script.headers["cache-control"]) == ("text/javascript", True)


@pytest.mark.parametrize(
    "path",
    [
        "../secret.txt",
        "%2e%2e/secret.txt",
        "..%2fsecret.txt",
        "assets/../../secret.txt",
        "assets/%2e%2e/%2e%2e/secret.txt",
        "/etc/passwd",
        "%00",
    ],
)
def test_no_path_leads_out_of_them(built: Path, path: str) -> None:
    answer = app_of(built).get(f"/{path}")
    assert answer.status_code == 404
    assert "secret" not in answer.text


def test_without_a_build_it_says_how_to_make_one(tmp_path: Path) -> None:
    assert "make serve" in app_of(tmp_path / "none").get("/").text


def test_errors_say_what_to_do_and_leak_nothing(client: TestClient) -> None:
    service = client.app.state.service  # type: ignore[attr-defined]

    def broken(*_: object, **__: object) -> None:
        raise CaseError("/secret/path is locked")

    def fault(*_: object, **__: object) -> None:
        raise RuntimeError("/secret/path")

    service.casefile.failures = broken
    answer = client.get("/api/v1/case")
    assert (answer.status_code, "secret" in answer.text) == (503, False)
    service.casefile.failures = fault
    answer = client.get("/api/v1/case")
    assert (answer.status_code, "secret" in answer.text) == (500, False)
    wrong = client.post("/api/v1/decisions", json={"subject": "secret", "outcome": "x"})
    assert (wrong.status_code, "secret" in wrong.text) == (422, False)
    assert client.get("/api/v1/nothing").json() == {"detail": "There is nothing at this address."}
