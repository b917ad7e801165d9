"""What the service costs: a cold start, 50 clients that screen names for a minute beside the same names through the library, and memory.

    python benchmarks/speed/service.py [--shared FOLDER] [--clients 50] [--seconds 60] [--requests 100000]

The lists are the shared ones of three authorities (about 50 thousand names), kept in a case with its saved index; the questions are damaged
names of listed persons, each a `POST /match/default` of one query. The clients are one process of their own, on the same cores.
Memory is the service's resident size, read at each tenth of --requests.
"""

import os

os.environ.setdefault("OMP_NUM_THREADS", "1")

import argparse
import asyncio
import json
import logging
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Sequence
from pathlib import Path

from screening import damage  # type: ignore[import-not-found]

ROOT = Path(__file__).resolve().parents[2]
PORT = 8391
HEARSAY = [sys.executable, "-m", "hearsay"]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path(os.environ.get("HEARSAY_SHARED", ROOT.parent / "shared")))
    parser.add_argument("--clients", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--requests", type=int, default=100_000)
    options = parser.parse_args()
    logging.disable(logging.WARNING)
    lists = options.shared / "data" / "lists"
    if not lists.is_dir():
        print("the shared data folder is not here: nothing is measured")
        return
    given = [
        f"us-ofac-sdn={lists / 'us_ofac_sdn'}", f"un-sc={sorted((lists / 'un').glob('consolidated_2*.xml'))[-1]}",
        f"ua-war-sanctions={sorted((lists / 'ua_war_sanctions').glob('*.csv'))[-1]}",
    ]  # fmt: skip
    with tempfile.TemporaryDirectory() as folder:
        case = Path(folder, "case.sqlite")
        subprocess.run([*HEARSAY, "lists", "import", *given, "--any-size", "--case", str(case)], check=True, capture_output=True)
        questions = library(case)
        for turn in ("a start", "start again"):
            service, page, screened = start(case, questions[0])
            print(f"{turn}: {page:.2f} s to the first page, {screened:.2f} s to the first screened name")
            if turn == "start again":
                measure(service, questions, options)
            service.terminate()
            service.wait()


def library(case: Path) -> list[str]:
    """Return the questions, after timing them through the library call."""
    from hearsay.casefile.opening import open_casefile
    from hearsay.running.screeners import open_screener
    from hearsay.screening.queries import Query

    rng = random.Random(1)
    with open_casefile(case) as casefile:
        persons = [
            x.names[0].text for edition, _ in casefile.editions() for x in casefile.listings_of(edition)
            if x.schema == "Person" and x.names[0].text.isascii()
        ]  # fmt: skip
    questions = [damage(rng.choice(persons), rng) for _ in range(5000)]
    screener = open_screener([], case)
    assert screener is not None
    for name in questions[:50]:
        screener.screen_query(Query(name, "Person"), limit=15, threshold=0.5)
    begin = time.process_time()
    for name in questions[:1000]:
        screener.screen_query(Query(name, "Person"), limit=15, threshold=0.5)
    spent = (time.process_time() - begin) / 1000
    print(f"library call, with reasons: {spent * 1e6:.0f} microseconds CPU a name, {1 / spent:.0f} names a second on one core")
    return questions


def start(case: Path, name: str) -> tuple["subprocess.Popen[bytes]", float, float]:
    """Start the service; return it, and the seconds to the first page and to the first screened name."""
    begin = time.perf_counter()
    service = subprocess.Popen([*HEARSAY, "serve", "--port", str(PORT), "--case", str(case)], stderr=subprocess.DEVNULL)
    while True:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{PORT}/", timeout=10) as answer:
                answer.read()
            break
        except OSError:
            time.sleep(0.02)
    page = time.perf_counter() - begin
    request = urllib.request.Request(f"http://127.0.0.1:{PORT}/match/default", body(name), {"Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=120) as answer:
        answer.read()
    return service, page, time.perf_counter() - begin


def body(name: str) -> bytes:
    """Return what is sent to screen a name."""
    return json.dumps({"queries": {"q": {"schema": "Person", "properties": {"name": [name]}}}}).encode()


def measure(service: "subprocess.Popen[bytes]", questions: Sequence[str], options: argparse.Namespace) -> None:
    """Ask with many clients for a while, then until so many requests were answered, and print."""
    requests = [
        b"POST /match/default HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
        % (len(one), one)
        for one in map(body, questions)
    ]
    before, own = cpu_of(service.pid), resource.getrusage(resource.RUSAGE_SELF)
    taken, errors, seconds = asyncio.run(ask(requests, options.clients, options.seconds, None))
    spent, after = cpu_of(service.pid) - before, resource.getrusage(resource.RUSAGE_SELF)
    asking = after.ru_utime + after.ru_stime - own.ru_utime - own.ru_stime
    ranks = statistics.quantiles(taken, n=100)
    print(
        f"{options.clients} clients for {seconds:.0f} s: {len(taken) / seconds:.0f} requests a second, "
        f"p50 {ranks[49] * 1000:.1f} ms, p99 {ranks[98] * 1000:.1f} ms, errors {errors}"
    )
    print(f"CPU a request: the service {spent / len(taken) * 1e6:.0f} microseconds, the clients {asking / len(taken) * 1e6:.0f}")
    done, sizes = len(taken), [resident(service.pid)]
    while done < options.requests:
        taken, more, _ = asyncio.run(ask(requests, options.clients, 600.0, min(options.requests // 10, options.requests - done)))
        done, errors = done + len(taken), errors + more
        sizes.append(resident(service.pid))
    print(f"memory over {done} requests: {', '.join(f'{size:.0f}' for size in sizes)} MB; errors {errors}")


async def ask(requests: Sequence[bytes], clients: int, seconds: float, most: int | None) -> tuple[list[float], int, float]:
    """Ask until the time or the number of requests is up; return the seconds of each, the number of errors, and the time taken."""
    begin = time.perf_counter()
    taken: list[float] = []
    ends, errors = begin + seconds, 0

    async def client(first: int) -> None:
        nonlocal errors
        reader, writer = await asyncio.open_connection("127.0.0.1", PORT)
        at = first
        while time.perf_counter() < ends and (most is None or len(taken) < most):
            sent = time.perf_counter()
            writer.write(requests[at % len(requests)])
            head = await reader.readuntil(b"\r\n\r\n")
            length = next(int(line.split(b":")[1]) for line in head.lower().split(b"\r\n") if line.startswith(b"content-length"))
            answer = await reader.readexactly(length)
            taken.append(time.perf_counter() - sent)
            errors += not head.startswith(b"HTTP/1.1 200") or b'"status":200' not in answer
            at += clients
        writer.close()

    await asyncio.gather(*(client(number) for number in range(clients)))
    return taken, errors, time.perf_counter() - begin


def cpu_of(process: int) -> float:
    """Return the CPU seconds that a process has used."""
    fields = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def resident(process: int) -> float:
    """Return the resident size of a process, in MB."""
    return int(Path(f"/proc/{process}/statm").read_text(encoding="ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6


if __name__ == "__main__":
    main()
