"""OFAC's CSV files are read with all their habits."""

import logging
from pathlib import Path

import pytest

from hearsay.errors import ListFormatError
from hearsay.lists.registry import read_list
from hearsay.nouns import Identifier, ListedName, Listing

N = "-0- "


def row(number: int, name: str, kind: str = N, remarks: str = N, programme: str = '"IRAN"') -> str:
    return f'{number},"{name}",{kind},{programme},{N},{N},{N},{N},{N},{N},{N},{remarks}\r\n'


def write(folder: Path, **parts: str) -> Path:
    for part, text in parts.items():
        (folder / f"{part}_2026-05-30.csv").write_bytes(text.encode("ascii") + b"\x1a")
    return folder


def read(folder: Path, **parts: str) -> dict[str, Listing]:
    listings = read_list("us-ofac-sdn", write(folder, **parts), any_size=True).listings
    return {listing.publisher_id: listing for listing in listings}


def test_the_type_gives_the_schema(tmp_path: Path) -> None:
    text = row(1, "A", '"individual"') + row(2, "B", '"vessel"') + row(3, "C", '"aircraft"') + row(4, "D COUNCIL") + row(5, "E LLC")
    schemas = [listing.schema for listing in read(tmp_path, sdn=text).values()]
    assert schemas == ["Person", "Vessel", "Airplane", "Organization", "Company"]


def test_empty_cells_and_the_end_of_file_byte_are_nothing(tmp_path: Path) -> None:
    listing = read(tmp_path, sdn=row(1, "QASR AL-BAHR"))["1"]
    names = (ListedName("QASR AL-BAHR"),)
    assert listing == Listing("us-ofac-sdn", "1", "Organization", names, programmes=("IRAN",), measures=("asset freeze",))


def test_aliases_and_addresses_join_their_party(tmp_path: Path) -> None:
    alt = f'1,1,"aka","KASR AL BAHAR",{N}\r\n1,2,"fka","LULU MARINE",{N}\r\n'
    add = f'1,1,"14 Sahel Street","Bandar Zarrin","Iran",{N}\r\n1,2,{N},{N},"Panama",{N}\r\n'
    listing = read(tmp_path, sdn=row(1, "QASR AL-BAHR"), alt=alt, add=add)["1"]
    assert listing.names[1:] == (ListedName("KASR AL BAHAR", "alias"), ListedName("LULU MARINE", "former name"))
    assert listing.addresses == ("14 Sahel Street, Bandar Zarrin, Iran", "Panama")
    assert listing.countries == ("ir", "pa")


def test_remarks_go_on_in_mid_word_in_the_comments(tmp_path: Path) -> None:
    listing = read(tmp_path, sdn=row(1, "A", remarks='"Tax ID No. 0000"'), sdn_comments='1,"112233 (Russia)."\r\n')["1"]
    assert listing.identifiers == (Identifier("Tax ID No.", "0000112233", "ru"),)


def test_programmes_are_split(tmp_path: Path) -> None:
    assert read(tmp_path, sdn=row(1, "A", programme='"NPWMD] [IFSR"'))["1"].programmes == ("NPWMD", "IFSR")


def test_a_ship_has_call_sign_flag_and_number(tmp_path: Path) -> None:
    text = f'1,"LALEH STAR","vessel","IRAN",{N},"9LAL0","Tug","4200",{N},"Panama",{N},"MMSI 000123456."\r\n'
    listing = read(tmp_path, sdn=text)["1"]
    assert listing.identifiers == (Identifier("Call Sign", "9LAL0"), Identifier("MMSI", "000123456"))
    assert listing.countries == ("pa",)
    assert listing.remarks == "Vessel type: Tug; Tonnage: 4200; Flag: Panama; MMSI 000123456."


def test_an_orphan_is_a_warning(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        listings = read(tmp_path, sdn=row(1, "A"), alt=f'2,1,"aka","B",{N}\r\n', add=f'3,1,{N},{N},"Iran",{N}\r\n')
    assert list(listings) == ["1"]
    assert "of the alt file belong to no party" in caplog.text
    assert "of the add file belong to no party" in caplog.text


def test_a_file_saved_by_a_spreadsheet_is_read(tmp_path: Path) -> None:
    alt = f"ent_num,alt_num,alt_type,alt_name,alt_remarks\r\n1,1,aka,B,{N}\r\n\x1a,,,,\r\n"
    assert read(tmp_path, sdn=row(1, "A"), alt=alt)["1"].names[1] == ListedName("B", "alias")


def test_a_cut_row_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ListFormatError, match="line 2"):
        read(tmp_path, sdn=row(1, "A") + '2,"B"')


def test_the_edition_has_the_date_of_the_file_name(tmp_path: Path) -> None:
    edition = read_list("us-ofac-sdn", write(tmp_path, sdn=row(1, "A")), any_size=True).edition
    assert (edition.list, edition.date, len(edition.sha256)) == ("us-ofac-sdn", "2026-05-30", 64)
