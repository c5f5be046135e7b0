"""Who gives a number, in the many shapes of sentences in which papers say so."""

from collections import Counter

import pytest
from shapes import shaped_speeches

FLOORS = {"en": 0.88, "fr": 0.95, "de": 0.95, "es": 0.93}


@pytest.fixture(scope="module")
def heard() -> dict[str, float]:
    """The share of speakers that are heard, by language; a quarter of all pairs of speaker and shape."""
    told, right = Counter[str](), Counter[str]()
    for speech in shaped_speeches(every=4):
        told[speech.language] += 1
        right[speech.language] += speech.is_right
    return {language: right[language] / number for language, number in told.items()}


@pytest.mark.parametrize("language", FLOORS)
def test_a_speaker_is_heard_in_nearly_every_shape_of_sentence(heard: dict[str, float], language: str) -> None:
    assert heard[language] >= FLOORS[language]
