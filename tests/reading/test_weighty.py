"""Weak verbs count only with fillers of the right sort: "gave rifles" moves goods, "gave a speech" does not."""

from collections.abc import Callable

import pytest
from spacy.tokens import Doc, Token

from hearsay.reading.mentions import MentionBook
from hearsay.reading.slots import find_slots
from hearsay.reading.weighty import is_force, is_goods, is_measure, is_money, is_people, weak_words

Make = Callable[..., Doc]
BookOf = Callable[[Doc], MentionBook]


def gave(*words: str) -> str:
    """Return "Vardania gave ..." with the last of `words` as the object's head."""
    head = len(words) + 2
    rows = "\n".join(words).format(head=head)
    return f"Vardania Vardania PROPN NNP 2 nsubj\ngave give VERB VBD 0 root\n{rows}"


RIFLES = gave("rifles rifle NOUN NNS 2 obj")
SPEECH = gave("a a DET DT {head} det", "speech speech NOUN NN 2 obj")
THEM = gave("them they PRON PRP 2 obj")
PARTS = gave("drone drone NOUN NN {head} compound", "housings housing NOUN NNS 2 obj")
BATCH = gave("a a DET DT 4 det", "batch batch NOUN NN 2 obj", "of of ADP IN 6 case", "rifles rifle NOUN NNS 4 nmod")
PRAISE = gave("a a DET DT 4 det", "number number NOUN NN 2 obj", "of of ADP IN 6 case", "speeches speech NOUN NNS 4 nmod")
DOLLARS = gave("$ $ SYM $ 2 obj", "3 3 NUM CD 5 compound", "million million NUM CD 3 nummod")
CASH = gave("cash cash NOUN NN 2 obj")
ENGINEERS = gave("engineers engineer NOUN NNS 2 obj")
TROOPS = gave("troops troop NOUN NNS 2 obj")


def given(doc: Doc) -> Token:
    return next(head for name, head in find_slots(doc[1]) if name == "obj")


@pytest.mark.parametrize(
    ("sentence", "goods"),
    [(RIFLES, True), (PARTS, True), (BATCH, True), (SPEECH, False), (PRAISE, False), (THEM, False), (ENGINEERS, False), (CASH, False)],
)
def test_goods(make_doc: Make, book_of: BookOf, sentence: str, goods: bool) -> None:
    doc = make_doc(sentence)
    assert is_goods(given(doc), book_of(doc)) is goods


@pytest.mark.parametrize(("sentence", "money"), [(DOLLARS, True), (CASH, True), (RIFLES, False), (SPEECH, False)])
def test_money(make_doc: Make, sentence: str, money: bool) -> None:
    assert is_money(given(make_doc(sentence))) is money


def test_people_and_forces(make_doc: Make, book_of: BookOf) -> None:
    engineers, troops, speech = (make_doc(sentence) for sentence in (ENGINEERS, TROOPS, SPEECH))
    assert is_people(given(engineers), book_of(engineers))
    assert not is_people(given(speech), book_of(speech))
    assert is_force(given(troops), book_of(troops))
    assert not is_force(given(speech), book_of(speech))


@pytest.mark.parametrize(
    ("lemma", "noun", "measure"), [("lift", "sanctions", True), ("lift", "rifles", False), ("ease", "restrictions", True)]
)
def test_measures(make_doc: Make, book_of: BookOf, lemma: str, noun: str, measure: bool) -> None:
    doc = make_doc(f"Vardania Vardania PROPN NNP 2 nsubj\nx {lemma} VERB VBD 0 root\n{noun} {noun[:-1]} NOUN NNS 2 obj")
    assert is_measure(doc[1], {"target": [doc[2]]}, book_of(doc)) is measure


def test_the_lists_are_lemmas_without_doubles() -> None:
    for name, words in weak_words().items():
        assert words, name
        assert all(word == word.lower().strip() for word in words)
