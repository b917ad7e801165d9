"""Bytes are told apart by how they begin, then by name: plain text, HTML or PDF; anything else is refused with its kind named."""

import re
from pathlib import PurePath
from typing import Literal

from hearsay.errors import NotText

Kind = Literal["text", "html", "pdf"]

READABLE = "hearsay reads plain text, HTML and PDF"

SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"PK\x03\x04", "a Word, Excel or other zipped file"),
    (b"PK\x05\x06", "an empty zip file"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word, Excel or Outlook file"),
    (b"{\\rtf", "a rich-text (RTF) file"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90\x00", "a program"),
    (b"\x89PNG\r\n\x1a\n", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF87a", "an image"),
    (b"GIF89a", "an image"),
    (b"II*\x00", "an image"),
    (b"MM\x00*", "an image"),
    (b"RIFF", "a sound, video or image"),
    (b"ID3", "a sound"),
    (b"OggS", "a sound or video"),
    (b"\x1aE\xdf\xa3", "a video"),
    (b"\x1f\x8b", "a compressed file"),
    (b"BZh", "a compressed file"),
    (b"\xfd7zXZ\x00", "a compressed file"),
    (b"(\xb5/\xfd", "a compressed file"),
    (b"7z\xbc\xaf'\x1c", "an archive"),
    (b"Rar!\x1a\x07", "an archive"),
    (b"SQLite format 3\x00", "a database"),
    (b"%!PS", "a PostScript file"),
)
"""How the commonest other files begin, and what they are called; those that plain words could begin with count only if bytes follow."""

WORDLIKE = (b"RIFF", b"ID3", b"BZh", b"OggS")

UNREAD_SUFFIXES = {
    ".eml": "a mail message", ".msg": "a mail message", ".mbox": "a mailbox", ".mht": "a web archive", ".mhtml": "a web archive",
    ".doc": "a Word file", ".docx": "a Word file",
}  # fmt: skip
"""Files that begin as texts do, and would be read as noise."""

HTML_SUFFIXES = {".html", ".htm", ".xhtml", ".shtml"}
TEXT_SUFFIXES = {".txt", ".text", ".md", ".markdown", ".rst", ".csv", ".tsv", ".json", ".log"}

_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}\?>\s*|<!--.{0,4000}?-->\s*)*<(?:!doctype\s+html|html|head|body)[\s>]", re.IGNORECASE | re.DOTALL
)


def tell_kind(data: bytes, name: str, content_type: str | None = None) -> Kind:
    """Return whether the bytes are plain text, HTML or PDF, going by how they begin, the server's content type, and the name's suffix.

    Raises NotText, naming the kind, where they are of another. A file called `.txt` stays plain text although it begins with a tag.
    """
    suffix = PurePath(name).suffix.lower()
    media = (content_type or "").partition(";")[0].strip().lower()
    if data[:1024].lstrip().startswith(b"%PDF-") or (b"%PDF-" in data[:1024] and (suffix == ".pdf" or media == "application/pdf")):
        return "pdf"
    for start, words in SIGNATURES:
        if data.startswith(start) and (start not in WORDLIKE or _has_controls(data[:64])):
            raise NotText(f"{name}: this is {words}, not text; {READABLE}")
    if data[4:8] == b"ftyp" and data[:1] == b"\0":
        raise NotText(f"{name}: this is a video, not text; {READABLE}")
    if suffix in UNREAD_SUFFIXES and content_type is None:
        raise NotText(f"{name}: this is {UNREAD_SUFFIXES[suffix]}; {READABLE}")
    if media in {"text/html", "application/xhtml+xml"} or (not media and suffix in HTML_SUFFIXES):
        return "html"
    if media.startswith(("image/", "audio/", "video/", "font/")):
        raise NotText(f"{name}: this is {media}, not text; {READABLE}")
    if media == "text/plain" or (not media and suffix in TEXT_SUFFIXES):
        return "text"
    return "html" if _HTML.match(_narrow(data[:8192])) else "text"


def _has_controls(data: bytes) -> bool:
    return any(byte < 9 or 13 < byte < 27 for byte in data)


def _narrow(data: bytes) -> bytes:
    """Drop a byte-order mark and the empty halves of UTF-16, so that tags can be looked for."""
    for mark in (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff"):
        data = data.removeprefix(mark)
    return data.replace(b"\0", b"")
