"""A language model as a second reader: what it is asked about a part of a report, and which of its claims stand verbatim in that part.

Values come in and values go out; who carries the question and the answer is another room's matter. The report's words are material to
the model, and nothing of its answer is kept but claims whose quoted words stand in them, so that a report can at worst add claims
about itself.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from hearsay.nouns import Attribution, Claim, ClaimTime, Mention, Report, Sourcing, Span, make_id
from hearsay.reading.lent_sources import is_named_source, lend_source
from hearsay.reading.proposals import Proposal, Refusal, Refused, load_kinds, read_proposals, shorten
from hearsay.reading.quoted_mentions import QuotedMentions
from hearsay.reading.quotes import gap, nearest, places_of

LONGEST_EVIDENCE, LONGEST_FILLER = 1000, 300
"""Characters; the longest of 2,674 annotated claims have 853 and 278."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What is left of a model's answer about one part of a report."""

    claims: tuple[Claim, ...]
    refusals: tuple[Refusal, ...]

    @property
    def proposed(self) -> int:
        return len(self.claims) + len(self.refusals)


def write_request(text: str) -> list[dict[str, str]]:
    """Return the messages (role and content) that ask a model for the claims of `text`, a report or a part of one."""
    table = load_kinds()
    # Nobody can write a report that holds the mark made from it, and so none can end itself early.
    mark = make_id("", text)
    begin, end = f"<report {mark}>", f"</report {mark}>"
    kinds = "\n".join(f"- {kind}: {about}; roles {', '.join(table.roles[kind])}" for kind, about in table.about.items())
    instructions = table.instructions.replace("{kinds}", kinds).replace("{begin}", begin).replace("{end}", end)
    return [{"role": "system", "content": instructions}, {"role": "user", "content": f"{begin}\n{text}\n{end}"}]


def check_answer(answer: str, report: Report, part: Span, mentions: QuotedMentions, attributions: Iterable[Attribution]) -> Answer:
    """Return the claims of an answer whose every quoted word stands in the `part` of the report it was asked about.

    New mentions are kept in `mentions`, for kept claims alone. Raises ReadingError where the answer is none.
    """
    proposals, refusals = read_proposals(answer)
    claims, said = [], list(attributions)
    for proposal in proposals:
        try:
            claims.append(lend_source(_anchored(proposal, report, part, mentions, said), said, mentions))
        except Refused as refused:
            refusals.append(Refusal(refused.why, shorten(refused.quote)))
    return Answer(tuple(claims), tuple(refusals))


def _anchored(proposal: Proposal, report: Report, part: Span, mentions: QuotedMentions, attributions: list[Attribution]) -> Claim:
    """Return the claim with its quotations as places of the report; raises Refused for the first that has none."""
    text = report.text

    def places(quote: str, what: str, longest: int = LONGEST_FILLER) -> list[Span]:
        if len(quote) > longest:
            raise Refused(f"what it quotes as {what} is longer than {longest} characters", quote)
        found = places_of(quote, text, part)
        if not found or not any(letter.isalnum() for letter in quote):
            raise Refused(f"what it quotes as {what} does not stand in the report", quote)
        return found

    stated = [places(quote, "evidence", LONGEST_EVIDENCE) for quote in proposal.evidence]
    fillers = [(role, places(quote, role)) for role, quotes in proposal.roles for quote in quotes]
    sources = [places(quote, "source") for quote in proposal.source]
    times = places(proposal.time, "time") if proposal.time else []
    evidence = tuple(_best_place(found, [filler for _, filler in fillers]) for found in stated)
    if len(evidence[0].of(text).split()) < 2:
        raise Refused("what it quotes as evidence is no clause", proposal.evidence[0])
    taken: list[Span] = []
    chosen = []
    for role, found in fillers:
        place = nearest(found, evidence[0], taken)
        taken.append(place)
        chosen.append((role, place))
    if not any(place.overlaps(clause) for _, place in chosen for clause in evidence):
        raise Refused("nobody and nothing that takes part in it stands in its evidence", proposal.evidence[0])
    roles: dict[str, list[str]] = {}
    for role, place in chosen:
        filler = mentions.of(place, role=role, expected=load_kinds().expected.get(role, "organisation"))
        if filler.id not in roles.setdefault(role, []):
            roles[role].append(filler.id)
    chain = [mentions.of(nearest(found, evidence[0], taken), role="source", expected="person") for found in sources]
    time = None
    if times:
        when = mentions.of_time(nearest(times, evidence[0]), proposal.tense)
        time = ClaimTime(when.span, when.text, when.value if when.kind == "time" else None)  # type: ignore[arg-type]
    return Claim(
        report=report.id,
        kind=proposal.kind,
        evidence=tuple(dict.fromkeys(evidence)),
        roles=tuple((role, tuple(ids)) for role, ids in roles.items()),
        polarity=proposal.polarity,
        certainty=proposal.certainty,
        tense=proposal.tense,
        source=tuple(dict.fromkeys(mention.id for mention in chain)),
        sourcing=_sourcing(proposal, chain),
        attribution=_attribution(evidence[0], chain, attributions),
        time=time,
    )


def _best_place(places: list[Span], fillers: list[list[Span]]) -> Span:
    """Return the place of a clause that has its fillers nearest; of equal ones the first."""
    return min(places, key=lambda place: (sum(min(gap(filler, place) for filler in found) for found in fillers), place.start))


def _sourcing(proposal: Proposal, chain: list[Mention]) -> Sourcing:
    """Return the model's word where it agrees with the chain of sources, else what the chain itself shows."""
    if not chain:
        return "unnamed" if proposal.sourcing == "unnamed" else "publisher"
    if proposal.sourcing in ("named", "unnamed"):
        return proposal.sourcing
    return "named" if is_named_source(chain[-1]) else "unnamed"


def _attribution(evidence: Span, chain: list[Mention], attributions: list[Attribution]) -> str | None:
    """Return the id of the narrowest attribution of the first reader that gives this clause to the innermost source."""
    if not chain:
        return None
    fitting = [
        (content.end - content.start, attribution.id)
        for attribution in attributions
        for content in attribution.content
        if content.overlaps(evidence) and any(source.overlaps(chain[-1].span) for source in attribution.source)
    ]
    return min(fitting)[1] if fitting else None
