"""A case becomes what every exporter tells of it: claims in words, each tied to its parties, denials, findings and decisions; made once.

What comes in: `CaseContents`. What goes out: flat records in the order of the case. Nothing is joined here that the case did not join.
"""

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

from hearsay.nouns import Claim, Decision, Entity, Finding, Listing, Match, Mention, Report
from hearsay.showing.export.cards import Cards, ClaimCard
from hearsay.showing.export.contents import CaseContents, Gathered, Joined
from hearsay.showing.export.json_lines import best_first
from hearsay.showing.wording import listed_by, spaced

OUTCOMES = {
    "matched": "decided: the same party",
    "not matched": "decided: another party",
    "not checked": "decided: could not be checked",
    "right": "decided: right",
    "wrong": "decided: wrong",
    "unsure": "decided: unsure",
    "corrected": "decided: corrected",
    "same": "decided: the same party",
    "not the same": "decided: another party",
}
UNDECIDED = "possible match: nobody has decided"


@dataclass(frozen=True, slots=True)
class ToldReport:
    """A report with its cards; `number` counts from 1 in the case."""

    number: int
    id: str
    report: Report
    cards: Cards
    gathered: Gathered | None

    @property
    def title(self) -> str:
        return self.report.title or self.report.url or "Untitled report"

    @property
    def web_address(self) -> str | None:
        """The address, where it is one that a browser may follow."""
        url = self.report.url or ""
        return url if url.casefold().startswith(("http://", "https://")) and url.isprintable() and " " not in url else None


@dataclass(frozen=True, slots=True)
class ToldFiller:
    """Who or what fills a role of a claim: the report's words, and the party that they stand for where there is one."""

    role: str
    words: str
    mention: Mention
    party: Joined | None

    @property
    def name(self) -> str:
        return self.party.name if self.party else self.words


@dataclass(frozen=True, slots=True)
class ToldClaim:
    """A claim with its report and its words."""

    id: str
    told: ToldReport
    card: ClaimCard
    statement: str
    fillers: tuple[ToldFiller, ...]
    speakers: tuple[ToldFiller, ...]
    """Who says it, outermost first; empty where the report says it in its own voice."""
    denied_by: tuple[str, ...]
    """The ids of the claims that deny it."""
    denies: tuple[str, ...]
    denials: str
    """Who denies it, in the same report or, as a finding has it, in another; empty where nobody does."""

    @property
    def claim(self) -> Claim:
        return self.card.claim

    @property
    def is_denial(self) -> bool:
        return self.claim.polarity == "negative"

    @property
    def said(self) -> str:
        """The claim as hearsay may put it: who says it, and what; never the bare statement."""
        return f"{self.card.who} {self.card.says}: {self.statement}"

    def parties(self) -> list[ToldFiller]:
        """Return the fillers that are parties, each party once, in the order of the roles."""
        seen: dict[str, ToldFiller] = {}
        for filler in self.fillers:
            if filler.party is not None:
                seen.setdefault(filler.party.id, filler)
        return list(seen.values())


@dataclass(frozen=True, slots=True)
class ToldMatch:
    """A possible match of a party, with what a person decided of it."""

    match: Match
    party: Joined
    listing: Listing | None
    decision: Decision | None

    @property
    def listed_by(self) -> str:
        """The list and its edition, in words."""
        return listed_by(self.match.edition)

    @property
    def status(self) -> str:
        return OUTCOMES.get(self.decision.outcome, self.decision.outcome) if self.decision else UNDECIDED

    @property
    def is_rejected(self) -> bool:
        return self.decision is not None and self.decision.outcome == "not matched"


@dataclass(frozen=True, slots=True)
class ToldFinding:
    """A finding with its claims, those that the case holds."""

    number: int
    finding: Finding
    claims: tuple[ToldClaim, ...]

    @property
    def title(self) -> str:
        """The event in words that do not assert it: its kind, and who plays which part."""
        parts = [f"{role}: {', '.join(names)}" for role, names in self.finding.roles if names]
        return " · ".join([self.finding.kind, *parts])

    @property
    def origins(self) -> tuple[str, ...]:
        """Where the statements first came from, in words."""
        return tuple(map(str, self.finding.origins))

    @property
    def denied_by(self) -> tuple[str, ...]:
        """Who denies it, in words."""
        return tuple(map(str, self.finding.denied_by))


class Telling:
    """All that is told of one case."""

    def __init__(self, contents: CaseContents) -> None:
        self.contents = contents
        self.failures = [reading.failure for reading in contents.readings if reading.failure is not None]
        self.readings = list({reading.report.id: reading for reading in contents.readings if reading.report is not None}.values())
        self._decided: dict[str, list[Decision]] = defaultdict(list)
        for decision in sorted(contents.decisions, key=lambda one: (one.at, one.id)):
            self._decided[decision.about].append(decision)

    @cached_property
    def reports(self) -> list[ToldReport]:
        gathered = {one.report: one for one in self.contents.gathered}
        told = []
        for number, reading in enumerate(self.readings, start=1):
            if reading.report is not None:
                report_id = reading.report.id
                told.append(ToldReport(number, report_id, reading.report, Cards(reading), gathered.get(report_id)))
        return told

    @cached_property
    def parties(self) -> list[Joined]:
        """Every thing in the world that the case knows, joined where the case joined it."""
        order = {entity.id: place for place, entity in enumerate(self._entities)}
        taken = {entity: joined for joined in self.contents.joined for entity in joined.entities}
        alone = [
            Joined(entity.id, entity.name, entity.kind, (entity.id,), entity.aliases) for entity in self._entities if entity.id not in taken
        ]
        return sorted((*self.contents.joined, *alone), key=lambda one: min((order.get(e, len(order)) for e in one.entities), default=0))

    @cached_property
    def party_of(self) -> dict[str, Joined]:
        """The party that an entity was joined to, by the entity's id."""
        return {entity: party for party in self.parties for entity in party.entities}

    @cached_property
    def reports_of(self) -> dict[str, list[ToldReport]]:
        """The reports that name or describe a party, by the party's id."""
        found: dict[str, dict[str, ToldReport]] = defaultdict(dict)
        for told in self.reports:
            for entity in told.cards.reading.entities:
                found[self.party_of[entity.id].id][told.id] = told
        return {party: list(reports.values()) for party, reports in found.items()}

    @cached_property
    def claims(self) -> list[ToldClaim]:
        return [told for report in self.reports for told in self._claims(report)]

    @cached_property
    def claim_of(self) -> dict[str, ToldClaim]:
        return {told.id: told for told in self.claims}

    @cached_property
    def claims_about(self) -> dict[str, list[ToldClaim]]:
        """The claims in which a party plays a part, by the party's id."""
        found: dict[str, list[ToldClaim]] = defaultdict(list)
        for told in self.claims:
            for filler in told.parties():
                if filler.party is not None:
                    found[filler.party.id].append(told)
        return found

    @cached_property
    def matches(self) -> list[ToldMatch]:
        told = []
        for reading in self.readings:
            for match in best_first(reading.matches):
                party = self.party_of.get(match.entity or "")
                if party is not None:
                    told.append(ToldMatch(match, party, self.contents.listings.get(match.listing), self.decision_about(match.id)))
        return told

    @cached_property
    def matches_of(self) -> dict[str, list[ToldMatch]]:
        """The possible matches of a party, best first, one for each listing and edition."""
        found: dict[str, dict[tuple[str, str], ToldMatch]] = defaultdict(dict)
        for told in sorted(self.matches, key=lambda one: (one.decision is None, -one.match.score, one.match.listing)):
            found[told.party.id].setdefault((told.match.listing, told.match.edition.sha256), told)
        return {party: sorted(own.values(), key=lambda one: -one.match.score) for party, own in found.items()}

    @cached_property
    def findings(self) -> list[ToldFinding]:
        return [
            ToldFinding(number, finding, tuple(self.claim_of[one] for one in map(claim_id, finding.claims) if one in self.claim_of))
            for number, finding in enumerate(self.contents.findings, start=1)
        ]

    @cached_property
    def findings_of(self) -> dict[str, list[ToldFinding]]:
        """The findings that a claim is part of, by the claim's id."""
        found: dict[str, list[ToldFinding]] = defaultdict(list)
        for told in self.findings:
            for claim in told.claims:
                found[claim.id].append(told)
        return found

    def decision_about(self, about: str) -> Decision | None:
        """Return the newest decision about a match, claim or finding; the earlier ones stay in the case."""
        decided = self._decided.get(about)
        return decided[-1] if decided else None

    @cached_property
    def _entities(self) -> list[Entity]:
        return [entity for reading in self.readings for entity in reading.entities]

    def _claims(self, told: ToldReport) -> list[ToldClaim]:
        reading, cards = told.cards.reading, told.cards
        party_at = {mention: self.party_of[entity.id] for entity in reading.entities for mention in entity.mentions}
        by_number = {number: claim for claim, number in cards.numbers.items()}

        def filler(role: str, mention: str) -> list[ToldFiller]:
            found = cards.wording.mentions.get(mention)
            return [ToldFiller(role, " ".join(found.text.split()), found, party_at.get(mention))] if found else []

        return [
            ToldClaim(
                id=by_number[card.number],
                told=told,
                card=card,
                statement=spaced(list(card.sentence)),
                fillers=tuple(one for role, mentions in card.claim.roles for mention in mentions for one in filler(role, mention)),
                speakers=tuple(one for mention in card.claim.source for one in filler("source", mention)),
                denied_by=tuple(by_number[against.number] for against in card.denied_by),
                denies=tuple(by_number[against.number] for against in card.denies),
                denials=self._denials(card, by_number[card.number]),
            )
            for card in cards.claims
        ]

    def _denials(self, card: ClaimCard, identity: str) -> str:
        elsewhere = () if card.claim.polarity == "negative" else self._denied_in_findings.get(identity, ())
        return "; ".join(dict.fromkeys((*(against.who for against in card.denied_by), *elsewhere)))

    @cached_property
    def _denied_in_findings(self) -> dict[str, list[str]]:
        """Who denies what a finding says, by the id of each claim in it."""
        found: dict[str, list[str]] = defaultdict(list)
        for finding in self.contents.findings:
            for claim in finding.claims:
                found[claim_id(claim)] += map(str, finding.denied_by)
        return found


def claim_id(reference: str) -> str:
    """Return the claim's own id of a reference that may name its report first (`<report id>/<claim id>`)."""
    return reference.rpartition("/")[2]


def is_named(party: Joined) -> bool:
    """Say whether a party is known by a name, not only by a description ("the company")."""
    return any(letter.isupper() for letter in party.name) or not party.name.isascii()
