"""A phrase is one mention whoever asks for it, and says what the words are and what they stand for."""

from collections.abc import Callable

import pytest
import spacy
from spacy.tokens import Doc, Token

from hearsay.nouns import QuantityValue, Span
from hearsay.reading.mentions import MentionBook, whole_company

Make = Callable[..., Doc]
WordOf = Callable[[Doc, str], Token]
BookOf = Callable[[Doc], MentionBook]

SALE = """
Vardagrad Vardagrad PROPN NNP 2 nsubj
sold sell VERB VBD 0 root
40 40 NUM CD 4 nummod
drones drone NOUN NNS 2 obj
to to ADP IN 7 case
the the DET DT 7 det
rebels rebel NOUN NNS 2 obl
of of ADP IN 9 case
Zenda Zenda PROPN NNP 7 nmod
"""
PEOPLE = """
Director director NOUN NN 2 nmod:desc
Anna Anna PROPN NNP 5 nsubj
Keller Keller PROPN NNP 2 flat
herself herself PRON PRP 2 appos
denied deny VERB VBD 0 root
it it PRON PRP 5 obj
"""
FIRMS = """
Orlik Orlik PROPN NNP 3 nsubj
Works Works PROPN NNPS 1 flat
sued sue VERB VBD 0 root
them they PRON PRP 3 obj
"""


def test_a_phrase_becomes_one_mention_whoever_asks(make_doc: Make, word_of: WordOf, book_of: BookOf) -> None:
    doc = make_doc(SALE)
    book = book_of(doc)
    first = book.of_head(word_of(doc, "drones"), "goods")
    assert book.of_head(word_of(doc, "drones"), "organisation") is first
    assert book.all() == (first,)
    assert (first.text, first.kind, first.form, first.head, first.number) == ("40 drones", "goods", "nominal", "drone", "plural")


def test_every_mention_is_the_words_at_its_span(make_doc: Make, book_of: BookOf) -> None:
    for sentence in (SALE, PEOPLE, FIRMS):
        doc = make_doc(sentence)
        book = book_of(doc)
        for token in doc:
            mention = book.of_head(token)
            assert mention.text == doc.text[mention.span.start : mention.span.end] == mention.span.of(doc.text) != ""
        assert len({mention.id for mention in book.all()}) == len(book.all())
        assert [mention.span for mention in book.all()] == sorted(mention.span for mention in book.all())
        assert all(mention.id in book.heads for mention in book.all())


def test_a_capital_stands_for_its_government(make_doc: Make, word_of: WordOf, book_of: BookOf) -> None:
    doc = make_doc(SALE)
    book = book_of(doc)
    mention = book.of_head(word_of(doc, "Vardagrad"), "organisation")
    assert (mention.kind, mention.entity_kind, mention.name, mention.form) == ("place", "country", "Vardania", "name")
    assert book.of_head_kind(word_of(doc, "Vardagrad")) == "country"


def test_asking_for_a_kind_makes_no_mention(make_doc: Make, word_of: WordOf, book_of: BookOf) -> None:
    doc = make_doc(SALE)
    book = book_of(doc)
    assert book.of_head_kind(word_of(doc, "rebels")) == "group"
    assert book.all() == ()


def test_a_known_noun_outweighs_what_the_role_expects(make_doc: Make, word_of: WordOf, book_of: BookOf) -> None:
    doc = make_doc(SALE)
    assert book_of(doc).of_head(word_of(doc, "rebels"), "organisation").kind == "group"


def test_a_trained_name_is_the_mention_even_behind_its_title(make_doc: Make, word_of: WordOf, book_of: BookOf) -> None:
    doc = make_doc(PEOPLE)
    doc.user_data["names"] = [(1, 3, "person")]
    mention = book_of(doc).of_head(word_of(doc, "Anna"), "organisation")
    assert (mention.text, mention.kind, mention.form) == ("Anna Keller", "person", "name")


@pytest.mark.parametrize(
    ("sentence", "word", "kind", "gender", "number"),
    [
        (PEOPLE, "herself", "person", "female", "singular"),
        (PEOPLE, "it", "organisation", "neuter", "singular"),
        (FIRMS, "them", "group", None, "plural"),
    ],
)
def test_a_pronoun_shows_gender_and_number(
    make_doc: Make, word_of: WordOf, book_of: BookOf, sentence: str, word: str, kind: str, gender: str | None, number: str
) -> None:
    doc = make_doc(sentence)
    mention = book_of(doc).of_head(word_of(doc, word))
    assert (mention.form, mention.kind, mention.gender, mention.number) == ("pronoun", kind, gender, number)


def test_an_unknown_name_is_what_the_role_expects(make_doc: Make, word_of: WordOf, book_of: BookOf) -> None:
    doc = make_doc(FIRMS)
    mention = book_of(doc).of_head(word_of(doc, "Orlik"), "person")
    assert (mention.text, mention.kind, mention.form) == ("Orlik Works", "person", "name")


def test_names_are_kept_though_no_claim_uses_them(make_doc: Make, book_of: BookOf) -> None:
    doc = make_doc(SALE)
    book = book_of(doc)
    book.keep_names()
    assert {(mention.name, mention.form) for mention in book.all()} >= {("Vardania", "name"), ("Zenda", "name")}


def test_an_amount_keeps_its_value(make_doc: Make, book_of: BookOf) -> None:
    doc = make_doc(SALE)
    book = book_of(doc)
    start = doc.text.index("40")
    mention = book.of_span(Span(start, start + 2), "quantity", QuantityValue(40, 40, "drone"))
    assert mention is not None
    assert (mention.text, mention.kind, mention.value) == ("40", "quantity", QuantityValue(40, 40, "drone"))
    assert book.all() == (mention,)


def test_a_company_s_name_runs_to_its_last_word() -> None:
    doc = Doc(
        spacy.blank("en").vocab,
        words=["Qasr", "Bahr", "General", "Trading", "denied", "it"],
        pos=["PROPN", "PROPN", "PROPN", "PROPN", "VERB", "PRON"],
    )
    assert whole_company(doc, 0, 3, "person") == (0, 4, "organisation")
    assert whole_company(doc, 0, 2, "person") == (0, 4, "organisation")


def test_a_person_s_name_stays_a_person_s() -> None:
    doc = Doc(spacy.blank("en").vocab, words=["Rustam", "Belgorodtsev", "denied"], pos=["PROPN", "PROPN", "VERB"])
    assert whole_company(doc, 0, 2, "person") == (0, 2, "person")


GOVERNMENT = """
the the DET DT 3 det
Vardanian Vardanian ADJ JJ 3 amod
government government NOUN NN 4 nsubj
met meet VERB VBD 0 root
the the DET DT 8 det
Free Free PROPN NNP 8 compound
Aral Aral PROPN NNP 8 compound
Brigade Brigade PROPN NNP 4 obj
"""


def test_a_mention_says_its_sentence_and_its_function(make_doc: Make, word_of: WordOf, book_of: BookOf) -> None:
    doc = make_doc(SALE)
    drones = book_of(doc).of_head(word_of(doc, "drones"))
    assert (drones.sentence, drones.function) == (0, "obj")


def test_a_government_is_the_country_that_it_governs(make_doc: Make, word_of: WordOf, book_of: BookOf) -> None:
    doc = make_doc(GOVERNMENT)
    government = book_of(doc).of_head(word_of(doc, "government"))
    assert (government.text, government.name, government.entity_kind) == ("the Vardanian government", "Vardania", "country")


def test_a_name_that_only_capitals_show_is_kept(make_doc: Make, book_of: BookOf) -> None:
    book = book_of(make_doc(GOVERNMENT))
    book.keep_names()
    assert "Free Aral Brigade" in {mention.text for mention in book.all()}


def test_a_title_before_a_name_is_a_mention_of_its_own(make_doc: Make, book_of: BookOf) -> None:
    doc = make_doc(PEOPLE)
    doc.user_data["names"] = [(1, 3, "person")]
    book = book_of(doc)
    book.keep_names()
    title = next(mention for mention in book.all() if mention.text == "Director")
    assert (title.form, title.kind, title.apposition) == ("nominal", "person", Span(9, 20))


def test_a_name_cut_after_a_hyphen_runs_to_the_word_s_end() -> None:
    doc = Doc(
        spacy.blank("en").vocab,
        words=["Al", "-", "Kashif", "said"],
        spaces=[False, False, True, False],
        pos=["PROPN", "PUNCT", "PROPN", "VERB"],
    )
    assert whole_company(doc, 0, 1, "organisation") == (0, 3, "organisation")
    assert whole_company(doc, 0, 2, "organisation") == (0, 3, "organisation")
