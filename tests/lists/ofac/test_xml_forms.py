"""OFAC's three forms give one listing for one party."""

from collections.abc import Callable
from pathlib import Path

import pytest

from hearsay.errors import ListFormatError
from hearsay.lists.registry import read_list
from hearsay.nouns import Identifier, ListedName, Listing

Read = Callable[..., dict[str, Listing]]


@pytest.mark.parametrize("number", ["101", "103"])
def test_csv_and_simple_xml_agree(read_sample: Read, number: str) -> None:
    one, other = (read_sample(f"us-ofac-sdn.{form}")[number] for form in ("main.csv", "simple.xml"))
    for field in ("schema", "names", "birth_dates", "countries", "identifiers", "programmes", "measures"):
        assert getattr(one, field) == getattr(other, field), field


def test_secondary_sanctions_are_a_measure_of_their_own(read_sample: Read) -> None:
    assert read_sample("us-ofac-sdn.simple.xml")["102"].measures == ("asset freeze", "secondary sanctions")


def test_the_advanced_form_has_native_names_and_the_day_of_the_designation(read_sample: Read) -> None:
    party = read_sample("us-ofac-sdn.advanced.xml")["101"]
    assert party.names == (
        ListedName("BELGORODTSEV, Rustam"),
        ListedName("Белгородцев Рустам", "original script"),
        ListedName("RUSTY", "weak alias"),
    )
    assert party.birth_dates == ("1961",)
    assert party.identifiers == (Identifier("Passport", "530012345", "ru"),)
    assert (party.schema, party.listed_on, party.programmes, party.addresses) == (
        "Person",
        "2024-02-23",
        ("NPWMD",),
        ("Sokolvarsk, Russia",),
    )


def test_a_count_that_is_not_the_stated_one_is_an_error(sample: Callable[[str], Path]) -> None:
    path = sample("us-ofac-sdn.simple.xml")
    path.write_text(path.read_text("utf-8").replace("<Record_Count>3", "<Record_Count>4"), encoding="utf-8")
    with pytest.raises(ListFormatError, match="says that it holds 4 entries, but holds 3"):
        read_list("us-ofac-sdn", path, any_size=True)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [("a.k.a.", "z.z.z.", "kind of name"), ("Individual", "Spaceship", "type of party"), ("<callSign>", "<x/><callSign>", "element")],
)
def test_what_is_not_known_is_an_error_that_names_the_entry(sample: Callable[[str], Path], old: str, new: str, told: str) -> None:
    path = sample("us-ofac-sdn.simple.xml")
    path.write_text(path.read_text("utf-8").replace(old, new), encoding="utf-8")
    with pytest.raises(ListFormatError, match=f"sdnEntry 10[13].*{told}"):
        read_list("us-ofac-sdn", path, any_size=True)
