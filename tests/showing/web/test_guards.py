"""Nothing gets through that should not: other hosts, other sites' pages, what is too large, too slow or too much."""

import asyncio
from collections.abc import Callable
from urllib.parse import quote

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.testclient import TestClient
from starlette.types import Message

from hearsay.showing.web.guards import POLICY, Buckets, Guards, Limits

Made = Callable[..., TestClient]
TEXT = {"text": "Officials said nothing."}


@pytest.mark.parametrize("host", ["evil.example", "localhost.evil.example", "127.0.0.1.nip.example", "", "[::2]:80"])
def test_another_host_name_is_not_answered(client: TestClient, host: str) -> None:
    assert client.get("/api/v1/case", headers={"Host": host}).status_code == 421


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1:8323", "[::1]:8323", "LOCALHOST:1"])
def test_this_machines_own_names_are_answered(client: TestClient, host: str) -> None:
    assert client.get("/api/v1/case", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://localhost.evil.example"},
        {"Origin": "http://localhost:9999"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
def test_a_page_of_another_site_changes_nothing(client: TestClient, headers: dict[str, str]) -> None:
    for path in ("/api/v1/reports/text", "/match/default", "/reconcile"):
        assert client.post(path, json=TEXT, headers=headers).status_code == 403
    assert client.get("/api/v1/case").json()["reports"] == 2


def test_a_form_without_our_header_changes_nothing(client: TestClient) -> None:
    del client.headers["X-Hearsay"]
    assert client.post("/api/v1/reports/text", json=TEXT).status_code == 403
    assert client.post("/api/v1/jobs/weigh").status_code == 403
    assert client.post("/match/default", json={"queries": {}}).status_code == 200


def test_nothing_is_shared_with_other_origins(client: TestClient) -> None:
    answer = client.options("/api/v1/case", headers={"Origin": "https://evil.example", "Access-Control-Request-Method": "GET"})
    assert not [name for name in answer.headers if name.startswith("access-control-")]


def test_every_answer_carries_the_policy(client: TestClient) -> None:
    for path in ("/", "/api/v1/case", "/nothing", "/api/v1/reports/r0", "/healthz"):
        headers = client.get(path).headers
        assert headers["content-security-policy"] == POLICY
        assert headers["x-content-type-options"] == "nosniff"
    assert "unsafe" not in POLICY


def test_what_is_too_large_is_refused_whatever_it_claims(serve: Made) -> None:
    client = serve(limits=Limits(body=2000, plain_body=1000))
    assert client.post("/api/v1/reports/text", json={"text": "x" * 2000}).status_code == 413

    def parts() -> object:
        for _ in range(100):
            yield b"x" * 100

    assert client.post("/api/v1/reports/text", content=parts(), headers={"content-type": "application/json"}).status_code == 413  # type: ignore[arg-type]
    assert client.post("/api/v1/reports/files", files=[("files", ("a", b"x" * 3000))]).status_code == 413
    assert client.post("/api/v1/reports/text", content=b"{}", headers={"content-length": "-1"}).status_code in (400, 413)


def test_what_does_not_arrive_is_given_up() -> None:
    async def read(request: Request) -> Response:
        return PlainTextResponse(str(len(await request.body())))

    app = Guards(Starlette(routes=[Route("/", read, methods=["POST"])]), hosts=(), limits=Limits(seconds=0.05))
    sent: list[Message] = []

    async def send(message: Message) -> None:
        sent.append(message)

    async def slow() -> Message:
        await asyncio.sleep(5)
        return {"type": "http.request", "body": b"x", "more_body": True}

    scope = {"type": "http", "method": "POST", "path": "/", "headers": [], "query_string": b"", "http_version": "1.1", "client": ("a", 1)}
    asyncio.run(app(scope, slow, send))
    assert sent[0]["status"] == 408


def test_a_client_that_asks_too_often_has_to_wait(serve: Made) -> None:
    client = serve(limits=Limits(requests_a_minute=5))
    assert [client.get("/healthz").status_code for _ in range(6)] == [200] * 5 + [429]


def test_an_allowance_comes_back(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [100.0]
    monkeypatch.setattr("hearsay.showing.web.guards.time.monotonic", lambda: now[0])
    buckets = Buckets(2)
    assert [buckets.take("a") for _ in range(3)] == [True, True, False]
    assert buckets.is_empty("a")
    now[0] += 30
    assert buckets.take("a")
    assert buckets.take("b")


@pytest.mark.parametrize("value", ["a\r\nX-Evil: 1", "a\nSet-Cookie: x=1"])
def test_a_header_can_not_be_smuggled_in(client: TestClient, value: str) -> None:
    for answer in (client.get("/api/v1/reports", params={"q": value}), client.get("/api/v1/export", params={"as": "ftm", "report": value})):
        assert not {"x-evil", "set-cookie"} & set(answer.headers)


@pytest.mark.parametrize("q", ["' OR 1=1 --", '" OR "a"="a', "a' UNION SELECT body FROM report --", "%_", '"*', "NEAR(", "a AND", "\x00"])
def test_words_are_never_a_query_language(client: TestClient, q: str) -> None:
    for answer in (client.get("/api/v1/search", params={"q": q}), client.get("/api/v1/reports", params={"q": q})):
        assert answer.status_code == 200
    assert client.get(f"/api/v1/reports/{quote(q, safe='')}").status_code == 404
