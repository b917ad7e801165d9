"""How many pronouns and descriptions that fill a role are resolved to the right party: GUM's coreference, and the annotated claims.

    python benchmarks/quality/coreference.py [--folds] [--json]

Needs the shared data folder beside the checkout (or HEARSAY_SHARED). The mentions are those that the reader makes, asked for by the heads
of arguments (GUM) or by the annotated fillers (claims); `coreference_scoring.py` says what counts as right. The shipped weights were
learned from GUM train and from the claims train and made; with --folds the figures of these are of models that did not learn from the
text at hand.
"""

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import argparse
import json
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SHARED = Path(os.environ.get("HEARSAY_SHARED", ROOT.parent / "shared"))
SHOWN = (
    "right", "wrong", "unresolved", "unasked", "new", "new joined", "share right", "precision", "share right, nominal",
    "precision, nominal", "share right, pronoun", "precision, pronoun", "share named right", "named precision", "B-cubed F1",
)  # fmt: skip


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--folds", action="store_true", help="learn five times anew, so that no text is resolved by what was learned from it"
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    options = parser.parse_args()
    if not SHARED.is_dir():
        sys.exit(f"{SHARED} is not there: quality is measured on the shared data alone")

    from hearsay.naming.referring import ReferenceModel, load_model
    from hearsay.naming.resolving import resolve
    from hearsay.reading.documents import make_pipeline
    from hearsay.training.coreference import LEARNED_FROM, learn_folds
    from hearsay.training.coreference_corpus import MarkedText, read_corpora
    from hearsay.training.coreference_scoring import score_resolving

    corpora = read_corpora(SHARED / "data", make_pipeline())
    shipped = load_model()
    held_out: dict[str, ReferenceModel] = {}
    if options.folds:
        held_out = learn_folds([text for name in LEARNED_FROM for text in corpora[name]])

    def model_of(text: MarkedText) -> ReferenceModel:
        found = held_out.get(text.id)
        return ReferenceModel(found.weights, shipped.thresholds) if found is not None else shipped

    figures = {
        name: score_resolving((text, resolve(text.id, text.mentions, text.attributions, chooser=model_of(text).choose)) for text in texts)
        for name, texts in corpora.items()
    }
    if options.json:
        print(json.dumps(figures))
        return
    for name, measured in figures.items():
        learned = name.partition(",")[0] in LEARNED_FROM
        note = "" if not learned else ", each resolved by what others taught" if options.folds else ", learned from"
        print(f"{name} ({len(corpora[name])} texts{note})")
        for figure in SHOWN:
            if figure in measured:
                value = measured[figure]
                print(
                    f"  {figure:24} {value:.3f}"
                    if "share" in figure or "precision" in figure or "F1" in figure
                    else f"  {figure:24} {value:.0f}"
                )


if __name__ == "__main__":
    main()
