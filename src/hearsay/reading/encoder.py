"""The trained encoder at work: words and the gaps before them come in, the scores of every head go out, an array row a word.

The weights lie beside this file in `weights/reader`, an ONNX graph of 8-bit integers; its card says what it was trained on.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from hearsay.errors import WeightsError
from hearsay.reading.decoding import move_scores
from hearsay.reading.pieces import CLS, SEP, Window, cut_windows, make_pieces

WEIGHTS = Path(__file__).parent / "weights" / "reader"
FAST = Path(__file__).parent / "weights" / "fast"
"""Of a student with half the layers: `--fast`."""

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Scores:
    """What the heads say of one report's words."""

    by_head: dict[str, Floats]
    """The label heads' scores, each of shape (words, labels), every word as the window that decides it saw it."""
    window: NDArray[np.int64]
    """The number of the window that decides each word."""
    seen: list[tuple[int, int, dict[str, Floats]]]
    """By window: its first word, its last word + 1, and the bilinear heads' factors of those words.

    Factors of two words may only be multiplied where one window saw both.
    """


FACTORS = (
    "arc_dependent", "arc_head", "dep_dependent", "dep_head", "dep_pair_dependent", "dep_pair_head",
    "source_from", "source_to", "source_none", "cue_from", "cue_to", "role_event", "role_filler", "role_pair_event", "role_pair_filler",
)  # fmt: skip
"""Outputs that only mean something as a product of two words'; a model without claim heads lacks the last four."""


class Encoder:
    """The encoder and its heads, loaded once; `threads` is the number of cores that one call may use."""

    def __init__(self, weights: Path = WEIGHTS, *, threads: int = 1, model: str = "model.onnx") -> None:
        self.weights, self.threads, self.model = weights, threads, model
        if not (weights / model).is_file():
            raise WeightsError(
                f"{weights.name}/{model} is missing: the trained reader was not installed; reinstall hearsay or run `make train`"
            )

    @cached_property
    def labels(self) -> dict[str, list[str]]:
        """The label inventories of the heads, in the order of their scores."""
        labels: dict[str, list[str]] = json.loads((self.weights / "labels.json").read_text(encoding="utf-8"))
        return labels

    @cached_property
    def dep_pair_weight(self) -> Floats:
        """The weights of shape (labels, factors) that turn a pair's factors into dependency label scores."""
        return np.array(self.labels["dep_pair_weight"], dtype=np.float32)

    @cached_property
    def role_pair_weight(self) -> Floats:
        """The weights of shape (roles, factors) that turn the factors of an event and a word into role scores."""
        return np.array(self.labels["role_pair_weight"], dtype=np.float32)

    @cached_property
    def moves(self) -> dict[str, Floats]:
        """By label head: what a label after another adds to a sequence's score, of shape (labels, labels)."""
        learned: Any = {"attribution": self.labels.get("attribution_moves")}
        return {head: move_scores(self.labels[head], learned.get(head)) for head in ("attribution", "name", "entity")}

    @cached_property
    def session(self) -> Any:
        """The inference session."""
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = self.threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        return onnxruntime.InferenceSession(str(self.weights / self.model), options, providers=["CPUExecutionProvider"])

    @cached_property
    def outputs(self) -> list[str]:
        """The names of the heads' outputs, in order."""
        return [output.name for output in self.session.get_outputs()]

    @cached_property
    def tokenizer(self) -> Any:
        """The sub-word tokeniser."""
        from tokenizers import Tokenizer

        own = self.weights / "tokenizer.json"
        return Tokenizer.from_file(str(own if own.is_file() else WEIGHTS / own.name))

    def score(self, words: Sequence[str], gaps: Sequence[int]) -> Scores:
        """Return every head's scores of `words`; `gaps` says what stands before each (an index into `pieces.GAPS`)."""
        pieces = make_pieces(words, gaps, self.tokenizer)
        windows = cut_windows(pieces, words)
        first = pieces.first
        parts: dict[str, list[Floats]] = {name: [] for name in self.outputs if name not in FACTORS}
        seen: list[tuple[int, int, dict[str, Floats]]] = []
        window_of = np.zeros(len(words), dtype=np.int64)
        for number, window in enumerate(windows):
            outputs = dict(zip(self.outputs, self.run(self.feed(pieces.ids, pieces.cases, pieces.gaps, window)), strict=True))
            whole = slice(*np.searchsorted(first, (window.start, window.end)))
            own = slice(*np.searchsorted(first, (window.own_start, window.own_end)))
            at = first[own] - window.start + 1
            window_of[own] = number
            for name, values in parts.items():
                values.append(outputs[name][0][at])
            every = first[whole] - window.start + 1
            seen.append((whole.start, whole.stop, {name: outputs[name][0][every] for name in FACTORS if name in outputs}))
        empty = np.zeros((0, 1), dtype=np.float32)
        return Scores({name: np.concatenate(values) if values else empty for name, values in parts.items()}, window_of, seen)

    def feed(
        self, ids: NDArray[np.int64], cases: NDArray[np.int64], gaps: NDArray[np.int64], window: Window
    ) -> dict[str, NDArray[np.int64]]:
        """Return the graph's inputs for one window, each of shape (1, pieces + 2)."""
        length = window.end - window.start + 2
        feed = {name: np.zeros((1, length), dtype=np.int64) for name in ("ids", "cases", "gaps")}
        feed["ids"][0, 0], feed["ids"][0, -1] = CLS, SEP
        for name, values in (("ids", ids), ("cases", cases), ("gaps", gaps)):
            feed[name][0, 1:-1] = values[window.start : window.end]
        return feed

    def run(self, feed: dict[str, NDArray[np.int64]]) -> list[Floats]:
        """Return the graph's outputs for one window."""
        outputs: list[Floats] = self.session.run(None, feed)
        return outputs
