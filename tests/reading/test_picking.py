"""Words are picked by their attributes as a loop over all of them would pick them."""

from collections.abc import Callable

import pytest
import spacy
from spacy.tokens import Doc

from hearsay.reading.picking import pick, sentence_starts, text_of

Make = Callable[..., Doc]

SOLD = "Vardania Vardania PROPN NNP 2 nsubj\nsold sell VERB VBD 0 root\nDrones drone NOUN NNS 2 obj\n. . PUNCT . 2 punct"
LEFT = "They they PRON PRP 2 nsubj\nleft leave VERB VBD 0 root"


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        ({"LEMMA": {"sell", "leave"}}, ["sold", "left"]),
        ({"LOWER": {"drones"}}, ["Drones"]),
        ({"LEMMA": {"sell"}, "DEP": {"nsubj"}, "POS": {"PUNCT"}}, ["Vardania", "sold", ".", "They"]),
        ({"ORTH": {"nowhere"}}, []),
        ({"LEMMA": set()}, []),
    ],
)
def test_each_word_with_any_of_them_is_picked_once_and_in_order(make_doc: Make, wanted: dict[str, set[str]], expected: list[str]) -> None:
    assert [token.text for token in pick(make_doc(SOLD, LEFT), **wanted)] == expected


def test_sentences_begin_where_the_trees_do(make_doc: Make) -> None:
    doc = make_doc(SOLD, LEFT)
    assert sentence_starts(doc) == [sentence.start for sentence in doc.sents] == [0, 4]


def test_without_words_or_sentences_there_is_nothing() -> None:
    empty = Doc(spacy.blank("en").vocab, words=[])
    assert list(pick(empty, LOWER={"a"})) == []
    assert sentence_starts(empty) == []
    assert sentence_starts(Doc(spacy.blank("en").vocab, words=["a", "b"])) == []


def test_the_text_is_put_together_once(make_doc: Make) -> None:
    doc = make_doc(LEFT)
    assert text_of(doc) == doc.text
    assert text_of(doc) is text_of(doc)
