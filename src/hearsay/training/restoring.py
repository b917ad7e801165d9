"""An exported reader becomes weights to train on from: its 8-bit matrices as floating point numbers, under the names of the modules.

What was rounded stays rounded: a training that begins here begins a little beside the run that was exported. The word embeddings are
MiniLM's own, which no run changes; heads that serve training alone are not in an export, and begin anew.
"""

import json
import re
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

_SCALED = re.compile(r"(?:_quantized|_scale|_zero_point)$")


def read_exported(weights: Path) -> dict[str, Floats]:
    """Return the state of a `hearsay.training.model.Reader`, by the names of its parameters, as far as the exported folder holds it."""
    import onnx
    from onnx import numpy_helper

    graph = onnx.load(str(weights / "model.onnx")).graph
    values: dict[str, Any] = {one.name: numpy_helper.to_array(one) for one in graph.initializer}
    state: dict[str, Floats] = {}

    def plain(name: str) -> Floats:
        """Return a matrix as floating point numbers; scales are one number, or one a column."""
        whole, scale, zero = (values[name + end].astype(np.float32) for end in ("_quantized", "_scale", "_zero_point"))
        numbers: Floats = (whole - zero) * scale
        return numbers

    for name, value in values.items():
        if name.startswith("reader.") and not _SCALED.search(name):
            state[name.removeprefix("reader.")] = value.astype(np.float32)
        elif name.startswith("reader.encoder.") and name.endswith("_quantized") and "word" not in name:
            state[name.removeprefix("reader.").removesuffix("_quantized")] = plain(name.removesuffix("_quantized"))
    for node in graph.node:
        if node.op_type == "MatMulInteger" and node.input[1].endswith("_quantized"):
            module = node.name.removeprefix("/reader/").removesuffix("_quant").rpartition("/")[0].replace("/", ".")
            state[module + ".weight"] = plain(node.input[1].removesuffix("_quantized")).T.copy()
    labels = json.loads((weights / "labels.json").read_text(encoding="utf-8"))
    for module in ("dep_pair", "role_pair"):
        if f"{module}_weight" in labels:
            state[f"{module}.weight"] = np.array(labels[f"{module}_weight"], dtype=np.float32)
    if "attribution_moves" in labels:
        state["attribution_moves"] = np.array(labels["attribution_moves"], dtype=np.float32)
    return state
