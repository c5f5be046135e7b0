"""A further language is one file: nothing but its data makes the program read it."""

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
import small_news

from summarizer.extract.days import BriefingDay
from summarizer.language import profile, tables, word_patterns
from summarizer.language.numbers.numerals import find_numerals
from summarizer.schema.mentions import Mentions

DATA = Path(profile.__file__).parent / "data"
SWEDISH_NUMBERS = """
code = "sv"
name = "Swedish"
phrase_stops = "och i på av till från med som har är var blev"
[numerals]
decimal = ","
space_groups = true
[numerals.scales]
tusen = 1000
miljoner = 1000000
[bounds]
at_least = ["minst"]
about = ["omkring"]
more_than = ["över"]
at_most = []
less_than = ["nästan"]
[units]
people = ["personer", "döda"]
money = ["kronor"]
percent = ["procent"]
[cues]
deaths = ["döda", "omkom"]
[grammar]
and = ["och"]
[dates]
months = ["januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti",
  "september", "oktober", "november", "december"]
"""
STORY = "Al menos 43 personas murieron el martes en Harwick, dijo Ana Ruiz. Unos 230 vecinos fueron evacuados."


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of the data in which a test may put a file."""
    copy = tmp_path / "data"
    shutil.copytree(DATA, copy)
    monkeypatch.setattr(tables, "data_file", lambda *path: copy.joinpath(*path))
    _forget()
    yield copy
    monkeypatch.undo()
    _forget()


def _forget() -> None:
    word_patterns._alternatives.cache_clear()
    word_patterns.words_of_all_languages.cache_clear()
    remembered = profile.load_profile, profile.available_languages, profile._languages_with_numbers, profile._own_tables
    for function in remembered:
        function.cache_clear()


def read(text: str, language: str) -> Mentions:
    """What the rules read in an article of that language."""
    return small_news.read(text, language, "2025-09-17", BriefingDay(date(2025, 9, 18), True))


def test_a_file_of_numbers_makes_a_language_s_figures_known(folder: Path) -> None:
    """Before it, the words around a number say nothing."""
    text = "Minst 43 personer omkom i branden, som kostade 2,5 miljoner kronor."
    (folder / "numbers" / "sv.toml").write_text(SWEDISH_NUMBERS, encoding="utf-8")
    _forget()
    people, money = find_numerals(text, profile.load_profile("sv"))
    assert (people.quantity.bound, people.quantity.min_value, people.unit_text) == ("at_least", 43, "personer")
    assert (money.quantity.value, money.unit_text) == (2_500_000, "kronor")
    assert [f.measured_property for f in read(text, "sv").figures] == ["deaths", "amount"]


def test_its_words_are_looked_for_wherever_those_of_every_language_are(folder: Path) -> None:
    """A passage does not say which language it is in."""
    told = "döda och skadade"
    assert word_patterns.WordPattern(r"\s(?:<grammar.and>)\s").search(told) is None
    (folder / "numbers" / "sv.toml").write_text(SWEDISH_NUMBERS, encoding="utf-8")
    _forget()
    assert word_patterns.WordPattern(r"\s(?:<grammar.and>)\s").search(told)


def test_a_whole_file_makes_a_language_known_whole(folder: Path) -> None:
    """Sentences, numerals, bounds, speakers and weekdays: the Spanish file under another name stands for a new one."""
    assert "gl" not in profile.available_languages()
    whole = (folder / "es.toml").read_text(encoding="utf-8").replace('code = "es"', 'code = "gl"', 1)
    (folder / "gl.toml").write_text(whole, encoding="utf-8")
    _forget()
    assert "gl" in profile.available_languages()
    found = read(STORY, "gl")
    expected = read(STORY, "es")
    assert [(f.measured_property, f.numeral.quantity, f.speaker, f.as_of) for f in found.figures] == [
        (f.measured_property, f.numeral.quantity, f.speaker, f.as_of) for f in expected.figures
    ]
    assert found.figures[0].speaker == "Ana Ruiz"
    assert found.figures[0].as_of is not None
