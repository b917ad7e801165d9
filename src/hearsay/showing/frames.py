"""How a claim of each kind is said in a sentence: a table of subject, verb and what follows, the usual frame first.

A later frame is used where nobody fills the subject of the one before ("Z received Y" where no supplier is named).
"""

from dataclasses import dataclass

from hearsay.nouns import ClaimKind, Tense


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb's forms: `base` "supply", `third` "supplies", `past` "supplied"; `rest` follows whatever the form."""

    base: str
    third: str
    past: str
    rest: str = ""

    def form(self, tense: Tense, *, negative: bool, plural: bool) -> str:
        """Return the verb as its subject, tense and polarity want it; the planned and the sought are said with "would"."""
        if tense == "future":
            words = f"would not {self.base}" if negative else f"would {self.base}"
        elif self.base == "be":
            word = ("were" if plural else "was") if tense == "past" else ("are" if plural else "is")
            words = f"{word} not" if negative else word
        elif negative:
            words = f"did not {self.base}" if tense == "past" else f"{'do' if plural else 'does'} not {self.base}"
        elif tense == "past":
            words = self.past
        else:
            words = self.base if plural else self.third
        return f"{words} {self.rest}" if self.rest else words


@dataclass(frozen=True, slots=True)
class Frame:
    """A way to say a claim: who does it, the verb, then the roles that follow, each after its preposition."""

    subject: str
    verb: Verb
    complements: tuple[tuple[str, str], ...]


SUPPLY = Verb("supply", "supplies", "supplied")
BE = Verb("be", "is", "was")

FRAMES: dict[ClaimKind, tuple[Frame, ...]] = {
    "transfer": (
        Frame("supplier", SUPPLY, (("", "goods"), ("to", "recipient"), ("through", "intermediary"))),
        Frame("recipient", Verb("receive", "receives", "received"), (("", "goods"), ("through", "intermediary"))),
    ),
    "produce": (Frame("producer", Verb("make", "makes", "made"), (("", "goods"), ("with", "partner"), ("for", "customer"))),),
    "modify": (Frame("actor", Verb("alter", "alters", "altered"), (("", "goods"), ("into", "result"))),),
    "cooperate": (Frame("party", Verb("work", "works", "worked", "together"), (("on", "matter"),)),),
    "recruit": (Frame("employer", Verb("recruit", "recruits", "recruited"), (("", "recruit"),)),),
    "train": (Frame("trainer", Verb("train", "trains", "trained"), (("", "trainee"), ("in", "subject"))),),
    "deploy": (Frame("actor", Verb("deploy", "deploys", "deployed"), (("", "deployed"),)),),
    "attack": (
        Frame("attacker", Verb("attack", "attacks", "attacked"), (("", "target"), ("with", "weapon"))),
        Frame("target", Verb("be", "is", "was", "attacked"), (("with", "weapon"),)),
        Frame("weapon", Verb("be", "is", "was", "used in an attack"), ()),
    ),
    "support": (
        Frame("supporter", Verb("support", "supports", "supported"), (("", "supported"), ("with", "matter"))),
        Frame("supported", Verb("be", "is", "was", "supported"), (("with", "matter"),)),
    ),
    "sanction": (
        Frame("authority", Verb("put", "puts", "put", "sanctions or controls on"), (("", "target"), ("over", "reason"))),
        Frame("target", Verb("come", "comes", "came", "under sanctions or controls"), (("over", "reason"),)),
    ),
    "evade": (
        Frame("actor", Verb("get", "gets", "got", "round"), (("", "measure"), ("by", "means"))),
        Frame("measure", Verb("be", "is", "was", "got round"), (("by", "means"),)),
    ),
    "finance": (
        Frame("payer", Verb("pay", "pays", "paid"), (("", "amount"), ("to", "payee"), ("for", "purpose"))),
        Frame("payee", Verb("receive", "receives", "received"), (("", "amount"), ("for", "purpose"))),
        Frame("amount", Verb("be", "is", "was", "moved"), (("for", "purpose"),)),
    ),
    "control": (Frame("holder", Verb("hold", "holds", "held", "a post or stake in"), (("", "held"), ("as", "post"))),),
    "seize": (
        Frame("authority", Verb("seize", "seizes", "seized"), (("", "seized"), ("over", "reason"))),
        Frame("seized", Verb("be", "is", "was", "seized"), (("over", "reason"),)),
    ),
}

ARREST = (
    Frame("authority", Verb("arrest or charge", "arrests or charges", "arrested or charged"), (("", "seized"), ("over", "reason"))),
    Frame("seized", Verb("be", "is", "was", "arrested or charged"), (("over", "reason"),)),
)
"""The frames of `seize` where people, not goods, were taken."""

LIFT = (
    Frame(
        "authority",
        Verb("lift or ease", "lifts or eases", "lifted or eased", "sanctions or controls on"),
        (("", "target"), ("over", "reason")),
    ),
    Frame("target", Verb("be", "is", "was", "freed from sanctions or controls"), (("over", "reason"),)),
)
"""The frames of `sanction` where the report's own word says that it was lifted."""
LIFTING = ("lift", "eas", "remov", "delist", "unfreez", "unfroz", "unblock", "suspend", "waiv", "revok", "relax", "rescind")
"""How such words begin."""
