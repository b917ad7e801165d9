"""The command line: a file per command, each imported only when it is called, so that `--help` answers at once."""

import importlib
import os

import click

COMMANDS = {
    "read": ("hearsay.showing.cli.read", "Read reports: who claims what, about whom, how surely, who denies it."),
    "batch": ("hearsay.showing.cli.batch", "Read a large input into Parquet tables, on this machine or a cluster; goes on where it was."),
    "screen": ("hearsay.showing.cli.screen", "Screen the names of a CSV file against sanctions lists."),
    "case": ("hearsay.showing.cli.case", "Keep reports, readings and decisions in a case: new, add, list, decide, export, verify."),
    "weigh": ("hearsay.showing.cli.weigh", "Weigh the claims of a case: origins, denials, contradictions, grades."),
    "timeline": ("hearsay.showing.cli.timeline", "Show when the events of a case were, as far as the reports tell."),
    "network": ("hearsay.showing.cli.network", "Show who is said to have done what with whom; as a picture, too."),
    "why": ("hearsay.showing.cli.why", "Show the trail of a finding, claim or possible match down to the words."),
    "watch": ("hearsay.showing.cli.watch", "Read what is new in feeds and folders, again and again, and tell of it."),
    "serve": ("hearsay.showing.cli.serve", "Open the case in a browser, and answer other programs."),
    "token": ("hearsay.showing.cli.token", "Make, list and revoke the tokens of a service that others reach."),
    "lists": ("hearsay.showing.cli.lists", "Show the lists in force, or import others."),
}
"""A command's name: the module that holds it as `command`, and its line in `--help`."""


class LateGroup(click.Group):
    """A group that knows its commands by name and imports one only to run it or to show its own help."""

    def list_commands(self, _ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, _ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = importlib.import_module(COMMANDS[cmd_name][0]).command
        return command

    def format_commands(self, _ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in COMMANDS.items()])


@click.command(cls=LateGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="hearsay")
def main() -> None:
    """Read reports of arms supply and sanctions evasion: who claims what, about whom, how surely, and who denies it.

    hearsay reports what sources say. It asserts none of it, and a possible match is never more than possible until a person decides.
    """
    # The small products of reading are slower on several threads than on one; this must be said before numpy is imported.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
