"""The shipped reader, measured by the shared scorers on a handful of annotated reports: floors that only a broken reader falls through.

The whole sets, with floors that rise, are measured in benchmarks/quality.
"""

import json
import subprocess
import sys
import tarfile
from pathlib import Path
from typing import Any

import pytest

from hearsay.running.pipeline import Pipeline
from hearsay.running.settings import Settings
from hearsay.showing.export.json_lines import reading_to_row, to_line

ARTICLES, REPORTS = 12, 12
"""How many are read, so that it takes seconds."""


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return Pipeline(Settings())


def read_all(pipeline: Pipeline, paths: list[Path], out: Path, days: dict[Path, str | None] | None = None) -> None:
    """Write the JSON lines of the reports at `paths`."""
    rows = [reading_to_row(pipeline.read_path(str(path), published=(days or {}).get(path))) for path in paths]
    assert all(row["failure"] is None for row in rows)
    out.write_text("".join(to_line(row) + "\n" for row in rows), encoding="utf-8")


def score(shared: Path, scorer: str, gold: Path, predicted: Path) -> dict[str, Any]:
    command = [sys.executable, str(shared / "evaluation" / scorer), str(gold), str(predicted), "--json"]
    figures: dict[str, Any] = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    assert figures["reports_missing"] == 0
    return figures


@pytest.mark.data
def test_who_says_what_is_found_in_news(shared: Path, tmp_path: Path, pipeline: Pipeline) -> None:
    with tarfile.open(shared / "data" / "reading" / "polnear" / "polnear_dev.tar.gz") as archive:
        files = {Path(member.name): member for member in archive.getmembers() if member.isfile()}
        stems = sorted(path.stem for path in files if path.suffix == ".txt")[::7][:ARTICLES]
        for path, member in files.items():
            handle = archive.extractfile(member)
            if handle is not None and any(path.stem == stem or path.stem.startswith(f"{stem}_") for stem in stems):
                folder = tmp_path / "split" / ("text" if path.suffix == ".txt" else "attributions")
                folder.mkdir(parents=True, exist_ok=True)
                (folder / path.name).write_bytes(handle.read())
    texts = sorted((tmp_path / "split" / "text").glob("*.txt"))
    assert len(texts) == ARTICLES
    read_all(pipeline, texts, tmp_path / "rows.jsonl")
    figures = score(shared, "score_attribution.py", tmp_path / "split", tmp_path / "rows.jsonl")
    assert figures["source"]["overlap"]["f1"] > 0.75
    assert figures["cue"]["overlap"]["f1"] > 0.7
    assert figures["content"]["overlap"]["f1"] > 0.75


@pytest.mark.data
def test_claims_are_found_in_reports(shared: Path, tmp_path: Path, pipeline: Pipeline) -> None:
    lines = (shared / "data" / "claims" / "dev.jsonl").read_text(encoding="utf-8").splitlines()[:REPORTS]
    (tmp_path / "gold.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    days: dict[Path, str | None] = {}
    for number, line in enumerate(lines):
        row = json.loads(line)
        path = tmp_path / f"{number:02}.txt"
        path.write_bytes(row["text"].encode())
        days[path] = row["published_at"]
    read_all(pipeline, list(days), tmp_path / "rows.jsonl", days)
    figures = score(shared, "score_claims.py", tmp_path / "gold.jsonl", tmp_path / "rows.jsonl")
    assert figures["detection"]["f1"] > 0.45
    assert figures["polarity"] > 0.8
    assert figures["sourcing"] > 0.5
