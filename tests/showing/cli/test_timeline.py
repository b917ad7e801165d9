"""`hearsay timeline` shows intervals, never days that nobody named."""

import json

import pytest
from click.testing import CliRunner

from hearsay.showing.cli import main


@pytest.mark.usefixtures("small_case")
def test_a_finding_stands_at_its_interval() -> None:
    CliRunner().invoke(main, ["weigh"])
    shown = CliRunner().invoke(main, ["timeline"]).stdout
    assert shown.startswith("2025-05-01 – 2025-05-31")
    assert "denied by Albatros Works" in shown
    row = json.loads(CliRunner().invoke(main, ["timeline", "--json"]).stdout)
    assert (row["from"], row["to"], row["kind"]) == ("2025-05-01", "2025-05-31", "transfer")
