"""A name, a body or a document is a named source; officials and residents are not."""

from collections.abc import Callable

import pytest
from spacy.tokens import Doc, Token

from hearsay.reading.mentions import MentionBook
from hearsay.reading.sources import is_named

SOURCES = {
    "Vardania": ("Vardania Vardania PROPN NNP 2 nsubj", True),
    "officials": ("officials official NOUN NNS 2 nsubj", False),
    "ministry": ("The the DET DT 2 det\nministry ministry NOUN NN 3 nsubj", True),
    "newspaper": ("A a DET DT 2 det\nnewspaper newspaper NOUN NN 3 nsubj", False),
    "companies": ("companies company NOUN NNS 2 nsubj", False),
    "spokeswoman": ("a a DET DT 2 det\nspokeswoman spokeswoman NOUN NN 4 nsubj\nAnna Anna PROPN NNP 2 appos", True),
    "director": ("a a DET DT 2 det\ndirector director NOUN NN 3 nsubj", False),
    "report": ("a a DET DT 2 det\nreport report NOUN NN 3 nsubj", True),
    "he": ("he he PRON PRP 2 nsubj", True),
    "they": ("they they PRON PRP 2 nsubj", False),
}  # fmt: skip


@pytest.mark.parametrize("word", SOURCES)
def test_who_is_named(
    make_doc: Callable[..., Doc], word_of: Callable[[Doc, str], Token], book_of: Callable[[Doc], MentionBook], word: str
) -> None:
    rows, named = SOURCES[word]
    doc = make_doc(f"{rows}\nsaid say VERB VBD 0 root")
    book = book_of(doc)
    assert is_named(book.of_head(word_of(doc, word)), word_of(doc, word), book) is named
