"""Switzerland's list is read as others describe it: what stands, not its history."""

from collections.abc import Callable

from hearsay.lists.ledger import Ledger
from hearsay.nouns import Identifier, ListedName, Listing

Read = Callable[..., dict[str, Listing]]


def test_names_are_put_together_in_each_script(read_sample: Read) -> None:
    person = read_sample("ch-seco.whole.xml")["90001"]
    assert person.names == (
        ListedName("Belgorodtsev Rustam"),
        ListedName("Белгородцев Рустам", "original script"),
        ListedName("Belgorodcev Rustam", "alias"),
        ListedName("Rusty", "weak alias"),
    )
    assert (person.birth_dates, person.countries, person.listed_on) == (("1961-01-04",), ("ru",), "2022-03-16")
    assert person.identifiers == (Identifier("Passport", "530012345", "ru"), Identifier("Tax ID No.", "503800000112"))


def test_what_was_taken_off_is_left_out_and_said(read_sample: Read) -> None:
    ledger = Ledger()
    listings = read_sample("ch-seco.whole.xml", ledger)
    assert list(listings) == ["90001", "90003"]
    assert dict(ledger.left_out) == {"a target that was taken off the list": 1}


def test_the_annex_is_a_programme_and_no_measure_is_guessed(read_sample: Read) -> None:
    ship = read_sample("ch-seco.whole.xml")["90003"]
    assert (ship.schema, ship.programmes, ship.measures) == ("Vessel", ("Ukraine", "Annex 8"), ())
