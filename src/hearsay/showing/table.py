"""A Reading becomes a table for a terminal: who says what about whom, how surely, when, and who denies it; possible matches beneath.

It reads as well at 80 columns as in a pipe, where nothing is coloured. Words of the report are neutralised before they reach the screen.
"""

from rich import box
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from hearsay.nouns import Claim, Entity, Match, Reading, Report
from hearsay.showing.denials import denials
from hearsay.showing.export.json_lines import best_first
from hearsay.showing.terminal import one_line
from hearsay.showing.wording import OWN_VOICE, Part, Wording, listed_by, time_words

WIDE = 110
"""Columns from which the table has room for six."""
STYLES = {"certain": "", "probable": "yellow", "possible": "magenta"}


def print_reading(reading: Reading, console: Console) -> None:
    """Print one report's claims and possible matches; a failed reading prints nothing."""
    if reading.report is not None and reading.failure is None:
        console.print(reading_table(reading, reading.report, wide=console.width >= WIDE), highlight=False, markup=False, emoji=False)


def reading_table(reading: Reading, report: Report, *, wide: bool = False) -> RenderableType:
    """Return what `print_reading` prints; a `wide` table has columns of their own for when, and by whom it is denied."""
    parts: list[RenderableType] = [_heading(report), Text()]
    if reading.claims:
        parts.append(_claims(reading, wide))
    else:
        parts.append(Text("No claims of the kinds that hearsay reads were found.", style="italic"))
    parts += [*_matches(reading), Text()]
    return Group(*parts)


def _heading(report: Report) -> Text:
    facts = [report.publisher, report.published_at, report.url]
    heading = Text(one_line(report.title or report.url or "Untitled report"), style="bold")
    beneath = " · ".join(one_line(fact) for fact in facts if fact and fact != report.title)
    if beneath and beneath != heading.plain:
        heading.append(f"\n{beneath}", style="dim")
    return heading


def _claims(reading: Reading, wide: bool) -> Table:
    wording, numbers = Wording(reading), {claim.id: number for number, claim in enumerate(reading.claims, start=1)}
    claims, denied = {claim.id: claim for claim in reading.claims}, denials(reading)
    table = Table(box=box.SIMPLE_HEAD, padding=(0, 1, 0, 0), pad_edge=False, leading=1)
    table.add_column("#", justify="right", style="dim", no_wrap=True)
    table.add_column("Who says", ratio=2, min_width=12, overflow="fold")
    table.add_column("What, about whom", ratio=5, min_width=18, overflow="fold")
    table.add_column("How surely", width=10)
    if wide:
        table.add_column("When", ratio=2, overflow="fold")
        table.add_column("Denied by", ratio=2, overflow="fold")
    for claim in reading.claims:
        what, when = _what(claim, wording), one_line(time_words(claim.time)) if claim.time else ""
        against = _denied_by([claims[other] for other in denied.get(claim.id, [])], numbers, wording)
        if not wide:
            what.append(f"\nwhen: {when}" if when else "", style="not bold dim")
            what.append("\ndenied by " if against else "", style="not dim red").append(against)
        if reading.second_reader is not None and claim.id in reading.second_reader.added:
            what.append("\nfound by the second reader alone", style="not bold dim italic")
        cells: list[str | Text] = [
            str(numbers[claim.id]),
            _who(claim, wording),
            what,
            Text(wording.certainty(claim), style=STYLES[claim.certainty]),
        ]
        table.add_row(*cells, *((when, against) if wide else ()))
    return table


def _who(claim: Claim, wording: Wording) -> Text:
    said = one_line(wording.says_who(claim))
    return Text(said, style="italic dim" if said == OWN_VOICE else "")


def _what(claim: Claim, wording: Wording) -> Text:
    what = Text(f"{claim.kind}: ", style="dim")
    if claim.polarity == "negative":
        what = Text(f"{claim.kind}, denied: ", style="red")
    for part in _joined(wording.sentence(claim)):
        what.append(part.text, style="bold not dim" if part.role else "not dim")
    return what


def _joined(sentence: list[Part]) -> list[Part]:
    """Return the parts, neutralised, with the blanks between them as parts of their own, so that names alone are bold."""
    joined: list[Part] = []
    for part in sentence:
        before = joined[-1].text if joined else ""
        if joined and part.text not in (",", ")") and not before.endswith("("):
            joined.append(Part(" "))
        joined.append(Part(one_line(str(part)), part.role))
    return joined


def _denied_by(against: list[Claim], numbers: dict[str, int], wording: Wording) -> Text:
    denying = [f"{one_line(wording.says_who(denial))} (#{numbers[denial.id]})" for denial in against]
    return Text("; ".join(denying), style="not dim red")


def _matches(reading: Reading) -> list[RenderableType]:
    entities = {entity.id: entity for entity in reading.entities}
    matched = best_first(match for match in reading.matches if match.entity in entities)
    if not matched:
        return []
    parts: list[RenderableType] = [Text("Possible matches", style="bold").append(": a person has to decide", style="not bold dim")]
    for match in matched:
        assert match.entity is not None
        parts.append(_match(match, entities[match.entity]))
    return parts


def _match(match: Match, entity: Entity) -> RenderableType:
    lines = Text(f"{one_line(entity.name)}", style="bold")
    lines.append(f": possible match with {one_line(match.name)}", style="not bold")
    lines.append(f"\n{one_line(listed_by(match.edition))} · {one_line(match.listing)} · score {match.score:.2f}", style="not bold")
    for reason in match.reasons:
        lines.append(f"\n  {reason.weight:+.2f} {one_line(reason.reason)}: {one_line(reason.detail)}", style="not bold dim")
    return Padding(lines, (1, 0, 0, 2))
