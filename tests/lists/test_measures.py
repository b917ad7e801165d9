"""Measures are told in one set of words."""

import pytest

from hearsay.errors import ListFormatError
from hearsay.lists.ledger import Ledger
from hearsay.lists.measures import known_measures, read_measure, read_measures


@pytest.mark.parametrize(
    ("printed", "measure"),
    [("Asset freeze", "asset freeze"), ("Travel Ban", "travel ban"), ("Maritime Restriction", "transport ban"), ("  ", None)],
)
def test_publishers_words_are_ours(printed: str, measure: str | None) -> None:
    assert read_measure(printed, Ledger(), "row") == measure


def test_an_unknown_measure_is_an_error_or_kept_as_printed() -> None:
    with pytest.raises(ListFormatError, match="row 1: the measure “frown”"):
        read_measure("Frown", Ledger(), "row 1")
    assert read_measures(["Frown", "Asset freeze", "asset freeze"], Ledger(strict=False), "row 1") == ("frown", "asset freeze")


def test_asset_freeze_and_export_control_are_two() -> None:
    assert {"asset freeze", "export control", "travel ban", "transport ban", "investment ban", "advisory"} <= set(known_measures())
