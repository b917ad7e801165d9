"""A lemma is a word with its end changed: a script says how many characters go and what comes instead ("3|y" for "parties")."""


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
