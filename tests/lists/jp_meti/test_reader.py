"""Japan's lists are counted out of the text of a PDF."""

from collections.abc import Callable
from pathlib import Path

import pytest

from hearsay.errors import ListFormatError
from hearsay.lists.registry import read_list
from hearsay.nouns import ListedName, Listing

Read = Callable[..., dict[str, Listing]]


def test_entries_are_found_over_broken_lines(read_sample: Read) -> None:
    listings = read_sample("jp-meti.tokutei.txt")
    assert list(listings) == ["ru-1", "ru-2", "ru-3"]
    assert listings["ru-1"].names == (
        ListedName("OOO Volkhov Aero"),
        ListedName("VA", "alias"),
        ListedName("Volkhov Aero LLC", "alias"),
        ListedName("有限会社ヴォルホフ・アエロ", "original script"),
    )
    assert listings["ru-1"].addresses == ("5 Zavodskaya, Sokolvarsk, 120000, Russia", "7 Park Row, Moscow, Russia")


def test_latin_letters_of_the_japanese_name_are_not_taken_for_the_english_one(read_sample: Read) -> None:
    assert read_sample("jp-meti.tokutei.txt")["ru-2"].names[0] == ListedName("Sokolvarsk Plant FZCO")


def test_the_newer_way_to_print_aliases_is_read(read_sample: Read) -> None:
    names = read_sample("jp-meti.tokutei.txt")["ru-3"].names
    assert [name.text for name in names] == ["Belgorod JSC", "LLC Belgorod", "Kompaniya Belgorod", "株式会社ベルゴロド"]


def test_a_lost_entry_is_an_error(sample: Callable[[str], Path]) -> None:
    path = sample("jp-meti.tokutei.txt")
    path.write_text(path.read_text("utf-8").replace("3 株式会社", "株式会社"), encoding="utf-8")
    with pytest.raises(ListFormatError, match="3 addresses, but 2 entries"):
        read_list("jp-meti", path, any_size=True)
