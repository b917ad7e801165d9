"""A publisher's address becomes the bytes of a list's file, or the news that it has not changed: politely, within bounds, and with retries.

A site is asked with what it said last time (ETag, Last-Modified), so that an unchanged file is not sent again. Some sites turn away
every program whose User-Agent does not begin as a browser's does and is not long; ours does so and still says what it is.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hearsay.errors import ListError

if TYPE_CHECKING:
    import httpx

AGENT = "Mozilla/5.0 (compatible; hearsay; reads published sanctions lists, once when asked)"
PASSING = (429, 500, 502, 503, 504)
"""Answers that may be another in a while."""
TRIES = 4
LONGEST_WAIT = 120.0
"""Seconds."""
LARGEST = 512_000_000
"""Bytes."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """What a site answered: the bytes, or None where the file has not changed; and what it said of the file's state."""

    content: bytes | None
    etag: str | None
    last_modified: str | None


def open_client(transport: "httpx.BaseTransport | None" = None) -> "httpx.Client":
    """Return a client for publishers' sites; tests hand in a transport of their own."""
    import httpx

    headers = {"User-Agent": AGENT, "Accept": "text/csv,application/xml,text/xml,application/vnd.openxmlformats,*/*;q=0.5"}
    return httpx.Client(transport=transport, headers=headers, follow_redirects=True, timeout=httpx.Timeout(60, read=300))


def fetch_file(
    address: str,
    client: "httpx.Client",
    *,
    etag: str | None = None,
    last_modified: str | None = None,
    wait: Callable[[float], None] = time.sleep,
) -> Fetched:
    """Fetch one file; raises ListError where the site does not answer with it after some tries, or sends more than any list holds."""
    import httpx

    asked = {name: value for name, value in (("If-None-Match", etag), ("If-Modified-Since", last_modified)) if value}
    problem, pause = "", 0.0
    for turn in range(TRIES):
        if turn:
            wait(pause)
        pause = float(4**turn)
        try:
            with client.stream("GET", address, headers=asked) as response:
                if response.status_code == 304 and asked:
                    return Fetched(None, etag, last_modified)
                if response.status_code == 200:
                    content = _read(response, address)
                    return Fetched(content, response.headers.get("ETag"), response.headers.get("Last-Modified"))
                problem = f"it answered {response.status_code}"
                if response.status_code not in PASSING:
                    break
                pause = _asked_pause(response.headers.get("Retry-After"), pause)
        except httpx.TransportError as error:
            problem = f"{type(error).__name__}: {error}"
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise ListError(f"{address} could not be fetched: {error}") from error
    raise ListError(f"{address} could not be fetched: {problem}. Save the file by hand, and import it with `hearsay lists import`")


def _read(response: "httpx.Response", address: str) -> bytes:
    parts, size = [], 0
    for part in response.iter_bytes():
        size += len(part)
        if size > LARGEST:
            raise ListError(f"{address} sends more than any list holds; it is not read")
        parts.append(part)
    content = b"".join(parts)
    stated = response.headers.get("Content-Length", "")
    if stated.isdecimal() and "Content-Encoding" not in response.headers and int(stated) != len(content):
        raise ListError(f"{address} broke off after {len(content)} of {stated} bytes; try again later")
    return content


def _asked_pause(said: str | None, pause: float) -> float:
    return min(float(said), LONGEST_WAIT) if said and said.isdecimal() else pause
