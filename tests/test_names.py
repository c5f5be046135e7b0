"""Proper names in sentences: rows of a sentence and the names it holds."""

from datetime import date

import pytest
from small_news import DAY, article

from summarizer.extract.days import BriefingDay
from summarizer.extract.lexical import extract_by_rules
from summarizer.language.names.proper_names import Vocabulary, capital_words, find_names
from summarizer.language.profile import load_profile
from summarizer.marking import mark


def names(text: str, language: str = "en", others: str = "") -> list[str]:
    vocabulary = Vocabulary.of(f"{text}\n{others}")
    return [n.text for n in find_names(text, load_profile(language), 0, len(text), vocabulary)]


ROWS = [
    ("fr", "La crue a atteint N'Djamena, dit le chef d'EDF.", ["N'Djamena", "EDF"]),
    ("fr", "« Tout a brûlé », a déclaré à l'AFP Rafiatou Chabi.", ["AFP", "Rafiatou Chabi"]),
    ("es", "«Todo ardió», dijo a EFE Yuleisy Barrientos.", ["EFE", "Yuleisy Barrientos"]),
    ("en", "He told the BBC World Service so.", ["BBC World Service"]),
    ("en", "South Africa has reported cases.", ["South Africa"]),
    ("en", "Rescuers reached Santa Orla on Tuesday, Rosa Illanes said.", ["Santa Orla", "Rosa Illanes"]),
    ("en", "Iranian Foreign Minister Abbas Araghchi met Peru's president.", ["Abbas Araghchi", "Peru"]),
    (
        "en",
        "The University of Aleppo and Hayat Tahrir al-Sham agreed.",
        ["University of Aleppo", "Hayat Tahrir al-Sham"],
    ),
    ("en", "David Carden of the UN spoke.", ["David Carden"]),
    ("en", "The Bishop of Norwatch met the Governor of Texas.", ["Norwatch", "Texas"]),
    ("fr", "Le Maire de Lyon a reçu Madame de Sambre.", ["Lyon", "Madame de Sambre"]),
    ("es", "El Alcalde de Madrid recibió a la Presidenta De la Sierra.", ["Madrid", "De la Sierra"]),
    ("en", "Syrian and UK-based groups met in August.", []),
    ("en", "President Carden of the Northern union met Defence Minister Ruta Sell.", ["Carden", "Ruta Sell"]),
    ("en", "She works at Acme General Hospital Trust.", ["Acme General Hospital Trust"]),
    ("es", "Médicos Sin Fronteras atendió a doce médicos.", ["Médicos Sin Fronteras"]),
    ("de", "Die Genehmigung für Nord Stream fehlt.", ["Nord Stream"]),
    ("de", "Das Übernahmeangebot für Corvane Devices steigt.", ["Corvane Devices"]),
    ("de", "Das Institut für Wirtschaftsforschung warnt.", ["Institut für Wirtschaftsforschung"]),
    ("fr", "La Fédération de football des Lacs (FFL) a gagné.", ["Fédération de football des Lacs", "FFL"]),
    ("fr", "Le Conseil municipal de Nantes a voté.", ["Conseil municipal de Nantes"]),
    ("fr", "Le ministère kényan de la Défense dément.", ["ministère kényan de la Défense"]),
    ("fr", "L'hôpital de Mulago manque de sang.", ["hôpital de Mulago"]),
    ("fr", "La Commission indienne de la concurrence a puni trois firmes.", ["Commission indienne de la concurrence"]),
    ("fr", "La police a parlé à Pierre.", ["Pierre"]),
    ("es", "La Policía Nacional de Colombia detuvo a once.", ["Policía Nacional de Colombia"]),
    ("es", "El Frente Amplio ganó.", ["Frente Amplio"]),
    ("es", "Los afiliados van a La Paz.", ["La Paz"]),
    ("fr", "La Bolivie regarde vers La Paz.", ["Bolivie", "La Paz"]),
    ("de", "Die kolumbianische Nationalpolizei nahm elf fest.", ["kolumbianische Nationalpolizei"]),
    ("de", "Die Universität Nairobi schloss.", ["Universität Nairobi"]),
    ("en", "The Workers' Party and St Mary's Hospital agreed.", ["Workers' Party", "St Mary's Hospital"]),
    ("en", "Kenya's Supreme Court sat.", ["Kenya", "Supreme Court"]),
    ("en", "The United Nations human rights office spoke.", ["United Nations human rights office"]),
    ("fr", "Médecins sans frontières a soigné des blessés.", ["Médecins sans frontières"]),
    ("de", "Der Rat für öffentliche Finanzen warnte.", ["Rat für öffentliche Finanzen"]),
    ("en", "The 93rd Brigade left.", ["93rd Brigade"]),
    ("en", "In Velnik the Harbour Police came.", ["Velnik", "Harbour Police"]),
    (
        "fr",
        "Le Parlement condamne des Russes, l'Union républicaine de M. Quirós aussi.",
        ["Parlement", "Union républicaine", "Quirós"],
    ),
    ("es", "El Banco central de Chile subió la tasa.", ["Banco central de Chile"]),
    ("en", "Macron said that it was over.", ["Macron"]),
    ("en", "Residents said that it was over.", []),
    ("en", "U.S. troops left.", ["U.S."]),
    (
        "fr",
        "L’Observatoire et le ministre de l’Intérieur, Julio Arana, à Alep.",
        ["Observatoire", "Julio Arana", "Alep"],
    ),
    ("fr", "Mardi, la ville d’Alep est tombée.", ["Alep"]),
    ("es", "El ministro del Interior, Julio Arana, viajó en julio a Perú.", ["Julio Arana", "Perú"]),
    ("es", "La Oficina de Protección Civil (OPC) lo confirmó.", ["Oficina de Protección Civil", "OPC"]),
    ("de", "Der Innenminister Julio Arana sprach am Montag in Peru.", ["Julio Arana", "Peru"]),
    ("de", "Die Menschen verließen die Stadt mit der UN.", ["UN"]),
    ("de", "Das sagte Polizeisprecherin Eva Mayrhofer.", ["Eva Mayrhofer"]),
    ("de", "Der Konzern Orvantis und die Gewerkschaft GVH schweigen.", ["Orvantis", "GVH"]),
    (
        "de",
        "Die Organisation Amerikanischer Staaten und das Oberste Wahlgericht widersprachen.",
        ["Organisation Amerikanischer Staaten", "Oberste Wahlgericht"],
    ),
    ("en", "Economist Ales Kubin disagreed.", ["Ales Kubin"]),
    ("en", "Nobody in Harlow was hurt.", ["Harlow"]),
    ("fr", "Selon un sondage Velnik pour Radio Alba, la réforme passe.", ["Velnik", "Radio Alba"]),
    ("es", "Una encuesta de Velnik Dos para El Mundo lo confirma.", ["Velnik Dos", "Mundo"]),
    ("en", "A poll by Velnik for the Harlow Times put her ahead.", ["Velnik", "Harlow Times"]),
    ("de", "Das Bündnis Hilfe für Velnik widersprach.", ["Bündnis Hilfe für Velnik"]),
    ("fr", "Hier, Mme Le Gall a été condamnée.", ["Le Gall"]),
]


@pytest.mark.parametrize(("language", "text", "expected"), ROWS)
def test_the_names_of_a_sentence(language: str, text: str, expected: list[str]) -> None:
    assert names(text, language) == expected


def test_the_first_word_is_a_name_where_the_text_has_it_with_a_capital_inside_a_sentence_too() -> None:
    assert names("Quillapata is cut off.") == []
    assert names("Quillapata is cut off.", others="The road to Quillapata is cut.") == ["Quillapata"]


def test_a_first_word_that_the_text_also_writes_small_is_left_out_of_the_name() -> None:
    assert names("Mayor Rosa Illanes spoke.") == ["Rosa Illanes"]
    assert names("Volunteers Manos Unidas spoke.", others="the volunteers left") == ["Manos Unidas"]


def test_an_acronym_in_brackets_belongs_to_the_name_before_it() -> None:
    text = "L'Observatoire syrien des droits de l'homme (OSDH) compte."
    found = find_names(text, load_profile("fr"), 0, len(text), Vocabulary())
    assert (found[0].text, found[0].acronym) == ("Observatoire syrien des droits de l'homme", "OSDH")
    assert text[found[0].start : found[0].end] == found[0].text


def test_capital_words_tell_a_sentences_head_from_the_rest() -> None:
    text = "Macron left the UK-based Times on Monday."
    found = [(text[s:e], initial) for s, e, initial in capital_words(text, load_profile("en"))]
    assert found == [("Macron", True), ("UK", False), ("Times", False)]


@pytest.mark.parametrize(
    ("language", "full", "alone", "name"),
    [
        ("en", "The president, Ursula von der Elst, came.", "Von der Elst spoke.", "Von der Elst"),
        ("fr", "Le ministre Eduardo del Campo est venu.", "Del Campo a parlé.", "Del Campo"),
        ("es", "El ministro Eduardo del Campo vino.", "Del Campo habló.", "Del Campo"),
        ("de", "Der Minister Eduardo del Campo kam.", "Am Abend sprach del Campo.", "del Campo"),
    ],
)
def test_a_surname_keeps_the_particles_that_it_has_in_full(language: str, full: str, alone: str, name: str) -> None:
    marked = mark(article(1, f"{full} {alone}", language=language))
    assert name in {m.name for m in extract_by_rules(marked, BriefingDay(date(2024, 11, 30), True)).actors}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("La Banque nationale d'Arda maintient son taux.", "Banque nationale d'Arda"),
        ("La Banque d’Arda maintient son taux.", "Banque d’Arda"),
        ("Selon l'Association d'Orsenne, tout va bien.", "Association d'Orsenne"),
        ("Il a vu Marie d'Ornano à Rome.", "Marie d'Ornano"),
    ],
)
def test_a_french_name_goes_on_behind_an_elided_preposition(text: str, name: str) -> None:
    assert name in names(text, "fr")


def test_an_elided_preposition_behind_a_common_noun_opens_no_name() -> None:
    assert names("Le discours d'Emmanuel Bayle a plu au maire d'Arda.", "fr") == ["Emmanuel Bayle", "Arda"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "THIRTY-EIGHT OF THOSE RESCUED WERE TREATED IN HOSPITAL, THE SAINT BREDE HOSPITAL SAID."),
        ("fr", "TRENTE-HUIT RESCAPÉS ONT ÉTÉ SOIGNÉS À L'HÔPITAL, SELON LE MINISTÈRE DE LA SANTÉ."),
        ("es", "TREINTA Y OCHO RESCATADOS FUERON ATENDIDOS EN EL HOSPITAL, DIJO EL MINISTERIO DE SALUD."),
        ("de", "ACHTUNDDREISSIG GERETTETE KAMEN INS KRANKENHAUS, TEILTE DAS MINISTERIUM MIT."),
    ],
)
def test_where_every_word_has_capitals_none_shows_a_name(language: str, text: str) -> None:
    told = f"{text}\n\nNATO SENT 12 SHIPS.\n\nIrene Holt spoke."
    assert {a.name for a in extract_by_rules(mark(article(1, told, language=language)), DAY).actors} <= {
        "Irene Holt",
        "NATO",
    }
