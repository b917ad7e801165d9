"""Every word of a report reaches the encoder, and every piece is decided by one window."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers

from hearsay.reading.pieces import CASES, GAPS, ROOM, UNKNOWN, Pieces, case_of, cut_windows, make_pieces

LETTERS = "abcdefghijklmnopqrstuvwxyz.,-!0123456789"


def small_tokenizer() -> Tokenizer:
    """Return a tokeniser that knows single letters, alone and inside words."""
    vocabulary = {"[UNK]": UNKNOWN} | {mark + c: 200 + n for n, (c, mark) in enumerate((c, mark) for c in LETTERS for mark in ("", "##"))}
    tokenizer = Tokenizer(models.WordPiece(vocabulary, unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.BertNormalizer(lowercase=True)
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    return tokenizer


TOKENIZER = small_tokenizer()


def pieces_of(words: list[str]) -> Pieces:
    return make_pieces(words, [2] * len(words), TOKENIZER)


@given(st.lists(st.text(min_size=1, max_size=8), max_size=40))
@settings(deadline=None)
def test_every_word_has_a_first_piece_of_its_own(words: list[str]) -> None:
    pieces = pieces_of(words)
    assert len(pieces.first) == len(words)
    assert all(a < b for a, b in pairwise(pieces.first))
    assert len(pieces.ids) == len(pieces.cases) == len(pieces.gaps)
    assert not len(pieces.first) or pieces.first[0] == 0
    assert not len(pieces.first) or pieces.first[-1] < len(pieces.ids)


def test_the_gap_before_a_word_stands_at_its_first_piece() -> None:
    pieces = make_pieces(["arms", ",", "ships"], [3, 1, 2], TOKENIZER)
    assert pieces.first.tolist() == [0, 4, 5]
    assert pieces.gaps.tolist() == [3, 0, 0, 0, 1, 2, 0, 0, 0, 0]


@pytest.mark.parametrize("words", [["\x00"], ["a", "\x01\x02"], ["\x07", "b"], ["a", "\x00", "\x03", "b"]])
def test_a_word_of_control_characters_gets_the_unknown_piece(words: list[str]) -> None:
    pieces = pieces_of(words)
    unknown = [pieces.ids[at] == UNKNOWN for at in pieces.first]
    assert unknown == [not word.isprintable() for word in words]


@pytest.mark.parametrize(
    ("word", "case"),
    [
        ("drone", "lower"),
        ("co-op", "lower"),
        ("Zenda", "capitalised"),
        ("UN", "upper"),
        ("A", "single upper"),
        ("MiG", "mixed"),
        ("2024", "digits"),
        ("T-90", "digits"),
        ("kh-101", "digits"),
        ("—", "other"),
        ("وزارة", "mixed"),
    ],
)
def test_how_a_word_is_written_is_kept(word: str, case: str) -> None:
    assert CASES[case_of(word)] == case


@given(st.text(min_size=1))
@settings(deadline=None)
def test_every_word_is_written_in_some_case(word: str) -> None:
    assert 0 < case_of(word) < len(CASES)


WORDS = st.lists(st.sampled_from(["a", "arms", "ship.", ".", "!" * 70, "s" * 40, "!" * 300]), min_size=1, max_size=200)


@given(WORDS, st.integers(0, 3))
@settings(deadline=None)
def test_windows_own_every_piece_once_and_in_order(words: list[str], gap: int) -> None:
    pieces = make_pieces(words, [gap] * len(words), TOKENIZER)
    windows = cut_windows(pieces, words)
    assert windows[0].own_start == 0
    assert windows[-1].own_end == len(pieces.ids)
    for window, following in pairwise(windows):
        assert window.own_end == following.own_start
    for window in windows:
        assert window.start <= window.own_start < window.own_end <= window.end
        assert window.end - window.start <= ROOM


def test_a_short_report_is_one_window_and_an_empty_one_is_none() -> None:
    assert len(cut_windows(pieces_of(["a"] * ROOM), ["a"] * ROOM)) == 1
    assert cut_windows(pieces_of([]), []) == []


def test_windows_hand_over_where_a_sentence_starts() -> None:
    words = (["a"] * 19 + ["."]) * 60
    pieces = pieces_of(words)
    windows = cut_windows(pieces, words)
    assert len(windows) > 3
    assert all(window.own_start % 20 == 0 for window in windows)


def test_windows_hand_over_between_words() -> None:
    words = ["arms"] * 400
    pieces = pieces_of(words)
    assert {window.own_start for window in cut_windows(pieces, words)} <= set(pieces.first.tolist())


def test_gaps_and_cases_have_names() -> None:
    assert len(GAPS) == 4
    assert np.unique(CASES).size == len(CASES)
