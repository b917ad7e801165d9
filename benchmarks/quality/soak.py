"""Batch and service run side by side for a while: does memory grow, are handles lost?

    python benchmarks/quality/soak.py INPUT [--minutes 30] [--reports 200]

The service screens names and gives pages over a case with the example lists, asked twenty times a second; beside it a batch reads INPUT
(JSON lines) again and again, each time into the same case and a new folder of tables. Every half minute the resident size and the open
files of the service and of the batch's processes are noted. Prints them by fifths of the time; exit code 1 where the service's memory in
the last fifth is more than a tenth above that in the second, its handles grew by more than ten, or an answer was an error.
"""

import argparse
import itertools
import json
import os
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HEARSAY = [sys.executable, "-m", "hearsay"]
PORT = 8392
PATHS = ("/api/v1/case", "/api/v1/reports", "/api/v1/findings", "/api/v1/entities", "/api/v1/search?q=drones", "/catalog", "/")
MATCH = json.dumps({"queries": {"q": {"schema": "Company", "properties": {"name": ["Sokolvarsk Aerosystems"]}}}}).encode()


def main() -> None:
    """Run, note and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("source", type=Path)
    parser.add_argument("--minutes", type=float, default=30.0)
    parser.add_argument("--reports", type=int, default=200)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        case = str(Path(folder, "case.sqlite"))
        lists = [f"{name}={ROOT / 'examples' / 'lists' / name}" for name in ("us-ofac-sdn", "un-sc")]
        subprocess.run([*HEARSAY, "lists", "import", *lists, "--any-size", "--case", case], check=True, capture_output=True)
        source = Path(folder, "in.jsonl")
        with options.source.open("rb") as given, source.open("wb") as taken:
            taken.writelines(itertools.islice(given, options.reports))
        service = subprocess.Popen([*HEARSAY, "serve", "--port", str(PORT), "--case", case], stderr=subprocess.DEVNULL)
        over, errors, asked = threading.Event(), [0], [0]
        threads = [threading.Thread(target=ask, args=(over, errors, asked)), threading.Thread(target=note, args=(over, service.pid, NOTES))]
        time.sleep(5)
        for thread in threads:
            thread.start()
        ends, runs = time.monotonic() + options.minutes * 60, 0
        while time.monotonic() < ends:
            command = [*HEARSAY, "batch", str(source), f"{folder}/out{runs}", "--case", case, "--workers", "1", "--part", "20"]
            BATCH[0] = batch = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            batch.wait()
            runs += 1
        over.set()
        for thread in threads:
            thread.join()
        service.terminate()
        service.wait()
    fifths = [NOTES[len(NOTES) * n // 5 : len(NOTES) * (n + 1) // 5] for n in range(5)]
    rows = [[statistics.mean(column) for column in zip(*part, strict=True)] for part in fifths if part]
    for name, place in (("service MB", 0), ("service handles", 1), ("batch MB", 2), ("batch handles", 3)):
        print(f"{name:16} {'  '.join(f'{row[place]:7.0f}' for row in rows)}")
    print(f"{runs} batches of {options.reports} reports, {asked[0]} requests, {errors[0]} errors")
    wrong = errors[0] or rows[-1][0] > 1.1 * rows[1][0] or rows[-1][1] > rows[1][1] + 10
    sys.exit(bool(wrong))


NOTES: list[tuple[float, float, float, float]] = []
BATCH: list["subprocess.Popen[bytes] | None"] = [None]


def ask(over: threading.Event, errors: list[int], asked: list[int]) -> None:
    """Ask the service, one path after another."""
    for path in itertools.cycle((*PATHS, "match")):
        if over.wait(0.05):
            return
        url = f"http://127.0.0.1:{PORT}{path if path != 'match' else '/match/default'}"
        request = urllib.request.Request(url, MATCH if path == "match" else None, {"Content-Type": "application/json"})
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:
                answer.read()
        except OSError as error:
            errors[0] += 1
            print(f"{path}: {error}", file=sys.stderr, flush=True)
        asked[0] += 1


def note(over: threading.Event, service: int, notes: list[tuple[float, float, float, float]]) -> None:
    """Note memory and handles every half minute."""
    while not over.wait(30):
        batch = BATCH[0]
        family = descendants(batch.pid) if batch is not None and batch.poll() is None else []
        notes.append((memory([service]), handles([service]), memory(family), handles(family)))


def descendants(root: int) -> list[int]:
    """Return a process and those below it."""
    found, todo = [], [root]
    while todo:
        one = todo.pop()
        found.append(one)
        try:
            todo += [int(child) for child in Path(f"/proc/{one}/task/{one}/children").read_text(encoding="ascii").split()]
        except OSError:
            continue
    return found


def memory(processes: list[int]) -> float:
    """Return the resident size of processes, in MB."""
    total = 0.0
    for one in processes:
        try:
            total += int(Path(f"/proc/{one}/statm").read_text(encoding="ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6
        except (OSError, IndexError):
            continue
    return total


def handles(processes: list[int]) -> float:
    """Return how many files and sockets processes have open."""
    total = 0
    for one in processes:
        try:
            total += len(list(Path(f"/proc/{one}/fd").iterdir()))
        except OSError:
            continue
    return float(total)


if __name__ == "__main__":
    main()
