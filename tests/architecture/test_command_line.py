"""The command line answers at once, and says all that it can do."""

import os
import resource
import subprocess
import sys

from hearsay.showing.cli import COMMANDS

HELP = [sys.executable, "-m", "hearsay", "--help"]
HEAVY = {
    "spacy",
    "numpy",
    "onnxruntime",
    "tokenizers",
    "trafilatura",
    "lxml",
    "pypdfium2",
    "httpx",
    "rapidfuzz",
    "rigour",
    "rich",
    "pydantic",
}


def spend(command: list[str]) -> float:
    """Return the seconds of CPU time that a command takes."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, capture_output=True, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (after.ru_utime + after.ru_stime) - (before.ru_utime + before.ru_stime)


def test_help_answers_within_three_tenths_of_a_second() -> None:
    assert min(spend(HELP) for _ in range(5)) < 0.3


def test_help_lists_every_command() -> None:
    text = subprocess.run(HELP, capture_output=True, text=True, check=True).stdout
    listed = [line.split()[0] for line in text.partition("Commands:")[2].splitlines() if line.startswith("  ") and line[2] != " "]
    assert listed == list(COMMANDS)


def test_every_command_explains_itself() -> None:
    for name in COMMANDS:
        done = subprocess.run(
            [*HELP[:-1], name, "--help"], capture_output=True, text=True, check=False, env=os.environ | {"COLUMNS": "200"}
        )
        assert done.returncode == 0, done.stderr
        assert "Usage:" in done.stdout


def test_the_commands_load_nothing_heavy_before_they_run() -> None:
    names = ", ".join(module for module, _ in COMMANDS.values())
    code = f"import sys, hearsay.showing.cli, {names}; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert not HEAVY & set(loaded)
