"""A screener stands on the lists that are named, else on those of the case."""

from pathlib import Path

import pytest

from hearsay.casefile.sqlite import SqliteCasefile
from hearsay.errors import CaseError, SettingsError
from hearsay.nouns import Edition, ListedName, Listing
from hearsay.running.screeners import open_index, open_screener, parse_list


def make_case(path: Path) -> Path:
    with SqliteCasefile(path) as case:
        case.keep_list(Edition("kept", None, "a" * 64), [Listing("kept", "1", "Person", (ListedName("Rustam Belgorodtsev"),))])
    return path


def make_list(folder: Path) -> Path:
    (folder / "given.csv").write_text("id,schema,name\ne1,Person,Kaveh Taravand\n", encoding="utf-8")
    return folder / "given.csv"


def lists_of(screener: object) -> list[str]:
    return [edition.list for edition in getattr(screener, "editions", ())]


@pytest.fixture(autouse=True)
def in_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_lists_that_are_named_stand_alone(tmp_path: Path) -> None:
    make_case(tmp_path / "case.sqlite")
    assert lists_of(open_screener([("given", make_list(tmp_path))], None)) == ["given"]


def test_the_default_case_serves_where_it_exists(tmp_path: Path) -> None:
    assert open_screener([], None) is None
    make_case(tmp_path / "case.sqlite")
    assert lists_of(open_screener([], None)) == ["kept"]


def test_a_case_that_is_named_must_exist(tmp_path: Path) -> None:
    with pytest.raises(CaseError):
        open_screener([], tmp_path / "absent.sqlite")


def test_a_case_without_lists_is_no_screener(tmp_path: Path) -> None:
    SqliteCasefile(tmp_path / "case.sqlite").close()
    assert open_screener([], None) is None


def test_an_option_has_a_name_and_a_path() -> None:
    assert parse_list("un-sc=a/b=c.xml") == ("un-sc", Path("a/b=c.xml"))
    for wrong in ("un-sc", "=path", "un-sc="):
        with pytest.raises(SettingsError):
            parse_list(wrong)


def test_a_saved_index_is_mapped_or_it_is_said_that_there_is_none(tmp_path: Path) -> None:
    screener = open_screener([("given", make_list(tmp_path))], None)
    assert screener is not None
    screener.save(tmp_path / "kept" / "index")
    assert lists_of(open_index(tmp_path / "kept" / "index")) == ["given"]
    with pytest.raises(SettingsError, match="no whole index"):
        open_index(tmp_path / "kept")
