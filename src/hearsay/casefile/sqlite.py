"""A case file in one SQLite file, with a write-ahead log, so that a reader and a writer do not wait for each other."""

import sqlite3
from collections.abc import Iterable, Iterator
from importlib.resources import files
from pathlib import Path

from hearsay.casefile.interface import KeptEdition, sort_history
from hearsay.casefile.tables import read_listing, write_listing
from hearsay.errors import CaseError
from hearsay.nouns import Edition, Listing

DEFAULT_PATH = Path("case.sqlite")
APPLICATION = 0x68737931
"""What SQLite's `application_id` says in a file of ours: "hsy1"."""

_IN_FORCE = "SELECT max(number) FROM edition WHERE NOT earlier GROUP BY list"


class SqliteCasefile:
    """Keeps lists in SQLite, as `interface.py` says; use it in a `with` statement, or close it."""

    def __init__(self, path: Path, *, create: bool = True) -> None:
        """Open the case file, bring it up to date, and make it where `create` allows it.

        Raises CaseError where there is none, or where the file is not one of ours.
        """
        if not create and not path.exists():
            raise CaseError(f"there is no case file at {path}; `hearsay lists import NAME=PATH --case {path}` makes one")
        try:
            self._connection = sqlite3.connect(path, isolation_level=None, timeout=30)
        except sqlite3.Error as error:
            raise CaseError(f"the case file {path} can not be opened: {error}") from error
        try:
            _prepare(self._connection, path)
        except sqlite3.Error as error:
            self._connection.close()
            raise CaseError(f"{path} is not a case file of hearsay, or can not be written: {error}") from error
        except CaseError:
            self._connection.close()
            raise

    def __enter__(self) -> "SqliteCasefile":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def keep_list(self, edition: Edition, listings: Iterable[Listing], *, in_force: bool = True) -> None:
        """Keep one edition of a list with all its listings, in one transaction; it is the one in force from now on.

        With `in_force` False it is an earlier edition. The same edition kept again replaces itself. Raises CaseError where the file can
        not be written; nothing is kept then.
        """
        db = self._connection
        try:
            db.execute("BEGIN IMMEDIATE")
            same = db.execute("SELECT earlier FROM edition WHERE list = ? AND sha256 = ?", (edition.list, edition.sha256)).fetchone()
            db.execute("DELETE FROM edition WHERE list = ? AND sha256 = ?", (edition.list, edition.sha256))
            earlier = 0 if in_force or same == (0,) else 1
            row = (edition.list, edition.date, edition.sha256, earlier)
            number = db.execute("INSERT INTO edition (list, date, sha256, earlier) VALUES (?, ?, ?, ?)", row).lastrowid
            rows = ((number, position, listing.publisher_id, write_listing(listing)) for position, listing in enumerate(listings))
            db.executemany("INSERT INTO listing (edition, position, publisher_id, body) VALUES (?, ?, ?, ?)", rows)
            db.execute("UPDATE edition SET listings = (SELECT count(*) FROM listing WHERE edition = number) WHERE number = ?", (number,))
            db.execute("COMMIT")
        except BaseException as error:
            if db.in_transaction:
                db.execute("ROLLBACK")
            if isinstance(error, sqlite3.Error):
                raise CaseError(f"the list {edition.list} could not be kept, and nothing was changed: {error}") from error
            raise

    def editions(self) -> list[tuple[Edition, int]]:
        """Return the editions in force with their number of listings, by list name."""
        rows = self._connection.execute(f"SELECT list, date, sha256, listings FROM edition WHERE number IN ({_IN_FORCE}) ORDER BY list")
        return [(Edition(name, date, sha256), count) for name, date, sha256, count in rows]

    def listings(self, lists: Iterable[str] | None = None) -> Iterator[tuple[Edition, Listing]]:
        """Yield every listing in force, of the named lists or of all, by list name and in the publisher's order."""
        wanted = None if lists is None else set(lists)
        for edition, _ in self.editions():
            if wanted is None or edition.list in wanted:
                yield from ((edition, listing) for listing in self.listings_of(edition))

    def history(self, name: str) -> list[KeptEdition]:
        """Return every kept edition of a list, the oldest first."""
        rows = self._connection.execute(
            f"SELECT date, sha256, listings, imported_at, number IN ({_IN_FORCE}) FROM edition WHERE list = ? ORDER BY number", (name,)
        )
        return sort_history(
            KeptEdition(Edition(name, date, sha256), count, imported_at, bool(in_force))
            for date, sha256, count, imported_at, in_force in rows
        )

    def listings_of(self, edition: Edition) -> Iterator[Listing]:
        """Yield the listings of any kept edition, in the publisher's order."""
        rows = self._connection.execute(
            "SELECT body FROM listing JOIN edition ON edition = number WHERE list = ? AND sha256 = ? ORDER BY position",
            (edition.list, edition.sha256),
        )
        yield from (read_listing(body) for (body,) in rows)

    def listing_in(self, edition: Edition, publisher_id: str) -> Listing | None:
        """Return one party of a kept edition, or None where the edition does not list it."""
        row = self._connection.execute(
            "SELECT body FROM listing JOIN edition ON edition = number WHERE list = ? AND sha256 = ? AND publisher_id = ?",
            (edition.list, edition.sha256, publisher_id),
        ).fetchone()
        return read_listing(row[0]) if row else None

    def note_fetch(self, name: str, address: str, etag: str | None, last_modified: str | None) -> None:
        """Keep what a publisher's site said of the state of one file. Raises CaseError where the file can not be written."""
        try:
            self._connection.execute(
                "INSERT OR REPLACE INTO fetch (list, address, etag, last_modified) VALUES (?, ?, ?, ?)",
                (name, address, etag, last_modified),
            )
        except sqlite3.Error as error:
            raise CaseError(f"what {address} said could not be kept: {error}") from error

    def fetch_note(self, name: str, address: str) -> tuple[str | None, str | None]:
        """Return ETag and Last-Modified as last noted."""
        row = self._connection.execute("SELECT etag, last_modified FROM fetch WHERE list = ? AND address = ?", (name, address)).fetchone()
        return (row[0], row[1]) if row else (None, None)

    def close(self) -> None:
        """Close the file."""
        self._connection.close()


def _prepare(db: sqlite3.Connection, path: Path) -> None:
    application = db.execute("PRAGMA application_id").fetchone()[0]
    version = db.execute("PRAGMA user_version").fetchone()[0]
    if application != APPLICATION and db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
        raise CaseError(f"{path} is a database, but not a case file of hearsay")
    migrations = sorted(file.name for file in files("hearsay.casefile").joinpath("migrations").iterdir() if file.name.endswith(".sql"))
    if version > len(migrations):
        raise CaseError(f"the case file {path} was written by a later version of hearsay; update hearsay")
    db.execute("PRAGMA foreign_keys = ON")
    if version == len(migrations):
        return
    db.execute("PRAGMA journal_mode = WAL")
    for number, name in enumerate(migrations[version:], start=version + 1):
        script = files("hearsay.casefile").joinpath("migrations", name).read_text("utf-8")
        db.executescript(f"BEGIN IMMEDIATE;\nPRAGMA application_id = {APPLICATION};\n{script}\nPRAGMA user_version = {number};\nCOMMIT;")
