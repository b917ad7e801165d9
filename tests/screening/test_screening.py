"""Screening finds a party under its other names, says why, and hides no conflict."""

import pytest

from hearsay.errors import ScreeningError
from hearsay.nouns import Edition, Identifier, ListedName, Listing, Match, Schema
from hearsay.screening.screening import Screener

EDITION = Edition("my-list", "2026-05-20", "a" * 64)


def party(number: str, *names: str, schema: Schema = "Company", **facts: tuple[str, ...]) -> Listing:
    identifiers = tuple(Identifier("Tax ID No.", value) for value in facts.pop("numbers", ()))
    return Listing("my-list", number, schema, tuple(ListedName(name) for name in names), identifiers=identifiers, **facts)  # type: ignore[arg-type]


PARTIES = (
    party("1", "Sokolvarsk Aerosystems LLC", "ООО «Соколварск Аэросистемс»", countries=("ru",), numbers=("0000112233",)),
    party("2", "Sokolvar Shipmanagement Ltd", countries=("mh",)),
    party("3", "BELGORODTSEV, Rustam Arkadyevich", schema="Person", birth_dates=("1971-01-04",), countries=("ru",)),
    party("4", "Qasr al-Bahr General Trading FZE", addresses=("Office 12, Pearl Gate Free Zone",)),
    party("5", "LALEH STAR", schema="Vessel", numbers=("IMO 0012345",)),
    party("6", "Vereskov General Trading LLC"),
)


@pytest.fixture(scope="module")
def screener() -> Screener:
    return Screener((EDITION, listing) for listing in PARTIES)


def first(matches: list[Match]) -> str:
    return matches[0].listing.removeprefix("my-list:")


@pytest.mark.parametrize(
    ("name", "number"),
    [
        ("Sokolvarsk Aero Systems OOO", "1"),
        ("Aerosystems Sokolvarsk", "1"),
        ("Соколварск Аэросистемс", "1"),
        ("Sokolvasrk Aerosystem", "1"),
        ("Rustam Belgorodtsev", "3"),
        ("Рустам Белгородцев", "3"),
        ("قصر البحر", "4"),
        ("MV Laleh Star", "5"),
    ],
)
def test_a_party_is_found_under_other_spellings(screener: Screener, name: str, number: str) -> None:
    assert first(screener.screen(name)) == number


def test_the_same_name_scores_near_one_and_a_decoy_far_below(screener: Screener) -> None:
    scores = {match.listing: match.score for match in screener.screen("Sokolvarsk Aerosystems")}
    assert scores["my-list:1"] > 0.95
    assert scores.get("my-list:2", 0) < 0.5


def test_rare_words_count_for_more_than_common_ones(screener: Screener) -> None:
    assert first(screener.screen("Vereskov Commerce")) == "6"


def test_one_listing_gives_one_match_best_first(screener: Screener) -> None:
    matches = screener.screen("Sokolvarsk General Trading")
    assert len({match.listing for match in matches}) == len(matches)
    assert [match.score for match in matches] == sorted((match.score for match in matches), reverse=True)


def test_limit_and_threshold_hold(screener: Screener) -> None:
    assert len(screener.screen("General Trading", limit=1)) == 1
    assert all(match.score >= 0.5 for match in screener.screen("General Trading", threshold=0.5))
    assert screener.screen("Orchard Lane Bakery", threshold=0.5) == []


def test_every_match_has_its_edition_and_its_reasons_add_up(screener: Screener) -> None:
    for match in screener.screen("Sokolvarsk Trading", country="ae", identifier="0000112234", schema="Company", address="Pearl Gate"):
        assert match.edition == EDITION
        assert match.reasons
        assert match.score == pytest.approx(sum(reason.weight for reason in match.reasons), abs=0.001)


def test_a_number_that_agrees_finds_a_party_under_any_name(screener: Screener) -> None:
    match = screener.screen("Unheard Of Enterprises", identifier="0000-112233")[0]
    assert match.listing == "my-list:1"
    assert match.score > 0.9
    assert "is the number given" in match.reasons[-1].detail


def test_a_ship_number_agrees_with_and_without_imo(screener: Screener) -> None:
    assert first(screener.screen("Renamed", identifier="0012345")) == "5"
    assert first(screener.screen("Renamed", identifier="IMO0012345")) == "5"


def test_a_conflicting_number_lowers_the_score_and_is_shown(screener: Screener) -> None:
    without, with_conflict = (
        screener.screen("Sokolvarsk Aerosystems")[0],
        screener.screen("Sokolvarsk Aerosystems", identifier="9999112233")[0],
    )
    assert with_conflict.listing == without.listing
    assert with_conflict.score < without.score
    conflict = next(reason for reason in with_conflict.reasons if reason.reason == "identifier")
    assert conflict.weight < 0
    assert "0000112233" in conflict.detail


@pytest.mark.parametrize(("born", "speaks_for"), [("1971", True), ("1971-01-04", True), ("1985", False), ("1971-09-30", False)])
def test_birth_dates_speak_for_or_against(screener: Screener, born: str, speaks_for: bool) -> None:
    reasons = screener.screen("Rustam Belgorodtsev", birth_date=born)[0].reasons
    assert (next(reason.weight for reason in reasons if reason.reason == "birth date") > 0) is speaks_for


def test_a_ship_is_not_a_person(screener: Screener) -> None:
    assert screener.screen("Laleh Star", schema="Person")[0].score < screener.screen("Laleh Star", schema="Vessel")[0].score


def test_a_country_may_be_written_out(screener: Screener) -> None:
    reasons = {reason.reason: reason.weight for reason in screener.screen("Sokolvarsk", country="Russian Federation")[0].reasons}
    assert reasons["country"] > 0


def test_a_weak_alias_says_less() -> None:
    names = (ListedName("Oleg Vereskov"), ListedName("FALCONER", "weak alias"))
    match = Screener([(EDITION, Listing("my-list", "1", "Person", names))]).screen("Falconer")[0]
    assert match.name == "FALCONER"
    assert [reason.reason for reason in match.reasons if reason.weight < 0] == ["weak alias"]


def test_a_name_without_letters_is_not_checked(screener: Screener) -> None:
    with pytest.raises(ScreeningError, match="no letter"):
        screener.screen("***")


def test_nothing_is_found_in_no_lists() -> None:
    assert Screener([]).screen("Rustam Belgorodtsev") == []


def test_a_match_carries_the_entity_that_was_screened(screener: Screener) -> None:
    assert screener.screen("Laleh Star", entity="e1")[0].entity == "e1"
