"""Every reason has a meaning."""

from hearsay.screening.explaining import reason_meanings
from hearsay.screening.features import FEATURES
from hearsay.screening.scoring import REASONS


def test_no_reason_is_without_a_meaning() -> None:
    meanings = reason_meanings()
    assert {*REASONS, *(name for name, _, _ in FEATURES)} == meanings.keys()
    assert all(meanings.values())
