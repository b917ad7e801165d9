"""Legal forms are taken out of names and known across languages."""

import pytest

from hearsay.naming.legal_forms import CompanyName, forms_differ, split_legal_forms


@pytest.mark.parametrize(
    ("name", "rest", "forms"),
    [
        ("Sokolvarsk Aerosystems LLC", "sokolvarsk aerosystems", ("llc",)),
        ("ООО «Соколварск Аэросистемс»", "«соколварск аэросистемс»", ("llc",)),
        ("Polyana Agrotech JSC", "polyana agrotech", ("jsc",)),
        ("АО «Поляна Агротех»", "«поляна агротех»", ("jsc",)),
        ("Qasr al-Bahr General Trading FZE", "qasr al-bahr general trading", ("llc",)),
        ("Sa'id Trading", "said trading", ()),
    ],
)
def test_a_legal_form_is_taken_out_and_named(name: str, rest: str, forms: tuple[str, ...]) -> None:
    assert split_legal_forms(name) == CompanyName(rest, forms)


def test_a_name_of_nothing_but_a_form_is_kept() -> None:
    assert split_legal_forms("OOO").rest == "ooo"


def test_forms_differ_only_where_both_are_known() -> None:
    assert forms_differ(("llc",), ("jsc",))
    assert not forms_differ(("llc",), ("llc", "jsc"))
    assert not forms_differ((), ("jsc",))
