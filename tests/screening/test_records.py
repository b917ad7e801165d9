"""Records are read as they were packed."""

from hearsay.naming.scripts import make_word
from hearsay.screening.model import load_model
from hearsay.screening.packing import number_letters, pack_asked, pack_listed
from hearsay.screening.records import place_words, unpack_words


def test_words_asked_about_are_written_out_one_after_the_other() -> None:
    asked = b"".join(pack_asked(make_word(word), load_model()) for word in ("rustam", "bin"))
    letters, at, kinds, weights = [0] * 9, [0] * 3, [0] * 2, [0.0] * 2
    assert unpack_words(2, asked, letters, at, kinds, weights) == sum(weights)
    assert bytes(letters) == number_letters("rustambin")
    assert at == [0, 6, 9]


def test_listed_words_are_found_in_their_records() -> None:
    records = b"".join(pack_listed(make_word(word), 0.5) for word in ("rustam", "bin"))
    start, end, kinds, weights = [0], [0], [0], [0.0]
    place_words(1, 1, [0, 1], records, start, end, kinds, weights)
    assert records[start[0] : end[0]] == number_letters("bin")
