"""How long ten million reports would take on how many processors, and where more of them stop helping: simulated from measured parts.

    python benchmarks/speed/simulation.py TABLES INPUT [--reports 10000000] [--price 0.04]

TABLES is what `hearsay batch` wrote from INPUT: its marks say how much processor time each part took, and the simulated parts take as much,
drawn at random. What handing out a report costs is measured on INPUT here and now. A worker is lost once in --hours of its time, and what
it had of its part is done again. --price is what a processor costs for an hour, in whatever money.
"""

import argparse
import heapq
import json
import pickle
import random
import time
from pathlib import Path

from hearsay.gathering.items import read_items
from hearsay.running.parts import cut_parts

LOADING = 4.0
"""Seconds that a worker needs before its first part."""


def main() -> None:
    """Measure, simulate and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("tables", type=Path)
    parser.add_argument("source")
    parser.add_argument("--reports", type=int, default=10_000_000)
    parser.add_argument("--part", type=int, default=200)
    parser.add_argument("--price", type=float, default=0.04)
    parser.add_argument("--hours", type=float, default=20.0)
    options = parser.parse_args()
    marks = [json.loads(path.read_text(encoding="utf-8")) for path in sorted((options.tables / "_done").glob("part-*.json"))]
    each = [mark["seconds"] / mark["reports"] for mark in marks if mark["reports"]]
    reports = sum(mark["reports"] for mark in marks)
    average = sum(mark["seconds"] for mark in marks) / reports
    handing = measure_handing(options.source, options.part)
    size = sum(path.stat().st_size for path in options.tables.rglob("part-*") if path.is_file()) / reports
    print(f"measured on {reports} reports: {average * 1000:.0f} ms CPU and {size / 1000:.1f} kB of tables a report")
    print(f"handing out a report: {handing * 1e6:.0f} microseconds")
    hours, space = options.reports * average / 3600, options.reports * size / 1e9
    print(f"{options.reports:,} reports: {hours:,.0f} processor hours, {space:,.0f} GB of tables")
    print(f"{'processors':>10} {'hours':>8} {'of ideal':>9} {'lost workers':>13} {'money':>9}")
    for workers in (2, 16, 64, 256, 1024, 4096, 16384):
        seconds, lost = simulate(workers, options.reports // options.part, options.part, each, handing, options.hours * 3600)
        ideal = options.reports * average / workers
        print(f"{workers:>10} {seconds / 3600:>8.2f} {ideal / seconds:>9.2f} {lost:>13} {workers * seconds / 3600 * options.price:>9.0f}")


def measure_handing(source: str, size: int) -> float:
    """Return the seconds that reading, cutting, marking and packing a report costs the process that hands out parts."""
    begin, count = time.process_time(), 0
    for part in cut_parts(read_items(source), size):
        _ = part.digest
        pickle.loads(pickle.dumps(part))
        count += len(part.items)
    return (time.process_time() - begin) / count


def simulate(workers: int, parts: int, size: int, each: list[float], handing: float, life: float) -> tuple[float, int]:
    """Return the seconds until all parts are done, and how many workers were lost on the way."""
    rng = random.Random(1)
    free = [LOADING] * min(workers, parts)
    heapq.heapify(free)
    handed, lost, end = 0.0, 0, 0.0
    for _ in range(parts):
        # One process hands out all parts, one after another.
        handed = max(handed + handing * size, 0.0)
        start = max(heapq.heappop(free), handed)
        needed = rng.choice(each) * size
        while rng.random() < needed / life:
            lost += 1
            start += rng.random() * needed + LOADING
        end = max(end, start + needed)
        heapq.heappush(free, start + needed)
    return end, lost


if __name__ == "__main__":
    main()
