"""`python -m hearsay.training train | export | evaluate`: the trained reader, made and measured."""

import argparse
from pathlib import Path


def main() -> None:
    """Read the words after `python -m hearsay.training` and do what they ask."""
    parser = argparse.ArgumentParser(prog="python -m hearsay.training", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    train = commands.add_parser("train", help="train the reader, or go on from its last checkpoint")
    train.add_argument("--data", type=Path, default=Path("../shared/data/reading"), help="the folder of the corpora")
    train.add_argument("--run", type=Path, default=Path("runs/reader"), help="the folder of checkpoints")
    train.add_argument("--steps", type=int)
    train.add_argument("--seed", type=int)
    train.add_argument("--threads", type=int)
    train.add_argument("--start", type=Path, help="the folder of a run, or of an exported reader, to begin from (the second stage)")
    train.add_argument("--claims", type=Path, nargs="*", default=[], help="annotated claims, for the second stage")
    train.add_argument("--weights", type=Path, default=Path("src/hearsay/reading/weights/reader"), help="the first stage's exported reader")
    train.add_argument("--shares", type=int, nargs="+", metavar="WINDOWS", help="windows a step: attribution, syntax, names, claims, news")
    train.add_argument("--layers", type=int, help="of a student, fewer than the reader's that it starts from and learns from")
    train.add_argument("--news", type=Path, help="unannotated releases, JSON lines packed with gzip, for a student")
    train.add_argument("--encoder-rate", type=float)
    train.add_argument("--head-rate", type=float)
    train.add_argument("--dropout", type=float, help="the share of the encoder's numbers that a step leaves out")
    train.add_argument("--masked", type=float, help="the share of pieces hidden in windows with claims")
    export = commands.add_parser("export", help="write the trained reader as it ships")
    export.add_argument("--run", type=Path, default=Path("runs/reader"))
    export.add_argument("--weights", type=Path, default=Path("src/hearsay/reading/weights/reader"))
    export.add_argument("--keep-full", action="store_true", help="also write the 32-bit model, for comparing")
    evaluate = commands.add_parser("evaluate", help="measure syntax, entities and names")
    evaluate.add_argument("--data", type=Path, default=Path("../shared/data/reading"))
    evaluate.add_argument("--weights", type=Path, default=Path("src/hearsay/reading/weights/reader"))
    evaluate.add_argument("--model", default="model.onnx")
    options = parser.parse_args()
    if options.command == "train":
        from hearsay.training.learn import Training
        from hearsay.training.learn import train as train_reader

        chosen = {
            name: getattr(options, name)
            for name in ("steps", "seed", "threads", "encoder_rate", "head_rate", "layers", "dropout", "masked")
            if getattr(options, name) is not None
        }
        if options.shares:
            shares = ("attribution_windows", "syntax_windows", "name_windows", "claim_windows", "news_windows")
            chosen |= dict(zip(shares, options.shares, strict=False))
        train_reader(
            options.data,
            options.run,
            Training(**chosen),
            start=options.start,
            claims=options.claims,
            weights=options.weights,
            news=options.news,
        )
    elif options.command == "export":
        from hearsay.training.export import export as export_reader

        export_reader(options.run, options.weights, keep_full=options.keep_full)
    else:
        import json
        import sys

        from hearsay.training.evaluate import evaluate as evaluate_reader

        json.dump(evaluate_reader(options.data, options.weights, options.model), sys.stdout, indent=1)
        sys.stdout.write("\n")


if __name__ == "__main__":
    main()
