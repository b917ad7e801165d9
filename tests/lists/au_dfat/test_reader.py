"""Australia's list joins the names of a reference, in both layouts."""

from collections.abc import Callable

from hearsay.lists.ledger import Ledger
from hearsay.nouns import Identifier, ListedName, Listing

Read = Callable[..., dict[str, Listing]]


def test_names_of_a_reference_are_joined_though_apart(read_sample: Read) -> None:
    ledger = Ledger()
    company = read_sample("au-dfat.new.xlsx.csv", ledger)["8104"]
    assert company.names == (
        ListedName("Volkhov Aero Limited Liability Company"),
        ListedName("Volkhov", "weak alias"),
        ListedName("Волхов Аэро", "original script"),
    )
    assert company.identifiers == (Identifier("Registration Number", "1037825000000"),)
    assert (ledger.rows, sum(ledger.joined.values())) == (5, 2)


def test_measures_stand_in_columns(read_sample: Read) -> None:
    listings = read_sample("au-dfat.new.xlsx.csv")
    assert listings["9001"].measures == ("asset freeze", "travel ban", "arms embargo")
    assert (listings["9002"].schema, listings["9002"].measures) == ("Vessel", ("transport ban",))


def test_one_cell_may_hold_several_dates(read_sample: Read) -> None:
    person = read_sample("au-dfat.new.xlsx.csv")["9001"]
    assert person.birth_dates == ("1963", "1972-01-30")
    assert (person.countries, person.listed_on) == (("ru", "by"), "2001-01-25")


def test_the_old_layout_has_aliases_of_aliases_and_words_in_any_case(read_sample: Read) -> None:
    person = read_sample("au-dfat.old.xlsx.csv")["9001"]
    assert person.names == (ListedName("Rustam Belgorodtsev"), ListedName("Rusty", "alias"))
    assert (person.schema, person.listed_on, person.addresses) == ("Person", "2001-01-25", ())
