"""`/api/v1/reports/...` and `/api/v1/jobs`: reports are added from files, text or an address, as jobs that one can watch and stop."""

import asyncio
import tempfile
from collections.abc import AsyncIterator, Iterable, Iterator
from dataclasses import replace
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import Annotated, Any

from fastapi import APIRouter, HTTPException, Query, Request, UploadFile
from fastapi.responses import StreamingResponse

from hearsay.casefile.interface import Casefile
from hearsay.errors import HearsayError
from hearsay.gathering.gather import gather_original
from hearsay.gathering.guarded import guarded_transport
from hearsay.nouns import Failure
from hearsay.running.cases import Source, add_reports, now, open_sources, sources_of
from hearsay.running.jobs import Job
from hearsay.running.weighing import weigh_case
from hearsay.showing.web import shapes
from hearsay.showing.web.service import Admin, Decider, Here, Reader, Service
from hearsay.showing.web.tokens import Person

router = APIRouter(prefix="/api/v1", tags=["adding"])

FILES = 200
"""Files at once."""
WEIGHED_AT_ONCE = 500
"""Reports up to which a case is weighed again whenever reports were added; beyond, when somebody asks."""
PROBLEMS: dict[int | str, dict[str, Any]] = {
    400: {"model": shapes.Problem},
    403: {"model": shapes.Problem},
    413: {"model": shapes.Problem},
}


@router.post("/reports/files", operation_id="addFiles", status_code=202, responses=PROBLEMS)
def add_files(
    service: Here, person: Decider, files: list[UploadFile], publisher: Annotated[str | None, Query(max_length=300)] = None,
    published: Annotated[str | None, Query(pattern=r"^\d{4}-\d{2}-\d{2}$")] = None,
) -> shapes.JobForm:  # fmt: skip
    """Read files (text, HTML, PDF, JSON lines) and keep them in the case."""
    if not 0 < len(files) <= FILES:
        raise HTTPException(400, f"Send between one and {FILES} files at once.")
    folder = tempfile.TemporaryDirectory(prefix="hearsay-")
    named: list[tuple[str, Path]] = []
    for number, file in enumerate(files):
        name = plain_name(file.filename or "") or f"file-{number + 1}"
        path = Path(folder.name, f"{number}{Path(name).suffix[:10]}")
        path.write_bytes(file.file.read())
        named.append((name, path))

    def sources() -> Iterator[Source]:
        with folder:
            for name, path in named:
                for source in open_sources([str(path)], published=published, publisher=publisher):
                    yield _renamed(source, str(path), name)

    what = named[0][0] if len(named) == 1 else f"{len(named)} files"
    return job_form(service.jobs.start(what, lambda job: _add(job, sources(), service, person), by=person.name, total=len(named)))


@router.post("/reports/text", operation_id="addText", status_code=202, responses=PROBLEMS)
def add_text(service: Here, person: Decider, asked: shapes.TextIn) -> shapes.JobForm:
    """Read a pasted text and keep it in the case."""
    title = " ".join((asked.title or asked.text.strip().partition("\n")[0][:120]).split()) or "Pasted text"

    def sources() -> Iterator[Source]:
        with tempfile.TemporaryDirectory(prefix="hearsay-") as folder:
            path = Path(folder, "pasted.txt")
            path.write_text(asked.text, encoding="utf-8", newline="")
            for source in open_sources([str(path)], published=asked.published, publisher=asked.publisher):
                report = replace(source.report, title=title, url=None) if source.report is not None else None
                yield replace(_renamed(source, str(path), title), report=report)

    return job_form(service.jobs.start(title, lambda job: _add(job, sources(), service, person), by=person.name, total=1))


@router.post("/reports/address", operation_id="addAddress", status_code=202, responses=PROBLEMS)
def add_address(service: Here, person: Decider, asked: shapes.AddressIn) -> shapes.JobForm:
    """Fetch a page of the public web, read it and keep it in the case."""
    url = asked.url.strip()
    if not url.lower().startswith(("http://", "https://")):
        raise HTTPException(400, "Give an address that begins with http:// or https://.")

    def sources() -> Iterator[Source]:
        transport = service.transport or guarded_transport()
        try:
            report, original = gather_original(url, published=asked.published, publisher=asked.publisher, transport=transport)
            yield Source(url, report, original, now())
        except HearsayError as error:
            yield Source(url, failure=Failure(url, type(error).__name__, str(error)))

    return job_form(service.jobs.start(url, lambda job: _add(job, sources(), service, person), by=person.name, total=1))


@router.post("/jobs/reread", operation_id="rereadCase", status_code=202, responses={403: {"model": shapes.Problem}})
def reread_case(service: Here, person: Admin) -> shapes.JobForm:
    """Read every report of the case again, with the model and the lists of today."""
    total = service.casefile.count_reports()
    return job_form(
        service.jobs.start(
            "Read the case again",
            lambda job: _add(job, sources_of(service.casefile), service, person, again=True),
            by=person.name,
            total=total,
        )
    )


@router.post("/jobs/weigh", operation_id="weighCase", status_code=202, responses={403: {"model": shapes.Problem}})
def weigh_again(service: Here, person: Decider) -> shapes.JobForm:
    """Weigh the case: join its parties, group its claims, find origins and contradictions."""
    return job_form(service.jobs.start("Weigh the case", lambda job: weigh_now(service, person.name, job), by=person.name, total=1))


@router.get("/jobs", operation_id="listJobs")
def list_jobs(service: Here, person: Reader) -> list[shapes.JobForm]:
    """Return the jobs of this service, the newest first."""
    return [job_form(job) for job in service.jobs]


@router.get("/jobs/{job}", operation_id="getJob", responses={404: {"model": shapes.Problem}})
def get_job(service: Here, person: Reader, job: str) -> shapes.JobForm:
    """Return a job as it stands."""
    return job_form(_found(service, job))


@router.post("/jobs/{job}/cancel", operation_id="cancelJob", responses={403: {"model": shapes.Problem}, 404: {"model": shapes.Problem}})
def cancel_job(service: Here, person: Decider, job: str) -> shapes.JobForm:
    """Stop a job after the report at hand; what was added stays."""
    found = _found(service, job)
    found.stop()
    return job_form(found)


@router.get(
    "/jobs/{job}/events", operation_id="watchJob", response_class=StreamingResponse,
    responses={200: {"content": {"text/event-stream": {"schema": {"type": "string"}}}}, 404: {"model": shapes.Problem}},
)  # fmt: skip
def watch_job(service: Here, person: Reader, job: str, request: Request) -> StreamingResponse:
    """Stream a job's state as server-sent events until it is over; each event's data is what `getJob` gives."""
    found = _found(service, job)

    async def events() -> AsyncIterator[str]:
        turn = -1
        while not await request.is_disconnected():
            # Asked before the state is told: what ends meanwhile is told in the next turn.
            turn, over = found.turn, found.is_over
            yield f"data: {job_form(found).model_dump_json()}\n\n"
            if over:
                return
            await asyncio.to_thread(found.wait, turn, 10.0)
            await asyncio.sleep(0.1)

    return StreamingResponse(events(), media_type="text/event-stream")


def weigh_now(service: Service, by: str, job: Job | None = None) -> None:
    """Weigh the case, and keep what is doubtful for the review."""
    weighed = weigh_case(service.casefile, by=by)
    service.views.set_doubtful(weighed.doubtful)
    if job is not None:
        job.advance()


def job_form(job: Job) -> shapes.JobForm:
    """Return a job as it stands."""
    return shapes.JobForm(
        id=job.id, what=job.what, state=job.state, done=job.done, total=job.total, rate=job.rate, reports=list(job.reports[-1000:]),
        failures=[shapes.FailureForm(about=one.about, error=one.error, message=one.message) for one in job.failures[-200:]],
    )  # fmt: skip


def plain_name(name: str) -> str:
    """Return the last part of a file's name without what no name should hold."""
    last = PurePosixPath(PureWindowsPath(name).name).name
    return "".join(letter for letter in last if letter.isprintable() and letter not in '<>:"/\\|?*').strip(". ")[:150]


def _add(job: Job, sources: Iterable[Source], service: Service, person: Person, *, again: bool = False) -> None:
    editions = tuple(edition for edition, _ in service.casefile.editions())
    casefile: Casefile = service.casefile
    try:
        pipeline = service.pipeline()
        added = add_reports(sources, casefile, pipeline, editions=editions, model=pipeline.model, by=person.name, again=again)
        for one in added:
            job.advance(report=one.report, failure=one.failure)
            if job.is_stopped:
                break
    finally:
        close = getattr(sources, "close", None)
        if close is not None:
            close()
    if job.reports and casefile.count_reports() <= WEIGHED_AT_ONCE:
        weigh_now(service, person.name)


def _renamed(source: Source, path: str, name: str) -> Source:
    """Return a source under the name that the user knows, not that of the passing file."""
    report = replace(source.report, url=name) if source.report is not None and source.report.url == path else source.report
    failure = (
        replace(source.failure, about=name, message=source.failure.message.replace(path, name)) if source.failure is not None else None
    )
    return replace(source, name=source.name.replace(path, name), report=report, failure=failure)


def _found(service: Service, job: str) -> Job:
    found = service.jobs.find(job)
    if found is None:
        raise HTTPException(404, "There is no job of this id; the service may have been started again.")
    return found
