"""A case becomes a PDF dossier, set by Typst: what the HTML dossier shows, on paper, with links inside and tags for screen readers.

Every outside word goes to the template as data, never as markup. It is a PDF/A where the installed fonts have every character, so that it
can be kept; where they do not, it says which are missing. Why Typst: `docs/reference/exports.md`.
"""

import json
import re
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import Any, Literal

from hearsay.nouns import Decision, Reason
from hearsay.showing.export.carrying import one_line_of, shown
from hearsay.showing.export.case_dossier import about, shown_parties
from hearsay.showing.export.contents import CaseContents, Joined
from hearsay.showing.export.telling import OUTCOMES, Telling, ToldClaim, ToldFinding, ToldMatch, ToldReport
from hearsay.showing.export.touching import mark_text
from hearsay.showing.export.writing import whole_file

Data = dict[str, Any]
LONG = 1_500
"""Characters of a claim's card from which it may be broken over two pages."""
SHOWN = 24
"""Claims of a party that are listed by number."""
KEPT: Literal["a-3a"] = "a-3a"
"""The standard for a PDF that is to be kept, with tags."""


def write_case_pdf(contents: CaseContents, path: Path, *, system_fonts: bool = True) -> tuple[str, ...]:
    """Write the PDF to `path`, with the fonts that are installed and those that Typst brings; return what a user should know of it.

    Raises OSError.
    """
    import typst

    template = files("hearsay.showing.export").joinpath("template", "case.typ").read_bytes()
    given = {"case": json.dumps(pdf_data(contents), ensure_ascii=False)}
    notices: tuple[str, ...] = ()
    try:
        made = typst.compile(template, sys_inputs=given, pdf_standards=KEPT, ignore_system_fonts=not system_fonts)
    except typst.TypstError as error:
        notices = (_why_not_kept(str(error.message)),)
        made = typst.compile(template, sys_inputs=given, ignore_system_fonts=not system_fonts)
    with whole_file(path) as file:
        file.write(made)
    return notices


def _why_not_kept(message: str) -> str:
    words = one_line_of(message)
    missing = re.search(r"the text (.+?) could not be displayed|codepoint", words)
    why = (
        "no installed font has some of the characters, which the page shows as boxes; install fonts for their scripts" if missing else words
    )
    return f"the file is a plain PDF and no PDF/A: {why}"


def pdf_data(contents: CaseContents) -> Data:
    """Return what the template shows, as JSON can hold it."""
    telling = Telling(contents)
    matched, parties = shown_parties(telling)
    numbers = (
        (len(telling.reports), "report", "reports"),
        (len(telling.claims), "claim", "claims"),
        (sum(told.is_denial for told in telling.claims), "denial", "denials"),
        (len(telling.findings), "finding", "findings"),
        (len(matched), "party with possible matches", "parties with possible matches"),
        (len(contents.decisions), "decision", "decisions"),
    )
    return {
        "title": one_line_of(contents.title) or "A case",
        "day": _day(contents),
        "counts": " · ".join(f"{number} {one if number == 1 else many}" for number, one, many in numbers),
        "findings": [_finding(told, telling) for told in telling.findings],
        "matched": [_matched(party, telling) for party in matched],
        "parties": [_party(party, telling) for party in parties],
        "reports": [_report(told, telling) for told in telling.reports],
        "failures": [{"about": shown(one.about), "message": shown(one.message)} for one in telling.failures],
        "decisions": [
            {**_decision(one), "about": shown(about(one, telling))} for one in sorted(contents.decisions, key=lambda one: one.at)
        ],
    }


def _day(contents: CaseContents) -> dict[str, int] | None:
    """Return the newest day that the case itself names, which dates the file: the same case gives the same bytes on any day."""
    days = [one.at for one in contents.decisions]
    days += [reading.report.published_at or "" for reading in contents.readings if reading.report]
    days += [moment or "" for one in contents.gathered for moment in (one.retrieved_at, one.read_at)]
    known = []
    for day in days:
        try:
            known.append(date.fromisoformat(day[:10]))
        except ValueError:
            continue
    newest = max(known, default=None)
    return {"year": newest.year, "month": newest.month, "day": newest.day} if newest else None


def _finding(told: ToldFinding, telling: Telling) -> Data:
    finding, decision = told.finding, telling.decision_about(told.finding.id)
    return {
        "number": str(told.number),
        "kind": finding.kind,
        "roles": [{"role": shown(role), "names": shown(", ".join(names))} for role, names in finding.roles if names],
        "credibility": finding.credibility,
        "words": shown(finding.words),
        "origins": shown("; ".join(told.origins)),
        "denied_by": shown("; ".join(told.denied_by)),
        "decision": _decision(decision) if decision else None,
        "claims": [
            {**_claim_head(one), "from": _from(one.told), "quote": _quote(one), "report": str(one.told.number)} for one in told.claims
        ],
        "reasons": _reasons(finding.reasons),
    }


def _matched(party: Joined, telling: Telling) -> Data:
    also = f"{party.kind} · also {', '.join(party.aliases)}" if party.aliases else party.kind
    matches = [_match(told) for told in telling.matches_of.get(party.id, ())]
    return {
        "name": shown(party.name),
        "what": shown(also),
        "matches": matches,
        "claims": _links(party, telling),
        "more": _more(party, telling),
    }


def _match(told: ToldMatch) -> Data:
    return {
        "name": shown(told.match.name),
        "score": f"score {told.match.score:.2f}",
        "listed_by": shown(told.listed_by),
        "listing": shown(told.match.listing),
        "decision": _decision(told.decision) if told.decision else None,
        "reasons": _reasons(told.match.reasons),
    }


def _party(party: Joined, telling: Telling) -> Data:
    also = [f"also {', '.join(party.aliases)}"] if party.aliases else []
    return {
        "name": shown(party.name),
        "also": shown("; ".join((*also, *(f"joined: {reason}" for reason in party.reasons)))),
        "kind": party.kind,
        "reports": str(len(telling.reports_of.get(party.id, ()))),
        "claims": _links(party, telling),
        "more": _more(party, telling),
    }


def _links(party: Joined, telling: Telling) -> list[Data]:
    """Return where a party's claims stand: those that follow each other in one report as one link to the first ("3.4–9")."""
    runs: list[list[ToldClaim]] = []
    for told in telling.claims_about.get(party.id, [])[:SHOWN]:
        last = runs[-1][-1] if runs else None
        if last is not None and last.told is told.told and last.card.number + 1 == told.card.number:
            runs[-1].append(told)
        else:
            runs.append([told])
    return [{"anchor": _anchor(run[0]), "words": _run_words(run)} for run in runs]


def _run_words(run: list[ToldClaim]) -> str:
    first, last = run[0], run[-1]
    return f"{first.told.number}.{first.card.number}" + (f"–{last.card.number}" if last is not first else "")


def _more(party: Joined, telling: Telling) -> str:
    more = len(telling.claims_about.get(party.id, ())) - SHOWN
    return f" and {more} more" if more > 0 else ""


def _report(told: ToldReport, telling: Telling) -> Data:
    report = told.report
    anchors = {one.card.number: _anchor(one) for one in telling.claims if one.told is told}
    facts = (report.publisher, report.published_at, f"{len(anchors)} claims")
    return {
        "number": str(told.number),
        "title": one_line_of(told.title),
        "facts": shown(" · ".join(fact for fact in facts if fact)),
        "link": told.web_address or "",
        "address": shown(report.url or ""),
        "sha256": shown(report.sha256),
        "paragraphs": _paragraphs(told, anchors),
        "claims": [_claim(one) for one in telling.claims if one.told is told],
    }


def _paragraphs(told: ToldReport, anchors: dict[int, str]) -> list[list[list[str]]]:
    """Return the text in paragraphs of pieces: `t` and words, or `c` and the claim whose evidence ends there."""
    paragraphs = []
    for paragraph in mark_text(told.cards.reading, told.cards):
        pieces: list[list[str]] = []
        for piece in paragraph.pieces:
            if pieces and pieces[-1][0] == "t":
                pieces[-1][1] += shown(piece.text)
            else:
                pieces.append(["t", shown(piece.text)])
            pieces += [["c", anchors[number], str(number)] for number in piece.ends if number in anchors]
        paragraphs.append(pieces)
    return paragraphs


def _claim_head(told: ToldClaim) -> Data:
    return {
        "number": str(told.card.number),
        "anchor": _anchor(told),
        "who": shown(told.card.who),
        "says": told.card.says,
        "statement": shown(told.statement),
        "negative": told.is_denial,
    }


def _claim(told: ToldClaim) -> Data:
    card = told.card
    quotes = [shown(quote) for quote in card.quotes]
    places = ", ".join(f"{span.start}–{span.end}" for span in told.claim.evidence)
    return {
        **_claim_head(told),
        "kind": told.claim.kind,
        "hedge": card.certainty if told.claim.certainty != "certain" else "",
        "when": shown(card.when),
        "denied_by": [{"who": shown(one.who), "statement": shown(one.statement)} for one in card.denied_by],
        "denies": [{"who": shown(one.who), "statement": shown(one.statement)} for one in card.denies],
        "quotes": quotes,
        "place": f"characters {places} of the text" if places else "",
        "long": sum(map(len, quotes)) + len(told.statement) > LONG,
    }


def _anchor(told: ToldClaim) -> str:
    return f"r{told.told.number}c{told.card.number}"


def _from(told: ToldReport) -> str:
    facts = (told.report.publisher or told.title, told.report.published_at)
    return shown(", ".join(fact for fact in facts if fact))


def _quote(told: ToldClaim) -> str:
    return f"“{shown(told.card.quotes[0])}”" if told.card.quotes else ""


def _decision(decision: Decision) -> Data:
    outcome = OUTCOMES.get(decision.outcome, decision.outcome)
    return {
        "outcome": shown(outcome[:1].upper() + outcome[1:]),
        "by": shown(decision.by),
        "at": shown(decision.at),
        "note": shown(decision.note),
    }


def _reasons(reasons: tuple[Reason, ...]) -> list[Data]:
    return [{"weight": f"{one.weight:+.2f}", "reason": shown(one.reason), "detail": shown(one.detail)} for one in reasons]
