"""Two readers' claims become one list: what both read is kept as the first put it, what the second alone read is added and says so."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from hearsay.nouns import Claim, Mention, Span
from hearsay.reading.proposals import Refusal, shorten


@dataclass(frozen=True, slots=True)
class Agreement:
    """The claims of both readers in the order of the text, with how many of the second's were kept, which it alone read, and the rest."""

    claims: tuple[Claim, ...]
    kept: int
    added: tuple[str, ...]
    """Ids."""
    refusals: tuple[Refusal, ...]


def agree(first: Sequence[Claim], second: Sequence[Claim], mentions: Iterable[Mention], text: str, *, reader: str) -> Agreement:
    """Return both readers' claims as one list; `reader` names the second ("MODEL at HOST").

    Two claims are the same where kind and polarity are and their evidence overlaps. One claim of the first reader answers to one of
    the second's; a further one about the same words is added where it names somebody or something new, and else says nothing new.
    """
    spans = {mention.id: mention.span for mention in mentions}
    claims = {claim.id: claim for claim in first}
    agreed: set[str] = set()
    added: list[str] = []
    refusals: list[Refusal] = []
    for claim in second:
        same = [other for other in claims.values() if _is_same(claim, other)]
        free = [other for other in same if other.id not in agreed and other.id not in added]
        if free:
            other = max(free, key=lambda each: _shared(claim, each, spans))
            agreed.add(other.id)
            words = "the second reader agrees"
            if claim.certainty != other.certainty:
                words += f", and reads it as {claim.certainty}"
            claims[other.id] = replace(other, reasons=(*other.reasons, words))
        elif claim.id not in claims and (not same or _has_news(claim, same, spans)):
            added.append(claim.id)
            claims[claim.id] = replace(claim, reasons=(*claim.reasons, f"read by {reader}, not by the trained reader"))
        else:
            refusals.append(Refusal("it says what another of its claims says", shorten(claim.evidence[0].of(text))))
    ordered = sorted(claims.values(), key=lambda claim: (claim.evidence[0].start, claim.kind))
    return Agreement(tuple(ordered), len(agreed) + len(added), tuple(added), tuple(refusals))


def _is_same(one: Claim, other: Claim) -> bool:
    return (
        one.kind == other.kind
        and one.polarity == other.polarity
        and any(mine.overlaps(theirs) for mine in one.evidence for theirs in other.evidence)
    )


def _shared(one: Claim, other: Claim, spans: dict[str, Span]) -> int:
    """Return how many fillers of a claim stand in the same role of the other."""
    return sum(
        any(spans[mine].overlaps(spans[theirs]) for theirs in other.fillers(role) if theirs in spans)
        for role, ids in one.roles
        for mine in ids
        if mine in spans
    )


def _has_news(claim: Claim, others: list[Claim], spans: dict[str, Span]) -> bool:
    """Say whether a claim fills a role with words that none of the others has in any role."""
    known = [spans[each] for other in others for _, ids in other.roles for each in ids if each in spans]
    return any(mine in spans and not any(spans[mine].overlaps(span) for span in known) for _, ids in claim.roles for mine in ids)
