"""The claim heads at work: which words name an event of which kind, which words fill its roles, and how it is put.

A model without claim heads gives none. Scores become probabilities, so that rules and heads can be weighed against each other.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from hearsay.reading.encoder import Floats, Scores
from hearsay.reading.proposals import EVERYWHERE, load_kinds

LEAST_EVENT = 0.01
"""A word less likely to name an event is left out."""
LEAST_ROLE = 0.1
"""A filler less likely is left out."""
POLARITIES, CERTAINTIES, TENSES = ("positive", "negative"), ("certain", "probable", "possible"), ("past", "present", "future")


@dataclass(frozen=True, slots=True)
class LearnedEvent:
    """A word that names an event, with its likelihoods; words are numbered as the caller's are."""

    word: int
    kind: str
    likelihood: float
    polarity: str
    certainty: str
    tense: str
    fillers: tuple[tuple[int, str, float], ...]
    """Filler word, role, likelihood."""


def read_events(
    scores: Scores, bounds: Sequence[tuple[int, int]], kinds: Sequence[str], roles: Sequence[str], pair_weight: Floats
) -> list[LearnedEvent]:
    """Return the events of a text, in the order of their words; fillers stand in the same sentence."""
    if "event" not in scores.by_head:
        return []
    likely = _softmax(scores.by_head["event"])
    attributes = scores.by_head["event_attributes"]
    candidates = np.flatnonzero(1.0 - likely[:, 0] >= LEAST_EVENT)
    sentence_of = np.zeros(len(likely), dtype=np.int64)
    for number, (begin, _) in enumerate(bounds):
        sentence_of[begin:] = number
    turned = np.ascontiguousarray(pair_weight.T)
    barred = np.array([[role not in ("none", *EVERYWHERE, *load_kinds().roles.get(kind, ())) for role in roles] for kind in kinds])
    events = []
    for word in candidates.tolist():
        kind = int(likely[word, 1:].argmax()) + 1
        begin, end = bounds[int(sentence_of[word])]
        low, high, factors = scores.seen[int(scores.window[word])]
        begin, end = max(begin, low), min(end, high)
        at, span = word - low, slice(begin - low, end - low)
        pair = (factors["role_pair_event"][at] * factors["role_pair_filler"][span]) @ turned
        role_scores = factors["role_event"][at] + factors["role_filler"][span] + pair
        role_scores = _softmax(np.where(barred[kind], -1e4, role_scores))
        best = role_scores[:, 1:].argmax(1) + 1
        sure = role_scores[np.arange(len(best)), best]
        fillers = tuple((begin + i, roles[best[i]], float(sure[i])) for i in np.flatnonzero(sure >= LEAST_ROLE).tolist())
        row = attributes[word]
        put = (POLARITIES[int(row[:2].argmax())], CERTAINTIES[int(row[2:5].argmax())], TENSES[int(row[5:8].argmax())])
        events.append(LearnedEvent(word, kinds[kind], float(1.0 - likely[word, 0]), *put, fillers))
    return events


def _softmax(scores: Floats) -> Floats:
    exponents = np.exp(scores - scores.max(-1, keepdims=True))
    return exponents / exponents.sum(-1, keepdims=True)  # type: ignore[no-any-return]
