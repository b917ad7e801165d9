"""A Reading becomes the cards of its dossier: one a claim, one a possible match, each with the anchors that tie it to the text."""

from dataclasses import dataclass
from functools import cached_property

from hearsay.nouns import Claim, Match, Reading, Span
from hearsay.showing.denials import denials
from hearsay.showing.export.json_lines import best_first
from hearsay.showing.wording import OWN_VOICE, Part, Wording, listed_by, time_words


@dataclass(frozen=True, slots=True)
class Against:
    """One end of a denial as the card at the other end shows it."""

    number: int
    who: str
    statement: str


@dataclass(frozen=True, slots=True)
class RoleLine:
    """A role of a claim with those who fill it; `colour` is the number of its colour in text and card."""

    role: str
    colour: int
    fillers: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class ClaimCard:
    """A claim as a card shows it; `number` counts from 1 within the report."""

    number: int
    claim: Claim
    who: str
    says: str
    """"says", or "say" of several."""
    sources: tuple[Part, ...]
    sentence: tuple[Part, ...]
    certainty: str
    when: str
    roles: tuple[RoleLine, ...]
    quotes: tuple[str, ...]
    denied_by: tuple[Against, ...]
    denies: tuple[Against, ...]
    matches: tuple[int, ...]
    second_only: bool = False
    """Whether only the second reader, a language model, read it."""

    def colour(self, role: str | None) -> int:
        """Return the number of a role's colour; 0 for our own words."""
        return next((line.colour for line in self.roles if line.role == role), 0)


@dataclass(frozen=True, slots=True)
class MatchCard:
    """A possible match as a card shows it; `claims` are the numbers of the claims that its entity takes part in."""

    number: int
    entity: str
    match: Match
    listed_by: str
    claims: tuple[int, ...]


class Cards:
    """All cards of one reading, made once."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.wording = Wording(reading)
        self.numbers = {claim.id: number for number, claim in enumerate(reading.claims, start=1)}

    @cached_property
    def matches(self) -> list[MatchCard]:
        names = {entity.id: entity for entity in self.reading.entities}
        ordered = best_first(match for match in self.reading.matches if match.entity in names)
        cards = []
        for number, match in enumerate(ordered, start=1):
            entity = names[match.entity or ""]
            using = {claim for mention in entity.mentions for claim in self._using.get(mention, ())}
            cards.append(MatchCard(number, entity.name, match, listed_by(match.edition), tuple(sorted(using))))
        return cards

    @cached_property
    def claims(self) -> list[ClaimCard]:
        by_id = {identity: self.reading.claims[number - 1] for identity, number in self.numbers.items()}
        denied = denials(self.reading)
        denying: dict[str, list[str]] = {}
        for stated, against in denied.items():
            for denial in against:
                denying.setdefault(denial, []).append(stated)
        matches: dict[int, list[int]] = {}
        for match in self.matches:
            for number in match.claims:
                matches.setdefault(number, []).append(match.number)
        added = self.reading.second_reader.added if self.reading.second_reader else ()
        return [
            ClaimCard(
                number=self.numbers[identity],
                claim=claim,
                who=self.wording.says_who(claim),
                says="say" if self.wording.is_plural(claim.source[-1:]) else "says",
                sources=tuple(self.wording.sources(claim)),
                sentence=tuple(self.wording.sentence(claim)),
                certainty=self.wording.certainty(claim),
                when=time_words(claim.time) if claim.time else "",
                roles=self._roles(claim),
                quotes=tuple(" ".join(span.of(self._text).split()) for span in claim.evidence),
                denied_by=tuple(self._against(by_id[other]) for other in denied.get(identity, [])),
                denies=tuple(self._against(by_id[other]) for other in denying.get(identity, [])),
                matches=tuple(matches.get(self.numbers[identity], ())),
                second_only=identity in added,
            )
            for identity, claim in by_id.items()
        ]

    @property
    def speakers(self) -> list[str]:
        """Return everyone whom the report lets speak, in the order in which they first do."""
        return list(dict.fromkeys(card.who for card in self.claims if card.who != OWN_VOICE))

    @cached_property
    def _using(self) -> dict[str, list[int]]:
        """The numbers of the claims that use a mention, by the mention's id."""
        found: dict[str, list[int]] = {}
        for number in self.numbers.values():
            for mention in _uses(self.reading.claims[number - 1]):
                found.setdefault(mention, []).append(number)
        return found

    @property
    def _text(self) -> str:
        return self.reading.report.text if self.reading.report else ""

    def _roles(self, claim: Claim) -> tuple[RoleLine, ...]:
        filled = [(role, fillers) for role, fillers in claim.roles if fillers]
        return tuple(
            RoleLine(role, 1 + number % 6, tuple(self.wording.filler(mention, role) for mention in fillers))
            for number, (role, fillers) in enumerate(filled)
        )

    def _against(self, claim: Claim) -> Against:
        return Against(self.numbers[claim.id], self.wording.says_who(claim), self.wording.statement(claim))


def _uses(claim: Claim) -> set[str]:
    """Return the ids of the mentions that a claim uses, as fillers or as sources."""
    return {mention for _, fillers in claim.roles for mention in fillers} | set(claim.source)


def attribution_spans(claim: Claim, reading: Reading) -> tuple[list[Span], list[Span]]:
    """Return the source spans and the cue spans of a claim's attribution and of those around it."""
    by_id = {attribution.id: attribution for attribution in reading.attributions}
    sources: list[Span] = []
    cues: list[Span] = []
    seen: set[str] = set()
    current = claim.attribution
    while current in by_id and current not in seen:
        seen.add(current)
        sources += by_id[current].source
        cues += by_id[current].cue
        current = by_id[current].outer
    return sources, cues
