"""A language is a file: its words stand there, and no module holds any of them."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any

import pytest

import summarizer
from summarizer.language.profile import load_profile
from summarizer.language.tables import load_table
from summarizer.language.word_patterns import OwnWords, WordPattern, words_of_all_languages

PROGRAM = Path(summarizer.__file__).parent
MODULES = sorted(path.relative_to(PROGRAM).as_posix() for path in PROGRAM.rglob("*.py"))
ASKED = re.compile(r"<([a-z]\w*)\.([a-z]\w*)>")
LANGUAGES = ("fr", "es", "de")
WORD = re.compile(r"[^\W\d_]{2,}")
# what an expression has besides words: classes of characters, escapes, groups' names, words of the files, flags
NOT_WORDS = re.compile(r"\[(?:\\.|[^\]\\])*\]|\\[A-Za-z]|\(\?P<\w+>|<\w+\.\w+>|\(\?[a-z]+[:)]")
NOT_READ = frozenset(
    {"render", "templates", "common_nouns"}
)  # what the program writes; nouns half of which are English too
CODES = frozenset({"ar", "en", "fr", "es", "de", "ja"})  # a text that is nothing else names a language

# Words of the files that are English too, or names of HTML elements, SQL, fonts, currencies and options.
ENGLISH_TOO = """
ab agents ai alt au auto bus ca charge chat ci cite collective compound contra coup dir distance division dr exact font han
hr ies ils ins journal lang lea legal links main match md meta million noun nt parties parts pass point program publication
relative ro saint sanction sans sender six source split sr suite table text tr usage vague vigesimal
"""
# What a module holds for all languages at once.
SHARED = {
    "articles/decoding.py": "codes of languages",
    "articles/pages/metadata.py": "class names of web pages",
    "language/events/acts.py": "endings of nouns in any language",
    "language/events/word_forms.py": "endings that are cut off in English",
    "language/common_words.py": "endings that are cut off in any language",
    "language/concept_table.py": "endings that are cut off in any language",
    "language/names/words.py": "letters between the parts of a compound, endings of what people of a town are called",
    "language/names/proper_names.py": "endings of what people of a town are called",
    "language/names/trimmed_runs.py": "endings of what people of a town are called",
    "language/numbers/digits.py": "signs of currencies and of East Asian numbers",
    "language/numbers/han_numerals.py": "Chinese numerals, which are a script",
    "language/names/tokens.py": "the Arabic article in Latin letters",
    "language/numbers/not_quantities.py": "East Asian ordinals, dates and ages in digits",
    "language/places.py": "the Arabic article in Latin letters",
    "language/scripts.py": "letters of scripts",
    "language/names/sounds.py": "how languages spell sounds",
    "language/numbers/units.py": "signs of measures",
    "merge/actors/census.py": "UN, the United Nations",
    "options/run.py": "codes of languages",
    "write/words/units.py": "signs of measures",
}


@cache
def foreign_words() -> frozenset[str]:
    """What the files of the other languages have and the English one has not, and the small words that it has in names."""
    english, files = load_table("en.toml"), [load_table(f"{code}.toml") for code in LANGUAGES]
    small = {word for file in files for word in WORD.findall(file["function_words"])}
    small -= set(WORD.findall(english["function_words"]))
    words = set(chain.from_iterable(map(words_in, files))) - set(words_in(english))
    return frozenset(words | small) - frozenset(ENGLISH_TOO.split())


def words_in(table: Any) -> Iterator[str]:
    """The words of a table's lists and texts, and of what it gives the values of number words."""
    if isinstance(table, dict):
        for key, value in table.items():
            if isinstance(value, int | float):
                yield from WORD.findall(key.lower())
            elif key not in NOT_READ:
                yield from words_in(value)
    elif isinstance(table, str):
        yield from WORD.findall(NOT_WORDS.sub(" ", table).lower())
    elif isinstance(table, list):
        yield from chain.from_iterable(map(words_in, table))


@cache
def literals(module: str) -> tuple[tuple[int, str], ...]:
    """The texts of a module with their lines, docstrings aside."""
    nodes = list(ast.walk(ast.parse((PROGRAM / module).read_text(encoding="utf-8"))))
    told = {id(node.value) for node in nodes if isinstance(node, ast.Expr)}
    texts = (node for node in nodes if isinstance(node, ast.Constant) and id(node) not in told)
    return tuple((node.lineno, node.value) for node in texts if isinstance(node.value, str))


def foreign_in(module: str) -> Iterator[str]:
    """The words of other languages in a module's texts, each with its line."""
    for line, text in literals(module):
        words = WORD.findall(NOT_WORDS.sub(" ", text)) if text not in CODES else ()
        yield from (f"{module}:{line}: {w}" for w in words if w.lower() in foreign_words() or not w.isascii())


def test_no_module_holds_a_word_of_another_language() -> None:
    """Such a word belongs into the language's file (docs/languages.md); one that is English as well into `ENGLISH_TOO`."""
    assert [word for module in MODULES if module not in SHARED for word in foreign_in(module)] == []


@pytest.mark.parametrize("module", SHARED)
def test_a_module_that_may_hold_some_does(module: str) -> None:
    assert list(foreign_in(module))


def test_the_words_that_a_pattern_asks_for_stand_in_a_file() -> None:
    """A pattern is compiled when it is first asked, so that a slip of the pen would wait for a reader."""
    asked = {key for module in MODULES for _, text in literals(module) for key in ASKED.findall(text)}
    assert len(asked) > 50
    for table, key in asked:
        words_of_all_languages(table, key)


def test_a_key_that_no_language_has_is_an_error() -> None:
    with pytest.raises(KeyError, match=r"grammar\.nonsense"):
        WordPattern("<grammar.nonsense>").search("")
    with pytest.raises(KeyError, match=r"nonsense\.and"):
        words_of_all_languages("nonsense", "and")


def test_a_pattern_of_ones_own_words_finds_no_other_languages() -> None:
    """And nothing where the language has none: German tells no perfect by the auxiliary before it."""
    joined = OwnWords(r"\s(?:<grammar.and>)\s")
    assert joined.of(load_profile("fr")).search("morts et blessés")
    assert not joined.of(load_profile("fr")).search("dead and hurt")
    assert not OwnWords("<attribution.perfect_auxiliaries>").of(load_profile("de")).search("hat")


@pytest.mark.parametrize("joined", ["dead and hurt", "morts et blessés", "muertos y heridos", "Tote und Verletzte"])
def test_a_pattern_finds_the_words_of_every_language(joined: str) -> None:
    assert WordPattern(r"\s(?:<grammar.and>)\s").search(joined)


def test_of_two_words_that_fit_the_longer_one_is_found() -> None:
    found = WordPattern("<comparison.than_before>").search("frente a los 14")
    assert found
    assert found.group() == "frente a los"
