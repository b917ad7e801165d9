"""`hearsay why` leads from a finding, a claim or a match down to the words."""

import pytest
from click.testing import CliRunner, Result

from hearsay.casefile.opening import open_casefile
from hearsay.showing.cli import main

pytestmark = pytest.mark.usefixtures("small_case")


def run(*words: str) -> Result:
    return CliRunner().invoke(main, list(words))


def test_a_finding_leads_to_every_claim_and_its_words() -> None:
    run("weigh")
    with open_casefile("case.sqlite") as casefile:
        (finding,) = casefile.findings()
    shown = run("why", finding.id[:8]).stdout
    assert shown.startswith("finding f")
    assert shown.count("Albatros Works armed Tirazh Guard in May”") == 3
    assert "Clear Count says (certain): transfer" in shown
    assert "Albatros Works denies" in shown


def test_a_claim_and_a_match_lead_to_their_words() -> None:
    with open_casefile("case.sqlite") as casefile:
        reading = next(iter(casefile.readings()))
    assert "“armed” names it" in run("why", reading.claims[0].id).stdout
    match = run("why", reading.matches[0].id).stdout
    assert "possible match" in match
    assert "listed on 2024-02-02" in match
    assert "says Albatros Works armed" in match


def test_a_strange_id_is_an_error() -> None:
    assert run("why", "f0").exit_code == 1
