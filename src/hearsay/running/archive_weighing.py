"""The tables of a batch are weighed, however many reports they hold: by partitioned joins over files, so that no machine holds them all.

Stages, each a task for every part or bucket, done by the processes of one machine or by a Ray cluster; what one hands to the next lies in
files (`running.shuffle`):

1. sketch: a part's texts become samples of word 6-grams, by bucket of the gram; its claims, by bucket of each block (kind, participant).
2. meet: reports that share grams of a bucket become pairs with a count, by bucket of the pair.
3. compare: pairs that share enough are compared whole, and become copies.
4. link: claims of a block that agree become links; of these a forest, which holds together what they all do, goes to the one that asked.
5. route: links go to the bucket of what links hold together, and so do the claims (spread).
6. gather: claims that links hold together are grouped and become findings, with their origins.

Parties are joined by name alone here; names that are spelled otherwise, lists, and decisions are for a case (`hearsay weigh`).
"""

import json
import pickle
import shutil
import zlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from hearsay.errors import SettingsError
from hearsay.naming.joining import name_key
from hearsay.nouns import Reading, make_id
from hearsay.running.shuffle import read_bucket, write_buckets
from hearsay.running.tables import count_parts, part_sizes, read_part, write_findings
from hearsay.running.tasks import Run, once
from hearsay.running.weighing import make_finding
from hearsay.weighing.copies import COMMON, LEAST, PROMISING, Copy, Grams, compare, group_copies, make_grams, sharing_pairs
from hearsay.weighing.grouping import JOIN, Stated, block_keys, block_pairs, join_linked, score, state_claims
from hearsay.weighing.origins import Publication, credited_wire
from hearsay.weighing.packing import pack, unpack
from hearsay.weighing.statements import Held

PART = 1_000_000
"""Reports are numbered by their part and place: part times this, and the place."""
CLAIMS = 100_000
"""Claims are numbered by their report and place: the report's number times this, and the place."""
TOGETHER = 20_000
"""So many claims one task groups; where links hold more together, the weakest of them give way."""
MOST_BUCKETS = 1024
"""However many parts there are."""
LINK = np.dtype([("score", "<f8"), ("a", "<i8"), ("b", "<i8")])
Links = NDArray[Any]
"""Of LINK: how well two claims agree, and the numbers of both, the lesser first."""
Tell = Callable[[str, int, int], None]
"""Hears the name of a stage, and how many of its tasks are done, of how many."""
FORM = 1
"""Of what the stages hand on; raise it when that changes, so that no run goes on with another's."""


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


def weigh_tables(
    tables: str, output: Path, *, run: Run, buckets: int | None = None, together: int = TOGETHER, tell: Tell = lambda *_: None
) -> Weighed:  # fmt: skip
    """Weigh the tables of a batch, and write `copies` and `findings` into the folder `output`.

    `output` must be a folder that all tasks reach; what the stages hand on lies below it until they are done, and a run that was ended goes
    on with the tasks that were not. `tell` hears of each task that is done. Raises WeighingError, and OSError where nothing can be written.
    """
    parts = count_parts(tables)
    if not parts:
        raise SettingsError(f"{tables}: there are no tables here; `hearsay batch` writes them")
    places = Places(tables, output / "_work", buckets or max(4, min(parts, MOST_BUCKETS)))
    work = _begin(places, together)
    every, each_bucket = range(parts), range(places.buckets)

    def stage(task: Callable[..., Any], numbers: range) -> Iterator[Any]:
        asked = [(work / "done" / f"{task.__name__}-{number}", task, places, number) for number in numbers]
        for count, result in enumerate(run(once, asked), 1):
            tell(task.__name__, count, len(asked))
            yield result

    counts = list(stage(sketch, every))
    _exhaust(stage(meet, each_bucket))
    found = [pair for pairs in stage(compare_pairs, each_bucket) for pair in pairs]
    _keep(work / "leaders.npy", _leaders(found))
    links = sum(stage(link, each_bucket))
    forest = np.concatenate([np.load(work / "forests" / f"{number}.npy") for number in each_bucket])
    _keep(work / "placed.npy", _hold_together(forest, together)[0])
    _exhaust(stage(route, each_bucket))
    _exhaust(stage(spread, every))
    findings = sum(stage(gather, each_bucket))
    (output / "copies.jsonl").write_text(
        "".join(json.dumps({"reports": [first, second], "of_first": a, "of_second": b}) + "\n" for first, second, a, b, _ in found), "utf-8"
    )
    _end(places)
    return Weighed(sum(reports for reports, _ in counts), sum(claims for _, claims in counts), len(found), links, findings)


def _begin(places: Places, together: int) -> Path:
    """Return the folder for what the stages hand on, as an earlier run over the same tables left it, or empty."""
    about = json.dumps({"form": FORM, "tables": part_sizes(places.tables), "buckets": places.buckets, "together": together})
    noted = places.work / "about.json"
    if not noted.exists() or noted.read_text("utf-8") != about:
        shutil.rmtree(places.work, ignore_errors=True)
        for stage in ("grams", "sketch", "blocks", "stated", "pairs", "links", "forests", "routed", "claims", "done"):
            (places.work / stage).mkdir(parents=True)
        noted.write_text(about, "utf-8")
    return places.work


def _end(places: Places) -> None:
    """Remove what the stages handed on, and findings that an earlier weighing of more buckets left."""
    for path in (places.work.parent / "findings").glob("part-*.parquet"):
        if int(path.stem.partition("-")[2]) >= places.buckets:
            path.unlink()
    shutil.rmtree(places.work, ignore_errors=True)


def _exhaust(results: Iterator[Any]) -> None:
    for _ in results:
        pass


def sketch(places: Places, part: int) -> tuple[int, int]:
    """Hand on the grams and claims of a part; return how many reports and claims it has."""
    readings = read_part(places.tables, part)
    hashes, owners, ordered, distinct = [], [], [], []
    blocks: dict[int, list[tuple[tuple[str, ...], int, bytes]]] = defaultdict(list)
    rows: list[tuple[Publication, int, list[bytes]]] = []
    for place, stated, grams, publication in _stated(readings, part):
        sample = grams.sample
        hashes.append(sample)
        owners.append(np.full(len(sample), part * PART + place, dtype=np.int64))
        ordered.append(grams.ordered)
        distinct.append(grams.distinct)
        packed = [pack(one) for one in stated]
        rows.append((publication, part * PART + place, packed))
        for number, (one, data) in enumerate(zip(stated, packed, strict=True)):
            for key in block_keys(one):
                blocks[_bucket(repr(key), places.buckets)].append((key, (part * PART + place) * CLAIMS + number, data))
    _save_grams(places.work / "grams" / str(part), ordered, distinct, hashes)
    sketches: dict[int, bytes] = {}
    if hashes:
        every, owner = np.concatenate(hashes), np.concatenate(owners)
        for bucket, mine in _by_bucket((every % np.uint64(places.buckets)).astype(np.int64)):
            sketches[bucket] = np.stack([every[mine].view(np.int64), owner[mine]], axis=1).tobytes()
    write_buckets(places.work / "sketch", part, sketches, places.buckets)
    write_buckets(places.work / "blocks", part, {bucket: _squeeze(some) for bucket, some in blocks.items()}, places.buckets)
    (places.work / "stated" / str(part)).write_bytes(_squeeze(rows))
    return len(readings), sum(len(packed) for _, _, packed in rows)


def meet(places: Places, bucket: int) -> int:
    """Hand on the pairs of reports that share grams of a bucket; return how many there are."""
    handed = b"".join(data for _, data in read_bucket(places.work / "sketch", bucket))
    if not handed:
        return 0
    both = np.frombuffer(handed, dtype=np.int64).reshape(-1, 2)
    order = np.lexsort((both[:, 1], both[:, 0]))
    hashes, owners = both[order, 0], both[order, 1]
    pairs: Counter[tuple[int, int]] = Counter()
    bounds = np.flatnonzero(np.concatenate(([True], hashes[1:] != hashes[:-1], [True])))
    for begin, end in pairwise(bounds.tolist()):
        if 1 < end - begin <= COMMON:
            pairs.update(sharing_pairs(owners[begin:end].tolist()))
    rows = np.array([(a, b, shared) for (a, b), shared in pairs.items()], dtype=np.int64).reshape(-1, 3)
    target = (rows[:, 0] // PART) % places.buckets
    write_buckets(places.work / "pairs", bucket, {one: rows[mine].tobytes() for one, mine in _by_bucket(target)}, places.buckets)
    return len(pairs)


def compare_pairs(places: Places, bucket: int) -> list[tuple[int, int, float, float, int]]:
    """Return the copies among the pairs of a bucket: both reports' numbers, how much of each stands in the other, the longest stretch."""
    shared: Counter[tuple[int, int]] = Counter()
    for _, data in read_bucket(places.work / "pairs", bucket):
        for a, b, count in np.frombuffer(data, dtype=np.int64).reshape(-1, 3).tolist():
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


def link(places: Places, bucket: int) -> int:
    """Find the pairs of claims in the blocks of a bucket that agree; return how many."""
    blocks: dict[tuple[str, ...], list[tuple[int, bytes]]] = defaultdict(list)
    for _, data in read_bucket(places.work / "blocks", bucket):
        for key, number, packed in _unsqueeze(data):
            blocks[key].append((number, packed))
    found: list[tuple[float, int, int]] = []
    for key in sorted(blocks):
        rows = blocks.pop(key)
        if len(rows) < 2:
            continue
        claims = [next(unpack(packed)) for _, packed in rows]
        for a, b in block_pairs(key, claims):
            agree = score(claims[a], claims[b], JOIN)
            if agree >= JOIN:
                found.append((agree, rows[a][0], rows[b][0]))
    links = np.unique(np.array(found, dtype=LINK))
    np.save(places.work / "links" / f"{bucket}.npy", links)
    _, kept = _hold_together(links)
    np.save(places.work / "forests" / f"{bucket}.npy", links[kept])
    return len(links)


def route(places: Places, bucket: int) -> int:
    """Hand the links of a bucket to the bucket that groups what they hold together; return how many are handed on."""
    links = np.load(places.work / "links" / f"{bucket}.npy")
    placed = np.load(places.work / "placed.npy", mmap_mode="r")
    first, second = _look_up(placed, links["a"]), _look_up(placed, links["b"])
    links, root = links[first == second], first[first == second]
    target = _spread_evenly(root, places.buckets)
    write_buckets(places.work / "routed", bucket, {one: links[mine].tobytes() for one, mine in _by_bucket(target)}, places.buckets)
    return len(links)


def spread(places: Places, part: int) -> int:
    """Hand the claims of a part to the bucket that groups what links hold together; return to how many buckets."""
    placed = np.load(places.work / "placed.npy", mmap_mode="r")
    by_bucket: dict[int, list[tuple[Publication, int, list[int], list[bytes]]]] = defaultdict(list)
    for publication, report, packed in _unsqueeze((places.work / "stated" / str(part)).read_bytes()):
        numbers = report * CLAIMS + np.arange(len(packed), dtype=np.int64)
        for bucket, mine in _by_bucket(_spread_evenly(_look_up(placed, numbers), places.buckets)):
            by_bucket[bucket].append((publication, report, numbers[mine].tolist(), [packed[place] for place in mine.tolist()]))
    write_buckets(places.work / "claims", part, {bucket: _squeeze(rows) for bucket, rows in by_bucket.items()}, places.buckets)
    return len(by_bucket)


def gather(places: Places, bucket: int) -> int:
    """Write the findings of a bucket; return how many there are."""
    leaders = np.load(places.work / "leaders.npy", mmap_mode="r")
    rows = [row for _, data in read_bucket(places.work / "claims", bucket) for row in _unsqueeze(data)]
    publication_of = {report: publication for publication, report, _, _ in rows}
    reports = np.array(list(publication_of), dtype=np.int64)
    leader_of = dict(zip(publication_of, _look_up(leaders, reports).tolist(), strict=True))
    stated = [one for _, _, _, packed in rows for one in unpack(b"".join(packed))]
    # Parts come in order, and so do the claims in each.
    numbers = np.array([number for _, _, claims, _ in rows for number in claims], dtype=np.int64)
    routed = b"".join(data for _, data in read_bucket(places.work / "routed", bucket))
    links = np.unique(np.frombuffer(routed, dtype=LINK))
    ends = (np.searchsorted(numbers, links[name]).tolist() for name in ("a", "b"))
    findings = []
    for group in join_linked(stated, zip(links["score"].tolist(), *ends, strict=True)):
        published = {stated[n].number: publication_of[stated[n].number] for n in group}
        local = {number: place for place, number in enumerate(published)}
        # Of those that share a text, the others copy the earliest.
        first: dict[int, int] = {}
        for number in sorted(published, key=lambda one: (published[one].published_at or "9", one)):
            first.setdefault(leader_of[number], number)
        publications = [
            replace(one, copies=local[earliest] if (earliest := first[leader_of[number]]) != number else None)
            for number, one in published.items()
        ]
        claims = [replace(stated[n], number=local[stated[n].number]) for n in group]
        findings.append(make_finding(claims, publications, Held(frozenset(), {}, {}), {}))
    write_findings(str(places.work.parent), bucket, findings)
    return len(findings)


def _stated(
    readings: Sequence[Reading], part: int
) -> Iterator[tuple[int, list[Stated], Grams, Publication]]:  # fmt: skip
    """Yield each report's place in its part, its claims, its grams, and what origins need of it."""
    for place, reading in enumerate(readings):
        if reading.report is None:
            continue
        party_of = {entity.id: (make_id("p", *key), entity.name) for entity in reading.entities if (key := name_key(entity)) is not None}
        report = reading.report
        publication = Publication(
            report.id, report.publisher or report.title or report.id, report.published_at, None, credited_wire(report.text)
        )
        stated = state_claims(reading, part * PART + place, party_of)
        yield place, stated, make_grams(report.text), publication


def _leaders(copies: Iterable[tuple[int, int, float, float, int]]) -> NDArray[np.int64]:
    """Return for each report that is or has a copy its number and the least number of its group; shape (reports, 2), in order."""
    pairs = [(a, b) for a, b, *_ in copies]
    numbers = sorted({one for pair in pairs for one in pair})
    place = {number: n for n, number in enumerate(numbers)}
    groups = group_copies(len(numbers), (Copy(place[a], place[b], 1.0, 1.0, 0) for a, b in pairs))
    return np.array([(number, numbers[groups[n]]) for n, number in enumerate(numbers)], dtype=np.int64).reshape(-1, 2)


def _hold_together(links: Links, most: int | None = None) -> tuple[NDArray[np.int64], list[int]]:
    """Return for each linked claim its number and the least number of those that links hold together with it, and which links do so.

    The strongest come first, and one that would hold more than `most` together is left out. The first is of shape (claims, 2), in order.
    """
    numbers, places = np.unique(np.concatenate([links["a"], links["b"]]), return_inverse=True)
    above, size = list(range(len(numbers))), [1] * len(numbers)

    def find(one: int) -> int:
        while above[one] != one:
            above[one] = above[above[one]]
            one = above[one]
        return one

    firsts, seconds = places[: len(links)].tolist(), places[len(links) :].tolist()
    kept = []
    for number in np.lexsort((links["b"], links["a"], -links["score"])).tolist():
        low, high = sorted((find(firsts[number]), find(seconds[number])))
        if low != high and (most is None or size[low] + size[high] <= most):
            above[high] = low
            size[low] += size[high]
            kept.append(number)
    return np.stack([numbers, numbers[[find(one) for one in range(len(numbers))]]], axis=1), kept


def _look_up(table: NDArray[np.int64], numbers: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return what a table of pairs, in order, has beside each of `numbers`; for those that it has not, themselves."""
    if not len(table):
        return numbers
    place = np.minimum(np.searchsorted(table[:, 0], numbers), len(table) - 1)
    return np.where(table[place, 0] == numbers, table[place, 1], numbers)


def _bucket(key: str, buckets: int) -> int:
    return zlib.crc32(key.encode("utf-8", "surrogatepass")) % buckets


def _spread_evenly(numbers: NDArray[np.int64], buckets: int) -> NDArray[np.int64]:
    mixed = (numbers.astype(np.uint64) * np.uint64(0x9E3779B97F4A7C15)) >> np.uint64(32)
    return (mixed % np.uint64(buckets)).astype(np.int64)


def _by_bucket(buckets: NDArray[np.int64]) -> Iterator[tuple[int, NDArray[np.int64]]]:
    """Yield each bucket that stands in an array, and where it stands there."""
    if not len(buckets):
        return
    order = np.argsort(buckets, kind="stable")
    ends = np.flatnonzero(np.diff(buckets[order])) + 1
    for places in np.split(order, ends):
        yield int(buckets[places[0]]), places


def _keep(path: Path, array: NDArray[Any]) -> None:
    """Write an array whole, beside its place first: tasks of a run that was ended may still map the old one."""
    draft = path.with_name(f".{path.name}")
    np.save(draft, array)
    draft.replace(path)


def _squeeze(rows: list[Any]) -> bytes:
    return zlib.compress(pickle.dumps(rows, protocol=5), 1)


def _unsqueeze(data: bytes) -> list[Any]:
    found: list[Any] = pickle.loads(zlib.decompress(data))
    return found


def _save_grams(path: Path, ordered: list[NDArray[np.uint64]], distinct: list[NDArray[np.uint64]], samples: list[Any]) -> None:
    path.mkdir(exist_ok=True)
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
