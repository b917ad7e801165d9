"""An exported reader gives back the weights that it was made from, but for the rounding."""

import json

import numpy as np
import pytest

from hearsay.reading.encoder import WEIGHTS
from hearsay.training.restoring import read_exported


def test_every_matrix_of_the_shipped_reader_comes_back_under_its_name() -> None:
    state = read_exported(WEIGHTS)
    labels = json.loads((WEIGHTS / "labels.json").read_text(encoding="utf-8"))
    for layer in range(6):
        assert state[f"encoder.layers.{layer}.query.weight"].shape == (384, 384)
        assert state[f"encoder.layers.{layer}.up.weight"].shape == (1536, 384)
        assert state[f"encoder.layers.{layer}.down.weight"].shape == (384, 1536)
        assert state[f"encoder.layers.{layer}.norm2.bias"].shape == (384,)
    assert state["encoder.position.weight"].shape == (512, 384)
    assert state["event.weight"].shape == (len(labels["kind"]), 256)
    assert state["role_filler.weight"].shape == (len(labels["role"]), 128)
    assert state["role_pair.weight"].shape == (len(labels["role"]), 128)
    assert state["attribution_moves"].shape == (7, 7)
    assert "encoder.word.weight" not in state
    assert all(values.dtype == np.float32 and np.isfinite(values).all() for values in state.values())


def test_what_comes_back_scores_as_the_export_does() -> None:
    import onnxruntime

    state = read_exported(WEIGHTS)
    session = onnxruntime.InferenceSession(str(WEIGHTS / "model.onnx"))
    ids = np.array([[101, *range(2000, 2030), 102]], dtype=np.int64)
    outputs = dict(
        zip(
            [output.name for output in session.get_outputs()],
            session.run(None, {"ids": ids, "cases": np.ones_like(ids), "gaps": np.full_like(ids, 2)}),
            strict=True,
        )
    )
    given = outputs["role_pair_filler"]  # the factor before the last product of `role_filler`
    expected = given @ state["role_filler.weight"].T
    found = outputs["role_filler"]
    assert np.corrcoef(expected.ravel(), found.ravel())[0, 1] == pytest.approx(1.0, abs=0.01)
