"""What is denied just after it was said becomes a denial of its own; the claim that it denies stays as it is."""

from collections.abc import Callable

import pytest
from spacy.tokens import Doc, Token

from hearsay.nouns import Claim, Span
from hearsay.reading.denials import deny_back
from hearsay.reading.mentions import MentionBook

Make = Callable[..., Doc]
BookOf = Callable[[Doc], MentionBook]
WordOf = Callable[[Doc, str], Token]

SAID = """
officials official NOUN NNS 2 nsubj
said say VERB VBD 0 root
Vardania Vardania PROPN NNP 4 nsubj
sold sell VERB VBD 2 ccomp
drones drone NOUN NNS 4 obj
. . PUNCT . 2 punct
"""
DENIED = """
Tirazh Tirazh PROPN NNP 2 nsubj
{form} {lemma} VERB VBD 0 root
the the DET DT 4 det
{noun} {noun} NOUN NN 2 obj
. . PUNCT . 2 punct
"""
OTHER = """
It it PRON PRP 2 nsubj
rained rain VERB VBD 0 root
. . PUNCT . 2 punct
"""


def claims_of(doc: Doc, book: MentionBook, word_of: WordOf, *, sourced: bool = True) -> list[Claim]:
    """Return the one claim of SAID."""
    roles = (("supplier", (book.of_head(word_of(doc, "Vardania")).id,)), ("goods", (book.of_head(word_of(doc, "drones")).id,)))
    start = doc.text.index("Vardania sold drones")
    source = (book.of_head(word_of(doc, "officials")).id,) if sourced else ()
    return [
        Claim(
            "r",
            "transfer",
            (Span(start, start + 20),),
            roles,
            source=source,
            sourcing="unnamed" if sourced else "publisher",
            attribution="a",
        )
    ]


@pytest.mark.parametrize(
    ("form", "lemma", "noun"), [("denied", "deny", "report"), ("rejected", "reject", "allegation"), ("dismissed", "dismiss", "claim")]
)
def test_a_denial_is_a_claim_of_the_one_who_denies(
    make_doc: Make, book_of: BookOf, word_of: WordOf, form: str, lemma: str, noun: str
) -> None:
    doc = make_doc(SAID, DENIED.format(form=form, lemma=lemma, noun=noun))
    book = book_of(doc)
    claims = claims_of(doc, book, word_of)
    (denial,) = deny_back(doc, claims, book)
    assert (denial.kind, denial.roles, denial.polarity) == (claims[0].kind, claims[0].roles, "negative")
    assert denial.source == (book.of_head(word_of(doc, "Tirazh")).id,)
    assert denial.sourcing == "named"
    assert denial.evidence[0] == claims[0].evidence[0]
    assert form in denial.evidence[1].of(doc.text)
    assert denial.id != claims[0].id


@pytest.mark.parametrize(
    ("lemma", "noun"), [("deny", "visa"), ("reject", "offer"), ("confirm", "report")], ids=["a visa", "an offer", "confirmed"]
)
def test_other_words_deny_no_claim(make_doc: Make, book_of: BookOf, word_of: WordOf, lemma: str, noun: str) -> None:
    doc = make_doc(SAID, DENIED.format(form="x", lemma=lemma, noun=noun))
    book = book_of(doc)
    assert deny_back(doc, claims_of(doc, book, word_of), book) == []


def test_a_denial_far_behind_denies_nothing_that_was_said_long_before(make_doc: Make, book_of: BookOf, word_of: WordOf) -> None:
    doc = make_doc(SAID, OTHER, OTHER, OTHER, OTHER, DENIED.format(form="denied", lemma="deny", noun="report"))
    book = book_of(doc)
    assert deny_back(doc, claims_of(doc, book, word_of), book) == []


def test_nobody_denies_what_they_say_themselves(make_doc: Make, book_of: BookOf, word_of: WordOf) -> None:
    doc = make_doc(
        SAID.replace("officials official NOUN NNS", "Tirazh Tirazh PROPN NNP"), DENIED.format(form="denied", lemma="deny", noun="report")
    )
    book = book_of(doc)
    claims = claims_of(doc, book, lambda d, word: word_of(d, "Tirazh" if word == "officials" else word))
    speaker = book.of_head(doc[6]).id
    own = [Claim("r", "transfer", claims[0].evidence, claims[0].roles, source=(speaker,), sourcing="named")]
    assert deny_back(doc, own, book) == []
