"""Every task is done, and what it returned comes in order, though processes end; what is done is not done again."""

import importlib
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from hearsay.errors import SettingsError, WeighingError
from hearsay.running.tasks import once, run_here, run_on_cluster


@pytest.fixture
def chores(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    monkeypatch.syspath_prepend(str(Path(__file__).parent))
    yield importlib.import_module("chores")
    sys.modules.pop("chores", None)


def lives(process: int) -> bool:
    """Say whether a process is there; one that only waits to be counted out is not."""
    try:
        return Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


@pytest.mark.parametrize("workers", [1, 2])
def test_results_come_in_the_order_of_what_was_asked(chores: Any, workers: int) -> None:
    assert list(run_here(workers)(chores.double, [(number,) for number in range(5)])) == [0, 2, 4, 6, 8]


def test_a_process_that_ends_is_replaced(chores: Any, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    assert list(run_here(2)(chores.die_once, [(tmp_path, number) for number in range(6)])) == [0, 2, 4, 6, 8, 10]
    assert "is done again" in caplog.text
    assert all((tmp_path / f"seen-{number}").exists() for number in range(6))


def test_a_task_that_always_ends_its_process_ends_the_run(chores: Any) -> None:
    with pytest.raises(WeighingError, match=r"3 of 4 are done|fewer workers"):
        list(run_here(2)(chores.die, [(number,) for number in range(4)]))


def test_processes_end_with_the_one_that_asked_for_them(tmp_path: Path) -> None:
    code = (
        "import chores, pathlib; from hearsay.running.tasks import run_here\n"
        f"if __name__ == '__main__': list(run_here(2)(chores.linger, [(pathlib.Path({str(tmp_path)!r}), n) for n in range(2)]))"
    )
    script = tmp_path / "run.py"
    script.write_text(code, encoding="utf-8")
    asking = subprocess.Popen([sys.executable, str(script)], env=os.environ | {"PYTHONPATH": str(Path(__file__).parent)})
    end = time.monotonic() + 60
    while len(list(tmp_path.glob("pid-*"))) < 2 and time.monotonic() < end:
        time.sleep(0.1)
    asking.kill()
    asking.wait()
    left = [int(path.name.partition("-")[2]) for path in tmp_path.glob("pid-*")]
    while any(map(lives, left)) and time.monotonic() < end:
        time.sleep(0.1)
    assert len(left) == 2
    assert not any(map(lives, left))


def test_what_a_task_raises_is_raised(chores: Any) -> None:
    with pytest.raises(OSError, match="no space"):
        list(run_here(2)(chores.refuse, [(number,) for number in range(4)]))


def test_what_is_done_is_not_done_again(tmp_path: Path) -> None:
    seen: list[int] = []

    def count(number: int) -> int:
        seen.append(number)
        return len(seen)

    assert [once(tmp_path / "a", count, 7), once(tmp_path / "a", count, 7), once(tmp_path / "b", count, 8)] == [1, 1, 2]
    assert seen == [7, 8]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a", "b"]


@pytest.fixture
def ray_here(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Let Ray do tasks in this process."""
    import ray

    class Remote:
        def __init__(self, task: Callable[..., Any]) -> None:
            self.task = task

        def remote(self, *arguments: Any) -> Callable[[], Any]:
            return lambda: self.task(*arguments)

    monkeypatch.setattr(ray, "is_initialized", lambda: True)
    monkeypatch.setattr(ray, "remote", lambda **_: Remote)
    monkeypatch.setattr(ray, "get", lambda asked: asked())
    return ray


@pytest.mark.usefixtures("ray_here")
def test_a_cluster_does_the_same(chores: Any) -> None:
    assert list(run_on_cluster("auto")(chores.double, [(1,), (2,)])) == [2, 4]


def test_a_cluster_that_loses_a_task_for_good_says_so(ray_here: Any) -> None:
    def lose(_number: int) -> None:
        raise ray_here.exceptions.WorkerCrashedError

    with pytest.raises(WeighingError, match="could not do a task"):
        list(run_on_cluster("auto")(lose, [(1,)]))


def test_a_cluster_that_is_not_there_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    import ray

    def refuse(**_: Any) -> None:
        raise ConnectionError("nobody answers")

    monkeypatch.setattr(ray, "is_initialized", lambda: False)
    monkeypatch.setattr(ray, "init", refuse)
    with pytest.raises(SettingsError, match="nobody answers"):
        list(run_on_cluster("head.example:6379")(print, [(1,)]))
