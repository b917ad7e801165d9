"""Whatever is changed in a case from outside is seen."""

import random
import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from hearsay.casefile.interface import Gathering, KeptJoining
from hearsay.casefile.sqlite import SqliteCasefile
from hearsay.nouns import Decision, Edition, Failure, Finding, Listing, Origin, Reading

TABLES = ("edition", "listing", "fetch", "report", "failure", "decision", "weighed", "entry", "words")


@pytest.fixture
def case(
    tmp_path: Path, make_reading: Callable[..., Reading], gathering: Gathering, edition: Edition, listings: Sequence[Listing]
) -> Path:  # fmt: skip
    path = tmp_path / "case.sqlite"
    with SqliteCasefile(path) as casefile:
        casefile.keep_list(edition, listings)
        casefile.keep_list(Edition("un-sc", "2026-04-01", "c" * 64), listings[:2], in_force=False)
        casefile.note_fetch("un-sc", "https://example.org/un.xml", '"1"', None)
        for number in range(4):
            casefile.keep_reading(make_reading(f"Albatros shipped {number} drones"), b"%d" % number, gathering, by="A. Analyst")
        for text in ("Albatros did it", "Albatros did not"):
            casefile.keep_reading(make_reading(text, "https://example.org/1"), text.encode(), gathering)
        casefile.keep_failure(Failure("https://example.org/2", "NotText", "no text"))
        for outcome in ("matched", "withdrawn"):
            casefile.decide(Decision("k1", outcome, "A. Analyst", "2026-05-30T10:00:00Z", "why"))
        finding = Finding("transfer", (("supplier", ("Albatros",)),), ("c1",), (Origin("officials", is_established=False),))
        casefile.keep_findings([finding], [KeptJoining("j1", "Albatros", "organisation", ("e1",))])
        assert casefile.verify() == []
    return path


def change(database: sqlite3.Connection, rng: random.Random) -> str:
    """Change one value, or take out or double one row, somewhere; return what was done."""
    table = rng.choice(TABLES)
    columns = [row[1] for row in database.execute(f"PRAGMA table_info({table})")]
    where = "rowid" if table in ("edition", "report", "failure", "decision", "entry", "words") else None
    rows = database.execute(f"SELECT * FROM {table}").fetchall()
    row = rng.choice(rows)
    if where is not None:
        key, values = f"{where} = ?", [rng.choice([one[0] for one in database.execute(f"SELECT rowid FROM {table}")])]
    else:
        key, values = " AND ".join(f"{column} IS ?" for column in columns), list(row)
    how = rng.random()
    if how < 0.25:
        database.execute(f"DELETE FROM {table} WHERE {key}", values)
        return f"took a row out of {table}"
    column = rng.choice(columns)
    old = database.execute(f"SELECT {column} FROM {table} WHERE {key}", values).fetchone()[0]
    database.execute(f"UPDATE {table} SET {column} = ? WHERE {key}", [other(old, rng), *values])
    return f"changed {column} of {table}"


def other(value: Any, rng: random.Random) -> Any:
    """Return another value of the same kind."""
    if isinstance(value, int):
        return 1 - value if value in (0, 1) else value + 1000
    if isinstance(value, bytes):
        return value[:-1] + bytes([value[-1] ^ 1])
    if value is None or value == "":
        return "x"
    at = rng.randrange(len(value))
    return value[:at] + ("x" if value[at] != "x" else "y") + value[at + 1 :]


def test_every_one_of_a_hundred_planted_changes_is_found(case: Path) -> None:
    original, missed = case.read_bytes(), []
    for seed in range(100):
        case.write_bytes(original)
        for beside in (case.with_name(case.name + end) for end in ("-wal", "-shm")):
            beside.unlink(missing_ok=True)
        done = ""
        with closing(sqlite3.connect(case)) as database:
            database.execute("PRAGMA foreign_keys = OFF")
            rng = random.Random(seed)
            while not done:
                try:
                    done = change(database, rng)
                    database.commit()
                except sqlite3.IntegrityError:
                    database.rollback()
        with SqliteCasefile(case) as casefile:
            if not casefile.verify():
                missed.append(done)
    assert missed == []


def test_the_problem_says_where(case: Path) -> None:
    with closing(sqlite3.connect(case)) as database:
        database.execute("UPDATE decision SET body = replace(body, 'why', 'because') WHERE number = 1")
        database.commit()
    with SqliteCasefile(case) as casefile:
        (problem,) = casefile.verify()
    assert problem.startswith("decision d")
    assert problem.endswith("is not as it was kept")


def test_lists_from_before_there_was_a_log_are_taken_in(tmp_path: Path, edition: Edition, listings: Sequence[Listing]) -> None:
    path = tmp_path / "case.sqlite"
    with SqliteCasefile(path) as casefile:
        casefile.keep_list(edition, listings)
    with closing(sqlite3.connect(path)) as database:
        database.execute("DELETE FROM entry")
        database.commit()
    with SqliteCasefile(path) as casefile:
        assert [entry.action for entry in casefile.log()] == ["list found"]
        assert casefile.verify() == []
