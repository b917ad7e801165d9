"""Parts are read by processes of this machine, each with the model loaded once; one that dies or hangs is replaced, its part read again.

A report that ended its process twice, or that never came back from machine code, is given up with its reason; everything else is read.
"""

import logging
import multiprocessing
import os
import signal
import time
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess

from hearsay.errors import ReadingError
from hearsay.running.parts import Part, PartDone, PartReader, Plan

WORKER_BYTES = 700 * 1024 * 1024
"""Memory that one worker is reckoned with: the measured peak of reading."""
DEATHS = 2
"""A report that was at hand in so many deaths of workers is given up."""
STILLBORN = 3
"""So many workers in a row that die before their first part end the run."""
LOST = 10
"""So many workers that die at one part, outside of any report, end the run."""
GRACE = 1.5
"""A worker is ended once a report has taken this many times as long as it may, and GRACE_SECONDS more."""
GRACE_SECONDS = 5.0
LOADING_SECONDS = 300.0

_log = logging.getLogger(__name__)


@dataclass(slots=True)
class Worker:
    """One process, and what it is at."""

    process: BaseProcess
    connection: Connection
    part: Part | None = None
    position: int = -1
    """Of the item at hand; -1 between items."""
    since: float = field(default_factory=time.monotonic)
    is_ready: bool = False


def count_workers(wanted: int | None = None) -> int:
    """Return how many workers there should be: what is wanted, else as many as this machine has processors and memory for."""
    if wanted is not None:
        return wanted
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    try:
        free = os.sysconf("SC_AVPHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    except (ValueError, OSError, AttributeError):
        return cores
    return max(1, min(cores, free // WORKER_BYTES))


def read_parts(parts: Iterable[Part], plan: Plan, workers: int) -> Iterator[PartDone]:
    """Yield what each part gave, in the order in which they are done. Raises ReadingError where workers can not start, OSError where
    tables can not be written.
    """  # fmt: skip
    pool = Pool(plan, workers)
    try:
        yield from pool.run(iter(parts))
    finally:
        pool.close()


class Pool:
    """The processes of one run."""

    def __init__(self, plan: Plan, workers: int) -> None:
        self.plan = plan
        self._context = multiprocessing.get_context("spawn")
        self._wanted = workers
        self._workers: list[Worker] = []
        self._again: deque[Part] = deque()
        self._deaths: dict[tuple[int, int], int] = {}
        self._stillborn = 0

    def run(self, parts: Iterator[Part]) -> Iterator[PartDone]:
        """Hand out parts until none is left and every one is done."""
        first = next(parts, None)
        if first is None:
            return
        self._again.append(first)
        is_over = False
        while True:
            for worker in self._workers:
                if worker.is_ready and worker.part is None and not is_over:
                    part = self._next(parts)
                    if part is None:
                        is_over = True
                    else:
                        self._give(worker, part)
            busy = [worker for worker in self._workers if worker.part is not None]
            if is_over and not busy and not self._again:
                return
            if self._again:
                is_over = False
            while len(self._workers) < self._wanted and not (is_over and not self._again):
                self._workers.append(self._start())
            yield from self._listen()
            self._look_after()

    def close(self) -> None:
        """End every process."""
        for worker in self._workers:
            worker.process.kill()
        for worker in self._workers:
            worker.process.join(10)
            worker.connection.close()
        self._workers = []

    def _next(self, parts: Iterator[Part]) -> Part | None:
        return self._again.popleft() if self._again else next(parts, None)

    def _give(self, worker: Worker, part: Part) -> None:
        worker.part, worker.position, worker.since = part, -1, time.monotonic()
        try:
            worker.connection.send(part)
        except OSError:
            _log.debug("a worker died before it took its part")

    def _start(self) -> Worker:
        ours, theirs = self._context.Pipe()
        process = self._context.Process(target=work, args=(self.plan, theirs), name="hearsay-reader", daemon=True)
        process.start()
        theirs.close()
        return Worker(process, ours)

    def _listen(self) -> Iterator[PartDone]:
        ready = wait([worker.connection for worker in self._workers], timeout=0.5)
        for worker in list(self._workers):
            if worker.connection not in ready:
                continue
            try:
                while worker.connection.poll():
                    said = worker.connection.recv()
                    worker.since = time.monotonic()
                    if isinstance(said, PartDone):
                        worker.part, worker.position = None, -1
                        yield said
                    elif isinstance(said, Exception):
                        raise said
                    elif said == "ready":
                        worker.is_ready, self._stillborn = True, 0
                    else:
                        worker.position = int(said)
            except (EOFError, ConnectionError):
                self._bury(worker, "ended")

    def _look_after(self) -> None:
        """End workers whose report never comes back, and see which died."""
        for worker in list(self._workers):
            taken = time.monotonic() - worker.since
            most = self.plan.seconds * GRACE + GRACE_SECONDS if worker.is_ready else LOADING_SECONDS
            if (worker.position >= 0 or not worker.is_ready) and taken > most:
                worker.process.kill()
                worker.process.join(10)
                self._bury(worker, f"took longer than {self.plan.seconds:g} seconds, without stopping when asked, so its worker was ended")
            elif not worker.process.is_alive() and not worker.connection.poll():
                self._bury(worker, "ended")

    def _bury(self, worker: Worker, how: str) -> None:
        """Take a worker out, and put its part back, without the report that is to blame."""
        self._workers.remove(worker)
        worker.process.join(10)
        code = worker.process.exitcode
        worker.connection.close()
        if not worker.is_ready:
            self._stillborn += 1
            if self._stillborn >= STILLBORN:
                raise ReadingError(
                    f"the workers end before they have read anything (exit code {code}); see the log, or read one report first"
                )
            return
        part = worker.part
        if part is None:
            return
        key = (part.number, worker.position)
        self._deaths[key] = self._deaths.get(key, 0) + 1
        if worker.position < 0 and self._deaths[key] >= LOST:
            raise ReadingError(f"part {part.number} ended {LOST} workers outside of any report ({_signal(code)}); see the log")
        if worker.position >= 0 and (how != "ended" or self._deaths[key] >= DEATHS):
            name = part.items[worker.position].name
            why = f"{name}: reading it {how}" if how != "ended" else f"{name}: {DEATHS} workers ended while they read it ({_signal(code)})"
            part = replace(part, given_up=(*part.given_up, (worker.position, why)))
        _log.warning("a worker ended (%s) in part %d; the part is read again", _signal(code), part.number)
        self._again.append(part)


def work(plan: Plan, connection: Connection) -> None:
    """Read parts as they come, in a process of its own, until the other end is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        reader = PartReader(plan)
        connection.send("ready")
        while True:
            part = connection.recv()
            connection.send(reader.read(part, connection.send))
    except (EOFError, BrokenPipeError, KeyboardInterrupt):
        return
    except Exception as error:  # noqa: BLE001 - whatever it is, the run that waits for it says so
        connection.send(error if _travels(error) else ReadingError(f"{type(error).__name__}: {error}"))


def _travels(error: Exception) -> bool:
    import pickle

    try:
        pickle.loads(pickle.dumps(error))
    except Exception:  # noqa: BLE001 - an error that can not be sent is told in words
        return False
    return True


def _signal(code: int | None) -> str:
    if code is None or code >= 0:
        return f"exit code {code}"
    try:
        return signal.Signals(-code).name
    except ValueError:
        return f"signal {-code}"
