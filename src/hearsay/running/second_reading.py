"""The second reader at work: a report goes to a language model part by part, and what stands verbatim joins the first reading.

Nothing is lost where the model fails: the first reading stands, and the failure is kept beside it.
"""

import re
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from hearsay.errors import GatheringError, NotFetched, ReadingError, SettingsError
from hearsay.gathering.completions import Endpoint, complete
from hearsay.nouns import Attribution, Claim, Mention, Report, SecondReading, Span
from hearsay.reading.agreeing import agree
from hearsay.reading.proposals import Refusal
from hearsay.reading.quoted_mentions import QuotedMentions
from hearsay.reading.second_reader import check_answer, write_request
from hearsay.running.settings import LlmSettings

if TYPE_CHECKING:
    import httpx

WINDOW = 6000
"""Characters of one part: with question and answer it fits what small models take in."""
PATIENCE = 3
"""Reports in a row that the service may leave unanswered before it is left alone."""

_BREAKS = (re.compile(r"\n[^\S\n]*\n\s*"), re.compile(r"\n\s*"), re.compile(r"(?<=[.!?]['\"’”])\s+|(?<=[.!?])\s+"), re.compile(r"\s+"))
"""Where a part may end, the best first: after a paragraph, a line, a sentence, a word."""


class SecondReader:
    """Reads report after report with one model; it remembers only whether the service answers at all."""

    def __init__(
        self, endpoint: Endpoint, *, transport: "httpx.BaseTransport | None" = None, wait: Callable[[float], None] = time.sleep
    ) -> None:
        self.endpoint, self.transport, self.wait = endpoint, transport, wait
        self.unanswered = 0

    def read_again(
        self, report: Report, mentions: tuple[Mention, ...], attributions: tuple[Attribution, ...], claims: tuple[Claim, ...]
    ) -> tuple[tuple[Mention, ...], tuple[Claim, ...], SecondReading]:
        """Return the mentions and claims of both readings, and what became of the model's; it never raises for what the service does."""
        book = QuotedMentions(report.text, report.published_at, mentions)
        proposed: list[Claim] = []
        refusals: list[Refusal] = []
        failures: list[str] = []
        parts = cut(report.text)
        for number, part in enumerate(parts, start=1):
            where = f"part {number} of {len(parts)}: " if len(parts) > 1 else ""
            try:
                self._refuse_dead_service()
                asked = complete(self.endpoint, write_request(part.of(report.text)), transport=self.transport, wait=self.wait)
                self.unanswered = 0
                answer = check_answer(asked, report, part, book, attributions)
                proposed += answer.claims
                refusals += answer.refusals
            except NotFetched as error:
                self.unanswered += 1
                failures.append(f"{where}{error}")
                break
            except (GatheringError, ReadingError) as error:
                self.unanswered = 0
                failures.append(f"{where}{error}")
        both = agree(claims, proposed, book.all(), report.text, reader=f"{self.endpoint.model} at {self.endpoint.host}")
        refusals += both.refusals
        used = {each for claim in both.claims for each in _mentions_of(claim)} | {mention.id for mention in mentions}
        told = SecondReading(
            model=self.endpoint.model,
            host=self.endpoint.host,
            proposed=both.kept + len(refusals),
            kept=both.kept,
            added=both.added,
            dropped=tuple((refusal.why, refusal.quote) for refusal in refusals),
            failure="; ".join(failures) or None,
        )
        return tuple(mention for mention in book.all() if mention.id in used), both.claims, told

    def _refuse_dead_service(self) -> None:
        if self.unanswered >= PATIENCE:
            raise NotFetched(f"{self.endpoint.host} was not asked, for it left {PATIENCE} reports in a row unanswered")


def open_second_reader(settings: LlmSettings) -> SecondReader:
    """Return the second reader that the settings describe; raises SettingsError where they do not say enough. It contacts nobody yet."""
    missing = [name for name, value in (("llm.address", settings.address), ("llm.model", settings.model)) if not value]
    if missing:
        raise SettingsError(
            f"a second reader needs {' and '.join(missing)} in hearsay.toml (or in the environment); see docs/how-to/second-reader.md"
        )
    if settings.key_env and not settings.key:
        raise SettingsError("the environment variable that llm.key_env names is empty or not set; set it, or leave llm.key_env out")
    return SecondReader(Endpoint(settings.address, settings.model, settings.key, settings.timeout_s))


def cut(text: str, size: int = WINDOW) -> list[Span]:
    """Return the parts of a text, in order and side by side, each of at most `size` characters and ending where a paragraph does.

    A paragraph that is longer ends a part with a line, a sentence or a word; parts of white space alone are left out.
    """
    parts, start = [], 0
    while start < len(text):
        end = min(start + size, len(text))
        if end < len(text):
            end = next((last for breaks in _BREAKS if (last := _last_end(breaks, text, start, end))), end)
        if text[start:end].strip():
            parts.append(Span(start, end))
        start = end
    return parts


def _last_end(breaks: re.Pattern[str], text: str, start: int, end: int) -> int | None:
    """Return where the last break ends, not before the middle of the part; None where there is none."""
    return max((match.end() for match in breaks.finditer(text, start, end) if match.end() >= (start + end) // 2), default=None)


def _mentions_of(claim: Claim) -> set[str]:
    """Return the ids of all mentions that a claim stands on."""
    ids = {mention for _, fillers in claim.roles for mention in fillers} | set(claim.source)
    return ids | ({f"m{claim.time.span.start}-{claim.time.span.end}"} if claim.time else set())
