"""Common words of the news, the same in four languages."""

import pytest

from summarizer.language.news_words import news_words


@pytest.mark.parametrize(
    ("language", "sentence", "word"),
    [
        ("en", "The helicopters are late.", "helicopter"),
        ("fr", "Deux hélicoptères sont attendus.", "helicopter"),
        ("es", "Llegaron dos helicópteros.", "helicopter"),
        ("de", "Die beiden Hubschrauber verspäten sich.", "helicopter"),
        ("de", "Der Hafenstreik geht weiter.", "port"),
    ],
)
def test_a_word_has_one_concept_in_every_language(language: str, sentence: str, word: str) -> None:
    assert word in news_words(sentence, language)


def test_a_small_word_of_one_language_is_no_noun_of_another() -> None:
    assert "vehicle" in news_words("The car stopped.", "en")
    assert "vehicle" not in news_words("Il reste, car il pleut.", "fr")
