"""`hearsay timeline`: the findings of a case in the order of when they were, as intervals, never as days that nobody named."""

import json

import click

from hearsay.showing.cli.case_option import Where, case_option, opened_case
from hearsay.showing.terminal import one_line


@click.command("timeline")
@case_option
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a finding, a line each.")
def command(case: Where | None, as_json: bool) -> None:
    """Show when the events of a case were, as far as the reports tell; weigh the case first."""
    with opened_case(case) as casefile:
        findings = casefile.findings()
    dated = sorted(
        (one for one in findings if one.time is not None), key=lambda one: (one.time.start, one.time.end) if one.time else ("", "")
    )
    for finding in dated:
        if finding.time is None:
            continue
        words = " · ".join(f"{role}: {', '.join(names)}" for role, names in finding.roles if names)
        if as_json:
            row = {"from": finding.time.start, "to": finding.time.end, "finding": finding.id, "kind": finding.kind, "words": finding.words}
            click.echo(json.dumps({**row, "roles": {role: list(names) for role, names in finding.roles}}, ensure_ascii=False))
        else:
            when = finding.time.start if finding.time.start == finding.time.end else f"{finding.time.start} – {finding.time.end}"
            denied = f"  (denied by {', '.join(finding.denied_by)})" if finding.denied_by else ""
            click.echo(one_line(f"{when:<25}  [{finding.credibility}] {finding.kind}  {words}{denied}"))
    undated = len(findings) - len(dated)
    if undated and not as_json:
        click.echo(f"{undated:,} findings have no time that the words settle", err=True)
