"""Mentions become Entities: names that name the same party, descriptions and pronouns that refer back to it.

Only what the words bear is joined: the same name or a part of it, a canonical name from the gazetteer, an apposition, a definite
description of a kind already named, a pronoun that agrees. Where two could be meant, the nearest before wins; where none fits, none does.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from hearsay.nouns import Attribution, Entity, Mention, MentionKind

RESOLVED: frozenset[MentionKind] = frozenset(
    ("person", "organisation", "country", "place", "facility", "vessel", "group", "goods", "document")
)
_ACTORS = frozenset(("organisation", "country", "group"))
_MALE, _FEMALE = frozenset(("he", "him", "his", "himself")), frozenset(("she", "her", "hers", "herself"))
_IT, _THEY = frozenset(("it", "its", "itself")), frozenset(("they", "them", "their", "theirs", "themselves"))
_FIRST = frozenset(("i", "we", "me", "us", "my", "our", "myself", "ourselves"))
_DEFINITE = re.compile(r"(?:the|this|that|these|those|his|her|its|their)\s", re.IGNORECASE)
_ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)
_DESCRIBED: dict[str, frozenset[str]] = {
    "organisation": frozenset(("organisation",)),
    "person": frozenset(("person",)),
    "country": frozenset(("country",)),
    "vessel": frozenset(("vessel",)),
    "facility": frozenset(("facility",)),
    "group": frozenset(("group", "organisation")),
    "place": frozenset(("place", "country")),
}
_GENERIC = frozenset((
    "company", "firm", "group", "organisation", "organization", "corporation", "manufacturer", "enterprise", "business", "concern",
    "trader", "supplier", "entity", "maker", "ship", "vessel", "tanker", "freighter", "plant", "factory", "businessman", "man",
    "woman", "broker",
))  # fmt: skip
"""Heads that may describe any party of their kind; "the army" or "the ministry" must have been called so before."""
_PUBLIC = re.compile(
    r"\b(?:ministry|department|government|army|navy|police|court|council|union|committee|parliament|agency|office|bureau|forces?|guards?|customs"
    r"|university|courier|times|post|news|press|gazette|herald|tribune|column|front|brigade|battalion|army)\b",
    re.IGNORECASE,
)
"""Names of bodies that nobody calls "the company"."""
REACH = 1200
"""Characters back that a description or pronoun looks."""


@dataclass(slots=True)
class Cluster:
    """What is known so far of one party of the report."""

    kind: MentionKind
    canonical: str | None
    """The gazetteer's name."""
    mentions: list[Mention] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    heads: set[str] = field(default_factory=set)
    gender: str | None = None

    def take(self, mention: Mention) -> None:
        """Add a mention."""
        self.mentions.append(mention)
        if mention.name is not None and self.canonical is None:
            self.canonical = mention.name
        if mention.form == "name" and mention.text not in self.names:
            self.names.append(mention.text)
        if mention.form != "pronoun":
            self.heads.add(mention.head)
        if mention.form == "nominal" and self.canonical is None and mention.kind in ("organisation", "vessel", "person"):
            # What a description says of a name ("Polyana, a farm-technology company") goes before the name's own guess.
            self.kind = mention.kind
        if mention.gender in ("male", "female"):
            self.gender = mention.gender


Fits = Callable[[Cluster], bool]


def resolve(report: str, mentions: Sequence[Mention], attributions: Iterable[Attribution] = ()) -> tuple[Entity, ...]:
    """Return the entities of a report, in the order in which it first mentions them."""
    clusters: list[Cluster] = []
    of_mention: dict[str, Cluster] = {}
    said = list(attributions)
    in_order = sorted(mentions, key=lambda m: (m.span.start, -m.span.end))
    # Who "we" are may be named after the quotation, so these come last.
    last = [m for m in in_order if m.form == "pronoun" and m.text.lower() in _FIRST]
    for mention in [*(m for m in in_order if m not in last), *last]:
        if mention.kind not in RESOLVED:
            continue
        cluster = _find(mention, clusters, of_mention, said, mentions)
        if cluster is None:
            if mention.form == "pronoun" or (mention.kind in ("goods", "document") and mention.form != "name"):
                continue
            cluster = Cluster(mention.entity_kind or mention.kind, mention.name)
            clusters.append(cluster)
        cluster.take(mention)
        of_mention[mention.id] = cluster
    return tuple(_entity(report, cluster) for cluster in clusters if cluster.mentions)


def _find(
    mention: Mention, clusters: list[Cluster], of_mention: dict[str, Cluster], said: list[Attribution], mentions: Sequence[Mention]
) -> Cluster | None:
    if mention.apposition is not None:
        renamed = next((c for c in clusters if any(m.span == mention.apposition for m in c.mentions)), None)
        if renamed is not None and (mention.form != "name" or (_same_sort(mention, renamed) and not renamed.names)):
            return renamed
    if mention.name is not None:
        return next((c for c in clusters if c.canonical == mention.name), None)
    if mention.form == "name":
        return next(
            (
                c
                for c in reversed(clusters)
                if _kinds_agree(mention, c) and any(names_agree(mention.text, name, person=c.kind == "person") for name in c.names)
            ),
            None,
        )
    if mention.form == "pronoun":
        return _of_pronoun(mention, clusters, of_mention, said, mentions)
    if _DEFINITE.match(mention.text) and mention.kind in _DESCRIBED:
        return _of_description(mention, clusters)
    return None


def _kinds_agree(mention: Mention, cluster: Cluster) -> bool:
    kind = mention.entity_kind or mention.kind
    return (
        kind == cluster.kind
        or {kind, cluster.kind} <= {"organisation", "country", "place", "facility", "group", "vessel"}
        or "person" not in (kind, cluster.kind)
    )


def _same_sort(mention: Mention, cluster: Cluster) -> bool:
    """Say whether a name can be that of a party known so far by a description."""
    kind = mention.entity_kind or mention.kind
    return (
        kind == cluster.kind or {kind, cluster.kind} <= {"organisation", "facility", "group"} or {kind, cluster.kind} == {"person", "group"}
    )


def fold_name(name: str) -> str:
    """Return a name in lower case without article, possessive and doubled spaces."""
    return " ".join(_ARTICLE.sub("", name.replace("’s", "").replace("'s", "")).lower().split())


def names_agree(short: str, known: str, *, person: bool) -> bool:
    """Say whether a name repeats another within one report: the same, a part of it, or its initials."""
    a, b = fold_name(short), fold_name(known)
    if a == b:
        return True
    left, right = re.findall(r"\w+", a), re.findall(r"\w+", b)
    if not left or not right:
        return False
    if person:
        few, many = sorted((left, right), key=len)
        return few[-1] == many[-1] and set(few) <= set(many)
    few, many = sorted((left, right), key=len)
    if len(few[0]) > 2 and (many[: len(few)] == few or (many[-len(few) :] == few and len("".join(few)) > 4)):
        return True
    return (
        len(few) == 1
        and len(few[0]) > 2
        and short.isupper()
        and few[0] == "".join(word[0] for word in many if word not in ("of", "and", "the", "for"))
    )


def _of_pronoun(
    mention: Mention, clusters: list[Cluster], of_mention: dict[str, Cluster], said: list[Attribution], mentions: Sequence[Mention]
) -> Cluster | None:
    word = mention.text.lower()
    if word in _FIRST:
        for attribution in said:
            if any(content.covers(mention.span) for content in attribution.content) and attribution.source:
                speaker = next((m for m in mentions if m.id in of_mention and m.span.overlaps(attribution.source[0])), None)
                return of_mention[speaker.id] if speaker is not None else None
        return None
    if word in _MALE | _FEMALE:
        gender = "male" if word in _MALE else "female"
        return _nearest(mention, clusters, lambda c: c.kind == "person" and c.gender in (None, gender))
    if word in _IT:
        return _nearest(
            mention, clusters, lambda c: c.kind in ("organisation", "country", "vessel", "facility") and c.mentions[-1].number != "plural"
        )
    if word in _THEY:
        return _nearest(
            mention, clusters, lambda c: c.kind in ("group", "organisation") and (c.mentions[-1].number == "plural" or c.kind == "group")
        )
    return None


def _of_description(mention: Mention, clusters: list[Cluster]) -> Cluster | None:
    wanted = _DESCRIBED[mention.kind]
    same_head = _nearest(mention, clusters, lambda c: mention.head in c.heads and c.kind in wanted)
    if same_head is not None:
        return same_head
    if mention.head not in _GENERIC or " of " in mention.text or any(letter.isupper() for letter in mention.text[1:]):
        return None
    return _nearest(
        mention,
        clusters,
        lambda c: c.kind in wanted and bool(c.names) and c.canonical is None and not any(_PUBLIC.search(n) for n in c.names),
    )


def _nearest(mention: Mention, clusters: list[Cluster], fits: Fits) -> Cluster | None:
    best: Cluster | None = None
    best_at = mention.span.start - REACH
    for cluster in clusters:
        at = max((m.span.start for m in cluster.mentions if m.span.end <= mention.span.start), default=-1)
        if at > best_at and fits(cluster):
            best, best_at = cluster, at
    return best


def _entity(report: str, cluster: Cluster) -> Entity:
    names = sorted(cluster.names, key=lambda name: (-len(name), name)) or sorted(
        {m.text for m in cluster.mentions if m.form != "pronoun"}, key=lambda name: (-len(name), name)
    )
    name = cluster.canonical or _ARTICLE.sub("", names[0] if names else cluster.mentions[0].text)
    aliases = tuple(dict.fromkeys(other for other in (_ARTICLE.sub("", n) for n in cluster.names) if other != name))
    return Entity(report, name, cluster.kind, tuple(m.id for m in cluster.mentions), aliases)
