"""Two spellings of one name agree, two names do not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearsay.naming.comparing import compare_names


def score(left: str, right: str, *, person: bool = False) -> float:
    return compare_names(left, right, person=person)[0]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Rustam Belgorodtsev", "BELGORODTSEV, Rustam"),
        ("Rustam Belgorodtsev", "Рустам Белгородцев"),
        ("Sokolvarsk Aerosystems LLC", "SOKOLVARSK AEROSYSTEMS OOO"),
        ("MV Laleh Star", "LALEH STAR"),
    ],
)
def test_order_script_and_legal_form_do_not_count(left: str, right: str) -> None:
    assert score(left, right) > 0.93


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Sokolvarsk Aero Systems", "Sokolvarsk Aerosystems"),
        ("Sokolvarsk Aerosystems", "Соколварск Аэросистемс"),
        ("Rustam Belgorodtsev", "BELGORODTSEV, Rustam Arkadyevich"),
        ("قصر البحر", "Qasr al-Bahr"),
        ("صدام حسين", "Saddam Hussein"),
    ],
)
def test_likely_variants_score_high(left: str, right: str) -> None:
    assert score(left, right) > 0.8


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Sokolvarsk Aerosystems", "Sokolvar Shipmanagement"),
        ("Rustam Belgorodtsev", "Rustam Verezkov"),
        ("Plant 27", "Plant 26"),
        ("Polyana", "Tractor"),
    ],
)
def test_other_names_score_low(left: str, right: str) -> None:
    assert score(left, right) < 0.7


def test_one_word_is_not_the_whole_of_a_long_name() -> None:
    assert score("Belgorodtsev", "Rustam Arkadyevich Belgorodtsev") < 0.7


def test_a_letter_that_is_wrong_costs_something() -> None:
    assert score("Rustam Belgorodtsev", "Rustam Belgorodtsav") < score("Rustam Belgorodtsev", "Rustam Belgorodtsev")


def test_other_legal_forms_cost_little_and_are_told() -> None:
    value, reasons = compare_names("Polyana LLC", "Polyana JSC")
    assert value < score("Polyana LLC", "Polyana OOO")
    assert [reason.reason for reason in reasons if reason.weight < 0] == ["legal form"]


@given(st.text(max_size=30), st.text(max_size=30))
def test_every_score_is_the_sum_of_its_reasons(left: str, right: str) -> None:
    value, reasons = compare_names(left, right)
    assert 0 <= value <= 1
    assert value == pytest.approx(sum(reason.weight for reason in reasons))


def test_reasons_say_which_words_agreed_and_which_did_not() -> None:
    detail = compare_names("Рустам Белгородцев", "BELGORODTSEV, Rustem Arkadyevich", person=True)[1][0].detail
    assert "“belgorodtsev” agrees" in detail
    assert "“rustam” is like “rustem”" in detail
    assert "only in the listed name: “arkadyevich”" in detail
