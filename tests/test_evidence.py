"""How sure a reading is: what it rests on, and what a briefing does not state where the rules guess."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_news import article, figure, grounded, stories
from story_facts import library

from summarizer.extract.days import BriefingDay
from summarizer.extract.lexical import extract_by_rules
from summarizer.language.quoting import QUOTATION_MARKS
from summarizer.marking import mark
from summarizer.merge import merge
from summarizer.render.words.figure_names import figure_name
from summarizer.render.words.figures import key_figures, ordered_figures
from summarizer.render.words.labels import labels_for
from summarizer.schema.brief import Statement, Story
from summarizer.schema.facts import StoryFacts
from summarizer.schema.mentions import FigureMention
from summarizer.write.templates import TemplateWriter
from summarizer.write.words.source_words import source_words, words_around
from summarizer.write.words.wording import worded_figures

DAY = "2024-11-30"


def read(text: str, language: str = "en") -> list[FigureMention]:
    told = article(1, text, DAY, language)
    return list(extract_by_rules(mark(told), BriefingDay(date(2024, 11, 30), True)).figures)


@pytest.mark.parametrize(
    ("text", "evidence"),
    [
        ("The fire killed 12 people in Velnik.", "cue beside"),
        ("There were 12 victims.", "own cue"),
        ("The firm bought 30 buses.", "noun and verb"),
        ("About 4,600 people came from Velnik.", "plain noun"),
        ("The ship is 290 metres away.", "unit alone"),
        ("Some 40 glimmets came to the hall.", "unknown noun"),
    ],
)
def test_what_a_number_counts_names_what_says_so(text: str, evidence: str) -> None:
    assert read(text)[0].property_evidence == evidence


@pytest.mark.parametrize(
    ("text", "speaker", "evidence"),
    [
        ("The fire killed 12 people, the ministry said.", "ministry", "verb behind"),
        ("According to the ministry, 12 people died.", "ministry", "according to"),
        ("The fire, Ana Ruiz said, was put out. Later, 12 people died, they said.", "Ana Ruiz", "speaker just before"),
        (
            "The fire, Ana Ruiz said, was put out. It spread fast. Later, 12 people died, they said.",
            "Ana Ruiz",
            "last speaker",
        ),
    ],
)
def test_who_says_a_number_names_what_says_so(text: str, speaker: str, evidence: str) -> None:
    found = read(text)[-1]
    assert (found.speaker, found.speaker_evidence) == (speaker, evidence)


def worded(story: StoryFacts) -> StoryFacts:
    articles = {a.id: a for a in story.articles}
    return replace(story, figures=worded_figures(story.figures, articles, "en"))


def told(*texts: str, languages: str = "en en en") -> tuple[StoryFacts, TemplateWriter]:
    articles = zip(texts, languages.split(), strict=False)
    (found,) = stories(*(article(i, text, DAY, code) for i, (text, code) in enumerate(articles, start=1)))
    facts = worded(found)
    return facts, TemplateWriter(facts, "en", library(facts))


FIRE = "A fire killed 12 people in Velnik on Friday, the ministry said."


def test_what_nobody_says_surely_is_told_in_the_sources_words() -> None:
    facts, writer = told(f"{FIRE} About 1,560 people came to the hall, which is old.")
    guessed = figure(facts, 1560)
    assert guessed.told_as == "About 1,560 people came to the hall, which is old"
    assert figure_name(guessed, labels_for("en")) == f"“{guessed.told_as}”"
    assert figure(facts, 12).told_as == ""
    assert writer.tell(guessed).text.startswith("About 1,560 people came")


def test_a_guess_in_another_language_is_told_as_a_quotation_that_its_citation_holds() -> None:
    facts, writer = told(
        FIRE,
        "Un feu a tué 12 personnes à Velnik. Quelque 1 560 personnes sont venues dans la salle.",
        languages="en fr",
    )
    statement = writer.tell(figure(facts, 1560))
    assert statement.text == "“Quelque 1 560 personnes sont venues dans la salle”"
    assert "Quelque 1 560 personnes sont venues dans la salle" in statement.citations[0].exact


def test_the_words_for_a_dispute_are_those_of_a_side_that_stands() -> None:
    facts, _ = told(
        "The flood in Velnik killed 38 people, police said.",
        "The flood in Velnik has killed 87 people, the ministry said. The clinic speaks of 97.",
    )
    (disputed,) = [f for f in facts.figures if f.status == "disputed"]
    sides = [c for c in disputed.claims if c.value != 38]
    (old,) = [c for f in facts.figures for c in f.claims if c.value == 38]
    figure = disputed.model_copy(update={"claims": (old, *sides), "standing": (1, 2)})
    assert "87 people" in source_words(figure, {a.id: a for a in facts.articles}, "en")


def test_what_two_papers_call_by_one_noun_is_told_by_it() -> None:
    facts, _ = told(f"{FIRE} Some 40 glimmets came.", f"{FIRE} There were 40 glimmets.")
    assert figure(facts, 40).told_as == ""


def test_a_guess_leads_no_briefing_and_stands_behind_what_is_sure() -> None:
    facts, _ = told(f"{FIRE} It is 290 metres away.", f"{FIRE} It is 280 metres away.")
    kept = Story(
        id="s1", articles=("a1", "a2"), headline=Statement(text="", written_by="template"), statements=(),
        events=(), actors=(), figures=facts.figures,
    )  # fmt: skip
    assert not any(f.told_as for f in key_figures(kept, 4))
    assert [bool(f.told_as) for f in ordered_figures(kept)] == sorted(bool(f.told_as) for f in ordered_figures(kept))


def test_a_speaker_who_is_a_guess_is_kept_in_the_data_and_named_in_no_line() -> None:
    facts, writer = told(
        "The blaze in Velnik, Ana Ruiz said, was out on Friday. It spread fast. Later 12 died, they said."
    )
    guessed = figure(facts, 12)
    assert guessed.claims[0].attributed_to == "Ana Ruiz"
    assert guessed.claims[0].told_speaker == ""
    assert "Ruiz" not in writer.lines.figure(guessed).text


def test_a_day_that_the_sentence_before_speaks_of_is_kept_in_the_data_and_told_in_no_line() -> None:
    facts, writer = told("A fire broke out in Velnik on Tuesday. It killed 12 people, the ministry said.")
    guessed = figure(facts, 12)
    assert guessed.claims[0].observation_date == "2024-11-26"
    assert guessed.claims[0].told_day is None
    assert "26" not in writer.lines.figure(guessed).text


@pytest.mark.parametrize(
    ("number", "passage", "words"),
    [
        ("70", "Rain fell, and about 70 were flown out; others walked.", "Rain fell, and about 70 were flown out"),
        ("70", 'He said "they took 70 of us", and left.', "they took 70 of us"),
        ("7", "Nothing is said.", ""),
        ("", "Nothing is said.", ""),
    ],
)
def test_the_words_around_a_number_end_where_its_clauses_do(number: str, passage: str, words: str) -> None:
    assert words_around(number, passage) == words


@given(st.text("ab ,.;()“”", max_size=200), st.integers(0, 99), st.text("ab ,.;()“”", max_size=200))
def test_the_words_around_a_number_hold_it_and_stand_in_the_passage(before: str, number: int, behind: str) -> None:
    passage = " ".join(f"{before} {number} {behind}".split())
    words = words_around(str(number), passage)
    assert str(number) in words
    assert words in passage
    assert not set(words) & set(QUOTATION_MARKS)
    assert len(words) <= 150


def test_a_guess_takes_the_place_of_no_number_that_is_counted_surely() -> None:
    papers = (
        article(1, "The fire in Velnik hurt 40 people.", DAY),
        article(2, "The fire in Velnik hurt 52 people.", "2024-12-01"),
    )
    sure, later = grounded(*papers)
    counted = later.figures[0]
    guess = replace(counted, mention=replace(counted.mention, property_evidence="plain noun"))
    (joined,) = merge([sure, later], "en")
    (apart,) = merge([sure, replace(later, figures=(guess,))], "en")
    for story, standing, claims in ((joined, 52, 2), (apart, 40, 1)):
        hurt = figure(story, 40)
        assert hurt.current is not None
        assert len(hurt.claims) == claims
        assert hurt.claims[hurt.current].value == standing


def test_the_table_leaves_out_a_guess_that_a_line_has_told_and_words_told_twice() -> None:
    facts, writer = told(f"{FIRE} About 1,560 people came and 40 glimmets went to the hall.")
    line = writer.tell(figure(facts, 1560))
    bare = {"id": "s1", "articles": ("a1",), "events": (), "actors": (), "figures": facts.figures}
    empty = Statement(text="", written_by="template")
    untold = Story.model_validate({**bare, "headline": empty, "statements": ()})
    assert len([f for f in ordered_figures(untold) if f.told_as]) == 1
    known = Story.model_validate({**bare, "headline": empty, "statements": (line,)})
    assert not [f for f in ordered_figures(known) if f.told_as]


def test_what_rests_on_a_guess_is_a_guess() -> None:
    first, second = read("About 4,600 people came in May, up from 3,900.")
    assert (first.property_evidence, second.property_evidence) == ("plain noun", "number before")
    assert read("The fire hurt 46 people, up from 39.")[1].property_evidence == "same again"
