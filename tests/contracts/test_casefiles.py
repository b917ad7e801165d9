"""What holds for every case file, whatever keeps it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from hearsay.casefile.interface import Casefile
from hearsay.casefile.memory import MemoryCasefile
from hearsay.casefile.sqlite import SqliteCasefile
from hearsay.nouns import Edition, Identifier, ListedName, Listing

OLD, NEW, OTHER = Edition("un-sc", "2026-05-01", "a" * 64), Edition("un-sc", None, "b" * 64), Edition("my-list", None, "c" * 64)


def party(number: str, name: str = "Rustam Belgorodtsev", list_name: str = "un-sc") -> Listing:
    return Listing(
        list_name, number, "Person", (ListedName(name), ListedName("Рустам", "original script")), ("1971",), ("ru",), ("Sokolvarsk",),
        (Identifier("Passport", "1", "ru"),), ("X",), ("freeze",), "2024-01", "remarks",
    )  # fmt: skip


@pytest.fixture(params=["memory", "sqlite"])
def casefile(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Casefile]:
    case: Casefile = MemoryCasefile() if request.param == "memory" else SqliteCasefile(tmp_path / "case.sqlite")
    yield case
    case.close()


def test_a_new_case_has_no_lists(casefile: Casefile) -> None:
    assert casefile.editions() == []
    assert list(casefile.listings()) == []


def test_a_list_comes_back_as_it_was_kept(casefile: Casefile) -> None:
    casefile.keep_list(OLD, [party("2"), party("1")])
    assert list(casefile.listings()) == [(OLD, party("2")), (OLD, party("1"))]


def test_the_newest_import_is_in_force(casefile: Casefile) -> None:
    casefile.keep_list(OLD, [party("1")])
    casefile.keep_list(NEW, [party("1"), party("2")])
    assert casefile.editions() == [(NEW, 2)]
    casefile.keep_list(OLD, [party("1")])
    assert casefile.editions() == [(OLD, 1)]


def test_the_same_edition_twice_changes_nothing(casefile: Casefile) -> None:
    for _ in range(2):
        casefile.keep_list(OLD, [party("1")])
    assert list(casefile.listings()) == [(OLD, party("1"))]


def test_lists_can_be_asked_for_by_name(casefile: Casefile) -> None:
    casefile.keep_list(OLD, [party("1")])
    casefile.keep_list(OTHER, [party("1", list_name="my-list")])
    assert [edition.list for edition, _ in casefile.editions()] == ["my-list", "un-sc"]
    assert [listing.id for _, listing in casefile.listings(["my-list"])] == ["my-list:1"]


def test_a_list_that_breaks_off_changes_nothing(casefile: Casefile) -> None:
    def broken() -> Iterator[Listing]:
        yield party("1")
        raise RuntimeError("the reader broke off")

    casefile.keep_list(OLD, [party("1")])
    with pytest.raises(RuntimeError, match="broke off"):
        casefile.keep_list(NEW, broken())
    assert casefile.editions() == [(OLD, 1)]
