"""An address on the web becomes the bytes that its server sends, within limits of time, size and redirections."""

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hearsay import __version__
from hearsay.errors import NotFetched

if TYPE_CHECKING:
    import httpx

LIMIT = 20 * 1024 * 1024
"""Bytes that a page may have, once unpacked."""

SECONDS = 60.0
"""How long a page may take in all; a server that is silent for a quarter of that is given up."""

REDIRECTIONS = 5

AGENT = f"hearsay/{__version__} (reads a page for the person who asked; no crawling)"


@dataclass(frozen=True, slots=True)
class Page:
    """What a server sent: the bytes, unpacked, with the address that they came from in the end and what it calls them."""

    data: bytes
    url: str
    content_type: str | None
    declared: str | None
    """The encoding that the server states."""


def is_address(path: str) -> bool:
    """Say whether this is a web address rather than a path."""
    return path.lower().startswith(("http://", "https://"))


def fetch_page(url: str, *, transport: "httpx.BaseTransport | None" = None) -> Page:
    """Return what the address gives; `transport` takes the network's place in tests. Raises NotFetched, with the reason."""
    import httpx

    headers = {"User-Agent": AGENT, "Accept": "text/html,application/xhtml+xml,application/pdf,text/plain;q=0.9,*/*;q=0.5"}
    started = time.monotonic()
    try:
        with (
            httpx.Client(
                transport=transport,
                follow_redirects=True,
                max_redirects=REDIRECTIONS,
                timeout=SECONDS / 4,
                headers=headers,
                event_hooks={"request": [_refuse_other_schemes]},
            ) as client,
            client.stream("GET", url) as response,
        ):
            if not response.is_success:
                raise NotFetched(f"{url}: the server answered {response.status_code} {response.reason_phrase}".rstrip())
            data = bytearray()
            for part in response.iter_bytes(65536):
                data += part
                if len(data) > LIMIT:
                    raise NotFetched(f"{url}: the page has more than {LIMIT // 1024 // 1024} MB; save it, and read the file")
                if time.monotonic() - started > SECONDS:
                    raise NotFetched(f"{url}: the page was not there within {SECONDS:.0f} seconds; try again, or save it and read the file")
            return Page(bytes(data), str(response.url), response.headers.get("content-type"), response.charset_encoding)
    except httpx.TimeoutException as error:
        raise NotFetched(f"{url}: the server did not answer in time; try again, or save the page and read the file") from error
    except httpx.TooManyRedirects as error:
        raise NotFetched(f"{url}: the server redirected more than {REDIRECTIONS} times") from error
    except (httpx.HTTPError, httpx.InvalidURL, UnicodeError) as error:
        raise NotFetched(f"{url}: the page could not be fetched: {error or type(error).__name__}") from error


def _refuse_other_schemes(request: "httpx.Request") -> None:
    if request.url.scheme not in {"http", "https"} or not request.url.host:
        raise NotFetched(f"{request.url}: this is not the address of a page on the web")
