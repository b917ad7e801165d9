"""A publisher's XML bytes become records, one at a time, so that a list of a hundred megabytes needs little memory.

No document type and no entity is let through (the ways to bring a reader down or to read other files), nothing is fetched, and
nesting and text have the limits of libxml2. Why lxml and not defusedxml: docs/why/lists.md.
"""

from collections.abc import Iterator, Mapping
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from hearsay.errors import ListFormatError

if TYPE_CHECKING:
    from lxml.etree import _Element


def looks_like_markup(content: bytes) -> bool:
    """Say whether the bytes begin as XML does, in UTF-8 or UTF-16."""
    return content[:200].replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").startswith(b"<")


def read_root(content: bytes, path: Path) -> tuple[str, Mapping[str, str]]:
    """Return the local name and the attributes of the outermost element. Raises ListFormatError where the bytes are no plain XML."""
    from lxml import etree

    try:
        for _, element in etree.iterparse(BytesIO(content), events=("start",), **_options()):
            _refuse_document_type(element, path)
            return _local(element.tag), {_local(name): str(value) for name, value in element.attrib.items()}
    except etree.XMLSyntaxError as error:
        raise _broken(path, error) from error
    raise ListFormatError(f"{path} holds no XML; fetch the file again")


def read_records(content: bytes, path: Path, tags: tuple[str, ...], *, depth: int | None = None) -> Iterator["_Element"]:
    """Yield every element called one of `tags`, its and its parts' names without namespaces; each is gone after its turn.

    With `depth` only elements that far below the outermost one count (1: its children). Raises ListFormatError where the XML
    breaks off or is not well formed, before or after some records: a reader must not keep what it has until the end is reached.
    """
    from lxml import etree

    wanted = [name for tag in tags for name in (tag, "{*}" + tag)]
    first = True
    try:
        for _, element in etree.iterparse(BytesIO(content), events=("end",), tag=wanted, **_options()):
            if first:
                _refuse_document_type(element, path)
                first = False
            if depth is not None and sum(1 for _ in element.iterancestors()) != depth:
                continue
            for node in element.iter():
                node.tag = _local(node.tag)
                for name in [name for name in node.attrib if str(name).startswith("{")]:
                    node.attrib[_local(name)] = node.attrib.pop(name)
            yield element
            element.clear(keep_tail=True)
            parent = element.getparent()
            while parent is not None and element.getprevious() is not None:
                del parent[0]
    except etree.XMLSyntaxError as error:
        raise _broken(path, error) from error
    except ValueError as error:
        raise ListFormatError(f"{path} has an element or attribute whose name is none: {error}; fetch the file again") from error


def text_of(node: "_Element | None", path: str = "") -> str:
    """Return the words of the element at `path`, on one line; an empty string where there is none."""
    found = node if node is None or not path else node.find(path)
    return " ".join((found.text or "").split()) if found is not None else ""


def texts_of(node: "_Element", path: str) -> list[str]:
    """Return the words of every element at `path` that has some."""
    return [text for found in node.iterfind(path) if (text := text_of(found))]


def place_of(node: "_Element", path: Path, number: str) -> str:
    """Return where a record stands, for messages: the file, the record's number or name, and the line."""
    return f"{path}, {node.tag} {number or '(without a number)'}, line {node.sourceline}"


def _options() -> dict[str, bool]:
    return {
        "resolve_entities": False, "no_network": True, "load_dtd": False, "huge_tree": False, "remove_comments": True, "remove_pis": True,
    }  # fmt: skip


def _refuse_document_type(element: "_Element", path: Path) -> None:
    if element.getroottree().docinfo.internalDTD is not None:
        raise ListFormatError(f"{path} declares a document type or entities, which no publisher's list does; it is not read")


def _local(name: object) -> str:
    return str(name).rpartition("}")[2]


def _broken(path: Path, error: SyntaxError) -> ListFormatError:
    return ListFormatError(f"{path} is not whole XML: {error.msg or error}; fetch the file again")
