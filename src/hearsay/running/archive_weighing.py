"""The tables of a batch are weighed, however many reports they hold: by partitioned joins over files, so that no machine holds them all.

Five stages, each a task for every partition, done by the processes of one machine or by a Ray cluster; what one hands to the next lies in
files, in buckets:

1. sketch: a part's texts become samples of word 6-grams, by bucket of the gram; its claims, by bucket of each block (kind, participant).
2. meet: reports that share grams of a bucket become pairs with a count, by bucket of the pair.
3. compare: pairs that share enough are compared whole, and become copies.
4. link: claims of a block that agree become links.
5. gather: claims that links hold together are grouped and become findings, with their origins.

Parties are joined by name alone here; names that are spelled otherwise, lists, and decisions are for a case (`hearsay weigh`).
"""

import json
import pickle
import shutil
import zlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from itertools import pairwise
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from hearsay.errors import SettingsError
from hearsay.naming.joining import name_key
from hearsay.nouns import Reading, make_id
from hearsay.running.tables import count_parts, read_part, write_findings
from hearsay.running.weighing import make_finding
from hearsay.weighing.copies import COMMON, LEAST, PROMISING, Copy, Grams, compare, group_copies, make_grams, sharing_pairs
from hearsay.weighing.grouping import JOIN, Stated, agreement, block_keys, block_pairs, group_claims, state_claims
from hearsay.weighing.origins import Publication, credited_wire
from hearsay.weighing.statements import Held

PART = 1_000_000
"""Reports are numbered by their part and place: part times this, and the place."""
Run = Callable[[Callable[..., Any], list[tuple[Any, ...]]], Iterator[Any]]


@dataclass(frozen=True, slots=True)
class Places:
    """Where the tables are, where the stages leave what they hand on, and into how many buckets."""

    tables: str
    work: Path
    buckets: int


@dataclass(frozen=True, slots=True)
class Weighed:
    """What came out."""

    reports: int
    claims: int
    copies: int
    links: int
    findings: int


def weigh_tables(tables: str, output: Path, *, run: Run, buckets: int | None = None) -> Weighed:
    """Weigh the tables of a batch, and write `copies` and `findings` into the folder `output`.

    `output` must be a folder that all tasks reach; what the stages hand on lies below it until they are done.
    """
    parts = count_parts(tables)
    if not parts:
        raise SettingsError(f"{tables}: there are no tables here; `hearsay batch` writes them")
    work = output / "_work"
    shutil.rmtree(work, ignore_errors=True)
    places = Places(tables, work, buckets or max(4, parts))
    for stage in ("grams", "sketch", "blocks", "pairs", "claims"):
        (work / stage).mkdir(parents=True)
    every, each_bucket = [(places, number) for number in range(parts)], [(places, number) for number in range(places.buckets)]
    counts = list(run(sketch, every))
    for _ in run(meet, each_bucket):
        pass
    found = [pair for pairs in run(compare_pairs, each_bucket) for pair in pairs]
    leader = _leaders(found)
    links = [link for some in run(link, each_bucket) for link in some]
    placed = _place_components(links, places.buckets)
    (work / "leaders").write_bytes(pickle.dumps(leader))
    (work / "placed").write_bytes(pickle.dumps(placed))
    for _ in run(spread, every):
        pass
    findings = sum(run(gather, [(places, output, number) for number in range(places.buckets)]))
    (output / "copies.jsonl").write_text(
        "".join(json.dumps({"reports": [first, second], "of_first": a, "of_second": b}) + "\n" for first, second, a, b, _ in found), "utf-8"
    )
    shutil.rmtree(work, ignore_errors=True)
    return Weighed(sum(reports for reports, _ in counts), sum(claims for _, claims in counts), len(found), len(links), findings)


def run_here(workers: int) -> Run:
    """Return what runs tasks in processes of this machine."""

    def run(task: Callable[..., Any], arguments: list[tuple[Any, ...]]) -> Iterator[Any]:
        if workers == 1:
            yield from (task(*one) for one in arguments)
            return
        with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
            yield from pool.map(task, *zip(*arguments, strict=True))

    return run


def run_on_cluster(address: str | None) -> Run:
    """Return what runs tasks on a Ray cluster, whose nodes must share the folder of the output."""

    def run(task: Callable[..., Any], arguments: list[tuple[Any, ...]]) -> Iterator[Any]:
        try:
            import ray
        except ImportError as error:
            raise SettingsError("a cluster needs Ray: pip install 'hearsay[cluster]'") from error
        if not ray.is_initialized():
            ray.init(address=address, logging_level="error", log_to_driver=False)
        remote = ray.remote(max_retries=3)(task)
        for asked in [remote.remote(*one) for one in arguments]:
            yield ray.get(asked)

    return run


def sketch(places: Places, part: int) -> tuple[int, int]:
    """Hand on the grams and claims of a part; return how many reports and claims it has."""
    readings = read_part(places.tables, part)
    hashes, owners, ordered, distinct = [], [], [], []
    blocks: dict[int, list[tuple[tuple[str, ...], Stated]]] = defaultdict(list)
    claims = 0
    for place, stated, grams, _ in _stated(readings, part):
        sample = grams.sample
        hashes.append(sample)
        owners.append(np.full(len(sample), part * PART + place, dtype=np.int64))
        ordered.append(grams.ordered)
        distinct.append(grams.distinct)
        for one in stated:
            claims += 1
            for key in block_keys(one):
                blocks[_bucket(repr(key), places.buckets)].append((key, one))
    _save_grams(places.work / "grams" / str(part), ordered, distinct, hashes)
    if hashes:
        every, owner = np.concatenate(hashes), np.concatenate(owners)
        chosen = (every % np.uint64(places.buckets)).astype(np.int64)
        for bucket in np.unique(chosen).tolist():
            mine = chosen == bucket
            np.save(places.work / "sketch" / f"{bucket}-{part}.npy", np.stack([every[mine].view(np.int64), owner[mine]]))
    for bucket, some in blocks.items():
        (places.work / "blocks" / f"{bucket}-{part}.pickle").write_bytes(zlib.compress(pickle.dumps(some), 1))
    return len(readings), claims


def meet(places: Places, bucket: int) -> int:
    """Hand on the pairs of reports that share grams of a bucket; return how many there are."""
    files = sorted((places.work / "sketch").glob(f"{bucket}-*.npy"))
    if not files:
        return 0
    both = np.concatenate([np.load(path) for path in files], axis=1)
    order = np.lexsort((both[1], both[0]))
    hashes, owners = both[0][order], both[1][order]
    bounds = np.flatnonzero(np.concatenate(([True], hashes[1:] != hashes[:-1], [True])))
    pairs: Counter[tuple[int, int]] = Counter()
    for begin, end in pairwise(bounds.tolist()):
        if 1 < end - begin <= COMMON:
            pairs.update(sharing_pairs(owners[begin:end].tolist()))
    by_bucket: dict[int, list[tuple[int, int, int]]] = defaultdict(list)
    for (a, b), shared in pairs.items():
        by_bucket[(a // PART) % places.buckets].append((a, b, shared))
    for other, rows in by_bucket.items():
        np.save(places.work / "pairs" / f"{other}-{bucket}.npy", np.array(rows, dtype=np.int64))
    return len(pairs)


def compare_pairs(places: Places, bucket: int) -> list[tuple[int, int, float, float, int]]:
    """Return the copies among the pairs of a bucket: both reports' numbers, how much of each stands in the other, the longest stretch."""
    shared: Counter[tuple[int, int]] = Counter()
    for path in sorted((places.work / "pairs").glob(f"{bucket}-*.npy")):
        for a, b, count in np.load(path).tolist():
            shared[a, b] += count
    kept = _Grams(places.work / "grams")
    found = []
    for (a, b), count in sorted(shared.items()):
        if count < PROMISING * min(kept.sample_size(a), kept.sample_size(b)):
            continue
        copy = compare(kept.of(a), kept.of(b), a, b)
        if copy.containment >= LEAST:
            found.append((a, b, round(copy.of_first, 4), round(copy.of_second, 4), copy.longest))
    return found


def link(places: Places, bucket: int) -> list[tuple[str, str]]:
    """Return the pairs of claims in the blocks of a bucket that agree, by their ids."""
    blocks: dict[tuple[str, ...], list[Stated]] = defaultdict(list)
    for path in sorted((places.work / "blocks").glob(f"{bucket}-*.pickle")):
        for key, one in pickle.loads(zlib.decompress(path.read_bytes())):
            blocks[key].append(one)
    links = []
    for key, claims in sorted(blocks.items()):
        for a, b in block_pairs(key, claims):
            if agreement(claims[a], claims[b])[0] >= JOIN:
                links.append((claims[a].id, claims[b].id))
    return sorted(set(links))


def spread(places: Places, part: int) -> int:
    """Hand the claims of a part to the bucket that gathers their group; return how many."""
    placed: dict[str, int] = pickle.loads((places.work / "placed").read_bytes())
    by_bucket: dict[int, list[tuple[Stated, Publication, int]]] = defaultdict(list)
    for place, stated, _, publication in _stated(read_part(places.tables, part), part, with_grams=False):
        for one in stated:
            bucket = placed.get(one.id, _bucket(one.id, places.buckets))
            by_bucket[bucket].append((one, publication, part * PART + place))
    for bucket, rows in by_bucket.items():
        (places.work / "claims" / f"{bucket}-{part}.pickle").write_bytes(zlib.compress(pickle.dumps(rows), 1))
    return len(by_bucket)


def gather(places: Places, output: Path, bucket: int) -> int:
    """Write the findings of a bucket; return how many there are."""
    leaders: dict[int, int] = pickle.loads((places.work / "leaders").read_bytes())
    rows = [
        row
        for path in sorted((places.work / "claims").glob(f"{bucket}-*.pickle"), key=lambda path: int(path.stem.partition("-")[2]))
        for row in pickle.loads(zlib.decompress(path.read_bytes()))
    ]
    stated = [one for one, _, _ in rows]
    findings = []
    for group in group_claims(stated):
        published = {rows[n][2]: rows[n][1] for n in group}
        local = {number: place for place, number in enumerate(published)}
        # Of those that share a text, the others copy the earliest.
        first: dict[int, int] = {}
        for number in sorted(published, key=lambda one: (published[one].published_at or "9", one)):
            first.setdefault(leaders.get(number, number), number)
        publications = [
            replace(one, copies=local[earliest] if (earliest := first[leaders.get(number, number)]) != number else None)
            for number, one in published.items()
        ]
        claims = [replace(rows[n][0], number=local[rows[n][2]]) for n in group]
        findings.append(make_finding(claims, publications, Held(frozenset(), {}, {}), {}))
    write_findings(str(output), bucket, findings)
    return len(findings)


def _stated(
    readings: Sequence[Reading], part: int, *, with_grams: bool = True
) -> Iterator[tuple[int, list[Stated], Grams, Publication]]:  # fmt: skip
    """Yield each report's place in its part, its claims, its grams, and what origins need of it."""
    nothing = make_grams("")
    for place, reading in enumerate(readings):
        if reading.report is None:
            continue
        party_of = {entity.id: (make_id("p", *key), entity.name) for entity in reading.entities if (key := name_key(entity)) is not None}
        report = reading.report
        publication = Publication(
            report.id, report.publisher or report.title or report.id, report.published_at, None, credited_wire(report.text)
        )
        stated = state_claims(reading, part * PART + place, party_of)
        yield place, stated, make_grams(report.text) if with_grams else nothing, publication


def _leaders(copies: Iterable[tuple[int, int, float, float, int]]) -> dict[int, int]:
    """Return for each report that is or has a copy the least number of its group."""
    pairs = [(a, b) for a, b, *_ in copies]
    numbers = sorted({one for pair in pairs for one in pair})
    place = {number: n for n, number in enumerate(numbers)}
    groups = group_copies(len(numbers), (Copy(place[a], place[b], 1.0, 1.0, 0) for a, b in pairs))
    return {number: numbers[groups[n]] for n, number in enumerate(numbers)}


def _place_components(links: Iterable[tuple[str, str]], buckets: int) -> dict[str, int]:
    """Return for each linked claim the bucket of those that links hold together with it."""
    above: dict[str, str] = {}

    def find(one: str) -> str:
        while above[one] != one:
            above[one] = above[above[one]]
            one = above[one]
        return one

    for a, b in links:
        above.setdefault(a, a)
        above.setdefault(b, b)
        first, second = find(a), find(b)
        above[max(first, second)] = min(first, second)
    return {one: _bucket(find(one), buckets) for one in above}


def _bucket(key: str, buckets: int) -> int:
    return zlib.crc32(key.encode("utf-8", "surrogatepass")) % buckets


def _save_grams(path: Path, ordered: list[NDArray[np.uint64]], distinct: list[NDArray[np.uint64]], samples: list[Any]) -> None:
    path.mkdir()
    for name, arrays in (("ordered", ordered), ("distinct", distinct)):
        np.save(path / f"{name}_ends.npy", np.cumsum([len(one) for one in arrays], dtype=np.int64))
        np.save(path / f"{name}.npy", np.concatenate(arrays) if arrays else np.zeros(0, dtype=np.uint64))
    np.save(path / "sizes.npy", np.array([len(one) for one in samples], dtype=np.int32))


class _Grams:
    """The grams of all reports, mapped into memory part by part."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._parts: dict[int, dict[str, NDArray[Any]]] = {}

    def sample_size(self, number: int) -> int:
        """Return how many grams of a report were sampled."""
        return int(self._part(number // PART)["sizes"][number % PART])

    def of(self, number: int) -> Grams:
        """Return the grams of a report."""
        part, place = self._part(number // PART), number % PART
        return Grams(*(self._cut(part, name, place) for name in ("ordered", "distinct")))

    def _cut(self, part: dict[str, NDArray[Any]], name: str, place: int) -> NDArray[np.uint64]:
        ends = part[f"{name}_ends"]
        return np.asarray(part[name][int(ends[place - 1]) if place else 0 : int(ends[place])])

    def _part(self, number: int) -> dict[str, NDArray[Any]]:
        if number not in self._parts:
            if len(self._parts) > 256:
                self._parts.clear()
            folder = self._folder / str(number)
            self._parts[number] = {path.stem: np.load(path, mmap_mode="r") for path in folder.glob("*.npy") if path.stat().st_size > 128}
            self._parts[number] |= {path.stem: np.load(path) for path in folder.glob("*.npy") if path.stem not in self._parts[number]}
        return self._parts[number]
