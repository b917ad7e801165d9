"""What a report says about a name decides between namesakes, and the reasons say so."""

from hearsay.nouns import Edition, ListedName, Listing
from hearsay.screening.context import Context
from hearsay.screening.screening import Screener

EDITION = Edition("my-list", "2026-05-20", "a" * 64)
DRONES = Listing(
    "my-list", "1", "Company", (ListedName("Vereskov LLC"),), countries=("ru",), addresses=("Zone 4, Elbrino, Tatarstan",),
    remarks="Manufactures unmanned aerial vehicles; supplied by Polyana Agrotech.",
)  # fmt: skip
SHIPS = Listing(
    "my-list", "2", "Company", (ListedName("Vereskov Ltd"),), countries=("mh",), addresses=("Harbour Road 1",), remarks="Ship management."
)


def test_the_drone_maker_is_found_and_not_its_namesake() -> None:
    screener = Screener([(EDITION, SHIPS), (EDITION, DRONES)])
    context = Context(countries=("Russia",), places=("Tatarstan",), sectors=("drone maker",), partners=("Polyana Agrotech",))
    first, second = screener.screen("Vereskov", context=context)
    assert first.listing == "my-list:1"
    assert first.score > second.score + 0.1
    told = {reason.reason: reason for reason in first.reasons}
    assert "the report speaks of Tatarstan" in told["place in the report"].detail
    assert told["trade in the report"].weight > 0
    assert told["partner in the report"].weight > 0
    against = {reason.reason: reason.weight for reason in second.reasons}
    assert against["trade in the report"] < 0
    assert against["country in the report"] < 0


def test_without_context_the_namesakes_are_alike() -> None:
    first, second = Screener([(EDITION, SHIPS), (EDITION, DRONES)]).screen("Vereskov")
    assert abs(first.score - second.score) < 0.1


def test_an_empty_context_says_nothing() -> None:
    screener = Screener([(EDITION, DRONES)])
    assert screener.screen("Vereskov", context=Context()) == screener.screen("Vereskov")
