"""Each cue finds its source, or none, and each piece of content its cue."""

import numpy as np

from hearsay.reading.encoder import Scores
from hearsay.reading.linking import link_attributions


def scores_of(count: int, sources: dict[int, int], cues: dict[int, int], windows: tuple[tuple[int, int], ...] = ()) -> Scores:
    """Return scores in which the words on the left surely link to those on the right; other cues have no source."""
    one = np.eye(count, dtype=np.float32)
    factors = {
        "source_to": one,
        "source_from": sum((np.outer(one[cue], one[source]) for cue, source in sources.items()), np.zeros((count, count), np.float32)),
        "source_none": np.full((count, 1), 0.5, dtype=np.float32),
        "cue_to": one,
        "cue_from": sum((np.outer(one[content], one[cue]) for content, cue in cues.items()), np.zeros((count, count), np.float32)),
    }
    windows = windows or ((0, count),)
    seen = [(low, high, {name: values[low:high] for name, values in factors.items()}) for low, high in windows]
    if len(windows) > 1:
        for low, high, part in seen:
            for name in ("source_to", "source_from", "cue_to", "cue_from"):
                part[name] = factors[name][low:high, low:high]
    window = np.array([next(n for n, (low, high) in enumerate(windows) if low <= i < high) for i in range(count)])
    return Scores({}, window, seen)


def test_a_cue_takes_the_source_and_the_content_that_score_best() -> None:
    spans = [(0, 2, "source"), (2, 3, "cue"), (3, 6, "content"), (7, 8, "source"), (8, 9, "cue"), (9, 12, "content")]
    linked = link_attributions(spans, scores_of(12, {2: 0, 8: 7}, {3: 2, 9: 8}))
    assert linked == [([(0, 2)], [(2, 3)], [(3, 6)]), ([(7, 8)], [(8, 9)], [(9, 12)])]


def test_a_cue_may_have_no_source() -> None:
    assert link_attributions([(0, 1, "source"), (2, 3, "cue"), (3, 5, "content")], scores_of(5, {}, {3: 2})) == [([], [(2, 3)], [(3, 5)])]


def test_two_pieces_of_content_may_share_a_cue() -> None:
    linked = link_attributions([(0, 2, "content"), (2, 3, "source"), (3, 4, "cue"), (5, 8, "content")], scores_of(8, {3: 2}, {0: 3, 5: 3}))
    assert linked == [([(2, 3)], [(3, 4)], [(0, 2), (5, 8)])]


def test_pieces_of_a_cue_that_stand_together_are_one_cue() -> None:
    spans = [(0, 1, "source"), (1, 2, "cue"), (3, 4, "cue"), (4, 6, "content")]
    assert link_attributions(spans, scores_of(6, {1: 0}, {4: 1})) == [([(0, 1)], [(1, 2), (3, 4)], [(4, 6)])]


def test_a_source_between_two_cues_keeps_them_apart() -> None:
    spans = [(0, 1, "cue"), (1, 2, "source"), (2, 3, "cue"), (3, 5, "content")]
    assert len(link_attributions(spans, scores_of(5, {2: 1}, {3: 2}))) == 2


def test_without_a_cue_there_is_no_attribution() -> None:
    assert link_attributions([(0, 1, "source"), (1, 3, "content")], scores_of(3, {}, {})) == []


def test_words_of_different_windows_are_never_multiplied() -> None:
    spans = [(0, 1, "source"), (1, 2, "cue"), (4, 6, "content")]
    linked = link_attributions(spans, scores_of(6, {}, {}, windows=((0, 3), (3, 6))))
    assert linked == [([], [(1, 2)], [(4, 6)])]
