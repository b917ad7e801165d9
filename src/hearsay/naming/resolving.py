"""Mentions become Entities: names that name the same party, descriptions and pronouns that refer back to it.

Names are joined by what they are (`repeating.py`), an apposition by where it stands; for a description or pronoun the parties that it may
mean are gathered here and weighed in `referring.py`. Where none is likely enough, it stays on its own.
"""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

from hearsay.naming.clusters import Cluster, content_words
from hearsay.naming.referring import Asked, Candidate, ask, fitting, is_barred, load_model, sort_of
from hearsay.naming.repeating import KnownNames, is_demonym, is_short_form
from hearsay.nouns import Attribution, Entity, Mention, MentionKind, Span

RESOLVED: frozenset[MentionKind] = frozenset(
    ("person", "organisation", "country", "place", "facility", "vessel", "group", "goods", "document")
)
_UNNAMED = frozenset(("goods", "document"))
"""Kinds of which a description makes an entity only where something refers back to it."""
_ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)
_FIRST = frozenset(("i", "we"))
REACH = 1200
"""Characters back that a description or pronoun looks, unless it repeats a word of a party."""
NEAR, CALLED, LEADING = 10, 6, 3
"""Parties weighed: those mentioned last, those called so before, and those mentioned most."""

Chooser = Callable[[Asked, Sequence[Candidate]], Candidate | None]


def resolve(
    report: str, mentions: Sequence[Mention], attributions: Iterable[Attribution] = (), *, chooser: Chooser | None = None
) -> tuple[Entity, ...]:
    """Return the entities of a report, in the order in which it first mentions them.

    `chooser` decides which party a description or pronoun refers to; without one, the model that ships with hearsay does.
    """
    clusters = _Resolving(mentions, attributions, chooser or load_model().choose).run()
    return tuple(_entity(report, cluster) for cluster in clusters if cluster.names or len(cluster.mentions) > 1 or _stands_alone(cluster))


def _stands_alone(cluster: Cluster) -> bool:
    return cluster.mentions[0].kind not in _UNNAMED or cluster.canonical is not None


class _Resolving:
    """One report's parties while they are gathered."""

    def __init__(self, mentions: Sequence[Mention], attributions: Iterable[Attribution], chooser: Chooser) -> None:
        self.mentions = sorted((m for m in mentions if m.kind in RESOLVED), key=lambda m: (m.span.start, -m.span.end))
        # A title before a name is placed after it.
        self.order = sorted(self.mentions, key=lambda m: (max(m.span, m.apposition or m.span).start, m.apposition is not None, -m.span.end))
        self.starts = [mention.span.start for mention in self.mentions]
        self.longest = max((mention.span.end - mention.span.start for mention in self.mentions), default=0)
        self.chooser = chooser
        self.clusters: list[Cluster] = []
        self.of_mention: dict[str, Cluster] = {}
        self.at_span: dict[Span, Cluster] = {}
        self.recent: dict[Cluster, None] = {}
        """The parties, those mentioned last at the end."""
        self.by_word: dict[str, dict[Cluster, None]] = defaultdict(dict)
        self.names = KnownNames()
        self.spoke: Cluster | None = None
        """Who "I" or "we" were last."""
        self.leading: list[Cluster] = []
        """The parties mentioned most."""
        said = [
            (content, self._over(attribution.source[0]))
            for attribution in attributions
            if attribution.source
            for content in attribution.content
        ]
        self.said = sorted(said, key=lambda pair: pair[0])
        self.said_starts = [content.start for content, _ in self.said]
        self.sources = {mention.id for _, speakers in self.said for mention in speakers[:1]}

    def run(self) -> list[Cluster]:
        """Return the parties in the order of their first mentions."""
        sorts = {mention.id: sort_of(mention) for mention in self.mentions}
        # Who "we" are may be named after the quotation, so these come last.
        last = [index for index, mention in enumerate(self.mentions) if sorts[mention.id] in _FIRST]
        for mention in self.order:
            if sorts[mention.id] not in _FIRST:
                self._place(mention, sorts[mention.id])
        for index in last:
            mention = self.mentions[index]
            sort = sorts[mention.id]
            assert sort is not None
            chosen = self._choose(mention, sort, list(self._of_speech(index, sort)))
            if chosen is not None:
                self._take(chosen, mention)
                self.spoke = chosen
        return self.clusters

    def _place(self, mention: Mention, sort: str | None) -> None:
        cluster = self._find(mention, sort)
        if cluster is None:
            if mention.form == "pronoun":
                return
            cluster = Cluster(mention.entity_kind or mention.kind, mention.name)
            self.clusters.append(cluster)
        self._take(cluster, mention)

    def _take(self, cluster: Cluster, mention: Mention) -> None:
        cluster.take(mention, is_source=mention.id in self.sources)
        self.of_mention[mention.id] = cluster
        self.at_span[mention.span] = cluster
        self.recent.pop(cluster, None)
        self.recent[cluster] = None
        if cluster not in self.leading:
            self.leading.append(cluster)
        self.leading = sorted(self.leading, key=lambda other: -other.times)[:LEADING]
        self.names.add(cluster, mention)
        if mention.form != "pronoun":
            for word in {mention.head, *content_words(mention.text)}:
                self.by_word[word].pop(cluster, None)
                self.by_word[word][cluster] = None

    def _find(self, mention: Mention, sort: str | None) -> Cluster | None:
        renamed = self.at_span.get(mention.apposition) if mention.apposition is not None else None
        if renamed is not None and (
            mention.form != "name" or (_same_sort(mention, renamed) and (not renamed.names or is_short_form(mention.text, renamed.names)))
        ):
            return renamed
        if mention.form == "name" or mention.name is not None:
            found = self.names.find(mention)
            if found is None and mention.name is None:
                found = self.names.find_people(mention)
                if found is None and (found := self.names.find_garbled(mention)) is not None:
                    found.slips.append(mention.text)
            return found
        return self._choose(mention, sort, self._before(mention, sort)) if sort is not None else None

    def _choose(self, mention: Mention, sort: str, clusters: Sequence[Cluster]) -> Cluster | None:
        candidates: list[Candidate] = []
        kinds = defaultdict[str, int](int)
        for rank, cluster in enumerate(clusters):
            last = cluster.before(mention)
            if last is None and sort in _FIRST:
                last = cluster.mentions[0]
            if last is not None and last.id != mention.id and not is_barred(mention, sort, cluster):
                kinds[cluster.kind] += 1
                candidates.append(Candidate(cluster, last, rank, cluster in self.leading[:1], 0))
        counted = [Candidate(c.cluster, c.last, c.rank, c.most, kinds[c.cluster.kind]) for c in candidates]
        speaker = next((self.of_mention[m.id] for m in self._speakers(mention) if m.id in self.of_mention), None)
        asked = ask(mention, sort, is_source=mention.id in self.sources, speaker=speaker)
        chosen = self.chooser(asked, fitting(asked, counted))
        return chosen.cluster if chosen is not None else None

    def _before(self, mention: Mention, sort: str | None) -> list[Cluster]:
        """Return the parties that a mention may mean, the one mentioned last first."""
        found: dict[Cluster, None] = {}
        if sort in ("bare", "its"):
            return list(reversed(self.by_word.get(mention.head, {})))[:CALLED]
        for cluster in reversed(self.recent):
            if len(found) >= NEAR or cluster.mentions[-1].span.end < mention.span.start - REACH:
                break
            if sort != "he" or cluster.kind not in _UNNAMED or cluster.names:
                found[cluster] = None
        found |= dict.fromkeys(self.leading[:1])
        if mention.form != "pronoun":
            for word in dict.fromkeys((mention.head, mention.text.lower().rsplit(" ", 1)[-1])):
                found |= dict.fromkeys(list(reversed(self.by_word.get(word, {})))[:CALLED])
        return list(found)

    def _of_speech(self, index: int, sort: str) -> Iterator[Cluster]:
        """Yield the parties that "I" or "we" may mean: who speaks, who was mentioned just before, who spoke last, who is mentioned most.

        In the report's own voice "we" are its publisher, whom no mention need name: nobody, then.
        """
        mention = self.mentions[index]
        speakers = [self.of_mention[m.id] for m in self._speakers(mention) if m.id in self.of_mention]
        if sort == "we" and not speakers:
            return
        found = dict.fromkeys(speakers)
        for before in reversed(self.mentions[max(0, index - 40) : index]):
            if before.id in self.of_mention and len(found) < 5:
                found[self.of_mention[before.id]] = None
        if self.spoke is not None:
            found[self.spoke] = None
        yield from found | dict.fromkeys(self.leading)

    def _speakers(self, mention: Mention) -> list[Mention]:
        """Return the mentions in the source of the innermost attribution whose content holds a mention."""
        end = bisect_right(self.said_starts, mention.span.start)
        for content, speakers in reversed(self.said[max(0, end - 40) : end]):
            if content.end >= mention.span.end:
                return speakers
        return []

    def _over(self, span: Span) -> list[Mention]:
        begin = bisect_left(self.starts, span.start - self.longest)
        end = bisect_left(self.starts, span.end)
        return [mention for mention in self.mentions[begin:end] if mention.span.overlaps(span)]


def _same_sort(mention: Mention, cluster: Cluster) -> bool:
    """Say whether a name can be that of a party known so far by a description."""
    kind = mention.entity_kind or mention.kind
    return (
        kind == cluster.kind or {kind, cluster.kind} <= {"organisation", "facility", "group"} or {kind, cluster.kind} == {"person", "group"}
    )


def _entity(report: str, cluster: Cluster) -> Entity:
    lesser = cluster.slipped() | {name for name in cluster.names if any(is_demonym(name, other) for other in cluster.names)}
    names = sorted(cluster.names, key=lambda name: (name in lesser, -len(name), name)) or sorted(
        {m.text for m in cluster.mentions if m.form != "pronoun"}, key=lambda name: (-len(name), name)
    )
    name = cluster.canonical or _ARTICLE.sub("", names[0] if names else cluster.mentions[0].text)
    aliases = tuple(dict.fromkeys(other for other in (_ARTICLE.sub("", n) for n in cluster.names) if other != name))
    return Entity(report, name, cluster.kind, tuple(m.id for m in cluster.mentions), aliases)
