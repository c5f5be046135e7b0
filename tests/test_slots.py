"""What a model may write: slots and references are filled and cited; what it types itself is refused with a reason."""

import pytest
from story_facts import CLOSED, COUNTED, ENTERED, FIGHTERS, cite, deaths, event, facts

from summarizer.language.profile import load_profile
from summarizer.schema.brief import Actor
from summarizer.write.review.slots import SlotFiller, SlotProblem
from summarizer.write.words.wording import short_date, with_article


def fill(sentence: str, language: str = "en", **changes: object) -> object:
    return SlotFiller(facts(**changes), load_profile(language)).fill(sentence)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("sentence", "text"),
    [
        ("{f1.c0} fighters have died.", "At least 231 fighters have died."),
        ("The toll reached {f1.c1} by {f1.c1.date}.", "The toll reached 311 by 30 November."),
        ("{p1} entered the city on {e1.date} [e1].", "The Northern Front entered the city on 29 November."),
        ("The {p1.name} entered it [e1].", "The Northern Front entered it."),
        ("Rebels came  [e1] , and the airport closed [e2] .", "Rebels came, and the airport closed."),
        ("Rebels came [e1, f1.c0].", "Rebels came."),
        ("Velnik : {f1.c0} morts [e1] ; la ville est fermée.", "Velnik : at least 231 morts ; la ville est fermée."),
        ("one man came [e1]", "One man came"),
        ("At least {f1.c0} fighters have died.", "At least 231 fighters have died."),
    ],
)
def test_slots_are_filled_and_references_leave_no_trace(sentence: str, text: str) -> None:
    assert fill(sentence).text == text  # type: ignore[attr-defined]


def test_a_sentence_cites_all_that_it_refers_to() -> None:
    statement = SlotFiller(facts(), load_profile("en")).fill("{f1.c1} died, and the airport closed [e2].")
    assert set(statement.citations) == {COUNTED, CLOSED}
    assert (statement.figures, statement.events, statement.actors) == (("f1.c1",), ("e2",), ("p2",))


def test_a_reference_to_a_figure_refers_to_all_of_its_claims() -> None:
    statement = SlotFiller(facts(), load_profile("en")).fill("The toll rose [f1].")
    assert statement.figures == ("f1.c0", "f1.c1")
    assert statement.citations == (FIGHTERS, COUNTED)


def test_an_actor_brings_a_passage_that_names_it() -> None:
    statement = SlotFiller(facts(), load_profile("en")).fill("{p1} is said to gain [e2].")
    assert statement.citations == (CLOSED, ENTERED)


@pytest.mark.parametrize(
    ("sentence", "reason"),
    [
        ("{f9.c0} people died.", "there is no f9.c0"),
        ("{f1.c7} people died.", "there is no f1.c7"),
        ("Rebels came [e9].", "there is no e9"),
        ("{p9} came to town [e1].", "there is no p9"),
        ("{f1} people died.", "has no text of its own"),
        ("{e1} it was said.", "has no text of its own"),
        ("It was on {f1.c0.date} that they died [f1].", "has no date"),
        ("It was {p1.date} when they came [e1].", "has no date"),
        ("{F1.C0} people died.", "misspelt"),
        ("{ f1.c0 } people died.", "misspelt"),
        ("{{f1.c0}} people died.", "misspelt"),
        ("{f1.c0 people died.", "misspelt"),
        ("Rebels came [e1", "misspelt"),
        ("Rebels came [p1].", "misspelt"),
        ("Rebels came [{e1.date}] [e1].", "misspelt"),
        ("Rebels came [the north] [e1].", "misspelt"),
        ("Rebels entered the city.", "rests on nothing"),
        ("{p1} entered the city.", "rests on nothing"),
        ("", "no words of its own"),
        ("[e1]", "no words of its own"),
        ("{f1.c0}.", "no words of its own"),
        ("very " * 70 + "long [e1]", "71 words"),
        ("231 fighters died [e1].", "number '231'"),
        ("Two fighters died [e1].", "number 'Two'"),
        ("Dozens died there [e1].", "number 'Dozens'"),
        ("Half of the city fell [e1].", "number 'Half'"),
        ("The three-day battle ended [e1].", "number 'three"),
        ("½ of it fell [e1].", "digits"),
        ("Rebels came on Friday [e1].", "date 'Friday'"),
        ("Rebels came yesterday [e1].", "date 'yesterday'"),
        ("Rebels came in May [e1].", "date 'May'"),
        ("Rebels came on 3 May [e1].", "types the number|types the date"),
        ('They said "we came" [e1].', "quotation"),
        ("They said “we came” [e1].", "quotation"),
        ("They said «we came» [e1].", "quotation"),
        ("See www.example.org for it [e1].", "address"),
        ("Write to us@example.org now [e1].", "address"),
        ("It was <b>bold</b> of them [e1].", "markup"),
        ("It was **bold** of them [e1].", "markup"),
        ("It was bold\u202e of them [e1].", "control"),
        ("It was bold\x00 of them [e1].", "control"),
    ],
)
def test_what_cannot_stand_is_refused_with_a_reason(sentence: str, reason: str) -> None:
    with pytest.raises(SlotProblem, match=reason):
        fill(sentence)


@pytest.mark.parametrize(
    ("language", "sentence", "reason"),
    [
        ("fr", "Treize personnes sont mortes [e1].", "number 'Treize'"),
        ("fr", "Une douzaine de morts selon eux [e1].", "number"),
        ("fr", "Ils sont venus vendredi [e1].", "date 'vendredi'"),
        ("fr", "Ils sont venus en mai [e1].", "date 'mai'"),
        ("es", "Setenta y ocho personas murieron [e1].", "number"),
        ("es", "Llegaron el viernes [e1].", "date 'viernes'|date 'el viernes'"),
        ("es", "Llegaron en mayo [e1].", "date 'mayo'"),
    ],
)
def test_numbers_and_dates_are_known_in_the_briefings_language(language: str, sentence: str, reason: str) -> None:
    with pytest.raises(SlotProblem, match=reason):
        fill(sentence, language)


def test_a_month_may_open_a_sentence_as_a_verb() -> None:
    assert fill("May they leave soon, it was said [e1].")


def test_a_name_that_looks_like_a_slot_is_shown_as_it_is() -> None:
    sly = Actor(id="p1", name="{p2} [e1] {f1.c0}", kind="person", citations=(ENTERED,))
    statement = SlotFiller(facts(actors=(sly,)), load_profile("en")).fill("{p1} came to town [e2].")
    assert statement.text == "{p2} [e1] {f1.c0} came to town."
    assert (statement.events, statement.figures) == (("e2",), ())


def test_a_firm_that_is_called_after_its_site_may_be_named_and_no_other_address() -> None:
    firm = Actor(id="p1", name="Velnik.com", kind="company", citations=(ENTERED,))
    filler = SlotFiller(facts(actors=(firm,)), load_profile("en"))
    assert filler.fill("Velnik.com came to town [e2].").text == "Velnik.com came to town."
    with pytest.raises(SlotProblem, match="address"):
        filler.fill("Harlow.com came to town [e2].")


def test_a_claim_that_looks_like_a_slot_is_shown_as_it_is() -> None:
    figure = deaths()
    sly = figure.claims[0].model_copy(update={"text": "{p1} [e1] 231"})
    changed = figure.model_copy(update={"claims": (sly, figure.claims[1])})
    statement = SlotFiller(facts(changed), load_profile("en")).fill("There were {f1.c0} of them.")
    assert statement.text == "There were {p1} [e1] 231 of them."
    assert statement.events == ()


def test_an_events_month_is_shown_as_far_as_it_is_known() -> None:
    old = event(date="2016-12", date_precision="month")
    assert fill("It was in {e1.date} that they came [e1].", events=(old,)).text.startswith(  # type: ignore[attr-defined]
        "It was in December 2016"
    )


def test_digits_of_a_name_are_no_number_of_the_models_own() -> None:
    assert fill("They cut the M-5 road [e1].").text == "They cut the M-5 road."  # type: ignore[attr-defined]


def test_a_name_takes_the_article_only_where_its_sources_mostly_write_it_so() -> None:
    told = [
        cite("a1", words, words) for words in ("The Front jihadist group came.", "Front fighters left.", "Front won.")
    ]
    assert with_article("Front", told, load_profile("en")) == "Front"
    assert with_article("Front", told[:1], load_profile("en")) == "the Front"


@pytest.mark.parametrize(
    ("language", "words", "name", "said"),
    [
        ("fr", "Selon l’Observatoire, la digue tient.", "Observatoire", "l’Observatoire"),
        ("fr", "La Croix-Bleue a compté les barques.", "Croix-Bleue", "la Croix-Bleue"),
        ("es", "Lo dijo ayer la Oficina de Puertos.", "Oficina de Puertos", "la Oficina de Puertos"),
        ("es", "Manos del Norte pidió mantas.", "Manos del Norte", "Manos del Norte"),
        ("de", "Das meldete die Hafenwacht.", "Hafenwacht", "Hafenwacht"),
    ],
)
def test_the_article_is_the_one_that_its_sources_put_before_it(language: str, words: str, name: str, said: str) -> None:
    assert with_article(name, [cite("a1", words, words)], load_profile(language)) == said


@pytest.mark.parametrize(
    ("language", "words", "sentence", "told"),
    [
        ("fr", "le Port central", "La digue de {p1} est fermée [e2].", "La digue du Port central est fermée."),
        ("fr", "le Port central", "On a écrit à {p1} [e2].", "On a écrit au Port central."),
        ("fr", "la Régie centrale", "La digue de {p1} cède [e2].", "La digue de la Régie centrale cède."),
        ("es", "el Puerto central", "El dique de {p1} cede [e2].", "El dique del Puerto central cede."),
        ("es", "el Puerto central", "Se escribió a {p1} [e2].", "Se escribió al Puerto central."),
        ("es", "el Puerto central", "El dique del {p1} cede [e2].", "El dique del Puerto central cede."),
        ("fr", "le Port central", "La digue du {p1} est fermée [e2].", "La digue du Port central est fermée."),
    ],
)
def test_a_names_article_is_one_with_the_preposition_before_it(
    language: str, words: str, sentence: str, told: str
) -> None:
    actor = Actor(id="p1", name=words.partition(" ")[2], kind="organisation", citations=(cite("a1", words, words),))
    assert fill(sentence, language, actors=(actor,)).text == told  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("name", "told"), [("Élise Armand", "d'Élise Armand"), ("Yann Le Bihan", "de Yann Le Bihan"), ("Onze", "d'Onze")]
)
def test_a_french_preposition_loses_its_vowel_before_a_name_that_opens_with_one(name: str, told: str) -> None:
    actor = Actor(id="p1", name=name, kind="person", citations=(cite("a1", name, name),))
    sentence = "On réclame la démission de {p1} [e2]."
    assert fill(sentence, "fr", actors=(actor,)).text == f"On réclame la démission {told}."  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("before", "text", "sentence"),
    [
        ("la participation de", "environ 200", "la participation d'environ 200 soldats"),
        ("le bilan est de", "au moins 11", "le bilan est d'au moins 11 soldats"),
        ("la mort de", "onze", "la mort de onze soldats"),
    ],
)
def test_a_french_preposition_loses_its_vowel_before_what_fills_a_slot(before: str, text: str, sentence: str) -> None:
    (told,) = facts().figures
    claims = tuple(c.model_copy(update={"text": text}) for c in told.claims)
    figures = (told.model_copy(update={"claims": claims}),)
    assert (
        sentence in SlotFiller(facts(*figures), load_profile("fr")).fill(f"On annonce {before} {{f1.c0}} soldats.").text
    )


@pytest.mark.parametrize(
    ("language", "text"),
    [("en", "August 2026"), ("es", "agosto de 2026"), ("fr", "août 2026"), ("de", "August 2026")],
)
def test_a_month_is_written_as_its_language_writes_it(language: str, text: str) -> None:
    assert short_date("2026-08", load_profile(language)) == text
