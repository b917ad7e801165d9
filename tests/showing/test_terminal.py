"""Words from outside are shown and not obeyed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearsay.showing.terminal import OBEYED, neutralise, one_line


@pytest.mark.parametrize(
    ("hostile", "shown"),
    [
        ("\x1b[31mred", "␛[31mred"),
        ("back\x08space", "back␈space"),
        ("\x9b2J", "�2J"),
        ("a\u202egnp.exe", "agnp.exe"),
        ("line\u2028end", "line�end"),
        ("half \ud800", "half �"),
    ],
)
def test_a_control_character_becomes_a_stand_in(hostile: str, shown: str) -> None:
    assert neutralise(hostile) == shown


def test_plain_words_of_any_script_stay_as_they_are() -> None:
    assert neutralise("Кыїв, “دمشق” and 北京\n\tagain") == "Кыїв, “دمشق” and 北京\n\tagain"


@given(st.text())
def test_nothing_that_a_terminal_obeys_is_left(text: str) -> None:
    assert not OBEYED.search(neutralise(text))
    assert "\n" not in one_line(text)
