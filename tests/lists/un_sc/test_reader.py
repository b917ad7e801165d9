"""The UN's XML is read with all its habits."""

from pathlib import Path

import pytest

from hearsay.errors import ListFormatError
from hearsay.lists.registry import read_list
from hearsay.nouns import Identifier, ListedName, Listing


def read(folder: Path, individuals: str = "", entities: str = "") -> list[Listing]:
    path = folder / "consolidated.xml"
    path.write_text(
        f'<CONSOLIDATED_LIST dateGenerated="2026-06-01T23:00:03.110Z"><INDIVIDUALS>{individuals}</INDIVIDUALS>'
        f"<ENTITIES>{entities}</ENTITIES></CONSOLIDATED_LIST>",
        encoding="utf-8",
    )
    return list(read_list("un-sc", path, any_size=True).listings)


def person(rest: str, reference: str = "XXi.001") -> str:
    names = "<FIRST_NAME>KAVEH</FIRST_NAME><SECOND_NAME> TARAVAND\n</SECOND_NAME>"
    return f"<INDIVIDUAL>{names}<REFERENCE_NUMBER>{reference}</REFERENCE_NUMBER>{rest}</INDIVIDUAL>"


def test_white_space_in_values_is_tidied(tmp_path: Path) -> None:
    listing = read(tmp_path, person("", reference="XXi.023 "))[0]
    assert listing.id == "un-sc:XXi.023"
    assert listing.names == (ListedName("KAVEH TARAVAND"),)
    assert listing.schema == "Person"


def test_aliases_have_a_quality_and_empty_ones_are_left_out(tmp_path: Path) -> None:
    aliases = "".join(
        f"<INDIVIDUAL_ALIAS><QUALITY>{quality}</QUALITY><ALIAS_NAME>{name}</ALIAS_NAME></INDIVIDUAL_ALIAS>"
        for quality, name in (("Good", "Kave"), ("Low", "Abu Kaveh"), ("f.k.a.", "Kavus"), ("", ""))
    )
    kinds = {name.text: name.kind for name in read(tmp_path, person(aliases))[0].names[1:]}
    assert kinds == {"Kave": "alias", "Abu Kaveh": "weak alias", "Kavus": "former name"}


def test_names_in_the_original_script_are_told_apart(tmp_path: Path) -> None:
    rest = (
        "<NAME_ORIGINAL_SCRIPT>کاوه تراوند; كاوه</NAME_ORIGINAL_SCRIPT><INDIVIDUAL_ALIAS><QUALITY>Low</QUALITY>"
        "<ALIAS_NAME>Amir (original script: Амир)</ALIAS_NAME></INDIVIDUAL_ALIAS>"
    )
    names = read(tmp_path, person(rest))[0].names
    assert {name.text for name in names if name.kind == "original script"} == {"کاوه تراوند", "كاوه", "Амир"}
    assert ListedName("Amir", "weak alias") in names


@pytest.mark.parametrize(
    ("birth", "dates"),
    [
        ("<TYPE_OF_DATE>EXACT</TYPE_OF_DATE><DATE>1980-05-17</DATE>", ("1980-05-17",)),
        ("<TYPE_OF_DATE>EXACT</TYPE_OF_DATE><YEAR>1980</YEAR>", ("1980",)),
        ("<TYPE_OF_DATE>APPROXIMATELY</TYPE_OF_DATE><DATE>1980-01-01</DATE>", ("1980",)),
        ("<TYPE_OF_DATE>BETWEEN</TYPE_OF_DATE><FROM_YEAR>1980</FROM_YEAR><TO_YEAR>1982</TO_YEAR>", ("1980", "1981", "1982")),
        ("<TYPE_OF_DATE/>", ()),
    ],
)
def test_birth_dates_of_every_kind(tmp_path: Path, birth: str, dates: tuple[str, ...]) -> None:
    listing = read(tmp_path, person(f"<INDIVIDUAL_DATE_OF_BIRTH>{birth}</INDIVIDUAL_DATE_OF_BIRTH>"))[0]
    assert listing.birth_dates == dates


def test_documents_are_identifiers(tmp_path: Path) -> None:
    rest = (
        "<INDIVIDUAL_DOCUMENT/><INDIVIDUAL_DOCUMENT><TYPE_OF_DOCUMENT>National Identification\n  Number</TYPE_OF_DOCUMENT>"
        "<NUMBER>0000054321</NUMBER><ISSUING_COUNTRY>Iran (Islamic Republic of)</ISSUING_COUNTRY></INDIVIDUAL_DOCUMENT>"
    )
    assert read(tmp_path, person(rest))[0].identifiers == (Identifier("National Identification Number", "0000054321", "ir"),)


def test_an_entity_with_a_legal_form_is_a_company(tmp_path: Path) -> None:
    body = "<ENTITY><FIRST_NAME>{}</FIRST_NAME><REFERENCE_NUMBER>{}</REFERENCE_NUMBER></ENTITY>"
    listings = read(tmp_path, entities=body.format("ZARRIN LTD", "XXe.1") + body.format("ZARRIN COUNCIL", "XXe.2"))
    assert [listing.schema for listing in listings] == ["Company", "Organization"]


def test_the_edition_has_the_date_that_the_list_states(tmp_path: Path) -> None:
    read(tmp_path)
    assert read_list("un-sc", tmp_path, any_size=True).edition.date == "2026-06-01"


@pytest.mark.parametrize("text", ["<CONSOLIDATED_LIST><INDIVIDUALS>", "<html/>", "not xml"])
def test_what_is_not_the_list_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "consolidated.xml").write_text(text, encoding="utf-8")
    with pytest.raises(ListFormatError):
        read_list("un-sc", tmp_path)


def test_an_entry_without_a_reference_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ListFormatError, match="without reference number"):
        read(tmp_path, person("", reference=""))
