"""What holds for every test: where the shared data lie, and that on CI nothing is skipped in silence."""

import os
from collections.abc import Generator
from pathlib import Path

import pytest

pytest_plugins = ["pytester"]

ROOT = Path(__file__).resolve().parents[1]
SHARED = Path(os.environ.get("HEARSAY_SHARED", ROOT.parent / "shared"))
"""The folder of the corpora and lists, which are not part of the repository."""


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The shared data folder; the test is skipped where there is none."""
    if not SHARED.is_dir():
        pytest.skip("the shared data folder is not here")
    return SHARED


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Turn a skip into a failure where CI is set: a missing tool is to be installed. Only data that are not there may be missing."""
    report = yield
    may_skip = item.get_closest_marker("data") is not None and not SHARED.is_dir()
    if report.skipped and not hasattr(report, "wasxfail") and os.environ.get("CI") == "true" and not may_skip:
        report.outcome = "failed"
        report.longrepr = f"skipped although CI=true: {_reason(report.longrepr)}"
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """Turn the skip of a whole module into a failure likewise."""
    report = yield
    if report.skipped and os.environ.get("CI") == "true" and SHARED.is_dir():
        report.outcome = "failed"
        report.longrepr = f"skipped although CI=true: {_reason(report.longrepr)}"
    return report


def _reason(longrepr: object) -> object:
    return longrepr[2] if isinstance(longrepr, tuple) else longrepr
