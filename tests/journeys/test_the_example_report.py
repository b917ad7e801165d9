"""The example report goes the whole way: it is read, screened against the example lists, printed and written as a dossier."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
REPORT = ROOT / "examples" / "report.txt"
FACTS = ("--published", "2025-06-12", "--publisher", "Example News Agency")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, str]:
    """Return the JSON line and the dossier of the example report, read by the command in a folder without a case."""
    folder = tmp_path_factory.mktemp("journey")
    command = [sys.executable, "-m", "hearsay", "read", str(REPORT), *FACTS, "--json", "--html", "dossier.html"]
    environment = {**os.environ, "OMP_NUM_THREADS": "1", "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, check=True, timeout=120)
    return done.stdout.decode("utf-8"), (folder / "dossier.html").read_text("utf-8")


def test_the_example_report_is_as_long_as_agency_news_and_says_that_it_is_invented() -> None:
    text = REPORT.read_text("utf-8")
    assert 400 <= len(text.split()) <= 700
    assert "invented" in text.strip().splitlines()[-1]


def test_the_text_is_the_file_unchanged(made: tuple[str, str]) -> None:
    assert json.loads(made[0])["report"]["text"] == REPORT.read_text("utf-8")


def test_who_says_what_and_who_denies_it_are_found(made: tuple[str, str]) -> None:
    row = json.loads(made[0])
    words = {mention["id"]: mention["text"] for mention in row["mentions"]}
    kinds = {claim["kind"] for claim in row["claims"]}
    assert {"transfer", "sanction"} <= kinds
    assert any(claim["polarity"] == "negative" for claim in row["claims"])
    assert any("Ministry of Defence" in words[source] for claim in row["claims"] for source in claim["source"])


def test_every_offset_points_at_its_words(made: tuple[str, str]) -> None:
    row = json.loads(made[0])
    assert all(row["report"]["text"][mention["start"] : mention["end"]] == mention["text"] for mention in row["mentions"])


def test_the_dossier_holds_the_report_and_its_claims(made: tuple[str, str]) -> None:
    assert made[1].count('<article class="card') == len(json.loads(made[0])["claims"])
    assert "it asserts none of it" in made[1]
