"""What is told can be checked against the two names."""

from hearsay.naming.preparing import prepare_name
from hearsay.screening.comparing import Comparer
from hearsay.screening.model import load_model
from hearsay.screening.telling import tell


def test_each_reason_names_the_words_it_is_about() -> None:
    comparer = Comparer(load_model(), compiled=False)
    comparison = comparer.compare(prepare_name("Polyana Plant 27 LLC"), prepare_name("Polyana Works 26 JSC"))
    assert "“polyana” agrees" in tell("name", comparison)
    assert tell("number", comparison) == "numbers: 27 against 26"
    assert tell("legal form", comparison) == "llc against jsc"
    assert "“27”" in tell("other words", comparison)
    assert "another order" in tell("order", comparison)
