"""Attributions that stand inside what another one says get to know it, so that a chain of sources can be followed outwards."""

from collections.abc import Sequence
from dataclasses import replace

from hearsay.nouns import Attribution, Span


def nest(attributions: Sequence[Attribution]) -> list[Attribution]:
    """Return the attributions in their order, each with the narrowest other one whose content holds its cue (or its source).

    One that already has an outer one keeps it.
    """
    contents = sorted((span.start, -span.end, number) for number, a in enumerate(attributions) for span in a.content)
    asked = sorted((place.start, number) for number, a in enumerate(attributions) if a.outer is None and (place := _place(a)) is not None)
    nested, opened, at = list(attributions), [], 0
    for start, number in asked:
        while at < len(contents) and contents[at][0] <= start:
            opened.append(contents[at])
            at += 1
        opened = [content for content in opened if -content[1] > start]
        place = _place(attributions[number])
        assert place is not None
        around = [(-end - begin, other) for begin, end, other in opened if other != number and -end >= place.end]
        for _, other in sorted(around):
            if not _is_inside(nested, other, number):
                nested[number] = replace(nested[number], outer=attributions[other].id)
                break
    return nested


def _place(attribution: Attribution) -> Span | None:
    return next(iter(attribution.cue or attribution.source), None)


def _is_inside(nested: Sequence[Attribution], inner: int, outer: int) -> bool:
    """Say whether following `inner` outwards leads to `outer` (or never ends)."""
    if nested[inner].outer is None:
        return False
    by_id = {a.id: a for a in nested}
    seen: set[str] = set()
    here: Attribution | None = nested[inner]
    while here is not None and here.outer is not None and here.id not in seen:
        seen.add(here.id)
        if here.outer == nested[outer].id:
            return True
        here = by_id.get(here.outer)
    return False
