"""Lists that are plain tables are read by what list.toml says of their columns."""

from collections.abc import Callable

from hearsay.lists.ledger import Ledger
from hearsay.nouns import ListedName, Listing

Read = Callable[..., dict[str, Listing]]


def test_rows_of_one_order_are_one_party_with_several_addresses(read_sample: Read) -> None:
    ledger = Ledger()
    (person,) = read_sample("us-bis-dpl.list.txt", ledger).values()
    assert person.names == (ListedName("RUSTAM BELGORODTSEV"),)
    assert len(person.addresses) == 2
    assert (person.schema, person.listed_on, person.measures) == ("LegalEntity", "2017-10-16", ("export control",))
    assert dict(ledger.left_out) == {"a row whose listing has ended": 1}


def test_aliases_and_dates_are_read(read_sample: Read) -> None:
    (company,) = read_sample("us-isn.inksna.csv").values()
    assert company.names == (ListedName("Volkhov Aero"), ListedName("VA", "alias"), ListedName("Волхов Аэро", "original script"))
    assert (company.listed_on, company.countries) == ("2026-05-22", ("ru",))
