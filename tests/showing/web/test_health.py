"""Whoever watches the service is told how it is, without a token."""

from collections.abc import Callable
from pathlib import Path

from starlette.testclient import TestClient

from hearsay.errors import CaseError
from hearsay.showing.web.tokens import Tokens


def test_health_needs_no_token(serve: Callable[..., TestClient], tmp_path: Path) -> None:
    tokens = Tokens(tmp_path / "tokens.json")
    tokens.add("a", ["read"])
    client = serve(tokens=tokens)
    assert client.get("/healthz").json() == client.get("/readyz").json() == {"status": "ok"}
    assert client.get("/catalog").status_code == 401


def test_a_case_that_can_not_be_read_makes_it_not_ready(client: TestClient) -> None:
    def broken() -> int:
        raise CaseError("gone: /secret/path")

    client.app.state.service.casefile.count_reports = broken  # type: ignore[attr-defined]
    answer = client.get("/readyz")
    assert answer.status_code == 503
    assert "secret" not in answer.text
