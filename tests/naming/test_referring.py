"""What a mention may refer to is weighed by features that a person can read, and where in doubt nobody is taken."""

from typing import Any

import pytest

from hearsay.naming.clusters import Cluster
from hearsay.naming.referring import (
    FEATURES,
    NOBODY,
    Asked,
    Candidate,
    ReferenceModel,
    ask,
    clause,
    distance,
    fits,
    fitting,
    head,
    is_barred,
    load_model,
    nobody,
    sort_of,
)
from hearsay.nouns import Mention, MentionKind, Span


def mention(text: str, start: int = 0, kind: MentionKind = "organisation", **facts: Any) -> Mention:
    return Mention(
        Span(start, start + len(text)), text, kind, facts.pop("form", "name"), facts.pop("head", text.split()[-1].lower()), **facts
    )


def party(text: str, start: int = 0, kind: MentionKind = "organisation", **facts: Any) -> Cluster:
    cluster = Cluster(kind, facts.get("name"))
    cluster.take(mention(text, start, kind, **facts))
    return cluster


def candidate(cluster: Cluster) -> Candidate:
    return Candidate(cluster, cluster.mentions[-1], 0, True, 1)


def asked(text: str, start: int = 200, kind: MentionKind = "organisation", **facts: Any) -> Asked:
    met = mention(text, start, kind, form=facts.pop("form", "nominal"), **facts)
    sort = sort_of(met)
    assert sort is not None
    return ask(met, sort, is_source=False, speaker=None)


@pytest.mark.parametrize(
    ("text", "form", "sort"),
    [
        ("she", "pronoun", "he"), ("Its", "pronoun", "it"), ("them", "pronoun", "they"), ("our", "pronoun", "we"), ("who", "pronoun", None),
        ("the company", "nominal", "the"), ("these firms", "nominal", "this"), ("its parent", "nominal", "its"),
        ("officials", "nominal", "bare"), ("a company", "nominal", None), ("40 boats", "nominal", None), ("the Company", "name", None),
    ],
)  # fmt: skip
def test_the_first_word_says_whether_a_mention_refers_back(text: str, form: str, sort: str | None) -> None:
    assert sort_of(mention(text, form=form)) == sort


def test_a_head_word_counts_where_it_was_said_or_is_in_the_name() -> None:
    it = asked("the ministry")
    assert head(it, candidate(party("Ministry of Trade", head="trade"))) == "in name"
    assert head(it, candidate(party("a ministry", form="nominal"))) == "same"
    assert head(it, candidate(party("Orlik Works"))) == "other"


def test_a_courier_fits_a_newspaper_and_shuts_out_a_company() -> None:
    courier, works = candidate(party("Dravgorod Courier")), candidate(party("Orlik Works"))
    it = asked("the newspaper")
    assert fits(it, courier) == "newspaper fits"
    assert fits(it, works) == "newspaper other"
    assert fitting(it, [courier, works]) == [courier]
    assert fitting(it, [works]) == [works]
    assert fitting(asked("it", form="pronoun"), [courier, works]) == [courier, works]


def test_sentences_are_counted_and_else_guessed_by_length() -> None:
    it = asked("it", 500, form="pronoun", sentence=4)
    assert distance(it, candidate(party("Orlik", sentence=2))) == "2"
    assert distance(it, candidate(party("Orlik"))) == "3"
    assert clause(it, candidate(party("Orlik", 470, sentence=4, function="nsubj"))) != ""
    assert clause(it, candidate(party("Orlik", sentence=2))) == ""


@pytest.mark.parametrize(
    ("text", "facts", "cluster", "barred"),
    [
        ("she", {"form": "pronoun", "gender": "female"}, party("Boris Keller", kind="person"), True),
        ("he", {"form": "pronoun", "gender": "male"}, party("Boris Keller", kind="person"), False),
        ("he", {"form": "pronoun", "gender": "male"}, party("Vardania", kind="country", name="Vardania"), True),
        ("it", {"form": "pronoun", "gender": "neuter"}, party("Boris Keller", kind="person"), True),
        ("we", {"form": "pronoun"}, party("Boris Keller", kind="person"), True),
        ("the company", {"form": "nominal"}, party("Boris Keller", kind="person"), True),
        ("the company", {"form": "nominal"}, party("Rukh", kind="person"), False),
    ],
)
def test_what_is_surely_another_is_not_weighed(text: str, facts: dict[str, Any], cluster: Cluster, barred: bool) -> None:
    met = mention(text, 200, **facts)
    assert is_barred(met, sort_of(met) or "", cluster) is barred


def test_likelihoods_are_shares_and_nobody_has_the_rest() -> None:
    model = ReferenceModel({"the": {"head": {"same": 2.0}, "nobody kind": {"organisation": 1.0}}}, {"the": 0.5})
    it = asked("the firm")
    same, other = candidate(party("a firm", form="nominal")), candidate(party("Orlik"))
    likelihoods = model.weigh(it, [same, other])
    assert 0 < likelihoods[1] < likelihoods[0] < sum(likelihoods) < 1
    assert model.choose(it, [same, other]) is same
    assert model.choose(it, [other]) is None
    assert model.choose(it, []) is None
    assert ReferenceModel({}, {}).choose(it, [same]) is None


def test_every_feature_and_every_sign_of_nobody_has_a_value_for_every_mention() -> None:
    model = load_model()
    names = {feature.__name__ for feature in FEATURES} | {f"nobody {name}" for name in NOBODY}
    assert set(model.weights) == set(model.thresholds)
    for table in model.weights.values():
        assert set(table) <= names
    it = asked("the firm")
    assert len(nobody(it, [])) == len(NOBODY)
    assert all(feature.__doc__ for feature in FEATURES)
