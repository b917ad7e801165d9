"""A PDF becomes its text, page after page, with the title and day that its metadata state where those make sense."""

import re
from datetime import date
from typing import Any

from hearsay.errors import NotText
from hearsay.gathering.contents import Contents

PLACEHOLDER = re.compile(
    r"untitled|document\d*|layout \d+|slide \d+|.*\.(?:docx?|pdf|indd|rtf|xlsx?|pptx?|odt|tex|qxd|p65)|microsoft \w+( - .*)?",
    re.IGNORECASE,
)
"""Titles that programs write by themselves and that say nothing of the text."""


def read_pdf(data: bytes, about: str) -> Contents:
    """Return the text of a PDF with a blank line between pages and LF line ends; hyphens at line ends stay as they are.

    Raises NotText where it is damaged, locked by a password, or holds images alone.
    """
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
        pages = [_read_page(document, number) for number in range(len(document))]
        title, stamp = _fact(document, "Title"), _fact(document, "CreationDate")
        document.close()
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise NotText(f"{about}: this PDF is locked by a password; save it without one and read that") from error
        raise NotText(f"{about}: this PDF is damaged and could not be opened") from error
    text = "\n\n".join(page for page in pages if page)
    if not any(character.isalnum() for character in text):
        raise NotText(f"{about}: this PDF holds no text, as scanned ones do not; have its words recognised (OCR) first")
    return Contents(text, title=_find_title(title), published_at=_find_day(stamp))


def _read_page(document: Any, number: int) -> str:
    """Return one page's text; PDFium ends lines with CRLF and writes U+FFFE (formerly U+0002) for a hyphen at a line's end."""
    page = document[number]
    words = page.get_textpage()
    text: str = words.get_text_bounded()
    words.close()
    page.close()
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\ufffe", "-").replace("\x02", "-").replace("\0", "")
    return "\n".join(line.rstrip() for line in text.split("\n")).strip("\n")


def _fact(document: Any, name: str) -> str:
    """Return one of a PDF's facts about itself; empty where it has none, or none that is text."""
    try:
        value: str = document.get_metadata_value(name)
    except UnicodeDecodeError:
        return ""
    return value


def _find_title(title: str) -> str | None:
    title = " ".join(title.split())
    return title if any(map(str.isalpha, title)) and not PLACEHOLDER.fullmatch(title) else None


def _find_day(stamp: str) -> str | None:
    """Return the day of a PDF date (`D:20240131093000+01'00'`), if it is a day since PDF came about and not to come."""
    match = re.match(r"(?:D:)?(\d{4})(\d\d)(\d\d)", stamp)
    try:
        day = date(*map(int, match.groups())) if match else None
    except ValueError:
        return None
    return day.isoformat() if day and date(1993, 1, 1) <= day <= date.today() else None
