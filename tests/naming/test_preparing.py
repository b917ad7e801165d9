"""Names are made ready: what lists write in many ways is written in one."""

import pytest

from hearsay.naming.preparing import is_number, is_patronym, is_slight, prepare_name
from hearsay.naming.scripts import make_word


def words(text: str, *, person: bool = False) -> list[str]:
    return [word.latin for word in prepare_name(text, person=person).words]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sokolvarsk Machine Plant", "Соколварск машиностроительный завод"),
        ("NII Polyana", "Scientific Research Institute Polyana"),
        ("Polyana Fund VII", "Polyana Fund 7"),
        ("First Polyana Bank", "1st Polyana Bank"),
    ],
)
def test_translations_acronyms_and_numbers_become_one(one: str, other: str) -> None:
    assert words(one) == words(other)


def test_the_legal_form_is_apart() -> None:
    name = prepare_name("Polyana LLC")
    assert [word.latin for word in name.words] == ["polyana"]
    assert name.forms == ("llc",)


def test_a_persons_words_are_not_translated_but_pet_names_are_known() -> None:
    assert words("Ted Works", person=True) == ["theodore", "works"]


def test_words_are_told_apart() -> None:
    assert is_slight(make_word("al"))
    assert is_patronym(make_word("bin"))
    assert is_number(make_word("27"))
    assert not is_slight(make_word("polyana"))
