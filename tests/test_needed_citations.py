"""Beside a sentence stand the passages that it needs, and those that bear it out by themselves."""

from story_facts import CLOSED, COUNTED, ENTERED, FIGHTERS, TELEVISION, article, deaths, event

from summarizer.schema.brief import Citation, Statement
from summarizer.support.library import Library
from summarizer.write.needed_citations import with_needed_citations


def cited(text: str, *citations: Citation, figures: tuple[str, ...] = ()) -> tuple[Citation, ...]:
    library = Library([article(i) for i in ("a1", "a2", "a3")])
    library.add([event()], [], [deaths("disputed")])
    statement = Statement(text=text, written_by="template", citations=citations, figures=figures)
    return with_needed_citations(statement, library, "en").citations


def test_a_passage_without_the_sentence_s_names_and_numbers_is_not_cited() -> None:
    assert cited("Rebels of the Northern Front entered Velnik.", ENTERED, CLOSED) == (ENTERED,)


def test_a_passage_that_says_it_too_stays() -> None:
    assert cited("The airport of Velnik was closed.", CLOSED, ENTERED) == (
        CLOSED,
        ENTERED,
    )  # all that can be checked: the name


def test_a_passage_that_a_sentence_needs_stays() -> None:
    text = "Rebels of the Northern Front entered Velnik and the Monitor counted 311 dead."
    assert cited(text, ENTERED, COUNTED, TELEVISION) == (ENTERED, COUNTED)


def test_the_only_source_of_a_value_told_by_reference_stays() -> None:
    text = "Deaths: 311; earlier at least 231."
    both = (COUNTED, FIGHTERS)
    assert cited(text, *both, figures=("f1.c0", "f1.c1")) == both


def test_nothing_is_left_out_of_a_sentence_that_its_citations_do_not_bear_out() -> None:
    assert cited("In Alba 900 people died.", ENTERED, CLOSED) == (ENTERED, CLOSED)
