"""`hearsay network`: the parties of a case and what the claims say between them, as JSON or as a picture."""

import json
from pathlib import Path

import click

from hearsay.showing.cli.case_option import Where, case_option, opened_case
from hearsay.showing.terminal import one_line


@click.command("network")
@case_option
@click.option("--svg", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE", help="Draw it into an SVG file.")
@click.option(
    "--most", default=60, show_default=True, type=click.IntRange(min=2), help="How many parties a picture shows, the busiest first."
)
@click.option("--json", "as_json", is_flag=True, help="Print nodes and edges as one JSON object.")
def command(case: Where | None, svg: Path | None, most: int, as_json: bool) -> None:
    """Show who is said to have done what with whom; weigh the case first."""
    from hearsay.showing.network import draw, make_network

    with opened_case(case) as casefile:
        network = make_network(casefile.findings())
    if svg is not None:
        svg.write_text(draw(network, most=most), encoding="utf-8")
        click.echo(f"hearsay: wrote the picture to {one_line(str(svg))}", err=True)
    if as_json:
        nodes = [{"id": name, "name": name, "findings": count} for name, count in network.nodes.items()]
        edges = [
            {"from": edge.start, "to": edge.end, "kind": edge.kind, "denied": edge.is_denied, "findings": list(edge.findings)}
            for edge in network.edges
        ]
        click.echo(json.dumps({"nodes": nodes, "edges": edges}, ensure_ascii=False))
    elif svg is None:
        for edge in network.edges:
            denied = "  (denied)" if edge.is_denied else ""
            click.echo(one_line(f"{edge.start}  —{edge.kind}→  {edge.end}  ×{len(edge.findings)}{denied}"))
