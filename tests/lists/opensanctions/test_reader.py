"""An OpenSanctions simple CSV is read by its header, cells inside cells included."""

from pathlib import Path

import pytest

from hearsay.errors import ListFormatError
from hearsay.lists.opensanctions.simple_csv import split_cell
from hearsay.lists.registry import read_list
from hearsay.nouns import Identifier, ListedName


def write(folder: Path, text: str) -> Path:
    path = folder / "targets.simple.csv"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("cell", "values"),
    [
        ("", []),
        ('""', []),
        ("one", ["one"]),
        ("one;two", ["one", "two"]),
        ('"АО ""Поляна; Агротех""";two', ['АО "Поляна; Агротех"', "two"]),
        ('"a line\nand another"', ["a line and another"]),
    ],
)
def test_a_cell_may_hold_several_values(cell: str, values: list[str]) -> None:
    assert split_cell(cell) == values


def test_columns_are_found_by_name_whatever_their_order(tmp_path: Path) -> None:
    path = write(tmp_path, "name,new_column,identifiers,id,schema,countries\nLALEH STAR,x,IMO0012345,e1,Vessel,pa;ir\n")
    listing = read_list("my-list", path).listings[0]
    assert listing.id == "my-list:e1"
    assert listing.schema == "Vessel"
    assert listing.identifiers == (Identifier("Identifier", "IMO0012345"),)
    assert listing.countries == ("pa", "ir")


def test_names_in_other_scripts_are_told_apart(tmp_path: Path) -> None:
    path = write(tmp_path, "id,schema,name,aliases\ne1,Company,Polyana JSC,Поляна;Poliana\n")
    names = read_list("my-list", path).listings[0].names
    assert names == (ListedName("Polyana JSC"), ListedName("Поляна", "original script"), ListedName("Poliana", "alias"))


def test_a_schema_that_is_none_of_ours_is_other(tmp_path: Path) -> None:
    path = write(tmp_path, "id,schema,name\ne1,PublicBody,A\ne2,Mystery,B\n")
    assert [listing.schema for listing in read_list("my-list", path).listings] == ["Organization", "Other"]


def test_the_edition_has_the_day_when_the_list_was_last_seen(tmp_path: Path) -> None:
    path = write(tmp_path, "id,schema,name,last_seen\ne1,Person,A,2026-05-20T05:41:01\ne2,Person,B,2026-05-21T05:41:01\n")
    assert read_list("my-list", path).edition.date == "2026-05-21"


@pytest.mark.parametrize("text", ["", "a,b\n1,2\n", "id,schema,name\ne1,Person\n", "id,schema,name\ne1,Person,A\ne1,Person,B\n"])
def test_what_is_not_of_this_form_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(ListFormatError):
        read_list("my-list", write(tmp_path, text))
