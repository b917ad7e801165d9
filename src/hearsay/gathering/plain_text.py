"""A plain-text file becomes its text, unchanged: line ends, marks of direction, curly quotes and zero-width characters stay."""

from hearsay.errors import NotText
from hearsay.gathering.contents import Contents
from hearsay.gathering.encodings import decode
from hearsay.gathering.kinds import READABLE

INVISIBLE = "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\xad\0"
"""Characters that show nothing, so that a text of nothing else holds no words."""

NULS = 0.1
CONTROLS = 0.03
"""The shares of NULs in UTF-8, and of control characters in other encodings, beyond which a file is not a text."""


def read_plain_text(data: bytes, about: str, *, declared: str | None = None) -> Contents:
    """Return the text of the bytes, less a byte-order mark; `about` names them, `declared` is the encoding that a server states.

    A few NULs in a text are kept, as every character is. Raises NotText where there are no words, or too many control characters for words.
    """
    text = decode(data, declared)
    if text.count("\0") > NULS * len(text) or (not _is_utf8(data) and _count_controls(text) > CONTROLS * len(text)):
        raise NotText(f"{about}: this is not text; {READABLE}")
    if all(character.isspace() or character in INVISIBLE for character in text):
        raise NotText(f"{about}: this is empty" if not data else f"{about}: this holds no words")
    return Contents(text)


def _count_controls(text: str) -> int:
    return sum(text.count(chr(code)) for code in (*range(9), *range(14, 27), *range(28, 32), *range(127, 160)))


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
