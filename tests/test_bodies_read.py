"""Bodies that capitals alone do not show, and names that open a German sentence, are read as actors."""

import pytest
from small_news import read

from summarizer.language.names.proper_names import Vocabulary, find_names
from summarizer.language.profile import load_profile


def test_a_german_name_that_another_sentence_shows_is_one_where_it_opens_a_sentence() -> None:
    text = "Der Netzbetreiber Stromnord schaltete zwei Leitungen ab. Stromnord bat um Geduld."
    told = read(text, language="de").actors
    assert [(a.name, a.sentence) for a in told] == [("Stromnord", 1), ("Stromnord", 2)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ukraine's air force said it had shot down 31 drones.", "Ukraine's air force"),
        ("Armenia's defence ministry denied the report.", "Armenia's defence ministry"),
        ("Ghana's central bank kept its rate on Monday.", "Ghana's central bank"),
    ],
)
def test_a_countrys_body_in_small_letters_is_an_actor(text: str, name: str) -> None:
    assert name in {a.name for a in read(text).actors}


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("fr", "La Banque de France est prudente, a dit son gouverneur.", "Banque de France"),
        ("fr", "Selon la préfecture, l'hôpital de Lyon est fermé.", "hôpital de Lyon"),
        ("es", "El Banco de España este martes bajó su previsión.", "Banco de España"),
        ("es", "La policía de Puerto Lirio acudió al muelle.", "policía de Puerto Lirio"),
        ("fr", "La police de Port Sallac a bouclé le quai.", "police de Port Sallac"),
    ],
)
def test_a_bodys_name_ends_with_its_place_and_has_all_of_it(language: str, text: str, name: str) -> None:
    found = find_names(text, load_profile(language), 0, len(text), Vocabulary.of(text))
    assert name in [n.text for n in found]
