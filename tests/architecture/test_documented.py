"""Commands, options, settings, lists and the words of the project are documented."""

import re
import tomllib
from importlib import import_module
from pathlib import Path

import click
import pytest

from hearsay.running.settings import SETTINGS, variable_of
from hearsay.showing.cli import COMMANDS

ROOT = Path(__file__).parents[2]
REFERENCE = ROOT / "docs" / "reference"
LISTS = ROOT / "src/hearsay/lists"


def page(name: str) -> str:
    return (REFERENCE / name).read_text(encoding="utf-8")


def section(text: str, title: str) -> str:
    """Return what stands under a heading, up to the next of the same depth or a higher one."""
    match = re.search(rf"^(#+) `?{re.escape(title)}`?$", text, re.MULTILINE)
    assert match, f"there is no heading for {title}"
    end = re.search(rf"^#{{1,{len(match[1])}}} ", text[match.end() :], re.MULTILINE)
    return text[match.end() :][: end.start()] if end else text[match.end() :]


def spoken_options() -> list[tuple[str, str]]:
    found = []
    for name, (module, _) in COMMANDS.items():
        command: click.Command = import_module(module).command
        inner = command.commands.items() if isinstance(command, click.Group) else []
        for words, each in [(name, command), *((f"{name} {inner_name}", each) for inner_name, each in inner)]:
            found += [(words, option.opts[-1]) for option in each.params if isinstance(option, click.Option)]
    return found


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_documented(name: str) -> None:
    assert section(page("commands.md"), f"hearsay {name}").strip()


@pytest.mark.parametrize(("words", "option"), spoken_options())
def test_every_option_is_documented_under_its_command(words: str, option: str) -> None:
    assert f"`{option}" in section(page("commands.md"), f"hearsay {words}")


@pytest.mark.parametrize("key", SETTINGS)
def test_every_setting_is_documented_with_its_variable(key: str) -> None:
    text = section(page("settings.md"), key)
    assert f"`{variable_of(key)}`" in text


def test_no_setting_is_documented_that_is_none() -> None:
    headings = re.findall(r"^## `(.+)`$", page("settings.md"), re.MULTILINE)
    assert headings == list(SETTINGS)


def list_folders() -> list[Path]:
    return sorted(path.parent for path in LISTS.rglob("reader.py"))


@pytest.mark.parametrize("folder", list_folders(), ids=lambda path: path.name)
def test_every_list_folder_describes_its_lists_and_they_are_documented(folder: Path) -> None:
    described = tomllib.loads((folder / "list.toml").read_text(encoding="utf-8"))["list"]
    assert described
    for each in described:
        assert each["publisher"] in section(page("lists.md"), each["name"])
        assert each["address"] in section(page("lists.md"), each["name"])


def test_the_glossary_has_one_sentence_a_line_and_no_word_twice() -> None:
    lines = (ROOT / "docs/glossary.md").read_text(encoding="utf-8").splitlines()
    words = [match[1] for line in lines if (match := re.match(r"- \*\*(.+?)\*\*: .+\.$", line))]
    assert len(words) == sum(line.startswith("- ") for line in lines)
    assert len(words) == len({word.casefold() for word in words}) > 30


def test_links_between_the_documents_lead_somewhere() -> None:
    for document in [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "changes").glob("*.md")]:
        for target in re.findall(r"\]\((?!https?:|#|mailto:)([^)#\s]+)", document.read_text(encoding="utf-8")):
            assert (document.parent / target).exists(), f"{document.relative_to(ROOT)} links to {target}"
