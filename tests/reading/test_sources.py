"""A name, a body or a document is a named source; officials and residents are not."""

from collections.abc import Callable

import pytest
from spacy.tokens import Doc, Token

from hearsay.nouns import Claim, Entity, Mention, MentionForm, Sourcing, Span
from hearsay.reading.mentions import MentionBook
from hearsay.reading.sources import is_named, settle_sourcing

SOURCES = {
    "Vardania": ("Vardania Vardania PROPN NNP 2 nsubj", True),
    "officials": ("officials official NOUN NNS 2 nsubj", False),
    "ministry": ("The the DET DT 2 det\nministry ministry NOUN NN 3 nsubj", True),
    "newspaper": ("A a DET DT 2 det\nnewspaper newspaper NOUN NN 3 nsubj", False),
    "companies": ("companies company NOUN NNS 2 nsubj", False),
    "spokeswoman": ("a a DET DT 2 det\nspokeswoman spokeswoman NOUN NN 4 nsubj\nAnna Anna PROPN NNP 2 appos", True),
    "director": ("a a DET DT 2 det\ndirector director NOUN NN 3 nsubj", False),
    "Director": ("The the DET DT 2 det\nDirector director NOUN NN 3 nsubj", True),
    "official": ("The the DET DT 2 det\nofficial official NOUN NN 3 nsubj", False),
    "Spokeswoman": ("Spokeswoman spokeswoman NOUN NN 4 nsubj\nfor for ADP IN 3 case\nVardania Vardania PROPN NNP 1 nmod", True),
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


def said_by(*mentions: tuple[str, MentionForm], sourcing: Sourcing) -> Sourcing:
    """Return how a claim is sourced whose source is the last of these mentions of one party."""
    made = [Mention(Span(number * 20, number * 20 + len(words)), words, "person", form) for number, (words, form) in enumerate(mentions)]
    claim = Claim("r", "attack", (Span(90, 99),), (), source=(made[-1].id,), sourcing=sourcing)
    party = Entity("r", made[0].text, "person", tuple(mention.id for mention in made))
    (settled,) = settle_sourcing([claim], made, [party])
    return settled.sourcing


@pytest.mark.parametrize(
    ("mentions", "before", "after"),
    [
        ((("Nazirbek", "name"), ("the colonel", "nominal")), "unnamed", "named"),
        ((("An officer", "nominal"), ("he", "pronoun")), "named", "unnamed"),
        ((("The judge", "nominal"), ("he", "pronoun")), "named", "named"),
        ((("Officials", "nominal"), ("they", "pronoun")), "unnamed", "unnamed"),
    ],
)
def test_a_source_is_named_where_its_party_is(mentions: tuple[tuple[str, MentionForm], ...], before: Sourcing, after: Sourcing) -> None:
    assert said_by(*mentions, sourcing=before) == after
