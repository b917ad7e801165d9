"""An HTML page becomes its main text, a line a paragraph, with the title, publisher, day and language that the page itself gives."""

import re
from html import unescape
from typing import Any

from hearsay.errors import NotText
from hearsay.gathering.contents import Contents
from hearsay.gathering.encodings import decode
from hearsay.gathering.page_dates import find_day

DECLARATION = re.compile(
    rb"<meta[^>]{1,300}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})|<\?xml[^>]{1,100}?encoding\s*=\s*[\"']([\w.:-]{2,40})", re.I
)

UNSEEN = {
    "script", "style", "noscript", "template", "head", "svg", "math", "iframe", "object", "select", "textarea", "nav", "footer", "form",
}  # fmt: skip
"""Elements whose words are not the page's."""

BLOCKS = {
    "p", "div", "br", "li", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "td", "dt", "dd", "section", "article", "main", "blockquote", "pre",
}  # fmt: skip
"""Elements that begin a line."""

NESTED = 200
LARGE = 8_000_000
"""How deep elements may lie in each other, and how many characters a page may have, for the main text to be looked for.

Real pages have far less; beyond it all words are taken, in time that grows with the page alone.
"""

LONG_TAG = re.compile(r"<[^<>]{8000,}>")
"""A tag that holds a picture, or thousands of attributes, over which the parser would take hours."""

SCRIPT = re.compile(r"<(script|style)\b.*?(?:</\1|\Z)", re.IGNORECASE | re.DOTALL)
TAG = re.compile(r"<[^<>]*>")


def read_html(data: bytes, about: str, *, url: str | None = None, declared: str | None = None) -> Contents:
    """Return the main text of a page, without navigation and comments; `url` is its address, `declared` the server's word on encoding.

    Where no main text can be told apart, all visible words are taken. The headline goes to the title. Raises NotText where the page has no
    words, as pages that scripts fill have none.
    """
    source = LONG_TAG.sub("<br>", decode(data, declared or _find_declaration(data)).replace("\0", ""))
    tree = _parse(source)
    depth = _depth(tree) if tree is not None else 0
    found = _extract(tree, source, url) if 0 < depth <= NESTED and len(source) <= LARGE else None
    text = found.text if found else _visible_words(tree) if depth else ""
    if not text and depth > NESTED:
        text = _without_tags(source)
    if not any(character.isalnum() for character in text):
        raise NotText(f"{about}: this page holds no text; if scripts fill it, save it from a browser as text or PDF")
    if found is None:
        return Contents(text, _first(tree, "//title"), None, find_day(tree, source, url), _find_language(tree))
    return Contents(_without_headline(text, found.title), found.title, found.publisher, found.published_at, _find_language(tree))


def _find_declaration(data: bytes) -> str | None:
    match = DECLARATION.search(data[:4096])
    return (match[1] or match[2]).decode("ascii") if match else None


def _parse(source: str) -> Any:
    """Return the page's tree, or None where nothing in it is a tag or a word."""
    from lxml import etree, html

    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        return html.document_fromstring(source.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return None


def _extract(tree: Any, source: str, url: str | None) -> Contents | None:
    """Return what trafilatura tells apart as the main text, with the facts that occur in the page; None where it finds none."""
    from copy import deepcopy

    from trafilatura import bare_extraction

    dates = {"original_date": True, "extensive_search": False}
    page: Any = bare_extraction(deepcopy(tree), url=url, include_comments=False, with_metadata=True, date_extraction_params=dates)
    if page is None or not page.text:
        return None
    lines = (line.strip() for line in page.text.split("\n"))
    publisher = page.sitename if page.sitename and page.sitename.casefold() in unescape(source).casefold() else None
    return Contents("\n".join(line for line in lines if line), page.title or None, publisher, find_day(tree, source, url))


def _visible_words(tree: Any) -> str:
    """Return all words outside scripts and the like, a line a block."""
    from lxml import etree

    parts: list[str] = []
    hidden = 0
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            hidden += tag in UNSEEN
            parts += ["\n"] * (tag in BLOCKS) + ([element.text] if element.text and not hidden else [])
        else:
            hidden -= tag in UNSEEN
            parts += ["\n"] * (tag in BLOCKS) + ([element.tail] if element.tail and not hidden else [])
    return _tidy("".join(part if part == "\n" else part.replace("\n", " ") for part in parts))


def _without_tags(source: str) -> str:
    """Return the words between the tags of a page whose nesting the parser gave up on."""
    return _tidy(unescape(TAG.sub("\n", SCRIPT.sub("\n", source))))


def _tidy(text: str) -> str:
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return "\n".join(line for line in lines if line)


def _depth(tree: Any) -> int:
    from lxml import etree

    depth = deepest = 0
    for event, _ in etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        deepest = max(deepest, depth)
    return deepest


def _first(tree: Any, path: str) -> str | None:
    words = " ".join(" ".join(element.itertext()) for element in tree.xpath(path)[:1])
    return " ".join(words.split()) or None


def _find_language(tree: Any) -> str | None:
    """Return the two-letter code that the page's `lang` begins with."""
    lang = (
        (tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang") or tree.get("xml:lang") or "")
        if tree is not None
        else ""
    )
    match = re.match(r"([a-zA-Z]{2})(?:[-_]|$)", lang.strip())
    return match[1].lower() if match else None


def _without_headline(text: str, title: str | None) -> str:
    first, _, rest = text.partition("\n")
    is_headline = title is not None and " ".join(first.split()).casefold() == " ".join(title.split()).casefold()
    return rest if is_headline and any(map(str.isalnum, rest)) else text
