"""`--case`: the option that names a case, and the door that opens it; every command that takes a case takes it so."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from hearsay.errors import HearsayError
from hearsay.showing.terminal import one_line

if TYPE_CHECKING:
    from hearsay.casefile.opening import OpenCasefile

Where = Path | str


class CaseName(click.ParamType):  # type: ignore[type-arg]
    """A path, or the address of a database."""

    name = "CASE"

    def convert(self, value: Any, _param: click.Parameter | None, _ctx: click.Context | None) -> Where:
        return value if isinstance(value, Path) or "://" in str(value) else Path(str(value))


CASE = CaseName()
case_option = click.option("--case", type=CASE, metavar="CASE", help="The case: a file, or postgresql://... [default: ./case.sqlite].")


def default_case() -> Where:
    """Return the case that serves where no option names one: that of the settings, else `case.sqlite` here."""
    from hearsay.casefile.opening import DEFAULT
    from hearsay.running.settings import read_settings

    try:
        return read_settings().case.path or Path(DEFAULT)
    except HearsayError as error:
        raise click.ClickException(one_line(str(error))) from error


@contextmanager
def opened_case(case: Where | None, *, create: bool = False) -> Iterator["OpenCasefile"]:
    """Open a case, or the default one; what goes wrong ends the command with one line."""
    from hearsay.casefile.opening import open_casefile

    try:
        with open_casefile(case or default_case(), create=create) as casefile:
            yield casefile
    except HearsayError as error:
        raise click.ClickException(one_line(str(error))) from error


def whoever() -> str:
    """Return the name of whoever uses the program, as the system knows it, for the case's log."""
    import getpass

    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return ""
