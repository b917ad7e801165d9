"""Canada's list is the same under both namings of its elements."""

from collections.abc import Callable
from pathlib import Path

import pytest

from hearsay.errors import ListFormatError
from hearsay.lists.registry import read_list
from hearsay.nouns import Identifier, ListedName, Listing

Read = Callable[..., dict[str, Listing]]


def test_both_namings_give_the_same_listings(read_sample: Read) -> None:
    assert read_sample("ca-sema.old.xml") == read_sample("ca-sema.new.xml")


def test_aliases_are_split_but_legal_forms_kept(read_sample: Read) -> None:
    listings = read_sample("ca-sema.new.xml")
    assert listings["Russia/1,Part2/9002"].names[1:] == (ListedName("Volkhov Aero Co., Ltd.", "alias"), ListedName("VA", "alias"))
    assert listings["Russia/1,Part1/9001"].names[2] == ListedName("Рустам Белгородцев", "original script")


def test_a_ship_was_built_not_born(read_sample: Read) -> None:
    ship = read_sample("ca-sema.new.xml")["Russia/1.1/1"]
    assert (ship.schema, ship.birth_dates, ship.identifiers) == ("Vessel", (), (Identifier("IMO number", "9074729"),))
    assert ship.remarks == "Built: 1980; Type: Oil Tanker"


def test_a_third_naming_is_an_error(sample: Callable[[str], Path]) -> None:
    path = sample("ca-sema.new.xml")
    path.write_text(path.read_text("utf-8").replace("Aliases-Alias", "OtherNames"), encoding="utf-8")
    with pytest.raises(ListFormatError, match="the element “OtherNames” is not known"):
        read_list("ca-sema", path, any_size=True)
