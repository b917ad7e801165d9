"""`hearsay screen`: one name, the names of a CSV file or those of a stream against sanctions lists, a line or a table for each."""

import json
import logging
import sys
from dataclasses import asdict
from functools import partial
from io import BytesIO
from typing import TYPE_CHECKING, Any

import click

from hearsay.errors import HearsayError, ScreeningError
from hearsay.nouns import Failure, Match
from hearsay.showing.cli.case_option import CASE, Where

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from hearsay.screening.queries import Query
    from hearsay.screening.screening import Screener

NO_LISTS = "there is no list to screen against: give --list NAME=PATH, or bring one into the case with `hearsay lists import NAME=PATH`"


@click.command()
@click.argument("file", type=click.File("rb"), required=False)
@click.option("--name", "names", multiple=True, help="A name to screen, instead of a file; repeatable.")
@click.option("--schema", help="What the names of --name and --stream are: Person, Company, Vessel ... [default: anything].")
@click.option("--stream", is_flag=True, help="Names from standard input, a line each; each is answered at once.")
@click.option("--explain", is_flag=True, help="Say for each reason what it means.")
@click.option(
    "--list", "lists", multiple=True, metavar="NAME=PATH", help="A list's file or folder; repeatable; instead of the case's lists."
)
@click.option("--case", type=CASE, help="The case whose lists serve [default: ./case.sqlite where it exists].")
@click.option("--limit", default=10, show_default=True, type=click.IntRange(min=1), help="How many possible matches a row, at most.")
@click.option("--threshold", default=None, type=click.FloatRange(0, 1), help="The least score [default: 0.6 for the table, 0 with --json].")
@click.option("--json", "as_json", is_flag=True, help="Print a JSON object a row.")
def command(
    file: BytesIO | None, names: tuple[str, ...], schema: str | None, stream: bool, explain: bool,
    lists: tuple[str, ...], case: Where | None, limit: int, threshold: float | None, as_json: bool,
) -> None:  # fmt: skip
    """Screen names against sanctions lists.

    FILE (or - for standard input) has a header with the column `name`; `schema`, `birth_date`, `country`, `identifier` and `address` are
    used where present. A row that could not be checked says so.
    """
    from hearsay.running.screeners import open_screener, parse_list
    from hearsay.running.settings import read_settings
    from hearsay.screening.queries import read_queries

    logging.basicConfig(format="warning: %(message)s")
    if (file is not None) + bool(names) + stream != 1:
        raise click.UsageError("give one of FILE, --name NAME, or --stream")
    try:
        rows: Iterable[tuple[int, str, Query | Failure]]
        if file is not None:
            rows = list(read_queries(file.read(), str(getattr(file, "name", "standard input"))))
        else:
            rows = _read_names(names or _lines(), schema)
        settings = read_settings()
        named = [parse_list(option) for option in lists]
        screener = open_screener(named or ([] if case else settings.lists), case or settings.case.path)
        if screener is None:
            raise ScreeningError(NO_LISTS)
    except HearsayError as error:
        raise click.ClickException(str(error)) from error
    least = threshold if threshold is not None else 0.0 if as_json else 0.6
    show: Callable[[int, str, list[Match], Failure | None], None] = _print_json
    if not as_json:
        show = partial(_print_table, explain=explain)
    unchecked = count = 0
    total = len(rows) if isinstance(rows, list) else 0
    for number, name, matches, failure in _progress(_screen_rows(screener, rows, limit, least), total):
        count += 1
        unchecked += failure is not None
        show(number, name, matches, failure)
    if unchecked:
        click.echo(f"{unchecked} of {count} rows could not be checked", err=True)


def _lines() -> "Iterator[str]":
    for line in sys.stdin.buffer:
        yield line.decode("utf-8", "replace").rstrip("\r\n")


def _read_names(names: "Iterable[str]", schema: str | None) -> "Iterator[tuple[int, str, Query | Failure]]":
    from hearsay.screening.queries import read_names

    yield from read_names(names, schema)


def _screen_rows(
    screener: "Screener", rows: "Iterable[tuple[int, str, Query | Failure]]", limit: int, threshold: float
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


def _print_table(number: int, name: str, matches: list[Match], failure: Failure | None, *, explain: bool = False) -> None:
    from rich.console import Console
    from rich.table import Column, Table
    from rich.text import Text

    meanings: dict[str, str] = {}
    if explain:
        from hearsay.screening.explaining import reason_meanings

        meanings = reason_meanings()
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
        why = "\n".join(
            f"{reason.weight:+.2f} {reason.reason}: {reason.detail}" + (f"\n      ({meanings[reason.reason]})" if explain else "")
            for reason in match.reasons
        )
        listed = f"{match.listing}\n{edition.list}, {edition.date or 'date unknown'}"
        table.add_row(Text(match.name), f"{match.score:.2f}", Text(listed), Text(why))
    console.print(table)
    console.print()
