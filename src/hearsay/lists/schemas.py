"""What kind of thing a listed party is, where the publisher does not say it in these words."""

from typing import get_args

from hearsay.nouns import Schema

PUBLIC = {"PublicBody": "Organization", "Thing": "Other"}
"""FollowTheMoney schemata that are a kind of ours."""


def schema_of_organisation(name: str) -> Schema:
    """Return `Company` where the name carries a legal form (LLC, OOO, GmbH), otherwise `Organization`."""
    from rigour.names import extract_org_types

    return "Company" if extract_org_types(name.casefold()) else "Organization"


def schema_of_party(name: str) -> Schema:
    """Return `Company` where the name carries a legal form, otherwise `LegalEntity`: the publisher does not say whether it is a person."""
    return "Company" if schema_of_organisation(name) == "Company" else "LegalEntity"


def read_schema(word: str) -> Schema:
    """Return the schema that a FollowTheMoney name stands for; `Other` where it is none of ours."""
    word = PUBLIC.get(word, word)
    return next((schema for schema in get_args(Schema) if schema == word), "Other")
