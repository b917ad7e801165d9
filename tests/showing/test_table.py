"""The table says who says what, at 80 columns and without colour, and obeys nothing that the report says."""

import io
from dataclasses import replace
from typing import Any

import pytest
from rich.console import Console

from hearsay.nouns import Failure, Reading, SecondReading
from hearsay.showing.table import print_reading


def printed(reading: Reading, width: int = 80, **options: Any) -> str:
    out = io.StringIO()
    print_reading(reading, Console(file=out, width=width, **options))
    return out.getvalue()


def words(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("width", [60, 80, 140])
def test_the_table_fits_the_width_and_has_no_colour_in_a_pipe(example: Reading, width: int) -> None:
    text = printed(example, width)
    assert max(map(len, text.splitlines())) <= width
    assert "\x1b" not in text


def test_who_says_what_how_surely_when_and_denied_by_whom(small: Reading) -> None:
    text = words(printed(small, 140))
    for part in ("The ministry", "transfer: Sokolvarsk LLC supplied 50 drones to Tirazh", "flatly", "in May (May 2025)", "(#2)"):
        assert part in text
    assert "denied by Rustam Belgorodtsev (#2)" in words(printed(small, 80))


def test_a_possible_match_carries_edition_score_and_reasons(small: Reading) -> None:
    text = words(printed(small))
    assert "Sokolvarsk LLC: possible match with SOKOLVARSK AEROSYSTEMS OOO" in text
    assert "listed by US OFAC SDN, edition of 2024-05-03 · us-ofac-sdn:90001 · score 0.91" in text
    assert "+0.70 name: same name, another legal form" in text


def test_markup_and_escape_sequences_in_a_report_are_shown_as_text(draft: Any) -> None:
    made = draft("[red]Evil[/red] \x1b[2J sold :bomb: goods.", title="[bold]Title\x1b]0;x\x07")
    roles = {"supplier": made.mention("[red]Evil[/red] \x1b[2J"), "goods": made.mention(":bomb: goods", "goods")}
    made.claim("transfer", "[red]Evil[/red] \x1b[2J sold :bomb: goods", roles=roles)
    text = printed(made.reading())
    assert "\x1b" not in text
    assert "\x07" not in text
    assert "[red]Evil[/red]" in words(text)
    assert ":bomb:" in words(text)
    assert "[bold]Title" in text


def test_colour_is_used_on_a_terminal_alone(small: Reading) -> None:
    assert "\x1b[" in printed(small, force_terminal=True, color_system="standard")


def test_a_report_without_claims_says_so(small: Reading) -> None:
    assert "No claims of the kinds that hearsay reads were found." in printed(replace(small, claims=()))


def test_a_failed_reading_prints_nothing() -> None:
    assert printed(Reading(None, failure=Failure("a.pdf", "NotText", "no text"))) == ""


@pytest.mark.parametrize("width", [80, 140])
def test_what_only_the_second_reader_found_is_said_to_be_so(small: Reading, width: int) -> None:
    second = SecondReading("small-model", "localhost", 1, 1, (small.claims[1].id,))
    assert "second reader" not in words(printed(small, width))
    assert words(printed(replace(small, second_reader=second), width)).count("found by the second reader") == 1
