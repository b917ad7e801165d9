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


def test_all_editions_are_kept_and_can_be_read(casefile: Casefile) -> None:
    casefile.keep_list(OLD, [party("1")])
    casefile.keep_list(NEW, [party("1"), party("2")])
    assert [(kept.edition, kept.listings, kept.in_force) for kept in casefile.history("un-sc")] == [(OLD, 1, False), (NEW, 2, True)]
    assert list(casefile.listings_of(OLD)) == [party("1")]
    assert casefile.listing_in(OLD, "2") is None
    assert casefile.listing_in(NEW, "2") == party("2")


def test_an_earlier_edition_does_not_come_into_force(casefile: Casefile) -> None:
    casefile.keep_list(NEW, [party("1")])
    casefile.keep_list(OLD, [party("2")], in_force=False)
    assert casefile.editions() == [(NEW, 1)]
    assert [kept.in_force for kept in casefile.history("un-sc")] == [False, True]
    casefile.keep_list(NEW, [party("1")], in_force=False)
    assert casefile.editions() == [(NEW, 1)]


def test_a_list_that_is_not_there_has_no_history(casefile: Casefile) -> None:
    assert casefile.history("un-sc") == []
    assert list(casefile.listings_of(OLD)) == []


def test_what_a_site_said_is_kept(casefile: Casefile) -> None:
    assert casefile.fetch_note("un-sc", "https://example.org") == (None, None)
    casefile.note_fetch("un-sc", "https://example.org", '"1"', None)
    casefile.note_fetch("un-sc", "https://example.org", '"2"', "Sat, 30 May 2026 10:00:00 GMT")
    assert casefile.fetch_note("un-sc", "https://example.org") == ('"2"', "Sat, 30 May 2026 10:00:00 GMT")
