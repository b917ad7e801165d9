"""A large input is read into tables, part by part, by processes of this machine or by a cluster; a run that was ended goes on where it was.

A part is done when its mark stands in the output, and the mark is written last: after its tables, and after its readings are in the case.
So nothing is lost, and what is written again is written over itself.
"""

import json
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from hearsay.casefile.interface import Casefile, Gathering
from hearsay.errors import CaseError, HearsayError, SettingsError
from hearsay.gathering.items import read_items
from hearsay.nouns import Edition
from hearsay.running.cases import now
from hearsay.running.parts import Part, PartDone, Plan, cut_parts
from hearsay.running.pipeline import model_name
from hearsay.running.pool import read_parts

DONE = "_done"
ABOUT = "batch.json"
TRIES, WAIT = 6, 2.0
"""How often a case that can not be written is tried again, and the seconds before the first time; each wait doubles."""
Engine = Callable[[Iterable[Part], Plan, int], Iterator[PartDone]]


@dataclass(slots=True)
class Progress:
    """How far a run is."""

    parts: int = 0
    parts_before: int = 0
    """Done by an earlier run."""
    reports: int = 0
    failures: int = 0
    claims: int = 0
    matches: int = 0
    seconds: float = 0.0
    """CPU seconds of the workers."""
    items: int = 0
    """Of the input that are done, with those of an earlier run."""
    items_before: int = 0
    total: int | None = None
    """Items of the input; None until they are counted."""
    started: float = field(default_factory=time.monotonic)

    @property
    def rate(self) -> float:
        """Reports a second of this run."""
        return self.reports / max(0.001, time.monotonic() - self.started)

    @property
    def seconds_left(self) -> float | None:
        """How long the rest will take at the rate so far; None while that can not be said."""
        done = self.items - self.items_before
        if self.total is None or not done:
            return None
        return max(0.0, (self.total - self.items) * (time.monotonic() - self.started) / done)


@dataclass(frozen=True, slots=True)
class Batch:
    """What is to be done."""

    source: str
    plan: Plan
    part_size: int = 200
    workers: int = 1
    casefile: Casefile | None = None
    case: Path | str | None = None
    """Where the case file is."""
    by: str = ""
    editions: tuple[Edition, ...] = ()
    engine: Engine = read_parts


def run_batch(batch: Batch) -> Iterator[Progress]:
    """Read the whole input, and yield how far it is after every part. Raises HearsayError, and OSError where tables can not be written."""
    marks = Marks(batch.plan.output)
    marks.agree(
        {
            "model": model_name(batch.plan.settings.reading),
            "input": batch.source,
            "part_size": batch.part_size,
            # Parts that are done are not read again, so their readings would never come into another case.
            "case": str(batch.case).split("@")[-1] if batch.casefile is not None else None,
            "published": batch.plan.published,
            "publisher": batch.plan.publisher,
            "lists": [[e.list, e.sha256] for e in batch.editions],
        }
    )
    progress = Progress()

    def left() -> Iterator[Part]:
        for part in cut_parts(read_items(batch.source), batch.part_size):
            mark = marks.read(part.number)
            if mark is not None and mark["digest"] == part.digest:
                progress.parts_before += 1
                progress.items_before += len(part.items)
                progress.items += len(part.items)
            else:
                yield part

    threading.Thread(target=_count, args=(batch.source, progress), name="hearsay-count", daemon=True).start()
    for done in batch.engine(left(), batch.plan, batch.workers):
        if batch.casefile is not None:
            keep(done, batch)
        marks.write(done)
        progress.parts += 1
        progress.items += done.items
        progress.reports += done.reports
        progress.failures += done.failures
        progress.claims += done.claims
        progress.matches += done.matches
        progress.seconds += done.seconds
        yield progress
    yield progress


def _count(source: str, progress: Progress) -> None:
    """Count the items of the input, beside the reading; what can not be read is told by the run itself."""
    try:
        progress.total = sum(1 for _ in read_items(source))
    except HearsayError:
        return


def keep(done: PartDone, batch: Batch) -> None:
    """Keep a part's readings in the case; a database that is away for a while is waited for. Raises CaseError."""
    casefile = batch.casefile
    if casefile is None:
        return
    model = model_name(batch.plan.settings.reading)
    for reading, original, retrieved_at in done.readings:
        gathering = Gathering(retrieved_at or now(), now(), model, batch.editions)
        _patiently(partial(casefile.keep_reading, reading, original, gathering, by=batch.by))
    for failure in done.failed:
        _patiently(partial(casefile.keep_failure, failure, by=batch.by))


def _patiently(change: Callable[[], object]) -> None:
    for number in range(TRIES):
        try:
            change()
        except CaseError:
            if number == TRIES - 1:
                raise
            time.sleep(WAIT * 2**number)
        else:
            return


class Marks:
    """What is done of a run, as marks in its output folder, one of fsspec's."""

    def __init__(self, output: str) -> None:
        from fsspec.core import url_to_fs

        self.system, self.root = url_to_fs(output)

    def agree(self, about: dict[str, Any]) -> None:
        """Note what the run is made with, or hold it against what an earlier run noted. Raises SettingsError where they differ."""
        path = f"{self.root}/{ABOUT}"
        if self.system.exists(path):
            before = json.loads(self.system.cat_file(path))
            other = [key for key, value in about.items() if before.get(key) != value]
            if other:
                what = " and ".join(other).replace("_", " ")
                raise SettingsError(f"{path}: this output was begun with another {what}; go on with that, or take a new folder")
            return
        self.system.makedirs(f"{self.root}/{DONE}", exist_ok=True)
        self.system.pipe_file(path, json.dumps(about, indent=1).encode())

    def read(self, number: int) -> dict[str, Any] | None:
        """Return the mark of a part; None where it is not done."""
        path = f"{self.root}/{DONE}/part-{number:06}.json"
        try:
            mark = json.loads(self.system.cat_file(path))
        except (FileNotFoundError, ValueError):
            return None
        return mark if isinstance(mark, dict) and "digest" in mark else None

    def write(self, done: PartDone) -> None:
        """Mark a part as done."""
        row = {key: value for key, value in fields_of(done).items() if key not in ("readings", "failed")}
        self.system.makedirs(f"{self.root}/{DONE}", exist_ok=True)
        self.system.pipe_file(f"{self.root}/{DONE}/part-{done.number:06}.json", json.dumps(row).encode())


def fields_of(done: PartDone) -> dict[str, Any]:
    """Return the fields of what was done, without going into the readings."""
    return {name: getattr(done, name) for name in done.__dataclass_fields__}
