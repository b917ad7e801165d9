"""How weighing the tables of a batch grows: copies, links and findings over more and more reports, time and memory, and the exponent.

    python benchmarks/speed/weighing.py --case runs/releases.sqlite [--sizes 1000 4000 16000] [--workers 2] [--copies 100000]
    python benchmarks/speed/weighing.py --tables runs/releases ...

The reports are those of a case of real releases that were read, or of the tables of a batch over them, and variants of them. Each further
round moves all days by 400 more and gives two in three of the named parties another name, the same throughout the round. Of ten texts one
stays as it was, and so is a copy; three lose a tenth of their sentences and have other numbers, so they are near copies; the words of the
others are shuffled.
With --copies so many texts are only compared. Memory is the largest resident size of any one process. The exponent is the slope of the line
through the logarithms.
"""

import argparse
import itertools
import math
import random
import re
import resource
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from hearsay.casefile.opening import open_casefile
from hearsay.nouns import Reading, Report, TimeValue
from hearsay.running.archive_weighing import weigh_tables
from hearsay.running.tables import count_parts, read_part, write_part
from hearsay.running.tasks import Run, run_here
from hearsay.weighing.copies import find_copies, make_grams

PART = 500


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    given = parser.add_mutually_exclusive_group(required=True)
    given.add_argument("--case", type=Path)
    given.add_argument("--tables", type=Path, help="the output folder of a batch")
    parser.add_argument("--sizes", type=int, nargs="*", default=[1000, 4000, 16000])
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--copies", type=int, nargs="*", default=[])
    options = parser.parse_args()
    if options.case is not None:
        with open_casefile(options.case) as casefile:
            readings = list(casefile.readings())
    else:
        tables = str(options.tables)
        readings = [reading for part in range(count_parts(tables)) for reading in read_part(tables, part)]
    points = []
    for size in options.sizes:
        with tempfile.TemporaryDirectory() as folder:
            for number, part in enumerate(_parts(variants(readings, size))):
                write_part(f"{folder}/tables", number, part, [])
            before = cpu()
            begin = time.perf_counter()
            stages: dict[str, float] = {}
            done = weigh_tables(f"{folder}/tables", Path(folder, "out"), run=timed(run_here(options.workers), stages))
            taken, spent = time.perf_counter() - begin, cpu() - before
            disk = sum(path.stat().st_size for path in Path(folder, "tables").rglob("*.parquet")) / 1e6
            shutil.rmtree(folder, ignore_errors=True)
        points.append((done.reports, spent))
        print(
            f"{done.reports} reports, {done.claims} claims: {spent:.0f} s CPU, {taken:.0f} s; {done.copies} copies, {done.links} links, "
            f"{done.findings} findings; the largest process had {largest():.0f} MB so far; tables {disk:.0f} MB",
            flush=True,
        )
        print(f"    of it {', '.join(f'{name} {seconds:.1f}' for name, seconds in stages.items())} s", flush=True)
    if len(points) > 1:
        print(f"exponent of CPU time: {exponent(points):.2f}")
    points = []
    for size in options.copies:
        begin = time.process_time()
        texts = [make_grams(one.report.text) for one in variants(readings, size) if one.report is not None]
        made = time.process_time() - begin
        begin = time.process_time()
        copies = find_copies(texts)
        spent = time.process_time() - begin
        points.append((len(texts), spent))
        print(
            f"copies alone, {len(texts)} texts: {spent:.1f} s CPU after {made:.0f} s of making them and their grams, {len(copies)} copies",
            flush=True,
        )
    if len(points) > 1:
        print(f"exponent of copies' CPU time: {exponent(points):.2f}")


def cpu() -> float:
    """Return the seconds of CPU time that this process and those of its children that ended have had."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


def timed(run: Run, stages: dict[str, float]) -> Run:
    """Return what runs tasks as `run` does, and adds the CPU seconds of each stage to `stages`."""

    def count(task: Callable[..., Any], arguments: list[tuple[Any, ...]]) -> Iterator[Any]:
        before = cpu()
        yield from run(task, arguments)
        stages[arguments[0][1].__name__] = cpu() - before

    return count


def largest() -> float:
    """Return the largest resident size that any one process has had, in MB."""
    return max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)) / 1024


def exponent(points: list[tuple[int, float]]) -> float:
    """Return the slope of the logarithm of the second over that of the first, by least squares."""
    xs, ys = [math.log(size) for size, _ in points], [math.log(spent) for _, spent in points]
    middle, height = sum(xs) / len(xs), sum(ys) / len(ys)
    return sum((x - middle) * (y - height) for x, y in zip(xs, ys, strict=True)) / sum((x - middle) ** 2 for x in xs)


def variants(readings: list[Reading], size: int) -> Iterator[Reading]:
    """Yield so many readings: the real ones, then their variants."""
    for number in range(size):
        turn, place = divmod(number, len(readings))
        yield readings[place] if not turn else vary(readings[place], turn, place)


def vary(reading: Reading, turn: int, place: int) -> Reading:
    """Return a reading of another report like it; its spans stay those of the original, which weighing does not look up in the text."""
    report = reading.report
    assert report is not None
    rng = random.Random(turn * 1_000_003 + place)
    text = report.text
    if place % 10:
        sentences = re.split(r"(?<=[.!?])\s+", text)
        text = " ".join(one for one in sentences if rng.random() > 0.1)
        text = re.sub(r"\w*\d\w*", lambda found: f"{rng.randrange(10 ** len(found[0]))}", text)
        text = re.sub(r"\b([A-Z][a-z]{3,})\b", lambda found: _renamed(found[1], turn), text)
        words = text.split()
        rng.shuffle(words)
        text = " ".join(words) if place % 3 else text
    moved = Report(text, report.sha256, report.title, f"{report.url}#{turn}", report.publisher, _moved(report.published_at, turn))
    mentions = tuple(
        replace(one, value=TimeValue(_moved(one.value.start, turn) or "", _moved(one.value.end, turn) or ""))
        if isinstance(one.value, TimeValue)
        else one
        for one in reading.mentions
    )
    entities = tuple(
        replace(one, report=moved.id, name=_renamed(one.name, turn), aliases=tuple(_renamed(alias, turn) for alias in one.aliases))
        for one in reading.entities
    )
    claims = tuple(
        replace(
            one, report=moved.id,
            time=replace(one.time, value=TimeValue(_moved(one.time.value.start, turn) or "", _moved(one.time.value.end, turn) or ""))
            if one.time is not None and one.time.value is not None
            else one.time,
        )
        for one in reading.claims
    )  # fmt: skip
    return Reading(moved, mentions, (), claims, entities)


def _renamed(name: str, turn: int) -> str:
    return name if hash_of(name) % 3 == 0 else f"{name}{'abcdefghijklmnopqrstuvwxyz'[turn % 26]}{turn // 26 or ''}"


def hash_of(name: str) -> int:
    """Return a number for a name that is the same in every run."""
    import zlib

    return zlib.crc32(name.encode())


def _moved(day: str | None, turn: int) -> str | None:
    if day is None:
        return None
    try:
        return (date.fromisoformat(day[:10]) + timedelta(days=400 * turn)).isoformat()
    except (ValueError, OverflowError):
        return day


def _parts(readings: Iterator[Reading]) -> Iterator[list[Reading]]:
    while part := list(itertools.islice(readings, PART)):
        yield part


if __name__ == "__main__":
    main()
