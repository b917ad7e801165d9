"""Files are told apart by how they begin, then by name."""

import pytest

from hearsay.errors import NotText
from hearsay.gathering.kinds import tell_kind


@pytest.mark.parametrize(
    ("data", "name", "kind"),
    [
        (b"The ministry said", "a.txt", "text"),
        (b"The ministry said", "a", "text"),
        (b"%PDF-1.7", "a", "pdf"),
        (b"\r\n%PDF-1.7", "a.bin", "pdf"),
        (b"junk %PDF-1.7", "a.pdf", "pdf"),
        (b"junk about %PDF-1.7", "a.txt", "text"),
        (b"<!DOCTYPE html><p>x", "a", "html"),
        (b"<?xml version='1.0'?>\n<!-- x -->\n<html xmlns='x'>", "a", "html"),
        ("\ufeff<html>".encode("utf-16-le"), "a", "html"),
        (b"<p>x", "a.htm", "html"),
        (b"<script>alert(1)</script> said", "a", "text"),
        (b"<html> is how a page begins", "a.txt", "text"),
        (b"RIFF raff, said the minister", "a", "text"),
        (b"MZ said so", "a.txt", "text"),
    ],
)
def test_the_kind_is_told_by_the_beginning_then_the_name(data: bytes, name: str, kind: str) -> None:
    assert tell_kind(data, name) == kind


@pytest.mark.parametrize(
    ("content_type", "kind"),
    [("text/html; charset=utf-8", "html"), ("text/plain", "text"), ("application/octet-stream", "text"), (None, "text")],
)
def test_a_server_says_what_it_sends(content_type: str | None, kind: str) -> None:
    assert tell_kind(b"<p>The ministry", "http://zenda.example/news", content_type) == kind


@pytest.mark.parametrize(
    ("data", "name", "words"),
    [
        (b"PK\x03\x04\x14", "a.docx", "Word"),
        (b"PK\x03\x04\x14", "a", "zipped"),
        (b"\x89PNG\r\n\x1a\n", "a.txt", "image"),
        (b"\x7fELF\x02", "a", "program"),
        (b"RIFF\x24\x08\x00\x00WAVE", "a", "sound"),
        (b"{\\rtf1 words}", "a.rtf", "rich-text"),
        (b"\0\0\0\x18ftypmp42", "a", "video"),
        (b"From: someone", "a.eml", "mail"),
    ],
)
def test_another_kind_is_refused_by_name_with_what_is_read(data: bytes, name: str, words: str) -> None:
    with pytest.raises(NotText, match=words) as refused:
        tell_kind(data, name)
    assert "hearsay reads plain text, HTML and PDF" in str(refused.value)


def test_an_image_from_a_server_is_refused() -> None:
    with pytest.raises(NotText, match="image/webp"):
        tell_kind(b"xxxx", "http://zenda.example/a", "image/webp")
