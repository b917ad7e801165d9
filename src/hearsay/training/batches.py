"""Documents become batches of windows with the targets of every head; what a corpus does not annotate is marked as ignored."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from hearsay.reading.lemmas import make_script
from hearsay.reading.pieces import CLS, ROOM, SEP, WINDOW, make_pieces
from hearsay.training.corpora import Document
from hearsay.training.frames import FRAME_ROLES
from hearsay.training.model import CERTAINTIES, POLARITIES, TENSES, Labels

if TYPE_CHECKING:
    from tokenizers import Tokenizer

IGNORE = -100
NO_LINK = -1
TOKEN_TARGETS = (
    "attribution",
    "name",
    "entity",
    "start",
    "tag",
    "pos",
    "lemma",
    "head",
    "dep",
    "source",
    "cue",
    "event",
    "polarity",
    "certainty",
    "tense",
)


@dataclass(slots=True)
class Stream:
    """A document as pieces, with a target a piece for each head; heads and links are piece indices in the document."""

    ids: NDArray[np.int64]
    cases: NDArray[np.int64]
    gaps: NDArray[np.int64]
    is_first: NDArray[np.bool_]
    targets: dict[str, NDArray[np.int64]]
    pairs: NDArray[np.int64]
    """Rows of (event piece, word piece, role index) for every word of each event's sentence, of shape (pairs, 3)."""
    frames: NDArray[np.int64]
    """The same of PropBank's predicates and their arguments."""
    sentences: NDArray[np.int64]
    """The number of each piece's sentence where the corpus tells, else empty."""


PAIRS = 640
"""Pairs of event and word that a window keeps."""
CLAIMS_ALONE, SYNTAX_ALONE = 0.2, 0.12
"""The share of sentences that an epoch also shows alone, as a reader of one sentence meets it: with claims, and with trees.

PolNeAR's are not: an attribution there often needs the sentence before, and showing its sentences alone cost a point of its sources.
"""


def make_stream(document: Document, labels: Labels, tokenizer: "Tokenizer") -> Stream:
    """Return a document's pieces and targets."""
    pieces = make_pieces(document.words, document.gaps, tokenizer)
    count, first = len(pieces.ids), pieces.first
    targets = {name: np.full(count, IGNORE, dtype=np.int64) for name in TOKEN_TARGETS}
    is_first = np.zeros(count, dtype=bool)
    is_first[first] = True

    def spans_to_marks(spans: Sequence[tuple[int, int, str]], inventory: list[str]) -> NDArray[np.int64]:
        marks = np.zeros(len(document.words), dtype=np.int64)
        for begin, end, kind in spans:
            marks[begin:end] = inventory.index(f"I-{kind}")
            marks[begin] = inventory.index(f"B-{kind}")
        return marks

    if document.names is not None:
        targets["name"][first] = spans_to_marks(document.names, labels.name)
    if document.entities is not None:
        targets["entity"][first] = spans_to_marks(document.entities, labels.entity)
    if document.starts is not None:
        targets["start"][first] = document.starts
    if (
        document.heads is not None
        and document.deps is not None
        and document.tags is not None
        and document.pos is not None
        and document.lemmas is not None
    ):
        targets["tag"][first] = _indices(document.tags, labels.tag)
        targets["pos"][first] = _indices(document.pos, labels.pos)
        targets["dep"][first] = _indices(document.deps, labels.dep)
        targets["lemma"][first] = _indices([make_script(w, x) for w, x in zip(document.words, document.lemmas, strict=True)], labels.lemma)
        targets["head"][first] = first[np.array(document.heads, dtype=np.int64)]
    if document.attributions is not None:
        spans = sorted(
            {(b, e, kind) for a in document.attributions for kind in ("cue", "source", "content") for b, e in a[kind]},
            key=lambda s: s[0] - s[1],
        )
        targets["attribution"][first] = spans_to_marks(spans, labels.attribution)
        for attribution in document.attributions:
            if not attribution["cue"]:
                continue
            cue = first[min(attribution["cue"])[0]]
            targets["source"][cue] = first[min(attribution["source"])[0]] if attribution["source"] else NO_LINK
            for begin, _ in attribution["content"]:
                targets["cue"][first[begin]] = cue
    pairs = np.zeros((0, 3), dtype=np.int64)
    if document.events is not None:
        targets["event"][first] = 0
        rows = []
        for event in document.events:
            at = first[event.word]
            if targets["event"][at] > 0:
                continue
            targets["event"][at] = labels.kind.index(event.kind)
            targets["polarity"][at] = POLARITIES.index(event.polarity)
            targets["certainty"][at] = CERTAINTIES.index(event.certainty)
            targets["tense"][at] = TENSES.index(event.tense)
            roles = dict(event.arguments)
            for word, sentence in enumerate(document.sentences):
                if sentence == document.sentences[event.word] or word in roles:
                    rows.append((at, first[word], labels.role.index(roles.get(word, "none"))))
        if rows:
            pairs = np.array(rows, dtype=np.int64)
    numbers = document.sentences or number_sentences(document)
    sentences = np.array(numbers, dtype=np.int64)[np.searchsorted(first, np.arange(count), side="right") - 1]
    frames = np.zeros((0, 3), dtype=np.int64)
    if document.frames and document.starts is not None:
        sentence_at = np.cumsum(document.starts)
        given = {(predicate, word): role for predicate, word, role in document.frames}
        rows = []
        for predicate in sorted({predicate for predicate, _, _ in document.frames}):
            for word in np.flatnonzero(sentence_at == sentence_at[predicate]).tolist():
                rows.append((first[predicate], first[word], FRAME_ROLES.index(given.get((predicate, word), "none"))))
        frames = np.array(rows, dtype=np.int64)
    return Stream(pieces.ids, pieces.cases, pieces.gaps, is_first, targets, pairs, frames, sentences)


def sentences_alone(streams: Sequence[Stream], rng: random.Random) -> Iterator[Stream]:
    """Yield sentences, one in so many, each as a stream of its own."""
    for stream in streams:
        tells = bool((stream.targets["event"] != IGNORE).any())
        if not tells and not (stream.targets["head"] != IGNORE).any():
            continue
        for number in np.unique(stream.sentences).tolist() if len(stream.sentences) else ():
            if rng.random() >= (CLAIMS_ALONE if tells else SYNTAX_ALONE):
                continue
            at = np.flatnonzero(stream.sentences == number)
            low, high = int(at[0]), int(at[-1]) + 1
            if high - low > ROOM or (tells and (stream.targets["event"][low:high] <= 0).all() and rng.random() < 0.7):
                continue
            targets = {name: values[low:high].copy() for name, values in stream.targets.items()}
            for name in ("head", "source", "cue"):
                values = targets[name]
                targets[name] = np.where(values < 0, values, np.where((values >= low) & (values < high), values - low, IGNORE))
            pairs, frames = (
                rows[(rows[:, :2] >= low).all(1) & (rows[:, :2] < high).all(1)] - np.array([low, low, 0])
                for rows in (stream.pairs, stream.frames)
            )
            cut = slice(low, high)
            yield Stream(
                stream.ids[cut], stream.cases[cut], stream.gaps[cut], stream.is_first[cut], targets, pairs, frames,
                np.zeros(0, dtype=np.int64),
            )  # fmt: skip


def number_sentences(document: Document) -> list[int]:
    """Return the number of each word's sentence: as the corpus cuts them, or else at full stops and ends of lines."""
    if document.starts is not None:
        return [int(number) for number in np.cumsum(document.starts)]
    numbers, number = [], 0
    for place, gap in enumerate(document.gaps):
        before = document.words[place - 1] if place else ""
        number += place > 0 and ((before in (".", "?", "!", "”", "''") and gap > 1) or gap == 3)
        numbers.append(number)
    return numbers


def _indices(values: Sequence[str], inventory: list[str]) -> list[int]:
    known = {value: i for i, value in enumerate(inventory)}
    return [known.get(value, IGNORE) for value in values]


def windows_of(streams: Sequence[Stream], rng: random.Random, *, alone: bool = False) -> list[dict[str, NDArray[np.int64]]]:
    """Join the streams in random order and cut them into windows from a random offset on, for one epoch.

    With `alone` the streams are one sentence, which fills one window from its beginning.
    """
    order = list(streams)
    rng.shuffle(order)
    starts = np.cumsum([0] + [len(s.ids) for s in order])
    joined = {name: np.concatenate([getattr(s, name) for s in order]) for name in ("ids", "cases", "gaps", "is_first")}
    targets = {}
    for name in TOKEN_TARGETS:
        parts = []
        for s, at in zip(order, starts, strict=False):
            values = s.targets[name]
            parts.append(np.where(values >= 0, values + at, values) if name in ("head", "source", "cue") else values)
        targets[name] = np.concatenate(parts)
    pairs, frames = (_shifted([getattr(s, name) for s in order], starts) for name in ("pairs", "frames"))
    total, windows = len(joined["ids"]), []
    begin = 0 if alone else -rng.randrange(ROOM)
    while begin < total:
        low, high = max(begin, 0), min(begin + ROOM, total)
        begin += ROOM
        if high - low < 16 and not alone:
            continue
        length = high - low
        window = {name: np.zeros(WINDOW, dtype=np.int64) for name in ("ids", "cases", "gaps", "is_first", "mask")}
        for name in ("ids", "cases", "gaps", "is_first"):
            window[name][1 : length + 1] = joined[name][low:high]
        window["ids"][0], window["ids"][length + 1] = CLS, SEP
        window["mask"][: length + 2] = 1
        for name in TOKEN_TARGETS:
            values = targets[name][low:high].copy()
            if name in ("head", "source", "cue"):
                inside = (values >= low) & (values < high)
                values = np.where(inside, values - low + 1, np.where(values == NO_LINK, NO_LINK, IGNORE))
            window[name] = np.full(WINDOW, IGNORE, dtype=np.int64)
            window[name][1 : length + 1] = values
        for name, rows in (("pairs", pairs), ("frames", frames)):
            inside_both = rows[(rows[:, :2] >= low).all(1) & (rows[:, :2] < high).all(1)][:PAIRS]
            window[name] = np.full((PAIRS, 3), IGNORE, dtype=np.int64)
            window[name][: len(inside_both)] = inside_both - np.array([low - 1, low - 1, 0])
        windows.append(window)
    if not alone:
        for sentence in sentences_alone(streams, rng):
            windows += windows_of([sentence], rng, alone=True)
        rng.shuffle(windows)
    return windows


def _shifted(parts: Sequence[NDArray[np.int64]], starts: NDArray[np.int64]) -> NDArray[np.int64]:
    shifted = [rows + np.array([at, at, 0]) for rows, at in zip(parts, starts, strict=False) if len(rows)]
    return np.concatenate(shifted) if shifted else np.zeros((0, 3), dtype=np.int64)


def batches(corpora: Sequence[tuple[Sequence[Stream], int]], seed: int) -> Iterator[dict[str, NDArray[np.int64]]]:
    """Yield batches for ever: from each corpus as many windows as its share says, each corpus in epochs of its own."""
    rng = random.Random(seed)
    waiting: list[list[dict[str, NDArray[np.int64]]]] = [[] for _ in corpora]
    while True:
        chosen = []
        for i, (streams, share) in enumerate(corpora):
            for _ in range(share):
                if not waiting[i]:
                    waiting[i] = windows_of(streams, rng)
                chosen.append(waiting[i].pop())
        yield {name: np.stack([window[name] for window in chosen]) for name in chosen[0]}
