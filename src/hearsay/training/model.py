"""One small encoder, several heads, as a torch module: pieces come in, the scores of every head go out.

The encoder is BERT's (MiniLM, 6 layers of 384) with two more embeddings, zero at first: how a word is written and what stands before it.
Heads score words at their first piece. Arcs and links are bilinear: the module gives both factors, their product is taken outside.
"""

import json
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

from hearsay.reading.pieces import CASES, GAPS
from hearsay.training.frames import FRAME_ROLES

ATTRIBUTION_LABELS = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")
LAYERS = 6
"""Of MiniLM; a student has fewer."""
POLARITIES, CERTAINTIES, TENSES = ("positive", "negative"), ("certain", "probable", "possible"), ("past", "present", "future")


@dataclass(frozen=True, slots=True)
class Labels:
    """The label inventories of the heads, in the order of their scores."""

    attribution: list[str]
    name: list[str]
    entity: list[str]
    tag: list[str]
    pos: list[str]
    dep: list[str]
    lemma: list[str]
    kind: list[str]
    role: list[str]

    def write(self, path: Path) -> None:
        """Write the inventories as JSON."""
        path.write_text(
            json.dumps({name: getattr(self, name) for name in self.__slots__}, ensure_ascii=False, indent=0) + "\n", encoding="utf-8"
        )

    @classmethod
    def read(cls, path: Path) -> "Labels":
        """Read what `write` wrote."""
        return cls(**json.loads(path.read_text(encoding="utf-8")))


class Layer(nn.Module):  # type: ignore[misc]
    """One transformer layer with BERT's arrangement (attention, add and norm, feed forward, add and norm)."""

    def __init__(self, size: int, heads: int, inner: int, dropout: float) -> None:
        super().__init__()
        self.heads, self.dropout = heads, nn.Dropout(dropout)
        self.query, self.key, self.value, self.out = (nn.Linear(size, size) for _ in range(4))
        self.norm1, self.norm2 = nn.LayerNorm(size, eps=1e-12), nn.LayerNorm(size, eps=1e-12)
        self.up, self.down = nn.Linear(size, inner), nn.Linear(inner, size)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        batch, length, size = x.shape
        q, k, v = (f(x).view(batch, length, self.heads, size // self.heads).transpose(1, 2) for f in (self.query, self.key, self.value))
        scores = q @ k.transpose(2, 3) * (size // self.heads) ** -0.5 + mask
        attended = (torch.softmax(scores, -1) @ v).transpose(1, 2).reshape(batch, length, size)
        x = self.norm1(x + self.dropout(self.out(attended)))
        return self.norm2(x + self.dropout(self.down(functional.gelu(self.up(x)))))


class Encoder(nn.Module):  # type: ignore[misc]
    """Pieces of shape (windows, length) become vectors of shape (windows, length, 384)."""

    def __init__(
        self,
        vocabulary: int = 30522,
        size: int = 384,
        layers: int = 6,
        heads: int = 12,
        inner: int = 1536,
        positions: int = 512,
        dropout: float = 0.0,
    ) -> None:
        super().__init__()
        self.word, self.position = nn.Embedding(vocabulary, size), nn.Embedding(positions, size)
        self.case, self.gap = nn.Embedding(len(CASES), size), nn.Embedding(len(GAPS), size)
        nn.init.zeros_(self.case.weight)
        nn.init.zeros_(self.gap.weight)
        self.norm = nn.LayerNorm(size, eps=1e-12)
        self.dropout = nn.Dropout(dropout)
        self.layers = nn.ModuleList(Layer(size, heads, inner, dropout) for _ in range(layers))

    def forward(self, ids: Tensor, cases: Tensor, gaps: Tensor, mask: Tensor) -> Tensor:
        x = self.word(ids) + self.position.weight[: ids.shape[1]] + self.case(cases) + self.gap(gaps)
        x = self.dropout(self.norm(x))
        bias = (1.0 - mask[:, None, None, :].to(x.dtype)) * -10000.0
        for layer in self.layers:
            x = layer(x, bias)
        return x

    def load_minilm(self, path: Path) -> None:
        """Take over the weights of a BERT file in the safetensors form."""
        from safetensors.torch import load_file

        old = load_file(str(path))
        new = self.state_dict()
        new["word.weight"] = old["embeddings.word_embeddings.weight"]
        new["position.weight"] = old["embeddings.position_embeddings.weight"] + old["embeddings.token_type_embeddings.weight"][0]
        parts = {
            "query": "attention.self.query", "key": "attention.self.key", "value": "attention.self.value", "out": "attention.output.dense",
            "norm1": "attention.output.LayerNorm", "up": "intermediate.dense", "down": "output.dense", "norm2": "output.LayerNorm",
        }  # fmt: skip
        for kind in ("weight", "bias"):
            new[f"norm.{kind}"] = old[f"embeddings.LayerNorm.{kind}"]
            for i in range(len(self.layers)):
                for ours, theirs in parts.items():
                    new[f"layers.{i}.{ours}.{kind}"] = old[f"encoder.layer.{i}.{theirs}.{kind}"]
        self.load_state_dict(new)


def thin(state: dict[str, Tensor], layers: int) -> dict[str, Tensor]:
    """Return a reader's weights with so many of its encoder's layers, evenly spaced, the last one kept."""
    kept = [round((n + 1) * LAYERS / layers) - 1 for n in range(layers)]
    thinned = {name: value for name, value in state.items() if not name.startswith("encoder.layers.")}
    for new, old in enumerate(kept):
        head = f"encoder.layers.{old}."
        thinned |= {f"encoder.layers.{new}.{name.removeprefix(head)}": value for name, value in state.items() if name.startswith(head)}
    return thinned


class Projection(nn.Module):  # type: ignore[misc]
    """A hidden layer before a head."""

    def __init__(self, size: int, out: int, dropout: float = 0.1) -> None:
        super().__init__()
        self.linear, self.dropout = nn.Linear(size, out), nn.Dropout(dropout)

    def forward(self, x: Tensor) -> Tensor:
        return self.dropout(functional.gelu(self.linear(x)))


OUTPUTS = (
    "attribution", "name", "entity", "start", "tag", "pos", "lemma", "arc_dependent", "arc_head", "dep_dependent", "dep_head",
    "dep_pair_dependent", "dep_pair_head", "source_from", "source_to", "source_none", "cue_from", "cue_to", "event", "event_attributes",
    "role_event", "role_filler", "role_pair_event", "role_pair_filler",
)  # fmt: skip
"""The heads' outputs in order; each of shape (windows, length, labels or factors)."""
CLAIM_OUTPUTS = OUTPUTS[OUTPUTS.index("event") :]
"""Those of the claim heads, which only a run with annotated claims trains."""


class Reader(nn.Module):  # type: ignore[misc]
    """The encoder with all its heads."""

    def __init__(
        self,
        labels: Labels,
        size: int = 384,
        arc: int = 192,
        pair: int = 128,
        link: int = 96,
        layers: int = LAYERS,
        dropout: float = 0.0,
    ) -> None:
        super().__init__()
        self.encoder = Encoder(size=size, layers=layers, dropout=dropout)
        self.span_hidden, self.syntax_hidden = Projection(size, 384), Projection(size, 256)
        self.attribution = nn.Linear(384, len(labels.attribution))
        self.name, self.entity = nn.Linear(384, len(labels.name)), nn.Linear(384, len(labels.entity))
        self.start, self.tag, self.pos = nn.Linear(256, 2), nn.Linear(256, len(labels.tag)), nn.Linear(256, len(labels.pos))
        self.lemma = nn.Linear(256, len(labels.lemma))
        self.arc_dependent, self.arc_head = Projection(size, arc), Projection(size, arc)
        self.arc_product, self.arc_bias = nn.Linear(arc, arc), nn.Linear(arc, 1)
        self.dep_dependent_hidden, self.dep_head_hidden = Projection(size, pair), Projection(size, pair)
        self.dep_dependent, self.dep_head = nn.Linear(pair, len(labels.dep)), nn.Linear(pair, len(labels.dep), bias=False)
        self.dep_pair = nn.Linear(pair, len(labels.dep), bias=False)
        self.source_from, self.source_to, self.source_none = nn.Linear(384, link), nn.Linear(384, link), nn.Linear(384, 1)
        self.cue_from, self.cue_to = nn.Linear(384, link), nn.Linear(384, link)
        self.event_hidden = Projection(size, 256)
        self.event = nn.Linear(256, len(labels.kind))
        self.event_attributes = nn.Linear(256, len(POLARITIES) + len(CERTAINTIES) + len(TENSES))
        self.role_event_hidden, self.role_filler_hidden = Projection(size, pair), Projection(size, pair)
        self.role_event, self.role_filler = nn.Linear(pair, len(labels.role)), nn.Linear(pair, len(labels.role), bias=False)
        self.role_pair = nn.Linear(pair, len(labels.role), bias=False)
        # Only while it is trained: PropBank's arguments of every verb teach the two words' factors what claims have too few examples for.
        self.frame_event, self.frame_filler = nn.Linear(pair, len(FRAME_ROLES)), nn.Linear(pair, len(FRAME_ROLES), bias=False)
        self.frame_pair = nn.Linear(pair, len(FRAME_ROLES), bias=False)
        self.attribution_moves = nn.Parameter(torch.zeros(len(labels.attribution), len(labels.attribution)))
        for product in (self.arc_product,):
            nn.init.eye_(product.weight)
            nn.init.zeros_(product.bias)

    def forward(self, ids: Tensor, cases: Tensor, gaps: Tensor, mask: Tensor) -> tuple[Tensor, ...]:
        """Return the outputs named in OUTPUTS."""
        return self.heads(self.encoder(ids, cases, gaps, mask))

    def heads(self, x: Tensor) -> tuple[Tensor, ...]:
        """Return the outputs named in OUTPUTS from the encoder's vectors."""
        spans, syntax = self.span_hidden(x), self.syntax_hidden(x)
        arc_head = self.arc_head(x)
        # A head's own likelihood rides along as one more factor.
        arc_dependent = torch.cat([self.arc_product(self.arc_dependent(x)), torch.ones_like(x[..., :1])], -1)
        arc_head = torch.cat([arc_head, self.arc_bias(arc_head)], -1)
        dep_dependent, dep_head = self.dep_dependent_hidden(x), self.dep_head_hidden(x)
        event, role_event, role_filler = self.event_hidden(x), self.role_event_hidden(x), self.role_filler_hidden(x)
        return (
            self.attribution(spans), self.name(spans), self.entity(spans), self.start(syntax), self.tag(syntax), self.pos(syntax),
            self.lemma(syntax), arc_dependent, arc_head,
            self.dep_dependent(dep_dependent), self.dep_head(dep_head), dep_dependent, dep_head,
            self.source_from(spans), self.source_to(spans), self.source_none(spans), self.cue_from(spans), self.cue_to(spans),
            self.event(event), self.event_attributes(event), self.role_event(role_event), self.role_filler(role_filler),
            role_event, role_filler,
        )  # fmt: skip
