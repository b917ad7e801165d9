"""What people decided, applied to what was read: a rejected match does not come back, and an accepted one says who accepted it.

Decisions are about keys that stay when a report is read again and when a list has a new edition; here they meet the ids of today.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from hearsay.nouns import Decision, Match, Reading, claim_key, match_key

REJECTED = "not matched"
Standing = Mapping[str, Decision]
"""The decision that stands about each key."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A reading as people left it."""

    reading: Reading
    """Without the matches that were rejected."""
    matches: tuple[tuple[Match, Decision], ...] = ()
    """The matches that were judged, rejected ones too."""
    claims: tuple[tuple[str, Decision], ...] = ()
    """The ids of the claims that were judged."""


def standing(decisions: Iterable[Decision]) -> dict[str, Decision]:
    """Return the last decision about each thing; "withdrawn" takes back the one before it."""
    return {about: made[-1] for about, made in all_standing(decisions).items()}


def all_standing(decisions: Iterable[Decision]) -> dict[str, list[Decision]]:
    """Return every decision about each thing that was not withdrawn, the oldest first."""
    made: dict[str, list[Decision]] = {}
    for decision in decisions:
        own = made.setdefault(decision.about, [])
        if decision.outcome == "withdrawn":
            del own[-1:]
        else:
            own.append(decision)
    return {about: own for about, own in made.items() if own}


def judge_reading(reading: Reading, stands: Standing) -> Judged:
    """Return a reading without the matches that a person rejected, with what was decided about its matches and claims."""
    if not stands or reading.report is None:
        return Judged(reading)
    names = {entity.id: entity.name for entity in reading.entities}
    judged = []
    for match in reading.matches:
        decision = stands.get(match_key(names.get(match.entity or "", match.name), match.listing))
        if decision is not None:
            judged.append((match, decision))
    rejected = {match.id for match, decision in judged if decision.outcome == REJECTED}
    claims = []
    for claim in reading.claims:
        words = claim.evidence[0].of(reading.report.text) if claim.evidence else ""
        decision = stands.get(claim_key(reading.report.id, claim.kind, words))
        if decision is not None:
            claims.append((claim.id, decision))
    left = tuple(match for match in reading.matches if match.id not in rejected)
    return Judged(replace(reading, matches=left), tuple(judged), tuple(claims))
