"""`hearsay lists` shows the lists in force in a case; `hearsay lists import` brings others into it."""

import json
import logging
from pathlib import Path

import click

from hearsay.errors import HearsayError
from hearsay.nouns import Edition

CASE = click.Path(path_type=Path)


@click.group(invoke_without_command=True)
@click.option("--case", type=CASE, help="The case file [default: ./case.sqlite].")
@click.option("--json", "as_json", is_flag=True, help="Print a JSON object a list.")
@click.pass_context
def command(context: click.Context, case: Path | None, as_json: bool) -> None:
    """Show the lists in force: the date and fingerprint of each edition, and how many parties it lists."""
    from hearsay.casefile.sqlite import DEFAULT_PATH, SqliteCasefile

    context.obj = case
    if context.invoked_subcommand:
        return
    if case is None and not DEFAULT_PATH.exists():
        editions = []
    else:
        try:
            with SqliteCasefile(case or DEFAULT_PATH, create=False) as casefile:
                editions = casefile.editions()
        except HearsayError as error:
            raise click.ClickException(str(error)) from error
    if as_json:
        for edition, count in editions:
            click.echo(json.dumps(_form(edition, count), ensure_ascii=False))
    elif not editions:
        click.echo("no lists yet: `hearsay lists import NAME=PATH` brings one into the case, such as us-ofac-sdn=FOLDER")
    else:
        _print_table(editions)


@command.command("import")
@click.argument("lists", nargs=-1, required=True, metavar="NAME=PATH...")
@click.option("--case", type=CASE, help="The case file, made where there is none [default: ./case.sqlite].")
@click.option("--any-size", is_flag=True, help="Take a part or an example of a list, too, though its count is not plausible.")
@click.pass_obj
def import_lists(outer: Path | None, lists: tuple[str, ...], case: Path | None, any_size: bool) -> None:
    """Bring lists into the case: NAME is the list's name, PATH its file or the folder of its files.

    us-ofac-sdn and un-sc are read in their publishers' forms; any other NAME is an OpenSanctions targets.simple.csv. A list that has
    suspiciously few or many entries is refused. A list that was there before is replaced by the new edition.
    """
    from hearsay.casefile.sqlite import DEFAULT_PATH, SqliteCasefile
    from hearsay.lists.registry import read_list
    from hearsay.running.screeners import parse_list

    logging.basicConfig(format="warning: %(message)s")
    try:
        read = [read_list(name, path, any_size=any_size) for name, path in map(parse_list, lists)]
        with SqliteCasefile(case or outer or DEFAULT_PATH) as casefile:
            for edition, listings in read:
                casefile.keep_list(edition, listings)
                click.echo(f"{edition.list}: {len(listings)} listings, edition of {edition.date or 'unknown date'}", err=True)
    except HearsayError as error:
        raise click.ClickException(str(error)) from error


def _form(edition: Edition, count: int) -> dict[str, object]:
    from hearsay.lists.descriptors import find_descriptor

    about = find_descriptor(edition.list)
    return {
        "list": edition.list, "title": about.title, "publisher": about.publisher, "date": edition.date, "sha256": edition.sha256,
        "listings": count, "address": about.address, "terms": about.terms,
    }  # fmt: skip


def _print_table(editions: list[tuple[Edition, int]]) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from hearsay.lists.descriptors import find_descriptor

    table = Table("list", "published by", "edition of", "listings", "sha256", show_edge=False, pad_edge=False)
    for edition, count in editions:
        publisher = find_descriptor(edition.list).publisher
        table.add_row(edition.list, Text(publisher), edition.date or "unknown", f"{count:,}", edition.sha256[:12])
    Console().print(table)
