"""How fast `hearsay read` reads on one core: words a second of CPU time, beside the bare encoder over the same windows, in one run.

    python benchmarks/speed/reading.py [FOLDER] [--reports N]

FOLDER holds plain-text reports; without it, N reports are taken from the shared news data where it lies beside the checkout, else from
the example. The model is loaded before the clock starts. Printed too: the time to a first answer from a cold start, and peak memory.
"""

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]


def make_folder(folder: Path, count: int) -> None:
    """Write `count` reports into a folder."""
    shared = Path(os.environ.get("HEARSAY_SHARED", ROOT.parent / "shared")) / "data" / "news" / "arms_sanctions.jsonl"
    if shared.is_file():
        texts = [json.loads(line)["text"] for line in shared.read_text(encoding="utf-8").splitlines() if line.strip()]
    else:
        texts = [(ROOT / "examples" / "report.txt").read_text(encoding="utf-8")]
    for i in range(count):
        (folder / f"report-{i:03}.txt").write_text(texts[i % len(texts)], encoding="utf-8")


def bare_encoder(weights: Path, folder: Path) -> Any:
    """Return a session of the model's encoder alone: the same graph up to the last layer's output."""
    import onnx
    import onnxruntime
    from onnx.utils import Extractor

    model = onnx.load(str(weights / "model.onnx"))
    last = [node for node in model.graph.node if node.op_type == "LayerNormalization"][-1].output[0]
    bare = Extractor(model).extract_model(["ids", "cases", "gaps"], [last])
    onnx.save(bare, str(folder / "bare.onnx"))
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    return onnxruntime.InferenceSession(str(folder / "bare.onnx"), options, providers=["CPUExecutionProvider"])


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--reports", type=int, default=200)
    parser.add_argument("--rounds", type=int, default=2)
    options = parser.parse_args()

    from hearsay.reading.encoder import WEIGHTS, Encoder
    from hearsay.reading.pieces import cut_windows, make_pieces
    from hearsay.running.pipeline import Pipeline
    from hearsay.running.settings import Settings
    from hearsay.showing.export.json_lines import reading_to_row, to_line

    with tempfile.TemporaryDirectory() as temporary:
        folder = options.folder or Path(temporary) / "reports"
        if options.folder is None:
            folder.mkdir()
            make_folder(folder, options.reports)
        paths = sorted(path for path in folder.iterdir() if path.is_file())
        words = sum(len(path.read_text(encoding="utf-8", errors="replace").split()) for path in paths)

        pipeline = Pipeline(Settings())
        pipeline.read_path(str(paths[0]))
        bare = bare_encoder(WEIGHTS, Path(temporary))
        encoder = Encoder()
        feeds = []
        for path in paths:
            tokens = pipeline.reader.nlp.make_doc(path.read_text(encoding="utf-8", errors="replace"))
            texts = [token.text for token in tokens if not token.is_space]
            pieces = make_pieces(texts, [2] * len(texts), encoder.tokenizer)
            feeds += [encoder.feed(pieces.ids, pieces.cases, pieces.gaps, window) for window in cut_windows(pieces, texts)]
        bare.run(None, feeds[0])

        reading_time = encoder_time = float("inf")
        for _ in range(options.rounds):
            begin = time.process_time()
            for feed in feeds:
                bare.run(None, feed)
            encoder_time = min(encoder_time, time.process_time() - begin)
            begin = time.process_time()
            for path in paths:
                to_line(reading_to_row(pipeline.read_path(str(path))))
            reading_time = min(reading_time, time.process_time() - begin)

        command = [sys.executable, "-m", "hearsay", "read", str(paths[0]), "--json"]
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        begin = time.perf_counter()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        cold = time.perf_counter() - begin
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        cold_cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        subprocess.run([*command[:4], str(folder), "--json"], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024

    print(f"reports {len(paths)}, words {words}, windows {len(feeds)}")
    print(f"reading       {words / reading_time:8.0f} words a second of CPU time (floor 1200)")
    print(f"bare encoder  {words / encoder_time:8.0f} words a second of CPU time, same windows")
    print(f"ratio         {encoder_time / reading_time:8.2f} (floor 0.70)")
    print(f"cold start    {cold:8.2f} s to a first answer, {cold_cpu:.2f} s of it CPU time (ceiling 3)")
    print(f"peak memory   {peak:8.0f} MB over the folder (ceiling 700)")


if __name__ == "__main__":
    main()
