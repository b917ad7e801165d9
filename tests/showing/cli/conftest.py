"""A small case to weigh and to show."""

from pathlib import Path

import pytest

from hearsay.casefile.interface import Gathering
from hearsay.casefile.opening import open_casefile
from hearsay.nouns import Claim, ClaimTime, Edition, Entity, ListedName, Listing, Match, Mention, Reading, Reason, Report, Span, TimeValue

EDITION = Edition("un-sc", "2025-05-01", "a" * 64)


def reading_of(publisher: str, who: str, number: int, *, denied: bool = False) -> Reading:
    text = f"{who} says Albatros Works armed Tirazh Guard in May."
    report = Report(text, "", "A title", f"https://example.org/{number}", publisher, "2025-06-12")
    spans = {words: Span(text.index(words), text.index(words) + len(words)) for words in (who, "Albatros Works", "Tirazh Guard")}
    mentions = tuple(Mention(span, words, "organisation") for words, span in spans.items())
    entities = tuple(Entity(report.id, one.text, "organisation", (one.id,)) for one in mentions)
    claim = Claim(
        report.id, "transfer", (Span(spans["Albatros Works"].start, len(text) - 1),),
        (("supplier", (mentions[1].id if len(mentions) > 2 else mentions[0].id,)), ("recipient", (mentions[-1].id,))),
        "negative" if denied else "positive", source=(mentions[0].id,), sourcing="named",
        time=ClaimTime(Span(0, 3), "in May", TimeValue("2025-05-01", "2025-05-31")), reasons=("“armed” names it",),
    )  # fmt: skip
    party = next(one for one in entities if one.name == "Albatros Works")
    match = Match(party.id, "un-sc:1", "ALBATROS WORKS", 0.91, EDITION, (Reason("name", 0.91, "alike"),))
    return Reading(report, mentions, (), (claim,), entities, (match,))


@pytest.fixture
def small_case(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    with open_casefile(tmp_path / "case.sqlite", create=True) as casefile:
        casefile.keep_list(EDITION, [Listing("un-sc", "1", "Company", (ListedName("ALBATROS WORKS"),), listed_on="2024-02-02")])
        for number, (publisher, who) in enumerate((("Zenda Post", "Clear Count"), ("Coast Daily", "Open Ledger"))):
            casefile.keep_reading(reading_of(publisher, who, number), b"", Gathering("", "", ""))
        casefile.keep_reading(reading_of("Lurne Star", "Albatros Works", 2, denied=True), b"", Gathering("", "", ""))
    return tmp_path / "case.sqlite"
