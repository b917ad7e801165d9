"""Every kernel is there, compiled or not."""

from hearsay.screening.compiling import load_kernels


def test_the_plain_functions_are_those_of_the_modules() -> None:
    kernels = load_kernels(compiled=False)
    assert {"word_similarity", "word_keys", "pair_words", "measure", "search", "compare"} <= kernels.keys()
    assert kernels["search"].__module__ == "hearsay.screening.searching"
