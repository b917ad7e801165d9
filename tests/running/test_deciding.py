"""A decision is kept under the key of what it points at, whoever points and from where."""

import pytest

from hearsay.casefile.interface import Gathering
from hearsay.casefile.memory import MemoryCasefile
from hearsay.errors import CaseError, SettingsError
from hearsay.nouns import Claim, Reading, Report, Span, claim_key, match_key, pair_key, source_key
from hearsay.running.deciding import aim_at, aim_decision

REPORT = Report("Albatros shipped drones.", "0" * 64)
CLAIM = Claim(REPORT.id, "transfer", (Span(0, 23),), ())


@pytest.fixture
def case() -> MemoryCasefile:
    case = MemoryCasefile()
    case.keep_reading(Reading(REPORT, claims=(CLAIM,)), b"", Gathering("2026-01-01T00:00:00Z", "2026-01-01T00:00:00Z", ""))
    return case


def test_the_outcome_tells_what_two_words_are(case: MemoryCasefile) -> None:
    assert aim_decision("matched", ("Orlik", "un-sc:1"), case)[0] == match_key("Orlik", "un-sc:1")
    assert aim_decision("same", ("Orlik", "Orlik LLC"), case)[0] == pair_key("Orlik", "Orlik LLC")
    assert aim_decision("B", ("The Post",), case) == (source_key("The Post"), ("source", "The Post"))
    key, words = aim_decision("wrong", (REPORT.id, CLAIM.id), case)
    assert key == claim_key(REPORT.id, "transfer", "Albatros shipped drones")
    assert words == ("claim", REPORT.id, "transfer", "Albatros shipped drones")


def test_taking_back_finds_what_was_meant(case: MemoryCasefile) -> None:
    assert aim_decision("withdrawn", (REPORT.id, CLAIM.id), case)[1][0] == "claim"
    assert aim_decision("withdrawn", ("Orlik", "un-sc:1"), case)[1][0] == "match"
    assert aim_decision("withdrawn", ("Orlik", "Orlik LLC"), case)[1][0] == "pair"


def test_a_subject_names_its_sort(case: MemoryCasefile) -> None:
    assert aim_at(("finding", "f1"), case)[0] == "f1"
    assert aim_at(("match", "Orlik", "un-sc:1"), case)[0] == match_key("Orlik", "un-sc:1")
    with pytest.raises(SettingsError):
        aim_at(("rumour", "x"), case)
    with pytest.raises(CaseError, match="no claim c0"):
        aim_at(("claim", REPORT.id, "c0"), case)


def test_what_does_not_fit_is_refused(case: MemoryCasefile) -> None:
    with pytest.raises(SettingsError, match="two things"):
        aim_decision("wrong", ("Orlik",), case)
    with pytest.raises(SettingsError, match="one or two"):
        aim_decision("A", ("a", "b", "c"), case)
