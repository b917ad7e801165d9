"""What became of a second reader's proposals, in words for standard error and for the dossier."""

from hearsay.nouns import SecondReading

SHOWN = 10
"""Dropped proposals that a terminal shows for one report; the dossier and the JSON lines hold all."""


def summary(second: SecondReading) -> str:
    """Return in one sentence who read and what was kept: "small-model at localhost:8080 proposed 3 claims: 2 kept, ..."."""
    claims = f"{second.proposed} claim" + ("" if second.proposed == 1 else "s")
    alone = f", {len(second.added)} of them found by it alone" if second.added else ""
    kept = f": {second.kept} kept{alone}; {len(second.dropped)} dropped" if second.proposed else ""
    return f"{second.model} at {second.host} proposed {claims}{kept}"


def dropped_line(why: str, quote: str) -> str:
    """Return one dropped proposal in a line."""
    return f"dropped: {why}" + (f": “{quote}”" if quote else "")


def report_lines(second: SecondReading) -> list[str]:
    """Return what standard error says of a second reading: the sum, what was dropped and why, and what failed."""
    lines = [f"second reader: {summary(second)}"] if second.proposed or second.failure is None else []
    lines += [f"  {dropped_line(why, quote)}" for why, quote in second.dropped[:SHOWN]]
    if len(second.dropped) > SHOWN:
        lines.append(f"  and {len(second.dropped) - SHOWN} more, which --json and --html show")
    if second.failure is not None:
        lines.append(f"the second reader failed: {second.failure}; the first reading stands")
    return lines
