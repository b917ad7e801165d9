"""Weights of features are summed by name and value, and come back from their file as they were."""

import json

import pytest

from hearsay.reading.feature_weights import FeatureWeights

MODEL = FeatureWeights({"kind": {"attack": 0.5, "“said”": -1.0}, "word": {"same": 2.0}}, -0.25, 0.5)


def test_what_was_not_learned_counts_nothing() -> None:
    assert MODEL.total([("kind", "attack"), ("word", "other"), ("tense", "past")]) == 0.25
    assert MODEL.total([]) == -0.25


@pytest.mark.parametrize("name", ["dating", "retelling"])
def test_the_shipped_files_are_what_would_be_written(name: str) -> None:
    shipped = FeatureWeights.load(name)
    kept = json.loads(shipped.to_json())
    assert FeatureWeights(kept["weights"], kept["bias"], kept["threshold"]) == shipped
    assert 0 < shipped.threshold < 1


def test_a_feature_has_a_line() -> None:
    assert MODEL.to_json().splitlines()[4] == '  "kind": {"attack": 0.5, "“said”": -1.0},'
