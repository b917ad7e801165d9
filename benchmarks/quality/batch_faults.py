"""A batch meets faults: killed workers, a killed driver, a lost node, a full disk, a database that restarts, poisoned reports.

    python benchmarks/quality/batch_faults.py [workers driver node disk database poison weighing]

After each, the run has ended or been gone on with, and its tables are compared to the byte with those of a run that met no fault; a case
must hold every report once and verify. `weighing` weighs the tables, and meets killed workers, killed runs and a full disk. The reader is
a light one, but for `poison`, which needs the model. A full disk is a small
file system in memory, which only root can mount. Prints a line of figures each; exit code 1 where anything was wrong.
"""

import argparse
import contextlib
import json
import os
import pwd
import random
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from kills import LightReader  # type: ignore[import-not-found]

from hearsay.casefile.opening import open_casefile
from hearsay.nouns import Reading, Report
from hearsay.running.archive_weighing import weigh_tables
from hearsay.running.batch import Batch, Progress, run_batch
from hearsay.running.parts import Plan
from hearsay.running.pool import Pool, read_parts
from hearsay.running.tables import write_part
from hearsay.running.tasks import run_here

REPORTS, PART = 1200, 20


class SlowLight(LightReader):  # type: ignore[misc]
    """A light reader that takes its time, so that there is something to kill."""

    def read_report(self, report: Report) -> Reading:
        """Return a reading after 5 milliseconds."""
        time.sleep(0.005)
        reading: Reading = super().read_report(report)
        return reading


def light(_plan: Plan) -> SlowLight:
    """Return the light reader; workers find it by this name."""
    return SlowLight()


def make_source(folder: Path) -> Path:
    """Write the reports."""
    rng = random.Random(1)
    words = [f"word{number}" for number in range(2000)]
    path = folder / "in.jsonl"
    rows = ({"text": f"Report {number}. " + " ".join(rng.choices(words, k=120)), "title": f"Report {number}"} for number in range(REPORTS))
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def plan_for(out: Path, *, hands_back: bool = False) -> Plan:
    """Return the plan of a light run."""
    return Plan(str(out), write_part, make_reader=light, hands_back=hands_back, seconds=20.0)


def run(source: Path, out: Path, **more: Any) -> Progress:
    """Run to the end in this process."""
    *_, progress = run_batch(Batch(str(source), plan_for(out, hands_back="casefile" in more), PART, 2, **more))
    return progress


def tables(out: Path) -> dict[str, bytes]:
    """Return the tables of an output by their path."""
    return {str(path.relative_to(out)): path.read_bytes() for path in out.rglob("part-*.parquet")}


def workers(source: Path, whole: Path, folder: Path) -> dict[str, Any]:
    """Kill a worker every few seconds, whichever."""
    out, over, killed = folder / "workers", threading.Event(), [0]
    pools: list[Pool] = []

    def engine(parts: Any, plan: Plan, count: int) -> Any:
        pools.append(Pool(plan, count))
        try:
            yield from pools[0].run(iter(parts))
        finally:
            pools[0].close()

    def kill() -> None:
        rng = random.Random(4)
        while not over.wait(rng.uniform(1.0, 4.0)):
            ready = [worker for pool in pools for worker in list(pool._workers) if worker.is_ready]
            chosen = rng.choice(ready).process.pid if ready else None
            if chosen:
                os.kill(chosen, signal.SIGKILL)
                killed[0] += 1

    killer = threading.Thread(target=kill)
    killer.start()
    try:
        progress = run(source, out, engine=engine)
    finally:
        over.set()
        killer.join()
    return {"kills": killed[0], "reports": progress.reports, "failures": progress.failures, "same": tables(out) == tables(whole)}


def driver(source: Path, whole: Path, folder: Path) -> dict[str, Any]:
    """Kill the process that hands out parts, with all its workers' pipes, each time that it has done some, until the run is done."""
    out, killed, rng = folder / "driver", 0, random.Random(2)

    def done() -> int:
        return len(list((out / "_done").glob("part-*.json")))

    while True:
        process = subprocess.Popen([sys.executable, __file__, "--work", str(source), str(out)], stderr=subprocess.DEVNULL)
        enough = done() + rng.randint(1, 12)
        while process.poll() is None and done() < enough:
            time.sleep(0.05)
        if process.poll() is not None:
            break
        time.sleep(rng.uniform(0.0, 0.3))
        process.kill()
        process.wait()
        killed += 1
    return {"kills": killed, "parts": done(), "same": tables(out) == tables(whole)}


def node(source: Path, whole: Path, folder: Path) -> dict[str, Any]:
    """Take one of two Ray nodes away in the middle."""
    os.environ["RAY_AUTH_MODE"] = "disabled"
    os.environ["PYTHONPATH"] = str(Path(__file__).parent)
    import ray
    from ray.cluster_utils import Cluster

    from hearsay.running.cluster import read_parts_on

    made = Cluster(initialize_head=True, head_node_args={"num_cpus": 0, "include_dashboard": False})
    nodes = [made.add_node(num_cpus=1) for _ in range(2)]
    ray.init(address=made.address, logging_level="error", log_to_driver=False)
    out, lost = folder / "node", 0
    # Workers of a cluster import by module, and this script is none to them.
    import batch_faults  # type: ignore[import-not-found]

    plan = Plan(str(out), write_part, make_reader=batch_faults.light, seconds=20.0)
    for progress in run_batch(Batch(str(source), plan, PART, 2, engine=read_parts_on("auto"))):
        if progress.parts == REPORTS // PART // 3 and not lost:
            made.remove_node(nodes[1], allow_graceful=False)
            lost = 1
    ray.shutdown()
    made.shutdown()
    return {"lost_nodes": lost, "reports": progress.reports, "same": tables(out) == tables(whole)}


def disk(source: Path, whole: Path, folder: Path) -> dict[str, Any]:
    """Fill the disk, see the run end, make room, and go on."""
    if os.geteuid() != 0 or not shutil.which("mount"):
        return {"not_tried": "only root can mount a small file system"}
    out = folder / "disk"
    out.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(out)], check=True)
    try:
        said = ""
        try:
            run(source, out)
        except OSError as error:
            said = str(error)
        before = len(list((out / "_done").glob("part-*.json")))
        half = [path.name for path in out.rglob(".*.new")]
        subprocess.run(["mount", "-o", "remount,size=64m", str(out)], check=True)
        progress = run(source, out)
        return {
            "said": said, "parts_before": before, "half_written": half, "parts_after": progress.parts,
            "same": tables(out) == tables(whole) and bool(said) and not half,
        }  # fmt: skip
    finally:
        subprocess.run(["umount", str(out)], check=False)


def database(source: Path, whole: Path, folder: Path) -> dict[str, Any]:
    """Restart PostgreSQL twice while readings are kept."""
    with postgres() as (url, restart):
        restarts = [0]

        def later() -> None:
            for _ in range(2):
                time.sleep(5)
                restart()
                restarts[0] += 1

        thread = threading.Thread(target=later)
        with open_casefile(url, create=True) as casefile:
            thread.start()
            progress = run(source, folder / "database", casefile=casefile)
            thread.join()
            return {
                "restarts": restarts[0], "reports": progress.reports, "in_the_case": casefile.count_reports(),
                "problems": casefile.verify(),
                "same": tables(folder / "database") == tables(whole) and casefile.count_reports() == REPORTS and not casefile.verify(),
            }  # fmt: skip


def poison(_source: Path, _whole: Path, folder: Path) -> dict[str, Any]:
    """Read 10 MB and 2 MB of one word, and 10 MB of letters without a space, between real sentences, with the real reader."""
    good = {"text": "Officials said Sokolvarsk LLC sold drones to Tirazh."}
    rows = [good, {"text": "drone " * 1_700_000}, good, {"text": "d" * 10_000_000}, good, {"text": "drone " * 330_000}, good]
    source = folder / "poison.jsonl"
    source.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    begin = time.perf_counter()
    more = ["--workers", "1", "--time-limit", "20", "--json"]
    command = [sys.executable, "-m", "hearsay", "batch", str(source), str(folder / "poison"), *more]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    row = json.loads(done.stdout)
    said = [
        json.loads(line)["message"][-70:] for path in (folder / "poison" / "failures").glob("*") for line in path.read_text().splitlines()
    ]
    return {
        "reports": row["reports"], "failures": row["failures"], "said": said, "seconds": round(time.perf_counter() - begin, 1),
        "peak_mb": resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024, "same": row["reports"] + row["failures"] == len(rows),
    }  # fmt: skip


def weighing(_source: Path, whole: Path, folder: Path) -> dict[str, Any]:
    """Kill workers and runs while tables are weighed, then fill the disk, and compare the findings."""
    rng = random.Random(3)
    weigh_tables(str(whole), folder / "weighed", run=run_here(1), buckets=40)
    expected = tables(folder / "weighed")
    out, workers_killed, runs_killed = folder / "weighing", 0, 0
    while True:
        process = subprocess.Popen([sys.executable, __file__, "--weigh", str(whole), str(out)], stderr=subprocess.DEVNULL)
        end = time.monotonic() + rng.uniform(6.0, 9.0)
        while process.poll() is None and time.monotonic() < end:
            time.sleep(1.5)
            children = [pid for pid in children_of(process.pid) if b"spawn_main" in Path(f"/proc/{pid}/cmdline").read_bytes()]
            if children:
                os.kill(rng.choice(children), signal.SIGKILL)
                workers_killed += 1
        if process.poll() is not None:
            break
        process.kill()
        process.wait()
        runs_killed += 1
    row = {"workers_killed": workers_killed, "runs_killed": runs_killed, "files": len(expected), "same": tables(out) == expected}
    if os.geteuid() != 0 or not shutil.which("mount"):
        return row | {"full_disk": "not tried: only root can mount a small file system"}
    small = full_disk(whole, folder / "small", expected)
    return row | small | {"same": row["same"] and small["same"]}


def full_disk(whole: Path, out: Path, expected: dict[str, bytes]) -> dict[str, Any]:
    """Weigh onto a disk that is too small, make room, and go on."""
    out.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(out)], check=True)
    try:
        said = ""
        try:
            weigh_tables(str(whole), out, run=run_here(2), buckets=40)
        except OSError as error:
            said = str(error)
        before = len(list((out / "_work" / "done").glob("[!.]*")))
        subprocess.run(["mount", "-o", "remount,size=256m", str(out)], check=True)
        weigh_tables(str(whole), out, run=run_here(2), buckets=40)
        return {"said": said, "tasks_before": before, "same": tables(out) == expected and bool(said)}
    finally:
        subprocess.run(["umount", str(out)], check=False)


def children_of(process: int) -> list[int]:
    """Return the processes that a process started and that are still there."""
    try:
        return [int(one) for one in Path(f"/proc/{process}/task/{process}/children").read_text(encoding="ascii").split()]
    except OSError:
        return []


@contextlib.contextmanager
def postgres() -> Iterator[tuple[str, Callable[[], None]]]:
    """Start a server of its own, and give its address and what restarts it."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name))
    if not found:
        raise SystemExit("Debian's package postgresql is not installed")
    with tempfile.TemporaryDirectory(prefix="hearsay-pg-") as place:
        as_other: list[str] = []
        if os.geteuid() == 0:
            os.chown(place, pwd.getpwnam("postgres").pw_uid, -1)
            as_other = ["runuser", "-u", "postgres", "--"]

        def call(*command: str) -> None:
            subprocess.run([*as_other, str(found[-1] / command[0]), *command[1:]], check=True, stdout=subprocess.DEVNULL, cwd=place)

        call("initdb", "-D", f"{place}/data", "-U", "hearsay", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "-N")
        start = ["-D", f"{place}/data", "-w", "-l", f"{place}/log", "-o", f"-k {place} -c listen_addresses=''"]
        call("pg_ctl", *start, "start")
        try:
            yield f"postgresql://hearsay@/postgres?host={place}", lambda: call("pg_ctl", *start, "-m", "immediate", "restart")
        finally:
            call("pg_ctl", "-D", f"{place}/data", "-m", "immediate", "stop")


FAULTS = {"workers": workers, "driver": driver, "node": node, "disk": disk, "database": database, "poison": poison, "weighing": weighing}


def main() -> None:
    """Meet the faults, one after another."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("faults", nargs="*", choices=[*FAULTS, []], default=[])
    parser.add_argument("--work", nargs=2, type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--weigh", nargs=2, type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.weigh:
        weigh_tables(str(options.weigh[0]), options.weigh[1], run=run_here(2), buckets=40)
        return
    if options.work:
        run(*options.work)
        return
    wrong = 0
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        source = make_source(folder)
        *_, progress = run_batch(Batch(str(source), plan_for(folder / "whole"), PART, 2, engine=read_parts))
        print(json.dumps({"fault": "none", "reports": progress.reports}), flush=True)
        for name in options.faults or FAULTS:
            begin = time.perf_counter()
            row = FAULTS[name](source, folder / "whole", folder)
            print(json.dumps({"fault": name, **row, "took": round(time.perf_counter() - begin, 1)}), flush=True)
            wrong += not row.get("same", "not_tried" in row)
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
