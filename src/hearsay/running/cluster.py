"""Parts are read by the machines of a Ray cluster: a reader on every processor as an actor, the parts as a Ray dataset.

A cluster is started with `ray start --head` on one machine and `ray start --address=HEAD` on the others (docs/how-to/cluster.md). An actor
or machine that is lost is replaced by Ray, and its parts are read again; their tables are written over themselves. Each actor reads in a
process of its own beside it, so that a report which hangs or ends a process is given up here as it is on one machine. The index over the
lists goes to each machine once.
"""

import logging
import pickle
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import islice
from typing import Any

from hearsay.errors import SettingsError
from hearsay.running.index_travel import pack_index, unpack_index
from hearsay.running.parts import Part, PartDone, Plan
from hearsay.running.pool import Pool

WAVE = 500
"""Parts that are handed to the cluster at a time; each wave loads the model once a worker."""


def read_parts_on(address: str | None) -> Callable[[Iterable[Part], Plan, int], Iterator[PartDone]]:
    """Return an engine that reads parts on the cluster at an address, or on one that is started here where there is none."""

    def engine(parts: Iterable[Part], plan: Plan, workers: int) -> Iterator[PartDone]:
        try:
            import ray
        except ImportError as error:
            raise SettingsError("a cluster needs Ray: pip install 'hearsay[cluster]'") from error
        supply = iter(parts)
        first = next(supply, None)
        if first is None:
            return
        if not ray.is_initialized():
            own = {} if address else {"num_cpus": workers, "include_dashboard": False}
            try:
                ray.init(address=address, logging_level=logging.ERROR, log_to_driver=False, **own)
            except (ConnectionError, ValueError, RuntimeError) as error:
                raise SettingsError(f"there is no cluster at {address}: {error}") from error
        logging.getLogger("ray.data").setLevel(logging.ERROR)
        ray.data.DataContext.get_current().enable_progress_bars = False
        # Kept here while actors may still come: Ray hands a copy to each machine that has one.
        index = ray.put(pack_index(plan.index)) if plan.index is not None else None
        given = (replace(plan, index=None), index)
        wave = [first, *islice(supply, WAVE - 1)]
        while wave:
            # A row a part, packed by us: Ray moves bytes from machine to machine without looking into them.
            rows = ray.data.from_items([{"part": pickle.dumps(part)} for part in wave], override_num_blocks=len(wave))
            done = rows.map(Actor, fn_constructor_args=given, compute=ray.data.ActorPoolStrategy(size=workers), num_cpus=1)
            for row in done.iter_rows():
                yield pickle.loads(row["done"])
            wave = list(islice(supply, WAVE))

    return engine


class Actor:
    """One worker of the cluster."""

    def __init__(self, plan: Plan, index: Any = None) -> None:
        """Take what to do, and the index, packed, or Ray's reference to it."""
        if index is not None:
            import ray

            packed = ray.get(index) if isinstance(index, ray.ObjectRef) else index
            plan = replace(plan, index=unpack_index(packed))
        self.pool = Pool(plan, 1)

    def __call__(self, row: dict[str, Any]) -> dict[str, Any]:
        """Read the part of a row."""
        [done] = self.pool.run(iter([pickle.loads(row["part"])]))
        return {"done": pickle.dumps(done)}
