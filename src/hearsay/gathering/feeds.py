"""A feed becomes entries: RSS and Atom with feedparser, a sitemap or an index of sitemaps with defusedxml; nothing is fetched here."""

import io
import time
from dataclasses import dataclass
from typing import Any

from hearsay.errors import GatheringError
from hearsay.gathering.web import is_address

MOST = 50_000
"""Entries of a sitemap, as sitemaps.org has it."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One page that a feed names."""

    url: str
    title: str | None = None
    published_at: str | None = None
    """`YYYY-MM-DD`."""
    changed: str = ""
    """What the feed says of the page's last change, as it says it."""


@dataclass(frozen=True, slots=True)
class Feed:
    """What a feed named."""

    entries: tuple[Entry, ...]
    title: str | None = None
    maps: tuple[str, ...] = ()
    """The sitemaps that an index of them names."""


def read_feed(content: bytes, name: str) -> Feed:
    """Return what a feed names, in its order. Raises GatheringError where it is neither feed nor sitemap."""
    # Whatever the encoding: the letters of UTF-16 and UTF-32 have zeros between them.
    head = content[:65536].replace(b"\0", b"").lower()
    if b"<!entity" in head:
        raise GatheringError(f"{name}: this feed defines entities of its own, so it is not read")
    if b"<urlset" in head or b"<sitemapindex" in head:
        return _read_sitemap(content, name)
    return _read_rss(content, name)


def _read_sitemap(content: bytes, name: str) -> Feed:
    from xml.etree.ElementTree import ParseError

    from defusedxml.common import DefusedXmlException
    from defusedxml.ElementTree import fromstring

    try:
        root = fromstring(content)
    except (ParseError, DefusedXmlException, ValueError) as error:
        raise GatheringError(f"{name}: this sitemap can not be read: {error}") from error
    entries, maps = [], []
    for place in list(root)[:MOST]:
        facts = {str(one.tag).rpartition("}")[2]: " ".join((one.text or "").split()) for one in place.iter()}
        url = facts.get("loc", "")
        if not is_address(url):
            continue
        if str(place.tag).endswith("sitemap"):
            maps.append(url)
        else:
            entries.append(Entry(url, facts.get("title") or None, _day(facts.get("publication_date", "")), facts.get("lastmod", "")))
    return Feed(tuple(entries), maps=tuple(maps))


def _read_rss(content: bytes, name: str) -> Feed:
    import feedparser

    try:
        parsed = feedparser.parse(io.BytesIO(content), sanitize_html=False, resolve_relative_uris=False)
    except Exception as error:
        raise GatheringError(f"{name}: this feed can not be read: {error}") from error
    if not parsed.entries and (parsed.bozo or not parsed.get("version")):
        raise GatheringError(f"{name}: this is no RSS, Atom or sitemap: {parsed.get('bozo_exception', 'nothing of the kind is in it')}")
    entries = []
    for one in parsed.entries:
        url = str(one.get("link") or "")
        if not is_address(url):
            url = str(one.get("id") or "")
        if is_address(url):
            # Asked past feedparser, which would give one date for another.
            day = dict.get(one, "published_parsed") or dict.get(one, "updated_parsed")
            entries.append(
                Entry(url, _words(one.get("title")), time.strftime("%Y-%m-%d", day) if day else None, str(dict.get(one, "updated") or ""))
            )
    return Feed(tuple(entries), _words(parsed.feed.get("title")))


def _words(value: Any) -> str | None:
    return " ".join(value.split())[:500] or None if isinstance(value, str) else None


def _day(text: str) -> str | None:
    from datetime import date

    try:
        return date.fromisoformat(text[:10]).isoformat()
    except ValueError:
        return None
