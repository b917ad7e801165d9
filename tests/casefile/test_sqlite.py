"""The SQLite case file keeps over the end of the program, and knows its own."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from hearsay.casefile.sqlite import SqliteCasefile
from hearsay.errors import CaseError
from hearsay.nouns import Edition, ListedName, Listing

EDITION = Edition("un-sc", None, "a" * 64)
LISTING = Listing("un-sc", "1", "Person", (ListedName("Rustam Belgorodtsev"),))


def test_a_list_is_there_when_the_case_is_opened_again(tmp_path: Path) -> None:
    for _ in range(2):
        with SqliteCasefile(tmp_path / "case.sqlite") as case:
            case.keep_list(EDITION, [LISTING])
    with SqliteCasefile(tmp_path / "case.sqlite", create=False) as case:
        assert list(case.listings()) == [(EDITION, LISTING)]


def test_a_case_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(CaseError, match="no case file"):
        SqliteCasefile(tmp_path / "case.sqlite", create=False)
    assert not (tmp_path / "case.sqlite").exists()


def test_another_file_is_not_taken_for_a_case(tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("no database " * 50, encoding="utf-8")
    with pytest.raises(CaseError, match="not a case file"):
        SqliteCasefile(tmp_path / "note.txt")


def test_another_database_is_not_taken_for_a_case(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "other.sqlite")) as other:
        other.execute("CREATE TABLE x (y)")
        other.commit()
    with pytest.raises(CaseError, match="not a case file"):
        SqliteCasefile(tmp_path / "other.sqlite")


def test_a_case_from_a_later_version_is_refused(tmp_path: Path) -> None:
    SqliteCasefile(tmp_path / "case.sqlite").close()
    with closing(sqlite3.connect(tmp_path / "case.sqlite")) as later:
        later.execute("PRAGMA user_version = 999")
    with pytest.raises(CaseError, match="later version"):
        SqliteCasefile(tmp_path / "case.sqlite")


def test_a_party_listed_twice_keeps_nothing(tmp_path: Path) -> None:
    with SqliteCasefile(tmp_path / "case.sqlite") as case:
        with pytest.raises(CaseError, match="nothing was changed"):
            case.keep_list(EDITION, [LISTING, LISTING])
        assert case.editions() == []


def test_it_keeps_a_write_ahead_log(tmp_path: Path) -> None:
    SqliteCasefile(tmp_path / "case.sqlite").close()
    with closing(sqlite3.connect(tmp_path / "case.sqlite")) as case:
        assert case.execute("PRAGMA journal_mode").fetchone() == ("wal",)
