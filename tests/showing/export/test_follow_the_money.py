"""FollowTheMoney gets reports, named parties and possible matches; a possible match is never one entity."""

import json
from dataclasses import replace
from pathlib import Path

from hearsay.showing.export.contents import CaseContents
from hearsay.showing.export.follow_the_money import money_entities, write_follow_the_money
from hearsay.showing.export.money_schemas import MoneyEntity
from hearsay.showing.export.telling import Telling


def of(telling: Telling, schema: str) -> list[MoneyEntity]:
    return [one for one in money_entities(telling) if one["schema"] == schema]


def test_a_report_is_an_article_with_its_text(telling: Telling) -> None:
    article = of(telling, "Article")[0]["properties"]
    assert article["bodyText"] == [telling.reports[0].report.text]
    assert article["publishedAt"] == ["2025-06-12"]
    assert article["sourceUrl"] == ["https://news.example/report"]
    assert "sourceUrl" not in of(telling, "Article")[1]["properties"]


def test_a_long_text_is_told_whole_in_parts(case: CaseContents) -> None:
    (reading, *_), long = case.readings, "A line of words.\n" * 9_000
    assert reading.report is not None
    telling = Telling(CaseContents((replace(reading, report=replace(reading.report, text=long)),)))
    parts = of(telling, "Article")[0]["properties"]["bodyText"]
    assert len(parts) > 1
    assert max(map(len, parts)) <= 60_000
    # values that are alike stand once in FollowTheMoney, so that parts of real text differ
    assert set("".join(parts)) == set(long)


def test_a_joined_party_is_one_entity_named_in_both_reports(telling: Telling) -> None:
    (firm,) = [one for one in of(telling, "Company") if one["id"] == "j1"]
    assert firm["properties"]["proof"] == [told.id for told in telling.reports]
    mentions = [one for one in of(telling, "Mention") if one["properties"]["resolved"] == ["j1"]]
    assert [one["properties"]["document"] for one in mentions] == [[told.id] for told in telling.reports]


def test_a_ship_is_tied_to_its_report_by_documentation(telling: Telling) -> None:
    (ship,) = [one for one in of(telling, "Vessel") if one["properties"]["name"] == ["Laleh Star"]]
    assert ship["id"] in [one["properties"]["entity"][0] for one in of(telling, "Documentation")]


def test_a_possible_match_is_a_similar_between_two_entities(undecided: Telling) -> None:
    first, second = of(undecided, "Similar")
    assert first["properties"]["candidate"] == ["j1"]
    assert first["properties"]["candidate"] != first["properties"]["match"]
    assert first["properties"]["criteria"][0].startswith("Possible match: nobody has decided.")
    assert second["properties"]["confidenceScore"] == ["0.7400"]


def test_a_rejected_match_is_a_note_and_no_similar(telling: Telling) -> None:
    (similar,) = of(telling, "Similar")
    assert similar["properties"]["criteria"][0].startswith(
        "Decided: the same party by A. Analyst on 2026-11-24 (same registration number)."
    )
    (note,) = [one for one in of(telling, "Note") if one["properties"]["description"][0].startswith("Decided: another party")]
    assert "another ship of that name" in note["properties"]["description"][0]


def test_a_listing_has_what_its_publisher_says(telling: Telling) -> None:
    (listed,) = [one for one in of(telling, "Company") if one["properties"]["name"] == ["SOKOLVARSK AEROSYSTEMS OOO"]]
    assert listed["properties"]["weakAlias"] == ["SOKOL"]
    assert listed["properties"]["notes"] == ["Tax ID No.: 7700000000 (Russia)"]
    assert "topics" not in listed["properties"]
    (listing,) = [one for one in of(telling, "Sanction") if one["properties"]["entity"] == [listed["id"]]]
    assert listing["properties"]["listingDate"] == ["2024-02-01"]
    assert listing["properties"]["summary"][0].startswith("Listed by US OFAC SDN, edition of 2024-05-03")


def test_each_entity_is_a_line_and_the_nameless_are_counted(case: CaseContents, tmp_path: Path) -> None:
    path = tmp_path / "case.ftm.json"
    assert write_follow_the_money(case, path) == ()
    assert [json.loads(line) for line in path.read_text("utf-8").splitlines()] == list(money_entities(Telling(case)))
    lower = replace(case.readings[0], entities=tuple(replace(one, name=one.name.lower()) for one in case.readings[0].entities))
    assert "2 parties without a name" in write_follow_the_money(CaseContents((lower,)), path)[0]
