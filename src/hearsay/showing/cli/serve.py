"""`hearsay serve`: the workbench and the API over one case, on this machine alone unless a token is made."""

import logging
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from hearsay.errors import HearsayError
from hearsay.showing.cli.case_option import Where, case_option, default_case, whoever
from hearsay.showing.terminal import one_line

if TYPE_CHECKING:
    from hearsay.casefile.opening import OpenCasefile

LOOPBACK = ("127.0.0.1", "::1", "localhost")


@click.command()
@case_option
@click.option(
    "--host", default="127.0.0.1", show_default=True, help="The address to listen on; any other but this machine's own needs a token."
)
@click.option("--port", default=8323, show_default=True, type=click.IntRange(0, 65535), help="The port; 0 takes a free one.")
@click.option(
    "--host-name", "host_names", multiple=True, metavar="NAME", help="A host name that the service is reached by, as often as needed."
)
@click.option(
    "--tokens", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE", help="The file of tokens [default: beside the case]."
)
@click.option("--open", "open_browser", is_flag=True, help="Open the workbench in the browser.")
@click.option(
    "--rate",
    default=0,
    type=click.IntRange(0),
    metavar="N",
    help="Requests a minute of one client at most [default: 1200 where others reach it].",
)
def command(
    case: Where | None, host: str, port: int, host_names: tuple[str, ...], tokens: Path | None, open_browser: bool, rate: int
) -> None:  # fmt: skip
    """Open the case in a browser, and answer other programs.

    On this machine alone whoever reaches it may do everything. Listening wider is refused until there is a token (`hearsay token new`);
    then every request needs one. A --host-name too means that others come, through a program before this one.
    """
    try:
        import uvicorn

        from hearsay.showing.web.app import LOOPBACK as OWN
        from hearsay.showing.web.app import STATIC, make_app
        from hearsay.showing.web.guards import Limits
        from hearsay.showing.web.service import Service
        from hearsay.showing.web.tokens import Tokens, tokens_beside
    except ImportError as error:
        raise click.ClickException(f"the service needs the package {error.name}: pip install 'hearsay[serve]'") from error
    from hearsay.casefile.opening import open_casefile
    from hearsay.running.settings import read_settings

    logging.basicConfig(format="%(levelname)s: %(message)s", level=logging.WARNING)
    where = case or default_case()
    alone = host in LOOPBACK
    try:
        kept = Tokens(tokens or tokens_beside(where))
        has_tokens = bool(kept.list())
        others = not alone or bool(host_names) or tokens is not None
        if others and not has_tokens:
            raise click.UsageError("everyone needs a token here, and there is none: make one with `hearsay token new NAME --scope read`")
        casefile: OpenCasefile = open_casefile(where, create="://" not in str(where))
        with casefile:
            guarded = kept if others else None
            limits = Limits(requests_a_minute=rate or (0 if alone and not host_names else 1200))
            service = Service(casefile, where, read_settings(), guarded, whoever(), limits)
            hosts = (
                *OWN,
                *(name.lower() for name in host_names),
                *(() if host in ("0.0.0.0", "::") else (f"[{host}]" if ":" in host else host.lower(),)),
            )
            config = uvicorn.Config(
                make_app(service, hosts=hosts), host=host, port=port, log_level="warning", access_log=False, server_header=False,
                timeout_keep_alive=20, h11_max_incomplete_event_size=64 * 1024, timeout_graceful_shutdown=5,
            )  # fmt: skip
            server = uvicorn.Server(config)
            listening = config.bind_socket()
            shown = f"[{host}]" if ":" in host else host
            address = f"http://{shown}:{listening.getsockname()[1]}/"
            click.echo(f"hearsay serves {one_line(str(where).split('@')[-1])} at {address} (stop with Ctrl+C)", err=True)
            if not (STATIC / "index.html").is_file():
                click.echo("the workbench is not built here, so the API alone is served; in a checkout: make serve", err=True)
            if open_browser:
                import webbrowser

                webbrowser.open(address)
            server.run(sockets=[listening])
            if not server.started:
                sys.exit(1)
    except (HearsayError, OSError) as error:
        raise click.ClickException(one_line(str(error))) from error
