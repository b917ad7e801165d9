"""`hearsay weigh`: the claims of a case become findings, each with its origins, its denials and contradictions, and its grade."""

import json
from typing import TYPE_CHECKING

import click

from hearsay.showing.cli.case_option import Where, case_option, opened_case, whoever
from hearsay.showing.terminal import one_line

if TYPE_CHECKING:
    from hearsay.nouns import Finding


INDENT = " " * 11


@click.command("weigh")
@case_option
@click.option("--all", "every", is_flag=True, help="Show also what a single claim says and nobody denies.")
@click.option("--review", is_flag=True, help="Show instead the names that may be one party's, for a person to decide.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a finding, a line each.")
def command(case: Where | None, every: bool, review: bool, as_json: bool) -> None:
    """Weigh the claims of a case: who bears whom out, who contradicts, who only repeats.

    What is found is kept in the case: what the sources say, from how many origins, and what speaks against it. Nothing of it is asserted.
    """
    from hearsay.running.weighing import weigh_case

    with opened_case(case) as casefile:
        weighed = weigh_case(casefile, by=whoever())
    if review:
        for doubt in weighed.doubtful:
            if as_json:
                row = {"first": doubt.first, "second": doubt.second, "likelihood": doubt.likelihood, "reasons": list(doubt.reasons)}
                click.echo(json.dumps(row, ensure_ascii=False))
            else:
                click.echo(one_line(f"{doubt.likelihood:.2f}  {doubt.first}  ·  {doubt.second}  ({'; '.join(doubt.reasons)})"))
        return
    for finding in weighed.findings:
        if as_json:
            click.echo(json.dumps({"finding": finding_form(finding)}, ensure_ascii=False))
        elif every or len(finding.claims) > 1 or finding.statements:
            _print(finding)
    if not as_json:
        alone = sum(len(finding.claims) == 1 for finding in weighed.findings)
        click.echo(
            f"{len(weighed.findings):,} findings; {alone:,} of them are single claims{'' if every else ' (--all shows them)'}", err=True
        )


def finding_form(finding: "Finding") -> dict[str, object]:
    """Return a finding as the contract has it."""
    return {
        "id": finding.id,
        "kind": finding.kind,
        "roles": {role: list(names) for role, names in finding.roles},
        "time": {"from": finding.time.start, "to": finding.time.end} if finding.time is not None else None,
        "claims": list(finding.claims),
        "origins": [
            {"name": one.name, "claims": list(one.claims), "via": list(one.via), "established": one.is_established}
            for one in finding.origins
        ],
        "independent_origins": finding.independent_origins,
        "denied_by": list(finding.denied_by),
        "contradictions": [{"sort": one.sort, "words": one.words, "claims": list(one.claims)} for one in finding.contradictions],
        "circles": [list(circle) for circle in finding.circles],
        "statements": [{"outcome": one.reason, "score": one.weight, "words": one.detail} for one in finding.statements],
        "credibility": finding.credibility,
        "words": finding.words,
        "reasons": [{"reason": one.reason, "weight": one.weight, "detail": one.detail} for one in finding.reasons],
    }


def _print(finding: "Finding") -> None:
    parts = [f"{role}: {', '.join(names)}" for role, names in finding.roles if names]
    reports = len({claim.split("/")[0] for claim in finding.claims})
    click.echo(one_line(f"{finding.id[:9]}  [{finding.credibility}] {finding.kind} · {' · '.join(parts)}"))
    origins = f"{finding.independent_origins} independent origin{'' if finding.independent_origins == 1 else 's'}"
    click.echo(INDENT + one_line(f"{len(finding.claims)} claims in {reports} reports, {origins}; {finding.words}"))
    for origin in finding.origins:
        click.echo(INDENT + one_line(f"from {origin}"))
    for one in finding.contradictions:
        click.echo(INDENT + one_line(f"against it, {one.sort}: {one.words}"))
    for circle in finding.circles:
        click.echo(INDENT + one_line(f"a circle: {' and '.join(circle)} cite each other"))
    for statement in finding.statements:
        click.echo(INDENT + one_line(f"{statement.reason}: {statement.detail}"))
    click.echo()
