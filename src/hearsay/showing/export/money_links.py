"""A claim becomes a link or a note of FollowTheMoney that says who claims it and never asserts it.

A claim between two named parties is an Ownership, Directorship, Employment, Payment or, for every other kind, an UnknownLink whose role
names the claim; a claimed designation is a Sanction with status "claimed". A denial is never a link: it is a Note on everyone it speaks
of, and the link that it denies says so. A claim that ties nothing together is a Note.
"""

import re
from collections.abc import Iterator

from hearsay.nouns import MoneyValue
from hearsay.showing.export.contents import Joined
from hearsay.showing.export.money_schemas import (
    ASSETS,
    LEGAL,
    ORGANISATIONS,
    MoneyEntity,
    entity,
    event_dates,
    schema_of,
    string_value,
    text_value,
)
from hearsay.showing.export.telling import Telling, ToldClaim, ToldFiller, is_named

OWNING = re.compile(r"own(s|ed|ing|er|ership)?\b|sharehold|stake\b", re.IGNORECASE)
"""Words of a `control` claim that speak of owning, and of nothing less."""
DIRECTING = re.compile(r"direct|chair|head|chief|president|manager|executive|\bCEO\b|board|founder", re.IGNORECASE)
"""Words for a post that is a Directorship; every other is an Employment."""
ASIDE = frozenset(("place", "time", "quantity", "reason", "matter", "purpose", "measure"))
"""Roles whose fillers are not tied to the others by a link; they stand in its words."""


class MoneyLinks:
    """The links and notes of one case."""

    def __init__(self, telling: Telling) -> None:
        self.telling = telling

    def schema_of(self, party: Joined) -> str | None:
        """Return the schema of a party that is told as an entity; None of one without a name or without a schema."""
        return schema_of(party.kind, party.name) if is_named(party) else None

    def claims(self) -> Iterator[MoneyEntity]:
        """Yield what every claim becomes."""
        for told in self.telling.claims:
            made = [] if told.is_denial else list(self._links(told))
            yield from made or [self._note(told)]

    def findings(self) -> Iterator[MoneyEntity]:
        """Yield a note for every finding."""
        for told in self.telling.findings:
            finding = told.finding
            parties = [filler.party for claim in told.claims for filler in claim.parties() if filler.party is not None]
            reports = [claim.told.id for claim in told.claims]
            said = "; ".join(dict.fromkeys(claim.said for claim in told.claims))
            words = f"Finding {told.number}, {told.title}. Credibility {finding.credibility}: {finding.words}. Claims: {said}"
            about = [party.id for party in parties if self.schema_of(party)]
            yield entity(finding.id, "Note", entity=[*about, *reports], description=[text_value(words)])

    def _links(self, told: ToldClaim) -> Iterator[MoneyEntity]:
        match told.claim.kind:
            case "sanction":
                yield from self._sanctions(told)
            case "finance":
                yield from self._payments(told)
            case "control":
                yield from self._controls(told)
            case _:
                yield from self._unknown(told, [filler for filler in told.parties() if filler.role not in ASIDE])

    def _sanctions(self, told: ToldClaim) -> Iterator[MoneyEntity]:
        by = self._words(told, "authority")
        for target in self._with(told, "target"):
            yield self._interval(told, "Sanction", target, entity=[target.id], authority=by, reason=self._words(told, "reason"))

    def _payments(self, told: ToldClaim) -> Iterator[MoneyEntity]:
        sums = [filler.mention.value for filler in told.fillers if isinstance(filler.mention.value, MoneyValue)]
        exact = [value for value in sums if value.low is not None and value.low == value.high]
        amount = [f"{value.low:.2f}".removesuffix(".00") for value in exact]
        currency = [value.currency or "" for value in exact]
        payees = [party for party in self._with(told, "payee") if self.schema_of(party) in LEGAL]
        for payer in (party for party in self._with(told, "payer") if self.schema_of(party) in LEGAL):
            for payee in payees:
                if payee.id != payer.id:
                    ends = {"payer": [payer.id], "beneficiary": [payee.id]}
                    purpose = self._words(told, "purpose")
                    yield self._interval(told, "Payment", payee, **ends, amount=amount, currency=currency, purpose=purpose)

    def _controls(self, told: ToldClaim) -> Iterator[MoneyEntity]:
        trigger = told.claim.trigger.of(told.told.report.text) if told.claim.trigger else ""
        posts = self._words(told, "post")
        for holder in self._with(told, "holder"):
            for held in self._with(told, "held"):
                if holder.id == held.id:
                    continue
                left, right = self.schema_of(holder), self.schema_of(held)
                role = [f"claimed: {word}" for word in posts or [trigger or "controls, leads or works for"]]
                if OWNING.match(trigger) and not posts and left in LEGAL and right in ASSETS:
                    yield self._interval(told, "Ownership", held, owner=[holder.id], asset=[held.id], role=role)
                elif posts and left in LEGAL and right in ORGANISATIONS and any(DIRECTING.search(post) for post in posts):
                    yield self._interval(told, "Directorship", held, director=[holder.id], organization=[held.id], role=role)
                elif posts and left == "Person" and right in ORGANISATIONS:
                    yield self._interval(told, "Employment", held, employee=[holder.id], employer=[held.id], role=role)
                else:
                    yield self._interval(told, "UnknownLink", held, subject=[holder.id], object=[held.id], role=role)

    def _unknown(self, told: ToldClaim, fillers: list[ToldFiller]) -> Iterator[MoneyEntity]:
        """Yield a link from the main party of a claim, which fills its first role, to each of the others."""
        known = [(filler.role, filler.party) for filler in fillers if filler.party is not None and self.schema_of(filler.party)]
        for role, party in known[1:]:
            first_role, first = known[0]
            words = f"claimed: {told.claim.kind} ({first_role} – {role})"
            yield self._interval(told, "UnknownLink", party, subject=[first.id], object=[party.id], role=[words])

    def _interval(self, told: ToldClaim, schema: str, last: Joined, **properties: list[str]) -> MoneyEntity:
        """Return a link with what every claim carries: who claims it, who denies it, the words, the report and the day."""
        claim, report = told.claim, told.told
        denied = f" Denied by {told.denials}." if told.denials else ""
        status = {} if schema == "Payment" else {"status": ["claimed; denied" if denied else "claimed"]}
        when = f" When: {told.card.when}." if told.card.when else ""
        return entity(
            f"{told.id}-{last.id}",
            schema,
            **{name: [string_value(value) for value in values] for name, values in properties.items()},
            **status,
            date=event_dates(claim.time.value if claim.time else None),
            summary=[text_value(f"Claimed, not established. {told.said}.{denied}{when}")],
            description=[text_value(f"“{quote}”") for quote in told.card.quotes],
            recordId=[told.id],
            proof=[report.id],
            sourceUrl=[report.web_address or ""],
            publisher=[string_value(report.report.publisher or "")],
        )

    def _note(self, told: ToldClaim) -> MoneyEntity:
        kind = "Denial" if told.is_denial else "Claimed, not established"
        denied = f" Denied by {told.denials}." if told.denials else ""
        quotes = " ".join(f"“{quote}”" for quote in told.card.quotes)
        about = [filler.party.id for filler in told.parties() if filler.party is not None and self.schema_of(filler.party)]
        report = told.told
        return entity(
            told.id,
            "Note",
            entity=[*about, report.id],
            description=[text_value(f"{kind}. {told.said}.{denied} {quotes}".strip())],
            proof=[report.id],
            sourceUrl=[report.web_address or ""],
            publisher=[string_value(report.report.publisher or "")],
        )

    def _with(self, told: ToldClaim, role: str) -> list[Joined]:
        """Return the parties with an entity that fill a role."""
        found = {filler.party.id: filler.party for filler in told.fillers if filler.role == role and filler.party is not None}
        return [party for party in found.values() if self.schema_of(party)]

    def _words(self, told: ToldClaim, role: str) -> list[str]:
        return list(dict.fromkeys(filler.name for filler in told.fillers if filler.role == role))
