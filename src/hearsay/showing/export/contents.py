"""What a case holds, as every exporter takes it: readings, findings, decisions, and what they speak of; a shape of this room alone.

The case file fills it (`running` joins the two); a reading or two made by hand fill it as well.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from hearsay.nouns import Decision, Finding, Listing, MentionKind, Reading


@dataclass(frozen=True, slots=True)
class Joined:
    """One thing in the world that entities of one or more reports were joined to, and why."""

    id: str
    name: str
    kind: MentionKind
    entities: tuple[str, ...]
    """The ids of the entities, each of one report."""
    aliases: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Gathered:
    """When and with what a report was gathered and read, where the case knows it."""

    report: str
    retrieved_at: str | None = None
    """`YYYY-MM-DDTHH:MM:SSZ`."""
    read_at: str | None = None
    model: str | None = None
    """The name of the reader's model, with its digest or version."""


@dataclass(frozen=True, slots=True)
class CaseContents:
    """Everything of a case that an export may tell, in the order of the case."""

    readings: tuple[Reading, ...] = ()
    findings: tuple[Finding, ...] = ()
    decisions: tuple[Decision, ...] = ()
    listings: Mapping[str, Listing] = field(default_factory=dict)
    """By `Listing.id`: those that possible matches speak of, where the case holds them."""
    joined: tuple[Joined, ...] = ()
    """An entity that is in none of them stands for itself: an export never joins what the case did not join."""
    gathered: tuple[Gathered, ...] = ()
    title: str = "A case"
