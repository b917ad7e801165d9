"""The Union's list is read in both of its XML forms."""

from collections.abc import Callable

from hearsay.nouns import Identifier, ListedName, Listing

Read = Callable[..., dict[str, Listing]]


def test_an_entry_has_names_numbers_and_the_earliest_date(read_sample: Read) -> None:
    company = read_sample("eu-fsf.export.xml")["EU.9001.11"]
    assert company.names == (
        ListedName("OOO Volkhov Aero"),
        ListedName("ООО Волхов Аэро", "original script"),
        ListedName("Volkhov", "weak alias"),
    )
    assert company.identifiers == (Identifier("Registration number", "1175050000001", "ru"), Identifier("Tax ID No.", "5038000001"))
    assert (company.schema, company.listed_on, company.programmes, company.measures) == (
        "Company",
        "2024-02-23",
        ("UKR",),
        ("asset freeze",),
    )


def test_names_in_parts_are_joined_and_unknown_countries_left_out(read_sample: Read) -> None:
    person = read_sample("eu-fsf.export.xml")["EU.9002.22"]
    assert person.names == (ListedName("Rustam Belgorodtsev"),)
    assert (person.birth_dates, person.countries) == (("1961",), ("ru",))


def test_the_form_before_2017_gives_kind_and_country_of_a_number(read_sample: Read) -> None:
    person = read_sample("eu-fsf.whole.xml")["9002"]
    assert person.identifiers == (Identifier("National passport", "530012345", "ru"),)
    assert (person.birth_dates, person.countries, person.listed_on) == (("1961-01-04",), ("ru",), "2012-02-21")
