"""An export says where it went and what its form could not hold; what goes wrong is one line."""

from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from hearsay.nouns import Decision, Finding, Listing, Reading
from hearsay.showing.cli.exporting import export_case, export_options
from hearsay.showing.export.formats import FORMATS


class Held:
    """A case file that holds one reading."""

    def __init__(self, *readings: Reading) -> None:
        self._readings = readings

    def readings(self) -> tuple[Reading, ...]:
        return self._readings

    def decisions(self) -> tuple[Decision, ...]:
        return ()

    def findings(self) -> tuple[Finding, ...]:
        return ()

    def listing_in(self, *_: object) -> Listing | None:
        return None


@pytest.mark.parametrize("form", FORMATS)
def test_every_form_is_written_and_named(form: str, small: Reading, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    export_case(Held(small), form, tmp_path / "case", title="A case")
    assert (tmp_path / "case").exists()
    assert f"wrote {FORMATS[form].about} to " in capsys.readouterr().err


def test_what_a_form_could_not_hold_is_said(small: Reading, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    export_case(Held(small), "prov", tmp_path / "case", title="A case")
    assert "hearsay: of 1 reports the case does not know when" in capsys.readouterr().err


def test_a_place_that_cannot_be_written_is_one_line(small: Reading, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(click.ClickException, match="file"):
        export_case(Held(small), "ftm", tmp_path / "file" / "case", title="A case")


def test_only_some_reports_are_written(small: Reading, example: Reading, tmp_path: Path) -> None:
    assert small.report is not None
    export_case(Held(small, example), "ftm", tmp_path / "case", title="A case", reports=[small.report.id])
    assert "Laleh Star" not in (tmp_path / "case").read_text("utf-8")


def test_the_options_come_to_the_command_by_their_names() -> None:
    @click.command()
    @export_options
    def command(**options: object) -> None:
        click.echo(repr(sorted(options.items())))

    done = CliRunner().invoke(command, ["--as", "csv", "--to", "x", "--report", "r1", "--report", "r2"])
    assert done.output.strip() == "[('form', 'csv'), ('reports', ('r1', 'r2')), ('title', None), ('to', PosixPath('x'))]"
    assert CliRunner().invoke(command, ["--as", "word"]).exit_code == 2
