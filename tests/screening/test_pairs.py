"""Two spellings of one name agree, two names do not."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hearsay.screening.pairs import compare_names


def score(left: str, right: str, *, person: bool = False) -> float:
    return compare_names(left, right, person=person)[0]


@pytest.mark.parametrize(
    ("left", "right", "person"),
    [
        ("Rustam Belgorodtsev", "BELGORODTSEV, Rustam", True),
        ("Rustam Belgorodtsev", "Рустам Белгородцев", True),
        ("Sokolvarsk Aerosystems LLC", "SOKOLVARSK AEROSYSTEMS OOO", False),
        ("Sokolvarsk Machine Plant", "Соколварский машиностроительный завод", False),
        ("MV Laleh Star", "LALEH STAR", False),
    ],
)
def test_order_script_legal_form_and_translation_do_not_count(left: str, right: str, person: bool) -> None:
    assert score(left, right, person=person) > 0.8


@pytest.mark.parametrize(
    ("left", "right", "person"),
    [
        ("Sokolvarsk Aero Systems", "Sokolvarsk Aerosystems", False),
        ("Rustam Belgorodtsev", "BELGORODTSEV, Rustam Arkadyevich", True),
        ("صدام حسين", "Saddam Hussein", True),
        ("Rustam Belgorodtsev", "Rustam Belgorodtsav", True),
        ("Ted Brackenbury", "Theodore Brackenbury", True),
    ],
)
def test_likely_variants_score_high(left: str, right: str, person: bool) -> None:
    assert score(left, right, person=person) > 0.6


@pytest.mark.parametrize(
    ("left", "right", "person"),
    [
        ("Sokolvarsk Aerosystems", "Sokolvar Shipmanagement", False),
        ("Rustam Belgorodtsev", "Rustam Verezkov", True),
        ("Plant 27", "Plant 26", False),
        ("Polyana", "Tractor", False),
        ("Belgorodtsev", "Rustam Arkadyevich Belgorodtsev", True),
    ],
)
def test_other_names_score_low(left: str, right: str, person: bool) -> None:
    assert score(left, right, person=person) < 0.6


def test_another_father_and_another_clan_speak_against() -> None:
    same = score("HABIB BEN MAHMUD AL-VERESKI", "HABIB BEN MAHMUD AL-VERESKI", person=True)
    father = compare_names("HABIB BEN MAHMUD AL-VERESKI", "HABIB BEN RASHID AL-VERESKI", person=True)
    assert father[0] < same - 0.2
    assert any(reason.reason == "other words" and reason.weight < 0 for reason in father[1])


def test_other_legal_forms_are_told() -> None:
    value, reasons = compare_names("Polyana LLC", "Polyana JSC")
    assert value < score("Polyana LLC", "Polyana OOO")
    assert "legal form" in [reason.reason for reason in reasons if reason.weight < 0]


@settings(deadline=None)
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
