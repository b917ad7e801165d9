"""The right files of a folder are found, the newest of each."""

from pathlib import Path

import pytest

from hearsay.errors import ListError
from hearsay.lists.sources import find_files, make_edition

PATTERNS = ("sdn*.csv", "alt*.csv", "add*.csv", "sdn_comments*.csv")


def make(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).write_text("", encoding="utf-8")


def found(path: Path) -> list[str | None]:
    return [file.name if file else None for file in find_files(path, PATTERNS)]


def test_the_newest_file_of_each_part_is_taken(tmp_path: Path) -> None:
    make(tmp_path, "sdn_2024-02-20.csv", "sdn_2024-05-03.csv", "alt_2024-09-25.csv", "add.csv", "sdn_comments_2025-01-03.csv")
    assert found(tmp_path) == ["sdn_2024-05-03.csv", "alt_2024-09-25.csv", "add.csv", "sdn_comments_2025-01-03.csv"]


def test_a_file_brings_its_siblings(tmp_path: Path) -> None:
    make(tmp_path, "sdn_2024-02-20.csv", "sdn_2024-05-03.csv", "alt.csv")
    assert found(tmp_path / "sdn_2024-02-20.csv") == ["sdn_2024-02-20.csv", "alt.csv", None, None]


def test_capital_letters_in_file_names_do_not_count(tmp_path: Path) -> None:
    make(tmp_path, "SDN.CSV", "ALT.CSV", "SDN_COMMENTS.CSV")
    assert found(tmp_path) == ["SDN.CSV", "ALT.CSV", None, "SDN_COMMENTS.CSV"]


def test_a_folder_without_the_main_part_is_an_error(tmp_path: Path) -> None:
    make(tmp_path, "alt.csv", "sdn_comments.csv")
    with pytest.raises(ListError, match="no file like"):
        find_files(tmp_path, PATTERNS)


def test_nothing_at_the_path_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ListError, match="no list at"):
        find_files(tmp_path / "absent", PATTERNS)


def test_an_edition_of_several_files_depends_on_each() -> None:
    assert make_edition("x", None, [b"a", b"b"]).sha256 != make_edition("x", None, [b"a", b"c"]).sha256
