"""The service as one application: its pages, what guards them, the workbench's files, and errors that say what to do and leak nothing."""

import logging
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from importlib.resources import files
from pathlib import Path

from anyio import to_thread
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import FileResponse, JSONResponse, PlainTextResponse, Response
from starlette.exceptions import HTTPException

from hearsay import __version__
from hearsay.errors import CaseError, HearsayError
from hearsay.showing.web import (
    adding,
    case,
    entities,
    exporting,
    findings,
    health,
    lists,
    reconciling,
    reports,
    review,
    searching,
    shapes,
    yente,
)
from hearsay.showing.web.guards import Guards
from hearsay.showing.web.service import Service

THREADS = 8
LOOPBACK = ("localhost", "127.0.0.1", "[::1]")
STATIC = Path(str(files("hearsay.showing.web").joinpath("static")))
MISSING = (
    "The workbench was not built here. In a checkout, with Node 20 or later: make serve.\n"
    "The API answers all the same: see /api/docs.json.\n"
)
TYPES = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml", ".html": "text/html", ".json": "application/json"}
REFUSALS: dict[int | str, str] = {
    400: "The request can not be read",
    401: "No token, or a wrong one",
    403: "The token may not do this, or the request comes from another site's page",
    408: "The request took too long to arrive",
    413: "The request is too large",
    421: "The service does not answer to this host name",
    429: "Too many requests",
    503: "The case can not be read or changed now",
}

_log = logging.getLogger(__name__)


def make_app(service: Service, *, hosts: Iterable[str] = LOOPBACK, static: Path = STATIC) -> FastAPI:
    """Return the application over a service; `hosts` are the host names that it answers to, none meaning any."""

    @asynccontextmanager
    async def running(_app: FastAPI) -> AsyncIterator[None]:
        # More threads than this only take turns; each is one more for a request to wait for.
        to_thread.current_default_thread_limiter().total_tokens = THREADS
        service.views.warm_in_background()
        yield
        service.close()

    app = FastAPI(
        title="hearsay", version=__version__, openapi_url="/api/docs.json", docs_url=None, redoc_url=None, lifespan=running,
        description="Who claims what, about whom, how surely, and who denies it. A possible match is only possible until a person decides.",
        responses={status: {"model": shapes.Problem, "description": words} for status, words in REFUSALS.items()},
    )  # fmt: skip
    app.state.service = service
    for page in (yente, reconciling, health, reports, adding, findings, entities, review, lists, searching, exporting, case):
        app.include_router(page.router)
    app.add_middleware(Guards, hosts=tuple(hosts), limits=service.limits)
    app.add_exception_handler(HTTPException, _say_http)
    app.add_exception_handler(RequestValidationError, _say_invalid)
    app.add_exception_handler(CaseError, _say_case)
    app.add_exception_handler(Exception, _say_fault)

    @app.get("/", include_in_schema=False)
    def workbench() -> Response:
        page = static / "index.html"
        if not page.is_file():
            return PlainTextResponse(MISSING)
        return FileResponse(page, media_type="text/html", headers={"Cache-Control": "no-cache"})

    @app.get("/{name:path}", include_in_schema=False)
    def part(name: str) -> Response:
        # Only files of the build, found by their whole path among those that are there: nothing outside can be named.
        known = {one.relative_to(static).as_posix(): one for one in static.rglob("*") if one.is_file()} if static.is_dir() else {}
        found = known.get(name)
        if found is None or name.startswith("api/"):
            return JSONResponse({"detail": "There is nothing at this address."}, status_code=404)
        kept = "public, max-age=31536000, immutable" if name.startswith("assets/") else "no-cache"
        return FileResponse(found, media_type=TYPES.get(found.suffix, "application/octet-stream"), headers={"Cache-Control": kept})

    return app


async def _say_http(_request: Request, error: Exception) -> Response:
    if not isinstance(error, HTTPException):
        raise error
    return JSONResponse({"detail": str(error.detail)}, status_code=error.status_code, headers=error.headers)


async def _say_invalid(_request: Request, error: Exception) -> Response:
    """Say which field is wrong, without giving back what was sent."""
    if not isinstance(error, RequestValidationError):
        raise error
    rows = [{"loc": list(one["loc"]), "msg": one["msg"], "type": one["type"]} for one in error.errors()[:20]]
    return JSONResponse({"detail": rows}, status_code=422)


async def _say_case(_request: Request, error: Exception) -> Response:
    _log.error("the case: %s", error)
    return JSONResponse({"detail": "The case could not be read or changed just now; try again, or see the log."}, status_code=503)


async def _say_fault(_request: Request, error: Exception) -> Response:
    if isinstance(error, HearsayError):
        return JSONResponse({"detail": str(error)}, status_code=400)
    _log.exception("a request failed", exc_info=error)
    return JSONResponse({"detail": "This is a fault of hearsay's; its log says more. Please report it."}, status_code=500)
