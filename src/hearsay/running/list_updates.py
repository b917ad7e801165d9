"""A list's published files become a new edition in the case, where they have changed: fetched, read, checked, and only then kept."""

import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from hearsay.casefile.interface import Casefile
from hearsay.errors import HearsayError
from hearsay.lists.descriptors import Descriptor, Download, find_descriptor
from hearsay.lists.editions import Difference, compare_editions
from hearsay.lists.fetching import Fetched, fetch_file
from hearsay.lists.registry import check_against_standing, read_list
from hearsay.nouns import Edition

if TYPE_CHECKING:
    import httpx


@dataclass(frozen=True, slots=True)
class Update:
    """What became of one list: a new edition and what is new in it, nothing new, or why it could not be brought up to date."""

    list: str
    outcome: Literal["updated", "unchanged", "not updated"]
    edition: Edition | None = None
    difference: Difference | None = None
    reason: str = ""


def update_list(
    name: str,
    casefile: Casefile,
    client: "httpx.Client",
    *,
    any_size: bool = False,
    wait: Callable[[float], None] = time.sleep,
) -> Update:
    """Bring one list up to date. Whatever goes wrong is told in the outcome, and the edition that stands goes on standing."""
    descriptor = find_descriptor(name)
    standing = next((edition for edition, _ in casefile.editions() if edition.list == name), None)
    if not descriptor.downloads:
        return Update(name, "not updated", standing, reason=f"its publisher offers no file to fetch; see {descriptor.address}")
    try:
        fetched = _fetch(descriptor, casefile, client, wait, ask=standing is not None)
        if all(one.content is None for one in fetched):
            return Update(name, "unchanged", standing)
        return _keep(descriptor, casefile, fetched, standing, any_size=any_size)
    except HearsayError as error:
        return Update(name, "not updated", standing, reason=str(error))


def _fetch(
    descriptor: Descriptor, casefile: Casefile, client: "httpx.Client", wait: Callable[[float], None], *, ask: bool
) -> list[Fetched]:
    fetched = []
    for download in descriptor.downloads:
        etag, last_modified = casefile.fetch_note(descriptor.name, download.address) if ask else (None, None)
        fetched.append(fetch_file(download.address, client, etag=etag, last_modified=last_modified, wait=wait))
    if any(one.content is not None for one in fetched):
        # A list of several files is one edition: those that have not changed are needed, too.
        for place, (download, one) in enumerate(zip(descriptor.downloads, fetched, strict=True)):
            if one.content is None:
                fetched[place] = fetch_file(download.address, client, wait=wait)
    return fetched


def _keep(descriptor: Descriptor, casefile: Casefile, fetched: list[Fetched], standing: Edition | None, *, any_size: bool) -> Update:
    with tempfile.TemporaryDirectory(prefix="hearsay-") as folder:
        for download, one in zip(descriptor.downloads, fetched, strict=True):
            Path(folder, _dated_name(download, one)).write_bytes(one.content or b"")
        edition, listings = read_list(descriptor.name, Path(folder), any_size=any_size)
    old = tuple(casefile.listings_of(standing)) if standing else ()
    check_against_standing(descriptor.name, len(listings), len(old), any_size=any_size)
    changed = standing is None or edition.sha256 != standing.sha256
    if changed:
        casefile.keep_list(edition, listings)
    for download, one in zip(descriptor.downloads, fetched, strict=True):
        casefile.note_fetch(descriptor.name, download.address, one.etag, one.last_modified)
    if not changed:
        return Update(descriptor.name, "unchanged", standing)
    return Update(descriptor.name, "updated", edition, compare_editions(old, listings))


def _dated_name(download: Download, fetched: Fetched) -> str:
    """Return the file's name with the day on which the site says that it was last changed, which dates an edition that does not itself."""
    name = Path(download.file)
    try:
        day = parsedate_to_datetime(fetched.last_modified or "").date().isoformat()
    except ValueError:
        return name.name
    return f"{name.stem}_{day}{name.suffix}"
