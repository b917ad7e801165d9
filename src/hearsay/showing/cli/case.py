"""`hearsay case`: reports, readings, lists and decisions are kept in one place, and every line of it leads back to the words."""

import json
import sys
import time
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

import click

from hearsay.errors import HearsayError, SettingsError
from hearsay.nouns import Decision, Outcome
from hearsay.showing.cli.case_option import Where, case_option, default_case, opened_case, whoever
from hearsay.showing.cli.exporting import export_case, export_options
from hearsay.showing.terminal import neutralise, one_line

if TYPE_CHECKING:
    from hearsay.casefile.interface import Casefile, ReportSummary
    from hearsay.running.cases import Added

json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON, one object a line.")
by_option = click.option("--by", metavar="NAME", help="Who does it, for the log [default: the name that the system knows you by].")
EVERY = 5.0
"""Seconds between two lines about a long run."""


@click.group()
def command() -> None:
    """Keep reports, readings and decisions in a case.

    A case is one SQLite file, ./case.sqlite unless --case names another, or a PostgreSQL database for a team (--case postgresql://...).
    """


@command.command("new")
@case_option
def new(case: Where | None) -> None:
    """Make an empty case."""
    where = case or default_case()
    if isinstance(where, Path) and where.exists():
        raise click.ClickException(f"{where} is there already; `hearsay case open --case {where}` shows what it holds")
    with opened_case(where, create=True):
        click.echo(f"made the case {one_line(str(where).split('@')[-1])}")


@command.command("open")
@case_option
@json_option
def open_(case: Where | None, as_json: bool) -> None:
    """Show what a case holds."""
    with opened_case(case) as casefile:
        log = casefile.log()
        held = {
            "reports": casefile.count_reports(),
            "versions": len(casefile.reports(newest=False)),
            "claims": sum(one.claims for one in casefile.reports()),
            "possible matches": sum(one.matches for one in casefile.reports()),
            "failures": len(casefile.failures()),
            "decisions": len(casefile.decisions()),
            "findings": len(casefile.findings()),
            "lists": len(casefile.editions()),
            "log entries": len(log),
        }
        head = log[-1].hash if log else ""
    if as_json:
        click.echo(json.dumps({**{name.replace(" ", "_"): count for name, count in held.items()}, "log_head": head}))
        return
    for name, count in held.items():
        click.echo(f"{name:<18}{count:>8,}")
    if head:
        click.echo(f"the log ends with {head}")


@command.command("add")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@case_option
@click.option("--published", metavar="DATE", help="Day of publication (YYYY-MM-DD), where a report does not say.")
@click.option("--publisher", metavar="NAME", help="Publisher, where a report does not say.")
@click.option("--again", is_flag=True, help="Read also the reports that the case has: with a newer model or newer lists.")
@click.option("--fast", is_flag=True, help="Read with a model of half the layers: faster, and less right.")
@by_option
@json_option
def add(
    paths: tuple[str, ...], case: Where | None, published: str | None, publisher: str | None, again: bool, fast: bool,
    by: str | None, as_json: bool,
) -> None:  # fmt: skip
    """Read reports and keep them in the case, which is made where there is none.

    PATH is a file (text, HTML, PDF), a folder of them, a web address, - for standard input, or a file of JSON lines (.jsonl, .jsonl.gz).
    A run can be stopped at any time: what is kept stays, and the same command goes on with the rest.
    """
    from hearsay.running.cases import open_sources

    with opened_case(case, create=True) as casefile:
        _add(open_sources(paths, published=published, publisher=publisher), casefile, case, by, again=again, as_json=as_json, fast=fast)


@command.command("reread")
@case_option
@by_option
@json_option
def reread(case: Where | None, by: str | None, as_json: bool) -> None:
    """Read all reports of the case again, with today's model and lists; decisions stay."""
    from hearsay.running.cases import sources_of

    with opened_case(case) as casefile:
        _add(sources_of(casefile), casefile, case, by, again=True, as_json=as_json)


def _add(
    sources: Iterable[Any], casefile: "Casefile", case: Where | None, by: str | None, *, again: bool, as_json: bool, fast: bool = False
) -> None:
    from hearsay.running.cases import add_reports
    from hearsay.running.pipeline import Pipeline
    from hearsay.running.screeners import open_screener
    from hearsay.running.settings import read_settings

    try:
        settings = read_settings()
        if fast:
            settings = replace(settings, reading=replace(settings.reading, fast=True))
        editions = tuple(edition for edition, _ in casefile.editions())
        screener = open_screener([], case or default_case()) if editions else None
        pipeline = Pipeline(settings, screener=screener)
        counts: dict[str, int] = {}
        started = said = time.monotonic()
        try:
            who = by or whoever()
            for added in add_reports(sources, casefile, pipeline, editions=editions, model=pipeline.model, by=who, again=again):
                counts[added.outcome] = counts.get(added.outcome, 0) + 1
                _say(added, as_json=as_json)
                if time.monotonic() - said > EVERY:
                    said = time.monotonic()
                    done = sum(counts.values())
                    click.echo(f"hearsay: {done:,} reports, {done / (said - started):.1f} a second ({_told(counts)})", err=True)
        except KeyboardInterrupt:
            click.echo(f"hearsay: stopped after {sum(counts.values()):,} reports; the same command goes on with the rest", err=True)
            sys.exit(130)
    except HearsayError as error:
        raise click.ClickException(one_line(str(error))) from error
    click.echo(f"hearsay: {sum(counts.values()):,} reports in {time.monotonic() - started:.0f} s: {_told(counts)}", err=True)
    if counts.get("failed"):
        sys.exit(1)


def _told(counts: dict[str, int]) -> str:
    return ", ".join(f"{count:,} {outcome}" for outcome, count in sorted(counts.items())) or "nothing"


def _say(added: "Added", *, as_json: bool) -> None:
    if as_json:
        failure = {"error": added.failure.error, "message": added.failure.message} if added.failure else None
        row = {"path": added.name, "outcome": added.outcome, "report": added.report, "failure": failure, "seconds": round(added.seconds, 3)}
        click.echo(json.dumps(row, ensure_ascii=False))
    elif added.failure is not None:
        message = added.failure.message
        click.echo(f"hearsay: {one_line(message if added.name in message else f'{added.name}: {message}')}", err=True)


@command.command("list")
@case_option
@click.option("--all", "every", is_flag=True, help="Earlier versions too.")
@click.option("--failures", is_flag=True, help="What could not be read, and why.")
@json_option
def list_(case: Where | None, every: bool, failures: bool, as_json: bool) -> None:
    """List the reports of the case."""
    with opened_case(case) as casefile:
        if failures:
            for failure in casefile.failures():
                if as_json:
                    click.echo(json.dumps({"about": failure.about, "error": failure.error, "message": failure.message}, ensure_ascii=False))
                else:
                    click.echo(one_line(f"{failure.about}: {failure.message}"))
            return
        reports = casefile.reports(newest=not every)
    for report in reports:
        click.echo(json.dumps(_form(report), ensure_ascii=False) if as_json else _line(report))


def _form(report: "ReportSummary") -> dict[str, object]:
    return {
        "report": report.id, "title": report.title, "url": report.url, "publisher": report.publisher, "published_at": report.published_at,
        "claims": report.claims, "entities": report.entities, "matches": report.matches, "version": report.version,
        "newest": report.is_newest, "retrieved_at": report.gathering.retrieved_at, "read_at": report.gathering.read_at,
        "model": report.gathering.model, "sha256": report.sha256,
    }  # fmt: skip


def _line(report: "ReportSummary") -> str:
    version = "" if report.is_newest and report.version == 1 else f" (version {report.version})"
    title = one_line(report.title or report.url or "")[:70]
    return (
        f"{report.id[:9]}  {report.published_at or '          '}  {report.claims:>3} claims  {report.matches:>3} possible  {title}{version}"
    )


@command.command("show")
@click.argument("report", metavar="ID")
@case_option
@click.option("--original", is_flag=True, help="Print the bytes that the report was read from.")
@json_option
def show(report: str, case: Where | None, original: bool, as_json: bool) -> None:
    """Show one report of the case, by its id or the beginning of one: its claims, names and possible matches, and what was decided of them.

    A possible match that a person rejected is shown only as that decision.
    """
    from hearsay.running.judged import judge_reading, standing
    from hearsay.showing.export.json_lines import reading_to_row, to_line

    with opened_case(case) as casefile:
        reading = casefile.reading(report)
        if reading is None or reading.report is None:
            raise click.ClickException(f"the case has no report {one_line(report)}, or several; `hearsay case list` shows the ids")
        if original:
            sys.stdout.buffer.write(casefile.original(reading.report.id) or b"")
            return
        judged = judge_reading(reading, standing(casefile.decisions()))
    made = [(match.listing, match.name, one) for match, one in judged.matches] + [(claim, "", one) for claim, one in judged.claims]
    if as_json:
        told = [{"about": about, "outcome": one.outcome, "by": one.by, "at": one.at, "note": one.note} for about, _, one in made]
        click.echo(to_line({**reading_to_row(judged.reading), **({"decisions": told} if told else {})}).encode("utf-8"))
        return
    from rich.console import Console

    from hearsay.showing.table import print_reading

    print_reading(judged.reading, Console(highlight=False))
    for about, name, one in made:
        why = f": {one.note}" if one.note else ""
        click.echo(one_line(f"{f'{name} ({about})' if name else about}: {one.outcome}, says {one.by} on {one.at[:10]}{why}"))


@command.command("search")
@click.argument("words", nargs=-1, required=True)
@case_option
@click.option("--limit", default=20, show_default=True, help="How many at most.")
@json_option
def search(words: tuple[str, ...], case: Where | None, limit: int, as_json: bool) -> None:
    """Find words in the texts, claims and names of the case."""
    with opened_case(case) as casefile:
        found = casefile.search(" ".join(words), limit=limit)
    for one in found:
        marked = one.words.replace("\x02", "»").replace("\x03", "«")
        if as_json:
            click.echo(json.dumps({"report": one.report, "sort": one.sort, "about": one.about, "words": marked}, ensure_ascii=False))
        else:
            click.echo(f"{one.report[:9]}  {one.sort:<5}  {one_line(marked)}")


@command.command("decide")
@click.argument("outcome", type=click.Choice(get_args(Outcome)), metavar="OUTCOME")
@click.argument("about", nargs=-1, required=True, metavar="WHAT...")
@case_option
@click.option("--note", default="", metavar="TEXT", help="Why.")
@by_option
def decide(outcome: Outcome, about: tuple[str, ...], case: Where | None, note: str, by: str | None) -> None:
    """Keep a decision.

    OUTCOME and WHAT are one of: matched | not matched | not checked NAME LISTING; right | wrong | unsure | corrected REPORT CLAIM;
    same | "not the same" NAME NAME; A to F SOURCE; withdrawn and the words of the decision that is taken back.
    """
    from hearsay.running.deciding import aim_decision

    who = by or whoever()
    if not who:
        raise click.UsageError("say who decides with --by NAME")
    with opened_case(case) as casefile:
        try:
            key, subject = aim_decision(outcome, about, casefile)
        except SettingsError as error:
            raise click.UsageError(one_line(str(error))) from error
        at = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        casefile.decide(Decision(key, outcome, who, at, note, subject))
    click.echo(f"{who} decided: {outcome} ({', '.join(one_line(one) for one in subject)})")


@command.command("decisions")
@case_option
@json_option
def decisions(case: Where | None, as_json: bool) -> None:
    """List what was decided, by whom, when and why."""
    with opened_case(case) as casefile:
        kept = casefile.decisions()
    for one in kept:
        if as_json:
            row = {"decision": one.id, "about": one.about, "subject": list(one.subject), "outcome": one.outcome, "by": one.by, "at": one.at}
            click.echo(json.dumps({**row, "note": one.note}, ensure_ascii=False))
        else:
            why = f": {one.note}" if one.note else ""
            click.echo(one_line(f"{one.at}  {one.by}  {one.outcome}  {' · '.join(one.subject)}{why}"))


@command.command("export")
@case_option
@export_options
@click.option("--whole", type=click.Path(path_type=Path), metavar="FILE", help="Write everything, so that an import gives the same case.")
def export(case: Where | None, form: str | None, to: Path | None, title: str | None, reports: tuple[str, ...], whole: Path | None) -> None:
    """Export the case: a dossier, tables, a graph, annotations; or the whole of it with --whole."""
    from hearsay.showing.export.contents import Gathered, Joined

    if whole is None and (form is None or to is None):
        raise click.UsageError("say --as FORM and --to PATH, or --whole FILE")
    with opened_case(case) as casefile:
        if whole is not None:
            from hearsay.casefile.archive import write_archive

            with whole.open("w", encoding="utf-8") as file:
                for line in write_archive(casefile):
                    file.write(line + "\n")
            click.echo(f"hearsay: wrote the whole case to {one_line(str(whole))}", err=True)
        if form is not None and to is not None:
            summaries = casefile.reports()
            gathered = [Gathered(one.id, one.gathering.retrieved_at, one.gathering.read_at, one.gathering.model) for one in summaries]
            joined = [Joined(one.id, one.name, one.kind, one.entities, one.aliases, one.reasons) for one in casefile.joined()]
            named = title or Path(str(case or default_case())).stem
            export_case(casefile, form, to, title=named, reports=reports, gathered=gathered, joined=joined)


@command.command("import")
@click.argument("archive", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@case_option
@by_option
def import_(archive: Path, case: Where | None, by: str | None) -> None:
    """Bring a case that `hearsay case export --whole` wrote into this one, which is made where there is none."""
    from hearsay.casefile.archive import read_archive

    with opened_case(case, create=True) as casefile, archive.open(encoding="utf-8") as lines:
        counts = read_archive(lines, casefile, by=by or whoever())
    click.echo(", ".join(f"{count:,} {sort}s" for sort, count in counts.items()) or "nothing")


@command.command("verify")
@case_option
@click.option("--head", metavar="HASH", help="A hash that the log once ended with: is it still in it?")
def verify(case: Where | None, head: str | None) -> None:
    """Hold the case against its own log: exit code 1 where anything is not as it was kept."""
    with opened_case(case) as casefile:
        problems = casefile.verify()
        entries = casefile.log()
    if head is not None and all(entry.hash != head for entry in entries):
        problems.append(f"the log does not have the hash {one_line(head)}: it was written anew, or is another case's")
    for problem in problems:
        click.echo(neutralise(one_line(problem)))
    if problems:
        raise click.ClickException(f"{len(problems)} things are not as they were kept")
    end = f"; it ends with {entries[-1].hash}" if entries else ""
    click.echo(f"everything is as the {len(entries):,} entries of the log say{end}")


@command.command("log")
@case_option
@json_option
def log(case: Where | None, as_json: bool) -> None:
    """Show the log: every change, who made it and when, each entry chained to the one before."""
    with opened_case(case) as casefile:
        for entry in casefile.log():
            if as_json:
                row = {"number": entry.number, "at": entry.at, "by": entry.by, "action": entry.action, "about": entry.about}
                click.echo(json.dumps({**row, "digest": entry.digest, "hash": entry.hash}, ensure_ascii=False))
            else:
                click.echo(one_line(f"{entry.number:>6}  {entry.at}  {entry.by or '-'}  {entry.action}  {entry.about}"))
