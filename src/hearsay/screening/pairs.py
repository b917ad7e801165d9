"""Two names alone, without any list, become a score and its reasons."""

from functools import cache

from hearsay.naming.preparing import prepare_name
from hearsay.nouns import Reason
from hearsay.screening.aligning import SIZE
from hearsay.screening.comparing import Comparer
from hearsay.screening.model import load_model
from hearsay.screening.scoring import name_reasons, name_score


def compare_names(left: str, right: str, *, person: bool = False) -> tuple[float, tuple[Reason, ...]]:
    """Return how likely it is that two names name one party, 0 to 1, and why; the reasons' weights add up to it."""
    comparison = _comparer().compare(prepare_name(left, person=person), prepare_name(right, person=person))
    reasons = tuple(name_reasons(comparison.measures, weights_of(person=person), 0.0, comparison))
    return sum(reason.weight for reason in reasons), reasons


def score_pair(left: str, right: str, *, person: bool = False) -> float:
    """Return the score alone, quickly."""
    return name_score(_comparer().score(prepare_name(left, person=person), prepare_name(right, person=person), person=person))


@cache
def weights_of(*, person: bool) -> tuple[float, ...]:
    """Return the learned weights of the measures."""
    weights = load_model().weights.tolist()
    return tuple(weights[:SIZE] if person else weights[SIZE:])


@cache
def _comparer() -> Comparer:
    return Comparer(load_model())
