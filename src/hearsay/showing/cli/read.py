"""`hearsay read`: reports go in; a table, JSON lines or a dossier comes out.

A report that cannot be read costs one line on standard error and exit code 1; the others are read all the same.
"""

import logging
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import click

from hearsay.errors import HearsayError, SettingsError
from hearsay.nouns import Failure, Reading
from hearsay.showing.cli.case_option import CASE, Where
from hearsay.showing.terminal import neutralise, one_line


def _day(_context: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    try:
        return date.fromisoformat(value).isoformat() if value is not None else None
    except ValueError as error:
        raise click.BadParameter(f"{value!r} is not a day such as 2025-06-12", param=parameter) from error


@click.command("read")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--published", metavar="DATE", callback=_day, help="Day of publication (YYYY-MM-DD), where a report does not say.")
@click.option("--publisher", metavar="NAME", help="Publisher, where a report does not say.")
@click.option("lists", "--list", multiple=True, metavar="NAME=PATH", help="A sanctions list to screen against; repeatable.")
@click.option("--case", type=CASE, metavar="CASE", help="The case that holds the lists (./case.sqlite).")
@click.option(
    "--reader",
    type=click.Choice(["trained", "llm"]),
    default="trained",
    show_default=True,
    help="Who reads: the trained reader alone, or a language model after it (see the settings llm.*; it is sent the report's words).",
)
@click.option("--fast", is_flag=True, help="Read with a model of half the layers: faster, and less right.")
@click.option("--html", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE", help="Also write a dossier, one HTML file.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a report, a line each.")
def command(
    paths: tuple[str, ...],
    published: str | None,
    publisher: str | None,
    lists: tuple[str, ...],
    case: Where | None,
    reader: str,
    fast: bool,
    html: Path | None,
    as_json: bool,
) -> None:
    """Read reports: who claims what, about whom, how surely, who denies it.

    PATH is a file (text, HTML, PDF), a folder of them, a web address, or - for standard input.
    """
    logging.basicConfig(format="warning: %(message)s")
    try:
        readings = _readings(paths, published, publisher, lists, case, with_llm=reader == "llm", fast=fast)
        failed, kept = _show(readings, as_json=as_json, keep=html is not None)
        if html is not None:
            from hearsay.showing.export.dossier import write_dossier

            write_dossier(kept, html)
            click.echo(f"hearsay: wrote the dossier to {html}", err=True)
    except (HearsayError, OSError) as error:
        if isinstance(error, BrokenPipeError):
            raise
        raise click.ClickException(one_line(str(error))) from error
    if failed:
        sys.exit(1)


def _readings(
    paths: tuple[str, ...],
    published: str | None,
    publisher: str | None,
    lists: tuple[str, ...],
    case: Where | None,
    *,
    with_llm: bool,
    fast: bool,
) -> Iterator[Reading]:
    """Read one report after another, saying on standard error which, where there are several."""
    from hearsay.gathering.gather import gather_paths
    from hearsay.running.pipeline import Pipeline
    from hearsay.running.screeners import open_screener, parse_list
    from hearsay.running.settings import read_settings

    try:
        named = [parse_list(option) for option in lists]
    except SettingsError as error:
        raise click.UsageError(str(error)) from error
    settings = read_settings()
    if fast:
        settings = replace(settings, reading=replace(settings.reading, fast=True))
    second_reader = None
    if with_llm:
        from hearsay.running.second_reading import open_second_reader

        second_reader = open_second_reader(settings.llm)
        asked = f"{second_reader.endpoint.model} at {second_reader.endpoint.host}"
        click.echo(f"hearsay: {one_line(asked)} is the second reader; the words of the reports are sent there", err=True)
    screener = open_screener(named or ([] if case else settings.lists), case or settings.case.path)
    pipeline = Pipeline(settings, screener=screener, second_reader=second_reader)
    found = list(gather_paths(paths))
    for number, path in enumerate(found, start=1):
        if len(found) > 1:
            click.echo(f"[{number}/{len(found)}] {one_line(str(path))}", err=True)
        yield pipeline.read_path(str(path), published=published, publisher=publisher)


def _show(readings: Iterable[Reading], *, as_json: bool, keep: bool) -> tuple[bool, list[Reading]]:
    """Print each reading as it comes; return whether one failed and, if they are to be kept, all of them."""
    show: Callable[[Reading], None] = _print_json if as_json else _table_printer()
    failed = False
    kept: list[Reading] = []
    for reading in readings:
        show(reading)
        if reading.failure is not None:
            failed = True
            _say(reading.failure)
        if reading.second_reader is not None:
            from hearsay.showing.second_reader import report_lines

            failed = failed or reading.second_reader.failure is not None
            for line in report_lines(reading.second_reader):
                click.echo(f"hearsay: {neutralise(line)}", err=True)
        if keep:
            kept.append(reading)
    return failed, kept


def _print_json(reading: Reading) -> None:
    from hearsay.showing.export.json_lines import reading_to_row, to_line

    click.echo(to_line(reading_to_row(reading)).encode("utf-8"))


def _table_printer() -> Callable[[Reading], None]:
    from rich.console import Console

    from hearsay.showing.table import print_reading

    console = Console(highlight=False)
    return lambda reading: print_reading(reading, console)


def _say(failure: Failure) -> None:
    message = failure.message if failure.about in failure.message else f"{failure.about}: {failure.message}"
    click.echo(f"hearsay: {one_line(message)}", err=True)
