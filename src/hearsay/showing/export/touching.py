"""Each piece of a report's text learns what it is to the claims: evidence, a role, a source, a cue.

It also learns which claims it shows when a reader touches it.
"""

from dataclasses import dataclass

from hearsay.nouns import Reading, Span
from hearsay.showing.export.cards import Cards, ClaimCard, attribution_spans
from hearsay.showing.export.marking import Mark, Piece, split_text

ALWAYS = ("source", "cue", "content", "mention")
"""Marks that are drawn whether or not a claim is chosen."""
FIRST = "evidence:0"
"""What a claim's first evidence is marked with; its repetitions are `evidence:1`."""


@dataclass(frozen=True, slots=True)
class MarkedPiece:
    """A piece with all that the page needs: classes, what it is to which claim ("3:supplier:1"), and the ids that cover it."""

    text: str
    classes: tuple[str, ...]
    parts: tuple[str, ...]
    mentions: tuple[str, ...]
    attributions: tuple[str, ...]
    shows: tuple[int, ...]
    begins: tuple[int, ...]
    """The claims whose evidence begins here."""
    ends: tuple[int, ...]
    """The claims whose first evidence ends here, to be referred to by number."""


@dataclass(frozen=True, slots=True)
class MarkedParagraph:
    """A paragraph of marked pieces."""

    pieces: list[MarkedPiece]
    keeps_lines: bool

    @property
    def text(self) -> str:
        return "".join(piece.text for piece in self.pieces)


def mark_text(reading: Reading, cards: Cards) -> list[MarkedParagraph]:
    """Return the report's text in marked paragraphs."""
    text = reading.report.text if reading.report else ""
    marks = [Mark(mention.span, "mention", mention.id) for mention in reading.mentions]
    for attribution in reading.attributions:
        sides = (("source", attribution.source), ("cue", attribution.cue), ("content", attribution.content))
        marks += [Mark(span, what, attribution.id) for what, spans in sides for span in spans]
    for card in cards.claims:
        marks += _claim_marks(card, reading, cards)
    paragraphs, touching = split_text(text, marks), _Touching(reading, cards)
    touching.find_ends([piece for paragraph in paragraphs for piece in paragraph.pieces])
    return [MarkedParagraph([touching.marked(piece) for piece in paragraph.pieces], paragraph.keeps_lines) for paragraph in paragraphs]


def _claim_marks(card: ClaimCard, reading: Reading, cards: Cards) -> list[Mark]:
    claim, mentions = card.claim, cards.wording.mentions

    def mark(span: Span, part: str) -> Mark:
        return Mark(span, "part", f"{card.number}:{part}")

    marks = [mark(span, FIRST if number == 0 else "evidence:1") for number, span in enumerate(claim.evidence)]
    for line in card.roles:
        marks += [mark(mentions[filler].span, f"{line.role}:{line.colour}") for filler in claim.fillers(line.role) if filler in mentions]
    sources, cues = attribution_spans(claim, reading)
    marks += [mark(mentions[source].span, "source:s") for source in claim.source if source in mentions]
    marks += [mark(span, "source:s") for span in sources] if not claim.source else []
    marks += [mark(span, "cue:q") for span in cues]
    marks += [mark(claim.time.span, "time:t")] if claim.time and not claim.fillers("time") else []
    return marks


class _Touching:
    """Which claims a piece shows: those that use its words; else those about the same entity; else those said in it."""

    def __init__(self, reading: Reading, cards: Cards) -> None:
        self.ends: dict[int, list[int]] = {}
        self.begins: dict[int, list[int]] = {}
        self.by_mention: dict[str, list[int]] = {}
        self.by_attribution: dict[str, list[int]] = {}
        self.siblings = {mention: entity.mentions for entity in reading.entities for mention in entity.mentions}
        for card in cards.claims:
            for mention in {*card.claim.source, *(filler for _, fillers in card.claim.roles for filler in fillers)}:
                self.by_mention.setdefault(mention, []).append(card.number)
            if card.claim.attribution:
                self.by_attribution.setdefault(card.claim.attribution, []).append(card.number)

    def find_ends(self, pieces: list[Piece]) -> None:
        """Learn at which pieces the first evidence of each claim begins and ends."""
        first: dict[str, Piece] = {}
        last: dict[str, Piece] = {}
        for piece in pieces:
            for owner in (mark.owner for mark in piece.marks if mark.owner.endswith(f":{FIRST}")):
                first.setdefault(owner, piece)
                last[owner] = piece
        for owner, piece in first.items():
            self.begins.setdefault(piece.span.start, []).append(_number(owner))
            self.ends.setdefault(last[owner].span.end, []).append(_number(owner))

    def marked(self, piece: Piece) -> MarkedPiece:
        owners = {what: [mark.owner for mark in piece.marks if mark.what == what] for what in ALWAYS}
        parts = [mark.owner for mark in piece.marks if mark.what == "part"]
        said = list(dict.fromkeys(owners["source"] + owners["cue"] + owners["content"]))
        return MarkedPiece(
            text=piece.text,
            classes=tuple(what for what in ALWAYS if owners[what]),
            parts=tuple(dict.fromkeys(parts)),
            mentions=tuple(owners["mention"]),
            attributions=tuple(said),
            shows=tuple(self._shows(owners["mention"], parts, owners["cue"] + owners["source"])),
            begins=tuple(self.begins.get(piece.span.start, ())),
            ends=tuple(self.ends.get(piece.span.end, ())),
        )

    def _shows(self, mentions: list[str], parts: list[str], attributions: list[str]) -> list[int]:
        used = [number for mention in mentions for number in self.by_mention.get(mention, [])]
        kin = [sibling for mention in mentions for sibling in self.siblings.get(mention, ())]
        about = [number for mention in kin for number in self.by_mention.get(mention, [])]
        said = [number for attribution in attributions for number in self.by_attribution.get(attribution, [])]
        own = [_number(part) for part in parts]
        chosen = used + [number for number in sorted(set(about)) if number not in used] or said or own
        return list(dict.fromkeys(chosen))


def _number(part: str) -> int:
    """Return the claim's number, with which a part such as "3:supplier:1" begins."""
    return int(part.partition(":")[0])
