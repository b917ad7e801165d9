"""What `hearsay watch` takes: RSS, Atom and sitemaps."""

from benchmarks.fuzz.target import Target, expect

from hearsay.errors import GatheringError
from hearsay.gathering.feeds import read_feed
from hearsay.gathering.web import is_address

NAMES = ("feed",)

RSS = b"""<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>Example News</title>
<item><title>Drones &amp; parts</title><link>https://news.example/1</link><pubDate>Sat, 14 Jun 2025 08:00:00 GMT</pubDate></item></channel></rss>"""
ATOM = b"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Example Wire</title><entry><title>Sale</title>
<link href="https://news.example/a"/><updated>2025-06-13T00:00:00Z</updated><id>urn:x</id></entry></feed>"""
MAP = b"""<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>https://news.example/2</loc>
<lastmod>2025-06-12</lastmod></url></urlset>"""
INDEX = b"""<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap><loc>https://news.example/m.xml</loc></sitemap></sitemapindex>"""
TOKENS = (
    b"<item>", b"</item>", b"<link>", b"<![CDATA[", b"]]>", b"<!DOCTYPE x [", b'<!ENTITY a "b">', b"&a;", b"&#0;", b"&#x110000;", b"<entry>",
    b"<loc>", b"xmlns:x='y'", b"<?xml encoding='utf-16'?>", b"2025-13-40", b"<base href='//'>", b"\xff\xfe",
)  # fmt: skip


def make(_name: str) -> Target:
    """Return the target."""
    return Target(_run, (RSS, ATOM, MAP, INDEX), TOKENS)


def _run(data: bytes) -> None:
    try:
        feed = read_feed(data, "a feed")
    except GatheringError:
        return
    for entry in feed.entries:
        expect(is_address(entry.url), "an entry whose address is none")
    for address in feed.maps:
        expect(is_address(address), "a sitemap whose address is none")
