"""What the claims of a finding cannot all be right in: denials, other numbers, other days, other parties, other places."""

from collections.abc import Sequence

from hearsay.nouns import Contradiction, QuantityValue, TimeValue
from hearsay.weighing.grouping import MAIN, Stated, overlap


def find_contradictions(claims: Sequence[Stated]) -> tuple[Contradiction, ...]:
    """Return what conflicts, in words, each with the claims that it stands in."""
    positive = [stated for stated in claims if stated.claim.polarity == "positive"]
    found = _denials(claims)
    found += _numbers(positive)
    found += _times(positive)
    for role in MAIN[claims[0].claim.kind]:
        found += _fillers(positive, role, "party")
    found += _fillers(positive, "place", "place")
    return tuple(found)


def _denials(claims: Sequence[Stated]) -> list[Contradiction]:
    denied = [stated for stated in claims if stated.claim.polarity == "negative"]
    if not denied or len(denied) == len(claims):
        return []
    who = list(dict.fromkeys(speaker(stated) for stated in denied))
    return [Contradiction("denial", f"denied by {', '.join(who)}", tuple(stated.id for stated in denied))]


def _numbers(claims: Sequence[Stated]) -> list[Contradiction]:
    told = [(stated, stated.quantities[0]) for stated in claims if stated.quantities]
    groups: list[list[tuple[Stated, QuantityValue]]] = []
    for stated, value in told:
        for group in groups:
            if overlap(group[0][1], value) or (value.unit and group[0][1].unit and value.unit != group[0][1].unit):
                group.append((stated, value))
                break
        else:
            groups.append([(stated, value)])
    if len(groups) < 2:
        return []
    words = " against ".join(_amount(group[0][1]) for group in groups)
    return [Contradiction("quantity", words, tuple(stated.id for group in groups for stated, _ in group))]


def _times(claims: Sequence[Stated]) -> list[Contradiction]:
    told = [(stated, stated.time) for stated in claims if stated.time is not None]
    if not told or common_time([time for _, time in told]) is not None:
        return []
    words = " against ".join(dict.fromkeys(_days(time) for _, time in told))
    return [Contradiction("time", words, tuple(stated.id for stated, _ in told))]


def _fillers(claims: Sequence[Stated], role: str, sort: str) -> list[Contradiction]:
    """Return a conflict where two claims fill a role with named parties that have none in common."""
    told = [(stated, parties) for stated in claims if (parties := stated.fillers.get(role, frozenset()) & _parties(stated))]
    apart = [
        (first, second)
        for n, (first, ours) in enumerate(told)
        for second, theirs in told[n + 1 :]
        if not ours & theirs and first.number != second.number
    ]
    if not apart or role == "party":
        return []
    first, second = apart[0]
    names = [
        first.names[sorted(first.fillers[role] & _parties(first))[0]],
        second.names[sorted(second.fillers[role] & _parties(second))[0]],
    ]
    ids = tuple(dict.fromkeys(stated.id for pair in apart for stated in pair))
    return [Contradiction("place" if sort == "place" else "party", f"{role}: {names[0]} against {names[1]}", ids)]


def _parties(stated: Stated) -> frozenset[str]:
    return stated.parties


def common_time(times: Sequence[TimeValue]) -> TimeValue | None:
    """Return the days that all of them allow; None where there are none."""
    if not times:
        return None
    start, end = max(time.start for time in times), min(time.end for time in times)
    return TimeValue(start, end) if start <= end else None


def speaker(stated: Stated) -> str:
    """Return who says a claim: the innermost source, or the report itself."""
    return stated.source_names[-1] if stated.source_names else "the report itself"


def _amount(value: QuantityValue) -> str:
    low, high = (f"{one:g}" if one is not None else None for one in (value.low, value.high))
    unit = f" {value.unit}" if value.unit else ""
    if low == high:
        return f"{low}{unit}"
    return f"at least {low}{unit}" if high is None else f"at most {high}{unit}" if low is None else f"{low} to {high}{unit}"


def _days(time: TimeValue) -> str:
    return time.start if time.start == time.end else f"{time.start} to {time.end}"
