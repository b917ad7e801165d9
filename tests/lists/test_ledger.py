"""The ledger makes what nobody knows an error, or where a form was never seen whole a note."""

import pytest

from hearsay.errors import ListFormatError
from hearsay.lists.ledger import Ledger


def test_a_strict_ledger_raises_and_names_the_row() -> None:
    with pytest.raises(ListFormatError, match=r"file\.csv, line 3: the column “X” is not known"):
        Ledger("a").check_columns(["A", "X"], {"A"}, "file.csv, line 3")


def test_another_notes_it_once_in_words() -> None:
    ledger = Ledger("a", strict=False)
    for _ in range(2):
        ledger.check_columns(["A", "X"], {"A"}, "file.csv")
    assert dict(ledger.unknown) == {"column X": 2}
