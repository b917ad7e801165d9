"""A case file fills what exporters take."""

from hearsay.nouns import Decision, Edition, Finding, Listing, Reading
from hearsay.showing.export.contents import CaseContents
from hearsay.showing.export.filling import fill_contents


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
