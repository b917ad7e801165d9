"""What was measured of two names becomes a score and its reasons: the name first, then all that else is known of both.

`MEASURES` is the table of what names are measured by; their weights are learned and lie in `weights/names.npz`. A name's score is the
probability that it names the listed party, where one question in two is about a listed one; a name alone never gives more than `MOST`.
Every other feature adds a part of what is missing to 1, or takes a part of what there is. So the reasons' weights add up to the score.
"""

import math
from collections.abc import Sequence

from hearsay.nouns import ListedName, Listing, Reason
from hearsay.screening.comparing import Comparison
from hearsay.screening.features import FEATURES
from hearsay.screening.queries import Query
from hearsay.screening.searching import MOST, PRIOR
from hearsay.screening.telling import tell

MEASURES: tuple[tuple[str, str, str], ...] = (
    ("name", "always", "what every pair begins with"),
    ("name", "agreed of asked", "how much of the name asked about is in the listed one, rare words counting for more"),
    ("name", "agreed of listed", "how much of the listed name is in the one asked about"),
    ("name", "agreed of both", "how much of both agrees"),
    ("name", "information", "how rare the words that agree are, in sum"),
    ("name", "some information", "the same, up to what one rare word gives"),
    ("name", "garbled", "how far the words that agree are from the same, on average"),
    ("name", "most garbled", "how far the least like pair of words is"),
    ("other words", "conflict", "each name has a weighty word that the other lacks"),
    ("other words", "near conflict", "and these two words are somewhat alike"),
    ("name", "more asked", "words that only the name asked about has"),
    ("name", "more listed", "words that only the listed name has"),
    ("name", "one word", "no more than one word agrees"),
    ("number", "numbers conflict", "both have numbers, and not the same"),
    ("number", "number on one side", "one has a number more"),
    ("legal form", "forms conflict", "both have a legal form, of other kinds"),
    ("legal form", "forms agree", "both have a legal form of one kind"),
    ("order", "order", "the words stand in another order, and it is not the family name put first"),
    ("name", "initials", "a word agrees with an initial"),
    ("name", "bare", "one of the two is written without vowels"),
    ("name", "bare and garbled", "and its consonants are not quite the same"),
    ("name", "bare information", "and so much agrees"),
    ("name", "same", "the words are the same"),
    ("other words", "other last word", "the last words differ: a family or clan name"),
    ("other words", "other first word", "the first words differ"),
    ("name", "joined", "words are written together"),
    ("other words", "swapped", "a word stands in place of another"),
    ("other words", "unlike swap", "and they have nothing in common"),
    ("other words", "half-like swap", "and they have a little in common"),
    ("order", "father and son", "the order is another in a name with “son of”"),
    ("name", "one word more", "all agrees but for one word that is missing"),
    ("other words", "share of swaps", "how much of the name was put in another's place"),
)  # fmt: skip
"""The reason that each is shown under, its name, and what it means, in the order in which `aligning.measure` gives them."""
REASONS = ("name", "other words", "number", "legal form", "order")


def name_score(odds: float) -> float:
    """Return the score of a name alone."""
    return MOST / (1 + math.exp(-max(-30.0, min(30.0, odds + PRIOR))))


def name_reasons(measures: Sequence[float], weights: Sequence[float], shift: float, comparison: Comparison) -> list[Reason]:
    """Return the name's reasons; `shift` is what else was taken from or added to the log-odds. They add up to `name_score`."""
    shares = dict.fromkeys(REASONS, 0.0)
    for (reason, _, _), measure, weight in zip(MEASURES, measures, weights, strict=True):
        shares[reason] += measure * weight
    odds, before, reasons = shift, 0.0, []
    for reason in REASONS:
        if reason == "name" or shares[reason]:
            odds += shares[reason]
            score = name_score(odds)
            reasons.append(Reason(reason, score - before, tell(reason, comparison)))
            before = score
    return reasons


def add_features(score: float, query: Query, listing: Listing, name: ListedName) -> float:
    """Return the score of a name after every other feature had its share; `give_reasons` gives the same with reasons."""
    for _, weight, feature in FEATURES:
        if seen := feature(query, listing, name):
            score += weight * seen.value * (1 - score if seen.value > 0 else score)
    return score


def give_reasons(found: Sequence[Reason], query: Query, listing: Listing, name: ListedName) -> tuple[float, tuple[Reason, ...]]:
    """Return the score to four places and the reasons for it, the name's and then the others', each with its share."""
    score, reasons = sum(reason.weight for reason in found), list(found)
    for reason, weight, feature in FEATURES:
        if seen := feature(query, listing, name):
            share = weight * seen.value * (1 - score if seen.value > 0 else score)
            score += share
            reasons.append(Reason(reason, share, seen.detail))
    return round(score, 4), tuple(Reason(reason.reason, round(reason.weight, 4), reason.detail) for reason in reasons)
