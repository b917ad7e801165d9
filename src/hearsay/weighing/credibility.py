"""How credible a finding is, 1 to 6, by written rules after the Admiralty Code (AJP-2.1); `docs/why/weighing.md` tells each.

How reliable a source is, A to F, is for the analyst to say; where nobody said, a source counts as F, which cannot be judged. The likelihood
words are those of ICD 203; no sentence mixes them with how sure the grade is.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from hearsay.nouns import Contradiction, Origin, Reason

Grade = Literal["1", "2", "3", "4", "5", "6"]
NAMES: dict[Grade, str] = {
    "1": "confirmed by other sources", "2": "probably true", "3": "possibly true", "4": "doubtful", "5": "improbable",
    "6": "truth cannot be judged",
}  # fmt: skip
LIKELIHOOD: dict[Grade, str] = {
    "1": "almost certain", "2": "likely", "3": "roughly even chance", "4": "unlikely", "5": "very unlikely", "6": "no likelihood is given",
}  # fmt: skip
"""ICD 203's words, as the grades are commonly put."""
_RANK = "FEDCBA"


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the rules look at."""

    origins: tuple[Origin, ...]
    """Of those that say so."""
    independent: int
    denying: tuple[Origin, ...] = ()
    """Of those that deny it."""
    parties_deny: tuple[str, ...] = ()
    """Those of the deniers who take part in the event: whoever is accused mostly denies."""
    contradictions: tuple[Contradiction, ...] = ()


def judge(evidence: Evidence, reliability: Mapping[str, str] | None = None) -> tuple[Grade, str, tuple[Reason, ...]]:
    """Return the grade, its words, and the rule that gave it."""
    grades = reliability or {}
    saying = [origin for origin in evidence.origins if origin.is_established]
    others = [origin for origin in evidence.denying if origin.is_established and origin.name not in evidence.parties_deny]
    best, best_denier = _best(saying, grades), _best(others, grades)
    serious = [one for one in evidence.contradictions if one.sort != "denial"]
    if not evidence.origins and evidence.denying:
        return _told("6", "only denials of it are in the case", evidence)
    if others and (len(others) > evidence.independent or (len(others) >= evidence.independent and best_denier > best)):
        return _told("5", f"{_names(others)}, who take no part in it, deny it, and weigh more than those who say so", evidence)
    if evidence.independent >= 2:
        if others or serious:
            return _told("2", f"{_count(evidence.independent)} independent origins, but {_against(others, serious)}", evidence)
        if evidence.parties_deny:
            return _told("2", f"{_count(evidence.independent)} independent origins", evidence)
        return _told("1", f"{_count(evidence.independent)} independent origins, and nothing here contradicts them", evidence)
    if evidence.independent == 1:
        if others or serious:
            return _told("4", f"one origin, {saying[0].name}, and {_against(others, serious)}", evidence)
        if best >= _RANK.index("B"):
            return _told("2", f"one origin, {saying[0].name}, which was judged {_RANK[best]}", evidence)
        return _told("3", f"one origin, {saying[0].name}", evidence)
    if others or serious or evidence.parties_deny:
        return _told("4", "no origin is established, and it is denied or contradicted", evidence)
    return _told("6", "no origin is established", evidence)


def _told(grade: Grade, why: str, evidence: Evidence) -> tuple[Grade, str, tuple[Reason, ...]]:
    denied = "" if not evidence.denying else "; denied by " + _names(evidence.denying)
    words = f"{NAMES[grade]}: {why}{denied if 'deny' not in why else ''}"
    return grade, words, (Reason("credibility", float(grade), f"{words} (likelihood: {LIKELIHOOD[grade]})"),)


def _best(origins: Sequence[Origin], grades: Mapping[str, str]) -> int:
    return max((_RANK.index(grades.get(origin.name, "F")) for origin in origins), default=0)


def _names(origins: Sequence[Origin]) -> str:
    return ", ".join(dict.fromkeys(origin.name for origin in origins))


def _against(others: Sequence[Origin], serious: Sequence[Contradiction]) -> str:
    parts = [f"{_names(others)} deny it"] if others else []
    parts += [f"the claims differ ({one.sort}: {one.words})" for one in serious]
    return " and ".join(parts)


def _count(number: int) -> str:
    return {2: "two", 3: "three", 4: "four", 5: "five"}.get(number, str(number))
