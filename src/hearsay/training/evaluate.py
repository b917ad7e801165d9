"""The trained reader is measured: syntax on UD English EWT dev, entities on re3d's measuring part, names on GUM dev, by exact match.

Syntax is measured on the treebank's own words, in whole documents, with sentence ends as the reader finds them.
"""

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import numpy as np

from hearsay.reading.decoding import best_labels, label_spans, move_scores
from hearsay.reading.documents import known_lemmas, parse, sentence_bounds
from hearsay.reading.encoder import Encoder
from hearsay.reading.lemmas import Lemmatiser
from hearsay.training import corpora


def score_syntax(encoder: Encoder, documents: Iterable[corpora.Document]) -> dict[str, float]:
    """Return UAS, LAS (main relations and whole labels), UPOS, tag and lemma accuracy over words, and the F1 of sentence starts.

    Punctuation counts, as in the CoNLL 2018 shared task.
    """
    n = Counter[str]()
    labels = encoder.labels
    lemmatiser = Lemmatiser(encoder.tokenizer.get_vocab().keys() | known_lemmas())
    for document in documents:
        scores = encoder.score(document.words, document.gaps)
        bounds = sentence_bounds(scores.by_head["start"], document.gaps)
        heads, deps = parse(scores, bounds, encoder.dep_pair_weight, labels["dep"].index("root"))
        tags, pos, scripts = (scores.by_head[head].argmax(1) for head in ("tag", "pos", "lemma"))
        starts = {begin for begin, _ in bounds}
        assert document.heads
        assert document.deps
        assert document.pos
        assert document.tags
        assert document.lemmas
        assert document.starts
        gold_starts = {i for i, start in enumerate(document.starts) if start}
        n["starts right"] += len(starts & gold_starts)
        n["starts"] += len(starts)
        n["gold starts"] += len(gold_starts)
        for i, word in enumerate(document.words):
            n["words"] += 1
            right = int(heads[i]) == document.heads[i]
            label = labels["dep"][deps[i]]
            n["uas"] += right
            n["las"] += right and label.partition(":")[0] == document.deps[i].partition(":")[0]
            n["las, whole labels"] += right and label == document.deps[i]
            n["upos"] += labels["pos"][pos[i]] == document.pos[i]
            n["tag"] += labels["tag"][tags[i]] == document.tags[i]
            n["lemma"] += lemmatiser.find(word, labels["tag"][tags[i]], labels["lemma"][scripts[i]]) == document.lemmas[i].lower()
    figures = {name: n[name] / n["words"] for name in ("uas", "las", "las, whole labels", "upos", "tag", "lemma")}
    figures["sentence starts F1"] = 2 * n["starts right"] / (n["starts"] + n["gold starts"])
    return figures


def score_spans(encoder: Encoder, documents: Iterable[corpora.Document], head: str) -> dict[str, dict[str, float]]:
    """Return exact precision, recall and F1 of the spans of `head` ("name" or "entity"), by kind and for the first three kinds together."""
    right, predicted, gold = Counter[str](), Counter[str](), Counter[str]()
    labels = encoder.labels[head]
    moves = move_scores(labels)
    for document in documents:
        scores = encoder.score(document.words, document.gaps)
        bounds = sentence_bounds(scores.by_head["start"], document.gaps)
        found = set(label_spans(best_labels(scores.by_head[head], moves, bounds), labels, bounds))
        wanted = set((document.names if head == "name" else document.entities) or ())
        predicted.update(kind for *_, kind in found)
        gold.update(kind for *_, kind in wanted)
        right.update(kind for *_, kind in found & wanted)
    for counter in (right, predicted, gold):
        counter["person, organisation, place"] = sum(counter[kind] for kind in corpora.NAME_KINDS)
    figures = {}
    for kind in sorted(gold):
        precision, recall = right[kind] / max(1, predicted[kind]), right[kind] / max(1, gold[kind])
        f1 = 2 * right[kind] / max(1, predicted[kind] + gold[kind])
        figures[kind] = {"precision": round(precision, 4), "recall": round(recall, 4), "f1": round(f1, 4), "gold": gold[kind]}
    return figures


def evaluate(data: Path, weights: Path, model: str = "model.onnx") -> dict[str, object]:
    """Return all figures of the reader in `weights`."""
    import spacy

    np.seterr(all="ignore")
    encoder = Encoder(weights, model=model)
    return {
        "UD EWT dev": {name: round(value, 4) for name, value in score_syntax(encoder, corpora.read_ewt(data, "dev")).items()},
        "re3d, measuring part": score_spans(encoder, corpora.split_re3d(corpora.read_re3d(data, spacy.blank("en")))[1], "entity"),
        "GUM dev, names": score_spans(encoder, corpora.read_gum(data, "dev"), "name"),
    }
