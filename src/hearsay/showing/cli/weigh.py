"""`hearsay weigh`: the claims of a case become findings, each with its origins, its denials and contradictions, and its grade."""

import json
import time
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from hearsay.errors import HearsayError, SettingsError
from hearsay.showing.cli.case_option import Where, case_option, opened_case, whoever
from hearsay.showing.terminal import one_line

if TYPE_CHECKING:
    from hearsay.nouns import Finding
    from hearsay.running.archive_weighing import Tell


INDENT = " " * 11


@click.command("weigh")
@case_option
@click.option("--all", "every", is_flag=True, help="Show also what a single claim says and nobody denies.")
@click.option("--review", is_flag=True, help="Show instead the names that may be one party's, for a person to decide.")
@click.option("--tables", metavar="TABLES", help="Weigh the tables that `hearsay batch` wrote instead of a case; --output says where to.")
@click.option("--output", type=click.Path(path_type=Path, file_okay=False), metavar="FOLDER", help="Where the findings of --tables go.")
@click.option("--workers", type=click.IntRange(1), metavar="N", help="Processes for --tables [default: one a processor].")
@click.option("--engine", type=click.Choice(["pool", "ray"]), default="pool", show_default=True, help="Who weighs --tables.")
@click.option("--address", metavar="ADDRESS", help="Of the cluster's head, such as auto or head:6379.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a finding, a line each.")
def command(
    case: Where | None, every: bool, review: bool, tables: str | None, output: Path | None, workers: int | None, engine: str,
    address: str | None, as_json: bool,
) -> None:  # fmt: skip
    """Weigh the claims of a case: who bears whom out, who contradicts, who only repeats.

    What is found is kept in the case: what the sources say, from how many origins, and what speaks against it. Nothing of it is asserted.
    """
    if tables is not None:
        _weigh_tables(tables, output, workers, engine, address, as_json=as_json)
        return
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


STAGES = {
    "sketch": "reading the tables", "meet": "pairing texts", "compare_pairs": "comparing texts", "link": "comparing claims",
    "route": "sorting links", "spread": "sorting claims", "gather": "grouping claims",
}  # fmt: skip
"""Of weighing tables, in words."""


def _weigh_tables(tables: str, output: Path | None, workers: int | None, engine: str, address: str | None, *, as_json: bool) -> None:
    """Weigh the tables of a batch, and print how much was found."""
    if output is None:
        raise click.UsageError("--tables needs --output, the folder that the findings are written to")
    try:
        from hearsay.running.archive_weighing import weigh_tables
        from hearsay.running.pool import count_workers
        from hearsay.running.tasks import run_here, run_on_cluster
    except ImportError as error:
        raise click.ClickException(f"this needs the package {error.name}: pip install 'hearsay[batch]'") from error
    try:
        run = run_on_cluster(address) if engine == "ray" else run_here(count_workers(workers))
        done = weigh_tables(tables, output, run=run, tell=_teller())
    except (HearsayError, OSError) as error:
        goes_on = "" if isinstance(error, SettingsError) else "; what was done is kept, and the same command goes on with the rest"
        raise click.ClickException(f"{one_line(str(error))}{goes_on}") from error
    if as_json:
        click.echo(json.dumps(asdict(done)))
    else:
        click.echo(f"{done.reports:,} reports, {done.claims:,} claims: {done.findings:,} findings; {done.copies:,} pairs of copies")


def _teller() -> "Tell":
    """Return what says how far weighing is, at most every two seconds."""
    told = time.monotonic()

    def tell(stage: str, done: int, of: int) -> None:
        nonlocal told
        if time.monotonic() - told > 2:
            told = time.monotonic()
            click.echo(f"hearsay: {list(STAGES).index(stage) + 1} of {len(STAGES)}, {STAGES[stage]}: {done:,} of {of:,} tasks", err=True)

    return tell


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
