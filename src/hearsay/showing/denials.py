"""Claims of a reading are paired with the denials that stand against them.

A denial is a claim with negative polarity. It denies a claim of the same kind, by someone else, in which the same party plays the same
part, unless both name another part and name it differently. The reasoning, and what it misses, is in `docs/why/dossier.md`.
"""

from hearsay.nouns import Claim, Mention, Reading

PARTIES = frozenset(
    (
        "supplier",
        "recipient",
        "intermediary",
        "producer",
        "partner",
        "customer",
        "actor",
        "party",
        "employer",
        "recruit",
        "trainer",
        "trainee",
        "attacker",
        "target",
        "supporter",
        "supported",
        "authority",
        "payer",
        "payee",
        "holder",
        "held",
        "deployed",
        "seized",
    )
)
"""The roles of those who take part, as against what is moved, made or meant."""
SAME_SIDE = {"intermediary": "supplier"}
"""Roles that count as another: who passes goods on may be denied in the words for who supplies them."""
ASIDE = frozenset(("time", "quantity", "place", "reason", "purpose", "amount"))
"""Roles that a denial need not share and may name differently."""
THINGS = frozenset(("goods", "document", "quantity", "money", "time"))
"""Kinds of mention that one word names alike wherever it stands; of parties, "the company" may be two."""
OPEN_WORDS = frozenset(
    (
        "any",
        "anyone",
        "anybody",
        "anything",
        "arm",
        "army",
        "country",
        "goods",
        "help",
        "it",
        "material",
        "no",
        "nobody",
        "nothing",
        "one",
        "such",
        "thing",
        "this",
        "weapon",
    )
)
"""Heads and first words that leave open what is meant ("any army", "no weapons"), so they contradict nothing."""


def denials(reading: Reading) -> dict[str, list[str]]:
    """Return, for each claim that someone denies, the ids of its denials in the order of the reading."""
    known = _Known(reading)
    paired: dict[str, list[str]] = {}
    for claim in reading.claims:
        if claim.polarity == "negative":
            continue
        against = [other.id for other in reading.claims if other.polarity == "negative" and known.is_denied(claim, other)]
        if against:
            paired[claim.id] = against
    return paired


def denied_claims(reading: Reading) -> dict[str, list[str]]:
    """Return, for each denial, the ids of the claims that it denies: `denials` turned round."""
    paired: dict[str, list[str]] = {}
    for claim, against in denials(reading).items():
        for denial in against:
            paired.setdefault(denial, []).append(claim)
    return paired


class _Known:
    """What mention ids of one reading stand for, looked up once."""

    def __init__(self, reading: Reading) -> None:
        self.mentions = {mention.id: mention for mention in reading.mentions}
        self.entities = {mention: entity.id for entity in reading.entities for mention in entity.mentions}

    def is_denied(self, claim: Claim, denial: Claim) -> bool:
        """Say whether `denial` stands against `claim`."""
        if claim.kind != denial.kind or self._same_speaker(claim, denial):
            return False
        stated, denied = self._sides(claim), self._sides(denial)
        shared = [role for role in denied if role in stated and self._meet(stated[role], denied[role])]
        if not any(role in PARTIES for role in shared):
            return False
        return not any(role in stated and role not in shared and role not in ASIDE and not self._is_open(denied[role]) for role in denied)

    def _same_speaker(self, claim: Claim, denial: Claim) -> bool:
        if not claim.source or not denial.source:
            return False
        return self._meet((claim.source[-1],), (denial.source[-1],))

    def _sides(self, claim: Claim) -> dict[str, tuple[str, ...]]:
        sides: dict[str, tuple[str, ...]] = {}
        for role, fillers in claim.roles:
            side = SAME_SIDE.get(role, role) if claim.kind == "transfer" else role
            sides[side] = sides.get(side, ()) + fillers
        return sides

    def _meet(self, left: tuple[str, ...], right: tuple[str, ...]) -> bool:
        return any(self._same(one, other) for one in left for other in right)

    def _same(self, left: str, right: str) -> bool:
        """Say whether two mentions may be the same: one entity, one name or, where that settles nothing, one head word."""
        if left == right:
            return True
        entities = {self.entities.get(left), self.entities.get(right)}
        if len(entities) == 1 and None not in entities:
            return True
        one, other = self.mentions.get(left), self.mentions.get(right)
        if one is None or other is None:
            return False
        if one.form == other.form == "name":
            return (one.name or one.text).casefold() == (other.name or other.text).casefold()
        told_apart = None not in entities and one.kind not in THINGS
        return (
            not told_apart and bool(one.head) and one.head.casefold() == other.head.casefold() and "pronoun" not in (one.form, other.form)
        )

    def _is_open(self, fillers: tuple[str, ...]) -> bool:
        return any(_leaves_open(self.mentions[filler]) for filler in fillers if filler in self.mentions)


def _leaves_open(mention: Mention) -> bool:
    words = mention.text.casefold().split()
    return mention.form == "pronoun" or mention.head.casefold() in OPEN_WORDS or bool(words and words[0] in OPEN_WORDS)
