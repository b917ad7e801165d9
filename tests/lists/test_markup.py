"""XML is read record by record, without entities, and never past a break."""

from pathlib import Path

import pytest

from hearsay.errors import ListFormatError
from hearsay.lists.markup import looks_like_markup, read_records, read_root, text_of, texts_of

FILE = Path("list.xml")
PARTIES = b'<party n="1"><name> A\n B </name></party><party n="2"><name/></party><old><party n="3"/></old>'
WHOLE = b'<list xmlns="urn:x" day="2026-05-30">' + PARTIES + b"</list>"


def numbers(content: bytes, depth: int | None = None) -> list[str | None]:
    return [node.get("n") for node in read_records(content, FILE, ("party",), depth=depth)]


def test_records_lose_their_namespace_and_words_their_breaks() -> None:
    texts = [(str(node.tag), text_of(node, "name"), texts_of(node, "name")) for node in read_records(WHOLE, FILE, ("party",), depth=1)]
    assert texts == [("party", "A B", ["A B"]), ("party", "", [])]


def test_copies_further_down_are_not_records() -> None:
    assert numbers(WHOLE) == ["1", "2", "3"]
    assert numbers(WHOLE, depth=1) == ["1", "2"]


def test_the_outermost_element_is_told() -> None:
    assert read_root(WHOLE, FILE) == ("list", {"day": "2026-05-30"})


@pytest.mark.parametrize(
    "content",
    [
        WHOLE[:60],
        WHOLE[:-3],
        WHOLE + b"x",
        b"",
        b"a,b\n",
        WHOLE.replace(b"</name>", b"&a;</name>"),
        WHOLE.replace(b"</name>", b"</name><KE:_X/>", 1),
    ],
)
def test_a_break_is_an_error(content: bytes) -> None:
    with pytest.raises(ListFormatError, match=r"list\.xml"):
        numbers(content)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_document_type_is_refused_in_any_encoding(encoding: str) -> None:
    text = '<!DOCTYPE x [<!ENTITY a "aaa">]><list><party><name>&a;</name></party></list>'
    with pytest.raises(ListFormatError, match="declares a document type"):
        numbers(text.encode(encoding))
    with pytest.raises(ListFormatError, match="declares a document type"):
        read_root(text.encode(encoding), FILE)


def test_nesting_has_a_bound() -> None:
    with pytest.raises(ListFormatError, match="not whole XML"):
        numbers(b"<list>" + b"<a>" * 5000)


def test_markup_is_told_from_other_forms() -> None:
    assert looks_like_markup(b"\xef\xbb\xbf <?xml")
    assert looks_like_markup("<a/>".encode("utf-16"))
    assert not looks_like_markup(b"a,b")
