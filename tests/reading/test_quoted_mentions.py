"""Quoted words become the mention that the first reader made of them, or one whose kind the words show."""

import pytest

from hearsay.nouns import Mention, MentionKind, MoneyValue, QuantityValue, Span, TimeValue
from hearsay.reading.quoted_mentions import QuotedMentions

TEXT = (
    "The officials of Zenda said in May that the Zenda Works sold nearly 50 drones to Tehran for $3.4 million. Drones flew. "
    "It denied it, the shop said."
)


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def book(*mentions: Mention) -> QuotedMentions:
    return QuotedMentions(TEXT, "2025-06-12", mentions)


WORKS = Mention(span("Zenda Works"), "Zenda Works", "facility")


def test_the_first_readers_mention_is_taken_with_an_article_more_or_less() -> None:
    quoted = book(WORKS)
    assert quoted.of(span("Zenda Works"), role="supplier", expected="organisation") is WORKS
    assert quoted.of(span("the Zenda Works"), role="supplier", expected="organisation") is WORKS
    assert quoted.all() == (WORKS,)


@pytest.mark.parametrize(
    ("words", "role", "expected", "kind", "form"),
    [
        ("The officials of Zenda", "source", "person", "group", "nominal"),
        ("the Zenda Works", "supplier", "organisation", "facility", "name"),
        ("nearly 50 drones", "goods", "goods", "goods", "nominal"),
        ("Drones", "goods", "goods", "goods", "nominal"),
        ("Tehran", "recipient", "organisation", "place", "name"),
        ("It", "supplier", "organisation", "organisation", "pronoun"),
        ("the shop", "supplier", "organisation", "facility", "nominal"),
    ],
)
def test_new_words_are_what_they_show(words: str, role: str, expected: MentionKind, kind: str, form: str) -> None:
    made = book().of(span(words), role=role, expected=expected)
    assert (made.text, made.kind, made.form) == (words, kind, form)


def test_a_capital_stands_for_its_government() -> None:
    made = book().of(span("Tehran"), role="recipient", expected="organisation")
    assert (made.name, made.entity_kind) == ("Iran", "country")


def test_an_amount_is_the_number_alone_with_what_it_counts() -> None:
    made = book().of(span("nearly 50 drones"), role="quantity", expected="quantity")
    assert (made.text, made.kind, made.value) == ("nearly 50", "quantity", QuantityValue(45, 50, "drone"))
    sum_ = book().of(span("$3.4 million"), role="amount", expected="money")
    assert (sum_.kind, sum_.value) == ("money", MoneyValue(3_400_000, 3_400_000, "USD"))


def test_the_days_of_a_time_are_read_from_its_words() -> None:
    quoted = book()
    made = quoted.of_time(span("in May"), "past")
    assert (made.kind, made.value) == ("time", TimeValue("2025-05-01", "2025-05-31"))
    assert quoted.of_time(span("in May"), "past") is made


def test_all_mentions_come_in_the_order_of_the_text() -> None:
    quoted = book(WORKS)
    quoted.of(span("Tehran"), role="recipient", expected="organisation")
    quoted.of(span("The officials of Zenda"), role="source", expected="person")
    assert [mention.text for mention in quoted.all()] == ["The officials of Zenda", "Zenda Works", "Tehran"]
