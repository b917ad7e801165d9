"""Things of ours take the schema of FollowTheMoney that says no more than we know."""

from typing import get_args

import pytest
from followthemoney import model

from hearsay.nouns import MentionKind, Schema, TimeValue
from hearsay.showing.export.money_schemas import (
    ASSETS,
    LEGAL,
    ORGANISATIONS,
    date_values,
    entity,
    event_dates,
    language_values,
    listing_schema,
    name_value,
    schema_of,
    text_value,
)


@pytest.mark.parametrize("kind", get_args(MentionKind))
def test_every_kind_has_a_schema_of_followthemoney_or_none(kind: MentionKind) -> None:
    schema = schema_of(kind, "Port Varda")
    assert schema is None or not model[schema].abstract


def test_a_legal_form_makes_a_company() -> None:
    assert schema_of("organisation", "Sokolvarsk LLC") == schema_of("organisation", "ООО «Соколварск»") == "Company"
    assert schema_of("organisation", "Ministry of Trade") == "Organization"


@pytest.mark.parametrize("schema", get_args(Schema))
def test_every_schema_of_a_list_is_known_to_followthemoney(schema: Schema) -> None:
    assert not model[listing_schema(schema)].abstract


@pytest.mark.parametrize(("names", "parent"), [(LEGAL, "LegalEntity"), (ORGANISATIONS, "Organization"), (ASSETS, "Asset")])
def test_the_families_are_those_of_followthemoney(names: frozenset[str], parent: str) -> None:
    assert all(model[name].is_a(parent) for name in names)


@pytest.mark.parametrize(
    ("start", "end", "dates"),
    [
        ("2025-03-03", "2025-03-03", ["2025-03-03"]),
        ("2025-02-01", "2025-02-28", ["2025-02"]),
        ("2024-02-01", "2024-02-29", ["2024-02"]),
        ("2025-01-01", "2025-12-31", ["2025"]),
        ("2025-02-01", "2025-02-27", []),
        ("2025-05-01", "2025-05-09", []),
        ("nonsense", "nonsense", []),
    ],
)
def test_an_interval_is_a_date_only_where_it_is_a_day_a_month_or_a_year(start: str, end: str, dates: list[str]) -> None:
    assert event_dates(TimeValue(start, end)) == dates


def test_empty_and_doubled_values_are_left_out() -> None:
    assert entity("a", "Person", name=["X", "X", ""], alias=[" "])["properties"] == {"name": ["X"]}


def test_a_language_has_three_letters() -> None:
    assert language_values("en") == ["eng"]
    assert language_values(None) == language_values("klingon words") == []


def test_values_are_cut_to_what_followthemoney_holds() -> None:
    assert len(name_value("a" * 1_000)) == 384
    assert len(text_value("a" * 70_000)) == 60_000
    assert date_values("yesterday") == date_values(None) == []
