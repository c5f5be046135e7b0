"""Phrases are found through an index of the text's words exactly where their regular expression finds them."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.language.phrases import FirstWords, Phrases
from summarizer.language.profile import phrase_pattern

_WORDS = (
    "at", "least", "at least", "death", "death toll", "Zurich", "re-elected", "élu", "sı", "si", "OSDH", "ΣΑΣ", "a_b",
)  # fmt: skip
_PIECES = st.sampled_from(
    (*_WORDS, "deaths", "elected", "re", "toll", "AT", "İ", "ſi", "σας", " ", "  ", "\n", ", ", "-", "'s", ".")
)
_LONG_TAIL = " and so on" * 40
_FURTHER = tuple(f"at word {n}" for n in range(30))  # with which a table is long enough for patterns of its openers


@st.composite
def _texts(draw: st.DrawFn) -> tuple[str, int, int]:
    """A text long enough for an index, with a stretch of its beginning, cut anywhere."""
    text = "".join(draw(st.lists(_PIECES, max_size=30))) + _LONG_TAIL
    start = draw(st.integers(0, len(text) - len(_LONG_TAIL)))
    return text, start, draw(st.integers(start, len(text)))


def _spans(found: "re.Pattern[str] | Phrases", text: str, start: int, end: int) -> list[tuple[int, int]]:
    return [match.span() for match in found.finditer(text, start, end)]


@given(
    text=_texts(),
    phrases=st.lists(st.sampled_from(_WORDS), max_size=6, unique=True),
    further=st.sampled_from(((), _FURTHER)),
)
def test_an_index_finds_what_the_pattern_finds(
    text: tuple[str, int, int], phrases: list[str], further: tuple[str, ...]
) -> None:
    found = phrase_pattern((*phrases, *further))
    assert _spans(found, *text) == _spans(found.pattern, *text)


@given(text=_texts(), further=st.sampled_from(((), _FURTHER)))
def test_the_first_phrase_is_found_wherever_the_search_begins(
    text: tuple[str, int, int], further: tuple[str, ...]
) -> None:
    phrases = phrase_pattern((*_WORDS, *further))
    first, of_pattern = phrases.search(*text), phrases.pattern.search(*text)
    assert (first and first.span()) == (of_pattern and of_pattern.span())


@pytest.mark.parametrize("phrases", [("$", "at"), ("死亡", "at"), ("", "at")], ids=["sign", "unspaced", "empty"])
def test_a_table_with_phrases_that_begin_with_no_word_is_searched_as_before(phrases: tuple[str, ...]) -> None:
    text = "At $5 死亡" + _LONG_TAIL
    found = phrase_pattern(phrases)
    assert _spans(found, text, 0, len(text)) == _spans(found.pattern, text, 0, len(text)) != []


def test_a_word_cut_by_the_end_of_the_stretch_counts_as_the_part_that_stands_in_it() -> None:
    text = "the deaths" + _LONG_TAIL
    assert _spans(phrase_pattern(("death",)), text, 0, 9) == [(4, 9)]
    assert _spans(phrase_pattern(("death",)), text, 0, 10) == []


def test_no_expression_is_compiled_for_a_table_of_which_nothing_stands_in_the_text() -> None:
    def compiled(_: tuple[str, ...]) -> re.Pattern[str]:
        raise AssertionError("not needed")

    assert Phrases(("typhoon", "tornado warning"), compiled).search("A flood" + _LONG_TAIL) is None


@given(text=_texts(), tables=st.lists(st.lists(st.sampled_from((*_WORDS, "$")), max_size=3, unique=True), max_size=4))
def test_every_table_that_has_a_phrase_in_a_stretch_is_likely(
    text: tuple[str, int, int], tables: list[list[str]]
) -> None:
    found = [phrase_pattern(tuple(phrases)) for phrases in tables]
    likely = FirstWords(found).likely(text[0][text[1] : text[2]])
    assert {i for i, table in enumerate(found) if table.search(*text)} <= likely


def test_a_table_of_which_no_first_word_stands_there_is_not_likely() -> None:
    tables = [phrase_pattern(("death toll", "killed")), phrase_pattern(("$",)), phrase_pattern(("toll",))]
    assert FirstWords(tables).likely("The toll rose.") == {1, 2}
