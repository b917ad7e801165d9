"""Which claims tell of one event is learned from the spans of evidence that annotators gave one claim."""

from typing import Any

import pytest

from hearsay.nouns import Claim, ClaimKind, Report, Span
from hearsay.reading.retelling import Telling, make_tellings
from hearsay.training.retelling import Example, learn, likelihood, make_examples


def tellings(*claims: tuple[ClaimKind, int]) -> list[Telling]:
    """Return claims of ten characters from these places on."""
    made = [Claim("r", kind, (Span(start, start + 10),), ()) for kind, start in claims]
    return make_tellings(Report("x" * 200, ""), made, (), ())


def annotated(*claims: tuple[ClaimKind, tuple[int, ...]]) -> dict[str, Any]:
    return {"id": "a", "claims": [{"kind": kind, "evidence": [[s, s + 10] for s in starts]} for kind, starts in claims]}


def test_claims_in_one_annotated_claim_tell_of_one_event() -> None:
    examples = make_examples(annotated(("attack", (0, 50)), ("attack", (100,))), tellings(("attack", 0), ("attack", 50), ("attack", 100)))
    assert [example.is_same for example in examples] == [True, False, False]


@pytest.mark.parametrize("claims", [(("attack", 0), ("attack", 150)), (("attack", 0), ("seize", 50))])
def test_what_nobody_marked_and_other_kinds_teach_nothing(claims: tuple[tuple[ClaimKind, int], ...]) -> None:
    assert make_examples(annotated(("attack", (0,)), ("seize", (50,))), tellings(*claims)) == []


def test_what_goes_with_one_event_is_learned() -> None:
    near, far = tellings(("attack", 0), ("attack", 5)), tellings(("attack", 0), ("attack", 120))
    yes = make_examples(annotated(("attack", (0, 5))), near)
    no = [Example(one.report, one.values, is_same=False) for one in make_examples(annotated(("attack", (0, 120))), far)]
    model = learn([*yes * 10, *no * 10])
    assert likelihood(model, yes[0]) > 0.7
    assert likelihood(model, no[0]) < 0.3
    assert model.likelihood(*near) == pytest.approx(likelihood(model, yes[0]))
