"""What every page of the API stands on: the open case, its newest view, the screener, the reader, the jobs, and who is asking."""

import threading
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Any

from fastapi import Depends, HTTPException, Request
from fastapi.concurrency import run_in_threadpool

from hearsay.casefile.interface import Casefile
from hearsay.errors import HearsayError
from hearsay.nouns import Reading
from hearsay.running.jobs import Jobs
from hearsay.running.pipeline import Pipeline
from hearsay.running.screeners import open_screener
from hearsay.running.settings import Settings
from hearsay.screening.screening import Screener
from hearsay.showing.web.guards import Buckets, Limits
from hearsay.showing.web.tokens import SCOPES, Person, Tokens
from hearsay.showing.web.tokens import Scope as TokenScope
from hearsay.showing.web.view import View, Views

LISTS_SECONDS = 0.5
"""Seconds after which new editions of the lists are screened against: thousands of names in a row do not each wait for the case."""
ACCESS_SECONDS = 3600.0
"""Looking at the same thing again within this time is not written into the log again."""


@dataclass(slots=True)
class Service:
    """One running service."""

    casefile: Casefile
    where: Path | str
    settings: Settings = field(default_factory=Settings)
    tokens: Tokens | None = None
    """None: whoever reaches it may do everything, as on one's own machine."""
    owner: str = ""
    """The name that decisions are made under where there are no tokens."""
    limits: Limits = field(default_factory=Limits)
    jobs: Jobs = field(default_factory=Jobs)
    transport: Any = None
    """What addresses are fetched with in place of the guarded network, in tests."""
    views: Views = field(init=False)
    _screener: Screener | None = None
    _screened: tuple[Any, ...] = ()
    _given: bool = False
    _looked: float = -LISTS_SECONDS
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _accesses: dict[tuple[str, str, str], float] = field(default_factory=dict)
    _wrong: Buckets = field(init=False)

    def __post_init__(self) -> None:
        self.views = Views(self.casefile)
        self._wrong = Buckets(self.limits.wrong_tokens_a_minute)

    @property
    def view(self) -> View:
        return self.views.now()

    @property
    def screener(self) -> Screener | None:
        """The screener over the lists in force; None where the case has none."""
        if self._given:
            return self._screener
        with self._lock:
            if time.monotonic() < self._looked + LISTS_SECONDS:
                return self._screener
            editions = tuple(self.view.editions)
            if editions != self._screened:
                self._screener = open_screener([], self.where) if editions else None
                self._screened = editions
            self._looked = time.monotonic()
            return self._screener

    def use_screener(self, screener: Screener) -> None:
        """Screen with this one, whatever the case holds."""
        self._screener, self._given = screener, True

    def pipeline(self) -> Pipeline:
        """Return what reads reports."""
        return Pipeline(self.settings, screener=self.screener)

    def reading(self, report: str) -> Reading:
        """Return the reading of a report. Raises HTTPException where there is none."""
        reading = self.casefile.reading(report) if report else None
        if reading is None or reading.report is None or reading.report.id != report:
            raise HTTPException(404, "The case has no report of this id.")
        return reading

    def is_ready(self, person: Person, what: str, about: str) -> bool:
        """Say whether screening, and noting that it was done, need nothing from the case."""
        noted = self._accesses.get((person.name, what, about), -ACCESS_SECONDS)
        now = time.monotonic()
        return (self._given or now < self._looked + LISTS_SECONDS) and now - noted < ACCESS_SECONDS

    def note_access(self, person: Person, what: str, about: str) -> None:
        """Write into the case's log that somebody looked at something, once an hour for each thing."""
        key, now = (person.name, what, about), time.monotonic()
        with self._lock:
            if now - self._accesses.get(key, -ACCESS_SECONDS) < ACCESS_SECONDS:
                return
            if len(self._accesses) > 50_000:
                self._accesses.clear()
            self._accesses[key] = now
        try:
            self.casefile.note(what, about[:200], by=person.name)
        except HearsayError:
            with self._lock:
                self._accesses.pop(key, None)
            raise

    def admit(self, request: Request) -> Person:
        """Return who asks. Raises HTTPException where it is not known, or too many wrong tokens were tried."""
        if self.tokens is None:
            return Person(self.owner or "someone here", frozenset(SCOPES))
        client = request.client.host if request.client else ""
        sort, _, token = request.headers.get("authorization", "").partition(" ")
        if self._wrong.is_empty(client):
            raise HTTPException(429, "Too many wrong tokens; wait a minute.", {"Retry-After": "60"})
        person = self.tokens.find(token.strip()) if sort.lower() == "bearer" else None
        if person is None:
            if token:
                self._wrong.take(client)
                self.casefile.note("a wrong token was tried", client, by="")
            raise HTTPException(
                401, "Send a token: Authorization: Bearer ... (made by `hearsay token new`).", {"WWW-Authenticate": "Bearer"}
            )
        return person

    def close(self) -> None:
        """Stop the jobs."""
        self.jobs.close()


async def service_of(request: Request) -> Service:
    """Return the service that a request is for."""
    service: Service = request.app.state.service
    return service


def _may(scope: TokenScope) -> Any:
    async def admitted(request: Request) -> Person:
        service: Service = request.app.state.service
        # Only a file of tokens, or a line in the log, has to be waited for.
        person = service.admit(request) if service.tokens is None else await run_in_threadpool(service.admit, request)
        if not person.may(scope):
            raise HTTPException(403, f"Your token does not let you {'look' if scope == 'read' else scope}.")
        return person

    return Depends(admitted)


Here = Annotated[Service, Depends(service_of)]
Reader = Annotated[Person, _may("read")]
Decider = Annotated[Person, _may("decide")]
Admin = Annotated[Person, _may("admin")]
