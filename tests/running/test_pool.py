"""Processes read parts; one that dies or hangs costs no report but the one that is to blame."""

import os
import signal
import threading
import time
from collections.abc import Callable, Iterator, Sequence

import pytest

from hearsay.errors import ReadingError
from hearsay.gathering.items import Item
from hearsay.running import pool as pools
from hearsay.running.parts import Part, PartDone, Plan
from hearsay.running.pool import Pool, count_workers, read_parts

Planned = Callable[..., Plan]


def parts(*texts: Sequence[str]) -> Iterator[Part]:
    for number, part in enumerate(texts):
        yield Part(number, tuple(Item(f"a:{number}.{at}", "line", b'{"text": "%s"}' % text.encode()) for at, text in enumerate(part)))


def read(plan: Plan, *texts: Sequence[str], workers: int = 2) -> dict[int, PartDone]:
    return {done.number: done for done in read_parts(parts(*texts), plan, workers)}


def test_every_part_is_read_once(plan: Planned) -> None:
    done = read(plan(), *([f"Text {number}." for number in range(3)] for _ in range(7)))
    assert sorted(done) == list(range(7))
    assert {one.reports for one in done.values()} == {3}
    assert read(plan()) == {}


def test_a_report_that_ends_its_worker_twice_is_given_up(plan: Planned) -> None:
    done = read(plan(hands_back=True), ["One.", "die", "Two."], ["Three."])
    assert (done[0].reports, done[0].failures, done[1].reports) == (2, 1, 1)
    assert "workers ended while they read it (SIGKILL)" in done[0].failed[0].message


def test_a_report_that_never_comes_back_is_given_up(plan: Planned, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pools, "GRACE_SECONDS", 0.2)
    done = read(plan(seconds=0.5, hands_back=True), ["One.", "hang", "Two."], workers=1)
    assert (done[0].reports, done[0].failures) == (2, 1)
    assert "without stopping when asked" in done[0].failed[0].message


def test_a_worker_that_is_killed_from_outside_costs_nothing(plan: Planned) -> None:
    pool = Pool(plan(), 2)
    over = threading.Event()

    def kill() -> None:
        while not over.wait(0.6):
            for worker in list(pool._workers)[:1]:
                if worker.is_ready and worker.process.pid:
                    os.kill(worker.process.pid, signal.SIGKILL)
                    return

    killer = threading.Thread(target=kill)
    killer.start()

    def slowly() -> Iterator[Part]:
        for part in parts(*(["One.", "Two."] for _ in range(40))):
            time.sleep(0.05)
            yield part

    try:
        done = list(pool.run(slowly()))
    finally:
        over.set()
        killer.join()
        pool.close()
    assert sorted(one.number for one in done) == list(range(40))
    assert {(one.reports, one.failures) for one in done} == {(2, 0)}


def test_workers_that_cannot_start_end_the_run(plan: Planned) -> None:
    with pytest.raises(ReadingError, match="exit code 3"):
        read(plan("none"), ["One."])


def test_tables_that_cannot_be_written_end_the_run(plan: Planned) -> None:
    with pytest.raises(OSError, match="/dev/full"):
        read(plan(output="/dev/full/out"), ["One."])


def test_workers_are_counted_by_processors_and_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    assert count_workers(7) == 7
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: set(range(64)), raising=False)
    monkeypatch.setattr(os, "sysconf", lambda name: 4096 if name == "SC_PAGE_SIZE" else 2 * pools.WORKER_BYTES // 4096)
    assert count_workers() == 2
