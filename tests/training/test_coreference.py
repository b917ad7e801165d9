"""What is learned from annotated mentions is what they show."""

import json
from pathlib import Path
from typing import Any

import pytest

from hearsay.naming.referring import ReferenceModel
from hearsay.nouns import Mention, MentionKind, Span
from hearsay.training import coreference
from hearsay.training.coreference import best_threshold, gather_examples, learn, learn_folds, set_thresholds, write
from hearsay.training.coreference_corpus import MarkedText


def mention(text: str, start: int, kind: MentionKind, **facts: Any) -> Mention:
    form = facts.pop("form", "name")
    return Mention(Span(start, start + len(text)), text, kind, form, text.split()[-1].lower(), **facts)


def marked(number: int, *, whole: bool = True) -> MarkedText:
    """Return a text in which the ministry is the one that was called so, and not the firm named last."""
    mentions = (
        mention("a ministry", 0, "organisation", form="nominal"),
        mention("Orlik", 30, "organisation"),
        mention("the ministry", 60, "organisation", form="nominal"),
        mention("the firm", 90, "organisation", form="nominal"),
    )
    parties = {mentions[0].id: "1", mentions[1].id: "2", mentions[2].id: "1", mentions[3].id: "2"}
    return MarkedText(f"t{number}", mentions, (), parties, frozenset(parties), {}, is_whole=whole)


def test_each_description_is_asked_with_what_came_before_it() -> None:
    examples = gather_examples([marked(0)])
    assert [(example.sort, example.right) for example in examples] == [("the", [False, True]), ("the", [False, True])]
    assert all(len(example.rows) == 2 for example in examples)


def test_what_may_be_an_unmarked_mention_teaches_nothing() -> None:
    text = marked(0, whole=False)
    parties = {number: party for number, party in text.parties.items() if number != text.mentions[0].id}
    examples = gather_examples([MarkedText(text.id, text.mentions, (), parties, text.fillers, {}, is_whole=False)])
    assert len(examples) == 1


def test_what_was_called_so_is_learned_to_be_meant() -> None:
    examples = gather_examples(marked(n) for n in range(12))
    weights = learn(examples, rounds=120, penalty=0.1)
    assert set(weights) == {"the"}
    model = ReferenceModel(weights, {"the": 0.5})
    for example in examples:
        likelihoods = model.likelihoods(example.sort, example.rows, example.nobody)
        assert likelihoods[example.right.index(True)] > 0.5


def test_folds_leave_each_text_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(coreference, "ROUNDS", 60)
    texts = [marked(n) for n in range(10)]
    models = learn_folds(texts)
    assert set(models) == {text.id for text in texts}
    assert len({id(model) for model in models.values()}) == coreference.FOLDS
    assert set(set_thresholds(texts, models)) == {"the"}


@pytest.mark.parametrize(
    ("pairs", "threshold"),
    [
        ([(0.9, True)] * 9 + [(0.4, False)] * 9, 0.45),
        ([(0.9, True)] * 9 + [(0.4, True)] * 9, 0.3),
        ([(0.35, False)] + [(0.8, True)] * 100, 0.3),
    ],
)
def test_a_threshold_is_where_right_parties_outweigh_wrong_ones(pairs: list[tuple[float, bool]], threshold: float) -> None:
    assert best_threshold(pairs) == pytest.approx(threshold)


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    model = ReferenceModel({"the": {"head": {"same": 1.5}, "nobody kind": {"goods": -0.5}}}, {"the": 0.45})
    write(tmp_path / "model.json", model)
    kept = json.loads((tmp_path / "model.json").read_text(encoding="utf-8"))
    assert ReferenceModel(kept["weights"], kept["thresholds"]) == model
