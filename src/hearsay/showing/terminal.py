"""Words from outside become words that a terminal shows and does not obey.

A report may hold escape sequences, or marks that reorder what stands beside them; on a screen they would let it rewrite our own words.
"""

import re

OBEYED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""Control characters (tab and line feed apart), line separators, embeddings, overrides and isolates of direction, lone surrogates."""


def neutralise(text: str) -> str:
    """Return `text` with every control character replaced by a visible stand-in; marks of direction go without one."""
    return OBEYED.sub(_stand_in, text)


def one_line(text: str) -> str:
    """Return `text` neutralised, with each run of white space as one blank."""
    return " ".join(neutralise(text.replace("\r\n", "\n").replace("\u2028", " ").replace("\u2029", " ")).split())


def _stand_in(found: re.Match[str]) -> str:
    code = ord(found[0])
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "\N{SYMBOL FOR DELETE}"
    if 0x202A <= code <= 0x202E or 0x2066 <= code <= 0x2069:
        return ""
    return "\N{REPLACEMENT CHARACTER}"
