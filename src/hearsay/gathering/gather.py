"""A path, a web address or standard input becomes a Report: the one door of this room."""

import hashlib
import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from hearsay.errors import GatheringError, NotFound
from hearsay.gathering.contents import Contents
from hearsay.gathering.kinds import tell_kind
from hearsay.gathering.plain_text import read_plain_text
from hearsay.gathering.web import fetch_page, is_address
from hearsay.nouns import Report

if TYPE_CHECKING:
    import httpx

LIMIT = 64 * 1024 * 1024
"""Bytes that a file may have; a report is a text that someone reads."""

STANDARD_INPUT = "-"


def gather(
    path_or_url: str, *, published: str | None = None, publisher: str | None = None, transport: "httpx.BaseTransport | None" = None
) -> Report:
    """Return the report at a path, a web address, or `-` for standard input.

    `published` (`YYYY-MM-DD`) and `publisher` hold where the report itself does not say; `transport` takes the network's place in tests.
    Raises NotFound, NotText, NotFetched or another GatheringError, each in one line that begins with what was asked for.
    """
    return gather_original(path_or_url, published=published, publisher=publisher, transport=transport)[0]


def gather_original(
    path_or_url: str, *, published: str | None = None, publisher: str | None = None, transport: "httpx.BaseTransport | None" = None
) -> tuple[Report, bytes]:
    """Return the report as `gather` does, and the bytes that it was read from."""
    url: str | None = path_or_url
    content_type = declared = None
    if is_address(path_or_url):
        page = fetch_page(path_or_url, transport=transport)
        data, url, content_type, declared = page.data, page.url, page.content_type, page.declared
    elif path_or_url == STANDARD_INPUT:
        data, url = sys.stdin.buffer.read(LIMIT + 1), None
    else:
        data = _read_file(path_or_url)
    name = "standard input" if path_or_url == STANDARD_INPUT else path_or_url
    return make_report(data, name, url, content_type, declared, published=published, publisher=publisher), data


def make_report(
    data: bytes, name: str, url: str | None, content_type: str | None = None, declared: str | None = None, *, published: str | None = None,
    publisher: str | None = None,
) -> Report:  # fmt: skip
    """Return the report in the bytes of a file or page; `declared` is the character set that came with it. Raises GatheringError."""
    if len(data) > LIMIT:
        raise GatheringError(f"{name}: this has more than {LIMIT // 1024 // 1024} MB; give the report alone")
    contents = _read(data, name, url if url is not None and is_address(url) else None, content_type, declared)
    return Report(
        text=contents.text,
        sha256=hashlib.sha256(data).hexdigest(),
        title=contents.title,
        url=url,
        publisher=contents.publisher or publisher,
        published_at=contents.published_at or published,
        language=contents.language,
    )


def gather_paths(paths: Iterable[str]) -> Iterator[str]:
    """Return the paths with each folder replaced by the files in it and below, in the order of their names, hidden ones left out.

    A folder without files stays as it is, so that gathering it says so.
    """
    for path in paths:
        if path == STANDARD_INPUT or is_address(path) or not Path(path).is_dir():
            yield path
        else:
            yield from list(_files_in(path)) or [path]


def _files_in(folder: str) -> Iterator[str]:
    for parent, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (os.path.join(parent, name) for name in sorted(files) if not name.startswith("."))  # noqa: PTH118 (keeps the path as given)


def _read_file(path: str) -> bytes:
    try:
        with Path(path).open("rb") as file:
            return file.read(LIMIT + 1)
    except FileNotFoundError as error:
        raise NotFound(f"{path}: there is no such file") from error
    except IsADirectoryError as error:
        raise NotFound(f"{path}: this folder holds no file") from error
    except (OSError, ValueError) as error:
        raise GatheringError(f"{path}: this could not be opened: {getattr(error, 'strerror', None) or error}") from error


def _read(data: bytes, name: str, url: str | None, content_type: str | None, declared: str | None) -> Contents:
    kind = tell_kind(data, name, content_type)
    if kind == "html":
        from hearsay.gathering.html import read_html

        return read_html(data, name, url=url, declared=declared)
    if kind == "pdf":
        from hearsay.gathering.pdf import read_pdf

        return read_pdf(data, name)
    return read_plain_text(data, name, declared=declared)
