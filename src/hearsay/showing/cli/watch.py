"""`hearsay watch`: feeds and folders are looked through again and again, and what is new is read, weighed, and told."""

import logging
import time
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import click

from hearsay.errors import HearsayError
from hearsay.showing.cli.case_option import Where, case_option, default_case, opened_case, whoever
from hearsay.showing.terminal import one_line

if TYPE_CHECKING:
    from hearsay.casefile.interface import Casefile
    from hearsay.gathering.polite import Polite
    from hearsay.running.notices import Tells


@click.command("watch")
@click.argument("feeds", nargs=-1, required=True, metavar="FEED...")
@case_option
@click.option("--every", type=click.FloatRange(1), default=30.0, show_default=True, metavar="MINUTES", help="Between two rounds.")
@click.option("--once", is_flag=True, help="Look through the feeds once, and end.")
@click.option("--update-lists", is_flag=True, help="Bring the case's lists up to date once a day, and screen anew what was read.")
@click.option(
    "--events", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE", help="Add the events to this file, a JSON line each."
)
@click.option("--webhook", metavar="ADDRESS", help="Send each round's events to this address, as JSON.")
@click.option(
    "--mail-to", multiple=True, metavar="ADDRESS", help="Send each round's events by e-mail, through the server of the settings mail.*."
)
def command(
    feeds: tuple[str, ...], case: Where | None, every: float, once: bool, update_lists: bool, events: Path | None, webhook: str | None,
    mail_to: tuple[str, ...],
) -> None:  # fmt: skip
    """Read what is new in feeds: RSS, Atom, sitemaps, folders.

    A page is read once; robots.txt is kept to. What a round brings is printed: new reports, possible matches that no report had before, and
    findings that several reports tell of.
    """
    logging.basicConfig(format="%(levelname)s: %(message)s", level=logging.WARNING)
    try:
        import httpx

        from hearsay.gathering.guarded import guarded_transport
        from hearsay.gathering.polite import Polite
        from hearsay.gathering.web import is_address
        from hearsay.running.notices import LineLog, Mail, Webhook
        from hearsay.running.settings import read_settings
    except ImportError as error:
        raise click.ClickException(f"watching needs the package {error.name}: pip install 'hearsay[watch]'") from error
    if webhook is not None and not is_address(webhook):
        raise click.BadParameter("give an address that begins with http:// or https://", param_hint="--webhook")
    with opened_case(case, create=True) as casefile, ExitStack() as stack:
        try:
            settings = read_settings()
            sinks: list[Tells] = []
            if events is not None:
                sinks.append(LineLog(stack.enter_context(events.open("a", encoding="utf-8"))))
            if webhook is not None:
                sinks.append(Webhook(webhook, stack.enter_context(httpx.Client())))
            if mail_to:
                sinks.append(Mail(settings.mail, mail_to))
            # What a feed names may lead anywhere; only the public web is fetched.
            client = stack.enter_context(httpx.Client(transport=guarded_transport(), follow_redirects=True, timeout=30.0))
            polite, listed = Polite(client), float("-inf")
            while True:
                with_lists = update_lists and time.monotonic() - listed > 24 * 3600
                listed = time.monotonic() if with_lists else listed
                count = _round(feeds, casefile, case or default_case(), polite, sinks, with_lists=with_lists)
                click.echo(f"hearsay: {count} events at {time.strftime('%H:%M')}", err=True)
                if once:
                    return
                time.sleep(every * 60)
        except KeyboardInterrupt:
            click.echo("hearsay: stopped; the same command goes on", err=True)
        except (HearsayError, OSError) as error:
            raise click.ClickException(one_line(str(error))) from error


def _round(
    feeds: tuple[str, ...], casefile: "Casefile", where: Where, polite: "Polite", sinks: "list[Tells]", *, with_lists: bool
) -> int:  # fmt: skip
    """Do one round, print and tell its events, and return how many there were."""
    import httpx

    from hearsay.running.pipeline import Pipeline
    from hearsay.running.screeners import open_screener
    from hearsay.running.settings import read_settings
    from hearsay.running.watching import Event, rescreen, update_lists, watch_round

    told: list[Event] = []

    def show(event: Event) -> None:
        told.append(event)
        click.echo(f"{event.sort:8} {one_line(event.words)}")

    changed = False
    if with_lists:
        with httpx.Client(follow_redirects=True, timeout=60.0) as client:
            for event in update_lists(casefile, client):
                changed = changed or event.sort == "list"
                show(event)
    pipeline = Pipeline(read_settings(), screener=open_screener([], where) if casefile.editions() else None)
    if changed:
        for event in rescreen(casefile, pipeline, by=whoever()):
            show(event)
    for event in watch_round(feeds, casefile, pipeline, polite, by=whoever()):
        show(event)
    for sink in sinks:
        if told:
            sink.tell(told)
    return len(told)
