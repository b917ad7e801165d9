"""A claim has the time that its report gives it: in its sentence, beside it, by another claim of its kind, or by publication; or none."""

from collections.abc import Callable, Sequence

import pytest
from spacy.tokens import Doc, Token

from hearsay.nouns import Claim, ClaimKind, ClaimTime, Report, Span, Tense, TimeValue
from hearsay.reading.dating import FEATURES, DatingModel, Event, Option, date_claims, declared, load_dater, make_options
from hearsay.reading.mentions import MentionBook
from hearsay.reading.times import find_times

Make = Callable[..., Doc]
BookOf = Callable[[Doc], MentionBook]
WordOf = Callable[[Doc, str], Token]
JUNE = TimeValue("2024-06-01", "2024-06-30")
TODAY = TimeValue("2024-07-02", "2024-07-02")

SOLD = """
In in ADP IN 2 case
June June PROPN NNP 4 obl
Vardania Vardania PROPN NNP 4 nsubj
sold sell VERB VBD 0 root
drones drone NOUN NNS 4 obj
. . PUNCT . 4 punct
"""
SENT = """
It it PRON PRP 2 nsubj
sent send VERB VBD 0 root
rifles rifle NOUN NNS 2 obj
. . PUNCT . 2 punct
"""
BANNED = """
Tirazh Tirazh PROPN NNP 3 nsubj
is be AUX VBZ 3 aux
sanctioning sanction VERB VBG 0 root
Sokolvarsk Sokolvarsk PROPN NNP 3 obj
. . PUNCT . 3 punct
"""


class First:
    """Takes the first option, and keeps what it was asked."""

    def __init__(self) -> None:
        self.asked: list[list[Option]] = []

    def choose(self, _event: Event, options: Sequence[Option]) -> int | None:
        self.asked.append(list(options))
        return 0


def event(word: Token, kind: ClaimKind = "transfer", tense: Tense = "past") -> Event:
    evidence = Span(word.sent.start_char, word.sent.end_char)
    return Event(word, Claim("r", kind, (evidence,), (), tense=tense), {"supplier": frozenset(("vardania",))})


def spans(doc: Doc) -> list[Span]:
    return [Span(*span) for span in find_times(doc.text)]


def report(doc: Doc, published: str | None = "2024-07-02") -> Report:
    return Report(doc.text, "0", published_at=published)


def test_the_times_of_the_sentence_its_neighbours_and_of_other_claims_are_looked_at(
    make_doc: Make, book_of: BookOf, word_of: WordOf
) -> None:
    doc = make_doc(SOLD, SENT)
    sold, sent = make_options([event(word_of(doc, "sold")), event(word_of(doc, "sent"))], report(doc), book_of(doc), spans(doc))
    assert [(option.where, option.hangs, option.time.value) for option in sold] == [("sentence", "word", JUNE)]
    assert [(option.where, option.dates, option.sentences, option.time.value) for option in sent] == [
        ("before", "kind", 1, JUNE),
        ("other", "kind", -1, JUNE),
    ]
    assert sent[1].is_alone
    seized = make_options([event(word_of(doc, "sold")), event(word_of(doc, "sent"), "seize")], report(doc), book_of(doc), spans(doc))[1]
    assert [(option.where, option.dates) for option in seized] == [("before", "event")]


def test_what_is_being_declared_may_be_of_the_day_of_publication(make_doc: Make, book_of: BookOf, word_of: WordOf) -> None:
    doc = make_doc(BANNED)
    (options,) = make_options([event(word_of(doc, "sanctioning"), "sanction", "present")], report(doc), book_of(doc), [])
    assert [(option.where, option.time.text, option.time.value) for option in options] == [("published", "is sanctioning", TODAY)]
    assert make_options([event(word_of(doc, "sanctioning"), "sanction")], report(doc, None), book_of(doc), []) == [[]]
    assert declared(word_of(make_doc(SENT), "sent")) is None


def test_words_that_settle_no_dates_are_shown_where_nothing_else_is_chosen(make_doc: Make, book_of: BookOf, word_of: WordOf) -> None:
    doc = make_doc(SOLD)
    (time,) = date_claims([event(word_of(doc, "sold"))], report(doc, None), book_of(doc), spans(doc), First())
    assert time == ClaimTime(spans(doc)[0], "In June", None)
    (dated,) = date_claims([event(word_of(doc, "sold"))], report(doc), book_of(doc), spans(doc), First())
    assert dated is not None
    assert dated.value == JUNE


def test_options_of_one_value_stand_for_one_another(make_doc: Make, book_of: BookOf, word_of: WordOf) -> None:
    doc = make_doc(SOLD, SENT)
    events = [event(word_of(doc, "sold")), event(word_of(doc, "sent"))]
    options = make_options(events, report(doc), book_of(doc), spans(doc))[1]
    even = DatingModel({}, 0.0, 0.6)
    assert even.choose(events[1], options) == 0  # two of three, though each has a third
    assert even.choose(events[1], options[:1]) is None
    assert DatingModel({"where": {"other": 3.0}}, -1.0, 0.6).choose(events[1], options) == 1


@pytest.mark.parametrize("feature", FEATURES, ids=lambda feature: feature.__name__)
def test_each_feature_says_something_of_every_option(
    make_doc: Make, book_of: BookOf, word_of: WordOf, feature: Callable[[Option], str]
) -> None:
    doc = make_doc(SOLD, SENT, BANNED)
    events = [event(word_of(doc, "sold")), event(word_of(doc, "sent")), event(word_of(doc, "sanctioning"), "sanction", "present")]
    for options in make_options(events, report(doc), book_of(doc), spans(doc)):
        assert all(isinstance(feature(option), str) for option in options)


def test_the_shipped_model_dates_plain_sentences_and_invents_no_day(make_doc: Make, book_of: BookOf, word_of: WordOf) -> None:
    doc = make_doc(SOLD, BANNED)
    sold, banned = date_claims(
        [event(word_of(doc, "sold")), event(word_of(doc, "sanctioning"), "sanction", "present")], report(doc), book_of(doc), spans(doc)
    )
    assert sold is not None
    assert sold.value == JUNE
    assert banned is not None
    assert banned.value == TODAY
    plain = make_doc(SENT)
    assert date_claims([event(word_of(plain, "sent"))], report(plain), book_of(plain), spans(plain)) == [None]
    assert set(load_dater().weights) <= {feature.__name__ for feature in FEATURES}
