"""A run that adds reports is killed at random instants, again and again; after each the case must open, verify, and hold whole reports.

    python benchmarks/quality/kills.py [--kills 200] [--case PATH|URL] [--seed 1]

The reader is a light one that needs no model: what is tried is the keeping. Prints a line of figures; exit code 1 where anything was wrong.
"""

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from hearsay.casefile.opening import open_casefile
from hearsay.nouns import Claim, Entity, Mention, Reading, Report, Span
from hearsay.running.cases import Source, add_reports


class LightReader:
    """Reads as many claims and names as a report of its length would have."""

    def read_report(self, report: Report) -> Reading:
        """Return a reading of the size of a real one."""
        places = range(0, len(report.text) - 20, 60)
        mentions = tuple(Mention(Span(at, at + 12), report.text[at : at + 12], "organisation") for at in places)
        entities = tuple(Entity(report.id, one.text, "organisation", (one.id,)) for one in mentions)
        claims = tuple(Claim(report.id, "transfer", (Span(at, at + 20),), (("supplier", (f"m{at}-{at + 12}",)),)) for at in places[::5])
        return Reading(report, mentions, (), claims, entities)


def make_sources(count: int, seed: int) -> list[Source]:
    """Return reports of a few thousand letters, in fixed order."""
    rng = random.Random(seed)
    words = ["Albatros", "shipped", "drones", "officials", "denied", "Zenda", "engines", "customs", "said", "on", "Monday", "the"]
    sources = []
    for number in range(count):
        text = f"Report {number}. " + " ".join(rng.choices(words, k=400))
        report = Report(text, "0" * 64, f"Report {number}", f"https://example.org/{number}", "The Zenda Post", "2025-06-12")
        sources.append(Source(report.url or "", report, text.encode(), "2025-06-12T00:00:00Z"))
    return sources


def work(case: str, count: int, seed: int) -> None:
    """Add all reports, as a user's run does; this is what is killed."""
    with open_casefile(case, create=True) as casefile:
        for _ in add_reports(make_sources(count, seed), casefile, LightReader(), by="kills"):
            pass


def check(case: str, before: int) -> tuple[int, list[str]]:
    """Return how many reports the case holds, and what is wrong with it."""
    with open_casefile(case, create=True) as casefile:
        problems = casefile.verify()
        readings = list(casefile.readings())
        if any(reading != LightReader().read_report(reading.report) for reading in readings if reading.report is not None):
            problems.append("a report is not whole")
        if len(readings) < before:
            problems.append(f"{before - len(readings)} reports were lost")
        return len(readings), problems


def main() -> None:
    """Kill, check, and go on."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--case")
    parser.add_argument("--reports", type=int, default=1500)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--afresh", type=int, default=20, help="begin a new case after so many kills: verifying one takes as long as it is large"
    )
    parser.add_argument("--work", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.work:
        work(options.work, options.reports, options.seed)
        return
    rng = random.Random(options.seed)
    with tempfile.TemporaryDirectory() as folder:
        case = options.case or str(Path(folder) / "case.sqlite")
        held, wrong, killed, finished, total, number = 0, 0, 0, 0, 0, 1
        while killed < options.kills:
            if not options.case and killed >= options.afresh * number:
                total, held, number = total + held, 0, number + 1
                case = str(Path(folder) / f"case{number}.sqlite")
            command = [sys.executable, __file__, "--work", case, "--reports", str(options.reports), "--seed", str(options.seed)]
            process = subprocess.Popen(command, env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"})
            # Some are killed while they open the case, most while they keep reports.
            time.sleep(rng.uniform(0.2, 2.0))
            if process.poll() is None:
                process.send_signal(signal.SIGKILL)
                killed += 1
            else:
                finished += 1
            process.wait()
            held, problems = check(case, held)
            wrong += bool(problems)
            for problem in problems[:5]:
                sys.stderr.write(f"after kill {killed}: {problem}\n")
            if held >= options.reports:
                options.reports *= 2
        kind = "PostgreSQL" if "://" in case else "SQLite"
        sys.stdout.write(
            json.dumps({"kept_in": kind, "kills": killed, "reports": total + held, "ended_before": finished, "wrong": wrong}) + "\n"
        )
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
