"""Sites are asked as one would wish to be asked: what robots.txt allows, with a pause between two requests, and later where they are busy.

What a site said of a page's state last time goes with the next request, so that an unchanged page is not sent again.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from hearsay import __version__
from hearsay.errors import AskLater, NotFetched
from hearsay.gathering.web import LIMIT

if TYPE_CHECKING:
    import httpx

NAME = "hearsay"
AGENT = f"Mozilla/5.0 (compatible; {NAME}/{__version__}; reads feeds and the reports that they name)"
PAUSE = 2.0
"""Seconds between two requests to one host, where its robots.txt does not ask for more."""
LONGEST_PAUSE = 60.0
ROBOTS_SECONDS = 24 * 3600.0
"""How long what robots.txt said holds."""
LATER, LATEST = 60.0, 6 * 3600.0
"""Seconds that a host which turned a request away is left alone: doubled each time, up to the second."""
PASSING = (429, 500, 502, 503, 504)


@dataclass(frozen=True, slots=True)
class Answer:
    """What a site sent; `data` is None where nothing has changed."""

    url: str
    data: bytes | None
    content_type: str | None = None
    declared: str | None = None
    etag: str | None = None
    last_modified: str | None = None


class Polite:
    """Asks sites, one request after another."""

    def __init__(
        self, client: "httpx.Client", *, wait: Callable[[float], None] = time.sleep, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._client, self._wait, self._clock = client, wait, clock
        self._asked: dict[str, float] = {}
        self._later: dict[str, tuple[float, float]] = {}
        self._robots: dict[str, tuple[float, Any]] = {}

    def get(self, url: str, *, etag: str | None = None, last_modified: str | None = None) -> Answer:
        """Return what a site sends for an address. Raises NotFetched, also where it asks not to be read or to be asked later."""
        robots = self._rules(url)
        if robots is not None and not robots.can_fetch(url, NAME):
            raise NotFetched(f"{url}: the site's robots.txt asks programs not to read this")
        pause = min(LONGEST_PAUSE, float((robots.crawl_delay(NAME) if robots is not None else None) or PAUSE))
        headers = {name: value for name, value in (("If-None-Match", etag), ("If-Modified-Since", last_modified)) if value}
        return self._ask(url, headers, pause)

    def _rules(self, url: str) -> Any:
        from protego import Protego

        parts = urlsplit(url)
        site = f"{parts.scheme}://{parts.netloc}"
        at, rules = self._robots.get(site, (0.0, None))
        if site in self._robots and self._clock() - at < ROBOTS_SECONDS:
            return rules
        try:
            answer = self._ask(f"{site}/robots.txt", {}, 0.0)
            rules = Protego.parse((answer.data or b"")[:500_000].decode("utf-8", "replace"))
        except AskLater:
            # A site that can not answer is left alone for now (RFC 9309).
            raise
        except NotFetched:
            # One without robots.txt allows everything.
            rules = None
        self._robots[site] = (self._clock(), rules)
        return rules

    def _ask(self, url: str, headers: dict[str, str], pause: float) -> Answer:
        import httpx

        host = urlsplit(url).netloc
        if self._clock() < self._later.get(host, (0.0, 0.0))[0]:
            raise AskLater(f"{url}: {host} is left alone for a while; it is tried again later")
        if pause and host in self._asked:
            self._wait(max(0.0, self._asked[host] + pause - self._clock()))
        self._asked[host] = self._clock()
        try:
            with self._client.stream("GET", url, headers={"User-Agent": AGENT, **headers}) as response:
                if response.status_code in PASSING:
                    waited = self._put_off(host, _seconds(response.headers.get("Retry-After")))
                    raise AskLater(f"{url}: the site answered {response.status_code}; it is tried again in {waited:.0f} seconds or later")
                self._later.pop(host, None)
                state = response.headers.get("ETag"), response.headers.get("Last-Modified")
                if response.status_code == 304 and headers:
                    return Answer(url, None, None, None, headers.get("If-None-Match"), headers.get("If-Modified-Since"))
                if response.status_code != 200:
                    raise NotFetched(f"{url}: the site answered {response.status_code}")
                data = bytearray()
                for part in response.iter_bytes(65536):
                    data += part
                    if len(data) > LIMIT:
                        raise NotFetched(f"{url}: this has more than {LIMIT // 1024 // 1024} MB")
                kind = response.headers.get("content-type")
                return Answer(str(response.url), bytes(data), kind, response.charset_encoding, *state)
        except httpx.TransportError as error:
            waited = self._put_off(host, 0.0)
            raise AskLater(f"{url}: {error or type(error).__name__}; it is tried again in {waited:.0f} seconds or later") from error
        except (httpx.HTTPError, httpx.InvalidURL, UnicodeError) as error:
            raise NotFetched(f"{url}: the page could not be fetched: {error or type(error).__name__}") from error

    def _put_off(self, host: str, asked: float) -> float:
        """Leave a host alone for as long as it asks, and each time twice as long as before; return the seconds."""
        waited = min(LATEST, max(asked, self._later.get(host, (0.0, 0.0))[1] * 2, LATER))
        self._later[host] = (self._clock() + waited, waited)
        return waited


def _seconds(text: str | None) -> float:
    return float(text) if text is not None and text.strip().isdecimal() else 0.0
