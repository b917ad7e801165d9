"""`hearsay screen`: the names of a CSV file against sanctions lists, a JSON line or a few lines of a table for each row."""

import json
import logging
import sys
from dataclasses import asdict
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from hearsay.errors import HearsayError, ScreeningError
from hearsay.nouns import Failure, Match

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hearsay.screening.queries import Query
    from hearsay.screening.screening import Screener

NO_LISTS = "there is no list to screen against: give --list NAME=PATH, or bring one into the case with `hearsay lists import NAME=PATH`"


@click.command()
@click.argument("file", type=click.File("rb"))
@click.option(
    "--list", "lists", multiple=True, metavar="NAME=PATH", help="A list's file or folder; repeatable; instead of the case's lists."
)
@click.option("--case", type=click.Path(path_type=Path), help="The case file whose lists serve [default: ./case.sqlite where it exists].")
@click.option("--limit", default=10, show_default=True, type=click.IntRange(min=1), help="How many possible matches a row, at most.")
@click.option("--threshold", default=None, type=click.FloatRange(0, 1), help="The least score [default: 0.6 for the table, 0 with --json].")
@click.option("--json", "as_json", is_flag=True, help="Print a JSON object a row.")
def command(file: BytesIO, lists: tuple[str, ...], case: Path | None, limit: int, threshold: float | None, as_json: bool) -> None:
    """Screen the names of a CSV file against sanctions lists.

    FILE (or - for standard input) has a header with the column `name`; `schema`, `birth_date`, `country`, `identifier` and `address` are
    used where present. A row that could not be checked says so.
    """
    from hearsay.running.screeners import open_screener, parse_list
    from hearsay.screening.queries import read_queries

    logging.basicConfig(format="warning: %(message)s")
    about = getattr(file, "name", "standard input")
    try:
        rows = list(read_queries(file.read(), str(about)))
        screener = open_screener([parse_list(option) for option in lists], case)
        if screener is None:
            raise ScreeningError(NO_LISTS)
    except HearsayError as error:
        raise click.ClickException(str(error)) from error
    least = threshold if threshold is not None else 0.0 if as_json else 0.6
    show = _print_json if as_json else _print_table
    unchecked = 0
    for number, name, matches, failure in _progress(_screen_rows(screener, rows, limit, least), len(rows)):
        unchecked += failure is not None
        show(number, name, matches, failure)
    if unchecked:
        click.echo(f"{unchecked} of {len(rows)} rows could not be checked", err=True)


def _screen_rows(
    screener: "Screener", rows: "list[tuple[int, str, Query | Failure]]", limit: int, threshold: float
) -> "Iterator[tuple[int, str, list[Match], Failure | None]]":
    for number, name, query in rows:
        if isinstance(query, Failure):
            yield number, name, [], query
            continue
        try:
            yield number, name, screener.screen_query(query, limit=limit, threshold=threshold), None
        except ScreeningError as error:
            yield number, name, [], Failure(f"row {number}", type(error).__name__, f"row {number}: {error}")


def _progress(rows: "Iterator[Any]", total: int) -> "Iterator[Any]":
    """Show on standard error how far it is, where that is a terminal and there is something to wait for."""
    if total < 50 or not sys.stderr.isatty() or sys.stdout.isatty():
        yield from rows
        return
    from rich.console import Console
    from rich.progress import track

    yield from track(rows, "Screening", total=total, console=Console(stderr=True), transient=True)


def _print_json(number: int, name: str, matches: list[Match], failure: Failure | None) -> None:
    line: dict[str, Any] = {"query": {"row": number, "name": name}}
    if failure is None:
        line["matches"] = [_match_form(match) for match in matches]
    line["failure"] = asdict(failure) if failure else None
    click.echo(json.dumps(line, ensure_ascii=False))


def _match_form(match: Match) -> dict[str, Any]:
    form = asdict(match)
    del form["entity"]
    return form


def _print_table(number: int, name: str, matches: list[Match], failure: Failure | None) -> None:
    from rich.console import Console
    from rich.table import Column, Table
    from rich.text import Text

    console = Console()
    title = Text(f"{number}. {name}", style="bold")
    if failure:
        console.print(title)
        console.print(Text(f"not checked: {failure.message}\n", style="yellow"))
        return
    if not matches:
        console.print(title)
        console.print("no possible match\n")
        return
    console.print(title)
    table = Table("possible match", "score", Column("listed by", overflow="fold"), Column("why", ratio=1), show_edge=False, pad_edge=False)
    for match in matches:
        edition = match.edition
        why = "\n".join(f"{reason.weight:+.2f} {reason.reason}: {reason.detail}" for reason in match.reasons)
        listed = f"{match.listing}\n{edition.list}, {edition.date or 'date unknown'}"
        table.add_row(Text(match.name), f"{match.score:.2f}", Text(listed), Text(why))
    console.print(table)
    console.print()
