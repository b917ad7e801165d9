"""Grades follow written rules, and say which."""

import pytest

from hearsay.nouns import Contradiction, Origin
from hearsay.weighing.credibility import LIKELIHOOD, NAMES, Evidence, judge

NAVY, MONITOR, PORT, FIRM = (Origin(name) for name in ("Navy of Carthen", "Clear Count", "Port of Velm", "Albatros"))
OFFICIALS = Origin("officials, told by the Post", is_established=False)
NUMBERS = Contradiction("quantity", "60 against 24", ())


@pytest.mark.parametrize(
    ("evidence", "grade"),
    [
        (Evidence((NAVY, MONITOR), 2), "1"),
        (Evidence((NAVY, MONITOR), 2, (FIRM,), ("Albatros",)), "2"),
        (Evidence((NAVY, MONITOR), 2, contradictions=(NUMBERS,)), "2"),
        (Evidence((NAVY, MONITOR), 2, (PORT,)), "2"),
        (Evidence((NAVY,), 1), "3"),
        (Evidence((NAVY,), 1, (FIRM,), ("Albatros",)), "3"),
        (Evidence((NAVY,), 1, (PORT,)), "4"),
        (Evidence((OFFICIALS,), 0, (FIRM,), ("Albatros",)), "4"),
        (Evidence((NAVY,), 1, (PORT, MONITOR)), "5"),
        (Evidence((OFFICIALS,), 0), "6"),
        (Evidence((), 0, (FIRM,)), "6"),
    ],
)
def test_each_rule_gives_its_grade(evidence: Evidence, grade: str) -> None:
    given, words, (reason,) = judge(evidence)
    assert given == grade
    assert words.startswith(NAMES[given])
    assert LIKELIHOOD[given] in reason.detail


def test_a_source_judged_reliable_weighs_more() -> None:
    assert judge(Evidence((NAVY,), 1), {"Navy of Carthen": "B"})[0] == "2"
    assert judge(Evidence((NAVY,), 1), {"Navy of Carthen": "D"})[0] == "3"
    assert judge(Evidence((NAVY,), 1, (PORT,)), {"Port of Velm": "A"})[0] == "5"


def test_who_denies_is_named() -> None:
    assert "denied by Albatros" in judge(Evidence((NAVY,), 1, (FIRM,), ("Albatros",)))[1]
