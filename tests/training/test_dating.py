"""Which time a claim has is learned from the dates that annotators gave it."""

from typing import Any

import pytest
from spacy.language import Language

from hearsay.reading.dating import FEATURES
from hearsay.reading.documents import make_pipeline
from hearsay.training.dating import Example, learn, make_examples

TEXT = "Vardania attacked the port of Zenda on 3 May 2024. Officials met in June 2024."


@pytest.fixture(scope="module")
def nlp() -> Language:
    return make_pipeline()


def row(time: dict[str, str] | None, kind: str = "attack", evidence: str = "Vardania attacked the port of Zenda") -> dict[str, Any]:
    begin = TEXT.index(evidence)
    claim = {"kind": kind, "evidence": [[begin, begin + len(evidence)]], "time": time}
    return {"id": "a", "text": TEXT, "publisher": "", "published_at": "2024-07-02", "claims": [claim]}


def test_the_options_with_the_annotated_dates_are_right(nlp: Language) -> None:
    (example,) = make_examples(row({"from": "2024-05-03", "to": "2024-05-03"}), nlp(TEXT))
    assert example.is_dated
    assert example.right[0]
    assert not all(example.right)
    assert all(len(option) == len(FEATURES) for option in example.options)
    (undated,) = make_examples(row(None), nlp(TEXT))
    assert not undated.is_dated
    assert not any(undated.right)


def test_a_claim_that_nobody_annotated_teaches_nothing(nlp: Language) -> None:
    assert make_examples(row(None, "seize"), nlp(TEXT)) == []


def test_what_goes_with_the_right_time_is_learned() -> None:
    def option(where: str) -> tuple[str, ...]:
        return (where, *("" for _ in FEATURES[1:]))

    def example(options: list[str], right: list[bool]) -> Example:
        return Example("a", tuple(map(option, options)), tuple(right), (None,) * len(options), any(right))

    made = [
        *[example(["sentence", "before"], [True, False])] * 20,
        *[example(["before"], [False])] * 20,
        *[example([], [])] * 5,
    ]
    model = learn(made)
    weights = model.weights["where"]
    assert weights["sentence"] + model.bias > 0.5
    assert weights["before"] + model.bias < -0.5
