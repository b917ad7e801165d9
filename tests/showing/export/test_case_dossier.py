"""The dossier of a case leads from findings and parties to the claims and their words."""

import html
import re
from html.parser import HTMLParser

from hearsay.nouns import Decision, Failure, Reading
from hearsay.showing.export.case_dossier import about, case_html, shown_parties
from hearsay.showing.export.contents import CaseContents
from hearsay.showing.export.telling import Telling


class Page(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.anchors: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.ids += [found["id"] or ""] if "id" in found else []
        self.anchors += [(found["href"] or "")[1:]] if tag == "a" and (found.get("href") or "").startswith("#") else []


def words(text: str) -> str:
    body = re.sub(r"<(style|script)>.*?</\1>", "", text, flags=re.S)
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", body)).split())


def test_every_anchor_leads_somewhere_and_no_id_stands_twice(case: CaseContents) -> None:
    page = Page(case_html(case))
    assert len(page.ids) == len(set(page.ids))
    assert set(page.anchors) <= set(page.ids)
    assert {"s1-c1", "s1-c2"} <= set(page.anchors)


def test_a_finding_shows_grade_origins_denial_and_quoted_words(case: CaseContents) -> None:
    finding = re.search(r'<li class="entry finding.*?</ul>', case_html(case), re.S)
    assert finding is not None
    shown = words(finding[0])
    for part in ("3 possibly true: one origin", "Origin : The ministry", "Denied by Rustam Belgorodtsev", "says it is not so"):
        assert part in shown
    assert "Sokolvarsk LLC supplied 50 drones to Tirazh in May" in shown


def test_a_possible_match_shows_what_was_decided_by_whom_and_why(case: CaseContents) -> None:
    shown = words(case_html(case))
    assert "decided: the same party by A. Analyst , 2026-11-24: same registration number" in shown
    assert "decided: another party by B. Reviewer" in shown
    assert "too hasty" in shown, "an earlier decision stays in the list of decisions"
    assert "Nobody has decided" not in shown


def test_parties_with_possible_matches_come_best_first(telling: Telling) -> None:
    matched, named = shown_parties(telling)
    assert [party.name for party in matched] == ["Sokolvarsk LLC", "Laleh Star"]
    assert named[0].name == "Sokolvarsk LLC"


def test_a_decision_says_what_it_is_about(telling: Telling) -> None:
    def words_about(identity: str) -> str:
        return about(Decision(identity, "wrong", "A", "2026-01-01"), telling)

    assert words_about(telling.claims[0].id).startswith("claim 1.1: The ministry says")
    assert words_about(telling.findings[0].finding.id).startswith("finding 1: transfer")
    assert words_about(telling.matches[1].match.id) == "Laleh Star and LALEH STAR (un-sc:KPe.901)"
    assert words_about("unknown") == "unknown"


def test_reports_that_were_not_read_are_named() -> None:
    page = words(case_html(CaseContents((Reading(None, failure=Failure("broken.pdf", "NotText", "no text in it")),))))
    assert "broken.pdf : no text in it" in page
    assert "The case holds no report yet." in page
