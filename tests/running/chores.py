"""Tasks for the tests of running tasks; processes import them by their names."""

import os
import signal
import time
from pathlib import Path


def double(number: int) -> int:
    """Return twice the number."""
    return 2 * number


def die_once(folder: Path, number: int) -> int:
    """End the process the first time that the number 2 is asked for."""
    mark = folder / "died"
    if number == 2 and not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    with (folder / f"seen-{number}").open("a", encoding="ascii") as file:
        file.write("x")
    return 2 * number


def die(number: int) -> int:
    """End the process at the number 1."""
    if number == 1:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def refuse(number: int) -> int:
    """Fail at the number 1."""
    if number == 1:
        raise OSError("there is no space left")
    return number


def linger(folder: Path, _number: int) -> None:
    """Leave word of this process, and stay."""
    (folder / f"pid-{os.getpid()}").touch()
    time.sleep(60)
