"""Where the claims of a finding first came from: the innermost named source, followed through reports that cite or copy each other.

"Officials said" is an origin that is not established. Reports that share an origin are one origin, however many they are; reports that
cite each other in a circle establish none.
"""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from hearsay.nouns import Origin
from hearsay.weighing.grouping import Stated


@dataclass(frozen=True, slots=True)
class Publication:
    """A report as far as its origin matters: who published it, when, and whose copy it is."""

    report: str
    publisher: str
    """Its name, or the report's id where nobody is named."""
    published_at: str | None = None
    copies: int | None = None
    """The number of the report whose text it repeats, the earliest of them; None for the earliest itself."""
    wire: str | None = None
    """The news agency that its dateline credits."""


@dataclass(slots=True)
class _Node:
    """Where one claim leads: to an origin, or to other claims."""

    name: str = ""
    is_established: bool = True
    leads_to: list[int] = field(default_factory=list)
    carriers: list[str] = field(default_factory=list)
    """Who passes it on, the nearest to the origin first."""


@cache
def _words() -> dict[str, list[str]]:
    return tomllib.loads(files("hearsay.weighing").joinpath("wires.toml").read_text(encoding="utf-8"))


def credited_wire(text: str) -> str | None:
    """Return the news agency that a report's dateline or last line credits ("PORT VARDA (AP) -", "Reporting by Reuters")."""
    first, last = text[:300], text[-300:]
    for name in _words()["wires"]:
        credit = re.escape(name)
        if re.search(rf"\(\s*{credit}\s*\)\s*[-–—]", first) or re.search(
            rf"\b(?:[Ss]ource|[Rr]eporting by|[Cc]opyright|©)\W+{credit}\b", last
        ):
            return name
    return None


def find_origins(
    claims: Sequence[Stated], publications: Sequence[Publication]
) -> tuple[tuple[Origin, ...], tuple[tuple[str, ...], ...]]:  # fmt: skip
    """Return the origins of claims that say the same, and the circles of publishers found on the way.

    `publications` are the case's reports, which `Stated.number` counts.
    """
    nodes = [_node(number, claims, publications) for number in range(len(claims))]
    circles: list[tuple[str, ...]] = []
    found: dict[tuple[str, bool], tuple[str, list[str], list[str]]] = {}
    for number, stated in enumerate(claims):
        for name, established, via in _follow(number, nodes, claims, publications, circles):
            known, ids, passed_on = found.setdefault((_key(name), established), (name, [], []))
            ids.append(stated.id)
            passed_on += [one for one in via if one not in passed_on and one != known]
    origins = [Origin(name, tuple(dict.fromkeys(ids)), tuple(via), known) for (_, known), (name, ids, via) in found.items()]
    return tuple(sorted(origins, key=lambda one: (not one.is_established, -len(one.claims), one.name))), tuple(dict.fromkeys(circles))


def _node(number: int, claims: Sequence[Stated], publications: Sequence[Publication]) -> _Node:
    """Return where one claim leads."""
    stated = claims[number]
    own = publications[stated.number]
    said = [(key, name) for key, name in zip(stated.sources, stated.source_names, strict=True)]
    if not said:
        original = own.copies
        if original is not None and (others := [n for n, other in enumerate(claims) if other.number == original and n != number]):
            return _Node(leads_to=others, carriers=[own.publisher])
        if original is not None:
            return _Node(publications[original].publisher, carriers=[own.publisher])
        if own.wire is not None and same(own.wire, own.publisher) is False:
            others = [n for n, other in enumerate(claims) if n != number and same(publications[other.number].publisher, own.wire)]
            return _Node(leads_to=others, carriers=[own.publisher]) if others else _Node(own.wire, carriers=[own.publisher])
        if stated.claim.sourcing == "unnamed":
            return _Node(f"unnamed sources of {own.publisher}", is_established=False)
        return _Node(own.publisher)
    # From the innermost outwards: the first that is a publisher of another report here leads to what that report says.
    *outer, (_, innermost) = said
    carriers = [name for _, name in reversed(outer)] + [own.publisher]
    if same(innermost, own.publisher):
        return _Node(own.publisher)
    cited = [n for n, other in enumerate(claims) if other.number != stated.number and same(publications[other.number].publisher, innermost)]
    if cited:
        return _Node(leads_to=cited, carriers=carriers)
    if not is_named(innermost):
        for place, (_, name) in enumerate(reversed(outer)):
            others = [
                n for n, other in enumerate(claims) if other.number != stated.number and same(publications[other.number].publisher, name)
            ]
            if others:
                return _Node(leads_to=others, carriers=carriers[place:])
        whose = outer[-1][1] if outer else own.publisher
        return _Node(f"{_plain(innermost)}, told by {whose}", is_established=False, carriers=[one for one in carriers if one != whose])
    return _Node(innermost, carriers=carriers)


def _follow(
    number: int, nodes: Sequence[_Node], claims: Sequence[Stated], publications: Sequence[Publication], circles: list[tuple[str, ...]]
) -> list[tuple[str, bool, list[str]]]:  # fmt: skip
    """Return the origins that a claim leads to: name, whether established, and who passed it on, the nearest to the origin first."""
    ends: dict[tuple[str, bool], list[str]] = {}
    around: list[tuple[str, ...]] = []

    def walk(at: int, path: tuple[int, ...], passed: list[str]) -> None:
        node = nodes[at]
        if not node.leads_to:
            ends.setdefault((node.name, node.is_established), [*node.carriers, *passed])
            return
        for following in node.leads_to:
            if following in path or following == at:
                circle = (*path[path.index(following) :], at) if following in path else (at,)
                names = list(dict.fromkeys(publications[claims[one].number].publisher for one in circle))
                if len(names) > 1:
                    turn = names.index(min(names))
                    around.append(tuple(names[turn:] + names[:turn]))
                continue
            if len(path) < 12:
                walk(following, (*path, at), [*node.carriers, *passed])

    walk(number, (), [])
    circles += around
    if not ends:
        names = around[0] if around else (publications[claims[number].number].publisher,)
        return [(f"a circle: {' and '.join(names)} cite each other", False, [])]
    every = [(name, ok, via) for (name, ok), via in ends.items()]
    return [end for end in every if end[1]] or every


def same(first: str, second: str) -> bool:
    """Say whether two names of publishers or sources are one, however the article and the letters' case."""
    return bool(first) and _key(first) == _key(second)


@cache
def _key(name: str) -> str:
    # "arms monitor Clear Count" is Clear Count; "navy of Carthen" is no Carthen.
    described = re.match(r"(?:[Tt]he\s+)?(?:[a-z][\w’'-]*\s+)+(?=[A-Z])", name)
    if described and described[0].split()[-1] not in ("of", "in", "for", "from", "the", "and"):
        name = name[described.end() :]
    words = re.sub(r"[^\w\s]", " ", name.casefold()).split()
    return " ".join(words[1:] if len(words) > 1 and words[0] == "the" else words)


def is_named(words: str) -> bool:
    """Say whether a source has a name ("the Ministry of Defence"), not only a description ("officials", "U.S. officials", "sources")."""
    plain = [word for word in re.findall(r"[\w’'-]+", words) if word.casefold() not in _words()["small"]]
    if not any(word[:1].isupper() for word in plain) and words.isascii():
        return False
    return plain[-1].casefold() not in _words()["unnamed"] if plain else False


def _plain(words: str) -> str:
    return " ".join(words.split())


def count_independent(origins: Sequence[Origin]) -> int:
    """Return how many established origins there are."""
    return sum(origin.is_established for origin in origins)
