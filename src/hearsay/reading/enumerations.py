"""What a report lists line by line under words that end in a colon takes part in the event of those words.

"The package includes:" and twenty lines of goods are one claim with twenty fillers. Lines are sentences to the parser, so no tree
reaches them: the text's layout tells where a list begins and ends.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from hearsay.nouns import Span
from hearsay.reading.drafts import Draft
from hearsay.reading.picking import text_of
from hearsay.reading.slots import coordinated

LISTED = {"transfer": "goods", "produce": "goods", "sanction": "target", "deploy": "deployed", "seize": "seized"}
"""The role that a list fills, by the kind of event."""
LONGEST = 300
"""Characters of a line; what is longer is prose."""
MOST = 400
"""Lines of one list that are read."""
_BULLET = re.compile(r"\s*(?:[•▪◦*·–—-]|\(?(?:\d{1,3}|[a-z]|[ivx]+)[.)])\s+")
_LINE = re.compile(r"[^\n]*\S[^\n]*")
_INCLUDING = frozenset(("include", "comprise", "cover", "consist"))


@dataclass(frozen=True, slots=True)
class Enumeration:
    """A list: the line above it, and what stands in each of its own, bullets left out."""

    intro: Span
    items: tuple[Span, ...]


def find_enumerations(text: str) -> Iterator[Enumeration]:
    """Yield the lists of a text: two or more lines under one that ends in a colon, each with a bullet or ended by a semicolon."""
    lines = [Span(*match.span()) for match in _LINE.finditer(text)]
    number = 0
    while number < len(lines):
        intro, number = lines[number], number + 1
        if not intro.of(text).rstrip().endswith(":"):
            continue
        items: list[Span] = []
        while number < len(lines) and len(items) < MOST:
            line = lines[number].of(text)
            bullet = _BULLET.match(line)
            ended = re.search(r"(?:;|;\s*(?:and|or)|,\s*(?:and|or)|,)\s*$", line)
            # The last line of a list has no semicolon any more.
            goes_on = bool(items) and re.search(r"(?:;|,)\s*(?:and|or)?\s*$", text[items[-1].start : lines[number].start]) is not None
            if len(line) > LONGEST or not (bullet or ended or goes_on):
                break
            start = lines[number].start + (bullet.end() if bullet else len(line) - len(line.lstrip()))
            end = lines[number].start + (ended.start() if ended else len(line.rstrip().rstrip(".")))
            if end > start:
                items.append(Span(start, end))
            number += 1
            if not bullet and not ended:
                break
        if len(items) > 1:
            yield Enumeration(intro, tuple(items))


def add_listed(drafts: Sequence[Draft], doc: Doc) -> None:
    """Fill the role that a list fills in the event of the words above it.

    That is the last event before the colon, in its sentence; or, where those words only say that something is included, the last one of
    the paragraph before.
    """
    for found in find_enumerations(text_of(doc)):
        draft = _event_of(found, drafts, doc)
        if draft is None:
            continue
        heads = [head for item in found.items for head in _heads(item, doc)]
        filled = draft.roles.setdefault(LISTED[draft.kind], [])
        known = {head.i for head in filled}
        filled += [head for head in heads if head.i not in known]


def _event_of(found: Enumeration, drafts: Sequence[Draft], doc: Doc) -> Draft | None:
    before = [draft for draft in drafts if draft.kind in LISTED and draft.word.idx < found.intro.end]
    inside = [draft for draft in before if draft.word.idx >= found.intro.start]
    words = doc.char_span(found.intro.start, found.intro.end, alignment_mode="expand")
    if inside:
        last = words[-1].sent if words is not None else None
        return next((draft for draft in reversed(inside) if last is None or draft.word.sent == last), None)
    if words is None or not any(token.lemma_ in _INCLUDING for token in words):
        return None
    paragraph = text_of(doc).rfind("\n", 0, max(0, len(text_of(doc)[: found.intro.start].rstrip()))) + 1
    near = [draft for draft in before if draft.word.idx >= paragraph]
    return near[-1] if near else None


def _heads(item: Span, doc: Doc) -> Iterator[Token]:
    """Yield the heads of what a line names, none where it is a clause."""
    tokens = doc.char_span(item.start, item.end, alignment_mode="expand")
    if tokens is None:
        return
    root = tokens.root
    if root.pos_ in ("NOUN", "PROPN", "SYM", "NUM"):
        yield from (head for head in coordinated(root) if head.i < tokens.end)
