"""Figures are counted as they are described: a perfect reading scores one, and each mistake costs what it should."""

from collections.abc import Sequence
from typing import Any, cast

import numpy as np
import pytest

from hearsay.reading.encoder import Encoder, Scores
from hearsay.training.corpora import Document
from hearsay.training.evaluate import score_spans, score_syntax

LABELS: dict[str, Any] = {
    "dep": ["root", "nsubj", "nsubj:pass", "obj"],
    "tag": ["NNP", "VBD", "NNS"],
    "pos": ["PROPN", "VERB", "NOUN"],
    "lemma": ["0|", "4|sell", "1|"],
    "name": ["O", "B-person", "I-person", "B-organisation", "I-organisation", "B-place", "I-place"],
}
SOLD = Document(
    "a",
    ["Orlik", "sold", "drones"],
    [3, 2, 2],
    starts=[True, False, False],
    pos=["PROPN", "VERB", "NOUN"],
    tags=["NNP", "VBD", "NNS"],
    lemmas=["Orlik", "sell", "drone"],
    heads=[1, 1, 1],
    deps=["nsubj", "root", "obj"],
    names=[(0, 1, "organisation")],
)


def one_hot(rows: Sequence[int], width: int) -> np.ndarray[Any, np.dtype[np.float32]]:
    return np.eye(width, dtype=np.float32)[list(rows)] * 10


class FakeEncoder:
    """Says what it is told to, one answer a document."""

    dep_pair_weight = np.zeros((len(LABELS["dep"]), 4), dtype=np.float32)
    labels = LABELS

    class tokenizer:  # noqa: N801 - stands for an attribute
        @staticmethod
        def get_vocab() -> dict[str, int]:
            return {"sell": 0, "drone": 1, "orlik": 2}

    def __init__(
        self, heads: Sequence[int], deps: Sequence[str], names: Sequence[str] = ("O", "O", "O"), starts: Sequence[int] = (1, 0, 0)
    ) -> None:
        self.heads, self.deps, self.names, self.starts = heads, deps, names, starts

    def score(self, words: Sequence[str], gaps: Sequence[int]) -> Scores:  # noqa: ARG002 - asked as the encoder is
        count = len(words)
        zeros = np.zeros((count, 4), dtype=np.float32)
        factors = {
            "arc_dependent": one_hot(self.heads, count),
            "arc_head": np.eye(count, dtype=np.float32),
            "dep_dependent": one_hot([LABELS["dep"].index(dep) for dep in self.deps], 4),
            "dep_head": zeros,
            "dep_pair_dependent": zeros,
            "dep_pair_head": zeros,
        }
        heads = {
            "start": one_hot(self.starts, 2),
            "tag": one_hot(range(count), 3),
            "pos": one_hot(range(count), 3),
            "lemma": one_hot(range(count), 3),
            "name": one_hot([LABELS["name"].index(name) for name in self.names], len(LABELS["name"])),
        }
        return Scores(heads, np.zeros(count, dtype=np.int64), [(0, count, factors)])


def fake(*args: Any, **facts: Any) -> Encoder:
    return cast(Encoder, FakeEncoder(*args, **facts))


def test_a_perfect_reading_scores_one() -> None:
    figures = score_syntax(fake([1, 1, 1], ["nsubj", "root", "obj"]), [SOLD])
    assert set(figures.values()) == {1.0}


def test_a_sub_label_is_wrong_only_for_whole_labels() -> None:
    figures = score_syntax(fake([1, 1, 1], ["nsubj:pass", "root", "obj"]), [SOLD])
    assert (figures["uas"], figures["las"]) == (1.0, 1.0)
    assert figures["las, whole labels"] == pytest.approx(2 / 3)


def test_a_wrong_head_costs_both_scores() -> None:
    figures = score_syntax(fake([1, 1, 0], ["nsubj", "root", "obj"]), [SOLD])
    assert figures["uas"] == figures["las"] == pytest.approx(2 / 3)
    assert figures["upos"] == 1.0


def test_a_sentence_start_too_many_costs_precision() -> None:
    figures = score_syntax(fake([1, 1, 2], ["nsubj", "root", "root"], starts=(1, 0, 1)), [SOLD])
    assert figures["sentence starts F1"] == pytest.approx(2 * 1 / (2 + 1))


@pytest.mark.parametrize(
    ("names", "right", "precision"),
    [
        (("B-organisation", "O", "O"), 1.0, 1.0),
        (("B-organisation", "I-organisation", "O"), 0.0, 0.0),
        (("B-person", "O", "O"), 0.0, 0.0),
        (("B-organisation", "O", "B-place"), 1.0, 0.5),
        (("O", "O", "O"), 0.0, 0.0),
    ],
    ids=["right", "too long", "another kind", "one too many", "none"],
)
def test_spans_count_only_when_exact(names: tuple[str, ...], right: float, precision: float) -> None:
    figures = score_spans(fake([1, 1, 1], ["nsubj", "root", "obj"], names), [SOLD], "name")
    together = figures["person, organisation, place"]
    assert (together["recall"], together["precision"], together["gold"]) == (right, precision, 1)
    assert together["f1"] == pytest.approx(2 * right * precision / (right + precision) if right else 0.0, abs=1e-3)
    assert figures["organisation"]["recall"] == right
