"""Which party a pronoun or description refers to: each party named before is measured by a table of features, and the likeliest is taken.

The weights were learned (`weights/coreference.json`, with its card); they are summed for each party, and for "none of them". Where the
likeliest party is not likely enough, none is taken: a wrong party is worse than none.
"""

import json
import math
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from hearsay.naming.clusters import Cluster, content_words
from hearsay.nouns import Mention

_PRONOUNS = {
    **dict.fromkeys(("he", "him", "his", "himself"), "he"),
    **dict.fromkeys(("she", "her", "hers", "herself"), "he"),
    **dict.fromkeys(("it", "its", "itself"), "it"),
    **dict.fromkeys(("they", "them", "their", "theirs", "themselves"), "they"),
    **dict.fromkeys(("i", "me", "my", "mine", "myself"), "i"),
    **dict.fromkeys(("we", "us", "our", "ours", "ourselves"), "we"),
}
_DEFINITE = re.compile(r"(the|this|that|these|those|such|its|their|his|her|our|my)\s", re.IGNORECASE)
_INDEFINITE = re.compile(r"(?:an?|some|any|no|another|every|each|many|several|other|more|two|three|four|five|\d+)\s", re.IGNORECASE)
_OWNERS = frozenset(("its", "their", "his", "her", "our", "my"))
_POINTING = frozenset(("this", "that", "these", "those", "such"))
_FUNCTIONS = {
    "nsubj": "subject", "nsubj:pass": "passive", "nsubj:outer": "subject", "obj": "object", "iobj": "object", "obl": "oblique",
    "obl:agent": "agent", "nmod": "modifier", "nmod:poss": "owner", "appos": "apposition", "compound": "modifier", "root": "root",
}  # fmt: skip
_FAMILIES = {
    "newspaper": (
        "newspaper paper daily weekly outlet magazine broadcaster channel agency portal",
        "times post news press gazette herald tribune courier truth journal telegraph guardian daily chronicle observer star mirror"
        " dispatch echo radio tv television broadcasting media voice today monitor standard examiner record bulletin mail globe",
    ),
    "company": (
        "company firm manufacturer business supplier maker trader enterprise concern corporation contractor exporter importer",
        "llc ltd limited co company inc corp corporation gmbh ag sa plc jsc ooo oao pao zao pjsc fze bv nv spa srl group holding trading"
        " industries works shipping systems technologies electronics motors factory aerospace oil energy general logistics lines",
    ),
    "vessel": ("ship vessel tanker freighter boat carrier bulker", "mv vessel ship star"),
}
"""Descriptions, and words that show in a name that it is so described."""
_FAMILY_OF = {word: family for family, (described, _) in _FAMILIES.items() for word in described.split()}
_FAMILY_NAMES = {family: frozenset(names.split()) for family, (_, names) in _FAMILIES.items()}


@dataclass(frozen=True, slots=True)
class Asked:
    """A mention that asks which party it is, and where it stands."""

    mention: Mention
    sort: str
    """What it is: a pronoun ("he" also for "she"), "the", "this", "its", "bare" for a description by its first word."""
    words: frozenset[str]
    is_source: bool
    speaker: Cluster | None
    """Who says the words that it stands in."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A party that a mention may refer to."""

    cluster: Cluster
    last: Mention
    """Its mention before."""
    rank: int
    """How many other parties were mentioned since."""
    most: bool
    """Whether no other party has been mentioned more often."""
    rivals: int
    """How many candidates are of its kind."""


def sort_of(mention: Mention) -> str | None:
    """Return what a mention is that may refer back; None for a name, and for words that bring up something new."""
    if mention.form == "pronoun":
        return _PRONOUNS.get(mention.text.lower())
    if mention.form == "name":
        return None
    found = _DEFINITE.match(mention.text)
    if found is None:
        return None if _INDEFINITE.match(mention.text) else "bare"
    word = found[1].lower()
    return "its" if word in _OWNERS else "this" if word in _POINTING else "the"


def is_barred(mention: Mention, sort: str, cluster: Cluster) -> bool:
    """Say whether a mention surely means another: people are not things, a man no woman, a state no person, and "we" never one person.

    (Of 71 times that a person said "we" in the annotated texts, annotators took it for that person 3 times.)
    """
    if sort == "we":
        return cluster.kind == "person"
    if sort == "he":
        return cluster.gender not in (None, mention.gender) or (cluster.canonical is not None and cluster.kind != "person")
    if cluster.kind == "person" and cluster.gender in ("female", "male"):
        return sort == "it" or (mention.form == "nominal" and mention.kind not in ("person", "group"))
    return mention.form == "nominal" and mention.kind == "person" and cluster.canonical is not None and cluster.kind != "person"


def distance(asked: Asked, candidate: Candidate) -> str:
    """How many sentences back it was mentioned last."""
    gap = _gap(asked, candidate)
    return str(gap) if 0 <= gap <= 3 else "4-6" if 0 <= gap <= 6 else "7-15" if gap <= 15 else "far"


def recency(_: Asked, candidate: Candidate) -> str:
    """How many parties were mentioned since."""
    return str(candidate.rank) if candidate.rank < 4 else "4-7" if candidate.rank < 8 else "more"


def kinds(asked: Asked, candidate: Candidate) -> str:
    """Its kind, beside the kind that the words ask for."""
    return f"{asked.mention.kind} {candidate.cluster.kind}"


def number(asked: Asked, candidate: Candidate) -> str:
    """One or several, both."""
    return f"{asked.mention.number} {candidate.last.number} {candidate.cluster.kind if asked.sort == 'they' else ''}"


def gender(asked: Asked, candidate: Candidate) -> str:
    """He or she, both."""
    own, other = asked.mention.gender, candidate.cluster.gender
    if asked.sort != "he":
        return "person" if other is not None else ""
    return "unknown" if other is None else "same" if own == other else "other"


def form(asked: Asked, candidate: Candidate) -> str:
    """How it was mentioned last, and whether it has a name."""
    same = candidate.last.form == "pronoun" and _PRONOUNS.get(candidate.last.text.lower()) == asked.sort
    return f"{'same ' if same else ''}{candidate.last.form} {'named' if candidate.cluster.names else 'unnamed'}"


def function(asked: Asked, candidate: Candidate) -> str:
    """What both are in their sentences."""
    near = _gap(asked, candidate)
    return f"{_function(asked.mention)} {_function(candidate.last)} {near if near < 2 else ''}"


def clause(asked: Asked, candidate: Candidate) -> str:
    """How close it stands in the same sentence: the object of a verb is not its subject, unless it is said so."""
    if _gap(asked, candidate) != 0:
        return ""
    gap = asked.mention.span.start - candidate.last.span.end
    return f"{_function(asked.mention)} {'8' if gap < 8 else '20' if gap < 20 else '40' if gap < 40 else '80' if gap < 80 else 'far'}"


def salience(_: Asked, candidate: Candidate) -> str:
    """How often it was mentioned."""
    count = candidate.cluster.times
    return f"{count if count < 4 else '4-6' if count < 7 else 'more'}{' most' if candidate.most else ''}"


def opening(_: Asked, candidate: Candidate) -> str:
    """Whether the report opens with it."""
    first = candidate.cluster.mentions[0]
    return "first" if first.span.start < 120 else "early" if first.span.start < 400 else ""


def head(asked: Asked, candidate: Candidate) -> str:
    """Whether it was called so before, or has the word in its name."""
    if asked.mention.form == "pronoun":
        return ""
    word, cluster = asked.mention.head, candidate.cluster
    if word in cluster.heads:
        return "same"
    if word in cluster.words or asked.mention.text.lower().rsplit(" ", 1)[-1] in cluster.words:
        return "in name" if cluster.names else "among its words"
    return "other" if cluster.names else "other, unnamed"


def called(asked: Asked, candidate: Candidate) -> str:
    """Whether it was called exactly so, and whether one or several are meant both times."""
    if asked.mention.form == "pronoun":
        return ""
    same = "so " if asked.mention.text.lower() in candidate.cluster.texts else ""
    number = candidate.last.number if candidate.last.form != "pronoun" else None
    return f"{same}{head(asked, candidate)} {'' if number is None else 'agrees' if number == asked.mention.number else 'clashes'}"


def described(asked: Asked, candidate: Candidate) -> str:
    """Whether the other words of the description were said of it before."""
    if asked.mention.form == "pronoun":
        return ""
    words = asked.words
    new = words - candidate.cluster.words
    known = head(asked, candidate) in ("same", "in name")
    said = "bare" if len(words) < 2 else "known" if not new else "partly" if len(new) < len(words) else "new"
    return f"{'called ' if known else ''}{said}"


def fits(asked: Asked, candidate: Candidate) -> str:
    """Whether its name is such as one describes so ("the newspaper", of a Courier)."""
    family = _FAMILY_OF.get(asked.mention.head) if asked.mention.form != "pronoun" else None
    if family is None:
        return ""
    of = _families(candidate.cluster)
    return f"{family} {'fits' if family in of else 'other' if of else 'unknown'}"


def fitting(asked: Asked, candidates: Sequence[Candidate]) -> Sequence[Candidate]:
    """Return the candidates whose names a description fits ("the newspaper") or that were called so; all where it fits no name."""
    family = _FAMILY_OF.get(asked.mention.head) if asked.mention.form != "pronoun" else None
    if family is None or not any(family in _families(candidate.cluster) for candidate in candidates):
        return candidates
    return [c for c in candidates if family in _families(c.cluster) or asked.mention.head in c.cluster.heads]


def lexical(asked: Asked, candidate: Candidate) -> str:
    """What was learned of the word and the kinds of parties that it is said of."""
    cluster = candidate.cluster
    known = "gazetteer" if cluster.canonical is not None else "named" if cluster.names else ""
    return f"{asked.mention.head} {cluster.kind} {known}" if asked.mention.form != "pronoun" else f"{cluster.kind} {known}"


def quoted(asked: Asked, candidate: Candidate) -> str:
    """Whether it was quoted last, and whether the words are themselves of one who is quoted."""
    return f"{'source' if candidate.cluster.is_source else ''} {'source' if asked.is_source else ''}"


def speaker(asked: Asked, candidate: Candidate) -> str:
    """Whether it says the words in which the mention stands."""
    return "" if asked.speaker is None else "speaker" if asked.speaker is candidate.cluster else "not the speaker"


def rivals(asked: Asked, candidate: Candidate) -> str:
    """How many others of its kind it could be."""
    known = head(asked, candidate) if asked.mention.form != "pronoun" else ""
    return f"{min(candidate.rivals, 3)} {known}"


Feature = Callable[[Asked, Candidate], str]
FEATURES: tuple[Feature, ...] = (
    kinds, gender, head, called, described, lexical, distance, recency, function, clause, number, form, salience, rivals, fits, quoted,
    speaker, opening,
)  # fmt: skip


def nobody(asked: Asked, candidates: Sequence[Candidate]) -> tuple[str, ...]:
    """Return what speaks for "none of them", a value for each of `NOBODY`."""
    mention = asked.mention
    nominal = mention.form != "pronoun"
    so_called = sum(head(asked, candidate) in ("same", "in name") for candidate in candidates) if nominal else 0
    return (
        mention.kind,
        mention.head if nominal else mention.text.lower(),
        f"{min(len(asked.words), 4)}{' of' if ' of ' in mention.text else ''}" if nominal else "",
        "capital" if any(letter.isupper() for letter in mention.text[1:]) else "",
        f"called {min(so_called, 2)}",
        f"{min(len(candidates), 3)} candidates",
        _function(mention),
        str(mention.number),
        "said" if asked.speaker is not None else "",
        "opening" if mention.span.start < 120 else "",
    )


NOBODY = ("kind", "word", "length", "capital", "called", "candidates", "function", "number", "said", "opening")


@dataclass(frozen=True, slots=True)
class ReferenceModel:
    """What was learned of what pronouns and descriptions refer to."""

    weights: dict[str, dict[str, dict[str, float]]]
    """By the sort of mention and the feature, the weight of each value; the features of nobody begin with "nobody"."""
    thresholds: dict[str, float]
    """By the sort of mention, how likely a party must be to be taken."""

    def choose(self, asked: Asked, candidates: Sequence[Candidate]) -> Candidate | None:
        """Return the party that a mention refers to, if one is likely enough."""
        if not candidates or asked.sort not in self.weights:
            return None
        likelihoods = self.weigh(asked, candidates)
        best = max(range(len(candidates)), key=likelihoods.__getitem__)
        return candidates[best] if likelihoods[best] >= self.thresholds[asked.sort] else None

    def weigh(self, asked: Asked, candidates: Sequence[Candidate]) -> list[float]:
        """Return how likely each candidate is; what is missing to 1 is that it is none of them."""
        rows = [[feature(asked, candidate) for feature in FEATURES] for candidate in candidates]
        return self.likelihoods(asked.sort, rows, nobody(asked, candidates))

    def likelihoods(self, sort: str, rows: Sequence[Sequence[str]], none: Sequence[str]) -> list[float]:
        """Return how likely each candidate is by what the features say of it: a softmax over the sums of their weights."""
        tables = self.weights[sort]
        of_features = [tables.get(feature.__name__, {}) for feature in FEATURES]
        scores = [sum(table.get(value, 0.0) for table, value in zip(of_features, row, strict=True)) for row in rows]
        against = sum(tables.get(f"nobody {name}", {}).get(value, 0.0) for name, value in zip(NOBODY, none, strict=True))
        top = max(*scores, against)
        raised = [math.exp(score - top) for score in scores]
        total = sum(raised) + math.exp(against - top)
        return [value / total for value in raised]


@cache
def load_model() -> ReferenceModel:
    """Return the model that ships with hearsay."""
    kept = json.loads(files("hearsay.naming").joinpath("weights", "coreference.json").read_text(encoding="utf-8"))
    return ReferenceModel(kept["weights"], kept["thresholds"])


def ask(mention: Mention, sort: str, *, is_source: bool, speaker: Cluster | None) -> Asked:
    """Return a mention that asks which party it is."""
    words = content_words(mention.text) if mention.form != "pronoun" else frozenset[str]()
    return Asked(mention, sort, words, is_source, speaker)


def _families(cluster: Cluster) -> list[str]:
    return [family for family, names in _FAMILY_NAMES.items() if cluster.names and not names.isdisjoint(cluster.words)]


def _gap(asked: Asked, candidate: Candidate) -> int:
    """Return how many sentences lie between; where nobody counted, by their usual length."""
    mention, last = asked.mention, candidate.last
    if mention.sentence is not None and last.sentence is not None:
        return mention.sentence - last.sentence
    return (mention.span.start - last.span.end) // 130


def _function(mention: Mention) -> str:
    return _FUNCTIONS.get(mention.function or "", "other")
