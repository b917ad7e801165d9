"""A noun that was written is the same noun when it is read."""

import json
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearsay.casefile.encoding import decode, encode
from hearsay.nouns import (
    Attribution,
    Decision,
    Edition,
    Entity,
    Failure,
    Finding,
    Identifier,
    ListedName,
    Listing,
    Match,
    Mention,
    MoneyValue,
    Origin,
    QuantityValue,
    Reading,
    Reason,
    SecondReading,
    Span,
    TimeValue,
)

SPANS = st.builds(Span, st.integers(0, 99), st.integers(0, 99))
WORDS = st.text(max_size=8)
NOUNS = st.one_of(
    st.builds(
        Mention, SPANS, WORDS, st.just("goods"), value=st.one_of(
            st.none(), st.builds(TimeValue, WORDS, WORDS), st.builds(QuantityValue, st.none(), st.floats(0, 9), WORDS),
            st.builds(MoneyValue, st.integers(0, 9), st.none(), WORDS),
        ),
    ),
    st.builds(Attribution, st.tuples(SPANS), st.just(()), st.tuples(SPANS, SPANS), st.one_of(st.none(), WORDS)),
    st.builds(
        Listing, WORDS, WORDS, st.just("Person"), st.tuples(st.builds(ListedName, WORDS)),
        identifiers=st.tuples(st.builds(Identifier, WORDS, WORDS)),
    ),
    st.builds(
        Match, st.none(), WORDS, WORDS, st.floats(0, 1), st.builds(Edition, WORDS, st.none(), WORDS),
        st.tuples(st.builds(Reason, WORDS, st.floats(-1, 1), WORDS)),
    ),
    st.builds(Finding, st.just("attack"), st.just((("attacker", ("a", "b")),)), st.tuples(WORDS), st.tuples(st.builds(Origin, WORDS))),
    st.builds(Decision, WORDS, st.just("matched"), WORDS, WORDS),
)  # fmt: skip


@given(NOUNS)
def test_a_noun_comes_back(noun: Mention | Attribution | Listing | Match | Finding | Decision) -> None:
    assert decode(type(noun), encode(noun)) == noun


def test_a_whole_reading_comes_back(make_reading: Callable[..., Reading]) -> None:
    reading = make_reading()
    assert decode(Reading, encode(reading)) == reading
    failed = Reading(None, failure=Failure("a", "NotText", "b"), second_reader=SecondReading("m", "h", dropped=(("why", "words"),)))
    assert decode(Reading, encode(failed)) == failed


def test_defaults_are_not_written() -> None:
    assert json.loads(encode(Entity("r", "Albatros", "organisation", ()))) == {
        "report": "r",
        "name": "Albatros",
        "kind": "organisation",
        "mentions": [],
    }


@pytest.mark.parametrize("text", ["{}", "[]", '{"report": 3, "mentions": 4}', "nothing", '{"report": null, "strange": 1}'])
def test_what_is_no_noun_is_an_error(text: str) -> None:
    with pytest.raises((ValueError, KeyError, TypeError, AttributeError)):
        decode(Reading, text)
