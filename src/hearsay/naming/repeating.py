"""Names that name the same party within one report: the same name, a part of it, its initials, or a slip of the pen.

A name is looked up by its words, so that a long report with many names costs little more than a short one.
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache

from hearsay.naming.clusters import Cluster
from hearsay.nouns import Mention

_ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)
_UNSPOKEN = frozenset(("of", "and", "the", "for", "in", "de", "du", "la", "&"))
_BODIES = frozenset((
    "ministry", "department", "council", "agency", "committee", "commission", "bureau", "court", "front", "brigade", "union", "bank",
    "authority", "corps", "guard", "movement", "group", "coalition", "treasury", "assembly", "secretariat", "institute", "university",
    "corporation", "company", "panel", "division", "command", "directorate", "service", "office", "government", "republic",
))  # fmt: skip
"""Words that alone, with a capital letter, recall a longer name ("the Council")."""
_OFFICES = frozenset((
    "ministry", "department", "council", "agency", "committee", "commission", "bureau", "court", "front", "brigade", "union", "authority",
    "corps", "guard", "treasury", "assembly", "secretariat", "university", "panel", "division", "command", "directorate", "office", "army",
    "navy", "force", "forces", "police", "embassy", "consulate", "parliament", "customs", "port", "airport", "base", "mission",
    "battalion", "column", "militia", "troops", "district", "region", "province", "strait", "war", "act", "treaty",
))  # fmt: skip
"""Words that make of a place's name another name."""
_BELONGING = frozenset((("of",), ("in",), ("for",), ("at",), ("from",)))
_TOGETHER = frozenset(("organisation", "country", "place", "facility", "group", "vessel"))
LONGEST_SHORT = 8
"""Letters of a short form that is not made of initials."""
SHORTEST = 5
"""Letters of a word that may be a slip of the pen for another."""


class KnownNames:
    """The parties of a report by the words of their names."""

    def __init__(self) -> None:
        self._by_word: dict[str, dict[Cluster, None]] = defaultdict(dict)
        self._by_initials: dict[str, dict[Cluster, None]] = defaultdict(dict)
        self._by_edge: dict[str, dict[Cluster, None]] = defaultdict(dict)
        self._by_canonical: dict[str, Cluster] = {}

    def add(self, cluster: Cluster, mention: Mention) -> None:
        """Remember a name, or the words of a description, of a party."""
        if cluster.canonical is not None:
            self._by_canonical.setdefault(cluster.canonical, cluster)
        if mention.form != "name":
            return
        words = name_words(mention.text)
        for word in words:
            _freshen(self._by_word[word], cluster)
            for edge in _edges(word):
                _freshen(self._by_edge[edge], cluster)
        _freshen(self._by_initials["".join(word[0] for word in words if word not in _UNSPOKEN)], cluster)

    def find(self, mention: Mention) -> Cluster | None:
        """Return the party that a name repeats, the one named last where several fit; None where none does."""
        if mention.name is not None and mention.name in self._by_canonical:
            return self._by_canonical[mention.name]
        words = name_words(mention.text)
        candidates = {cluster: None for word in words for cluster in self._by_word.get(word, ())}
        if len(words) == 1:
            candidates |= self._by_initials.get(words[0], {})
        elif words:
            candidates |= self._by_word.get("".join(word[0] for word in words if word not in _UNSPOKEN), {})
        fits = [cluster for cluster in candidates if _may_be(mention, cluster)]
        for cluster in reversed(_by_recency(fits)):
            if any(names_agree(mention.text, name, person=cluster.kind == "person") for name in cluster.names):
                return cluster
        if len(words) == 1 and words[0] in _BODIES and _ARTICLE.match(mention.text):
            recalled = [cluster for cluster in fits if any(words[0] in name_words(name) for name in cluster.names)]
            if recalled:
                return _by_recency(recalled)[-1]
        return None

    def find_garbled(self, mention: Mention) -> Cluster | None:
        """Return the only party whose name is this one but for a slip of the pen; None where none or several are."""
        found = [c for c in self._near(mention) if any(is_slip(mention.text, name, person=c.kind == "person") for name in c.names)]
        return found[0] if len(found) == 1 else None

    def find_people(self, mention: Mention) -> Cluster | None:
        """Return the only country or place whose people a word names, or that is named by its people before ("Vardanian", "Vardania")."""
        found = [c for c in self._near(mention) if any(is_demonym(mention.text, n) or is_demonym(n, mention.text) for n in c.names)]
        return found[0] if len(found) == 1 else None

    def _near(self, mention: Mention) -> list[Cluster]:
        """Return the parties of which a word begins or ends as one of a name does, but for those that the gazetteer knows."""
        near = {cluster: None for word in name_words(mention.text) for edge in _edges(word) for cluster in self._by_edge.get(edge, ())}
        return [cluster for cluster in near if cluster.canonical is None and _may_be(mention, cluster)]


def _freshen(clusters: dict[Cluster, None], cluster: Cluster) -> None:
    clusters.pop(cluster, None)
    clusters[cluster] = None


def _by_recency(clusters: list[Cluster]) -> list[Cluster]:
    return sorted(clusters, key=lambda cluster: cluster.mentions[-1].span.start)


def _edges(word: str) -> tuple[str, ...]:
    return (f"{word[:3]}-", f"-{word[-3:]}") if len(word) >= SHORTEST else ()


def _may_be(mention: Mention, cluster: Cluster) -> bool:
    """Say whether a name can be of a party, by their kinds and by what the gazetteer calls them."""
    if mention.name is not None and cluster.canonical is not None:
        return mention.name == cluster.canonical
    kind = mention.entity_kind or mention.kind
    return kind == cluster.kind or {kind, cluster.kind} <= _TOGETHER or "person" not in (kind, cluster.kind)


def fold_name(name: str) -> str:
    """Return a name in lower case without article, possessive and doubled spaces."""
    return " ".join(_ARTICLE.sub("", name.replace("’s", "").replace("'s", "")).lower().split())


@lru_cache(maxsize=8192)
def name_words(name: str) -> tuple[str, ...]:
    """Return the words of a folded name."""
    return tuple(re.findall(r"\w+", fold_name(name)))


def names_agree(short: str, known: str, *, person: bool) -> bool:
    """Say whether a name repeats another within one report: the same, a part of it, or its initials."""
    left, right = name_words(short), name_words(known)
    if left == right:
        return bool(left) or fold_name(short) == fold_name(known)
    if not left or not right:
        return False
    few, many = sorted((left, right), key=len)
    if person:
        return few[-1] == many[-1] and set(few) <= set(many)
    if _is_initials(short if left is few else known, few, many):
        return True
    if len(few[0]) < 3 or (not _OFFICES.isdisjoint(many) and _OFFICES.isdisjoint(few)):
        # "Vardania" is not the "Vardania Army", nor "Velnia" its ministry.
        return False
    if many[: len(few)] == few:
        return True
    return many[-len(few) :] == few and len("".join(few)) > 4 and many[-len(few) - 1 : -len(few)] not in _BELONGING


def _is_initials(short: str, few: Sequence[str], many: Sequence[str]) -> bool:
    return len(few) == 1 and len(few[0]) > 2 and short.isupper() and few[0] == "".join(word[0] for word in many if word not in _UNSPOKEN)


def is_short_form(name: str, names: Sequence[str]) -> bool:
    """Say whether a name beside another can be its short form in brackets: capitals alone ("GRU"), where the other is of several words."""
    return len(name) <= LONGEST_SHORT and name.isalpha() and name.isupper() and all(len(name_words(other)) > 1 for other in names)


def is_slip(name: str, known: str, *, person: bool) -> bool:
    """Say whether two names differ by one slip in one word: a letter more, less, other, or two changed about.

    Numbers never slip, nor do short words; a person's name with "a" at its end may be that of a sister or wife.
    """
    left, right = name_words(name), name_words(known)
    if len(left) != len(right):
        return False
    unlike = [(a, b) for a, b in zip(left, right, strict=True) if a != b]
    if len(unlike) != 1:
        return False
    ((a, b),) = unlike
    short, long = sorted((a, b), key=len)
    if len(short) < SHORTEST or not (a.isalpha() and b.isalpha()) or (len(left) == 1 and len(short) < SHORTEST + 2):
        return False
    if long in (f"{short}s", f"{short}es") or (person and long == f"{short}a") or is_demonym(a, b) or is_demonym(b, a):
        return False
    return _is_one_slip(short, long)


def is_demonym(people: str, country: str) -> bool:
    """Say whether one word names the people of the other ("Vardanian" of "Vardania", "Tazmiri" of "Tazmira")."""
    left, right = people.lower(), country.lower()
    if len(right) < SHORTEST or not (left.isalpha() and right.isalpha()):
        return False
    return left in (f"{right}n", f"{right}i", f"{right}an", f"{right}ian", f"{right}ese", f"{right[:-1]}ian") or (
        right[-1] in "ae" and left == f"{right[:-1]}i"
    )


def _is_one_slip(short: str, long: str) -> bool:
    start = next((i for i, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    if len(short) != len(long):
        return len(long) - len(short) == 1 and short[start:] == long[start + 1 :]
    rest = start + 1
    if short[rest:] == long[rest:]:
        return True
    return short[start : start + 2] == long[start : start + 2][::-1] and short[start + 2 :] == long[start + 2 :]
