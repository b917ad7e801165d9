"""What `hearsay case export` does with a case once it is open: choose a form, write it, and say what the form could not hold."""

from collections.abc import Callable, Collection
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from hearsay.errors import HearsayError
from hearsay.showing.export.formats import FORMATS
from hearsay.showing.terminal import one_line

if TYPE_CHECKING:
    from hearsay.showing.export.filling import Holding

FORMS = ", ".join(FORMATS)


def export_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options `--as`, `--to`, `--title` and `--report`, as `form`, `to`, `title` and `reports`."""
    options = (
        click.option("--as", "form", type=click.Choice(list(FORMATS)), metavar="FORM", help=f"The form: {FORMS}."),
        click.option("--to", type=click.Path(path_type=Path), metavar="PATH", help="The file (for csv a folder or a .zip) to write."),
        click.option("--title", metavar="TEXT", help="What the case is called in the export; the name of its file unless given."),
        click.option("reports", "--report", multiple=True, metavar="ID", help="Only this report, by its id or its beginning; repeatable."),
    )
    for option in reversed(options):
        command = option(command)
    return command


def export_case(casefile: "Holding", form: str, to: Path, *, title: str, reports: Collection[str] = (), **given: Any) -> None:
    """Write the case, or some of its reports, in a form; say on standard error where it went and what a user should know of it.

    `given` goes to `fill_contents` as it is. Raises ClickException where it cannot be written.
    """
    from hearsay.showing.export.filling import fill_contents, only_reports

    try:
        contents = fill_contents(casefile, title=title, **given)
        notices = FORMATS[form].write(only_reports(contents, reports) if reports else contents, to)
    except (HearsayError, OSError) as error:
        raise click.ClickException(one_line(str(error))) from error
    for notice in notices:
        click.echo(f"hearsay: {one_line(notice)}", err=True)
    click.echo(f"hearsay: wrote {FORMATS[form].about} to {one_line(str(to))}", err=True)
