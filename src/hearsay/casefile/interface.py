"""What a case file can do, whatever keeps it; `memory.py`, `sqlite.py` and `postgres.py` do it.

Everything that is kept is logged, each entry chained to the one before by its hash, so that `verify` sees what was changed from outside.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple, Protocol

from hearsay.nouns import Decision, Edition, Failure, Finding, Listing, MentionKind, Reading

ANYTHING = "*"
"""For `decide`: whatever was decided before."""


class KeptEdition(NamedTuple):
    """An edition of a list that the case keeps, in force or not."""

    edition: Edition
    listings: int
    imported_at: str
    """When it was brought into the case, `YYYY-MM-DDTHH:MM:SSZ`."""
    in_force: bool


@dataclass(frozen=True, slots=True)
class Gathering:
    """How a report came into the case, so that its reading can be repeated and compared."""

    retrieved_at: str
    """`YYYY-MM-DDTHH:MM:SSZ`."""
    read_at: str
    model: str
    """The reader's model: its name and the SHA-256 of its weights."""
    editions: tuple[Edition, ...] = ()
    """The list editions that its names were screened against."""


@dataclass(frozen=True, slots=True)
class ReportSummary:
    """A report of the case without its text."""

    id: str
    number: int
    """From 1, in the order of adding."""
    title: str | None
    url: str | None
    publisher: str | None
    published_at: str | None
    sha256: str
    characters: int
    claims: int
    entities: int
    matches: int
    gathering: Gathering
    version: int = 1
    """From 1, of those at one address."""
    is_newest: bool = True


@dataclass(frozen=True, slots=True)
class KeptJoining:
    """One thing in the world that entities of one or more reports were joined to, and why."""

    id: str
    name: str
    kind: MentionKind
    entities: tuple[str, ...]
    aliases: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """Words of the case that a search found."""

    report: str
    sort: Literal["text", "claim", "name"]
    about: str
    """The id of the report, claim or entity."""
    words: str
    """The words round it, the found ones between \x02 and \x03."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the log."""

    number: int
    at: str
    by: str
    action: str
    about: str
    digest: str
    """SHA-256 of what was kept, as it was kept."""
    hash: str
    """SHA-256 of this entry and of the hash before it."""


Kept = Literal["new", "unchanged", "new version", "read again"]


class Casefile(Protocol):
    """Keeps lists, reports with their readings, decisions, and what weighing found."""

    def keep_list(self, edition: Edition, listings: Iterable[Listing], *, in_force: bool = True) -> None:
        """Keep one edition of a list with all its listings, in one transaction; the newest import of a list is the one in force.

        With `in_force` False it is kept as an earlier edition, and the one in force stays.
        """

    def editions(self) -> list[tuple[Edition, int]]:
        """Return the editions in force with their number of listings, by list name."""

    def listings(self, lists: Iterable[str] | None = None) -> Iterator[tuple[Edition, Listing]]:
        """Yield every listing in force, of the named lists or of all."""

    def list_names(self) -> list[str]:
        """Return the names of the lists of which any edition is kept."""

    def history(self, name: str) -> list[KeptEdition]:
        """Return every kept edition of a list, the oldest first by its date (that of the import where it has none)."""

    def listings_of(self, edition: Edition) -> Iterator[Listing]:
        """Yield the listings of any kept edition, in the publisher's order; nothing where it is not kept."""

    def listing_in(self, edition: Edition, publisher_id: str) -> Listing | None:
        """Return one party of a kept edition, or None where the edition does not list it."""

    def note_fetch(self, name: str, address: str, etag: str | None, last_modified: str | None) -> None:
        """Keep what a site said of the state of one file, so that it can be asked whether there is a newer one."""

    def fetch_note(self, name: str, address: str) -> tuple[str | None, str | None]:
        """Return ETag and Last-Modified as last noted; None for each that was not said."""

    def keep_reading(self, reading: Reading, original: bytes, gathering: Gathering, *, by: str = "") -> Kept:
        """Keep a report with its bytes and its reading, in one transaction.

        A report that the case has is not kept again, unless its reading is another: then the newer one takes the place of the older.
        A report whose address the case has with other words is a new version; the older ones stay.
        Raises CaseError where the reading is a failure: that is for `keep_failure`.
        """

    def has_report(self, report: str) -> bool:
        """Say whether the case has a report of this id."""

    def reports(self, *, newest: bool = True, start: int = 0, limit: int | None = None) -> list[ReportSummary]:
        """Return the reports in the order of adding, the newest versions alone or all; `start` and `limit` cut a page out."""

    def count_reports(self) -> int:
        """Return how many reports the case has, newest versions alone."""

    def reading(self, report: str) -> Reading | None:
        """Return the reading of a report, by its id or the beginning of one; None where there is none or more than one."""

    def readings(self, *, newest: bool = True) -> Iterator[Reading]:
        """Yield the readings in the order of adding, of the newest versions alone or of all."""

    def versions(self, report: str) -> list[ReportSummary]:
        """Return every version of a report, the oldest first."""

    def original(self, report: str) -> bytes | None:
        """Return the bytes that a report was read from."""

    def keep_failure(self, failure: Failure, *, by: str = "") -> None:
        """Keep why a report could not be read; one about the same thing replaces it."""

    def failures(self) -> list[Failure]:
        """Return what could not be read, in the order of adding."""

    def decide(self, decision: Decision, *, seen: str | None = ANYTHING) -> None:
        """Keep a decision. `seen` is the id of the last decision about the same thing that its maker saw, or None if there was none.

        Raises StaleDecision where another one is the last.
        """

    def decisions(self, about: str | None = None) -> list[Decision]:
        """Return every decision, or those about one thing, the oldest first."""

    def keep_findings(self, findings: Iterable[Finding], joined: Iterable[KeptJoining] = (), *, by: str = "") -> None:
        """Keep what weighing found and which entities it joined, in place of what it found before."""

    def findings(self) -> list[Finding]:
        """Return what weighing found last."""

    def joined(self) -> list[KeptJoining]:
        """Return the entities that weighing joined last."""

    def search(self, words: str, *, limit: int = 50) -> list[Found]:
        """Return where all the words stand, in the text, in a claim's evidence or in a name, the best first."""

    def log(self, *, start: int = 0, limit: int | None = None) -> list[Entry]:
        """Return the entries of the log, the oldest first."""

    def note(self, action: str, about: str, *, by: str) -> None:
        """Write an entry into the log alone, such as an access."""

    def verify(self) -> list[str]:
        """Return what is not as the log says, in words; empty where everything is."""

    def close(self) -> None:
        """Release what is held open."""


def sort_history(kept: Iterable[KeptEdition]) -> list[KeptEdition]:
    """Return editions from the oldest to the newest: by the day they are of, then by when they were imported."""
    return sorted(kept, key=lambda one: (one.edition.date or one.imported_at[:10], one.imported_at))
