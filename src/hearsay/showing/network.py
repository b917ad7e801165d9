"""Findings become a network: parties, and what the claims say between them; drawn as SVG with a layout that is the same each time.

The layout is Fruchterman and Reingold's (1991), from a circle in the order of names. A dashed line is denied by somebody.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape

from hearsay.nouns import ClaimKind, Finding
from hearsay.showing.wording import SMALL_WORDS

ENDS = {
    "transfer": ("supplier", "recipient"), "produce": ("producer", "customer"), "modify": ("actor", "customer"),
    "cooperate": ("party", "party"), "recruit": ("employer", "recruit"), "train": ("trainer", "trainee"), "deploy": ("actor", "place"),
    "attack": ("attacker", "target"), "support": ("supporter", "supported"), "sanction": ("authority", "target"),
    "evade": ("actor", "measure"), "finance": ("payer", "payee"), "control": ("holder", "held"), "seize": ("authority", "seized"),
}  # fmt: skip
"""From which role to which a line goes."""
COLOURS = {
    "transfer": "#b4540a", "produce": "#8a6d00", "modify": "#8a6d00", "cooperate": "#1f6f5c", "recruit": "#5b4ba8", "train": "#5b4ba8",
    "deploy": "#7a3b69", "attack": "#a3262a", "support": "#1f6f5c", "sanction": "#1d5fa8", "evade": "#7a3b69", "finance": "#4c6b1f",
    "control": "#555f6b", "seize": "#1d5fa8",
}  # fmt: skip
SIZE = 1000.0
ROUNDS = 220


@dataclass(frozen=True, slots=True)
class Edge:
    """What is said between two parties, by one kind of event."""

    start: str
    end: str
    kind: ClaimKind
    findings: tuple[str, ...]
    is_denied: bool


@dataclass(frozen=True, slots=True)
class Network:
    """Parties with the number of findings that name them, and the edges."""

    nodes: dict[str, int]
    edges: tuple[Edge, ...]


def make_network(findings: Iterable[Finding]) -> Network:
    """Return who is said to have done what with whom; names are those of the findings, descriptions left out."""
    nodes: dict[str, int] = defaultdict(int)
    between: dict[tuple[str, str, ClaimKind], list[Finding]] = defaultdict(list)
    for finding in findings:
        roles = dict(finding.roles)
        start, end = ENDS[finding.kind]
        left, right = ([name for name in roles.get(role, ()) if is_named(name)] for role in (start, end))
        pairs = (
            [(a, b) for n, a in enumerate(left) for b in left[n + 1 :]] if start == end else [(a, b) for a in left for b in right if a != b]
        )
        for name in {name for pair in pairs for name in pair}:
            nodes[name] += 1
        for a, b in pairs:
            between[a, b, finding.kind].append(finding)
    edges = [
        Edge(a, b, kind, tuple(one.id for one in ones), any(one.denied_by for one in ones))
        for (a, b, kind), ones in sorted(between.items())
    ]
    return Network(
        dict(sorted(nodes.items(), key=lambda pair: (-pair[1], pair[0]))), tuple(sorted(edges, key=lambda e: (-len(e.findings), e.start)))
    )


def is_named(name: str) -> bool:
    """Say whether words are a name, or hold one: "the army of Tirazh" does; "The company" and "Sanctioned drone maker" do not."""
    words = name.split()
    while words and words[0].capitalize() in SMALL_WORDS:
        words = words[1:]
    telling = words[1:] if len(words) > 1 and name.isascii() else words
    return any(word[:1].isupper() or not word.isascii() for word in telling)


def draw(network: Network, *, most: int = 60) -> str:
    """Return the picture of the busiest parties as SVG."""
    names = list(network.nodes)[:most]
    shown = set(names)
    edges = [edge for edge in network.edges if edge.start in shown and edge.end in shown]
    places = lay_out(names, [(edge.start, edge.end) for edge in edges])
    kinds = list(dict.fromkeys(edge.kind for edge in edges))
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {SIZE + 200:.0f} {SIZE + 60:.0f}" font-family="system-ui, sans-serif"'
        ' role="img" aria-label="Who is said to have done what with whom">',
        '<rect width="100%" height="100%" fill="#fbfaf7"/>',
        "<defs>" + "".join(
            f'<marker id="to-{kind}" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="7" markerHeight="7" orient="auto">'
            f'<path d="M0 0L8 4L0 8z" fill="{COLOURS[kind]}"/></marker>' for kind in kinds
        ) + "</defs>",
    ]  # fmt: skip
    seen: dict[frozenset[str], int] = defaultdict(int)
    for edge in edges:
        pair = frozenset((edge.start, edge.end))
        parts.append(_line(edge, places, seen[pair]))
        seen[pair] += 1
    for name in names:
        x, y = places[name]
        radius = 5 + 2.2 * math.sqrt(network.nodes[name])
        parts.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}" fill="#24303c" stroke="#fbfaf7" stroke-width="2"/>')
        parts.append(
            f'<text x="{x:.1f}" y="{y - radius - 5:.1f}" text-anchor="middle" font-size="15" fill="#1b242d" stroke="#fbfaf7"'
            f' stroke-width="4" paint-order="stroke">{escape(name)}</text>'
        )
    for place, kind in enumerate(kinds):
        y = 40 + 24 * place
        parts.append(f'<line x1="{SIZE + 60:.0f}" y1="{y}" x2="{SIZE + 90:.0f}" y2="{y}" stroke="{COLOURS[kind]}" stroke-width="3"/>')
        parts.append(f'<text x="{SIZE + 98:.0f}" y="{y + 5}" font-size="14" fill="#1b242d">{kind}</text>')
    note = "Lines are what reports say; a dashed one is denied by somebody."
    parts.append(f'<text x="30" y="{SIZE + 40:.0f}" font-size="14" fill="#55606b">{note}</text></svg>')
    return "\n".join(parts) + "\n"


def _line(edge: Edge, places: dict[str, tuple[float, float]], before: int) -> str:
    (x1, y1), (x2, y2) = places[edge.start], places[edge.end]
    length = max(1.0, math.hypot(x2 - x1, y2 - y1))
    bend = 26.0 * (before + 1) * (1 if before % 2 else -1)
    middle = ((x1 + x2) / 2 - (y2 - y1) / length * bend, (y1 + y2) / 2 + (x2 - x1) / length * bend)
    end = (x2 - (x2 - middle[0]) * 14 / length, y2 - (y2 - middle[1]) * 14 / length)
    dashes = ' stroke-dasharray="7 5"' if edge.is_denied else ""
    width = 1.2 + min(4.0, 0.8 * len(edge.findings))
    title = escape(f"{edge.start} — {edge.kind} → {edge.end}: {len(edge.findings)} findings{', denied' if edge.is_denied else ''}")
    arrow = "" if edge.kind == "cooperate" else f' marker-end="url(#to-{edge.kind})"'
    path = f"M{x1:.1f} {y1:.1f}Q{middle[0]:.1f} {middle[1]:.1f} {end[0]:.1f} {end[1]:.1f}"
    return (
        f'<path d="{path}" fill="none" stroke="{COLOURS[edge.kind]}" stroke-width="{width:.1f}" stroke-opacity="0.75"{dashes}{arrow}>'
        f"<title>{title}</title></path>"
    )


def lay_out(names: Sequence[str], edges: Iterable[tuple[str, str]]) -> dict[str, tuple[float, float]]:
    """Return a place for each name in a square of SIZE: what is linked is near, and nothing lies on another."""
    count = len(names)
    if not count:
        return {}
    at = {name: number for number, name in enumerate(names)}
    xs = [math.cos(2 * math.pi * n / count) for n in range(count)]
    ys = [math.sin(2 * math.pi * n / count) for n in range(count)]
    links = {tuple(sorted((at[a], at[b]))) for a, b in edges}
    ideal = 1.6 / math.sqrt(count)
    for turn in range(ROUNDS):
        heat = 0.12 * (1 - turn / ROUNDS)
        dx, dy = [0.0] * count, [0.0] * count
        for a in range(count):
            for b in range(a + 1, count):
                x, y = xs[a] - xs[b], ys[a] - ys[b]
                square = max(x * x + y * y, 1e-6)
                push = ideal * ideal / square
                dx[a] += x * push
                dy[a] += y * push
                dx[b] -= x * push
                dy[b] -= y * push
        for a, b in links:
            x, y = xs[a] - xs[b], ys[a] - ys[b]
            pull = math.hypot(x, y) / ideal
            dx[a] -= x * pull
            dy[a] -= y * pull
            dx[b] += x * pull
            dy[b] += y * pull
        for n in range(count):
            dx[n] -= 0.3 * xs[n]
            dy[n] -= 0.3 * ys[n]
            length = max(math.hypot(dx[n], dy[n]), 1e-9)
            step = min(length, heat)
            xs[n] += dx[n] / length * step
            ys[n] += dy[n] / length * step
    low_x, high_x, low_y, high_y = min(xs), max(xs), min(ys), max(ys)
    margin = 70.0
    wide, high = max(high_x - low_x, 1e-6), max(high_y - low_y, 1e-6)
    return {
        name: (
            margin + (SIZE - 2 * margin) * ((xs[n] - low_x) / wide if count > 1 else 0.5),
            margin + (SIZE - 2 * margin) * ((ys[n] - low_y) / high if count > 1 else 0.5),
        )
        for n, name in enumerate(names)
    }
