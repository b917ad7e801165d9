"""Two names become a score from 0 to 1 with its reasons: their words are paired, and rare words count for more than common ones.

The order of words does not count, nor does the script. Each feature is one row of `FEATURES`; its share is added to the score as a part of
what is still missing to 1 (where it speaks for a match) or of what there is (where it speaks against).
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from hearsay.naming.legal_forms import forms_differ, split_legal_forms
from hearsay.naming.scripts import Word, split_words
from hearsay.nouns import Reason

LEAST_SIMILAR = 0.66
"""Words less similar than this do not pair."""
UNPAIRED_LISTED = 0.5
"""How much a word that only the right name has counts against, once two words agree: reports leave patronymics and descriptions out."""
TOGETHER = 0.94
"""What equal letters are worth where the words are parted differently."""
INITIAL = 0.7
"""How similar an initial is to a word that begins with it."""

SLIGHT = frozenset({"al", "el", "ul", "the", "mv", "mt", "ms", "mr", "mrs", "dr"})
"""Articles, titles and ships' prefixes: they say next to nothing about who is named."""
SLIGHT_WEIGHT = 0.05

Weigh = Callable[[Word], float]


@dataclass(frozen=True, slots=True)
class Name:
    """A name made ready to be compared."""

    text: str
    words: tuple[Word, ...]
    forms: tuple[str, ...] = ()


class Pair(NamedTuple):
    """A word of the left name and the word of the right one that it was paired with, by position."""

    left: int
    right: int
    similarity: float


@dataclass(frozen=True, slots=True)
class Alignment:
    """Two names side by side."""

    left: Name
    right: Name
    pairs: tuple[Pair, ...]
    weigh: Weigh


def prepare_name(text: str, *, person: bool = False) -> Name:
    """Return the name ready to be compared; a person's name is not searched for legal forms."""
    if person:
        return Name(text, split_words(text))
    company = split_legal_forms(text)
    return Name(text, split_words(company.rest), company.forms)


def compare_names(left: str, right: str, *, person: bool = False, weigh: Weigh | None = None) -> tuple[float, tuple[Reason, ...]]:
    """Return how far two names agree, 0 to 1, and why; `weigh` gives a word's weight (by default its length decides)."""
    one, other = prepare_name(left, person=person), prepare_name(right, person=person)
    similarities = [{i: s for i, word in enumerate(other.words) if (s := compare_words(mine, word)) >= LEAST_SIMILAR} for mine in one.words]
    return explain(align(one, other, similarities, weigh or weigh_by_length))


def align(left: Name, right: Name, similarities: Sequence[Mapping[int, float]], weigh: Weigh) -> Alignment:
    """Pair words, the most similar first; `similarities` gives for each left word the right positions that may pair with it."""
    possible = sorted((-s, abs(i - j), i, j) for i, row in enumerate(similarities) for j, s in row.items())
    used_left: set[int] = set()
    used_right: set[int] = set()
    pairs = []
    for negative, _, i, j in possible:
        if i not in used_left and j not in used_right:
            used_left.add(i)
            used_right.add(j)
            pairs.append(Pair(i, j, -negative))
    return Alignment(left, right, tuple(pairs), weigh)


def compare_words(left: Word, right: Word) -> float:
    """Return how similar two words are, 0 to 1: by letters, or by consonants where one script writes no vowels.

    Numbers agree only when they are the same. Two letters that changed places are one mistake (optimal string alignment).
    """
    from rapidfuzz.distance import OSA

    if left.latin == right.latin and left.vowelled == right.vowelled:
        return 1.0
    if left.latin[:1].isdigit() or right.latin[:1].isdigit():
        return 0.0
    if not (left.vowelled and right.vowelled):
        length = min(len(left.skeleton), len(right.skeleton))
        if left.skeleton == right.skeleton:
            return (0.0, 0.7, 0.88)[length] if length < 3 else 0.96
        return 0.95 * OSA.normalized_similarity(left.skeleton, right.skeleton) if length > 2 else 0.0
    if left.folded == right.folded:
        return 0.98
    if min(len(left.latin), len(right.latin)) == 1:
        return INITIAL if left.latin[0] == right.latin[0] else 0.0
    return max(OSA.normalized_similarity(left.folded, right.folded), OSA.normalized_similarity(left.latin, right.latin))


def score_alignment(alignment: Alignment) -> float:
    """Return the score alone, quickly; `explain` gives the same with reasons."""
    score = 0.0
    for _, weight, feature in FEATURES:
        value = feature(alignment, score)
        score += weight * value * (1 - score if value > 0 else score)
    return score


def explain(alignment: Alignment) -> tuple[float, tuple[Reason, ...]]:
    """Return the score and one reason for every feature that had a share in it; the shares add up to the score."""
    score, reasons = 0.0, []
    for name, weight, feature in FEATURES:
        value = feature(alignment, score)
        share = weight * value * (1 - score if value > 0 else score)
        if share:
            score += share
            reasons.append(Reason(name, share, _DETAILS[name](alignment)))
    return score, tuple(reasons)


def words_agree(alignment: Alignment, _: float) -> float:
    """The words of both names agree, rare words counting for more than common ones."""
    left, right, weigh = alignment.left.words, alignment.right.words, alignment.weigh
    if not alignment.pairs:
        return 0.0
    agreed = paired = 0.0
    for pair in alignment.pairs:
        weight = weigh(right[pair.right])
        agreed += weight * strength(pair.similarity)
        paired += weight
    used_left = {pair.left for pair in alignment.pairs}
    used_right = {pair.right for pair in alignment.pairs}
    only_left = sum(weigh(word) for i, word in enumerate(left) if i not in used_left)
    only_right = sum(weigh(word) for j, word in enumerate(right) if j not in used_right)
    if len(alignment.pairs) > 1:
        only_right *= UNPAIRED_LISTED
    return 2 * agreed / (2 * paired + only_left + only_right)


def written_together(alignment: Alignment, score: float) -> float:
    """The names agree once the gaps between words are left out ("Aero Systems", "Aerosystems")."""
    left, right = alignment.left.words, alignment.right.words
    if len(left) == len(right) or not all(word.vowelled for word in (*left, *right)):
        return 0.0
    from rapidfuzz.distance import OSA

    one, other = ("".join(word.folded for word in words) for words in (left, right))
    similarity = OSA.normalized_similarity(one, other, score_cutoff=0.85) * TOGETHER
    return (similarity - score) / (1 - score) if similarity > score else 0.0


def legal_forms_disagree(alignment: Alignment, _: float) -> float:
    """Both names carry a legal form, and not of the same kind."""
    return -1.0 if forms_differ(alignment.left.forms, alignment.right.forms) else 0.0


FEATURES: tuple[tuple[str, float, Callable[[Alignment, float], float]], ...] = (
    ("name", 0.97, words_agree),
    ("written together", 1.0, written_together),
    ("legal form", 0.05, legal_forms_disagree),
)
"""A reason's name, its weight, and the function whose docstring is shown with it, strongest first. A name alone never reaches 1."""


def strength(similarity: float) -> float:
    """Return what a pair of words is worth: a word with one letter wrong says less than its share of right letters."""
    return max(0.0, 1 - 1.6 * (1 - similarity))


def weigh_by_length(word: Word) -> float:
    """Return a weight where no list says how common a word is: short words are mostly particles."""
    return SLIGHT_WEIGHT if word.latin in SLIGHT else min(1.0, 0.2 + 0.2 * len(word.skeleton))


def _tell_words(alignment: Alignment) -> str:
    left, right = alignment.left.words, alignment.right.words
    told = []
    for pair in sorted(alignment.pairs):
        mine, theirs = left[pair.left].latin, right[pair.right].latin
        same = pair.similarity == 1
        told.append(f"“{mine}” agrees" if same else f"“{mine}” is like “{theirs}” ({pair.similarity:.2f})")
    used_left, used_right = {pair.left for pair in alignment.pairs}, {pair.right for pair in alignment.pairs}
    only_left = [f"“{word.latin}”" for i, word in enumerate(left) if i not in used_left]
    only_right = [f"“{word.latin}”" for j, word in enumerate(right) if j not in used_right]
    if only_left:
        told.append(f"not in the listed name: {', '.join(only_left)}")
    if only_right:
        told.append(f"only in the listed name: {', '.join(only_right)}")
    return f"“{alignment.left.text}” and “{alignment.right.text}”: " + "; ".join(told)


def _tell_together(alignment: Alignment) -> str:
    return " and ".join("“" + "".join(word.latin for word in name.words) + "”" for name in (alignment.left, alignment.right))


def _tell_forms(alignment: Alignment) -> str:
    return f"{', '.join(alignment.left.forms)} against {', '.join(alignment.right.forms)}"


_DETAILS = {"name": _tell_words, "written together": _tell_together, "legal form": _tell_forms}
