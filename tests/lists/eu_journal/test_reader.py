"""Each annex of the Union's acts brings its own measure, and parties without a number still have an id."""

from collections.abc import Callable
from pathlib import Path

import pytest

from hearsay.errors import ListFormatError
from hearsay.lists.ledger import Ledger
from hearsay.lists.registry import read_list
from hearsay.nouns import Identifier, Listing

Read = Callable[..., dict[str, Listing]]


def test_measures_are_kept_apart(read_sample: Read) -> None:
    measures = {listing.names[0].text: listing.measures for listing in read_sample("eu-journal.act.csv").values()}
    assert measures == {
        "OOO Volkhov Aero": ("export control",),
        "LALEH STAR": ("transport ban",),
        "Sokolvarsk Bank": ("financial restrictions",),
    }


def test_a_tax_number_in_brackets_is_one(read_sample: Read) -> None:
    company = next(iter(read_sample("eu-journal.act.csv").values()))
    assert company.identifiers == (Identifier("Tax ID No.", "5038000001"),)
    assert company.listed_on == "2023-12-18"


def test_the_same_name_without_a_number_twice_is_two_entries(read_sample: Read) -> None:
    numbers = [number for number in read_sample("eu-journal.act.csv") if "/XIV/" in number]
    assert len(numbers) == 2
    assert numbers[1] == f"{numbers[0]}-2"


def test_a_newer_act_words_an_entry_anew(sample: Callable[[str], Path], tmp_path: Path) -> None:
    old = sample("eu-journal.act.csv").read_text("utf-8")
    for folder, text in (("consolidated", old), ("amendments", old.replace("celex", "amendedCelex", 1).replace("LALEH STAR", "NEW STAR"))):
        (tmp_path / "acts" / folder).mkdir(parents=True)
        (tmp_path / "acts" / folder / "32014R0833.csv").write_text(text, encoding="utf-8")
    ledger = Ledger()
    listings = read_list("eu-journal", tmp_path / "acts", any_size=True, ledger=ledger).listings
    assert (ledger.rows, len(listings)) == (8, 4)
    assert "NEW STAR" in [listing.names[0].text for listing in listings]
    assert ledger.left_out == {"an entry that a newer act words anew": 4}


def test_a_measure_that_is_not_known_is_an_error_that_names_the_row(sample: Callable[[str], Path]) -> None:
    path = sample("eu-journal.act.csv")
    path.write_text(path.read_text("utf-8").replace("Export control", "Frown"), encoding="utf-8")
    with pytest.raises(ListFormatError, match="line 2: the measure “frown” is not known"):
        read_list("eu-journal", path, any_size=True)
