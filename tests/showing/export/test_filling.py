"""A case file fills what exporters take."""

import pytest

from hearsay.errors import SettingsError
from hearsay.nouns import Decision, Edition, Finding, Listing, Reading
from hearsay.showing.export.contents import CaseContents
from hearsay.showing.export.filling import fill_contents, only_reports


class Held:
    """A case file that holds what a case's contents do."""

    def __init__(self, contents: CaseContents) -> None:
        self.contents = contents
        self.asked: list[str] = []

    def readings(self) -> tuple[Reading, ...]:
        return self.contents.readings

    def decisions(self) -> tuple[Decision, ...]:
        return self.contents.decisions

    def findings(self) -> tuple[Finding, ...]:
        return self.contents.findings

    def listing_in(self, edition: Edition, publisher_id: str) -> Listing | None:
        self.asked.append(f"{edition.list}:{publisher_id}")
        return self.contents.listings.get(f"{edition.list}:{publisher_id}")


def test_contents_come_out_as_they_went_in(case: CaseContents) -> None:
    filled = fill_contents(Held(case), title=case.title, joined=case.joined, gathered=case.gathered)
    assert filled == case


def test_each_listing_is_looked_up_in_the_edition_of_its_match(case: CaseContents) -> None:
    held = Held(case)
    fill_contents(held)
    assert held.asked == ["us-ofac-sdn:90001", "un-sc:KPe.901"]


def test_findings_freshly_weighed_stand_in_for_those_kept(case: CaseContents) -> None:
    assert fill_contents(Held(case), findings=()).findings == ()


def test_some_reports_bring_what_is_about_them_and_nothing_else(case: CaseContents) -> None:
    second = case.readings[1].report
    assert second is not None
    part = only_reports(case, [second.id[:9]])
    assert part.readings == case.readings[1:]
    assert part.findings == ()
    assert [one.by for one in part.decisions] == ["B. Reviewer"]
    assert part.joined[0].entities == case.joined[0].entities[1:]
    assert part.gathered == ()


def test_all_reports_are_the_whole_case(case: CaseContents) -> None:
    assert only_reports(case, [reading.report.id for reading in case.readings if reading.report]) == case


def test_a_report_that_is_not_there_is_said(case: CaseContents) -> None:
    with pytest.raises(SettingsError, match="the case has no report r0"):
        only_reports(case, ["r0000000"])
