"""New Zealand's register is read as others describe it."""

from collections.abc import Callable

from hearsay.lists.ledger import Ledger
from hearsay.nouns import Listing

Read = Callable[..., dict[str, Listing]]


def test_persons_entities_and_ships_are_read_and_the_rest_is_accounted_for(read_sample: Read) -> None:
    ledger = Ledger()
    listings = read_sample("nz-mfat.register.xlsx.csv", ledger)
    assert [(number, listing.schema) for number, listing in listings.items()] == [
        ("IND-901", "Person"),
        ("ENT-902", "Organization"),
        ("SHP-904", "Vessel"),
    ]
    assert ledger.rows == len(listings) + sum(ledger.left_out.values())


def test_serial_numbers_are_days_and_ranges_are_years(read_sample: Read) -> None:
    person = read_sample("nz-mfat.register.xlsx.csv")["IND-901"]
    assert (person.listed_on, person.birth_dates) == ("2024-03-01", ("1967", "1968", "1969"))


def test_measures_stand_in_columns(read_sample: Read) -> None:
    listings = read_sample("nz-mfat.register.xlsx.csv")
    assert listings["ENT-902"].measures == ("asset freeze", "investment ban", "services ban")
    assert listings["SHP-904"].measures == ("transport ban",)
