"""A report's text is cut into paragraphs of pieces, so that marks may nest and overlap freely.

What comes in: the text and marks over spans of it. What goes out: pieces inside which no mark begins or ends, each with the marks that
cover it. Joined again in order, the pieces and the breaks between paragraphs are the text, character for character.
"""

import itertools
import re
from bisect import insort
from collections.abc import Iterable
from dataclasses import dataclass

from hearsay.nouns import Span

BLANK_LINES = re.compile(r"\s*\n[^\S\n]*\r?\n\s*")
LINE_END = re.compile(r"[^\S\n]*\n\s*")
WRAPPED_AT = 50
"""A line of a paragraph this long or longer may have been broken to fit a page; shorter ones were meant to end."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Something said of a span: `what` is drawn there ("source", "mention", "evidence", a role), on behalf of `owner` (an id)."""

    span: Span
    what: str
    owner: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text under one set of marks, the shortest mark first."""

    span: Span
    text: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A block of pieces; `keeps_lines` where its line ends mean something."""

    pieces: tuple[Piece, ...]
    keeps_lines: bool


_Waiting = tuple[int, int, Mark]
"""A mark with its length and its place among those that were given."""


def split_text(text: str, marks: Iterable[Mark]) -> list[Paragraph]:
    """Return the paragraphs of `text`, cut at every end of a mark; marks that point outside the text are left out."""
    kept = [mark for mark in marks if 0 <= mark.span.start < mark.span.end <= len(text)]
    # A piece's marks stand shortest first, those of one length in the order given; by their beginnings they are met.
    waiting = [(mark.span.end - mark.span.start, place, mark) for place, mark in enumerate(kept)]
    waiting.sort(key=lambda one: -one[2].span.start)
    met: list[_Waiting] = []
    paragraphs = []
    for block in _blocks(text):
        words = block.of(text)
        lines = words.split("\n")
        wrapped = all(len(line) >= WRAPPED_AT for line in lines[:-1])
        paragraphs.append(Paragraph(tuple(_pieces(text, block, waiting, met)), keeps_lines=len(lines) > 1 and not wrapped))
    return paragraphs


def _blocks(text: str) -> list[Span]:
    """Return the spans of the paragraphs: between blank lines where there are any, else between line ends."""
    between = BLANK_LINES if BLANK_LINES.search(text.strip()) else LINE_END
    blocks, start = [], 0
    for found in between.finditer(text):
        blocks.append(Span(start, found.start()))
        start = found.end()
    blocks.append(Span(start, len(text)))
    return [block for block in blocks if block.of(text).strip()]


def _pieces(text: str, block: Span, waiting: list[_Waiting], met: list[_Waiting]) -> Iterable[Piece]:
    """Yield a block's pieces; `waiting` are the marks not yet met, the first last, and `met` those that may reach into the block."""
    while waiting and waiting[-1][2].span.start < block.end:
        met.append(waiting.pop())
    met[:] = [one for one in met if one[2].span.end > block.start]
    cuts = {block.start, block.end}
    for _, _, mark in met:
        cuts.update(cut for cut in (mark.span.start, mark.span.end) if block.start < cut < block.end)
    coming = sorted(met, key=lambda one: -one[2].span.start)
    covering: list[_Waiting] = []
    for start, end in itertools.pairwise(sorted(cuts)):
        covering = [one for one in covering if one[2].span.end > start]
        while coming and coming[-1][2].span.start <= start:
            insort(covering, coming.pop(), key=lambda one: one[:2])
        span = Span(start, end)
        yield Piece(span, span.of(text), tuple(mark for _, _, mark in covering if mark.span.end >= end))
