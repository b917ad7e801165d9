"""What became of a second reader's proposals is said in words: the sum, what was dropped and why, what failed."""

from hearsay.nouns import SecondReading
from hearsay.showing.second_reader import SHOWN, report_lines, summary

INVENTED = ("what it quotes as supplier does not stand in the report", "Orlik Works")


def test_the_sum_says_what_was_kept_and_what_the_second_alone_found() -> None:
    second = SecondReading("small-model", "localhost:8080", 3, 2, ("c1",), (INVENTED,))
    assert summary(second) == "small-model at localhost:8080 proposed 3 claims: 2 kept, 1 of them found by it alone; 1 dropped"
    assert report_lines(second)[1] == "  dropped: what it quotes as supplier does not stand in the report: “Orlik Works”"


def test_no_proposals_are_told_too() -> None:
    assert report_lines(SecondReading("small-model", "localhost")) == ["second reader: small-model at localhost proposed 0 claims"]


def test_a_failure_says_that_the_first_reading_stands() -> None:
    lines = report_lines(SecondReading("small-model", "localhost", failure="localhost answered 500"))
    assert lines == ["the second reader failed: localhost answered 500; the first reading stands"]


def test_a_terminal_is_not_flooded() -> None:
    lines = report_lines(SecondReading("small-model", "localhost", 50, 0, (), (INVENTED,) * 50))
    assert len(lines) == SHOWN + 2
    assert lines[-1].startswith(f"  and {50 - SHOWN} more")
