"""The United Kingdom's lists join the rows of a party, in every form."""

from collections.abc import Callable
from pathlib import Path

import pytest

from hearsay.errors import ListFormatError
from hearsay.lists.ledger import Ledger
from hearsay.lists.registry import read_list
from hearsay.nouns import Identifier, ListedName, Listing

Read = Callable[..., dict[str, Listing]]
NAMES = (ListedName("Rustam BELGORODTSEV"), ListedName("Rusty BELGOROD", "weak alias"), ListedName("Рустам Белгородцев", "original script"))


@pytest.mark.parametrize("form", ["list.csv", "list.xml"])
def test_rows_of_one_party_are_joined(read_sample: Read, form: str) -> None:
    person = read_sample(f"uk-fcdo.{form}")["RUS9001"]
    assert person.names == NAMES
    assert person.measures[:2] == ("asset freeze", "travel ban")
    assert person.birth_dates[0] == "1961"
    assert person.identifiers == (Identifier("Passport", "530012345"),)
    assert person.listed_on == "2024-02-23"


def test_trust_services_and_port_bans_are_not_asset_freezes(read_sample: Read) -> None:
    listings = read_sample("uk-fcdo.list.csv")
    assert listings["RUS9001"].measures == ("asset freeze", "travel ban", "services ban")
    assert (listings["RUS9002"].schema, listings["RUS9002"].measures) == ("Vessel", ("transport ban",))


def test_a_csv_that_does_not_begin_with_the_day_of_the_report_is_refused(sample: Callable[[str], Path]) -> None:
    path = sample("uk-fcdo.list.csv")
    path.write_text(path.read_text("utf-8").partition("\n")[2], encoding="utf-8")
    with pytest.raises(ListFormatError, match="does not begin with the day"):
        read_list("uk-fcdo", path, any_size=True)


def test_a_column_that_is_not_known_is_reported_where_no_whole_file_could_be_had(sample: Callable[[str], Path]) -> None:
    path = sample("uk-fcdo.list.csv")
    path.write_text(path.read_text("utf-8").replace("Gender", "Humour"), encoding="utf-8")
    ledger = Ledger()
    read_list("uk-fcdo", path, any_size=True, ledger=ledger)
    assert dict(ledger.unknown) == {"column Humour": 1}


def test_the_old_list_says_numbers_behind_labels_in_brackets(read_sample: Read) -> None:
    company = read_sample("uk-ofsi.conlist.xlsx.csv")["19003"]
    assert [identifier.value for identifier in company.identifiers] == ["RUS9003", "1175050000001", "5038000001"]
    assert company.measures == ("asset freeze", "services ban")
    assert company.names[1] == ListedName("VOLKHOV", "weak alias")


def test_the_csv_of_2018_has_numbered_nations_and_unknown_days(read_sample: Read) -> None:
    person = read_sample("uk-ofsi.conlist.csv")["19001"]
    assert (person.birth_dates, person.countries) == (("1961",), ("ru", "by"))
    assert person.identifiers == (Identifier("Passport", "530012345"),)
