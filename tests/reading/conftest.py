"""Documents made by hand: each word with its lemma, tags, head and relation, so that no test of a rule depends on trained weights."""

from collections.abc import Callable

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, Token

from hearsay.nouns import MentionKind
from hearsay.reading.documents import make_pipeline
from hearsay.reading.gazetteer import Entry, Gazetteer
from hearsay.reading.mentions import MentionBook
from hearsay.reading.reader import Reader

VOCAB = spacy.blank("en").vocab
CLOSE = frozenset((".", ",", ":", ";", "?", "!", "'s", "’s", "n't", "”", ")"))
OPEN = frozenset(("“", "(", "$", "-"))


NAMES = {
    "Vardania": Entry("Vardania", "country", None, "name"),
    "Tirazh": Entry("Tirazh", "country", None, "name"),
    "Vardagrad": Entry("Vardania", "place", "country", "metonym"),
    "Vardanian": Entry("Vardania", "group", "country", "adjective"),
    "Zenda": Entry("Zenda", "place", None, "name"),
    "Sokolvarsk": Entry("Sokolvarsk", "organisation", None, "name"),
}
NOUNS: dict[str, MentionKind] = {
    "drone": "goods", "weapon": "goods", "rifle": "goods", "missile": "goods", "factory": "goods", "ministry": "organisation",
    "company": "organisation", "newspaper": "organisation", "official": "group", "engineer": "group", "rebel": "group",
    "spokeswoman": "person", "director": "person", "speech": "document", "report": "document", "port": "facility", "city": "place",
}  # fmt: skip
GAZETTEER = Gazetteer({(word,): entry for word, entry in NAMES.items()}, NOUNS, {"Mr": "male", "Ms": "female"})
"""The few words that these tests know."""


def parse(*sentences: str) -> Doc:
    """Return a Doc from lines of `word lemma POS TAG head relation`; heads count the sentence's words from 1, the root's is 0."""
    heads: list[int] = []
    columns: tuple[list[str], ...] = ([], [], [], [], [])
    words, lemmas, pos, tags, deps = columns
    for sentence in sentences:
        first = len(words)
        for line in sentence.strip().splitlines():
            word, lemma, coarse, tag, head, dep = line.split()
            heads.append(first + int(head) - 1 if head != "0" else len(words))
            for column, value in zip(columns, (word, lemma, coarse, tag, "ROOT" if head == "0" else dep), strict=True):
                column.append(value)
    spaces = [words[i + 1] not in CLOSE and word not in OPEN for i, word in enumerate(words[:-1])] + [False]
    return Doc(VOCAB, words=words, spaces=spaces, lemmas=lemmas, pos=pos, tags=tags, heads=heads, deps=deps)


def find_word(doc: Doc, word: str) -> Token:
    """Return the first token that is written so."""
    return next(token for token in doc if token.text == word)


def open_book(doc: Doc) -> MentionBook:
    """Return the mentions of a document under the small gazetteer."""
    return MentionBook(doc, GAZETTEER)


@pytest.fixture(scope="session")
def make_doc() -> Callable[..., Doc]:
    return parse


@pytest.fixture(scope="session")
def word_of() -> Callable[[Doc, str], Token]:
    return find_word


@pytest.fixture(scope="session")
def book_of() -> Callable[[Doc], MentionBook]:
    return open_book


@pytest.fixture(scope="session")
def nlp() -> Language:
    """The shipped pipeline, loaded once."""
    return make_pipeline()


@pytest.fixture(scope="session")
def reader(nlp: Language) -> Reader:
    """The shipped reader."""
    return Reader(nlp)
