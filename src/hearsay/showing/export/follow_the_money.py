"""A case becomes FollowTheMoney entities, a line of JSON each, which OpenAleph and everything else that reads FollowTheMoney opens.

Reports are articles with their text; named parties are persons, companies and so on; claims are links and notes (`money_links.py`) that
say who claims them; a possible match is a `Similar` between two entities that stay two. The entities are built by hand and held to the
`followthemoney` package by the tests, so that nobody has to install it to export. Why each schema: `docs/reference/exports.md`.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

from hearsay.nouns import Listing
from hearsay.showing.export.carrying import carried, one_line_of
from hearsay.showing.export.contents import CaseContents, Joined
from hearsay.showing.export.json_lines import to_line
from hearsay.showing.export.money_links import MoneyLinks
from hearsay.showing.export.money_schemas import (
    LEGAL,
    TEXT_LENGTH,
    MoneyEntity,
    date_values,
    entity,
    language_values,
    listing_entity_id,
    listing_schema,
    name_value,
    string_value,
    text_value,
)
from hearsay.showing.export.telling import Telling, ToldMatch, ToldReport, is_named
from hearsay.showing.export.writing import whole_file
from hearsay.showing.wording import list_title, listed_by


def write_follow_the_money(contents: CaseContents, path: Path) -> tuple[str, ...]:
    """Write the entities to `path`; return what a user should know of it. Raises OSError."""
    telling = Telling(contents)
    with whole_file(path) as file:
        for made in money_entities(telling):
            file.write(to_line(made).encode("utf-8") + b"\n")
    nameless = sum(not is_named(party) for party in telling.parties)
    return (f"{nameless} parties without a name of their own stand in the words of the claims only",) if nameless else ()


def money_entities(telling: Telling) -> Iterator[MoneyEntity]:
    """Yield every entity of the case once."""
    links = MoneyLinks(telling)
    seen: set[str] = set()
    for made in (*_reports(telling), *_parties(telling, links), *links.claims(), *_matches(telling, links), *links.findings()):
        if made["id"] not in seen:
            seen.add(made["id"])
            yield made


def _reports(telling: Telling) -> Iterator[MoneyEntity]:
    for told in telling.reports:
        report = told.report
        yield entity(
            told.id,
            "Article",
            title=[string_value(told.title)],
            fileName=[string_value(report.url or report.title or told.id)],
            publisher=[string_value(report.publisher or "")],
            publishedAt=date_values(report.published_at),
            sourceUrl=[told.web_address or ""],
            language=language_values(report.language),
            mimeType=["text/plain"],
            bodyText=list(_parts(carried(report.text))),
            retrievedAt=date_values(told.gathered.retrieved_at if told.gathered else None),
            processingAgent=["hearsay"],
            notes=[f"SHA-256 of the bytes that were gathered: {report.sha256}"],
        )


def _parts(text: str) -> Iterator[str]:
    """Yield a text in parts that FollowTheMoney holds, cut at line ends where there are any."""
    while len(text) > TEXT_LENGTH:
        cut = text.rfind("\n", TEXT_LENGTH // 2, TEXT_LENGTH) + 1 or TEXT_LENGTH
        yield text[:cut]
        text = text[cut:]
    yield text


def _parties(telling: Telling, links: MoneyLinks) -> Iterator[MoneyEntity]:
    for party in telling.parties:
        schema = links.schema_of(party)
        if schema is None:
            continue
        reports = telling.reports_of.get(party.id, [])
        several = "a report" if len(reports) == 1 else f"{len(reports)} reports"
        place = {"full": [string_value(party.name)]} if schema == "Address" else {}
        yield entity(
            party.id,
            schema,
            name=[name_value(party.name)],
            alias=[name_value(alias) for alias in party.aliases],
            summary=[f"Named in {several}; what is claimed of it stands in its links and notes."],
            notes=[text_value(f"Joined across reports because: {reason}") for reason in party.reasons],
            proof=[told.id for told in reports],
            **place,
        )
        yield from _mentions(party, schema, reports)


def _mentions(party: Joined, schema: str, reports: list[ToldReport]) -> Iterator[MoneyEntity]:
    """Yield what ties a party to a report: a `Mention` where FollowTheMoney knows the party for a legal entity, else a `Documentation`."""
    own = set(party.entities)
    for told in reports:
        reading = told.cards.reading
        mentions = {mention for one in reading.entities if one.id in own for mention in one.mentions}
        names = dict.fromkeys(name_value(one.text) for one in reading.mentions if one.id in mentions and one.form == "name")
        tie = f"{told.id}-{party.id}"
        if schema in LEGAL:
            found = list(names) or [name_value(party.name)]
            yield entity(f"{tie}-mention", "Mention", document=[told.id], resolved=[party.id], name=found, detectedSchema=[schema])
        else:
            yield entity(f"{tie}-named", "Documentation", document=[told.id], entity=[party.id], role=["named in the report"])


def _matches(telling: Telling, links: MoneyLinks) -> Iterator[MoneyEntity]:
    for told in telling.matches:
        if links.schema_of(told.party) is None:
            continue
        yield from _listed(told)
        about = [told.party.id, listing_entity_id(told.match.listing)]
        if told.is_rejected:
            yield entity(f"{told.match.id}-note", "Note", entity=about, description=[text_value(_match_words(told))])
        else:
            yield entity(
                told.match.id,
                "Similar",
                candidate=about[:1],
                match=about[1:],
                confidenceScore=[f"{told.match.score:.4f}"],
                criteria=[string_value(_match_words(told))],
                matcher=["hearsay"],
            )


def _match_words(told: ToldMatch) -> str:
    match, decision = told.match, told.decision
    decided = f" by {decision.by} on {decision.at[:10]}" + (f" ({decision.note})" if decision.note else "") if decision else ""
    reasons = "; ".join(f"{reason.reason} {reason.weight:+.2f}: {reason.detail}" for reason in match.reasons)
    words = f"{told.status}{decided}. {told.party.name} and {match.name}, {listed_by(match.edition)} ({match.listing}). {reasons}"
    return words[:1].upper() + words[1:]


def _listed(told: ToldMatch) -> Iterator[MoneyEntity]:
    """Yield the listed party and its listing, as the publisher's list has them."""
    match, listing = told.match, told.listing or _bare_listing(told)
    schema, party_id = listing_schema(listing.schema), listing_entity_id(match.listing)
    title = list_title(match.edition.list)

    def names(*kinds: str) -> list[str]:
        return [name_value(name.text) for name in listing.names if name.kind in kinds]

    facts: dict[str, Iterable[str]] = {"birthDate": listing.birth_dates} if schema == "Person" else {}
    numbers = [string_value(f"{one.type}: {one.value}" + (f" ({one.country})" if one.country else "")) for one in listing.identifiers]
    yield entity(
        party_id,
        schema,
        name=names("primary", "original script") or [name_value(match.name)],
        alias=names("alias"),
        weakAlias=names("weak alias"),
        previousName=names("former name"),
        country=[code for code in listing.countries if len(code) == 2 and code.isascii() and code.islower()],
        address=[one_line_of(address)[:250] for address in listing.addresses] if schema != "Address" else [],
        publisher=[title],
        notes=[text_value(words) for words in (*numbers, listing.remarks or "") if words],
        **facts,
    )
    yield entity(
        f"{party_id}-listing",
        "Sanction",
        entity=[party_id],
        authority=[title],
        program=[string_value(programme) for programme in listing.programmes],
        provisions=[string_value(measure) for measure in listing.measures],
        listingDate=date_values(listing.listed_on),
        recordId=[string_value(match.listing)],
        summary=[f"{listed_by(match.edition)[:1].upper()}{listed_by(match.edition)[1:]}, SHA-256 {match.edition.sha256}"],
    )


def _bare_listing(told: ToldMatch) -> Listing:
    """Return what the match itself says of a listing that the case does not hold."""
    return Listing(told.match.edition.list, told.match.listing.partition(":")[2], "LegalEntity", ())
