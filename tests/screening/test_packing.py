"""A name that is asked about becomes the records of its words."""

from hypothesis import given
from hypothesis import strategies as st

from hearsay.naming.preparing import prepare_name
from hearsay.naming.scripts import make_word
from hearsay.screening.aligning import NUMBER, PATRONYM, SLIGHT, WIDTH
from hearsay.screening.model import load_model
from hearsay.screening.packing import Packer, forms_mask, number_letters, pack_listed, word_kind
from hearsay.screening.records import ASKED, LETTERS_FROM, RECORD


@given(st.text("abyxkhzEJ'-. 27éшчم", max_size=40))
def test_a_person_asked_about_is_packed_as_a_name_made_ready(text: str) -> None:
    packer = Packer(load_model())
    assert packer.pack_person(text) == packer.pack(prepare_name(text, person=True)) == packer.pack_person(text)


def test_a_long_name_is_cut_and_a_long_word_too() -> None:
    packer = Packer(load_model())
    assert packer.pack_person("a b " * WIDTH)[0] == WIDTH
    assert len(packer.pack_person("belgorod" * 20)[1]) == ASKED
    assert len(pack_listed(make_word("belgorod" * 20), 0.5)) == RECORD


def test_a_listed_word_has_its_letters_kind_and_weight() -> None:
    record = pack_listed(make_word("bin"), 1.0)
    assert record[:LETTERS_FROM] == bytes((3, SLIGHT | PATRONYM, 255, 0))
    assert record[LETTERS_FROM:].rstrip(b"\0") == number_letters("bin")


def test_kinds_of_words_are_told() -> None:
    assert word_kind(make_word("27")) == NUMBER
    assert word_kind(make_word("حسين")) == 1
    assert word_kind(make_word("rustam")) == 0


def test_letters_are_numbers() -> None:
    assert list(number_letters("az09")) == [0, 25, 26, 35]


def test_forms_of_one_kind_share_a_bit() -> None:
    assert forms_mask(["llc"]) & forms_mask(["llc", "jsc"])
    assert forms_mask([]) == 0
