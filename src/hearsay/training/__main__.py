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
    options = parser.parse_args()
    if options.command == "train":
        from hearsay.training.learn import Training, train as train_reader

        chosen = {name: getattr(options, name) for name in ("steps", "seed", "threads") if getattr(options, name) is not None}
        train_reader(options.data, options.run, Training(**chosen))


if __name__ == "__main__":
    main()
