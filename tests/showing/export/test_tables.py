"""The tables of a case hold everything once, tied by ids, and every column is documented."""

from pathlib import Path
from typing import Any

from hearsay.showing.export.contents import CaseContents
from hearsay.showing.export.tables import COLUMNS, case_tables

PAGE = Path(__file__).parents[3] / "docs" / "reference" / "exports.md"


def rows(case: CaseContents, name: str) -> list[dict[str, Any]]:
    table = next(table for table in case_tables(case) if table.name == name)
    return [dict(zip((column.name for column in table.columns), row, strict=True)) for row in table.rows]


def test_every_table_is_there_even_when_empty() -> None:
    assert [table.name for table in case_tables(CaseContents())] == list(COLUMNS)
    assert not any(table.rows for table in case_tables(CaseContents()))


def test_a_claim_stands_with_the_one_who_says_it_and_its_words(case: CaseContents) -> None:
    claim = rows(case, "claims")[0]
    assert claim["who_says"] == "The ministry"
    assert claim["denied_by"] == "Rustam Belgorodtsev"
    assert claim["quote"] == "Sokolvarsk LLC supplied 50 drones to Tirazh in May"
    assert (claim["time_from"], claim["time_to"]) == ("2025-05-01", "2025-05-31")
    assert claim["findings"] == case.findings[0].id


def test_ids_tie_the_tables_together(case: CaseContents) -> None:
    claims, entities = ({row[name] for row in rows(case, table)} for table, name in (("claims", "claim"), ("entities", "entity")))
    assert {row["claim"] for row in rows(case, "fillers")} <= claims
    assert {row["entity"] for row in rows(case, "fillers")} <= entities | {None}
    assert {row["report"] for row in rows(case, "claims")} == {row["report"] for row in rows(case, "reports")}


def test_a_filler_has_the_number_that_its_words_mean(case: CaseContents) -> None:
    money = next(row for row in rows(case, "fillers") if row["role"] == "amount")
    assert (money["value_from"], money["value_to"], money["unit"]) == (3_400_000, 3_400_000, "USD")
    assert next(row for row in rows(case, "fillers") if row["role"] == "quantity")["unit"] == "drone"


def test_a_match_says_what_was_decided_by_whom_and_in_which_edition(case: CaseContents) -> None:
    match = rows(case, "matches")[0]
    assert match["status"] == "decided: the same party"
    assert (match["decided_by"], match["note"]) == ("A. Analyst", "same registration number")
    assert match["listed_by"] == "listed by US OFAC SDN, edition of 2024-05-03"
    assert match["reasons"] == "name +0.70: same name, another legal form; country -0.10: no country in common"


def test_every_table_and_column_is_documented() -> None:
    page = PAGE.read_text("utf-8")
    for name, columns in COLUMNS.items():
        assert f"### `{name}`" in page
        for column in columns:
            assert f"- `{column.name}`: {column.meaning}." in page
