"""Long work goes on in the background, one job after another, and says how far it is, what failed, and whether it was stopped."""

import logging
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Literal

from hearsay.errors import HearsayError
from hearsay.nouns import Failure, make_id

State = Literal["waiting", "running", "done", "failed", "cancelled"]
KEPT = 50
"""Ended jobs that are remembered."""

_log = logging.getLogger(__name__)


@dataclass(slots=True)
class Job:
    """One piece of long work, as it stands."""

    id: str
    what: str
    by: str
    state: State = "waiting"
    done: int = 0
    total: int | None = None
    reports: list[str] = field(default_factory=list)
    """The ids of the reports that it added or found."""
    failures: list[Failure] = field(default_factory=list)
    started: float = 0.0
    """Monotonic seconds."""
    ended: float = 0.0
    turn: int = 0
    """Counts what changed, so that a listener knows what it has seen."""
    _stopped: threading.Event = field(default_factory=threading.Event)
    _news: threading.Condition = field(default_factory=threading.Condition)

    @property
    def rate(self) -> float | None:
        """Things a second, once one is done."""
        spent = (self.ended or time.monotonic()) - self.started
        return self.done / spent if self.done and self.started and spent > 0 else None

    @property
    def is_stopped(self) -> bool:
        """Whether somebody asked to stop; whoever does the work looks after each thing."""
        return self._stopped.is_set()

    @property
    def is_over(self) -> bool:
        return self.state in ("done", "failed", "cancelled")

    def advance(self, *, report: str | None = None, failure: Failure | None = None) -> None:
        """Count one more thing done, with the report that it gave or why it gave none."""
        self.done += 1
        if report is not None:
            self.reports.append(report)
        if failure is not None:
            self.failures.append(failure)
        self.tell()

    def stop(self) -> None:
        """Ask it to stop after the thing at hand."""
        self._stopped.set()
        self.tell()

    def tell(self) -> None:
        """Wake everyone who waits for news."""
        with self._news:
            self.turn += 1
            self._news.notify_all()

    def wait(self, seen: int, seconds: float) -> int:
        """Return the turn once it is another than `seen`, or after so many seconds."""
        with self._news:
            self._news.wait_for(lambda: self.turn != seen, seconds)
            return self.turn


class Jobs:
    """The jobs of one process."""

    def __init__(self) -> None:
        self._jobs: dict[str, Job] = {}
        self._worker = ThreadPoolExecutor(1, thread_name_prefix="hearsay-job")
        self._lock = threading.Lock()
        self._number = 0

    def start(self, what: str, work: Callable[[Job], None], *, by: str = "", total: int | None = None) -> Job:
        """Put work in the row and return its job."""
        with self._lock:
            self._number += 1
            job = Job(make_id("w", self._number, time.time_ns()), what, by, total=total)
            self._jobs[job.id] = job
            for old in [one for one in self._jobs.values() if one.is_over][:-KEPT]:
                del self._jobs[old.id]
        self._worker.submit(self._run, job, work)
        return job

    def find(self, identity: str) -> Job | None:
        return self._jobs.get(identity)

    def __iter__(self) -> Iterator[Job]:
        """Go through the jobs, the newest first."""
        return iter(list(self._jobs.values())[::-1])

    def close(self) -> None:
        """Ask every job to stop, and wait for the one at hand."""
        for job in self:
            job.stop()
        self._worker.shutdown(wait=True, cancel_futures=True)

    def _run(self, job: Job, work: Callable[[Job], None]) -> None:
        job.started = time.monotonic()
        job.state = "cancelled" if job.is_stopped else "running"
        job.tell()
        try:
            if not job.is_stopped:
                work(job)
                job.state = "cancelled" if job.is_stopped else "done"
        except HearsayError as error:
            job.failures.append(Failure(job.what, type(error).__name__, str(error)))
            job.state = "failed"
        except Exception as error:  # noqa: BLE001 - one job that fails never stops the next
            _log.exception("the job %s failed", job.id)
            job.failures.append(Failure(job.what, type(error).__name__, "this is a fault of hearsay's; its log says more"))
            job.state = "failed"
        job.ended = time.monotonic()
        job.tell()
