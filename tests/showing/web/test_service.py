"""Who asks is known by a token, may do what its scopes say, and is written into the case's log; guessing is slow."""

from collections.abc import Callable
from pathlib import Path
from typing import get_args

import pytest
from starlette.testclient import TestClient

from hearsay.showing.web.guards import Limits
from hearsay.showing.web.tokens import Scope, Tokens

Made = Callable[..., TestClient]


def bearer(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"}


@pytest.fixture
def tokens(tmp_path: Path) -> Tokens:
    return Tokens(tmp_path / "tokens.json")


def test_without_a_token_nothing_is_shown(serve: Made, tokens: Tokens) -> None:
    tokens.add("a", ["read"])
    client = serve(tokens=tokens)
    for path in ("/api/v1/case", "/api/v1/reports", "/catalog", "/reconcile", "/api/v1/export", "/entities/un-sc:XXe.001"):
        answer = client.get(path)
        assert (answer.status_code, answer.headers["www-authenticate"]) == (401, "Bearer")


def test_a_scope_lets_do_what_it_names_and_no_more(serve: Made, tokens: Tokens) -> None:
    held = {scope: tokens.add(scope, [scope]) for scope in get_args(Scope)}
    client = serve(tokens=tokens)
    body = {"subject": ["source", "The Post"], "outcome": "B"}
    assert client.get("/api/v1/me", headers=bearer(held["read"])).json() == {"name": "read", "scopes": ["read"]}
    assert client.post("/api/v1/decisions", json=body, headers=bearer(held["read"])).status_code == 403
    assert client.post("/api/v1/decisions", json=body, headers=bearer(held["decide"])).json()["by"] == "decide"
    assert client.post("/api/v1/lists/update", json={"names": []}, headers=bearer(held["decide"])).status_code == 403
    assert client.post("/api/v1/lists/update", json={"names": []}, headers=bearer(held["admin"])).status_code == 202


def test_guessing_tokens_is_stopped_and_logged(serve: Made, tokens: Tokens) -> None:
    token = tokens.add("a", ["read"])
    client = serve(tokens=tokens, limits=Limits(wrong_tokens_a_minute=3))
    assert [client.get("/api/v1/case", headers=bearer(f"guess{n}")).status_code for n in range(5)] == [401, 401, 401, 429, 429]
    assert client.get("/api/v1/case", headers=bearer(token)).status_code == 429
    log = client.app.state.service.casefile.log()  # type: ignore[attr-defined]
    assert sum(one.action == "noted: a wrong token was tried" for one in log) == 3


def test_what_people_look_at_is_in_the_log(client: TestClient) -> None:
    client.get("/api/v1/search", params={"q": "Sokolvarsk"})
    client.get("/entities/un-sc:XXe.001")
    client.get("/api/v1/export", params={"as": "csv"})
    log = client.app.state.service.casefile.log()  # type: ignore[attr-defined]
    noted = [(one.action.removeprefix("noted: "), one.about, one.by) for one in log if one.action.startswith("noted: ")]
    assert noted == [
        ("searched", "Sokolvarsk", "an analyst"), ("looked at a listing", "un-sc:XXe.001", "an analyst"),
        ("exported as csv", "the case", "an analyst"),
    ]  # fmt: skip
