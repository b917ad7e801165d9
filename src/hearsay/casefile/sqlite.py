"""A case file in one SQLite file, with a write-ahead log, so that a reader and a writer do not wait for each other."""

import sqlite3
from collections.abc import Iterable
from importlib.resources import files
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, text

from hearsay.casefile.interface import Found
from hearsay.casefile.kept_judgements import KeptJudgements
from hearsay.casefile.kept_lists import KeptLists, adopt
from hearsay.casefile.kept_reports import KeptReports
from hearsay.casefile.verifying import verify
from hearsay.errors import CaseError

DEFAULT_PATH = Path("case.sqlite")
APPLICATION = 0x68737931
"""What SQLite's `application_id` says in a file of ours: "hsy1"."""
PATIENCE = 30
"""Seconds that a writer waits for another one."""
WORDS = 1 << 20
"""Row numbers that each report has for what the search looks through: those of report 3 begin at three times as many."""
_KEEP_WORDS = text("INSERT INTO words (rowid, report, sort, about, body) VALUES (:place, :report, :sort, :about, :body)")
_FORGET_WORDS = text("DELETE FROM words WHERE rowid BETWEEN :first AND :last")
_SEARCH = text(
    "SELECT report, sort, about, snippet(words, 3, char(2), char(3), '…', 24) FROM words"
    " WHERE words MATCH :words AND report IN (SELECT id FROM report WHERE newest = 1) ORDER BY bm25(words), words.rowid LIMIT :limit"
)


class SqliteCasefile(KeptLists, KeptReports, KeptJudgements):
    """Keeps a case in SQLite, as `interface.py` says; use it in a `with` statement, or close it."""

    def __init__(self, path: Path, *, create: bool = True) -> None:
        """Open the case file, bring it up to date, and make it where `create` allows it.

        Raises CaseError where there is none, or where the file is not one of ours.
        """
        if not create and not path.exists():
            raise CaseError(f"there is no case file at {path}; `hearsay case new --case {path}` makes one")
        _prepare(path)
        super().__init__(_open_engine(path), SqliteDialect(), str(path))
        adopt(self)

    def __enter__(self) -> "SqliteCasefile":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def verify(self) -> list[str]:
        """Return what is not as the log says, or not as SQLite left it, in words."""
        with self.looking() as connection:
            connection.exec_driver_sql("BEGIN")  # all of it as of one moment, while others go on writing
            try:
                damage = [str(row[0]) for row in connection.execute(text("PRAGMA integrity_check(20)")) if row[0] != "ok"]
                return [f"the file is damaged: {one}" for one in damage] or verify(connection)
            finally:
                connection.exec_driver_sql("ROLLBACK")


class SqliteDialect:
    """What SQLite does in its own way."""

    def lock(self, connection: Connection) -> None:
        """Nothing more: its transactions begin by locking the file."""

    def search(self, connection: Connection, words: str, limit: int) -> list[Found]:
        """Return where all the words stand, the last one also as the beginning of a word."""
        asked = " ".join('"' + word.replace('"', '""') + '"' for word in words.replace("\x00", " ").split())
        rows = connection.execute(_SEARCH, {"words": asked + "*", "limit": limit})
        return [Found(report, sort, about, found) for report, sort, about, found in rows]

    def keep_words(self, connection: Connection, number: int, rows: Iterable[dict[str, str]]) -> None:
        """Keep what the search looks through of a report, in the places that its number gives."""
        connection.execute(_KEEP_WORDS, [row | {"place": number * WORDS + at} for at, row in enumerate(rows)])

    def forget_words(self, connection: Connection, number: int) -> None:
        """Empty those places: a full-text table has no other index."""
        connection.execute(_FORGET_WORDS, {"first": number * WORDS, "last": (number + 1) * WORDS - 1})


def _open_engine(path: Path) -> Engine:
    engine = create_engine(f"sqlite:///{path}", connect_args={"timeout": PATIENCE, "isolation_level": None, "check_same_thread": False})

    @event.listens_for(engine, "connect")
    def prepare(connection: Any, _: object) -> None:
        connection.isolation_level = None
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA synchronous = FULL")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        if connection.get_execution_options().get("isolation_level") != "AUTOCOMMIT":
            connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine


def _prepare(path: Path) -> None:
    try:
        db = sqlite3.connect(path, isolation_level=None, timeout=PATIENCE)
    except sqlite3.Error as error:
        raise CaseError(f"the case file {path} can not be opened: {error}") from error
    try:
        _migrate(db, path)
    except sqlite3.Error as error:
        raise CaseError(f"{path} is not a case file of hearsay, or can not be written: {error}") from error
    finally:
        db.close()


def _migrate(db: sqlite3.Connection, path: Path) -> None:
    application = db.execute("PRAGMA application_id").fetchone()[0]
    version = db.execute("PRAGMA user_version").fetchone()[0]
    if application != APPLICATION and db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
        raise CaseError(f"{path} is a database, but not a case file of hearsay")
    folder = files("hearsay.casefile").joinpath("migrations", "sqlite")
    migrations = sorted(file.name for file in folder.iterdir() if file.name.endswith(".sql"))
    if version > len(migrations):
        raise CaseError(f"the case file {path} was written by a later version of hearsay; update hearsay")
    if version == len(migrations):
        return
    db.execute("PRAGMA journal_mode = WAL")
    for number, name in enumerate(migrations[version:], start=version + 1):
        script = folder.joinpath(name).read_text("utf-8")
        db.execute("BEGIN IMMEDIATE")
        if db.execute("PRAGMA user_version").fetchone()[0] >= number:  # somebody else was quicker
            db.execute("ROLLBACK")
            continue
        db.execute("ROLLBACK")
        db.executescript(f"BEGIN IMMEDIATE;\nPRAGMA application_id = {APPLICATION};\n{script}\nPRAGMA user_version = {number};\nCOMMIT;")
