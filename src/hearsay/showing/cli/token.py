"""`hearsay token`: tokens for those who reach the service from elsewhere, made, listed and revoked; only their hashes are kept."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import click

from hearsay.errors import HearsayError
from hearsay.showing.cli.case_option import Where, case_option, default_case
from hearsay.showing.terminal import one_line
from hearsay.showing.web.tokens import SCOPES, Tokens, tokens_beside

Result = TypeVar("Result")

tokens_option = click.option(
    "--tokens", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE", help="The file of tokens [default: beside the case]."
)


@click.group()
def command() -> None:
    """Make, list and revoke the tokens of a service that others reach."""


@command.command("new")
@click.argument("name")
@case_option
@tokens_option
@click.option(
    "--scope",
    "scopes",
    multiple=True,
    type=click.Choice(SCOPES),
    default=("read",),
    show_default=True,
    help="What it lets do; as often as needed.",
)
def new(name: str, case: Where | None, tokens: Path | None, scopes: tuple[str, ...]) -> None:
    """Make a token for NAME and print it, this once.

    `read` looks, `decide` also adds reports and decides, `admin` also updates lists and reads the case again.
    """
    click.echo(_run(lambda: _tokens(case, tokens).add(one_line(name), scopes)))  # type: ignore[arg-type]


@command.command("list")
@case_option
@tokens_option
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a token, a line each.")
def list_(case: Where | None, tokens: Path | None, as_json: bool) -> None:
    """List who has a token, and for what; never the tokens themselves."""
    for one in _run(lambda: _tokens(case, tokens).list()):
        row = {"name": one.name, "scopes": list(one.scopes), "made_at": one.made_at}
        click.echo(json.dumps(row, ensure_ascii=False) if as_json else one_line(f"{one.name}  {', '.join(one.scopes)}  {one.made_at}"))


@command.command("revoke")
@click.argument("name")
@case_option
@tokens_option
def revoke(name: str, case: Where | None, tokens: Path | None) -> None:
    """Take the token of NAME out; a service that runs sees it at the next request."""
    if not _run(lambda: _tokens(case, tokens).revoke(name)):
        raise click.ClickException(f"there is no token for {one_line(name)}")
    click.echo(f"revoked the token of {one_line(name)}")


def _tokens(case: Where | None, tokens: Path | None) -> Tokens:
    return Tokens(tokens or tokens_beside(case or default_case()))


def _run(work: Callable[[], Result]) -> Result:
    try:
        return work()
    except HearsayError as error:
        raise click.ClickException(one_line(str(error))) from error
