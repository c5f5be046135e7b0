"""The table of what news counts (data/nouns.toml): what a row may hold, and how a word finds its row."""

from collections import Counter

import pytest
from first_reading import COUNTED, judge_language

from summarizer.language.nouns import noun_in, noun_name, phrase_name
from summarizer.language.tables import load_table

LANGUAGES = ("en", "fr", "es", "de")
NOUNS = ("counted", "people", "measured")
BOTH = {  # one word for two things; the first row of the table has it
    ("es", "ciudad"),
    ("es", "ciudades"),
    ("es", "cuota"),
    ("fr", "récompense"),
}
MOST_MISSING = 0.1  # of the rows of a table lack a word in a language: "=" where a language has no noun for it


def words(language: str, *tables: str) -> list[str]:
    rows = (row for table in tables for row in load_table("nouns.toml")[table].values())
    return [word for row in rows for word in row.get(language, "").split()]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_stands_in_two_rows(language: str) -> None:
    for tables in (NOUNS, ("substances",)):
        twice = {word for word, times in Counter(words(language, *tables)).items() if times > 1}
        assert {word for word in twice if (language, word) not in BOTH} == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_are_written_in_lower_case(language: str) -> None:
    assert [word for word in words(language, *NOUNS, "substances") if word != word.lower()] == []


@pytest.mark.parametrize("table", [*NOUNS, "substances"])
def test_hardly_a_row_lacks_a_language_and_none_has_less_than_two(table: str) -> None:
    rows = load_table("nouns.toml")[table]
    missing = {lang: sum(not row.get(lang) for row in rows.values()) / len(rows) for lang in LANGUAGES}
    assert {lang for lang, share in missing.items() if share > MOST_MISSING} == set(), missing
    assert [name for name, row in rows.items() if not any(row.get(lang) for lang in LANGUAGES)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_plural_follows_its_singular(language: str) -> None:
    rows = [row[language].split() for t in NOUNS for row in load_table("nouns.toml")[t].values() if language in row]
    pairs = [(form, form + end, row) for row in rows for form in row for end in ("s", "es", "x") if form + end in row]
    assert [(one, many) for one, many, row in pairs if row.index(many) < row.index(one)] == []


@pytest.mark.parametrize(
    ("language", "word", "name"),
    [
        ("de", "Sonderzüge", "trains"),
        ("de", "Schildkröteneiern", "eggs"),
        ("de", "Verbänden", "federations"),
        ("de", "Verwürfe", ""),  # no throws
        ("de", "Entwürfe", "drafts"),
        ("en", "states", "states"),  # of a federation: no countries
        ("es", "detonaciones", "explosions"),
        ("fr", "essaims", "swarms"),
        ("es", "buques", ""),  # a kind of unit of its own
    ],
)
def test_a_word_finds_its_row(language: str, word: str, name: str) -> None:
    assert noun_name(word, language) == name


@pytest.mark.parametrize(
    ("language", "phrase", "name"),
    [
        ("fr", "parcs éoliens", "wind farms"),
        ("fr", "parcs éoliens terrestres", "wind farms"),
        ("en", "new speed cameras", "speed cameras"),
        ("es", "centros comerciales", "shopping centres"),
        ("en", "cameras", ""),
    ],
)
def test_a_noun_of_several_words_finds_its_row(language: str, phrase: str, name: str) -> None:
    assert phrase_name(phrase.split(), language, noun_first=language in ("fr", "es")) == name


def test_a_noun_of_several_words_is_said_in_another_language() -> None:
    assert noun_in("windparks", "de", "fr") == "parcs éoliens"


@pytest.mark.parametrize("language", LANGUAGES)
def test_sentences_over_many_subjects_are_read_for_what_they_count(language: str) -> None:
    judged = [*judge_language(COUNTED / f"{language}.yaml", "first")]
    assert len(judged) > 30
    assert sum("property" in one.right for one in judged) / len(judged) >= 0.5


@pytest.mark.parametrize(("language", "shown"), [("en", "militants"), ("fr", "combattants"), ("de", "kämpfer")])
def test_fighters_of_another_language_are_not_called_terrorists(language: str, shown: str) -> None:
    assert noun_in("combatientes", "es", language) == shown
