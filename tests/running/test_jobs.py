"""Long work is done one after another, says how far it is, and stops when asked."""

import threading
from collections.abc import Iterator

import pytest

from hearsay.errors import CaseError
from hearsay.nouns import Failure
from hearsay.running.jobs import Job, Jobs


@pytest.fixture
def jobs() -> Iterator[Jobs]:
    made = Jobs()
    yield made
    made.close()


def over(job: Job) -> Job:
    turn = -1
    while not job.is_over:
        turn = job.wait(turn, 5)
    return job


def test_a_job_tells_what_it_did_and_what_failed(jobs: Jobs) -> None:
    def work(job: Job) -> None:
        job.advance(report="r1")
        job.advance(failure=Failure("b.txt", "NotText", "no text"))

    job = over(jobs.start("two files", work, by="a", total=2))
    assert (job.state, job.done, job.total, job.reports, len(job.failures)) == ("done", 2, 2, ["r1"], 1)
    assert job.rate is not None
    assert jobs.find(job.id) is job
    assert list(jobs) == [job]


def test_a_job_that_breaks_is_failed_and_the_next_goes_on(jobs: Jobs) -> None:
    def known(_job: Job) -> None:
        raise CaseError("the case is gone")

    def unknown(_job: Job) -> None:
        raise RuntimeError("secret")

    first, second, third = jobs.start("a", known), jobs.start("b", unknown), jobs.start("c", lambda job: job.advance())
    assert (over(first).state, first.failures[0].message) == ("failed", "the case is gone")
    assert over(second).state == "failed"
    assert "secret" not in second.failures[0].message
    assert over(third).state == "done"


def test_a_job_stops_after_the_thing_at_hand_and_one_that_waits_never_begins(jobs: Jobs) -> None:
    begun, go_on = threading.Event(), threading.Event()

    def work(job: Job) -> None:
        while not job.is_stopped:
            begun.set()
            go_on.wait(5)
            job.advance()

    first, second = jobs.start("first", work), jobs.start("second", work)
    begun.wait(5)
    first.stop()
    second.stop()
    go_on.set()
    assert (over(first).state, over(second).state, second.done) == ("cancelled", "cancelled", 0)
