"""A quotation is found where it stands, whole and as it stands, or not at all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearsay.nouns import Span
from hearsay.reading.quotes import gap, nearest, places_of

TEXT = "Iran sold drones.\nIranian officials said that Iran\n had sold “drones” (50)."
ALL = Span(0, len(TEXT))


def found(quote: str, within: Span = ALL) -> list[str]:
    return [place.of(TEXT) for place in places_of(quote, TEXT, within)]


@pytest.mark.parametrize(
    ("quote", "places"),
    [
        ("Iran", ["Iran", "Iran"]),
        ("said that Iran had sold", ["said that Iran\n had sold"]),
        ("  drones ", ["drones", "drones"]),
        ("“drones” (50).", ["“drones” (50)."]),
        ("iran", []),
        ('"drones"', []),
        ("Iran bought", []),
        ("Ira", []),
        ("", []),
        (" \n", []),
        (".*", []),
    ],
)
def test_a_quotation_stands_letter_for_letter_or_not_at_all(quote: str, places: list[str]) -> None:
    assert found(quote) == places


def test_only_the_part_that_is_asked_about_counts() -> None:
    assert found("Iran", Span(0, 20)) == ["Iran"]
    assert found("officials", Span(0, 20)) == []


def test_the_nearest_place_wins_and_of_equals_the_first_that_is_not_taken() -> None:
    places = [Span(0, 4), Span(10, 14), Span(20, 24)]
    assert nearest(places, Span(9, 15)) == Span(10, 14)
    assert nearest(places, Span(9, 30)) == Span(10, 14)
    assert nearest(places, Span(9, 30), taken=[Span(10, 14)]) == Span(20, 24)
    assert nearest(places[:2], Span(9, 15), taken=[Span(10, 14)]) == Span(10, 14)


def test_the_gap_between_spans_that_touch_is_none() -> None:
    assert [gap(Span(0, 4), Span(4, 6)), gap(Span(6, 9), Span(0, 4)), gap(Span(0, 9), Span(3, 4))] == [0, 2, 0]


@given(st.text(alphabet="ab \n.“”", max_size=40), st.text(alphabet="ab \n.“”", max_size=6))
def test_what_is_found_differs_from_the_quotation_in_white_space_alone(text: str, quote: str) -> None:
    for place in places_of(quote, text, Span(0, len(text))):
        assert place.of(text).split() == quote.split()
