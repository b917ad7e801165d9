"""A small case behind the service: two reports that contradict each other, one list, and a client that asks like a browser or program."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from starlette.testclient import TestClient

from hearsay.casefile.interface import Gathering
from hearsay.casefile.memory import MemoryCasefile
from hearsay.nouns import (
    Attribution,
    Claim,
    ClaimTime,
    Edition,
    Entity,
    Identifier,
    ListedName,
    Listing,
    Match,
    Mention,
    MentionKind,
    Reading,
    Reason,
    Report,
    SecondReading,
    Span,
    TimeValue,
)
from hearsay.running.settings import Settings
from hearsay.running.weighing import weigh_case
from hearsay.screening.screening import Screener
from hearsay.showing.web.app import make_app
from hearsay.showing.web.guards import Limits
from hearsay.showing.web.service import Service
from hearsay.showing.web.tokens import Tokens

EDITION = Edition("un-sc", "2026-06-01", "a" * 64)
LISTING = Listing(
    "un-sc", "XXe.001", "Company", (ListedName("SOKOLVARSK LLC"), ListedName("SOKOL WORKS", "alias")), countries=("va",),
    identifiers=(Identifier("Tax ID", "77-1"),), programmes=("DRONES",), measures=("asset freeze",), listed_on="2025-01-02",
)  # fmt: skip
GATHERING = Gathering("2025-06-14T08:00:00Z", "2025-06-14T08:00:05Z", "a reader", (EDITION,))


def read(number: int, *, denied: bool) -> Reading:
    """Return the reading of "officials said Sokolvarsk LLC sold (no) drones to Tirazh in May"."""
    said = "Officials" if not denied else "The foreign ministry"
    text = f"{said} said Sokolvarsk LLC {'never sold' if denied else 'sold'} drones to Tirazh in May 2025."
    publisher = f"The Zenda Post {number}"
    report = Report(text, str(number) * 64, f"Drones <{number}>", f"https://news.example/{number}", publisher, "2025-06-14", "en")

    def mention(words: str, kind: MentionKind, form: Any = "name") -> Mention:
        at = text.index(words)
        return Mention(Span(at, at + len(words)), words, kind, form, words.split()[-1].lower(), sentence=0)

    who = mention(said, "group" if not denied else "organisation", "nominal")
    seller, goods, buyer = mention("Sokolvarsk LLC", "organisation"), mention("drones", "goods", "nominal"), mention("Tirazh", "country")
    when = mention("May 2025", "time")
    mentions = (who, seller, goods, buyer, when)
    entities = tuple(
        Entity(report.id, one.text, one.kind, (one.id,), ("SLLC",) if one is seller else ())
        for one in mentions
        if one.kind not in ("goods", "time")
    )
    content = Span(seller.span.start, len(text) - 1)
    attribution = Attribution((who.span,), (Span(len(said) + 1, len(said) + 5),), (content,))
    claim = Claim(
        report.id, "transfer", (content,), (("supplier", (seller.id,)), ("goods", (goods.id,)), ("recipient", (buyer.id,))),
        polarity="negative" if denied else "positive", source=(who.id,),
        sourcing="unnamed" if not denied else "named", attribution=attribution.id,
        time=ClaimTime(when.span, when.text, TimeValue("2025-05-01", "2025-05-31")), reasons=("“sold” names it",),
    )  # fmt: skip
    match = Match(entities[1].id, LISTING.id, "SOKOLVARSK LLC", 0.98, EDITION, (Reason("name", 0.98, "the same words"),))
    second = SecondReading("m", "h", 1, 0, (), (("not in the report", "tanks rolled"),)) if not denied else None
    return Reading(report, mentions, (attribution,), (claim,), entities, (match,), second_reader=second)


def fill() -> MemoryCasefile:
    """Return a weighed case of two reports."""
    case = MemoryCasefile()
    case.keep_list(EDITION, [LISTING])
    for number, denied in ((1, False), (2, True)):
        case.keep_reading(read(number, denied=denied), b"original", GATHERING)
    weigh_case(case)
    return case


Made = Callable[..., TestClient]


@pytest.fixture
def serve(tmp_path: Any) -> Iterator[Made]:
    """Return a maker of clients: `tokens` and `limits` may be given."""
    opened: list[TestClient] = []

    def make(
        case: MemoryCasefile | None = None, *, tokens: Tokens | None = None, limits: Limits | None = None, screener: bool = True,
        **more: Any,
    ) -> TestClient:  # fmt: skip
        casefile = case if case is not None else fill()
        service = Service(casefile, tmp_path / "case.sqlite", Settings(), tokens, "an analyst", limits or Limits(), **more)
        if screener:
            service.use_screener(Screener([(EDITION, LISTING)]))
        client = TestClient(make_app(service), base_url="http://localhost", headers={"X-Hearsay": "1"}, raise_server_exceptions=False)
        client.__enter__()
        opened.append(client)
        return client

    yield make
    for client in opened:
        client.__exit__(None, None, None)


@pytest.fixture
def client(serve: Made) -> TestClient:
    return serve()


def settled(client: TestClient, job: dict[str, Any]) -> dict[str, Any]:
    """Wait until a job is over, and return it."""
    lines = [line for line in client.get(f"/api/v1/jobs/{job['id']}/events").text.splitlines() if line.startswith("data: ")]
    import json

    ended: dict[str, Any] = json.loads(lines[-1].removeprefix("data: "))
    return ended
