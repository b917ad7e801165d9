"""How well claims are grouped, origins counted and circles found: forty made groups of reports, by their annotated claims and as read.

    python benchmarks/quality/weighing.py [--read] [--show] [--check]

`groups/groups.jsonl` is described in `groups/README.md`. The twenty groups of the part `build` were at hand while the rules were made, the
twenty of `held` were written before and only measured. Each part is weighed as one case. With --read the claims are the reader's own, else
those that are annotated. With --check (annotated claims) a figure below its floor is an error.
"""

import argparse
import json
import re
import sys
from collections import defaultdict
from itertools import combinations
from pathlib import Path
from typing import Any

from hearsay.nouns import Claim, ClaimTime, Entity, Finding, Mention, MentionKind, QuantityValue, Reading, Report, Span, TimeValue
from hearsay.running.weighing import weigh

GROUPS = Path(__file__).parent / "groups" / "groups.jsonl"
FLOORS = {"pairs_f1": 0.85, "origins_right": 0.85, "circles": 1.0}
THINGS = frozenset(("goods", "result", "weapon", "amount", "matter", "seized", "recruit", "deployed", "measure"))
_NAME = re.compile(
    r"(?:.*, )?(?:(?:the|a|an|The|A|An) )?(?:[a-z][\w'-]*(?: [a-z][\w'-]*)*? )?([A-Z][\w'’-]*(?: (?:of|and|[A-Z][\w'’-]*))*)$"
)


def name_of(words: str) -> str:
    """Return the name that a phrase holds, as a reader of names gives it ("Plain Sight" of "the monitoring group Plain Sight")."""
    plain = re.sub(r"^(?:the|a|an) ", "", words, flags=re.IGNORECASE)
    found = _NAME.match(words)
    if found and not re.search(r"\b(?:of|in|by|with|for|'s) $", words[: found.start(1)]):
        return re.sub(r"^(?:The|A|An) ", "", found[1])
    return plain


def make_reading(row: dict[str, Any], number: str) -> tuple[Reading, list[str | None]]:
    """Return a report's annotated claims as a reading, and the event of each."""
    text = row["text"]
    report = Report(text, "", url=f"https://example.org/{number}", publisher=row["publisher"], published_at=row["published_at"])
    mentions: dict[tuple[int, int, str], Mention] = {}
    parties: dict[str, list[str]] = defaultdict(list)
    shown: dict[str, str] = {}

    def mention(words: str, within: Span, kind: MentionKind, *, speaks: bool = False) -> str:
        said, _, meant = words.partition("=")
        at = text.find(said, within.start)
        at = at if at >= 0 else text.find(said)
        made = Mention(
            Span(at, at + len(said)), said, kind, "name" if said[:1].isupper() else "nominal", said.split()[-1].rstrip("s").lower()
        )
        mentions[at, at + len(said), kind] = made
        name = name_of(meant or said)
        # "200 pilots of the Front" is no name; "the navy of Carthen" is one where it speaks.
        whole = name.casefold() == re.sub(r"^(?:the|a|an) ", "", (meant or said).casefold())
        is_name = name[:1].isupper() or (speaks and whole)
        if kind != "goods" and is_name and any(letter.isupper() for letter in name):
            if made.id not in parties[name.casefold()]:
                parties[name.casefold()].append(made.id)
            shown.setdefault(name.casefold(), name)
        return made.id

    claims: list[Claim] = []
    events: list[str | None] = []
    for claim in row["claims"]:
        start = text.index(claim["evidence"])
        span = Span(start, start + len(claim["evidence"]))
        roles = []
        for role, fillers in claim["roles"].items():
            kind: MentionKind = "goods" if role in THINGS else "organisation"
            roles.append((role, tuple(mention(words, span, kind) for words in fillers)))
        if claim["quantity"]:
            low, high, unit = claim["quantity"]
            found = Mention(Span(span.start, span.start + 1), text[span.start], "quantity", value=QuantityValue(low, high, unit))
            mentions[span.start, span.start + 1, "quantity"] = found
            roles.append(("quantity", (found.id,)))
        source = tuple(mention(words, Span(0, 0), "organisation", speaks=True) for words in claim["source"])
        last = claim["source"][-1].partition("=") if source else ("", "", "")
        name = name_of(last[2] or last[0])
        sourcing = (
            "publisher"
            if not source
            else "named"
            if any(letter.isupper() for letter in name) and name not in ("Officials", "Sources")
            else "unnamed"
        )
        if name.split()[:1] in (["Officials"], ["Two"], ["Sources"], ["witnesses"]):
            sourcing = "unnamed"
        time = ClaimTime(span, claim["evidence"], TimeValue(*claim["time"])) if claim["time"] else None
        claims.append(
            Claim(
                report.id, claim["kind"], (span,), tuple(roles), claim["polarity"], source=source, sourcing=sourcing, time=time  # type: ignore[arg-type]
            )
        )  # fmt: skip
        events.append(claim["event"])
    by_id = {one.id: one for one in mentions.values()}
    entities = tuple(
        Entity(report.id, shown[key], "organisation", tuple(ids))
        for key, ids in parties.items()
        if shown[key] not in ("Officials", "Sources")
    )
    return Reading(report, tuple(by_id.values()), (), tuple(claims), entities), events


def read_with(pipeline: Any, row: dict[str, Any], number: str) -> tuple[Reading, list[str | None]]:
    """Return what the reader reads in a report, and for each claim the event that its evidence is annotated with."""
    text = row["text"]
    report = Report(text, "", url=f"https://example.org/{number}", publisher=row["publisher"], published_at=row["published_at"])
    reading = pipeline.read_report(report)
    gold = [(claim["kind"], text.index(claim["evidence"]), len(claim["evidence"]), claim["event"]) for claim in row["claims"]]
    events: list[str | None] = []
    for claim in reading.claims:
        own = [e for kind, at, length, e in gold if kind == claim.kind and any(s.overlaps(Span(at, at + length)) for s in claim.evidence)]
        events.append(own[0] if own else None)
    return reading, events


def measure(part: str, pipeline: Any, *, show: bool) -> dict[str, Any]:
    """Weigh one part as one case and return its figures."""
    groups = [json.loads(line) for line in GROUPS.read_text(encoding="utf-8").splitlines()]
    groups = [group for group in groups if group["part"] == part]
    readings: list[Reading] = []
    event_of: dict[str, str] = {}
    annotated = 0
    for group in groups:
        for number, row in enumerate(group["reports"]):
            annotated += len(row["claims"])
            name = f"{group['id']}/{number}"
            reading, events = make_reading(row, name) if pipeline is None else read_with(pipeline, row, name)
            readings.append(reading)
            for claim, event in zip(reading.claims, events, strict=True):
                if event is not None:
                    event_of[f"{claim.report}/{claim.id}"] = f"{group['id']} {event}"
    weighed = weigh(readings)
    finding_of = {claim: finding for finding in weighed.findings for claim in finding.claims}
    gold = {frozenset(pair) for pair in combinations(event_of, 2) if event_of[pair[0]] == event_of[pair[1]]}
    found = {
        frozenset(pair) for finding in weighed.findings for pair in combinations([c for c in finding.claims if c in event_of], 2)
    }  # fmt: skip
    right = len(gold & found)
    exact, events_total, circles, circles_found = 0, 0, 0, 0
    for group in groups:
        own: list[Finding] = []
        for event, number in group["origins"].items():
            events_total += 1
            claims = [claim for claim, label in event_of.items() if label == f"{group['id']} {event}"]
            if not claims:
                continue
            best = max((finding_of[claim] for claim in claims), key=lambda finding: sum(c in finding.claims for c in claims))
            own += [finding_of[claim] for claim in claims]
            exact += best.independent_origins == number
            if show and best.independent_origins != number:
                told = "; ".join(map(str, best.origins))
                sys.stdout.write(f"{group['id']} {event} ({group['sort']}): {number} origins, found {best.independent_origins}: {told}\n")
        for circle in group["circles"]:
            circles += 1
            circles_found += any(
                {name.removeprefix("The ") for name in circle} == {n.removeprefix("The ") for n in c} for f in own for c in f.circles
            )
    if show:
        for pair in gold ^ found:
            one, other = sorted(pair)
            sys.stdout.write(f"{'missed' if pair in gold else 'joined'}: {event_of[one]} and {event_of[other]}\n")
    return {
        "part": part, "claims": "annotated" if pipeline is None else "as read", "annotated": annotated, "of_them": len(event_of),
        "pairs_precision": round(right / max(1, len(found)), 3), "pairs_recall": round(right / max(1, len(gold)), 3),
        "pairs_f1": round(2 * right / max(1, len(found) + len(gold)), 3), "origins_right": round(exact / events_total, 3),
        "events": events_total, "circles": round(circles_found / max(1, circles), 3),
    }  # fmt: skip


def main() -> None:
    """Measure and print both parts."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--read", action="store_true", help="the reader's own claims")
    parser.add_argument("--show", action="store_true", help="what went wrong")
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    pipeline = None
    if options.read:
        from hearsay.running.pipeline import Pipeline
        from hearsay.running.settings import Settings

        pipeline = Pipeline(Settings())
    low = False
    for part in ("build", "held"):
        figures = measure(part, pipeline, show=options.show and part == "build")
        sys.stdout.write(json.dumps(figures) + "\n")
        low = low or any(figures[name] < floor for name, floor in FLOORS.items())
    sys.exit(options.check and low)


if __name__ == "__main__":
    main()
