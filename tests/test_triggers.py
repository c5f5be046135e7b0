"""Trigger words: how phrases of the event table are read, and which of a sentence's triggers tells its event."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_news import read

from summarizer.language.events.event_types import event_types
from summarizer.language.events.triggers import find_triggers
from summarizer.schema.mentions import EventMention


def types(text: str, language: str) -> set[str]:
    return {t.kind.type for t in find_triggers(text, 0, len(text), language)}


def told(text: str, language: str) -> EventMention:
    (event,) = read(text, language=language).events
    return event


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("de", "Der Minister lehnte den Plan am Montag trotz aller Bitten ab.", "reject"),
        ("de", "Die Aktie brach im frühen Handel um elf Prozent ein.", "market_move"),
        ("de", "Nach dem Bergunglück wurde ein Hang gesperrt.", "accident"),
        ("fr", "Les secouristes évacuèrent le village.", "evacuation"),
        ("es", "Las autoridades evacuarán el valle.", "evacuation"),
        ("en", "Officers opened once more fire on the crowd.", "violence_against_civilians"),
    ],
)
def test_verbs_in_two_parts_compounds_and_all_endings_of_a_word_are_triggers(
    language: str, text: str, wanted: str
) -> None:
    assert wanted in types(text, language)


def test_the_particle_of_a_german_verb_stands_at_the_end_of_its_clause() -> None:
    assert "reject" not in types("Er lehnte an der Wand, die ab Montag neu ist.", "de")


def test_a_german_verb_with_its_particle_is_not_the_verb_without_it() -> None:
    assert types("Die Ministerin kündigte am Abend neue Regeln für Häfen an.", "de") == {"announcement"}
    assert "layoffs" in types("Der Verlag kündigte am Abend dreißig Angestellten.", "de")


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("en", "Deputies toppled Premier Ana Kosk's government in a no-confidence vote on Monday.", "vote"),
        ("fr", "L'opposition a renversé lundi le gouvernement de Louis Karel par une motion de censure.", "vote"),
        ("es", "La oposición derrocó el lunes al gobierno de Ana Kosk con una moción de censura.", "vote"),
        ("de", "Die Opposition stürzte den Regierungschef am Montag mit einem Misstrauensvotum.", "vote"),
        ("en", "Officers toppled President Louis Karel at dawn on Monday.", "coup"),
        ("fr", "La présidente Ana Kosk a reçu lundi au palais les chefs de deux partis.", "consult"),
        ("es", "La presidenta Ana Kosk recibirá el lunes a los jefes de dos partidos.", "consult"),
        ("de", "Präsidentin Ana Kosk trifft am Montag die Spitzen zweier Parteien.", "consult"),
        ("en", "President Ana Kosk met the leaders of two parties on Monday.", "consult"),
        ("es", "El tribunal dio la razón el lunes a la pescadora Ana Kosk.", "verdict"),
    ],
)
def test_a_parliament_votes_a_government_out_a_president_receives_and_a_court_sides_with_somebody(
    language: str, text: str, wanted: str
) -> None:
    assert told(text, language).type == wanted


def test_what_begins_again_is_not_bought() -> None:
    assert "takeover_bid" not in types("Les cours reprendront lundi dans les écoles.", "fr")
    assert "takeover_bid" in types("Le fonds Velnik reprend l'entreprise pour un euro.", "fr")


@given(st.text(max_size=80), st.sampled_from(["en", "fr", "es", "de", "xx"]))
def test_triggers_lie_within_any_text(text: str, language: str) -> None:
    assert all(0 <= t.start < t.end <= len(text) for t in find_triggers(text, 0, len(text), language))


@given(st.data())
def test_a_stretch_of_a_text_tells_what_it_tells_by_itself_wherever_it_is_cut(data: st.DataObject) -> None:
    text = "Police opened fire on Friday, a strike was called off, and the ministers rejected the peace talks."
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    by_itself = find_triggers(text[start:end], 0, end - start, "en")
    within = find_triggers(text, start, end, "en")
    assert [(t.kind, t.start - start, t.end - start, t.sure) for t in within] == [
        (t.kind, t.start, t.end, t.sure) for t in by_itself
    ]


def test_every_type_is_told_in_every_language_that_the_table_has() -> None:
    bare = [(k.type, code) for k in event_types() for code, phrases in k.triggers.items() if not phrases]
    assert {kind for kind, _ in bare} == {"scheduled"}


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("en", "Thousands marched through Dunmere after the assassination of a judge.", "protest"),
        ("en", "The captain, who was arrested in March, retired from office on Monday.", "resignation"),
        ("fr", "Le parquet a ouvert une enquête pour homicide involontaire.", "charge"),
        ("es", "El club despidió a su técnico tras la derrota ante el Oviedo.", "resignation"),
        ("de", "Das Gericht hat den Mann wegen dreifachen Mordes verurteilt.", "verdict"),
        ("en", "Three people died in a fire at a warehouse in Dunmere.", "fire"),
    ],
)
def test_what_a_sentence_states_goes_before_what_it_only_mentions(language: str, text: str, wanted: str) -> None:
    assert told(text, language).type == wanted


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("en", "The envoy urged an immediate ceasefire along the border.", "request"),
        ("fr", "L'Union africaine a condamné l'attaque contre le village.", "accuse"),
        ("es", "El secretario general pidió un alto el fuego inmediato.", "request"),
    ],
)
def test_what_is_called_for_or_condemned_has_not_been_told(language: str, text: str, wanted: str) -> None:
    assert told(text, language).type == wanted


def test_a_strike_that_is_called_for_is_planned() -> None:
    event = told("La CGT a appelé à une grève de deux jours dans les ports.", "fr")
    assert (event.type, event.modality) == ("labour_strike", "planned")


def test_the_name_of_a_body_tells_no_event() -> None:
    event = told("The head of the Central Election Commission, Ana Ruiz, rejected the complaint.", "en")
    assert event.type == "reject"


@pytest.mark.parametrize(
    ("language", "text", "place"),
    [
        ("en", "A dam gave way above the town of Velnik in northern Laos, killing nine people.", "Velnik"),
        ("en", "The United States condemned the raid and urged Rwanda to leave Goma.", ""),
        ("en", "Germany and Poland called on the government to allow a recount.", ""),
        ("fr", "Deux trains sont entrés en collision mardi à Velnik, au sud de Lyon.", "Lyon"),
        ("fr", "Les syndicats redoutent une explosion dans l'usine de Velnik.", "Velnik"),
        ("es", "Egipto evacuó el lunes a su personal del aeropuerto de Velnik.", "Velnik"),
        ("de", "Der Flughafen Katowice strich am Montag alle Flüge nach Lyon.", "Katowice"),
    ],
)
def test_an_event_is_placed_by_the_words_before_a_name_not_by_who_acts(language: str, text: str, place: str) -> None:
    assert told(text, language).place == place


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The port stays closed until Friday because of the storm, officials said."),
        ("fr", "La ligne est coupée jusqu'à vendredi, selon la compagnie."),
        ("es", "El club destituyó a su entrenador tras perder ante el Velnik el domingo."),
        ("de", "Die Brücke bleibt bis Freitag gesperrt, teilte die Stadt mit."),
    ],
)
def test_a_day_that_ends_a_period_or_dates_something_else_dates_no_event(language: str, text: str) -> None:
    assert told(text, language).date is None


@pytest.mark.parametrize(
    ("language", "text", "modality"),
    [
        ("en", "Elections may take place next autumn, the president said.", "possible"),
        ("en", "The group is considering a higher bid for its rival.", "possible"),
        ("de", "Das Gesetz soll zum Jahreswechsel in Kraft treten.", "planned"),
        ("de", "Beide Parlamente müssen noch über den Vertrag abstimmen.", "planned"),
        ("fr", "Le groupe espère racheter son rival avant la fin du mois.", "planned"),
        ("es", "La empresa estudia la compra de su rival portuguesa.", "possible"),
    ],
)
def test_a_verb_before_or_right_behind_the_trigger_says_that_it_lies_ahead(
    language: str, text: str, modality: str
) -> None:
    assert told(text, language).modality == modality


def test_the_day_of_a_plan_that_is_long_past_this_year_is_the_next_years() -> None:
    event = told("Die Bürgermeisterin will am 20. Februar ein Mahnmal enthüllen.", "de")
    assert event.date is not None
    assert (event.date.start, event.modality) == ("2025-02-20", "planned")


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [  # told on Friday, 29 November 2024
        ("en", "The talks between both sides, due on Saturday, were postponed to Sunday.", "2024-12-01"),
        ("fr", "L'échange de prisonniers, prévu samedi à Velnik, est repoussé à dimanche.", "2024-12-01"),
        ("es", "La huelga de los estibadores, prevista para el sábado, se aplaza al domingo.", "2024-12-01"),
        ("de", "Der für Samstag geplante Streik der Hafenarbeiter wird auf Sonntag verschoben.", "2024-12-01"),
    ],
)
def test_what_is_put_off_is_planned_for_its_new_day(language: str, text: str, wanted: str) -> None:
    event = told(text, language)
    assert event.date is not None
    assert (event.modality, event.date.start) == ("planned", wanted)


@pytest.mark.parametrize(
    ("language", "text", "kind", "day"),
    [
        ("en", "The death toll from Tuesday's flood in Velnik rose to 21 on Thursday.", "flood", "2024-11-26"),
        ("de", "Die Zahl der Toten der Überschwemmung vom Dienstag stieg am Donnerstag auf 21.", "flood", "2024-11-26"),
        ("en", "The avalanche has killed nine people, the rescuers said on Thursday.", "landslide", None),
    ],
)
def test_a_toll_is_told_as_what_people_died_of_and_of_its_day(
    language: str, text: str, kind: str, day: str | None
) -> None:
    event = told(text, language)
    assert (event.type, event.date.start if event.date else None) == (kind, day)


def test_a_part_of_the_day_behind_before_mentions_nothing_else() -> None:
    event = told("Rebel forces attacked a post on the river before dawn on Wednesday, the ministry said.", "en")
    assert event.date is not None
    assert event.date.start == "2024-11-27"
    assert event.head.startswith("attacked")
