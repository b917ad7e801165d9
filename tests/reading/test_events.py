"""Tests of the decoding of claim heads."""

import numpy as np

from hearsay.reading.encoder import Scores
from hearsay.reading.events import read_events

KINDS, ROLES = ["none", "transfer", "attack"], ["none", "supplier", "goods"]


def make_scores(words: int, event: int) -> Scores:
    """Return scores of one window in which word `event` names a transfer, its left fellow supplies, its right one is supplied."""
    events = np.zeros((words, 3), dtype=np.float32)
    events[:, 0] = 6.0
    events[event] = (0.0, 5.0, 1.0)
    attributes = np.zeros((words, 8), dtype=np.float32)
    attributes[event] = (0, 3, 1, 0, 0, 2, 0, 0)
    filler = np.zeros((words, 3), dtype=np.float32)
    filler[:, 0] = 5.0
    filler[event - 1] = (0, 5, 0)
    filler[event + 1] = (0, 0, 5)
    factors = {
        "role_event": np.zeros((words, 3), dtype=np.float32),
        "role_filler": filler,
        "role_pair_event": np.zeros((words, 2), dtype=np.float32),
        "role_pair_filler": np.zeros((words, 2), dtype=np.float32),
    }
    return Scores({"event": events, "event_attributes": attributes}, np.zeros(words, dtype=np.int64), [(0, words, factors)])


def test_an_event_has_its_kind_fillers_and_attributes() -> None:
    (event,) = read_events(make_scores(5, 2), [(0, 5)], KINDS, ROLES, np.zeros((3, 2), dtype=np.float32))
    assert (event.word, event.kind) == (2, "transfer")
    assert event.likelihood > 0.9
    assert [(word, role) for word, role, _ in event.fillers] == [(1, "supplier"), (3, "goods")]
    assert (event.polarity, event.certainty, event.tense) == ("negative", "certain", "past")


def test_fillers_stand_in_the_event_s_sentence() -> None:
    (event,) = read_events(make_scores(5, 2), [(0, 3), (3, 5)], KINDS, ROLES, np.zeros((3, 2), dtype=np.float32))
    assert [word for word, _, _ in event.fillers] == [1]


def test_a_model_without_claim_heads_gives_no_events() -> None:
    assert read_events(Scores({}, np.zeros(3, dtype=np.int64), []), [(0, 3)], KINDS, ROLES, np.zeros((3, 2), dtype=np.float32)) == []


def test_a_role_that_the_kind_does_not_have_fills_nothing() -> None:
    scores = make_scores(5, 2)
    roles = ["none", "supplier", "target"]
    (event,) = read_events(scores, [(0, 5)], KINDS, roles, np.zeros((3, 2), dtype=np.float32))
    assert {role for _, role, _ in event.fillers} == {"supplier"}
    assert event.fillers[0][0] == 1


def test_the_likeliest_role_is_reported_though_none_is_likelier() -> None:
    scores = make_scores(5, 2)
    scores.seen[0][2]["role_filler"][4] = (1.0, 0.0, -5.0)
    (event,) = read_events(scores, [(0, 5)], KINDS, ROLES, np.zeros((3, 2), dtype=np.float32))
    assert [(word, role, round(likelihood, 1)) for word, role, likelihood in event.fillers][-1] == (4, "supplier", 0.3)
