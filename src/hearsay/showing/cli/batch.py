"""`hearsay batch`: a large input goes in; Parquet tables come out, and readings go into a case where one is named."""

import logging
import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from hearsay.errors import HearsayError, NotFound, SettingsError
from hearsay.showing.cli.case_option import CASE, Where, whoever
from hearsay.showing.terminal import one_line

if TYPE_CHECKING:
    from hearsay.running.batch import Progress


@click.command("batch")
@click.argument("source", metavar="INPUT")
@click.argument("output", metavar="OUTPUT")
@click.option("--case", type=CASE, metavar="CASE", help="Keep the readings in this case too, and screen against its lists.")
@click.option("lists", "--list", multiple=True, metavar="NAME=PATH", help="A sanctions list to screen against; repeatable.")
@click.option("--published", metavar="DATE", help="Day of publication (YYYY-MM-DD), where a report does not say.")
@click.option("--publisher", metavar="NAME", help="Publisher, where a report does not say.")
@click.option("--workers", type=click.IntRange(1), metavar="N", help="Processes [default: one a processor, as far as memory goes].")
@click.option(
    "--engine", type=click.Choice(["pool", "ray"]), default="pool", show_default=True, help="Who reads: this machine, or a cluster."
)
@click.option("--address", metavar="ADDRESS", help="Of the cluster's head, such as auto or head:6379 [default: a cluster of this machine].")
@click.option("--part", "part_size", type=click.IntRange(1), default=200, show_default=True, help="Reports a part.")
@click.option(
    "--time-limit", type=click.FloatRange(0.1), default=60.0, show_default=True, metavar="SECONDS", help="That one report may take."
)
@click.option("--fast", is_flag=True, help="Read with a model of half the layers: faster, and less right.")
@click.option("--json", "as_json", is_flag=True, help="Print the figures as one line of JSON.")
def command(
    source: str, output: str, case: Where | None, lists: tuple[str, ...], published: str | None, publisher: str | None,
    workers: int | None, engine: str, address: str | None, part_size: int, time_limit: float, fast: bool, as_json: bool,
) -> None:  # fmt: skip
    """Read a large INPUT into Parquet tables in the folder OUTPUT.

    INPUT is a file of JSON lines, Parquet or WARC, or a folder of these or of reports; both may be such as s3://bucket/folder. A run that
    was ended goes on where it was when it is started again.
    """
    logging.basicConfig(format="%(levelname)s: %(message)s", level=logging.WARNING)
    try:
        from contextlib import ExitStack
        from tempfile import TemporaryDirectory

        from hearsay.casefile.opening import open_casefile
        from hearsay.running.batch import Batch, run_batch
        from hearsay.running.parts import Plan
        from hearsay.running.pool import count_workers, read_parts
        from hearsay.running.screeners import open_screener, parse_list
        from hearsay.running.settings import read_settings
        from hearsay.running.tables import write_part

        if engine == "ray":
            from hearsay.running.cluster import read_parts_on
    except ImportError as error:
        raise click.ClickException(f"batches need the package {error.name}: pip install 'hearsay[batch]'") from error
    try:
        named = tuple(parse_list(one) for one in lists)
        with ExitStack() as stack:
            casefile = stack.enter_context(open_casefile(case, create="://" not in str(case))) if case is not None else None
            screener = open_screener(list(named), case) if named or case is not None else None
            editions, index = tuple(screener.editions) if screener is not None else (), None
            if screener is not None:
                # Built once here, and mapped by all workers.
                index = Path(stack.enter_context(TemporaryDirectory(prefix="hearsay-")), "index")
                screener.save(index)
            del screener
            settings = read_settings()
            plan = Plan(
                output,
                write_part,
                replace(settings, reading=replace(settings.reading, fast=fast or settings.reading.fast)),
                index,
                published,
                publisher,
                seconds=time_limit,
                hands_back=casefile is not None,
            )
            batch = Batch(
                source, plan, part_size, count_workers(workers), casefile, case, whoever(), editions,
                read_parts_on(address) if engine == "ray" else read_parts,
            )  # fmt: skip
            told = 0.0
            progress = None
            for progress in run_batch(batch):
                if time.monotonic() - told > 2 or sys.stderr.isatty():
                    told = time.monotonic()
                    click.echo(tell(progress), err=True)
            if progress is not None:
                _end(progress, as_json=as_json)
    except (HearsayError, OSError) as error:
        if isinstance(error, BrokenPipeError):
            raise
        goes_on = (
            "" if isinstance(error, SettingsError | NotFound) else "; what was done is kept, and the same command goes on with the rest"
        )
        raise click.ClickException(f"{one_line(str(error))}{goes_on}") from error
    if progress is not None and progress.failures:
        sys.exit(1)


def tell(progress: "Progress") -> str:
    """Return how far a run is, in a line."""
    before = f", {progress.parts_before} parts were done before" if progress.parts_before else ""
    left, total = progress.seconds_left, f" of {progress.total:,}" if progress.total is not None else ""
    rest = f", {left / 3600:.1f} h left" if left is not None and left > 5400 else f", {max(1, left / 60):.0f} min left" if left else ""
    return (
        f"hearsay: {progress.items:,}{total} items done, {progress.reports:,} reports in {progress.parts:,} parts, "
        f"{progress.rate:.1f} a second, {progress.claims:,} claims, {progress.matches:,} possible matches, "
        f"{progress.failures:,} failures{rest}{before}"
    )


def _end(progress: "Progress", *, as_json: bool) -> None:
    if as_json:
        import json

        taken = time.monotonic() - progress.started
        row = {
            "reports": progress.reports, "failures": progress.failures, "claims": progress.claims, "matches": progress.matches,
            "parts": progress.parts, "parts_before": progress.parts_before, "seconds": round(taken, 2),
            "cpu_seconds": round(progress.seconds, 2), "reports_a_second": round(progress.rate, 2),
        }  # fmt: skip
        click.echo(json.dumps(row))
    else:
        click.echo(tell(progress))
        if progress.failures:
            click.echo("hearsay: what could not be read stands in the folder failures, with its reasons", err=True)
