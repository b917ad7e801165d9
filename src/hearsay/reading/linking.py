"""Attribution spans become attributions: each cue finds its source, or none, and each piece of content its cue.

The links are scored by the encoder's bilinear heads (PolNeAR's relation of cue to source and content).
"""

from collections.abc import Sequence

import numpy as np

from hearsay.reading.encoder import Scores

Range = tuple[int, int]
JOIN_WITHIN = 2
"""Words between two pieces of one cue ("has", "said" in "has often said")."""


def link_attributions(spans: Sequence[tuple[int, int, str]], scores: Scores) -> list[tuple[list[Range], list[Range], list[Range]]]:
    """Return attributions as (source, cue, content), each a list of word ranges, in the order of their cues."""
    sources = [(b, e) for b, e, kind in spans if kind == "source"]
    cues = _join([(b, e) for b, e, kind in spans if kind == "cue"], sources)
    contents = [(b, e) for b, e, kind in spans if kind == "content"]
    if not cues:
        return []
    linked: list[tuple[list[Range], list[Range], list[Range]]] = [([], list(cue), []) for cue in cues]
    for attribution, cue in zip(linked, cues, strict=True):
        if (source := _best_source(cue[0][0], sources, scores)) is not None:
            attribution[0].append(source)
    begins = [cue[0][0] for cue in cues]
    for content in contents:
        if (chosen := _best_cue(content[0], begins, scores)) is not None:
            linked[chosen][2].append(content)
    return linked


def _join(cues: list[Range], sources: list[Range]) -> list[list[Range]]:
    """Return the cues, pieces that stand close together (with no source between) joined to one."""
    joined: list[list[Range]] = []
    for cue in cues:
        if joined and 0 <= cue[0] - joined[-1][-1][1] <= JOIN_WITHIN and not any(joined[-1][-1][1] <= b < cue[0] for b, _ in sources):
            joined[-1].append(cue)
        else:
            joined.append([cue])
    return joined


def _best_source(cue: int, sources: Sequence[Range], scores: Scores) -> Range | None:
    low, high, factors = scores.seen[int(scores.window[cue])]
    inside = [source for source in sources if low <= source[0] < high]
    if not inside:
        return None
    values = factors["source_to"][[b - low for b, _ in inside]] @ factors["source_from"][cue - low]
    best = int(values.argmax())
    return inside[best] if values[best] > factors["source_none"][cue - low, 0] else None


def _best_cue(content: int, cues: Sequence[int], scores: Scores) -> int | None:
    low, high, factors = scores.seen[int(scores.window[content])]
    inside = [i for i, cue in enumerate(cues) if low <= cue < high]
    if not inside:
        distances = [abs(cue - content) for cue in cues]
        return int(np.argmin(distances)) if min(distances) < 80 else None
    values = factors["cue_to"][[cues[i] - low for i in inside]] @ factors["cue_from"][content - low]
    return inside[int(values.argmax())]
