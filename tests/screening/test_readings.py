"""A listed name may be met by its initials."""

from hearsay.screening.readings import initials, read_names


def test_a_long_company_name_has_initials() -> None:
    assert initials("Sokolvarsk Repair Yard LLC") == "sry"
    assert [by_initials for _, by_initials in read_names("Sokolvarsk Repair Yard LLC", person=False)] == [False, True]


def test_persons_and_short_names_have_none() -> None:
    assert len(list(read_names("Rustam Arkadyevich Belgorodtsev", person=True))) == 1
    assert initials("Sokolvarsk Yard") is None


def test_a_name_without_words_has_no_reading() -> None:
    assert list(read_names("***", person=False)) == []
