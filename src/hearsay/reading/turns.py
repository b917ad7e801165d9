"""Who speaks in texts that are laid out as speech: transcripts with a label before each turn, statements under a speaker's name.

A label is capitals before a colon at the beginning of a line ("SECRETARY BLINKEN:"), or "Q" for an unnamed questioner. A statement is what
follows a line that ends in "said:", or that says it is attributable to somebody.
"""

import re
from collections.abc import Iterator

from spacy.tokens import Doc, Token

from hearsay.reading.asides import Saying
from hearsay.reading.picking import text_of

_LABEL = re.compile(
    r"^(?:(?P<name>(?:[A-Z][A-Z.’'\-]+|[A-Z]\.|DR\.)(?: (?:[A-Z][A-Z.’'\-]+|[A-Z]\.|de|al-[A-Z]+)){0,4})(?: \([^)\n]{1,40}\))?:"
    r"|(?P<question>Q)(?=[: ]))",
    re.MULTILINE,
)
_RUNNING = re.compile(r"^(?P<said>[^\n:“”\"]{3,120}\bsaid):[ \t]+(?=[A-Z])", re.MULTILINE)
"""A statement that goes on in the line of its speaker, without marks of quotation ("The Foreign Secretary said: The UK has worked")."""
_AFTER = re.compile(
    r"^(?:notes?(?: to editors?)?|further information|background|ends|media enquiries|###|contact)\b.{0,30}$", re.IGNORECASE | re.MULTILINE
)
_STATEMENT = re.compile(r"(?:\bsaid|\bstatement by [^\n:]{3,80}|\battributable to [^\n:]{3,80}):[ \t]*\n", re.IGNORECASE)
_SPOKESPEOPLE = frozenset(("spokesperson", "spokesman", "spokeswoman"))
_TITLES = frozenset((
    "PRESIDENT", "SECRETARY", "MINISTER", "CHANCELLOR", "AMBASSADOR", "ADMIRAL", "GENERAL", "SENATOR", "CHAIRMAN", "LADY", "MR", "MR.",
    "MS", "MS.", "MRS", "MRS.", "DR", "DR.",
))  # fmt: skip
FEWEST = 3
"""Labelled turns that make a text a transcript; fewer do where the label has a title."""


def read_turns(doc: Doc) -> list[Saying]:
    """Return the turns of a transcript and the statement of a press release as attributions of all that is spoken."""
    text = text_of(doc)
    return [*_turns(doc, text), *_statements(doc, text)]


def _turns(doc: Doc, text: str) -> Iterator[Saying]:
    labels = list(_LABEL.finditer(text))
    if sum(1 for label in labels if label.group("name")) < FEWEST:
        labels = [label for label in labels if label.group("name") and _TITLES.intersection(label.group("name").split())]
    if not labels:
        return
    for label, following in zip(labels, [*labels[1:], None], strict=True):
        end = following.start() if following is not None else len(text)
        group = "name" if label.group("name") else "question"
        source = doc.char_span(*label.span(group), alignment_mode="expand")
        content = doc.char_span(label.end(), end, alignment_mode="expand")
        if source is not None and content is not None and len(content):
            yield Saying(source.root, None, "say", ((content.start, content.end),), len(content), None)


def _statements(doc: Doc, text: str) -> Iterator[Saying]:
    for found in _STATEMENT.finditer(text):
        line = doc.char_span(*found.span(), alignment_mode="expand")
        content = doc.char_span(found.end(), len(text), alignment_mode="expand")
        if line is None or content is None or not len(content):
            continue
        speaker = _speaker(line[0].sent.root, list(line))
        if speaker is not None:
            # A spokesperson's statement in a release is the publisher's own voice.
            if not any(token.lower_ in _SPOKESPEOPLE for token in line):
                yield Saying(speaker, None, "say", ((content.start, content.end),), len(content), None)
            return
    for found in _RUNNING.finditer(text):
        line = doc.char_span(*found.span("said"), alignment_mode="expand")
        after = _AFTER.search(text, found.end())
        following = _RUNNING.search(text, found.end())
        end = min(one.start() for one in (after, following) if one is not None) if after or following else len(text)
        content = doc.char_span(found.end(), end, alignment_mode="contract")
        if line is None or content is None or not len(content):
            continue
        speaker = _speaker(line[0].sent.root, list(line))
        if speaker is not None:
            yield Saying(speaker, None, "say", ((content.start, content.end),), len(content), None)


def _speaker(root: Token, line: list[Token]) -> Token | None:
    """Return who is said to speak: the subject of "said", or whom "by" or "attributable to" names."""
    for token in line:
        if token.lower_ == "said":
            return next((child for child in token.children if child.dep_ == "nsubj"), None) or next(
                (c for c in root.children if c.dep_ == "nsubj"), None
            )
        if token.lower_ in ("by", "to") and token.dep_ == "case":
            return token.head
    return None
