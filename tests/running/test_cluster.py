"""A cluster of this machine gives what one process gives, to the byte; a lost node costs nothing."""

import json
import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from hearsay.errors import SettingsError
from hearsay.running.batch import Batch, run_batch
from hearsay.running.cluster import Actor, read_parts_on
from hearsay.running.index_travel import pack_index
from hearsay.running.parts import Part, PartDone, PartReader, Plan

Planned = Callable[..., Plan]
pytestmark = [
    pytest.mark.enable_socket,
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
    pytest.mark.filterwarnings("ignore::FutureWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]


def here(parts: Iterable[Part], plan: Plan, _workers: int) -> Iterator[PartDone]:
    reader = PartReader(plan)
    for part in parts:
        yield reader.read(part)


@pytest.fixture
def cluster(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """Start a head without processors and two nodes with one each."""
    monkeypatch.setenv("RAY_AUTH_MODE", "disabled")
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join((str(Path(__file__).parent), os.environ.get("PYTHONPATH", ""))))
    import ray
    from ray.cluster_utils import Cluster

    made = Cluster(initialize_head=True, head_node_args={"num_cpus": 0, "include_dashboard": False})
    nodes = [made.add_node(num_cpus=1) for _ in range(2)]
    ray.init(address=made.address, logging_level="error", log_to_driver=False)
    yield made, nodes
    ray.shutdown()
    made.shutdown()


def test_two_nodes_give_the_same_bytes_though_one_is_lost(plan: Planned, tmp_path: Path, cluster: Any) -> None:
    source = tmp_path / "in.jsonl"
    source.write_text("".join(json.dumps({"text": f"Text {number}."}) + "\n" for number in range(60)), encoding="utf-8")
    for _ in run_batch(Batch(str(source), plan(output=str(tmp_path / "whole")), 3, engine=here)):
        pass
    made, nodes = cluster
    done = []
    for progress in run_batch(Batch(str(source), plan(), 3, 2, engine=read_parts_on("auto"))):
        done.append(progress.parts)
        if len(done) == 5:
            made.remove_node(nodes[1], allow_graceful=False)
    assert (progress.parts, progress.reports, progress.failures) == (20, 60, 0)
    whole = {path.name + path.parent.name: path.read_bytes() for path in (tmp_path / "whole").rglob("*.parquet")}
    assert {path.name + path.parent.name: path.read_bytes() for path in (tmp_path / "out").rglob("*.parquet")} == whole


def test_an_actor_maps_the_index_that_came_with_it(plan: Planned, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    (tmp_path / "index").mkdir()
    (tmp_path / "index" / "names.npy").write_bytes(b"names")
    actors = [Actor(plan(), pack_index(tmp_path / "index")) for _ in range(2)]
    [folder] = {actor.pool.plan.index for actor in actors}
    assert folder is not None
    assert folder != tmp_path / "index"
    assert (folder / "names.npy").read_bytes() == b"names"


def test_nothing_to_do_starts_no_cluster(plan: Planned) -> None:
    assert list(read_parts_on(None)([], plan(), 2)) == []


def test_a_cluster_that_is_not_there_is_said(plan: Planned, monkeypatch: pytest.MonkeyPatch) -> None:
    import ray

    def refuse(**_: Any) -> None:
        raise ConnectionError("nobody answers")

    monkeypatch.setattr(ray, "is_initialized", lambda: False)
    monkeypatch.setattr(ray, "init", refuse)
    with pytest.raises(SettingsError, match="nobody answers"):
        list(read_parts_on("head.example:6379")([Part(0, ())], plan(), 2))
