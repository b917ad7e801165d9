"""What every request passes before it is answered, and every answer before it is sent: host, origin, size, time, rate, and headers.

A plain ASGI layer, so that it holds for streams and files too. The attacks that it is for stand in `docs/why/service.md`.
"""

import asyncio
import time
from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; font-src 'self'; "
    "manifest-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
HEADERS = (
    (b"content-security-policy", POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (b"referrer-policy", b"no-referrer"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), microphone=(), geolocation=()"),
)
SAFE = frozenset(("GET", "HEAD", "OPTIONS"))
OWN_HEADER = b"x-hearsay"
"""A page of another site cannot send it without being asked first, and is then refused."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one request may take, and one client."""

    body: int = 64 * 1024 * 1024
    """Bytes."""
    plain_body: int = 2 * 1024 * 1024
    """Bytes, where no files are sent."""
    seconds: float = 60.0
    """For the whole of a request to arrive."""
    requests_a_minute: int = 0
    """Of one client; 0: as many as it likes."""
    wrong_tokens_a_minute: int = 10


class Buckets:
    """Counts what clients do in a minute, of the busiest ten thousand."""

    def __init__(self, a_minute: int) -> None:
        self.a_minute = a_minute
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def is_empty(self, client: str) -> bool:
        """Say whether a client has used up its allowance."""
        if not self.a_minute or client not in self._left:
            return False
        left, at = self._left[client]
        return left + (time.monotonic() - at) * self.a_minute / 60 < 1

    def take(self, client: str, amount: float = 1.0) -> bool:
        """Take from a client's allowance; say whether there was enough."""
        if not self.a_minute:
            return True
        now = time.monotonic()
        left, at = self._left.pop(client, (float(self.a_minute), now))
        left = min(float(self.a_minute), left + (now - at) * self.a_minute / 60)
        enough = left >= amount
        self._left[client] = (left - amount if enough else left, now)
        if len(self._left) > 10_000:
            self._left.popitem(last=False)
        return enough


class TooMuch(Exception):
    """The body is larger than it may be."""


class Guards:
    """The layer around the whole service."""

    def __init__(self, app: ASGIApp, *, hosts: Iterable[str], limits: Limits) -> None:
        self.app, self.hosts, self.limits = app, frozenset(hosts), limits
        self._requests = Buckets(limits.requests_a_minute)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, or let it through."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = dict(scope["headers"])
        refusal = self._refusal(scope, headers)

        async def answer(message: Message) -> None:
            if message["type"] == "http.response.start":
                own = {name for name, _ in message.get("headers", ())}
                added = [(name, value) for name, value in HEADERS if name not in own]
                if b"cache-control" not in own:
                    added.append((b"cache-control", b"no-store"))
                message = {**message, "headers": [*message.get("headers", ()), *added]}
            await send(message)

        if refusal is not None:
            await _problem(*refusal)(scope, receive, answer)
            return
        await self._bounded(scope, headers, receive, answer)

    def _refusal(self, scope: Scope, headers: dict[bytes, bytes]) -> tuple[int, str] | None:
        host = headers.get(b"host", b"").decode("latin-1")
        if self.hosts and _name_of(host) not in self.hosts:
            return 421, "This service does not answer to that host name. Open it by the address that `hearsay serve` printed."
        client = (scope.get("client") or ("", 0))[0]
        if not self._requests.take(client):
            return 429, "Too many requests; wait a moment."
        length = headers.get(b"content-length", b"0")
        if not length.isdigit() or int(length) > self._most(headers):
            return 413, f"A request may have {self._most(headers) // 1024 // 1024} MB at most."
        if scope["method"] in SAFE:
            return None
        origin = headers.get(b"origin", b"").decode("latin-1")
        if origin and urlsplit(origin).netloc != host:
            return 403, "Requests from the pages of other sites are refused."
        if headers.get(b"sec-fetch-site", b"none") not in (b"none", b"same-origin"):
            return 403, "Requests from the pages of other sites are refused."
        if scope["path"].startswith("/api/") and OWN_HEADER not in headers and b"authorization" not in headers:
            return 403, "Send the header X-Hearsay: 1 (or a token) with requests that change something."
        return None

    def _most(self, headers: dict[bytes, bytes]) -> int:
        return self.limits.body if headers.get(b"content-type", b"").startswith(b"multipart/form-data") else self.limits.plain_body

    async def _bounded(self, scope: Scope, headers: dict[bytes, bytes], receive: Receive, send: Send) -> None:
        most, taken, ends, whole = self._most(headers), 0, time.monotonic() + self.limits.seconds, False
        refused: tuple[int, str] | None = None

        async def bounded() -> Message:
            nonlocal taken, whole, refused
            if whole:
                return await receive()
            try:
                message = await asyncio.wait_for(receive(), max(0.01, ends - time.monotonic()))
            except TimeoutError:
                refused = 408, f"The request did not arrive within {self.limits.seconds:.0f} seconds."
                raise
            if message["type"] == "http.request":
                taken += len(message.get("body", b""))
                whole = not message.get("more_body", False)
                if taken > most:
                    refused = 413, f"A request may have {most // 1024 // 1024} MB at most."
                    raise TooMuch
            return message

        async def unless_refused(message: Message) -> None:
            if refused is None:
                await send(message)

        try:
            await self.app(scope, bounded, unless_refused)
        except (TooMuch, TimeoutError):
            if refused is None:
                raise
        if refused is not None:
            await _problem(*refused)(scope, receive, send)


def _name_of(host: str) -> str:
    """Return a Host header without its port, in lower case."""
    if host.startswith("["):
        return host.partition("]")[0].lower() + "]"
    return host.rpartition(":")[0].lower() if ":" in host else host.lower()


def _problem(status: int, detail: str) -> JSONResponse:
    return JSONResponse({"detail": detail}, status_code=status)
