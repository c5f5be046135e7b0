"""Nameless speakers: which words of four languages name one office, and which are a name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_news import article, figure, stories

from summarizer.language.common_nouns import is_common_noun
from summarizer.language.names.roles import name_beside_role, role_in, role_in_nominative, role_of, role_of_seat
from summarizer.language.profile import load_profile
from summarizer.language.tables import load_table


@pytest.mark.parametrize(
    "speakers",
    [
        ("the prefecture", "le préfet", "la prefectura", "der Präfekt"),
        ("the operator", "l’armateur", "la naviera", "der Betreiber"),
        ("Austrian police", "la police autrichienne", "die österreichische Polizei", "la policía austriaca"),
        ("the union", "le syndicat", "el sindicato", "die Gewerkschaft"),
        ("the interior ministry", "ministère de l'intérieur", "el Ministerio del Interior", "Innenministerium"),
        ("a hospital spokesman", "l’hôpital", "das Krankenhaus"),
        ("survivors", "les rescapés", "los supervivientes", "rescatados", "die Überlebenden"),
    ],
)
def test_one_office_is_one_voice_in_four_languages(speakers: tuple[str, ...]) -> None:
    roles = {role_of(speaker) for speaker in speakers}
    assert len(roles) == 1
    assert roles != {""}


@pytest.mark.parametrize(
    "name", ["IG Metall", "Manos del Sur", "Bank Lorentz", "Gobierno de Aragón", "Salem al-Hudaymi"]
)
def test_who_has_a_name_has_no_role(name: str) -> None:
    assert role_of(name) == ""


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Austrian police", "French police"),
        ("the energy ministry", "the transport ministry"),
        ("police", "prosecutors"),
    ],
)
def test_two_offices_stay_two(one: str, other: str) -> None:
    assert role_of(one) != role_of(other)


@given(st.text(max_size=60))
def test_any_speaker_is_read(words: str) -> None:
    assert isinstance(role_of(words), str)


@pytest.mark.parametrize(
    ("speaker", "acronym"),
    [
        ("AGR union", "AGR"),
        ("Gewerkschaft AGR", "AGR"),
        ("le syndicat AGR", "AGR"),
        ("the IG Metall union", "IG Metall"),
        ("Gewerkschaft IG Metall", "IG Metall"),
        ("AGR", ""),
        ("US military", ""),
        ("Harlow police", ""),
    ],
)
def test_an_acronym_beside_a_role_names_the_speaker(speaker: str, acronym: str) -> None:
    assert name_beside_role(speaker) == acronym


@pytest.mark.parametrize(
    ("speakers", "role"),
    [
        (("the fire agency", "Agencia Nacional de Bomberos", "die Feuerwehr", "les pompiers"), "fire_service"),
        (("the education ministry", "Educación", "ministère de l'Éducation", "des Bildungsministeriums"), "education"),
        (("the interior ministry", "des Innenministeriums"), "interior"),
    ],
)
def test_a_body_is_one_voice_in_every_case_and_under_its_national_name(speakers: tuple[str, ...], role: str) -> None:
    assert {role_of(speaker) for speaker in speakers} == {role}


def test_the_square_of_a_ministry_speaks_for_the_ministry_and_not_for_the_country() -> None:
    assert role_of_seat("la place Beauvau") == "interior"
    assert not role_of_seat("le gouvernement")
    told = article(1, "140 personnes ont été arrêtées en France jeudi, selon la place Beauvau.", "2024-11-28", "fr")
    (facts,) = stories(told)
    assert [c.attributed_to for c in figure(facts, 140).claims] == ["Beauvau"]


@pytest.mark.parametrize(
    ("speaker", "language", "said"),
    [
        ("die Präfektur", "en", "the prefecture"),
        ("L’armée", "en", "the army"),
        ("organisateurs", "en", "organisers"),
        ("finance ministry", "fr", "le ministère des finances"),
        ("the army", "fr", "l'armée"),
        ("police", "es", "la policía"),
        ("Gesundheitsministeriums", "es", "el ministerio de salud"),
        ("los organizadores", "de", "Veranstaltern"),
        ("gouvernement régional", "en", ""),
        ("Ejército del Perú", "en", ""),
        ("Polizei von Alba", "fr", ""),
        ("the police", "it", ""),
    ],
)
def test_only_a_plain_role_is_named_in_the_briefings_words(speaker: str, language: str, said: str) -> None:
    called = role_in(speaker, language)
    assert (called.in_sentence if called else "") == said


@pytest.mark.parametrize("language", ["en", "fr", "es", "de"])
def test_what_each_role_is_called_is_read_as_that_role_again(language: str) -> None:
    called = load_table("speaker_words.toml")["called"][language]
    assert called.keys() == load_table("speaker_words.toml")["roles"].keys()
    forms = [(role, form) for role, name in called.items() for form in name.split("|")]
    assert [(role, form) for role, form in forms if role_of(form) != role] == []


def test_what_a_role_is_called_in_german_is_no_name() -> None:
    """Else a sentence of the program's with it could not be told from one with a name that no source has."""
    names = load_table("speaker_words.toml")["called"]["de"].values()
    nouns = [word for name in names for word in name.replace("|", " ").split() if word[0].isupper()]
    assert [noun for noun in nouns if not is_common_noun(noun, load_profile("de"))] == []


@pytest.mark.parametrize(
    ("speaker", "said"),
    [
        ("Unternehmens", "Unternehmen"),
        ("Gesundheitsministeriums", "Gesundheitsministerium"),
        ("Katastrophenschutzes", "Katastrophenschutz"),
        ("Ärzten", "Ärzte"),
        ("Polizei", "Polizei"),
        ("Banco Austral", "Banco Austral"),
        ("Reuters", "Reuters"),
        ("Barnes", "Barnes"),
    ],
)
def test_a_german_role_stands_in_the_nominative(speaker: str, said: str) -> None:
    assert role_in_nominative(speaker) == said


def test_a_works_council_is_no_union() -> None:
    council = role_of("der Betriebsrat")
    assert council == role_of("the works council") == role_of("le comité d'entreprise") == role_of("comité de empresa")
    assert council != role_of("die Gewerkschaft")
    assert [role_in("Betriebsrat", language).alone for language in ("en", "de")] == ["works council", "Betriebsrat"]  # type: ignore[union-attr]
