"""HTML pages, as files and as servers send them."""

from benchmarks.fuzz.target import Target, expect

from hearsay.errors import GatheringError
from hearsay.gathering.html import read_html
from hearsay.gathering.kinds import tell_kind

NAMES = ("html",)

PAGE = """<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8"><title>Orlik Works sold drones - Example News</title>
<meta property="og:site_name" content="Example News"><meta property="article:published_time" content="2025-06-12T08:00:00Z">
<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2025-06-12","publisher":{"name":"Example News"}}</script></head>
<body><nav><a href="/">Home</a></nav><article><h1>Orlik Works sold drones</h1>
<p>Ruritania's Orlik Works sold forty drones to the Free Aral Brigade in May, two officials said on Thursday.</p>
<p>The company denied it. &ldquo;We have sold nothing&rdquo;, its director, Rudolf Hentzau, told Example News.</p>
<table><tr><td>Drones</td><td>40</td></tr></table><!-- a remark --><p>Graustark&#8217;s ministry did not answer.</p></article>
<footer>© Example News</footer></body></html>""".encode()


def make(_name: str) -> Target:
    """Return the target."""
    other = PAGE.decode().replace("utf-8", "windows-1251").replace("drones", "беспилотники").encode("cp1251", "replace")
    return Target(_run, (PAGE, other, PAGE.decode().encode("utf-16")), tuple(token.encode() for token in TOKENS))


def _run(data: bytes) -> None:
    for declared, url in ((None, None), ("koi8-r", "https://news.example/2025/06/12/orlik")):
        try:
            tell_kind(data, "page.html")
            contents = read_html(data, "page.html", url=url, declared=declared)
        except GatheringError as error:
            expect("\n" not in str(error), "a message of several lines")
            continue
        expect(any(map(str.isalnum, contents.text)), "a text without words")
        expect("\0" not in contents.text, "a NUL")
        contents.text.encode("utf-8")
        (contents.title or "").encode("utf-8")
        expect(contents.language is None or len(contents.language) == 2, "a language of other than two letters")


TOKENS = (
    "<div>", "</div>", "<p>", "<table>", "<tr>", "<td>", "</table>", "<svg>", "<math>", "<script>", "</script>", "<style>", "<!--", "-->",
    "<![CDATA[", "]]>", "<!DOCTYPE", "&#x110000;", "&#0;", "&#xd800;", "&nbsp;", "\ud7ff", "<time datetime='9999-99-99'>", "<template>",
    "<meta charset=utf-7>", "<base href='javascript:'>", "<a href='http://[::1'>", "<article>", "<noscript>", "<frameset>", "<plaintext>",
    '<script type="application/ld+json">', '{"@graph":[', "20250612", "2025-02-30", "<html lang='xx-'>", "\u202e", "\ufffe", "<?xml",
)  # fmt: skip
