"""What a publisher prints in a cell becomes clean words: white space, cell values of any type, and several values in one cell."""

import re
import unicodedata
from datetime import date, datetime

MARKS = re.compile(r"\s*(?:(?<!\S)\(?(?:\d{1,2}|[a-z])\)(?=\s*\S))\s*")
"""`(1)`, `1)`, `a)`, `(b)` before one of several values."""
NOTHING = frozenset({"", "-", "--", "—", "na", "n/a", "none", "nil", "unknown", "not known", "null", "-0-"})

_STRAY = re.compile("_x000[AaDd]_|[\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\u00ad]")


def tidy(text: str | None) -> str:
    """Return the text on one line, without invisible marks; an empty string where there is none."""
    return " ".join(_STRAY.sub(" ", text).split()) if text else ""


def is_nothing(text: str) -> bool:
    """Say whether the publisher prints that there is nothing (`na`, `-`, `-0-`)."""
    return text.strip(" .").casefold() in NOTHING


def print_cell(value: object) -> str:
    """Return the words of a spreadsheet cell: a date as ISO, a whole number without a fraction, nothing as an empty string."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return tidy(str(value))


def split_numbered(text: str) -> list[str]:
    """Return the values of a cell such as `(1) Russia (2) Ukraine` or `a) Kabul b) Quetta`; the whole where it is not numbered."""
    words = tidy(text)
    if not MARKS.match(words):
        return [] if is_nothing(words) else [words]
    return [part for piece in MARKS.split(words) if (part := piece.strip(" ;,.")) and not is_nothing(part)]


def split_list(text: str, separators: str = ";") -> list[str]:
    """Return the values of a cell that stand between separators, outside of brackets; what stands for nothing is left out."""
    parts, depth, start = [], 0, 0
    words = tidy(text)
    for place, letter in enumerate(words):
        depth += (letter in "([") - (letter in ")]" and depth > 0)
        if letter in separators and not depth:
            parts.append(words[start:place])
            start = place + 1
    return [part for piece in (*parts, words[start:]) if not is_nothing(part := piece.strip())]


def is_foreign(name: str) -> bool:
    """Say whether a name has letters, and none of them is Latin."""
    letters = [letter for letter in name if letter.isalpha()]
    return bool(letters) and not any(unicodedata.name(letter, "").startswith("LATIN") for letter in letters)
