"""What stands line by line under words with a colon takes part in the event of those words; prose after a colon does not."""

from collections.abc import Callable

import pytest
from spacy.tokens import Doc, Token

from hearsay.reading.drafts import Draft
from hearsay.reading.enumerations import MOST, add_listed, find_enumerations

Make = Callable[..., Doc]
WordOf = Callable[[Doc, str], Token]

PACKAGE = """The package includes:

Two drones;

400 rifles; and

Radars.

Zenda thanked Tirazh.
"""


def items(text: str) -> list[list[str]]:
    return [[item.of(text) for item in found.items] for found in find_enumerations(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (PACKAGE, [["Two drones", "400 rifles", "Radars"]]),
        ("It named:\n• Orlik LLC\n• Tirazh Optik\n\nBoth deny it.\n", [["Orlik LLC", "Tirazh Optik"]]),
        ("It named:\n1. Orlik LLC\n2. Tirazh Optik\nAnd nobody else.", [["Orlik LLC", "Tirazh Optik"]]),
        ("It named:\n(a) Orlik LLC,\n(b) Tirazh Optik.\n", [["Orlik LLC", "Tirazh Optik"]]),
        ("He said:\nThe firm sold drones to Tirazh.\nIt sold rifles too.\n", []),
        ("It named:\n• Orlik LLC\n", []),
        ("It named Orlik LLC;\nTirazh Optik;\n", []),
        ("It named:\n" + "a very long line " * 30 + ";\nOrlik;\n", []),
        ("It named:", []),
        ("", []),
    ],
)
def test_lists_are_lines_with_bullets_or_semicolons_under_a_colon(text: str, expected: list[list[str]]) -> None:
    assert items(text) == expected


def test_a_list_without_an_end_is_read_so_far() -> None:
    (found,) = find_enumerations("It named:\n" + "• Orlik LLC\n" * (MOST + 50))
    assert len(found.items) == MOST


LISTED = """
Vardania Vardania PROPN NNP 2 nsubj
sent send VERB VBD 0 root
Tirazh Tirazh PROPN NNP 2 iobj
: : PUNCT : 2 punct
"""


def listed_doc(make_doc: Make, *lines: str) -> Doc:
    """Return a document of sentences, a line each."""
    parts = [make_doc(line) for line in lines]
    joined = Doc.from_docs(parts, ensure_whitespace=False)
    assert joined is not None
    words, spaces, heads, columns = [], [], [], ([], [], [], [])  # type: ignore[var-annotated]
    for part in parts:
        first = len(words)
        for token in part:
            words.append(token.text)
            spaces.append(bool(token.whitespace_))
            heads.append(first + token.head.i)
            for column, value in zip(columns, (token.lemma_, token.pos_, token.tag_, token.dep_), strict=True):
                column.append(value)
        heads.append(len(words) - 1)
        words.append("\n")
        spaces.append(False)
        for column, value in zip(columns, ("\n", "SPACE", "_SP", "dep"), strict=True):
            column.append(value)
    lemmas, pos, tags, deps = columns
    return Doc(parts[0].vocab, words=words, spaces=spaces, lemmas=lemmas, pos=pos, tags=tags, heads=heads, deps=deps)


def test_the_event_before_the_colon_gains_what_is_listed(make_doc: Make, word_of: WordOf) -> None:
    rifles = (
        "400 400 NUM CD 2 nummod\nrifles rifle NOUN NNS 0 root\nand and CCONJ CC 4 cc\ndrones drone NOUN NNS 2 conj\n; ; PUNCT : 2 punct"
    )
    doc = listed_doc(make_doc, LISTED, rifles, "Radars radar NOUN NNS 0 root\n; ; PUNCT : 1 punct")
    draft = Draft(word_of(doc, "sent"), "transfer", {"recipient": [word_of(doc, "Tirazh")]})
    add_listed([draft], doc)
    assert [head.text for head in draft.roles["goods"]] == ["rifles", "drones", "Radars"]


def test_lines_that_are_clauses_and_kinds_that_list_nothing_are_left(make_doc: Make, word_of: WordOf) -> None:
    clause = "Zenda Zenda PROPN NNP 2 nsubj\nburned burn VERB VBD 0 root\n; ; PUNCT : 2 punct"
    doc = listed_doc(make_doc, LISTED, clause, "Radars radar NOUN NNS 0 root\n; ; PUNCT : 1 punct")
    draft = Draft(word_of(doc, "sent"), "transfer", {})
    add_listed([draft], doc)
    assert [head.text for head in draft.roles["goods"]] == ["Radars"]
    other = Draft(word_of(doc, "sent"), "attack", {})
    add_listed([other], doc)
    assert other.roles == {}
