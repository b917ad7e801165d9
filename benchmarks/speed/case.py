"""Thousands of real releases are read into one case, in a run that can be stopped and gone on with: time, size, memory, cost a report.

    python benchmarks/speed/case.py --case runs/releases.sqlite [--reports N] [--input FILE.jsonl.gz]

Needs the shared data folder (or --input). Prints a line every 200 reports to standard error, and at the end a line of figures: how the CPU
time of a report in the last tenth compares with the first, and what reading alone costs.
"""

import argparse
import itertools
import json
import os
import resource
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hearsay.running.cases import Source

SHARED = Path(os.environ.get("HEARSAY_SHARED", Path(__file__).resolve().parents[2].parent / "shared"))


def main() -> None:
    """Add the reports and measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--case", type=Path, required=True)
    parser.add_argument("--reports", type=int)
    parser.add_argument("--input", default=str(SHARED / "data" / "news" / "us_gov_press_2021-2022.jsonl.gz"))
    options = parser.parse_args()
    from hearsay.casefile.opening import open_casefile
    from hearsay.running.cases import add_reports, open_sources
    from hearsay.running.pipeline import Pipeline
    from hearsay.running.settings import Settings

    rows: list[tuple[float, int]] = []
    with open_casefile(options.case, create=True) as casefile:
        pipeline = Pipeline(Settings())
        sources = itertools.islice(open_sources([options.input]), options.reports)
        started, last = time.process_time(), time.process_time()
        letters = {}

        def counted() -> "Iterator[Source]":
            for source in sources:
                letters[source.name] = len(source.report.text) if source.report is not None else 0
                yield source

        for added in add_reports(counted(), casefile, pipeline, model=pipeline.model, by="benchmark"):
            spent, last = time.process_time() - last, time.process_time()
            if added.outcome != "unchanged":
                rows.append((spent, letters[added.name]))
            if len(rows) % 200 == 0 and added.outcome != "unchanged":
                sys.stderr.write(f"{len(rows)} reports, {(time.process_time() - started) / len(rows):.3f} s of CPU a report\n")
        tenth = max(1, len(rows) // 10)

        def cost(part: list[tuple[float, int]]) -> float:
            """Seconds of CPU a thousand letters: reports differ in length."""
            return 1000 * sum(spent for spent, _ in part) / max(1, sum(length for _, length in part))

        figures = {
            "reports": casefile.count_reports(),
            "read_now": len(rows),
            "cpu_s": round(time.process_time() - started, 1),
            "cpu_ms_a_report": round(1000 * sum(spent for spent, _ in rows) / max(1, len(rows)), 1),
            "cost_end_to_start": round(cost(rows[-tenth:]) / cost(rows[1 : tenth + 1]), 3) if len(rows) > 20 else None,
            "megabytes_on_disk": round(sum(path.stat().st_size for path in options.case.parent.glob(options.case.name + "*")) / 1e6, 1),
            "megabytes_of_text": round(sum(length for _, length in rows) / 1e6, 1),
            "peak_memory_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
            "failures": len(casefile.failures()),
        }
    sys.stdout.write(json.dumps(figures) + "\n")


if __name__ == "__main__":
    main()
