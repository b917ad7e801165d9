"""`hearsay why`: the trail of one finding, claim or possible match, down to the words that it came from."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from hearsay.showing.cli.case_option import Where, case_option, opened_case
from hearsay.showing.terminal import one_line

if TYPE_CHECKING:
    from hearsay.casefile.interface import Casefile
    from hearsay.nouns import Claim, Finding, Match, Reading


@click.command("why")
@click.argument("identity", metavar="ID")
@case_option
def command(identity: str, case: Where | None) -> None:
    """Show why something is in the case, down to the words: a finding, a claim (REPORT/CLAIM) or a possible match, by its id."""
    with opened_case(case) as casefile:
        lines = list(trail(identity, casefile))
    if not lines:
        raise click.ClickException(f"the case has nothing of the id {one_line(identity)}; `hearsay weigh` and `hearsay case show` show ids")
    for depth, line in lines:
        click.echo("  " * depth + one_line(line))


def trail(identity: str, casefile: "Casefile") -> Iterator[tuple[int, str]]:
    """Yield the lines of a trail with how deep each is; nothing where the id is nobody's."""
    if identity.startswith("f"):
        for finding in casefile.findings():
            if finding.id.startswith(identity):
                yield from _finding(finding, casefile)
                return
    wanted = identity.rpartition("/")[2]
    for reading in casefile.readings():
        for claim in reading.claims:
            if claim.id.startswith(wanted):
                yield from _claim(claim, reading, 0)
                return
        for match in reading.matches:
            if match.id.startswith(wanted):
                yield from _match(match, reading, casefile)
                return


def _finding(finding: "Finding", casefile: "Casefile") -> Iterator[tuple[int, str]]:
    parts = [f"{role}: {', '.join(names)}" for role, names in finding.roles if names]
    yield 0, f"finding {finding.id}: {finding.kind} · {' · '.join(parts)}"
    yield 1, f"grade {finding.credibility}: {finding.words}"
    for reason in finding.reasons:
        yield 2, f"{reason.reason}: {reason.detail}"
    for origin in finding.origins:
        yield 1, f"from {origin}"
    for one in finding.contradictions:
        yield 1, f"against it, {one.sort}: {one.words}"
    for statement in finding.statements:
        yield 1, f"{statement.reason}: {statement.detail}"
    for reference in finding.claims:
        report, _, number = reference.partition("/")
        reading = casefile.reading(report)
        for claim in reading.claims if reading is not None else ():
            if claim.id == number and reading is not None:
                yield from _claim(claim, reading, 1)


def _claim(claim: "Claim", reading: "Reading", depth: int) -> Iterator[tuple[int, str]]:
    report = reading.report
    if report is None:
        return
    words = {mention.id: " ".join(mention.text.split()) for mention in reading.mentions}
    who = " › ".join(words.get(one, one) for one in claim.source) or "the report itself"
    named = " · ".join(x for x in (report.publisher, report.published_at, report.title) if x)
    said = "denies" if claim.polarity == "negative" else "says"
    yield depth, f"claim {claim.id}: {who} {said} ({claim.certainty}): {claim.kind}"
    for role, ids in claim.roles:
        yield depth + 1, f"{role}: {', '.join(words.get(one, one) for one in ids)}"
    for reason in claim.reasons:
        yield depth + 1, f"because {reason}"
    for span in claim.evidence:
        yield depth + 1, f"{named} [{span.start}-{span.end}]: “{span.of(report.text)}”"


def _match(match: "Match", reading: "Reading", casefile: "Casefile") -> Iterator[tuple[int, str]]:
    entity = next((one for one in reading.entities if one.id == match.entity), None)
    name = entity.name if entity is not None else match.name
    edition = match.edition
    yield 0, f"possible match {match.id}: “{name}” and “{match.name}” ({match.listing}), {match.score:.2f}"
    yield 1, f"edition of {edition.list}: {edition.date or 'no date'}, sha256 {edition.sha256}"
    for reason in match.reasons:
        yield 1, f"{reason.reason} ({reason.weight:+.2f}): {reason.detail}"
    listing = casefile.listing_in(edition, match.listing.partition(":")[2])
    if listing is not None and listing.listed_on:
        yield 1, f"listed on {listing.listed_on} ({', '.join(listing.programmes) or 'no programme given'})"
    if entity is not None and reading.report is not None:
        for number in entity.mentions:
            mention = next((one for one in reading.mentions if one.id == number), None)
            if mention is not None:
                before = reading.report.text[max(0, mention.span.start - 40) : mention.span.end + 40]
                yield 1, f"[{mention.span.start}-{mention.span.end}] …{before}…"
