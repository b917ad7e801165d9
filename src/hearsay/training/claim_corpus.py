"""Annotated claims become training targets: each claim's event word is found, and its fillers become words with roles.

The annotation marks evidence and fillers but not the word that names the event. That word is found by expectation and maximisation over
all claims (which words stand in the evidence of which kind more often than by chance), weighed by how many of the claim's fillers
hang on it in the tree.
"""

import json
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from spacy.tokens import Doc, Token

from hearsay.reading.slots import find_slots
from hearsay.training.corpora import Document

ROUNDS = 12
_OPEN = frozenset(("VERB", "NOUN", "ADJ", "ADP", "ADV"))


@dataclass(frozen=True, slots=True)
class Event:
    """One claim as training sees it: the event's word, its kind and attributes, and its fillers' words with their roles."""

    word: int
    kind: str
    polarity: str
    certainty: str
    tense: str
    arguments: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class _Candidate:
    token: Token
    attached: int
    is_root: bool
    is_filler: bool


def read_claim_rows(paths: Iterable[Path]) -> list[dict[str, Any]]:
    """Return the annotated reports, without those that quote the BBC (non-commercial)."""
    rows = [json.loads(line) for path in paths for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    return [row for row in rows if "BBC" not in (row["publisher"] or "")]


def make_claim_documents(rows: Sequence[dict[str, Any]], docs: Sequence[Doc]) -> list[Document]:
    """Return training documents with their events; `docs` are the rows' texts as the present reader parses them."""
    events = find_events(rows, docs)
    documents = []
    for row, doc, found in zip(rows, docs, events, strict=True):
        kept = [token for token in doc if not token.is_space]
        position = {token.i: n for n, token in enumerate(kept)}
        gaps = _gaps(doc, kept)
        sentence_of = [0] * len(kept)
        for number, sentence in enumerate(doc.sents):
            for token in sentence:
                if token.i in position:
                    sentence_of[position[token.i]] = number
        moved = [
            Event(
                position[e.word],
                e.kind,
                e.polarity,
                e.certainty,
                e.tense,
                tuple((position[a], role) for a, role in e.arguments if a in position),
            )
            for e in found
            if e.word in position
        ]
        documents.append(
            Document(row["id"], [t.text for t in kept], gaps, events=moved, sentences=sentence_of, offsets=[t.idx for t in kept])
        )
    return documents


def _gaps(doc: Doc, kept: Sequence[Token]) -> list[int]:
    gaps, last = [], None
    for token in kept:
        if last is None or "\n" in doc.text[last.idx + len(last.text) : token.idx]:
            gaps.append(3)
        else:
            gaps.append(2 if token.idx > last.idx + len(last.text) else 1)
        last = token
    return gaps


def find_events(rows: Sequence[dict[str, Any]], docs: Sequence[Doc]) -> list[list[Event]]:
    """Return each report's events, with words as token indices of its Doc."""
    occurrences: Counter[tuple[str, str]] = Counter()
    for doc in docs:
        occurrences.update(_key(token) for token in doc if token.is_alpha)
    candidates = [[_candidates(claim, doc) for claim in row["claims"]] for row, doc in zip(rows, docs, strict=True)]
    likely: defaultdict[tuple[str, tuple[str, str]], float] = defaultdict(lambda: 1.0)

    def weight(kind: str, c: _Candidate) -> float:
        return likely[kind, _key(c.token)] * math.exp(0.8 * min(c.attached, 3) + 0.5 * c.is_root - 0.7 * c.is_filler)

    for _ in range(ROUNDS):
        counts: Counter[tuple[str, tuple[str, str]]] = Counter()
        for row, found in zip(rows, candidates, strict=True):
            for claim, options in zip(row["claims"], found, strict=True):
                weights = [weight(claim["kind"], c) for c in options]
                total = sum(weights)
                for c, w in zip(options, weights, strict=True):
                    counts[claim["kind"], _key(c.token)] += w / total if total else 0.0  # type: ignore[assignment]
        likely = defaultdict(float, {pair: count / (occurrences[pair[1]] + 1.5) for pair, count in counts.items()})
    events = []
    for row, doc, found in zip(rows, docs, candidates, strict=True):
        of_report = []
        for claim, options in zip(row["claims"], found, strict=True):
            if options:
                best = max(options, key=lambda c, kind=claim["kind"]: weight(kind, c))  # type: ignore[misc]
                of_report.append(
                    Event(
                        best.token.i,
                        claim["kind"],
                        claim["polarity"],
                        claim["certainty"],
                        claim["tense"],
                        tuple(_arguments(claim, doc, best.token)),
                    )
                )
        events.append(of_report)
    return events


def _key(token: Token) -> tuple[str, str]:
    return token.lemma_, token.pos_ if token.pos_ in ("VERB", "NOUN") else "OTHER"


def _candidates(claim: dict[str, Any], doc: Doc) -> list[_Candidate]:
    spans = [tuple(span) for fillers in claim["roles"].values() for filler in fillers for span in filler["spans"]]
    found = []
    for start, end in claim["evidence"]:
        evidence = doc.char_span(start, end, alignment_mode="expand")
        if evidence is None:
            continue
        for token in evidence:
            if token.pos_ in _OPEN and token.is_alpha and not (token.is_stop and token.pos_ not in ("VERB", "NOUN")):
                attached = sum(any(a <= head.idx < b for a, b in spans) for _, head in find_slots(token))
                found.append(_Candidate(token, attached, token.i == evidence.root.i, any(a <= token.idx < b for a, b in spans)))
    return found


def _arguments(claim: dict[str, Any], doc: Doc, word: Token) -> Iterable[tuple[int, str]]:
    """Yield the head word of each filler, as the string of the text that stands nearest to the event's word."""
    for role, fillers in claim["roles"].items():
        for filler in fillers:
            spans = [span for s, e in filler["spans"] if (span := doc.char_span(s, e, alignment_mode="expand")) is not None]
            if not spans:
                continue
            nearest = min(spans, key=lambda span: (span.root.sent.start != word.sent.start, abs(span.root.i - word.i)))
            yield nearest.root.i, role
