"""A query and a listed name become a score with its reasons: the name first, then every other feature.

A feature that speaks for the match adds a part of what is missing to 1, one that speaks against takes a part of what there is. So the score
stays between 0 and 1, and the reasons' weights add up to it.
"""

from hearsay.naming.comparing import Alignment, explain
from hearsay.nouns import ListedName, Listing, Reason
from hearsay.screening.features import FEATURES
from hearsay.screening.queries import Query


def add_features(score: float, query: Query, listing: Listing, name: ListedName) -> float:
    """Return the score of a name after every other feature had its share; `give_reasons` gives the same with reasons."""
    for _, weight, feature in FEATURES:
        if seen := feature(query, listing, name):
            score += weight * seen.value * (1 - score if seen.value > 0 else score)
    return score


def give_reasons(alignment: Alignment, query: Query, listing: Listing, name: ListedName) -> tuple[float, tuple[Reason, ...]]:
    """Return the score to four places and the reasons for it, each with its share, in the order of the tables."""
    score, found = explain(alignment)
    reasons = list(found)
    for reason, weight, feature in FEATURES:
        if seen := feature(query, listing, name):
            share = weight * seen.value * (1 - score if seen.value > 0 else score)
            score += share
            reasons.append(Reason(reason, share, seen.detail))
    return round(score, 4), tuple(Reason(reason.reason, round(reason.weight, 4), reason.detail) for reason in reasons)
