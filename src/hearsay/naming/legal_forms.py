"""The legal form in a company's name ("LLC", "ООО", "GmbH", "FZE") is taken out of it and named, since it says little about who it is.

Forms and their kinds are those of the rigour library, which knows them in many scripts and languages.
"""

from dataclasses import dataclass
from functools import lru_cache

from hearsay.naming.scripts import normalise


@dataclass(frozen=True, slots=True)
class CompanyName:
    """A company's name without its legal forms, and the kinds of form that it had."""

    rest: str
    """Normalised, in its own script. The whole name where there is nothing but a legal form."""
    forms: tuple[str, ...]
    """Kinds that hold across countries: `llc` for LLC, OOO, GmbH, FZE; `jsc` for JSC, AO, SA."""


@lru_cache(maxsize=100_000)
def split_legal_forms(name: str) -> CompanyName:
    """Return what is left of a name without its legal forms, and those forms."""
    from rigour.names import extract_org_types, remove_org_types

    text = normalise(name)
    found = extract_org_types(text, generic=True)
    if not found:
        return CompanyName(text, ())
    rest = " ".join(remove_org_types(text, " ").split())
    if not any(letter.isalnum() for letter in rest):
        return CompanyName(text, ())
    return CompanyName(rest, tuple(sorted({form for _, form in found})))


def forms_differ(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Say whether two names both carry legal forms, none of them of the same kind."""
    return bool(left and right) and not set(left) & set(right)
