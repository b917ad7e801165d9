"""A report's text becomes a spaCy Doc: spaCy's tokeniser cuts it, our component fills in syntax, names and attributions.

The Doc is an ordinary one: displaCy, DependencyMatcher and a user's own components work on it. White space stays in it as tokens,
so that `doc.text` is the report's text to the character.
"""

import re
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import DEP, HEAD, IS_SPACE, LEMMA, POS, SPACY, TAG  # type: ignore[import-not-found]
from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from hearsay.reading.decoding import best_labels, best_tree, label_spans
from hearsay.reading.encoder import WEIGHTS, Encoder, Floats, Scores
from hearsay.reading.events import read_events
from hearsay.reading.lemmas import Lemmatiser
from hearsay.reading.linking import link_attributions
from hearsay.reading.mending import mend, whole_names
from hearsay.reading.picking import text_of
from hearsay.reading.saying_words import sayings
from hearsay.reading.triggers import load_triggers
from hearsay.reading.whole_clauses import complete_contents

LONGEST_SENTENCE = 160
"""Words; a longer stretch without a sentence end is a table or a list, and is cut."""
_NOTHING, _SPACE, _LINE = 1, 2, 3
_ENTITY_KINDS = {
    "PERSON": "person", "PER": "person", "ORG": "organisation", "GPE": "place", "LOC": "place", "FAC": "facility", "PRODUCT": "goods",
}  # fmt: skip
"""What the entity labels of usual spaCy pipelines become."""
_DATELINE = re.compile(
    r"^[ \t]*[A-Z][A-Z’'.\-]+(?: [A-Z][A-Z’'.\-]+){0,3}(?:, [A-Z]\w+(?: [A-Z]\w+)?)?"
    r"(?:,? (?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8}))?(?:,? \([A-Za-z /]{2,30}\))? ?(?:--|[-–—])[ \t]+(?=\S)",
    re.MULTILINE,
)
_WRAPPED = re.compile(r"[^\s.!?:;\"”’')\]]\n[a-z]")


def make_pipeline(*, name: str = "", threads: int = 1, weights: Path = WEIGHTS, model: str = "model.onnx") -> Language:
    """Return the spaCy pipeline that reads: ours over a blank English one, or over the user's installed pipeline `name`.

    A user's pipeline keeps its own sentences, trees and entities where it makes them; ours then adds attributions. The rules for claims
    read Universal Dependencies labels: with other labels they find less.
    """
    import spacy

    nlp = spacy.load(name) if name else spacy.blank("en")
    nlp.add_pipe("hearsay_reader", last=True, config={"threads": threads, "weights": str(weights), "model": model})
    return nlp


@Language.factory("hearsay_reader", default_config={"threads": 1, "weights": str(WEIGHTS), "model": "model.onnx"})
def make_component(nlp: Language, name: str, threads: int, weights: str, model: str) -> "ReaderComponent":  # noqa: ARG001 - spaCy hands the name over
    """Return the component that fills a Doc from the trained encoder's scores."""
    return ReaderComponent(nlp, Encoder(Path(weights), threads=threads, model=model))


class ReaderComponent:
    """Fills tag, pos, lemma, head, dep, ents, and `doc.spans["source" | "cue" | "content"]`.

    The linked attributions are `doc.user_data["attributions"]`, triples of lists of token ranges (source, cue, content); the
    names and the wider entity spans `doc.user_data["names"]` and `["entities"]`, (first token, last token + 1, kind).
    """

    def __init__(self, nlp: Language, encoder: Encoder) -> None:
        self.encoder = encoder
        labels, strings = encoder.labels, nlp.vocab.strings
        self.tags, self.pos, self.deps = (
            np.array([strings.add(label) for label in labels[head]], dtype=np.uint64) for head in ("tag", "pos", "dep")
        )
        self.space, self.space_dep, self.root = strings.add("SPACE"), strings.add("dep"), strings.add("ROOT")
        self.space_tag = strings.add("_SP")
        self.root_label = labels["dep"].index("root")
        self.lemmatiser = Lemmatiser(encoder.tokenizer.get_vocab().keys() | known_lemmas())

    def __call__(self, doc: Doc) -> Doc:
        flags = doc.to_array([IS_SPACE, SPACY])
        words_at = np.flatnonzero(flags[:, 0] == 0) if len(doc) else np.zeros(0, dtype=np.int64)
        if not len(words_at):
            for token in doc:
                token.is_sent_start = token.i == 0
            doc.user_data.update(attributions=[], names=[], entities=[])
            return doc
        texts = [token.text for token in doc]
        words = [texts[i] for i in words_at]
        text = text_of(doc)
        gaps = find_gaps(texts, flags, words_at, keep_lines=not is_wrapped(text))
        scores = self.encoder.score(words, gaps)
        bounds = sentence_bounds(scores.by_head["start"], gaps, after_datelines(doc, text, words_at))
        parsed = bool(doc.to_array(DEP).any())
        if not parsed:
            self.set_syntax(doc, words, words_at, scores, bounds)
        self.set_spans(doc, words_at, scores, bounds)
        if not parsed:
            mend(doc, doc.user_data["names"])
        self.set_events(doc, words_at, scores, bounds)
        return doc

    def set_syntax(
        self, doc: Doc, words: list[str], words_at: NDArray[np.int64], scores: Scores, bounds: Sequence[tuple[int, int]]
    ) -> None:
        """Fill tag, pos, lemma, head and dep; sentences follow from the trees."""
        heads, deps = parse(scores, bounds, self.encoder.dep_pair_weight, self.root_label)
        add, find, labels = doc.vocab.strings.add, self.lemmatiser.find, self.encoder.labels
        tags, scripts = scores.by_head["tag"].argmax(1), scores.by_head["lemma"].argmax(1)
        chosen = zip(words, tags.tolist(), scripts.tolist(), strict=True)
        lemmas = [add(find(word, labels["tag"][tag], labels["lemma"][script])) for word, tag, script in chosen]
        count = len(doc)
        columns = np.zeros((count, 5), dtype=np.uint64)
        columns[:, 0], columns[:, 1], columns[:, 4] = self.space_tag, self.space, self.space_dep
        columns[words_at, 0] = self.tags[tags]
        columns[words_at, 1] = self.pos[scores.by_head["pos"].argmax(1)]
        columns[words_at, 2] = np.array(lemmas, dtype=np.uint64)
        columns[words_at, 4] = np.where(heads == np.arange(len(heads)), self.root, self.deps[deps])
        # White space hangs on the word before it (or, at the beginning, after it).
        before = np.maximum(np.searchsorted(words_at, np.arange(count), side="right") - 1, 0)
        absolute = words_at[before]
        absolute[words_at] = words_at[heads]
        columns[:, 3] = (absolute - np.arange(count)).astype(np.int64).view(np.uint64)
        doc.from_array([TAG, POS, LEMMA, HEAD, DEP], columns)  # type: ignore[arg-type]

    def set_events(self, doc: Doc, words_at: NDArray[np.int64], scores: Scores, bounds: Sequence[tuple[int, int]]) -> None:
        """Fill `doc.user_data["events"]`, with words as token indices."""
        if "event" not in scores.by_head:
            return
        labels = self.encoder.labels
        found = read_events(scores, bounds, labels["kind"], labels["role"], self.encoder.role_pair_weight)
        doc.user_data["events"] = [
            (
                int(words_at[e.word]),
                e.kind,
                e.likelihood,
                e.polarity,
                e.certainty,
                e.tense,
                [(int(words_at[w]), role, p) for w, role, p in e.fillers],
            )
            for e in found
        ]

    def set_spans(self, doc: Doc, words_at: NDArray[np.int64], scores: Scores, bounds: Sequence[tuple[int, int]]) -> None:
        """Fill names, entities and attributions."""
        found: dict[str, list[tuple[int, int, str]]] = {}
        for head in ("attribution", "name", "entity"):
            stretches = _stretches(scores.by_head[head]) if head == "attribution" else bounds
            chosen = best_labels(scores.by_head[head], self.encoder.moves[head], stretches)
            found[head] = list(label_spans(chosen, self.encoder.labels[head], stretches))

        def tokens(begin: int, end: int) -> tuple[int, int]:
            return int(words_at[begin]), int(words_at[end - 1]) + 1

        attributions = link_attributions(found["attribution"], scores)
        linked = [
            ([tokens(*span) for span in source], [tokens(*span) for span in cue], [tokens(*span) for span in content])
            for source, cue, content in attributions
        ]
        doc.user_data["attributions"] = complete_contents(doc, linked)
        for i, part in enumerate(("source", "cue", "content")):
            doc.spans[part] = [doc[begin:end] for attribution in doc.user_data["attributions"] for begin, end in attribution[i]]
        for name in ("name", "entity"):
            ranges = [(*tokens(begin, end), kind) for begin, end, kind in found[name]]
            doc.user_data["names" if name == "name" else "entities"] = whole_names(doc, ranges) if name == "name" else ranges
        if doc.ents:
            doc.user_data["names"] = [(e.start, e.end, _ENTITY_KINDS[e.label_]) for e in doc.ents if e.label_ in _ENTITY_KINDS]
        else:
            doc.ents = filter_spans([Span(doc, begin, end, label=kind) for begin, end, kind in doc.user_data["names"]])


def known_lemmas() -> set[str]:
    """Return the lemmas of the word lists: what they hold is a word, whether or not the encoder's vocabulary has it whole."""
    verbs, nouns = load_triggers()
    return {*verbs, *nouns, *(word for words in sayings().values() for word in words)}


def find_gaps(texts: Sequence[str], flags: NDArray[Any], words_at: NDArray[np.int64], *, keep_lines: bool) -> list[int]:
    """Return what stands before each word: nothing, white space, or the end of a line (an index into `pieces.GAPS`)."""
    gaps, last = [], -1
    for i in words_at:
        if last < 0:
            gap = _LINE
        elif i == last + 1:
            gap = _SPACE if flags[last, 1] else _NOTHING
        else:
            lines = sum(text.count("\n") for text in texts[last + 1 : i])
            gap = _LINE if lines > 1 or (lines and keep_lines) else _SPACE
        gaps.append(gap)
        last = i
    return gaps


def is_wrapped(text: str) -> bool:
    """Say whether the lines of a text end for the width of a page: most break in the middle of a sentence."""
    lines = text.count("\n")
    return lines > 4 and len(_WRAPPED.findall(text)) * 3 > lines


def after_datelines(doc: Doc, text: str, words_at: NDArray[np.int64]) -> list[int]:
    """Return the words that follow a dateline ("SARYKENT, March 14 - The Republic"): the sentence begins with them."""
    after = []
    for found in _DATELINE.finditer(text):
        span = doc.char_span(found.start(), found.end(), alignment_mode="contract")
        if span is not None and len(span):
            after.append(int(np.searchsorted(words_at, span.end)))
    return after


def sentence_bounds(start_scores: Floats, gaps: Sequence[int], starts: Sequence[int] = ()) -> list[tuple[int, int]]:
    """Return the sentences as ranges of words, from the start head's scores of shape (words, 2).

    A line's end is always one, and the words `starts` always begin one.
    """
    is_start = (start_scores[:, 1] > start_scores[:, 0]) | (np.asarray(gaps) == _LINE)
    is_start[[0, *(i for i in starts if i < len(is_start))]] = True
    edges = [*np.flatnonzero(is_start).tolist(), len(is_start)]
    bounds = []
    for begin, end in pairwise(edges):
        while end - begin > LONGEST_SENTENCE:
            bounds.append((begin, begin + LONGEST_SENTENCE))
            begin += LONGEST_SENTENCE
        bounds.append((begin, end))
    return bounds


def parse(
    scores: Scores, bounds: Sequence[tuple[int, int]], pair_weight: Floats, root_label: int
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return the head of each word (a root is its own) and the index of its dependency label."""
    count = len(scores.window)
    heads, deps = np.arange(count), np.full(count, root_label)
    turned = np.ascontiguousarray(pair_weight.T)
    for begin, end in bounds:
        low, factors = _factors(scores, begin, end)
        if end - begin > 1:
            local = slice(begin - low, end - low)
            local_heads = best_tree(factors["arc_dependent"][local] @ factors["arc_head"][local].T)
            pair = factors["dep_pair_dependent"][local] * factors["dep_pair_head"][local][local_heads]
            labels = factors["dep_dependent"][local] + factors["dep_head"][local][local_heads] + pair @ turned
            labels[:, root_label] = -1e9
            heads[begin:end] = local_heads + begin
            deps[begin:end] = labels.argmax(1)
    deps[heads == np.arange(count)] = root_label
    return heads, deps


def _factors(scores: Scores, begin: int, end: int) -> tuple[int, dict[str, Floats]]:
    """Return the factors of a sentence's words as one window saw them; where none saw it whole, as each word's own window did."""
    middle = int(scores.window[(begin + end) // 2])
    for number in (middle, int(scores.window[begin]), int(scores.window[end - 1])):
        low, high, factors = scores.seen[number]
        if low <= begin and end <= high:
            return low, factors
    numbers = scores.window[begin:end]
    joined = {
        name: np.stack([scores.seen[n][2][name][i - scores.seen[n][0]] for i, n in zip(range(begin, end), numbers, strict=True)])
        for name in scores.seen[middle][2]
    }
    return begin, joined


def _stretches(scores: Floats) -> list[tuple[int, int]]:
    """Return the stretches of words between those that surely belong to no span."""
    others = scores[:, 1:].max(1)
    sure = np.flatnonzero(scores[:, 0] > others + 3.0).tolist()
    cuts = sorted({0, *sure, len(scores)})
    return [(begin, end) for begin, end in pairwise(cuts) if end > begin]
