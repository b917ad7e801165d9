"""`hearsay network` prints or draws who is said to have done what with whom."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from hearsay.showing.cli import main

pytestmark = pytest.mark.usefixtures("small_case")


def test_nodes_and_edges_are_printed_and_drawn() -> None:
    runner = CliRunner()
    runner.invoke(main, ["weigh"])
    network = json.loads(runner.invoke(main, ["network", "--json"]).stdout)
    assert {node["name"] for node in network["nodes"]} == {"Albatros Works", "Tirazh Guard"}
    assert [(edge["kind"], edge["denied"]) for edge in network["edges"]] == [("transfer", True)]
    assert "—transfer→" in runner.invoke(main, ["network"]).stdout
    assert runner.invoke(main, ["network", "--svg", "net.svg"]).exit_code == 0
    assert Path("net.svg").read_text(encoding="utf-8").startswith("<svg")
