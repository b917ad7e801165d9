"""A question goes to an OpenAI-compatible service and its model's answer comes back: within bounds, politely, and nowhere else.

The service's key is in no message and in no log; redirections are not followed, for they would carry the report's words elsewhere.
"""

import json
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from hearsay import __version__
from hearsay.errors import GatheringError, NotFetched

if TYPE_CHECKING:
    import httpx

PASSING = (429, 500, 502, 503, 504)
"""Answers that may be another in a while."""
TRIES = 3
LONGEST_WAIT = 30.0
"""Seconds between two tries, whatever the service asks for."""
LIMIT = 1024 * 1024
"""Bytes that an answer may have, once unpacked."""


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where a model is asked."""

    address: str
    """Of the service, without `/chat/completions`."""
    model: str
    key: str = field(default="", repr=False)
    timeout: float = 120.0
    """Seconds that one answer may take in all."""

    @property
    def host(self) -> str:
        """The host with its port, as messages and reasons name the service."""
        return urlsplit(self.address).netloc.rpartition("@")[2]


def complete(
    endpoint: Endpoint,
    messages: Sequence[dict[str, str]],
    *,
    transport: "httpx.BaseTransport | None" = None,
    wait: Callable[[float], None] = time.sleep,
) -> str:
    """Return what the model answers to `messages`; `transport` and `wait` take the network's and the clock's place in tests.

    Raises NotFetched where the service does not answer, and GatheringError where what it answers cannot be used. A service that
    refuses the wish for JSON and for one steady answer, as some do, is asked once more without.
    """
    import httpx

    if not (endpoint.key.isascii() and endpoint.key.isprintable() and " " not in endpoint.key):
        raise NotFetched("the key of the second reader's service has characters that no key has; it was not sent")
    headers = {"User-Agent": f"hearsay/{__version__}", "Accept": "application/json", "Accept-Encoding": "identity"}
    if endpoint.key:
        headers["Authorization"] = f"Bearer {endpoint.key}"
    asked = {"model": endpoint.model, "messages": list(messages), "stream": False}
    wishes: dict[str, object] = {"temperature": 0, "response_format": {"type": "json_object"}}
    problem, pause, tries = "", 1.0, 0
    try:
        with httpx.Client(
            transport=transport,
            headers=headers,
            follow_redirects=False,
            timeout=endpoint.timeout,
            # What is meant for a model on this machine does not travel to a proxy.
            trust_env=urlsplit(endpoint.address).hostname not in ("localhost", "127.0.0.1", "::1"),
        ) as client:
            while tries < TRIES:
                status, body, asked_pause = _post(client, endpoint, asked | wishes)
                if status == 200:
                    return _words(body, endpoint)
                if status in (400, 422) and wishes:
                    wishes = {}
                    continue
                problem = f"{endpoint.host} answered {status}{_said(body, endpoint)}"
                if 300 <= status < 400:
                    problem += "; redirections are not followed, so set llm.address to where it leads"
                if status not in PASSING:
                    break
                tries += 1
                if tries < TRIES:
                    wait(min(pause if asked_pause is None else asked_pause, LONGEST_WAIT))
                    pause *= 4
    except httpx.TimeoutException as error:
        raise NotFetched(f"{endpoint.host} did not answer within {endpoint.timeout:g} seconds (llm.timeout_s)") from error
    except (httpx.HTTPError, httpx.InvalidURL, UnicodeError) as error:
        raise NotFetched(f"{endpoint.host} could not be asked: {_hidden(str(error), endpoint) or type(error).__name__}") from error
    raise NotFetched(problem)


def _post(client: "httpx.Client", endpoint: Endpoint, question: dict[str, object]) -> tuple[int, bytes, float | None]:
    """Return the status of an answer, its bytes, and the seconds that the service asks to be left alone."""
    started = time.monotonic()
    with client.stream("POST", f"{endpoint.address}/chat/completions", json=question) as response:
        data = bytearray()
        for part in response.iter_bytes(65536):
            data += part
            if len(data) > LIMIT:
                raise GatheringError(f"the answer of {endpoint.host} has more than {LIMIT // 1024} kB, which is no answer")
            if time.monotonic() - started > endpoint.timeout:
                raise NotFetched(f"the answer of {endpoint.host} was not there within {endpoint.timeout:g} seconds (llm.timeout_s)")
        after = response.headers.get("Retry-After", "")
        return response.status_code, bytes(data), float(after) if after.isdecimal() else None


def _words(body: bytes, endpoint: Endpoint) -> str:
    """Return the words of a chat completion."""
    answer = _json(body)
    try:
        choice = answer["choices"][0]
        words = choice["message"]["content"]
    except (KeyError, IndexError, TypeError) as error:
        raise GatheringError(f"what {endpoint.host} answered is not a chat completion") from error
    if isinstance(choice, dict) and choice.get("finish_reason") == "length":
        raise GatheringError(f"the answer of {endpoint.host} broke off at the length that it allows")
    if not isinstance(words, str) or not words.strip():
        raise GatheringError(f"the model at {endpoint.host} answered with no words")
    return words


def _said(body: bytes, endpoint: Endpoint) -> str:
    """Return what a service says of an error, in short, and without the key should it repeat it."""
    error = _json(body)
    if isinstance(error, dict):
        error = error.get("error", error)
    if isinstance(error, dict):
        error = error.get("message")
    words = " ".join(error.split())[:200] if isinstance(error, str) else ""
    return f": {_hidden(words, endpoint)}" if words else ""


def _hidden(words: str, endpoint: Endpoint) -> str:
    return words.replace(endpoint.key, "…") if endpoint.key else words


def _json(body: bytes) -> Any:
    try:
        return json.loads(body)
    except (ValueError, RecursionError):
        return None
