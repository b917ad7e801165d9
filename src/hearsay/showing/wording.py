"""A claim becomes a plain sentence in parts, each part tied to the role that it fills.

What comes in: a claim and its reading. What goes out: words for the table and the dossier. They say what the claim says and no more:
how surely and by whom stands beside them, and the sentence itself carries "probably" or "possibly" where the source did.
"""

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from hearsay.nouns import Claim, ClaimTime, Edition, Entity, Mention, Reading
from hearsay.showing.frames import ARREST, FRAMES, LIFT, LIFTING, Frame

SOMEONE = "someone"
OWN_VOICE = "the report itself"
HEDGES = {"certain": "", "probable": "probably", "possible": "possibly"}
LIST_TITLES = {
    "us-ofac-sdn": "US OFAC SDN",
    "us-ofac-cons": "US OFAC Consolidated",
    "un-sc": "UN Security Council",
    "eu-fsf": "EU Financial Sanctions",
    "uk-fcdo": "UK FCDO",
    "au-dfat": "Australia DFAT",
    "nz-mfat": "New Zealand MFAT",
    "ua-war-sanctions": "Ukraine War & Sanctions",
}
"""What people call the lists that hearsay knows by name."""
SMALL_WORDS = frozenset(
    (
        "The",
        "A",
        "An",
        "This",
        "That",
        "These",
        "Those",
        "Its",
        "It",
        "His",
        "Her",
        "Their",
        "They",
        "We",
        "Our",
        "He",
        "She",
        "Some",
        "Several",
        "Two",
        "Three",
        "Many",
    )
)
"""Words that begin a noun phrase with a capital only because they begin a sentence."""
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a claim's sentence; `role` and `mention` are None for our own words."""

    text: str
    role: str | None = None
    mention: str | None = None
    known_as: str | None = None
    """The name of the entity, where the words themselves do not say it ("the company")."""

    def __str__(self) -> str:
        return f"{self.text} [{self.known_as}]" if self.known_as else self.text


@dataclass(frozen=True)
class Wording:
    """What the claims of one reading say, in words."""

    reading: Reading

    @cached_property
    def mentions(self) -> dict[str, Mention]:
        return {mention.id: mention for mention in self.reading.mentions}

    @cached_property
    def entities(self) -> dict[str, Entity]:
        return {mention: entity for entity in self.reading.entities for mention in entity.mentions}

    def filler(self, mention_id: str, role: str | None = None) -> Part:
        """Return the words of a mention, and the name of what they stand for where it differs."""
        mention, entity = self.mentions.get(mention_id), self.entities.get(mention_id)
        if mention is None:
            return Part(mention_id, role, mention_id)
        words = " ".join(mention.text.split())
        known_as = entity.name if entity is not None and mention.form != "name" and _bare(entity.name) != _bare(words) else None
        return Part(words, role, mention_id, known_as)

    def sources(self, claim: Claim) -> list[Part]:
        """Return who says it, outermost first; empty where the report says it in its own voice."""
        return [self.filler(mention) for mention in claim.source]

    def says_who(self, claim: Claim) -> str:
        """Return the chain of sources in words, outermost first."""
        if claim.source:
            chain = " › ".join(str(part) for part in self.sources(claim))
            return f"{chain} (unnamed)" if claim.sourcing == "unnamed" else chain
        return "someone unnamed" if claim.sourcing == "unnamed" else OWN_VOICE

    def sentence(self, claim: Claim) -> list[Part]:
        """Return the claim as a sentence in parts, such as "X", "supplied", "Y", "to", "Z"."""
        frame = self._frame(claim)
        subjects = self._listed(claim, frame.subject) or [Part(SOMEONE)]
        parts = [*subjects, Part(self._verb(claim, frame))]
        used = {frame.subject, "time", "quantity"}
        for preposition, role in frame.complements:
            fillers = self._listed(claim, role)
            if fillers:
                parts += [Part(preposition)] * bool(preposition) + fillers
                used.add(role)
        for role, fillers_ids in claim.roles:
            if role not in used and fillers_ids:
                parts += [Part("in" if role == "place" else f"({role}:"), *self._listed(claim, role)]
                parts += [] if role == "place" else [Part(")")]
        for mention_id in claim.fillers("quantity"):
            if not self._is_inside_another(mention_id, claim):
                parts += [Part("("), self.filler(mention_id, "quantity"), Part(")")]
        return [_lowered(part) if number else part for number, part in enumerate(parts)]

    def statement(self, claim: Claim) -> str:
        """Return the claim's sentence as one string."""
        return spaced(self.sentence(claim))

    def is_plural(self, mention_ids: tuple[str, ...]) -> bool:
        """Say whether a verb after these mentions is one of several."""
        found = [self.mentions[mention] for mention in mention_ids if mention in self.mentions]
        return len(found) > 1 or any(
            mention.number == "plural" or mention.text.casefold() in ("we", "they", "you", "i") for mention in found
        )

    def certainty(self, claim: Claim) -> str:
        """Return how sure the innermost source is, in words."""
        return HEDGES[claim.certainty] or "flatly"

    def _frame(self, claim: Claim) -> Frame:
        seized = [self.mentions[mention].kind for mention in claim.fillers("seized") if mention in self.mentions]
        frames = FRAMES[claim.kind]
        if claim.kind == "seize" and seized and set(seized) <= {"person", "group"}:
            frames = ARREST
        if claim.kind == "sanction" and claim.trigger and self.reading.report:
            lifts = claim.trigger.of(self.reading.report.text).casefold().startswith(LIFTING)
            frames = LIFT if lifts else frames
        return next((frame for frame in frames if claim.fillers(frame.subject)), frames[0])

    def _listed(self, claim: Claim, role: str) -> list[Part]:
        fillers = [self.filler(mention, role) for mention in claim.fillers(role)]
        listed: list[Part] = []
        for number, part in enumerate(fillers):
            if number:
                listed.append(Part("and" if number == len(fillers) - 1 else ","))
            listed.append(part)
        return listed

    def _verb(self, claim: Claim, frame: Frame) -> str:
        plural = self.is_plural(claim.fillers(frame.subject))
        verb = frame.verb.form(claim.tense, negative=claim.polarity == "negative", plural=plural)
        hedge = HEDGES[claim.certainty]
        return f"{hedge} {verb}" if hedge else verb

    def _is_inside_another(self, mention_id: str, claim: Claim) -> bool:
        mention = self.mentions.get(mention_id)
        others = [
            self.mentions[filler] for role, fillers in claim.roles if role != "quantity" for filler in fillers if filler in self.mentions
        ]
        return mention is not None and any(other.span.covers(mention.span) for other in others)


def spaced(parts: list[Part]) -> str:
    """Return the parts as one string, with blanks where a reader expects them."""
    return " ".join(str(part) for part in parts).replace(" ,", ",").replace("( ", "(").replace(" )", ")")


def listed_by(edition: Edition) -> str:
    """Return "listed by …, edition of …": a match is worth no more than the state of the list that it was found in."""
    return f"listed by {list_title(edition.list)}, " + (f"edition of {edition.date}" if edition.date else "edition without a date")


def list_title(name: str) -> str:
    """Return a list's name as people say it; a list that we do not know keeps its own."""
    return LIST_TITLES.get(name, name)


def time_words(time: ClaimTime) -> str:
    """Return the report's words about time, and the dates that they mean where they settle them."""
    words = " ".join(time.text.split())
    if time.value is None:
        return words
    dates = interval_words(time.value.start, time.value.end)
    return words if words == dates else f"{words} ({dates})"


def interval_words(start: str, end: str) -> str:
    """Return an interval of ISO dates as people write it: "12 May 2025", "May 2025", "2024", "1 to 9 May 2025"."""
    try:
        first, last = date.fromisoformat(start), date.fromisoformat(end)
    except ValueError:
        return start if start == end else f"{start} to {end}"
    if first == last:
        return _day(first)
    month_ends = last.day == monthrange(last.year, last.month)[1]
    if first.day == 1 and month_ends and first.year == last.year:
        if first.month == last.month:
            return f"{MONTHS[first.month - 1]} {first.year}"
        if (first.month, last.month) == (1, 12):
            return str(first.year)
        return f"{MONTHS[first.month - 1]} to {MONTHS[last.month - 1]} {first.year}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day} to {_day(last)}"
    return f"{_day(first)} to {_day(last)}"


def _lowered(part: Part) -> Part:
    """Return a part as it stands inside a sentence: "The company" loses its capital there, a name keeps it."""
    first, _, rest = part.text.partition(" ")
    return replace(part, text=f"{first.lower()} {rest}".strip()) if part.role and first in SMALL_WORDS else part


def _day(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def _bare(name: str) -> str:
    return " ".join(word for word in name.casefold().split() if word not in ("the", "a", "an"))
