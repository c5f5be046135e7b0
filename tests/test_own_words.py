"""A model's sentence keeps to what it refers to: its words stand there, and it denies only what that denies."""

from dataclasses import replace

import pytest
from story_facts import article, cite, deaths, event, facts, library

from summarizer.schema.answers import WriteAnswer
from summarizer.schema.facts import StoryFacts
from summarizer.write.by_model import look_through

DENIAL = "The Northern Front denied that it had entered Velnik."
BRIDGE = "Le gouverneur a fermé le pont après les inondations."


def problem(sentence: str, story: StoryFacts | None = None, language: str = "en") -> str:
    story = story or facts()
    answer = WriteAnswer(headline="Rebels entered [e1]", statements=[sentence])
    found = look_through(answer, story, library(story), language).problems
    return next((p.partition(": ")[2] for p in found if p.startswith("statements")), "")


def of_one_event(words: str, language: str, modality: str = "actual") -> StoryFacts:
    told = event(summary=words, citations=(cite("a1", words, words),), language=language, modality=modality)
    return replace(facts(events=(told,)), articles=(article("a1", language, words),), figures=(), actors=())


@pytest.mark.parametrize(
    "sentence",
    [
        "Rebels entered [e1].",
        "Rebels of the Northern Front went into Velnik on {e1.date} [e1].",
        "The toll has risen to {f1.c1}, from {f1.c0} [f1].",
        "{p2} counted {f1.c1} dead [f1].",
        "The airport is closed [e2].",
    ],
)
def test_a_sentence_in_the_words_of_its_facts_stands(sentence: str) -> None:
    assert problem(sentence) == ""


@pytest.mark.parametrize(
    ("sentence", "strange"),
    [
        ("There was an incident [e1].", "incident"),
        ("The situation remains difficult [e1].", "situation"),
        ("It was a great success for all [e1].", "success"),
        ("The airport was closed [e1].", "airport"),
        ("The harvest was {f1.c1} [f1].", "harvest"),
    ],
)
def test_a_sentence_about_something_else_than_it_refers_to_is_sent_back_with_its_words(
    sentence: str, strange: str
) -> None:
    assert f"'{strange}'" in problem(sentence)


def test_a_number_without_a_word_for_what_it_counts_is_sent_back() -> None:
    assert problem("There are {f1.c1} [f1].").startswith("it does not say what it refers to")


def test_what_is_said_of_changing_numbers_may_have_happened_to_houses() -> None:
    story = of_one_event("Houses have collapsed in the villages above Velnik.", "en")
    assert problem("The villages above collapsed [e1].", story) == ""
    assert problem("It has collapsed to {f1.c1}, from {f1.c0} [f1].").startswith("it does not say what it refers to")


@pytest.mark.parametrize("sentence", ["Rebels have not entered [e1].", "No airport was closed [e2]."])
def test_what_nothing_denies_is_not_denied(sentence: str) -> None:
    assert problem(sentence).startswith("what it refers to denies nothing")


def test_what_is_denied_is_told_as_denied() -> None:
    story = of_one_event(DENIAL, "en", modality="denied")
    assert problem("The Northern Front entered Velnik [e1].", story) == "what it refers to is denied: say who denies it"


def test_words_of_another_language_are_held_by_their_meaning() -> None:
    story = of_one_event(BRIDGE, "fr")
    assert problem("The governor closed the bridge after the flood [e1].", story) == ""


@pytest.mark.parametrize(
    ("source", "language", "sentence"),
    [
        ("Die Fabrik produzierte giftige Chemikalien.", "de", "The factory produced toxic chemicals [e1]."),
        ("Les pompiers ont trouvé deux randonneurs.", "fr", "Firefighters found hikers [e1]."),
        ("El juzgado multó a la compañía eléctrica.", "es", "The court imposed a fine on the power company [e1]."),
    ],
)
def test_a_translation_is_held_by_the_tables_and_by_words_that_sound_alike(
    source: str, language: str, sentence: str
) -> None:
    assert problem(sentence, of_one_event(source, language)) == ""


def test_a_word_that_tells_a_fate_elsewhere_is_no_fate_where_a_foreign_passage_means_it_otherwise() -> None:
    story = of_one_event("The launch was postponed because of a leak.", "en")
    assert problem("Le lancement a été reporté à cause d'une fuite [e1].", story, "fr") == ""


@pytest.mark.parametrize(
    "sentence", ["The union demands higher wages [e1].", "The firefighters asked for a new station [e1]."]
)
def test_what_shares_only_an_actor_with_a_foreign_sentence_is_sent_back(sentence: str) -> None:
    story = of_one_event("Les pompiers ont éteint l'incendie de la forêt.", "fr")
    assert "says nothing of" in problem(sentence, story)


def test_a_word_that_can_deny_denies_nothing_where_it_tells_the_act_itself() -> None:
    story = of_one_event("The committee rejected the nominee for the post.", "en")
    assert problem("El comité rechazó al candidato al puesto [e1].", story, "es") == ""
    assert problem("El comité no rechazó al candidato al puesto [e1].", story, "es").startswith(
        "what it refers to denies nothing"
    )


def test_what_is_counted_is_told_though_it_is_a_word_for_a_place() -> None:
    counted = deaths().model_copy(update={"measured_property": "villages", "label": "villages"})
    claims = tuple(c.model_copy(update={"subject": "villages"}) for c in counted.claims)
    story = replace(facts(), figures=(counted.model_copy(update={"claims": claims}),))
    assert "what it refers to says nothing" not in problem("{f1.c1} villages were counted [f1].", story)


def test_a_model_that_cannot_write_by_reference_leaves_the_templates_in_their_order() -> None:
    story = facts()
    vague = WriteAnswer(headline="It is so [e1]", statements=["The situation is difficult [e2].", "It is over [e1]."])
    silent = WriteAnswer(headline="", statements=[])
    found, alone = (look_through(a, story, library(story), "en").written for a in (vague, silent))
    assert found.statements == alone.statements
    assert found.headline == alone.headline
