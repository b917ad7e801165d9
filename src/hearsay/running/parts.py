"""A large input in parts: each part is read by whoever has time for it, whole or not at all, and gives the same whoever reads it.

What comes in: a plan, and the items of a part. What goes out: the readings, kept as tables by the plan's writer, and what it took. A report
that takes longer than the plan's time is given up with its reason, and so is one that ended its worker before.
"""

import hashlib
import logging
import signal
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType
from typing import Protocol

from hearsay.errors import HearsayError, ReadingError
from hearsay.gathering.items import Item, open_item
from hearsay.nouns import Failure, Reading, Report
from hearsay.running.pipeline import Pipeline
from hearsay.running.screeners import open_index
from hearsay.running.settings import Settings

PART_BYTES = 32 * 1024 * 1024
"""A part ends with the item that makes it larger than this."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Part:
    """Items that are read together."""

    number: int
    items: tuple[Item, ...]
    given_up: tuple[tuple[int, str], ...] = ()
    """Positions of items that are not read any more, with the reason."""

    @property
    def digest(self) -> str:
        """SHA-256 of what is to be read, so that a part that was done is known again."""
        total = hashlib.sha256()
        for item in self.items:
            total.update(f"{item.name}\0{item.form}\0{item.url}\0{len(item.data)}\0".encode("utf-8", "surrogatepass"))
            total.update(item.data)
        return total.hexdigest()


class Writes(Protocol):
    """Whatever keeps the tables of a part, such as `running.tables.write_part`."""

    def __call__(self, output: str, number: int, readings: Sequence[Reading], failures: Sequence[Failure]) -> None:
        """Keep them, under names that the number alone decides. Raises OSError."""


class Reads(Protocol):
    """Whatever reads a report."""

    def read_report(self, report: Report) -> Reading:
        """Return the reading of a report; raises HearsayError."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What every worker has to know."""

    output: str
    write: Writes
    settings: Settings = field(default_factory=Settings)
    index: Path | None = None
    """The folder of a saved index over the lists, which every worker of a machine maps; None: nothing is screened."""
    published: str | None = None
    publisher: str | None = None
    seconds: float = 60.0
    """That one report may take."""
    hands_back: bool = False
    """Whether the readings are wanted, for a case."""
    make_reader: Callable[["Plan"], Reads] | None = None
    """What reads in the pipeline's place, in tests; importable by name, since it travels to the workers."""


@dataclass(frozen=True, slots=True)
class PartDone:
    """What became of a part."""

    number: int
    digest: str
    reports: int
    failures: int
    claims: int
    matches: int
    seconds: float
    """CPU seconds of the worker."""
    readings: tuple[tuple[Reading, bytes, str], ...] = ()
    """With the bytes of each report and when it was retrieved, where the plan wants them."""
    failed: tuple[Failure, ...] = ()
    items: int = 0
    """How many items the part had."""


class TooLong(ReadingError):
    """Reading a report takes longer than it may."""


class PartReader:
    """Reads one part after another; the model and the lists are loaded once."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self._reader = plan.make_reader(plan) if plan.make_reader is not None else make_pipeline(plan)

    def read(self, part: Part, at: Callable[[int], None] = lambda _position: None) -> PartDone:
        """Return what a part gave, once its tables are kept; `at` is told the position of each item before it is read. Raises OSError."""
        begin = time.process_time()
        readings: list[Reading] = []
        failures: list[Failure] = []
        kept: list[tuple[Reading, bytes, str]] = []
        given_up = dict(part.given_up)
        for position, item in enumerate(part.items):
            at(position)
            if position in given_up:
                failures.append(Failure(item.name, "ReadingError", given_up[position]))
                continue
            for reading, original in self._read_item(item):
                if reading.report is None:
                    failures.append(reading.failure or Failure(item.name, "ReadingError", "nothing was read"))
                    continue
                readings.append(reading)
                if self.plan.hands_back:
                    kept.append((reading, original, item.retrieved_at))
        at(-1)
        self.plan.write(self.plan.output, part.number, readings, failures)
        return PartDone(
            part.number, part.digest, len(readings), len(failures), sum(len(one.claims) for one in readings),
            sum(len(one.matches) for one in readings), time.process_time() - begin, tuple(kept),
            tuple(failures) if self.plan.hands_back else (), len(part.items),
        )  # fmt: skip

    def _read_item(self, item: Item) -> Iterator[tuple[Reading, bytes]]:
        try:
            with time_limit(self.plan.seconds, item.name):
                for line in open_item(item, published=self.plan.published, publisher=self.plan.publisher):
                    if line.report is None:
                        message = str(line.problem or "nothing was read")
                        yield Reading(None, failure=Failure(line.name, type(line.problem).__name__, message)), line.original
                    else:
                        yield self._reader.read_report(line.report), line.original
        except HearsayError as error:
            yield Reading(None, failure=Failure(item.name, type(error).__name__, str(error))), b""
        except MemoryError:
            yield Reading(None, failure=Failure(item.name, "MemoryError", "there was not enough memory to read it")), b""
        except Exception as error:  # noqa: BLE001 - one bad report never stops a batch
            _log.debug("unexpected", exc_info=True)
            message = f"{item.name} could not be read: {error} (this is a fault of hearsay's; please report it)"
            yield Reading(None, failure=Failure(item.name, type(error).__name__, message)), b""


def make_pipeline(plan: Plan) -> Pipeline:
    """Return what reads, with its model loaded."""
    pipeline = Pipeline(plan.settings, screener=open_index(plan.index) if plan.index is not None else None)
    _ = pipeline.reader
    return pipeline


def cut_parts(items: Iterable[Item], size: int) -> Iterator[Part]:
    """Yield parts of up to `size` items, in order, numbered from 0; only one is held."""
    held: list[Item] = []
    number = taken = 0
    for item in items:
        held.append(item)
        taken += len(item.data)
        if len(held) >= size or taken > PART_BYTES:
            yield Part(number, tuple(held))
            held, number, taken = [], number + 1, 0
    if held:
        yield Part(number, tuple(held))


@contextmanager
def time_limit(seconds: float, name: str) -> Iterator[None]:
    """Raise TooLong inside the block once it has taken so many seconds; only in a process's main thread, elsewhere it does nothing.

    What never comes back from machine code is not reached by it: whoever runs the worker looks after that.
    """
    if threading.current_thread() is not threading.main_thread() or not hasattr(signal, "setitimer"):
        yield
        return

    def stop(_signal: int, _frame: FrameType | None) -> None:
        raise TooLong(f"{name}: reading it took longer than {seconds:g} seconds, so it was given up")

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
