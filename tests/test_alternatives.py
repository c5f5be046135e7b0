"""Words as alternatives: what they find, and that a single space stays what it is."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.language.alternatives import one_of
from summarizer.language.condense import condense
from summarizer.language.profile import load_profile

_WORDS = st.lists(st.text("abAB' ", min_size=1, max_size=4), min_size=1, max_size=8)


@given(_WORDS, st.text("abAB' ", max_size=16), st.sampled_from([re.NOFLAG, re.IGNORECASE]))
def test_words_that_share_their_beginning_find_what_they_find_side_by_side(
    words: list[str], text: str, flags: re.RegexFlag
) -> None:
    """The longest first, one beside the other, is the plain way to write the same, before whatever follows."""
    plain = "|".join(re.escape(word) for word in sorted(set(words), key=lambda word: (-len(word), word)))
    for behind in ("", r"(?!\w)", "b", "$"):
        found, wanted = (re.compile(f"(?:{way}){behind}", flags).finditer(text) for way in (one_of(words), plain))
        assert [m.span() for m in found] == [m.span() for m in wanted]


def test_no_word_is_no_expression() -> None:
    """What stands in its place is the caller's to say."""
    assert one_of([]) == ""


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("Rescuers  reached\nthe mill , at noon .", "Rescuers reached the mill, at noon."),
        ("Some 1  450 people left the valley.", "Some 1  450 people left the valley."),
        ("- The mill burned on Monday.", "The mill burned on Monday."),
        ("“The mill , he says” burned on Monday.", "“The mill , he says” burned on Monday."),
    ],
)
def test_a_sentence_is_told_in_one_line(written: str, told: str) -> None:
    """Space between digits may part two numbers, and what is quoted stays as it stands."""
    assert condense(written, load_profile("en")) == told
