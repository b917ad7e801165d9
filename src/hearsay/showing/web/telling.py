"""Nouns become the forms of the API: claims as cards with their chains of sources, findings with their trail, possible matches."""

from collections.abc import Iterable
from typing import Any

from hearsay.casefile.interface import ReportSummary
from hearsay.lists.descriptors import find_descriptor
from hearsay.nouns import (
    Claim,
    ClaimTime,
    Decision,
    Finding,
    Listing,
    Match,
    Reading,
    Reason,
    Report,
    Span,
    TimeValue,
    claim_key,
    match_key,
)
from hearsay.showing.export.cards import Cards, ClaimCard
from hearsay.showing.frames import FRAMES
from hearsay.showing.network import is_named
from hearsay.showing.web import shapes
from hearsay.showing.web.view import View, words_of
from hearsay.showing.wording import interval_words, list_title


def head_of(report: Report | ReportSummary) -> shapes.ReportHead:
    """Return a report without its text."""
    return shapes.ReportHead(**_head(report))


def row_of(summary: ReportSummary) -> shapes.ReportRow:
    """Return a line of the list of reports."""
    return shapes.ReportRow(**_head(summary), claims=summary.claims, matches=summary.matches, version=summary.version)


def _head(report: Report | ReportSummary) -> dict[str, str | None]:
    return {
        "id": report.id,
        "title": " ".join((report.title or report.url or "Untitled report").split()),
        "url": report.url,
        "publisher": report.publisher,
        "published_at": report.published_at,
    }


class Teller:
    """Tells what one reading holds."""

    def __init__(self, reading: Reading, view: View) -> None:
        if reading.report is None:
            raise ValueError("a failed reading has nothing to tell")
        self.reading, self.report, self.view, self.cards = reading, reading.report, view, Cards(reading)
        self._card_of = {card.claim.id: card for card in self.cards.claims}
        self._entity_of = {mention: entity.id for entity in reading.entities for mention in entity.mentions}

    def party(self, mention: str | None) -> str | None:
        """Return the id of the party that a mention stands for: the joined one, or the report's own entity."""
        entity = self._entity_of.get(mention or "")
        joined = self.view.party_of.get(entity or "")
        return joined.id if joined is not None else entity

    def parts(self, card: ClaimCard) -> list[shapes.Part]:
        """Return a claim's sentence."""
        return [
            shapes.Part(text=one.text, role=one.role, mention=one.mention, entity=self.party(one.mention), known_as=one.known_as)
            for one in card.sentence
        ]

    def has(self, claim: str) -> bool:
        """Say whether the reading has a claim of this id."""
        return claim in self._card_of

    def card(self, claim: Claim) -> shapes.ClaimCard:
        """Return a claim as a card shows it."""
        return shapes.ClaimCard(**self._card(self._card_of[claim.id]))

    def trail_claim(self, claim: str) -> shapes.TrailClaim:
        """Return a claim with its report and where its words begin."""
        card = self._card_of[claim]
        start = card.claim.evidence[0].start if card.claim.evidence else None
        return shapes.TrailClaim(**self._card(card), report_head=head_of(self.report), start=start)

    def said(self, claim: str) -> shapes.Against:
        """Return a claim as the other end of a denial."""
        card = self._card_of[claim]
        title = head_of(self.report).title
        return shapes.Against(claim=claim, report=self.report.id, who=card.who, statement=words_of(self.parts(card)), title=title)

    def report_claim(self, card: ClaimCard, denied_by: Iterable[shapes.Against], denies: Iterable[shapes.Against]) -> shapes.ReportClaim:
        """Return a claim as its report's page shows it."""
        claim = card.claim
        return shapes.ReportClaim(
            **self._card(card),
            number=card.number,
            attribution=claim.attribution,
            roles=[shapes.RoleForm(role=role, mentions=list(ids)) for role, ids in claim.roles if ids],
            source_mentions=list(claim.source),
            evidence=spans_of(claim.evidence),
            trigger=spans_of([claim.trigger])[0] if claim.trigger is not None else None,
            second=card.second_only,
            denied_by=list(denied_by),
            denies=list(denies),
        )

    def match(self, match: Match) -> shapes.PossibleMatch:
        """Return a possible match of one of the report's names."""
        name = next((entity.name for entity in self.reading.entities if entity.id == match.entity), match.name)
        return match_form(
            match, name, self.view, self.view.party_of[match.entity].id if match.entity in self.view.party_of else match.entity
        )

    def claim_subject(self, claim: Claim) -> str:
        """Return the key under which decisions about a claim are kept."""
        words = claim.evidence[0].of(self.report.text) if claim.evidence else ""
        return claim_key(self.report.id, claim.kind, words)

    def _card(self, card: ClaimCard) -> dict[str, Any]:
        claim = card.claim
        decision = self.view.standing.get(self.claim_subject(claim))
        return {
            "id": claim.id, "report": self.report.id, "kind": claim.kind, "polarity": claim.polarity, "certainty": claim.certainty,
            "tense": claim.tense, "sourcing": claim.sourcing, "chain": self._chain(card), "statement": self.parts(card),
            "time": time_said(claim.time), "quotes": list(card.quotes), "reasons": list(claim.reasons),
            "decision": decided_words(decision) if decision is not None else None,
        }  # fmt: skip

    def _chain(self, card: ClaimCard) -> list[shapes.Speaker]:
        last = len(card.sources) - 1
        return [
            shapes.Speaker(
                text=one.text,
                known_as=one.known_as,
                entity=self.party(one.mention),
                named=number < last or card.claim.sourcing != "unnamed",
            )
            for number, one in enumerate(card.sources)
        ]


def match_form(match: Match, name: str, view: View, entity: str | None) -> shapes.PossibleMatch:
    """Return a possible match of a name."""
    decision = view.standing.get(match_key(name, match.listing))
    edition = match.edition
    return shapes.PossibleMatch(
        id=match.id,
        entity=entity,
        entity_name=name,
        listing=match.listing,
        name=match.name,
        score=match.score,
        edition=shapes.EditionForm(list=edition.list, title=list_title(edition.list), date=edition.date, sha256=edition.sha256),
        reasons=reasons_of(match.reasons),
        outcome=decision.outcome if decision is not None else "not checked",
        decided_by=decision.by if decision is not None else None,
    )


def listing_form(listing: Listing) -> shapes.ListedParty:
    """Return a party as its publisher lists it."""
    return shapes.ListedParty(
        id=listing.id,
        list_name=listing.list,
        authority=find_descriptor(listing.list).publisher,
        kind=listing.schema,
        names=[shapes.ListedNameForm(text=one.text, kind=one.kind) for one in listing.names],
        birth_dates=list(listing.birth_dates),
        countries=list(listing.countries),
        addresses=list(listing.addresses),
        identifiers=[shapes.IdentifierForm(type=one.type, value=one.value, country=one.country) for one in listing.identifiers],
        programmes=list(listing.programmes),
        measures=list(listing.measures),
        listed_on=listing.listed_on,
        remarks=listing.remarks,
    )


def finding_row(finding: Finding, view: View) -> shapes.FindingRow:
    """Return a line of the list of findings."""
    return shapes.FindingRow(**_finding(finding, view))


def finding_page(finding: Finding, view: View) -> shapes.FindingPage:
    """Return a finding with its trail."""
    tellers: dict[str, Teller] = {}

    def told(claims: Iterable[str]) -> list[shapes.TrailClaim]:
        trail = []
        for reference in claims:
            report, _, claim = reference.partition("/")
            if report not in tellers:
                reading = view.casefile.reading(report)
                if reading is None or reading.report is None:
                    continue
                tellers[report] = Teller(reading, view)
            if tellers[report].has(claim):
                trail.append(tellers[report].trail_claim(claim))
        return trail

    trail = [
        shapes.OriginForm(name=one.name, via=list(one.via), established=one.is_established, claims=told(one.claims))
        for one in finding.origins
    ]
    used = {claim for one in finding.origins for claim in one.claims}
    return shapes.FindingPage(
        **_finding(finding, view),
        reasons=reasons_of(finding.reasons),
        trail=trail,
        against=told(claim for claim in finding.claims if claim not in used),
        conflicts=[one.words for one in finding.contradictions],
        circles=[list(circle) for circle in finding.circles],
        statements=reasons_of(finding.statements),
    )


def _finding(finding: Finding, view: View) -> dict[str, Any]:
    return {
        "id": finding.id, "kind": finding.kind, "statement": finding_parts(finding, view), "time": interval(finding.time),
        "credibility": finding.credibility, "words": finding.words, "reports": len({claim.partition("/")[0] for claim in finding.claims}),
        "origins": len(finding.origins), "independent": finding.independent_origins,
        "contradicted": bool(finding.denied_by or finding.contradictions), "denied_by": list(finding.denied_by),
    }  # fmt: skip


def finding_parts(finding: Finding, view: View) -> list[shapes.Part]:
    """Return what a finding is about as a sentence of what is said, by the names that the case joined."""
    roles = dict(finding.roles)

    def named(role: str) -> list[shapes.Part]:
        listed: list[shapes.Part] = []
        for name in roles.get(role, ()):
            party = view.party_named.get(name) if is_named(name) else None
            listed += [shapes.Part(text=",")] if listed else []
            listed.append(shapes.Part(text=name, role=role, entity=party.id if party is not None else None))
        return listed

    frames = FRAMES[finding.kind]
    frame = next((one for one in frames if roles.get(one.subject)), frames[0])
    subject = named(frame.subject) or [shapes.Part(text="someone")]
    parts = [*subject, shapes.Part(text=frame.verb.form("past", negative=False, plural=len(subject) > 1))]
    for preposition, role in frame.complements:
        if roles.get(role):
            parts += [shapes.Part(text=preposition)] * bool(preposition) + named(role)
    if roles.get("place"):
        parts += [shapes.Part(text="in"), *named("place")]
    return parts


def time_said(time: ClaimTime | None) -> shapes.TimeSaid | None:
    """Return when a claim says that it was."""
    if time is None:
        return None
    value = time.value
    return shapes.TimeSaid(text=" ".join(time.text.split()), start=value.start if value else None, end=value.end if value else None)


def interval(value: TimeValue | None) -> shapes.TimeSaid | None:
    """Return an interval with its words."""
    return shapes.TimeSaid(text=interval_words(value.start, value.end), start=value.start, end=value.end) if value is not None else None


def reasons_of(reasons: Iterable[Reason]) -> list[shapes.ReasonForm]:
    """Return reasons as they are shown."""
    return [shapes.ReasonForm(reason=one.reason, weight=one.weight, detail=one.detail) for one in reasons]


def decided_words(decision: Decision) -> str:
    """Return a decision in words."""
    return f"{decision.outcome}, says {decision.by} on {decision.at[:10]}" + (f": {decision.note}" if decision.note else "")


def decision_row(decision: Decision, *, undone: bool) -> shapes.DecisionRow:
    """Return a line of the history."""
    subject = decision.subject[1:] if decision.subject else (decision.about,)
    return shapes.DecisionRow(
        id=decision.id, about=decision.about, outcome=decision.outcome, words=" · ".join(subject), by=decision.by, at=decision.at,
        note=decision.note, undone=undone, subject=list(decision.subject),
    )  # fmt: skip


def spans_of(spans: Iterable[Span]) -> list[shapes.SpanForm]:
    return [shapes.SpanForm(start=one.start, end=one.end) for one in spans]
