"""A word's lemma: irregular forms from a list, regular ones by English spelling, and the trained script where neither knows.

A script says how many characters go and what comes instead ("3|y" for "parties"). The encoder chooses one from context but does not see
the letters inside its pieces, so its choice only decides between spellings that are words.
"""

import tomllib
from collections.abc import Container, Iterator
from functools import cache
from pathlib import Path

_DATA = Path(__file__).parent / "languages" / "en" / "irregular.toml"
_DOUBLED = frozenset(("bb", "dd", "gg", "ll", "mm", "nn", "pp", "rr", "tt"))
_NEVER_E = frozenset(("ct", "rt", "nt", "pt", "ft", "lt", "ck", "nd", "ld", "rd", "sh", "mp", "rm", "rn", "lk", "rk", "nk"))
"""Endings of a stem after which no verb is spelt with an e."""
_UNINFLECTED = frozenset(("NN", "NNP", "JJ", "VB", "RB", "IN", "CD", "FW"))


def make_script(form: str, lemma: str) -> str:
    """Return the script that turns `form` into `lemma`, both taken in lower case."""
    form, lemma = form.lower(), lemma.lower()
    shared = 0
    for a, b in zip(form, lemma, strict=False):
        if a != b:
            break
        shared += 1
    return f"{len(form) - shared}|{lemma[shared:]}"


def apply_script(form: str, script: str) -> str:
    """Return the lemma of `form`, in lower case; the form itself where the script asks for more than there is."""
    form = form.lower()
    cut, _, end = script.partition("|")
    count = int(cut)
    if count > len(form):
        return form
    return (form[: len(form) - count] + end) or form


class Lemmatiser:
    """Finds lemmas; `vocabulary` holds whole words that exist (the encoder's own vocabulary does)."""

    def __init__(self, vocabulary: Container[str]) -> None:
        self.vocabulary = vocabulary
        self.known: dict[tuple[str, str, str], str] = {}

    def find(self, form: str, tag: str, script: str) -> str:
        """Return the lemma, in lower case, of a word with a Penn tag and the script that the encoder prefers."""
        key = (form, tag, script)
        lemma = self.known.get(key)
        if lemma is None:
            if len(self.known) > 200_000:
                self.known.clear()
            lemma = self.known[key] = self._find(form.lower(), tag, script)
        return lemma

    def _find(self, form: str, tag: str, script: str) -> str:
        verbs, nouns = irregular_forms()
        if tag.startswith("VB") or tag == "MD":
            if form in verbs and not (
                tag in ("VB", "VBP") and form in self.vocabulary and form not in ("am", "are", "'re", "’re", "'ve", "’ve", "'m", "’m")
            ):
                return verbs[form]
        elif tag in ("NNS", "NNPS") and form in nouns:
            return nouns[form]
        if tag in _UNINFLECTED:
            return form
        preferred = apply_script(form, script)
        candidates = list(regular_lemmas(form, tag))
        if not candidates and tag.startswith("VB"):
            # The letters are surer than the tag: "denied" is no present.
            candidates = [*regular_lemmas(form, "VBD"), *regular_lemmas(form, "VBG")]
        if not candidates:
            return preferred if preferred in self.vocabulary else form
        words = [c for c in candidates if c in self.vocabulary]
        if preferred in words or (not words and preferred in candidates and not form.endswith(("ies", "ied"))):
            return preferred
        return (words or candidates)[0]


def regular_lemmas(form: str, tag: str) -> Iterator[str]:
    """Yield the lemmas that a regular inflected form may have, the likelier spelling first."""
    if tag in ("VBD", "VBN", "JJ") and form.endswith("ed") and len(form) > 3:
        yield from _without(form[:-2], form[:-3] + "y" if form.endswith("ied") else "")
    elif tag == "VBG" and form.endswith("ing") and len(form) > 4:
        yield from _without(form[:-3], form[:-4] + "ie" if form.endswith("ying") else "")
    elif tag in ("VBZ", "NNS", "NNPS") and form.endswith("s") and not form.endswith("ss") and len(form) > 2:
        if form.endswith("ies") and len(form) > 4:
            yield form[:-3] + "y"
        if form.endswith(("ches", "shes", "sses", "xes", "zes", "oes")):
            yield form[:-2]
        yield form[:-1]
        if form.endswith("es"):
            yield form[:-2]


def _without(stem: str, with_y: str) -> Iterator[str]:
    """Yield the lemmas that a stem may stand for; `with_y` is the one that a change of y to i or ie would leave."""
    if len(stem) < 3:
        # "be" from "being", "lie" from "lying", "die" from "died".
        yield from ((with_y or stem + "e", stem) if stem[-1:] in "iy" else (stem, stem + "e"))
        return
    if with_y and not with_y.endswith("ie"):
        yield with_y
    if stem[-2:] in _DOUBLED and len(stem) > 3:
        if stem[-2:] == "ll":
            yield stem
        yield stem[:-1]
    if stem[-1:] in ("c", "v", "u", "g", "z") or stem[-2:] in ("at", "ur", "ir", "uc", "os", "is", "bl", "pl", "gl", "dl", "tl"):
        yield stem + "e"
        yield stem
    else:
        yield stem
        if stem[-2:] not in _NEVER_E:
            yield stem + "e"
    if with_y.endswith("ie"):
        yield with_y


@cache
def irregular_forms() -> tuple[dict[str, str], dict[str, str]]:
    """Return the irregular verb and noun forms, each with its lemma."""
    data = tomllib.loads(_DATA.read_text(encoding="utf-8"))
    verbs, nouns = ({form: lemma for lemma, forms in data[part].items() for form in forms} for part in ("verbs", "nouns"))
    return verbs, nouns
