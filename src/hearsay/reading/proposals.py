"""A language model's answer becomes proposals: claims in quoted words, of the kinds, roles and attributes that hearsay knows.

Whatever is of another shape is refused with the reason. Whether the quoted words stand in the report is not asked here.
"""

import json
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal, cast, get_args

from hearsay.errors import ReadingError
from hearsay.nouns import Certainty, ClaimKind, MentionKind, Polarity, Sourcing, Tense

_DATA = Path(__file__).parent / "languages" / "en" / "second_reader.toml"
EVERYWHERE = ("place", "quantity")
"""Roles that a claim of any kind may have, and that nobody takes part in it by."""
MOST = 200
"""Claims that one part of a report may hold; an answer with more is no reading of it."""
SHOWN = 200
"""Characters of a refused quotation that are kept."""


@dataclass(frozen=True, slots=True)
class KindTable:
    """What the model is told, and what its claims are held to."""

    instructions: str
    about: dict[str, str]
    roles: dict[str, tuple[str, ...]]
    expected: dict[str, MentionKind]


@dataclass(frozen=True, slots=True)
class Proposal:
    """A claim as a model proposes it: the right words for kind, roles and attributes, and quotations that nobody has looked up yet."""

    kind: ClaimKind
    evidence: tuple[str, ...]
    roles: tuple[tuple[str, tuple[str, ...]], ...]
    polarity: Polarity
    certainty: Certainty
    tense: Tense
    source: tuple[str, ...]
    sourcing: Sourcing | None
    time: str | None


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a proposal is dropped, and the words it quoted."""

    why: str
    quote: str


class Refused(ValueError):
    """Raised inside the room for one proposal: why, and the words it is about."""

    def __init__(self, why: str, quote: str = "") -> None:
        super().__init__(why)
        self.why, self.quote = why, quote


@cache
def load_kinds() -> KindTable:
    """Return the table of kinds and roles with the instructions, read once."""
    data = tomllib.loads(_DATA.read_text(encoding="utf-8"))
    about = {kind: row["about"] for kind, row in data["kinds"].items()}
    return KindTable(data["instructions"].strip(), about, {k: tuple(row["roles"]) for k, row in data["kinds"].items()}, data["expected"])


def read_proposals(answer: str) -> tuple[list[Proposal], list[Refusal]]:
    """Return the proposals of an answer and what was refused of it; raises ReadingError where it is no answer of the form asked for."""
    claims = _claims_of(answer)
    if len(claims) > MOST:
        raise ReadingError(f"the answer has {len(claims)} claims for one part of a report, which is no reading of it")
    proposals, refusals = [], []
    for row in claims:
        try:
            proposals.append(_proposal(row))
        except Refused as refused:
            refusals.append(Refusal(refused.why, shorten(refused.quote or _evidence_of(row))))
    return proposals, refusals


def shorten(quote: str) -> str:
    """Return a quotation as it is shown: in one line, and not longer than anybody reads."""
    line = " ".join(quote[: SHOWN * 4].split())
    return line if len(line) <= SHOWN else line[: SHOWN - 1] + "…"


def _claims_of(answer: str) -> list[Any]:
    """Return the list of claims, whether the object stands alone, after the model's thoughts, in a fence or among other words."""
    said = answer.rpartition("</think>")[2].strip()
    for part in (said, _fenced(said), said[said.find("{") : said.rfind("}") + 1]):
        try:
            found = json.loads(part)
        except (ValueError, RecursionError):
            continue
        claims = found.get("claims") if isinstance(found, dict) else found
        if isinstance(claims, list):
            return claims
    raise ReadingError("the answer is not the JSON that was asked for")


def _fenced(said: str) -> str:
    """Return what stands between the first two fences, without the word after the first."""
    _, fence, rest = said.partition("```")
    inside, end, _ = rest.partition("```")
    return inside.strip().removeprefix("json") if fence and end else ""


def _proposal(row: Any) -> Proposal:
    if not isinstance(row, dict):
        raise Refused("it is not a claim of the form asked for", json.dumps(row, ensure_ascii=False)[:SHOWN])
    kind = _one_of(row, "kind", get_args(ClaimKind))
    evidence = _quotes(row.get("evidence"), "evidence")
    if not evidence:
        raise Refused("it quotes no evidence")
    roles = row.get("roles") or {}
    if not isinstance(roles, dict):
        raise Refused("its roles are not of the form asked for")
    filled = {str(role): _quotes(fillers, str(role)) for role, fillers in roles.items()}
    for role in filled:
        if role not in (*load_kinds().roles[kind], *EVERYWHERE):
            raise Refused(f"{kind} has no role {shorten(role)!r}")
    if not any(fillers for role, fillers in filled.items() if role not in EVERYWHERE):
        raise Refused("nobody and nothing takes part in it")
    return Proposal(
        kind=cast(ClaimKind, kind),
        evidence=evidence,
        roles=tuple((role, fillers) for role, fillers in filled.items() if fillers),
        polarity=cast(Polarity, _one_of(row, "polarity", get_args(Polarity))),
        certainty=cast(Certainty, _one_of(row, "certainty", get_args(Certainty))),
        tense=cast(Tense, _one_of(row, "tense", get_args(Tense))),
        source=_quotes(row.get("source"), "source"),
        sourcing=cast(Sourcing, _one_of(row, "sourcing", get_args(Sourcing))) if row.get("sourcing") is not None else None,
        time=next(iter(_quotes(row.get("time"), "time")), None),
    )


def _one_of(row: dict[str, Any], key: Literal["kind", "polarity", "certainty", "tense", "sourcing"], known: tuple[str, ...]) -> str:
    value = row.get(key)
    if value is None:
        raise Refused(f"it has no {key}")
    if not isinstance(value, str) or value not in known:
        raise Refused(f"its {key} is {shorten(str(value))!r}, which is none that hearsay knows")
    return value


def _quotes(value: Any, what: str) -> tuple[str, ...]:
    """Return one or several quotations as a tuple, each once; nothing and empty ones are left out."""
    listed = value if isinstance(value, list) else [value]
    if not all(each is None or isinstance(each, str) for each in listed):
        raise Refused(f"what it gives as {shorten(what)} is not quoted words")
    return tuple(dict.fromkeys(each for each in listed if each is not None and each.strip()))


def _evidence_of(row: Any) -> str:
    evidence = row.get("evidence") if isinstance(row, dict) else None
    first = evidence[0] if isinstance(evidence, list) and evidence else evidence
    return first if isinstance(first, str) else ""
