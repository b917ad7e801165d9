"""`hearsay serve` listens on this machine alone, unless there is a token."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from hearsay.showing.cli import main


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("wider", [("--host", "0.0.0.0"), ("--host-name", "hearsay.example"), ("--tokens", "none.json")])
def test_listening_wider_is_refused_without_a_token(wider: tuple[str, str]) -> None:
    result = CliRunner().invoke(main, ["serve", *wider, "--port", "0"])
    assert result.exit_code == 2
    assert "hearsay token new" in result.output


def test_it_says_where_it_serves(monkeypatch: pytest.MonkeyPatch) -> None:
    import uvicorn

    served: list[uvicorn.Config] = []

    class Listening:
        def getsockname(self) -> tuple[str, int]:
            return ("127.0.0.1", 8323)

    def run(self: uvicorn.Server, sockets: object = None) -> None:  # noqa: ARG001
        served.append(self.config)
        self.started = True

    monkeypatch.setattr(uvicorn.Config, "bind_socket", lambda _self: Listening())
    monkeypatch.setattr(uvicorn.Server, "run", run)
    result = CliRunner().invoke(main, ["serve"])
    assert result.exit_code == 0, result.output
    assert "http://127.0.0.1:8323/" in result.output
    assert Path("case.sqlite").exists()
    [config] = served
    assert (config.access_log, config.server_header) == (False, False)
