"""Which sentences are written in another language than they should be."""

import pytest

from summarizer.language.foreign import is_foreign

SAME = {
    "en": "The dam at Orsk was closed after a crack had been found in its wall.",
    "fr": "Le barrage d’Orsk a été fermé après la découverte d’une fissure dans le mur.",
    "es": "La presa de Orsk fue cerrada después de que se hallara una grieta en el muro.",
    "de": "Der Damm bei Orsk wurde geschlossen, nachdem man in der Mauer einen Riss gefunden hatte.",
}


@pytest.mark.parametrize("asked", SAME)
@pytest.mark.parametrize("written", SAME)
def test_a_sentence_is_foreign_to_every_language_but_its_own(asked: str, written: str) -> None:
    assert is_foreign(SAME[written], asked) == (asked != written)


@pytest.mark.parametrize(
    "sentence",
    [
        "Junta de Andalucía, Cruz de la Victoria and La Voz de la Costa disagree.",
        "Police closed the Rue de la Paix.",
        "Six dead, 14 missing.",
        "",
    ],
)
def test_names_make_no_sentence_foreign(sentence: str) -> None:
    assert not is_foreign(sentence, "en")
