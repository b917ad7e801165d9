import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearsay.nouns import MoneyValue, QuantityValue
from hearsay.reading.amounts import find_amounts, read_money, read_quantity


@pytest.mark.parametrize(
    ("words", "low", "high", "unit"),
    [
        ("nearly 50", 45, 50, None),
        ("nearly 50 drones", 45, 50, "drone"),
        ("at least 12", 12, None, None),
        ("more than 1,000 lorries", 1000, None, "lorry"),
        ("up to 400", None, 400, None),
        ("several hundred", 300, 900, None),
        ("dozens of rockets", 24, None, "rocket"),
        ("a dozen", 12, 12, None),
        ("at least two dozen", 24, None, None),
        ("two", 2, 2, None),
        ("50 to 60", 50, 60, None),
        ("around 20", 18, 22, None),
        ("15 000", 15000, 15000, None),
        ("1.5 million", 1500000, 1500000, None),
        ("two hundred and fifty men", 250, 250, "man"),
        ("between two and three thousand shells", 2, 3000, "shell"),
        ("60 per cent", 60, 60, "per cent"),
        ("two of the boats", 2, 2, "boat"),
    ],
)
def test_a_quantity_leaves_open_what_its_words_leave_open(words: str, low: float | None, high: float | None, unit: str | None) -> None:
    assert read_quantity(words) == QuantityValue(low, high, unit)


@pytest.mark.parametrize(
    ("words", "low", "high", "currency"),
    [
        ("1.75 billion dollars", 1.75e9, 1.75e9, "USD"),
        ("€2m", 2e6, 2e6, "EUR"),
        ("nearly $100 million", 9e7, 1e8, "USD"),
        ("$1.2bn", 1.2e9, 1.2e9, "USD"),
        ("US$5 million", 5e6, 5e6, "USD"),
        ("$100-200 million", 1e8, 2e8, "USD"),
        ("3,000 roubles", 3000, 3000, "RUB"),
        ("two million Iraqi dinars", 2e6, 2e6, "IQD"),
        ("one dinar", 1, 1, None),
        ("300 yuan", 300, 300, "CNY"),
    ],
)
def test_a_sum_has_its_currency_where_the_words_say_whose_it_is(words: str, low: float, high: float, currency: str | None) -> None:
    assert read_money(words) == MoneyValue(low, high, currency)


def test_words_without_a_number_have_no_value() -> None:
    assert read_quantity("drones") is None
    assert read_money("the money") is None


def test_an_amount_is_found_with_its_modifiers() -> None:
    text = "Iran sent at least two dozen drones, nearly 50 launchers and 5,000 shells for almost $1.2bn and 3 million euros."
    assert [(text[start:end], kind) for start, end, kind in find_amounts(text)] == [
        ("at least two dozen", "quantity"),
        ("nearly 50", "quantity"),
        ("5,000", "quantity"),
        ("almost $1.2bn", "money"),
        ("3 million euros", "money"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "in May 2022 and on 13 August",
        "August 13, 2022",
        "the Shahed-136 and the 9K33",
        "Ali Rad, 43, was jailed for 15 years",
        "under Section 3 of Order 13224 and Resolution 2231",
        "the 25-year-old, the 2nd of his name, at 13:40",
        "no one",
        "His director is Ali Rad, 44.",
        "On January 29 and 30, and on 9 and 12 May",
        "section 12(e)(4)(B), died.[4]",
    ],
)
def test_dates_ages_ordinals_and_labels_are_no_quantities(text: str) -> None:
    assert find_amounts(text) == []


@given(st.text())
def test_any_text_is_read_without_error(text: str) -> None:
    spans = find_amounts(text)
    assert all(a[1] <= b[0] for a, b in itertools.pairwise(spans))
    read_money(text)
    read_quantity(text)


def test_the_low_end_is_the_lower_one() -> None:
    assert read_quantity("between 50 and 40 drones") == QuantityValue(40, 50, "drone")
    assert read_quantity("24-06") == QuantityValue(6, 24, None)
