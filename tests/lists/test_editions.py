"""Editions are compared by the publisher's ids, and the last one of a day or before says what was listed then."""

from dataclasses import replace

from hearsay.lists.editions import compare_editions, was_listed
from hearsay.nouns import Edition, ListedName, Listing

OLD, NEW = Edition("x", "2024-02-20", "a" * 64), Edition("x", "2024-02-23", "b" * 64)
PARTY = Listing("x", "1", "Person", (ListedName("Rustam Belgorodtsev"),), listed_on="2024-02-21")
KEPT = {OLD: [], NEW: [PARTY]}


def find(edition: Edition, number: str) -> Listing | None:
    return next((listing for listing in KEPT[edition] if listing.publisher_id == number), None)


def test_added_removed_and_changed_are_told_apart() -> None:
    other = Listing("x", "2", "Person", (ListedName("B"),))
    third = Listing("x", "3", "Person", (ListedName("C"),))
    difference = compare_editions([PARTY, other], [replace(PARTY, measures=("asset freeze",), remarks="R"), third])
    assert (difference.added, difference.removed) == ((third,), (other,))
    assert [change.fields for change in difference.changed] == [("measures", "remarks")]


def test_equal_editions_have_no_difference() -> None:
    difference = compare_editions([PARTY], [PARTY])
    assert not any((difference.added, difference.removed, difference.changed))


def test_there_are_three_answers() -> None:
    editions = [(OLD, "2024-02-20"), (NEW, "2024-02-23")]
    outcomes = {day: was_listed("1", day, editions, find).outcome for day in ("2024-02-19", "2024-02-22", "2024-02-23", "2025-01-01")}
    assert outcomes == {"2024-02-19": "not known", "2024-02-22": "not listed", "2024-02-23": "listed", "2025-01-01": "listed"}


def test_a_later_edition_may_say_since_when() -> None:
    answer = was_listed("1", "2024-02-22", [(NEW, "2024-02-23")], find)
    assert answer.outcome == "not known"
    assert "it says that the party was listed on 2024-02-21" in answer.words
    assert was_listed("1", "2024-02-22", [], find).words == "not known: no edition of this list is kept"
