"""Two names are set side by side."""

from hearsay.naming.preparing import prepare_name
from hearsay.screening.comparing import Comparer
from hearsay.screening.model import load_model


def test_partners_point_at_each_other() -> None:
    comparison = Comparer(load_model(), compiled=False).compare(
        prepare_name("Rustam Belgorodtsev", person=True), prepare_name("BELGORODTSEV, Rustem Arkadyevich", person=True)
    )
    assert comparison.pairs == (1, 0)
    assert comparison.partners == (1, 0, -1)
    assert comparison.closeness[1] == 1.0
    assert 0.7 < comparison.closeness[0] < 1.0


def test_a_name_of_nothing_is_like_nothing() -> None:
    comparison = Comparer(load_model(), compiled=False).compare(prepare_name(""), prepare_name("Polyana"))
    assert comparison.pairs == ()
