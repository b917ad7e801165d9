"""`hearsay lists` shows the lists in force in a case; its subcommands import, update, compare and question them."""

import json
import logging
from pathlib import Path
from typing import TYPE_CHECKING

import click

from hearsay.errors import HearsayError
from hearsay.nouns import Edition, Listing
from hearsay.showing.cli.case_option import CASE, case_option, default_case, opened_case

if TYPE_CHECKING:
    from hearsay.casefile.opening import OpenCasefile
    from hearsay.lists.editions import Difference
    from hearsay.running.list_updates import Update

SHOWN = 20
"""How many parties of each kind a comparison shows on the screen; --json gives all."""

json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON, one object a line.")


@click.group(invoke_without_command=True)
@case_option
@json_option
@click.pass_context
def command(context: click.Context, case: Path | str | None, as_json: bool) -> None:
    """Show the lists in force: the date and fingerprint of each edition, and how many parties it lists."""
    context.obj = case
    if context.invoked_subcommand:
        return
    editions = []
    where = case or default_case()
    if not isinstance(where, Path) or case is not None or where.exists():
        with opened_case(case) as casefile:
            editions = casefile.editions()
    if as_json:
        for edition, count in editions:
            _print_json(_form(edition, count))
    elif not editions:
        click.echo("no lists yet: `hearsay lists import NAME=PATH` brings one into the case, such as us-ofac-sdn=FOLDER")
    else:
        _print_table(editions)


@command.command("import")
@click.argument("lists", nargs=-1, required=True, metavar="NAME=PATH...")
@click.option("--case", type=CASE, help="The case file, made where there is none [default: ./case.sqlite].")
@click.option("--any-size", is_flag=True, help="Take a part or an example of a list, too, though its count is not plausible.")
@click.option("--earlier", is_flag=True, help="Keep them as earlier editions: what is in force stays in force.")
@click.pass_obj
def import_lists(outer: Path | str | None, lists: tuple[str, ...], case: Path | str | None, any_size: bool, earlier: bool) -> None:
    """Bring lists into the case: NAME is the list's name, PATH its file or the folder of its files.

    `hearsay lists known` names the lists that are read in their publishers' forms; any other NAME is an OpenSanctions dataset. A list
    that has suspiciously few or many entries is refused, and so is one that lost a fifth of those that stand. Earlier editions are kept.
    """
    from hearsay.lists.registry import check_against_standing, read_list
    from hearsay.running.screeners import parse_list

    logging.basicConfig(format="warning: %(message)s")
    try:
        read = [read_list(name, path, any_size=any_size) for name, path in map(parse_list, lists)]
    except HearsayError as error:
        raise click.ClickException(str(error)) from error
    with opened_case(case or outer, create=True) as casefile:
        standing = {edition.list: count for edition, count in casefile.editions()}
        if not earlier:
            for edition, listings in read:
                check_against_standing(edition.list, len(listings), standing.get(edition.list, 0), any_size=any_size)
        for edition, listings in read:
            casefile.keep_list(edition, listings, in_force=not earlier)
            click.echo(f"{edition.list}: {len(listings)} listings, edition of {edition.date or 'unknown date'}", err=True)


@command.command()
@json_option
def known(as_json: bool) -> None:
    """Show the lists that are known by name, their publishers, and whether `hearsay lists update` can fetch them."""
    from hearsay.lists.descriptors import known_lists

    for about in known_lists():
        fetched = bool(about.downloads)
        if as_json:
            _print_json({"list": about.name, "title": about.title, "publisher": about.publisher, "address": about.address,
                         "terms": about.terms, "fetched": fetched, "checked_on_a_whole_file": about.strict})  # fmt: skip
        else:
            click.echo(f"{about.name:<17} {about.title} ({about.publisher}){'' if fetched else '; to be fetched by hand'}")


@command.command()
@click.argument("names", nargs=-1, metavar="[NAME]...")
@case_option
@json_option
@click.option("--any-size", is_flag=True, help="Take a new edition though its count is not plausible.")
@click.pass_obj
def update(outer: Path | str | None, names: tuple[str, ...], case: Path | str | None, as_json: bool, any_size: bool) -> None:
    """Fetch what has changed of the lists named, or of all in force, and show what was added, changed and removed.

    A file that is damaged, broke off, or has lost a fifth of its entries never replaces the edition that stands.
    """
    from hearsay.lists.fetching import open_client
    from hearsay.running.list_updates import update_list

    logging.basicConfig(format="warning: %(message)s")
    failed = 0
    with opened_case(case or outer, create=bool(names)) as casefile, open_client() as client:
        wanted = names or [edition.list for edition, _ in casefile.editions()]
        for name in wanted:
            done = update_list(name, casefile, client, any_size=any_size)
            failed += done.outcome == "not updated"
            if as_json:
                _print_json(_update_form(done))
            else:
                _print_update(done)
    if failed:
        raise click.ClickException(f"{failed} of {len(wanted)} lists could not be brought up to date; what stood before still stands")


@command.command()
@click.argument("name")
@case_option
@json_option
@click.pass_obj
def history(outer: Path | str | None, name: str, case: Path | str | None, as_json: bool) -> None:
    """Show every kept edition of a list, the oldest first."""
    with opened_case(case or outer) as casefile:
        kept = casefile.history(name)
    for one in kept:
        if as_json:
            _print_json({**_edition_form(one.edition), "listings": one.listings, "imported_at": one.imported_at, "in_force": one.in_force})
        else:
            dated = f"{one.edition.date or 'unknown':<10}  {one.listings:>7,}  {one.edition.sha256[:12]}"
            click.echo(f"{dated}  imported {one.imported_at}{'  in force' if one.in_force else ''}")
    if not kept and not as_json:
        click.echo(f"no edition of {name} is kept")


@command.command()
@click.argument("arguments", nargs=-1, required=True, metavar="NAME FROM TO | NAME=PATH NAME=PATH")
@case_option
@json_option
@click.pass_obj
def diff(outer: Path | str | None, arguments: tuple[str, ...], case: Path | str | None, as_json: bool) -> None:
    """Show what was added, changed and removed between two editions of a list.

    FROM and TO are the dates of kept editions, or the first letters of their fingerprints. Two files are compared without a case.
    """
    from hearsay.lists.editions import compare_editions
    from hearsay.lists.registry import read_list
    from hearsay.running.screeners import parse_list

    if len(arguments) == 2 and all("=" in argument for argument in arguments):
        try:
            old, new = (read_list(name, path, any_size=True) for name, path in map(parse_list, arguments))
        except HearsayError as error:
            raise click.ClickException(str(error)) from error
        if old.edition.list != new.edition.list:
            raise click.UsageError("both files must be of one list: NAME=PATH NAME=PATH")
        _print_difference(old.edition, new.edition, compare_editions(old.listings, new.listings), as_json)
    elif len(arguments) == 3:
        name, first, last = arguments
        with opened_case(case or outer) as casefile:
            from_edition, to_edition = (_find_edition(casefile, name, word) for word in (first, last))
            difference = compare_editions(casefile.listings_of(from_edition), casefile.listings_of(to_edition))
        _print_difference(from_edition, to_edition, difference, as_json)
    else:
        raise click.UsageError("give NAME FROM TO, or two files as NAME=PATH NAME=PATH")


@command.command()
@click.argument("listing")
@click.option("--on", "day", required=True, metavar="DATE", help="The day in question, YYYY-MM-DD.")
@case_option
@json_option
@click.pass_obj
def was(outer: Path | str | None, listing: str, day: str, case: Path | str | None, as_json: bool) -> None:
    """Say whether LISTING (such as us-ofac-sdn:45709) was listed on a day: by whom, under which measure, under which spelling.

    The last kept edition of that day or before it answers; without one the answer is that it is not known.
    """
    from datetime import date

    from hearsay.lists.descriptors import find_descriptor
    from hearsay.lists.editions import was_listed

    name, colon, number = listing.partition(":")
    if not colon or not number:
        raise click.UsageError(f"“{listing}” is no listing; it is written LIST:ID, such as us-ofac-sdn:45709")
    try:
        day = date.fromisoformat(day).isoformat()
    except ValueError as error:
        raise click.UsageError(f"“{day}” is no day; write it YYYY-MM-DD") from error
    with opened_case(case or outer) as casefile:
        editions = [(one.edition, one.edition.date or one.imported_at[:10]) for one in casefile.history(name)]
        answer = was_listed(number, day, editions, casefile.listing_in)
    publisher = find_descriptor(name).publisher
    if as_json:
        _print_json({
            "listing": listing, "on": day, "outcome": answer.outcome, "publisher": publisher, "words": answer.words,
            "edition": _edition_form(answer.edition) if answer.edition else None,
            "listed": _listing_form(answer.listing) if answer.listing else None,
        })  # fmt: skip
        return
    click.echo(f"{listing} on {day}: {answer.words}")
    if answer.listing:
        click.echo(f"listed by {publisher}" + (f" since {answer.listing.listed_on}" if answer.listing.listed_on else ""))
        click.echo(f"as {'; '.join(one.text for one in answer.listing.names)}")
        click.echo(f"measures: {', '.join(answer.listing.measures) or 'not stated'}")
        click.echo(f"programmes: {', '.join(answer.listing.programmes) or 'not stated'}")


@command.command()
@click.argument("listing", required=False)
@case_option
@json_option
@click.pass_obj
def links(outer: Path | str | None, listing: str | None, case: Path | str | None, as_json: bool) -> None:
    """Show listings that share a tax, registration, IMO or passport number, and so seem to be of one party, with the reasons."""
    from hearsay.lists.linking import link_listings

    with opened_case(case or outer) as casefile:
        found = link_listings(one for _, one in casefile.listings())
    for link in found:
        if listing is None or listing in (link.left, link.right):
            told = [*link.reasons, *link.conflicts]
            if as_json:
                reasons = [{"reason": one.reason, "weight": one.weight, "detail": one.detail} for one in told]
                _print_json({"link": link.id, "left": link.left, "right": link.right, "reasons": reasons})
            else:
                click.echo(f"{link.left}  {link.right}  " + "; ".join(f"{one.reason}: {one.detail}" for one in told))


def _find_edition(casefile: "OpenCasefile", name: str, word: str) -> Edition:
    kept = casefile.history(name)
    found = [one.edition for one in kept if word in (one.edition.date, one.imported_at[:10])] or [
        one.edition for one in kept if len(word) >= 6 and one.edition.sha256.startswith(word)
    ]
    if not found:
        raise click.ClickException(f"no edition “{word}” of {name} is kept; `hearsay lists history {name}` shows which are")
    return found[-1]


def _print_difference(old: Edition, new: Edition, difference: "Difference", as_json: bool) -> None:
    if as_json:
        _print_json({"from": _edition_form(old), "to": _edition_form(new), **_difference_form(difference)})
        return
    click.echo(f"{new.list}, {old.date or old.sha256[:12]} to {new.date or new.sha256[:12]}: {_counted(difference)}")
    _print_parties(difference)


def _print_parties(difference: "Difference") -> None:
    for sign, parties in (("+", difference.added), ("-", difference.removed)):
        for listing in parties[:SHOWN]:
            click.echo(f"  {sign} {listing.id}  {listing.names[0].text}")
        if len(parties) > SHOWN:
            click.echo(f"  {sign} and {len(parties) - SHOWN:,} more (--json shows all)")
    for change in difference.changed[:SHOWN]:
        click.echo(f"  ~ {change.new.id}  {change.new.names[0].text}: {', '.join(change.fields).replace('_', ' ')}")
    if len(difference.changed) > SHOWN:
        click.echo(f"  ~ and {len(difference.changed) - SHOWN:,} more (--json shows all)")


def _print_update(done: "Update") -> None:
    if done.outcome == "updated" and done.difference is not None and done.edition is not None:
        click.echo(f"{done.list}: new edition of {done.edition.date or 'unknown date'}: {_counted(done.difference)}")
        _print_parties(done.difference)
    elif done.outcome == "unchanged":
        click.echo(f"{done.list}: unchanged")
    else:
        click.echo(f"{done.list}: not updated: {done.reason}")


def _counted(difference: "Difference") -> str:
    return f"{len(difference.added):,} added, {len(difference.removed):,} removed, {len(difference.changed):,} changed"


def _update_form(done: "Update") -> dict[str, object]:
    return {
        "list": done.list, "outcome": done.outcome, "reason": done.reason,
        "edition": _edition_form(done.edition) if done.edition else None,
        **(_difference_form(done.difference) if done.difference else {}),
    }  # fmt: skip


def _difference_form(difference: "Difference") -> dict[str, object]:
    return {
        "added": [_listing_form(listing) for listing in difference.added],
        "removed": [_listing_form(listing) for listing in difference.removed],
        "changed": [
            {"old": _listing_form(change.old), "new": _listing_form(change.new), "fields": list(change.fields)}
            for change in difference.changed
        ],
    }


def _listing_form(listing: Listing) -> dict[str, object]:
    from hearsay.casefile.listings import write_listing

    return {"listing": listing.id, **json.loads(write_listing(listing))}


def _edition_form(edition: Edition) -> dict[str, object]:
    return {"list": edition.list, "date": edition.date, "sha256": edition.sha256}


def _print_json(form: dict[str, object]) -> None:
    click.echo(json.dumps(form, ensure_ascii=False))


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
