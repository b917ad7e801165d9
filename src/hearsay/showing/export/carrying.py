"""Outside words become text that a file can carry and that the program which opens it shows and does not obey."""

import re

FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff\U0001fffe\U0001ffff]")
"""What XML 1.0 and spreadsheets refuse, what a terminal obeys, and what UTF-8 cannot carry."""
REORDERING = re.compile("[\u202a-\u202e]")
"""Embeddings and overrides of direction, which can show a name as what it is not."""
FORMULA = re.compile(r"[\s\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20]|[\t\r]")
"""How a cell begins that a spreadsheet may take for a formula: the signs, after blanks or in full width, and tab and carriage return."""
CELL_LIMIT = 32_767
"""Characters that a cell of a spreadsheet holds; counted in UTF-16 code units, as Excel counts."""
CUT = "… [cut by hearsay: a cell holds no more]"


def carried(text: object) -> str:
    """Return `text` with a visible sign for each control character, so that none goes missing in silence; line ends become line feeds."""
    return FORBIDDEN.sub(_sign, str(text).replace("\r\n", "\n").replace("\r", "\n"))


def one_line_of(text: object) -> str:
    """Return `carried` text with each run of white space as one blank."""
    return " ".join(carried(text).split())


def shown(text: object) -> str:
    """Return `carried` text in which marks that reorder what stands beside them are a visible sign, for what a person reads in a table."""
    return REORDERING.sub("\N{REPLACEMENT CHARACTER}", carried(text))


def looks_like_formula(text: str) -> bool:
    """Say whether a spreadsheet that opens `text` as a cell might compute it."""
    return FORMULA.match(text) is not None


def cut_to_cell(text: str) -> tuple[str, bool]:
    """Return `text` as far as one cell holds it, ending in words that say so where it was cut, and whether it was."""
    if len(text) * 2 <= CELL_LIMIT or _units(text) <= CELL_LIMIT:
        return text, False
    room = CELL_LIMIT - _units(CUT)
    kept = text[:room]
    while _units(kept) > room:
        kept = kept[: len(kept) - max(1, (_units(kept) - room) // 2)]
    return kept + CUT, True


def _units(text: str) -> int:
    return len(text) + sum(char > "\uffff" for char in text)


def _sign(found: re.Match[str]) -> str:
    code = ord(found[0])
    if code < 0x20:
        return chr(0x2400 + code)
    return "\N{SYMBOL FOR DELETE}" if code == 0x7F else "\N{REPLACEMENT CHARACTER}"
