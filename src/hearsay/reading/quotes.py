"""Quoted words become the places of a report where they stand, character for character; nothing is found that is not there."""

import re
from collections.abc import Collection, Sequence

from hearsay.nouns import Span


def places_of(quote: str, text: str, within: Span) -> list[Span]:
    """Return every place of `text` inside `within` where the quoted words stand whole, in the order of the text.

    Letters, capitals and signs have to be the same; a run of white space may be another. "Iran" does not stand in "Iranian".
    """
    words = quote.split()
    if not words:
        return []
    before = r"(?<!\w)" if words[0][0].isalnum() else ""
    after = r"(?!\w)" if words[-1][-1].isalnum() else ""
    pattern = re.compile(before + r"\s+".join(map(re.escape, words)) + after)
    return [Span(*found.span()) for found in pattern.finditer(text, within.start, within.end)]


def nearest(places: Sequence[Span], to: Span, taken: Collection[Span] = ()) -> Span:
    """Return the place nearest to `to`, inside it before outside; of equally near ones the first that is not `taken`."""
    return min(places, key=lambda place: (gap(place, to), place in taken, place.start))


def gap(one: Span, other: Span) -> int:
    """Return how many characters lie between two spans; 0 where they touch or overlap."""
    return max(0, one.start - other.end, other.start - one.end)
