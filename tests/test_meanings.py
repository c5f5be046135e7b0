"""Words of two languages meet by the rows of the tables, by a form's beginning, and by their sounds."""

import pytest

from summarizer.language.cognates import has_cognate
from summarizer.language.meanings import meanings


@pytest.mark.parametrize(
    ("one", "language", "other", "spoken"),
    [
        ("Bürgermeisterin", "de", "mayor", "en"),
        ("interdire", "fr", "banned", "en"),
        ("selling", "en", "verkauft", "de"),
        ("Lieferwagenfahrer", "de", "driver", "en"),
        ("polnischen", "de", "Poland", "en"),
        ("bomberos", "es", "pompiers", "fr"),
        ("exjefe", "es", "chief", "en"),
        ("exjefe", "es", "ancien", "fr"),
        ("prófugas", "es", "fuite", "fr"),
    ],
)
def test_words_with_one_meaning_share_a_row_in_any_form(one: str, language: str, other: str, spoken: str) -> None:
    assert meanings(one, language) & meanings(other, spoken)


@pytest.mark.parametrize(
    ("one", "other"), [("goalkeeper", "trésorier"), ("sanctions", "contrôles"), ("wages", "forêt")]
)
def test_words_with_two_meanings_share_none(one: str, other: str) -> None:
    assert not meanings(one, "en") & meanings(other, "fr")


def test_cognates_are_known_by_the_sounds_they_begin_with() -> None:
    assert has_cognate("chemicals", "Die Fabrik mischt Chemikalien")
    assert has_cognate("estación", "the railway station")
    assert not has_cognate("internal", "Das Interesse ist groß")
