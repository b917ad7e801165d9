"""RSS, Atom and sitemaps become entries; what is none of them, or would unpack without end, is refused."""

import pytest

from hearsay.errors import GatheringError
from hearsay.gathering.feeds import Entry, read_feed

RSS = b"""<?xml version="1.0"?><rss version="2.0"><channel><title>The Zenda Post</title>
<item><title>Drones  sold</title><link>https://post.example/1</link><pubDate>Sat, 14 Jun 2025 08:00:00 GMT</pubDate></item>
<item><title>No address</title></item><item><link>javascript:alert(1)</link></item></channel></rss>"""
ATOM = b"""<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Ruritanian Wire</title>
<entry><title>Sale</title><link href="https://wire.example/a"/><updated>2025-06-13T00:00:00Z</updated><id>x</id></entry></feed>"""
MAP = b"""<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
 xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc> https://post.example/2 </loc><lastmod>2025-06-12</lastmod>
<news:news><news:publication_date>2025-06-11T10:00:00Z</news:publication_date><news:title>Denied</news:title></news:news></url>
<url><loc>ftp://post.example/3</loc></url></urlset>"""
INDEX = b"""<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap><loc>https://post.example/m.xml</loc></sitemap></sitemapindex>"""


def test_rss_names_its_entries_with_title_and_day() -> None:
    feed = read_feed(RSS, "a")
    assert feed.title == "The Zenda Post"
    assert feed.entries == (Entry("https://post.example/1", "Drones sold", "2025-06-14", ""),)


def test_atom_says_when_an_entry_changed() -> None:
    [entry] = read_feed(ATOM, "a").entries
    assert (entry.url, entry.published_at, entry.changed) == ("https://wire.example/a", "2025-06-13", "2025-06-13T00:00:00Z")


def test_a_sitemap_names_pages_and_an_index_names_sitemaps() -> None:
    assert read_feed(MAP, "a").entries == (Entry("https://post.example/2", "Denied", "2025-06-11", "2025-06-12"),)
    assert read_feed(INDEX, "a").maps == ("https://post.example/m.xml",)


@pytest.mark.parametrize(
    "content",
    [
        b"", b"<html><body>no feed</body></html>", b"<urlset><url>", b'<!DOCTYPE x [<!ENTITY a "aaaa">]><rss version="2.0">&a;</rss>',
        '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]><rss version="2.0"/>'.encode("utf-16"),
        b'<rss version="2.0"><channel><title>&#99999999;</title><x',
        b'<!DOCTYPE u SYSTEM "file:///etc/passwd"><urlset/>' + b"<", b"\x00\xff" * 50,
    ],
)  # fmt: skip
def test_what_is_no_feed_is_refused(content: bytes) -> None:
    with pytest.raises(GatheringError):
        read_feed(content, "a")
