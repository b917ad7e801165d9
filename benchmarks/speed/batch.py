"""What a batch costs beside a plain loop over the same reports: CPU a report, reports a second, memory, by number of workers, and on Ray.

    python benchmarks/speed/batch.py [--reports 1000] [--workers 1 2 4] [--ray] [--keep FOLDER]

The reports are the shared releases (or --input). CPU is that of the reading processes and of the one that hands out parts together; memory
is the sum of the resident sizes of all processes at the end of each part, at its largest. With --ray the same is read by a cluster of two
nodes on this machine. Every output is compared with the first to the byte.
"""

import argparse
import gzip
import itertools
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SHARED = Path(os.environ.get("HEARSAY_SHARED", ROOT.parent / "shared"))
NEWS = SHARED / "data" / "news"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, default=1000)
    parser.add_argument("--workers", type=int, nargs="*", default=[1, 2, 4])
    parser.add_argument("--input", type=Path, default=NEWS / "us_gov_press_2021-2022.jsonl.gz")
    parser.add_argument("--ray", action="store_true")
    parser.add_argument("--skip-loop", action="store_true")
    parser.add_argument("--keep", type=Path, help="keep the first run's tables here, for weighing.py")
    options = parser.parse_args()
    if not options.input.is_file():
        print("the shared data folder is not here: nothing is measured")
        return
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "in.jsonl")
        with source.open("wb") as file:
            file.writelines(itertools.islice(all_lines(options.input), options.reports))
        loop = None if options.skip_loop else plain_loop(source)
        first: Path | None = None
        for workers in options.workers:
            out = Path(folder, f"out{workers}")
            run(f"{workers} workers", source, out, ["--workers", str(workers)], loop)
            if first is None and options.keep is not None:
                shutil.copytree(out, options.keep)
            first = first or out
            print(f"{'':12} the same tables: {same(first, out)}")
        if options.ray:
            out = Path(folder, "ray")
            with TwoNodes() as address:
                run("Ray, 2 nodes", source, out, ["--workers", "2", "--engine", "ray", "--address", address], loop)
            print(f"{'':12} the same tables: {same(first or out, out)}")


def all_lines(path: Path) -> itertools.chain[bytes]:
    """Return the lines of a file, and after them those of its neighbours."""
    others = [one for one in sorted(path.parent.glob("*.jsonl*")) if one != path]
    return itertools.chain.from_iterable(gzip.open(one, "rb") if one.suffix == ".gz" else one.open("rb") for one in (path, *others))


def plain_loop(source: Path) -> float:
    """Read every report one after the other, and return the CPU seconds a report."""
    from hearsay.gathering.items import open_item, read_items
    from hearsay.running.pipeline import Pipeline
    from hearsay.running.settings import Settings

    pipeline = Pipeline(Settings())
    _ = pipeline.reader
    count, begin, wall = 0, time.process_time(), time.perf_counter()
    for item in read_items(str(source)):
        for line in open_item(item):
            if line.report is not None:
                pipeline.read_report(line.report)
                count += 1
    spent, wall = (time.process_time() - begin) / count, time.perf_counter() - wall
    print(f"{'plain loop':12} {spent * 1000:.1f} ms CPU a report, {count / wall:.2f} reports a second", flush=True)
    return spent


def run(name: str, source: Path, out: Path, more: list[str], loop: float | None) -> None:
    """Run the command, and print what it took."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    peak, over = [0.0], threading.Event()
    command = [sys.executable, "-m", "hearsay", "batch", str(source), str(out), "--part", "50", "--json", *more]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)

    def watch() -> None:
        while not over.wait(0.5):
            peak[0] = max(peak[0], family(process.pid))

    watcher = threading.Thread(target=watch)
    watcher.start()
    printed, _ = process.communicate()
    over.set()
    watcher.join()
    row = json.loads(printed)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    all_of_it = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    each = row["cpu_seconds"] / max(1, row["reports"])
    ratio = f", {each / loop:.2f} of the loop's" if loop else ""
    print(
        f"{name:12} {each * 1000:.1f} ms CPU a report{ratio}; {row['reports']} reports ({row['failures']} failures) at "
        f"{row['reports_a_second']:.2f} a second; CPU of all processes {all_of_it:.0f} s, memory {peak[0]:.0f} MB at most",
        flush=True,
    )


def family(root: int) -> float:
    """Return the resident size of a process and its children, in MB."""
    total, todo = 0.0, [root]
    while todo:
        one = todo.pop()
        try:
            total += int(Path(f"/proc/{one}/statm").read_text(encoding="ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6
            todo += [int(child) for child in Path(f"/proc/{one}/task/{one}/children").read_text(encoding="ascii").split()]
        except (OSError, ValueError, IndexError):
            continue
    return total


def same(first: Path, second: Path) -> bool:
    """Say whether two outputs hold the same tables to the byte."""
    ours, theirs = (
        {path.relative_to(root): path.read_bytes() for path in root.rglob("part-*") if path.parent.name != "_done"}
        for root in (first, second)
    )
    return bool(ours) and ours == theirs


class TwoNodes:
    """A Ray cluster of this machine: a head without processors, and two nodes with one each."""

    def __enter__(self) -> str:
        from ray.cluster_utils import Cluster

        os.environ["RAY_AUTH_MODE"] = "disabled"
        self.cluster = Cluster(initialize_head=True, head_node_args={"num_cpus": 0, "include_dashboard": False})
        for _ in range(2):
            self.cluster.add_node(num_cpus=1)
        return str(self.cluster.address)

    def __exit__(self, *_: object) -> None:
        self.cluster.shutdown()


if __name__ == "__main__":
    main()
