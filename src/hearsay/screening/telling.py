"""Two names side by side become words that a person can check: which words agree, which are like each other, which only one name has."""

from hearsay.screening.comparing import Comparison


def tell(reason: str, comparison: Comparison) -> str:
    """Return what is shown for one of `scoring.REASONS`."""
    if reason == "name":
        return _tell_words(comparison)
    if reason == "legal form":
        left, right = (", ".join(name.forms) for name in (comparison.left, comparison.right))
        return f"both are {left}" if left == right else f"{left} against {right}"
    only_left, only_right = _only(comparison)
    if reason == "order":
        return f"the words stand in another order: {_words(comparison.left.words)} against {_words(comparison.right.words)}"
    if reason == "number":
        numbers = [[w.latin for w in name.words if any(c.isdigit() for c in w.latin)] for name in (comparison.left, comparison.right)]
        return f"numbers: {', '.join(numbers[0]) or 'none'} against {', '.join(numbers[1]) or 'none'}"
    return f"{_listed(only_left)} stands where the listed name has {_listed(only_right)}"


def _tell_words(comparison: Comparison) -> str:
    left, right = comparison.left.words, comparison.right.words
    told = []
    for i, (j, close) in enumerate(zip(comparison.pairs, comparison.closeness, strict=True)):
        if j >= 0:
            mine, theirs = left[i].latin, right[j].latin
            told.append(f"“{mine}” agrees" if mine == theirs else f"“{mine}” is like “{theirs}” ({close:.2f})")
    only_left, only_right = _only(comparison)
    if only_left:
        told.append(f"not in the listed name: {_listed(only_left)}")
    if only_right:
        told.append(f"only in the listed name: {_listed(only_right)}")
    return f"“{comparison.left.text}” and “{comparison.right.text}”: " + "; ".join(told or ["nothing agrees"])


def _only(comparison: Comparison) -> tuple[list[str], list[str]]:
    left = [comparison.left.words[i].latin for i, j in enumerate(comparison.pairs) if j < 0]
    return left, [comparison.right.words[j].latin for j, i in enumerate(comparison.partners) if i < 0]


def _listed(words: list[str]) -> str:
    return ", ".join(f"“{word}”" for word in words) or "nothing"


def _words(words: tuple[object, ...]) -> str:
    return " ".join(getattr(word, "latin", "") for word in words)
