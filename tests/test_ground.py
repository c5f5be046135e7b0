"""Grounding: a name goes on as the source writes it, with the sentence that holds it, or is refused with a reason."""

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from small_news import article

from summarizer.extract.days import BriefingDay
from summarizer.extract.lexical import extract_by_rules
from summarizer.ground import ground
from summarizer.marking import mark
from summarizer.schema.marked import MarkedArticle
from summarizer.schema.mentions import ActorMention, EventMention, FigureMention, Mentions

TEXT = (
    "The Syrian  Observatory said 231 people had died.\n\n"
    "“It is over,” said the OSDH’s Rami Abdel-Rahman in Aleppo.\n\n"
    "Share"
)
EVENT = EventMention(2, "speech", "", "It is over", ("OSDH",), "Aleppo", None, "actual", "model")


def marked(text: str = TEXT) -> MarkedArticle:
    return mark(article(1, text, None))


def mentions(
    *,
    actors: tuple[ActorMention, ...] = (),
    events: tuple[EventMention, ...] = (),
    figures: tuple[FigureMention, ...] = (),
) -> Mentions:
    return Mentions(marked(), actors, events, figures, None)


def a_figure(**changes: object) -> FigureMention:
    read = extract_by_rules(marked(), BriefingDay(date(2024, 12, 1), True))
    return replace(read.figures[0], **changes)  # type: ignore[arg-type]


def test_a_name_letter_for_letter_is_exact_and_cites_its_sentence() -> None:
    found = ground(mentions(actors=(ActorMention("Rami Abdel-Rahman", 2, "person"),)))
    assert (found.exact, found.normalized, found.refusals) == (1, 0, ())
    citation = found.actors[0].citation
    assert (
        citation.exact
        == TEXT[citation.start : citation.end]
        == "“It is over,” said the OSDH’s Rami Abdel-Rahman in Aleppo."
    )


def test_white_space_and_quotation_marks_are_folded_and_the_sources_spelling_goes_on() -> None:
    names = (ActorMention("Syrian Observatory", 1), ActorMention("OSDH's", 2))
    found = ground(mentions(actors=names))
    assert [a.name for a in found.actors] == ["Syrian  Observatory", "OSDH’s"]
    assert (found.exact, found.normalized) == (0, 2)


def test_a_name_that_its_sentence_does_not_hold_is_refused_with_the_reason() -> None:
    found = ground(mentions(actors=(ActorMention("Vladimir Putin", 1), ActorMention("syrian observatory", 1))))
    assert found.actors == ()
    assert [r.reason for r in found.refusals] == ["sentence 1 does not hold it"] * 2


def test_a_part_of_a_word_is_not_the_name() -> None:
    found = ground(mentions(actors=(ActorMention("Alep", 2),)))
    assert [r.what for r in found.refusals] == ["actor 'Alep'"]


def test_a_name_grown_together_with_the_word_before_is_refused_as_a_finished_briefing_would_be() -> None:
    glued = marked("The rebels lost tenL’armée équatorienne on Monday.")
    found = ground(Mentions(glued, (ActorMention("armée équatorienne", 1),), (), (), None))
    assert (found.actors, [r.reason for r in found.refusals]) == (
        (),
        ["in sentence 1 it is grown together with another word"],
    )


def test_a_sentence_that_is_furniture_or_not_there_grounds_nothing() -> None:
    furniture = len(marked().sentences)
    found = ground(mentions(actors=tuple(ActorMention("Share", n) for n in (furniture, 0, -1, 99))))
    assert found.actors == ()
    assert len(found.refusals) == 4


def test_an_acronym_that_is_not_there_is_dropped_and_the_actor_kept() -> None:
    found = ground(mentions(actors=(ActorMention("Rami Abdel-Rahman", 2, "person", "RAR"),)))
    assert (found.actors[0].name, found.actors[0].acronym) == ("Rami Abdel-Rahman", "")


def test_signs_and_numbers_are_nobodys_name() -> None:
    names = tuple(ActorMention(name, sentence) for name, sentence in (("231", 1), ("“", 2), ("’s", 2)))
    events = (replace(EVENT, place=",", actors=("OSDH", "“", "231")),)
    found = ground(mentions(actors=names, events=events))
    assert (found.actors, found.events[0].mention.place, found.events[0].mention.actors) == ((), "", ("OSDH",))


def test_a_place_in_another_clause_than_the_one_that_tells_the_event_is_not_its_place() -> None:
    start = TEXT.index("said the OSDH")
    clause = (start, TEXT.index(" in Aleppo"))
    found = ground(mentions(events=(replace(EVENT, spans=(clause,)),)))
    assert (found.events[0].citation.exact, found.events[0].mention.place) == ("said the OSDH’s Rami Abdel-Rahman", "")
    assert [r.reason for r in found.refusals] == ["another clause of sentence 2 holds it"]


def test_an_event_loses_the_place_and_the_actors_that_the_article_does_not_name() -> None:
    event = replace(EVENT, place="Moscow", actors=("OSDH", "Wagner"))
    found = ground(mentions(events=(event,)))
    assert (found.events[0].mention.place, found.events[0].mention.actors) == ("", ("OSDH",))
    assert {r.what for r in found.refusals} == {"place 'Moscow'", "actor 'Wagner' of an event"}


def test_an_event_of_a_sentence_that_is_not_there_is_refused() -> None:
    found = ground(mentions(events=(replace(EVENT, sentence=40),)))
    assert found.events == ()
    assert found.refusals[0].reason == "there is no sentence 40 in the story"


def test_a_figure_keeps_its_number_when_its_speaker_is_not_there() -> None:
    found = ground(mentions(figures=(a_figure(speaker="Reuters", speaker_sentence=1),)))
    assert found.figures[0].mention.speaker == ""
    assert found.figures[0].mention.numeral.quantity.value == 231


def test_a_speaker_of_another_sentence_is_cited_too() -> None:
    found = ground(mentions(figures=(a_figure(speaker="OSDH", speaker_sentence=2),)))
    assert ["OSDH" in c.exact for c in found.figures[0].citations] == [False, True]


def test_a_mark_that_nothing_labels_is_listed() -> None:
    assert [n.quantity.value for n in ground(mentions()).unlabelled] == [231]


@given(st.lists(st.tuples(st.text(max_size=12) | st.sampled_from(TEXT.split()), st.integers(-2, 6)), max_size=6))
def test_whatever_names_are_given_what_goes_on_stands_in_its_citation(names: list[tuple[str, int]]) -> None:
    actors = tuple(ActorMention(name, sentence) for name, sentence in names)
    events = tuple(replace(EVENT, place=name, actors=(name,), sentence=sentence) for name, sentence in names)
    found = ground(mentions(actors=actors, events=events))
    assert all(a.name and a.name in a.citation.exact for a in found.actors)
    assert all(e.mention.place in e.citation.exact for e in found.events)
    citations = [a.citation for a in found.actors] + [e.citation for e in found.events]
    assert all(TEXT[c.start : c.end] == c.exact for c in citations)
    assert len(found.actors) + sum(
        r.what.startswith("actor") and not r.what.endswith("of an event") for r in found.refusals
    ) == len(names)
