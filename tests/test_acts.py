"""Which act a word names, whatever its form."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.language.events.acts import act_of
from summarizer.merge.events.clusters import cluster_events
from summarizer.merge.events.reports import EventReport


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("struck", "strikes"),
        ("announced", "announcement"),
        ("acquire", "acquisition"),
        ("stopped", "stops"),
        ("agreed", "definitive agreement"),
        ("died", "deaths"),
        ("took over", "take over"),
    ],
)
def test_forms_and_nouns_of_one_verb_are_the_same_act(one: str, other: str) -> None:
    assert act_of(one, "en").is_same_as(act_of(other, "en"))


@pytest.mark.parametrize(
    ("one", "other"), [("take up", "take over"), ("interest", "interview"), ("contract", "control"), ("killed", "said")]
)
def test_words_that_only_begin_alike_are_two_acts(one: str, other: str) -> None:
    assert not act_of(one, "en").is_same_as(act_of(other, "en"))
    assert not act_of(one, "en").is_kin_of(act_of(other, "en"))


@pytest.mark.parametrize(
    ("one", "language", "other"),
    [
        ("acquisition", "en", "purchase"),
        ("achat", "fr", "acquisition"),
        ("Übernahme", "de", "Kauf"),
        ("temblor", "es", "sismo"),
    ],
)
def test_words_of_one_kind_of_act_are_kin(one: str, language: str, other: str) -> None:
    assert act_of(one, language).is_kin_of(act_of(other, language))


def test_kin_is_one_across_languages() -> None:
    assert act_of("arrestation", "fr").is_kin_of(act_of("Festnahme", "de"))


@given(st.text(max_size=30), st.sampled_from(["en", "fr", "es", "de", "it", None]))
def test_any_words_name_an_act_that_is_the_same_as_itself(words: str, language: str | None) -> None:
    act = act_of(words, language)
    assert act.is_same_as(act)


def report(sentence: str, head: str, article: str = "a1") -> EventReport:
    return EventReport(article=article, sentence=sentence, language="en", type="", head=head)


def test_two_acts_of_one_sentence_are_two_events_and_each_joins_its_own_elsewhere() -> None:
    first = "The court convicted Ottokar Brenn and ordered the sale of his boats."
    second = "Brenn's conviction ends a long trial."
    reports = [report(first, "convicted"), report(first, "sale"), report(second, "conviction", "a2")]
    assert cluster_events(reports) == [[0, 2], [1]]


def test_verbs_of_saying_are_one_event_only_where_the_sentences_agree() -> None:
    reports = [
        report("The minister said that the bridge will open in May.", "said"),
        report("A driver said he had slept badly.", "said", "a2"),
        report("The bridge will open in May, the minister said.", "said", "a3"),
    ]
    assert cluster_events(reports) == [[0, 2], [1]]


def test_two_takeovers_by_one_buyer_are_two_events() -> None:
    reports = [
        report("Orvantis agreed to buy the dairy Halden Foods.", "buy"),
        report("Orvantis completed its acquisition of Brell Motors.", "acquisition", "a2"),
        report("The purchase of Halden Foods by Orvantis costs 4 billion.", "purchase", "a3"),
        report("Orvantis acquires HF.", "acquires", "a4"),
    ]
    assert cluster_events(reports) == [[0, 2, 3], [1]]
