"""How right the reading is: attributions on PolNeAR dev, claims on the annotated dev reports, the trained syntax, entities and names.

    python benchmarks/quality/reading.py [--model model.fp32.onnx --weights FOLDER] [--claims FILE.jsonl] [--check]

Needs the shared data folder beside the checkout (or HEARSAY_SHARED). Figures are those of the shared scorers, which read what
`hearsay read --json` prints. With --check a figure below its floor in `floors.toml` is an error; so is another corpus than the floors'.
"""

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import argparse
import hashlib
import json
import subprocess
import sys
import tarfile
import tempfile
import tomllib
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
SHARED = Path(os.environ.get("HEARSAY_SHARED", ROOT.parent / "shared"))
FLOORS = Path(__file__).with_name("floors.toml")


def score_with(script: str, *arguments: str) -> dict[str, Any]:
    """Return the figures of one of the shared scorers."""
    command = [sys.executable, str(SHARED / "evaluation" / script), *arguments, "--json"]
    figures: dict[str, Any] = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return figures


def main() -> None:
    """Measure, print, and with --check compare with the floors."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--weights", type=Path)
    parser.add_argument("--model", default="model.onnx")
    parser.add_argument("--claims", type=Path, default=SHARED / "data" / "claims" / "dev.jsonl")
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--skip-syntax", action="store_true")
    options = parser.parse_args()
    if not SHARED.is_dir():
        sys.exit(f"{SHARED} is not there: quality is measured on the shared data alone")

    from hearsay.naming.resolving import resolve
    from hearsay.nouns import Reading, Report
    from hearsay.reading.documents import make_pipeline
    from hearsay.reading.encoder import WEIGHTS
    from hearsay.reading.reader import Reader
    from hearsay.reading.retelling import join_retold
    from hearsay.reading.sources import settle_sourcing
    from hearsay.showing.export.json_lines import reading_to_row, to_line

    weights = options.weights or WEIGHTS
    reader = Reader(make_pipeline(weights=weights, model=options.model))

    def read(report: Report) -> str:
        mentions, attributions, claims = reader.read(report)
        entities = resolve(report.id, mentions, attributions)
        claims = join_retold(report, settle_sourcing(claims, mentions, entities), mentions, entities)
        return to_line(reading_to_row(Reading(report, mentions, attributions, claims, entities)))

    figures: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        archive = SHARED / "data" / "reading" / "polnear" / "polnear_dev.tar.gz"
        with tarfile.open(archive) as members:
            members.extractall(folder, filter="data")
        texts = sorted((folder / "dev" / "text").glob("*.txt"))
        lines = [read(Report(path.read_bytes().decode("utf-8"), "", url=path.name)) for path in texts]
        (folder / "attributions.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
        scored = score_with("score_attribution.py", str(folder / "dev"), str(folder / "attributions.jsonl"))
        for part in ("source", "cue", "content", "attribution"):
            for how in ("overlap", "exact"):
                if how in scored[part]:
                    figures[f"PolNeAR dev, {part}, {how} F1"] = scored[part][how]["f1"]
        rows = [json.loads(line) for line in options.claims.read_text(encoding="utf-8").splitlines() if line.strip()]
        lines = [read(Report(row["text"], "", publisher=row["publisher"], published_at=row["published_at"], url=row["id"])) for row in rows]
        (folder / "claims.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
        scored = score_with("score_claims.py", str(options.claims), str(folder / "claims.jsonl"))
        for part in ("strict", "detection", "roles"):
            figures[f"claims {options.claims.stem}, {part} F1"] = scored[part]["f1"]
        for part in ("polarity", "certainty", "tense", "sourcing", "source", "time"):
            figures[f"claims {options.claims.stem}, {part}"] = scored[part]
    if not options.skip_syntax:
        from hearsay.training.evaluate import evaluate

        measured: dict[str, Any] = evaluate(SHARED / "data" / "reading", weights, options.model)
        for name, value in measured["UD EWT dev"].items():
            figures[f"UD EWT dev, {name}"] = value
        figures["re3d, person, organisation, place F1"] = measured["re3d, measuring part"]["person, organisation, place"]["f1"]
        figures["GUM dev names, person, organisation, place F1"] = measured["GUM dev, names"]["person, organisation, place"]["f1"]

    floors = tomllib.loads(FLOORS.read_text(encoding="utf-8"))
    fingerprint = hashlib.sha256(archive.read_bytes() + (SHARED / "data" / "claims" / "dev.jsonl").read_bytes()).hexdigest()
    fallen = []
    for name, value in figures.items():
        floor = floors["reading"].get(name)
        print(f"{name:52} {value:.4f}" + (f"   floor {floor:.4f}" if floor is not None else ""))
        if floor is not None and value < floor:
            fallen.append(name)
    if options.check:
        if fingerprint != floors["fingerprint"]:
            sys.exit("the corpora are not those of the floors: set the floors anew, with a line in the changelog")
        if fallen:
            sys.exit("below the floor: " + "; ".join(fallen))
    print(f"fingerprint of the corpora: {fingerprint}")


if __name__ == "__main__":
    main()
