"""A case in PostgreSQL, for a team: many may read and write at once, and the log stays one chain."""

from collections.abc import Iterable
from importlib.resources import files
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, insert, text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.pool import QueuePool

from hearsay.casefile.interface import Found
from hearsay.casefile.kept_judgements import KeptJudgements
from hearsay.casefile.kept_lists import KeptLists, adopt
from hearsay.casefile.kept_reports import KeptReports
from hearsay.casefile.tables import words as words_table
from hearsay.casefile.verifying import verify
from hearsay.errors import CaseError

SCHEMES = ("postgresql://", "postgres://")
LOCK = 0x68737931
"""The number of the advisory lock that a writer holds; it is the application's id in SQLite's files."""
_SEARCH = text(
    "SELECT report, sort, about, ts_headline('simple', body, asked, :form) FROM words, plainto_tsquery('simple', :words) AS asked"
    " WHERE to_tsvector('simple', body) @@ asked AND report IN (SELECT id FROM report WHERE newest = 1)"
    " ORDER BY ts_rank(to_tsvector('simple', body), asked, 1) DESC, report, sort LIMIT :limit"
)
_FORGET_WORDS = text("DELETE FROM words WHERE report = (SELECT id FROM report WHERE number = :number)")
_FORM = "StartSel=\x02, StopSel=\x03, MaxWords=24, MinWords=8, MaxFragments=1"


class PostgresCasefile(KeptLists, KeptReports, KeptJudgements):
    """Keeps a case in a PostgreSQL database, as `interface.py` says; use it in a `with` statement, or close it."""

    def __init__(self, url: str, *, create: bool = True) -> None:
        """Connect, bring the tables up to date, and make them where `create` allows it.

        `url` is `postgresql://user@host/database`; a password is better kept in `~/.pgpass`. Raises CaseError, without the password.
        """
        engine = _open_engine(url)
        name = engine.url.render_as_string(hide_password=True).replace("+psycopg", "")
        try:
            _migrate(engine, name, create=create)
        except SQLAlchemyError as error:
            engine.dispose()
            cause = " ".join(str(getattr(error, "orig", None) or error).split())
            raise CaseError(f"the case {name} can not be opened: {cause}") from None
        except CaseError:
            engine.dispose()
            raise
        super().__init__(engine, PostgresDialect(), name)
        adopt(self)

    def __enter__(self) -> "PostgresCasefile":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def verify(self) -> list[str]:
        """Return what is not as the log says, in words; as of one moment."""
        with self.engine.connect().execution_options(isolation_level="REPEATABLE READ") as connection:
            return verify(connection)


class PostgresDialect:
    """What PostgreSQL does in its own way."""

    def lock(self, connection: Connection) -> None:
        """Let writers in one after another, so that numbers and hashes follow each other."""
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})

    def search(self, connection: Connection, words: str, limit: int) -> list[Found]:
        """Return where all the words stand."""
        rows = connection.execute(_SEARCH, {"words": words.replace("\x00", " "), "limit": limit, "form": _FORM})
        return [Found(report, sort, about, found) for report, sort, about, found in rows]

    def keep_words(self, connection: Connection, number: int, rows: Iterable[dict[str, str]]) -> None:  # noqa: ARG002
        """Keep what the search looks through of a report."""
        connection.execute(insert(words_table), list(rows))

    def forget_words(self, connection: Connection, number: int) -> None:
        """Take out what the search looks through of a report."""
        connection.execute(_FORGET_WORDS, {"number": number})


def _open_engine(url: str) -> Engine:
    try:
        import psycopg  # noqa: F401
    except ImportError as error:
        raise CaseError("a case in PostgreSQL needs psycopg; `pip install 'hearsay[postgres]'` brings it") from error
    rest = url.split("://", 1)[1]
    options: dict[str, Any] = {"poolclass": QueuePool, "pool_pre_ping": True, "connect_args": {"connect_timeout": 10}}
    return create_engine(f"postgresql+psycopg://{rest}", **options)


def _migrate(engine: Engine, name: str, *, create: bool) -> None:
    folder = files("hearsay.casefile").joinpath("migrations", "postgres")
    migrations = sorted(file.name for file in folder.iterdir() if file.name.endswith(".sql"))
    with engine.begin() as connection:
        PostgresDialect().lock(connection)
        if connection.execute(text("SELECT to_regclass('hearsay_version')")).scalar() is None:
            if not create:
                raise CaseError(f"there is no case in {name}; `hearsay case new --case URL` makes one")
            if connection.execute(text("SELECT to_regclass('report')")).scalar() is not None:
                raise CaseError(f"{name} holds tables of something else; give the case a database or a schema of its own")
            connection.execute(text("CREATE TABLE hearsay_version (version INTEGER NOT NULL)"))
            connection.execute(text("INSERT INTO hearsay_version VALUES (0)"))
        version = connection.execute(text("SELECT version FROM hearsay_version")).scalar() or 0
        if version > len(migrations):
            raise CaseError(f"the case in {name} was written by a later version of hearsay; update hearsay")
        for migration in migrations[version:]:
            connection.exec_driver_sql(folder.joinpath(migration).read_text("utf-8"))
        connection.execute(text("UPDATE hearsay_version SET version = :version"), {"version": len(migrations)})
