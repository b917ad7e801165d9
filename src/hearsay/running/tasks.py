"""Tasks that do not need each other are done by processes of this machine or by a Ray cluster, each once, whoever ends early.

A task is a function that is importable by name, and its arguments; done again, it writes the same over itself. What it returns is kept
beside what it wrote, so a run that was ended goes on with the tasks that are not done.
"""

import logging
import os
import pickle
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import connection, get_context, parent_process
from pathlib import Path
from typing import Any

from hearsay.errors import SettingsError, WeighingError

TRIES = 3
"""So many times in a row that a process ends, and no task has been done between them, end the run."""

Run = Callable[[Callable[..., Any], list[tuple[Any, ...]]], Iterator[Any]]
"""Does a task with each of the arguments, and yields what it returned, in their order."""
_log = logging.getLogger(__name__)


def run_here(workers: int) -> Run:
    """Return what runs tasks in processes of this machine; one that ends is replaced, and its task done again. Raises WeighingError."""

    def run(task: Callable[..., Any], arguments: list[tuple[Any, ...]]) -> Iterator[Any]:
        if workers == 1:
            yield from (task(*one) for one in arguments)
            return
        done: dict[int, Any] = {}
        taken = told = ended = 0
        while told < len(arguments):
            before = taken
            rest = {number: one for number, one in enumerate(arguments) if number >= told and number not in done}
            try:
                for number, result in _run_rest(task, rest, workers):
                    done[number] = result
                    taken += 1
                    while told in done:
                        yield done.pop(told)
                        told += 1
            except BrokenProcessPool as error:
                ended = ended + 1 if taken == before else 1
                if ended >= TRIES:
                    raise WeighingError(
                        f"processes ended {ended} times without finishing a task ({taken} of {len(arguments)} are done); there may be "
                        "too little memory: take fewer workers"
                    ) from error
                _log.warning("a process ended; what it did is done again (%d of %d tasks are done)", taken, len(arguments))

    return run


def _run_rest(task: Callable[..., Any], arguments: dict[int, tuple[Any, ...]], workers: int) -> Iterator[tuple[int, Any]]:
    """Yield the number and result of each task as it is done. Raises BrokenProcessPool where a process ends, and what a task raises."""
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_end_with_parent) as pool:
        try:
            asked: dict[Future[Any], int] = {pool.submit(task, *one): number for number, one in arguments.items()}
            while asked:
                # All that are done are told before one is asked that may have failed.
                for future in sorted(wait(asked, return_when=FIRST_COMPLETED).done, key=lambda one: one.exception() is not None):
                    yield asked.pop(future), future.result()
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def _end_with_parent() -> None:
    """End this process when the one that asked for it has ended; it would wait for tasks for ever."""
    parent = parent_process()
    if parent is None:
        return

    def watch(sentinel: int) -> None:
        connection.wait([sentinel])
        os._exit(1)

    threading.Thread(target=watch, args=(parent.sentinel,), name="hearsay-parent", daemon=True).start()


def run_on_cluster(address: str | None) -> Run:
    """Return what runs tasks on a Ray cluster, whose nodes must share the folders that tasks write to. Raises WeighingError."""

    def run(task: Callable[..., Any], arguments: list[tuple[Any, ...]]) -> Iterator[Any]:
        try:
            import ray
        except ImportError as error:
            raise SettingsError("a cluster needs Ray: pip install 'hearsay[cluster]'") from error
        if not ray.is_initialized():
            try:
                ray.init(address=address, logging_level="error", log_to_driver=False)
            except (ConnectionError, ValueError, RuntimeError) as error:
                raise SettingsError(f"there is no cluster at {address}: {error}") from error
        remote = ray.remote(max_retries=TRIES)(task)
        for asked in [remote.remote(*one) for one in arguments]:
            try:
                yield ray.get(asked)
            except ray.exceptions.RayError as error:
                # What the task itself raised is of its own class too.
                if isinstance(error, OSError):
                    raise
                raise WeighingError(f"the cluster could not do a task: {str(error).strip().splitlines()[-1]}") from error

    return run


def once(kept: Path, task: Callable[..., Any], *arguments: Any) -> Any:
    """Do a task, unless what it returned is kept at a path; keep and return it. Raises OSError and what the task raises."""
    if kept.exists():
        return pickle.loads(kept.read_bytes())
    result = task(*arguments)
    draft = kept.with_name(f".{kept.name}-{os.getpid()}")
    draft.write_bytes(pickle.dumps(result))
    draft.replace(kept)
    return result
