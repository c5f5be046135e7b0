"""Hard-wrapped lines are made whole, and nothing else is touched."""

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.articles.line_wraps import without_line_wraps

STORY = (
    "A steel gate on the Harrow dam gave way on Monday afternoon, flooding the lower town and forcing 340 people into"
    " school halls, the fire service said.",
    "At least 120 houses had water above the doorstep by nightfall. Engineers lowered the reservoir by two metres, and the"
    " water company said that the dam itself was sound and would be watched through the night.",
)


@pytest.mark.parametrize("width", [55, 72, 80])
@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r"])
def test_a_wrapped_article_has_a_line_for_each_paragraph(width: int, line_break: str) -> None:
    wrapped = "\n\n".join(textwrap.fill(paragraph, width) for paragraph in STORY)
    assert without_line_wraps(wrapped.replace("\n", line_break)) == "\n\n".join(STORY)


def test_an_indented_line_begins_a_paragraph() -> None:
    wrapped = "\n".join(textwrap.fill(paragraph, 70, initial_indent="     ") for paragraph in STORY)
    assert without_line_wraps(wrapped) == "\n".join(f"     {paragraph}" for paragraph in STORY)


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(STORY),
        "Roses are red\nViolets are blue\nThe dam has burst\nAnd so have you\n",
        "* 86 homes are planned on the site of the old depot in the town\n* 60 of them for rent\n* 26 for sale\n",
        "Two lines only, the first of which was broken by nobody but its\nauthor, it seems.",
    ],
    ids=["a paragraph a line", "verse", "a list", "too little to tell"],
)
def test_other_line_breaks_stay(text: str) -> None:
    assert without_line_wraps(text) == text


@given(st.text(alphabet="ab \n\t-*.1é", max_size=400))
def test_nothing_but_white_space_changes(text: str) -> None:
    assert without_line_wraps(text).split() == text.split()
    assert len(without_line_wraps(text)) == len(text)
