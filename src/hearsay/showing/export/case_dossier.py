"""A case becomes one HTML dossier: findings, parties with their possible matches, decisions, and then every report with its claims.

What stands before the reports leads into them: each claim is a link to its card, which leads to the quoted words. It is the page of
`dossier.py` with a part put before, under the same rules: no network, and nothing that a report says is obeyed.
"""

from pathlib import Path

from hearsay.nouns import Decision
from hearsay.showing.export.contents import CaseContents, Joined
from hearsay.showing.export.dossier import render_page
from hearsay.showing.export.telling import OUTCOMES, Telling, claim_id, is_named
from hearsay.showing.export.writing import whole_file


def write_case_dossier(contents: CaseContents, path: Path) -> tuple[str, ...]:
    """Write the dossier to `path`. Raises OSError."""
    with whole_file(path) as file:
        file.write(case_html(contents).encode("utf-8"))
    return ()


def case_html(contents: CaseContents) -> str:
    """Return the dossier as one HTML page; the same case gives the same page."""
    telling = Telling(contents)
    matched, parties = shown_parties(telling)
    return render_page(
        "case.html.jinja",
        telling.readings,
        telling.failures,
        styles=("style.css", "case.css"),
        decisions={told.match.id: told.decision for told in telling.matches if told.decision is not None},
        outcomes=OUTCOMES,
        telling=telling,
        matched=matched,
        parties=parties,
        about=lambda decision: about(decision, telling),
    )


def shown_parties(telling: Telling) -> tuple[list[Joined], list[Joined]]:
    """Return the parties with possible matches, best first, and those that have a name and take part in a claim, the busiest first."""
    matched = [party for party in telling.parties if telling.matches_of.get(party.id)]
    matched.sort(key=lambda party: -telling.matches_of[party.id][0].match.score)
    named = [party for party in telling.parties if is_named(party) and telling.claims_about.get(party.id)]
    named.sort(key=lambda party: -len(telling.claims_about[party.id]))
    return matched, named


def about(decision: Decision, telling: Telling) -> str:
    """Return what a decision is about, in words where the case knows it."""
    told = telling.claim_of.get(claim_id(decision.about))
    if told is not None:
        return f"claim {told.told.number}.{told.card.number}: {told.said}"
    finding = next((one for one in telling.findings if one.finding.id == decision.about), None)
    if finding is not None:
        return f"finding {finding.number}: {finding.title}"
    match = next((one for one in telling.matches if one.match.id == decision.about), None)
    return f"{match.party.name} and {match.match.name} ({match.match.listing})" if match else decision.about
