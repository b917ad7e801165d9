"""The door to a database: reading without waiting, and writing in one transaction that ends with its lines in the log.

What differs between databases is a `Dialect`; everything else is SQLAlchemy Core.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Protocol

from sqlalchemy import Connection, Engine, Table, func, insert, select
from sqlalchemy.exc import SQLAlchemyError

from hearsay.casefile import tables
from hearsay.casefile.interface import Entry, Found
from hearsay.casefile.records import NOTHING, chain
from hearsay.errors import CaseError


def now() -> str:
    """Return the time, `YYYY-MM-DDTHH:MM:SSZ`."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


class Dialect(Protocol):
    """What one kind of database does in its own way."""

    def lock(self, connection: Connection) -> None:
        """Let no other writer in until the transaction ends."""

    def search(self, connection: Connection, words: str, limit: int) -> list[Found]:
        """Return where all the words stand, best first, in the newest versions alone."""

    def keep_words(self, connection: Connection, number: int, rows: Iterable[dict[str, str]]) -> None:
        """Keep what the search looks through of the report of this number."""

    def forget_words(self, connection: Connection, number: int) -> None:
        """Take out what the search looks through of the report of this number."""


@dataclass(slots=True)
class Writing:
    """One transaction: its connection, and who writes."""

    connection: Connection
    by: str
    at: str = field(default_factory=now)

    def log(self, action: str, about: str, digest: str) -> Entry:
        """Write a line of the log, chained to the last one."""
        last = self.connection.execute(
            select(tables.entry.c.number, tables.entry.c.hash).order_by(tables.entry.c.number.desc()).limit(1)
        ).first()
        number, previous = (last.number + 1, last.hash) if last is not None else (1, NOTHING)
        entry = chain(previous, number, self.at, self.by, action, about, digest)
        self.connection.execute(
            insert(tables.entry).values(number=number, at=self.at, by=self.by, action=action, about=about, digest=digest, hash=entry.hash)
        )
        return entry

    def next_number(self, table: Table) -> int:
        """Return the number that follows the greatest of a table."""
        return (self.connection.execute(select(func.max(table.c.number))).scalar() or 0) + 1


class Database:
    """An open database of a case."""

    def __init__(self, engine: Engine, dialect: Dialect, name: str) -> None:
        self.engine, self.dialect, self.name = engine, dialect, name

    @contextmanager
    def looking(self) -> Iterator[Connection]:
        """Give a connection that sees what is kept, and keeps nobody from writing. Raises CaseError."""
        try:
            with self.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
                yield connection
        except SQLAlchemyError as error:
            raise CaseError(f"the case {self.name} can not be read: {_cause(error)}") from error

    @contextmanager
    def changing(self, by: str = "", *, about: str = "the change") -> Iterator[Writing]:
        """Give a transaction; what goes wrong in it leaves the case as it was. Raises CaseError, naming what it was `about`."""
        try:
            with self.engine.begin() as connection:
                self.dialect.lock(connection)
                yield Writing(connection, by)
        except SQLAlchemyError as error:
            raise CaseError(f"{about} could not be kept in {self.name}, and nothing was changed: {_cause(error)}") from error

    def close(self) -> None:
        """Close the database."""
        self.engine.dispose()


def _cause(error: SQLAlchemyError) -> str:
    return " ".join(str(getattr(error, "orig", None) or error).split())
