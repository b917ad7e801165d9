"""`/api/v1/entities`: the parties of the case, their names in every script, what lists say of like names, and what is claimed of them."""

import unicodedata
from typing import Literal

from fastapi import APIRouter, HTTPException

from hearsay.casefile.interface import KeptJoining
from hearsay.nouns import MentionKind
from hearsay.showing.web import shapes
from hearsay.showing.web.reports import Limit, Offset, Words
from hearsay.showing.web.service import Here, Reader
from hearsay.showing.web.telling import Teller, listing_form, match_form
from hearsay.showing.web.view import View

router = APIRouter(prefix="/api/v1/entities", tags=["entities"])

TOLD = 60
"""Claims that an entity's page shows."""


@router.get("", operation_id="listEntities")
def list_entities(
    service: Here, person: Reader, offset: Offset = 0, limit: Limit = 100, q: Words = "", kind: MentionKind | Literal[""] = "",
    listed: Literal["yes", ""] = "",
) -> shapes.Page[shapes.EntityRow]:  # fmt: skip
    """Return a page of the parties, those of the most findings first; `listed` keeps those with a possible match."""
    view = service.view
    words = q.casefold().split()
    found = [
        one
        for one in view.parties
        if (not kind or one.kind == kind)
        and (not listed or one.id in view.matches_of)
        and (not words or any(all(word in name.casefold() for word in words) for name in (one.name, *one.aliases)))
    ]
    return shapes.Page(total=len(found), items=[entity_row(one, view) for one in found[offset : offset + limit]])


@router.get("/{entity}", operation_id="getEntity", responses={404: {"model": shapes.Problem}})
def get_entity(service: Here, person: Reader, entity: str) -> shapes.EntityPage:
    """Return a party: every name, every possible match with what the list says, and what is claimed."""
    view = service.view
    party = view.party_by_id.get(entity) or view.party_of.get(entity)
    if party is None:
        raise HTTPException(404, "There is no party of this id; weigh the case, or look for its name.")
    service.note_access(person, "looked at a party", party.name)
    listings = []
    for match, name in view.matches_of.get(party.id, ()):
        listing = view.casefile.listing_in(match.edition, match.listing.partition(":")[2])
        form = match_form(match, name, view, party.id).model_dump(by_alias=False)
        listings.append(shapes.ListedMatch(**form, party=listing_form(listing) if listing is not None else None))
    names = [shapes.NameForm(text=name, script=script_of(name)) for name in dict.fromkeys((party.name, *party.aliases))]
    return shapes.EntityPage(
        **entity_row(party, view).model_dump(), names=names, listings=listings, told=told_of(party, view), joined=list(party.reasons)
    )


def entity_row(party: KeptJoining, view: View) -> shapes.EntityRow:
    """Return a line of the list of parties."""
    about = view.findings_about.get(party.name, [])
    matches = view.matches_of.get(party.id, [])
    confirmed = sum(match_form(match, name, view, party.id).outcome == "matched" for match, name in matches)
    reports = {claim.partition("/")[0] for one in about for claim in one.claims}
    return shapes.EntityRow(
        id=party.id, name=party.name, kind=party.kind, aliases=list(party.aliases), reports=len(reports), findings=len(about),
        matches=len(matches), confirmed=confirmed,
    )  # fmt: skip


def told_of(party: KeptJoining, view: View) -> list[shapes.TrailClaim]:
    """Return claims in which a party plays a part."""
    tellers: dict[str, Teller | None] = {}
    told: list[shapes.TrailClaim] = []
    for finding in view.findings_about.get(party.name, ()):
        for reference in finding.claims:
            if len(told) == TOLD:
                return told
            report, _, claim = reference.partition("/")
            if report not in tellers:
                reading = view.casefile.reading(report)
                tellers[report] = Teller(reading, view) if reading is not None and reading.report is not None else None
            teller = tellers[report]
            if teller is not None and teller.has(claim):
                told.append(teller.trail_claim(claim))
    return told


def script_of(name: str) -> str | None:
    """Return the script that most of a name is written in."""
    scripts = [unicodedata.name(letter, "").partition(" ")[0].title() for letter in name if letter.isalpha()]
    return max(sorted(set(scripts)), key=scripts.count) or None if scripts else None
