"""What cannot all be so is told, with the claims that it stands in."""

from collections.abc import Callable

from hearsay.nouns import TimeValue
from hearsay.weighing.contradicting import common_time, find_contradictions
from hearsay.weighing.grouping import Stated

Tell = Callable[..., Stated]


def sorts(*claims: Stated) -> dict[str, str]:
    return {one.sort: one.words for one in find_contradictions(claims)}


def test_a_denial_names_who_denies(tell: Tell) -> None:
    assert sorts(tell(supplier="Albatros"), tell(supplier="Albatros", polarity="negative", by=("Albatros",))) == {
        "denial": "denied by Albatros"
    }


def test_denials_alone_contradict_nothing(tell: Tell) -> None:
    assert sorts(tell(supplier="Albatros", polarity="negative")) == {}


def test_other_numbers_are_told_beside_each_other(tell: Tell) -> None:
    words = sorts(
        tell(quantity=(60, 60, "howitzer")), tell(report=1, quantity=(24, 24, "howitzer")), tell(report=2, quantity=(20, 30, "howitzer"))
    )
    assert words == {"quantity": "60 howitzer against 24 howitzer"}
    assert sorts(tell(quantity=(40, 50)), tell(report=1, quantity=(45, None))) == {}


def test_times_that_allow_no_day_in_common(tell: Tell) -> None:
    assert "time" in sorts(tell(time=("2025-01-18", "2025-01-18")), tell(report=1, time=("2025-01-19", "2025-01-19")))
    assert sorts(tell(time=("2025-01-01", "2025-01-31")), tell(report=1, time=("2025-01-19", "2025-01-19"))) == {}


def test_other_places_and_parties(tell: Tell) -> None:
    assert sorts(tell("attack", attacker="Tirazh", place="Velm"), tell("attack", report=1, attacker="Orlik", place="Lurne")) == {
        "party": "attacker: Tirazh against Orlik",
        "place": "place: Velm against Lurne",
    }


def test_the_common_time_is_what_all_allow() -> None:
    assert common_time([TimeValue("2025-01-01", "2025-01-31"), TimeValue("2025-01-10", "2025-02-10")]) == TimeValue(
        "2025-01-10", "2025-01-31"
    )
    assert common_time([]) is None
