"""What a second day of many stories showed: whose a number is, of what it is a part, which day is meant."""

import pytest
from small_news import article, figure, mention_of, read, stories, story

from summarizer.schema.brief import Story
from summarizer.support.library import Library
from summarizer.write.by_model import write_by_templates
from summarizer.write.same_story import OlderStories


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("fr", "Un hangar de huit étages s'est effondré à Marseille, faisant au moins 16 morts.", 16),
        ("es", "Un edificio de tres pisos se derrumbó en Marsella y causó al menos 16 muertos.", 16),
        (
            "de",
            "In der Hafenstadt Marseille starben beim Einsturz eines siebenstöckigen Parkhauses 16 Menschen.",
            16,
        ),
        ("fr", "Le bilan de l'effondrement à Marseille est passé de 9 à 16 morts.", 16),
    ],
)
def test_the_place_that_opens_a_sentence_holds_for_its_dead_past_a_number_of_things(
    language: str, text: str, value: float
) -> None:
    assert mention_of(text, language, value).place in ("Marseille", "Marsella")


def test_who_a_new_count_is_of_speaks_whatever_body_that_is() -> None:
    told = mention_of("L'accident a fait 16 morts, selon un nouveau bilan du gouvernorat.", "fr", 16)
    assert told.speaker == "gouvernorat"


def test_a_toll_that_later_articles_of_the_day_raise_heads_no_story_alone() -> None:
    (facts,) = stories(
        article(
            1,
            "At least nine people died when a hall collapsed in Marseille on Friday, the prefecture said.",
            "2024-11-29T08:00:00Z",
        ),
        article(
            2,
            "At least 14 people died when a hall collapsed in Marseille on Friday, the prefecture said.",
            "2024-11-29T15:00:00Z",
        ),
    )
    assert figure(facts, 14).status == "updated"
    headline = write_by_templates(facts, Library(facts.articles), "en").headline.text
    assert "14" in headline


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The dockers' union called for a strike on Tuesday."),
        ("en", "The mayor invited the shopkeepers to talks on Tuesday."),
        ("fr", "Le maire a invité les commerçants à des discussions mardi."),
        ("es", "El alcalde invitó a los comerciantes a una reunión el martes."),
        ("de", "Der Bürgermeister lud die Händler zu Gesprächen am Dienstag ein."),
    ],
)
def test_the_day_of_what_somebody_calls_for_lies_ahead(language: str, text: str) -> None:
    (event,) = read(text, language).events
    assert event.date is not None
    assert event.date.start == "2024-12-03"


def test_who_names_his_own_ministry_puts_its_number_right_and_quarrels_with_nobody() -> None:
    facts = story("Lena Holt said on Friday that 104 hikers were rescued, and not 87 as her office first announced.")
    assert figure(facts, 104).status != "disputed"
    assert [r.kind for r in facts.relations if figure(facts, 87).id in r.figures] == ["corrected"]


@pytest.mark.parametrize(
    ("language", "text", "part", "whole"),
    [
        ("en", "Seven of Portugal's 39 wards were closed.", 7, 39),
        ("en", "Twelve of the city's 40 schools were damaged.", 12, 40),
        ("en", "Five of its 12 nurses were killed.", 5, 12),
    ],
)
def test_what_is_said_of_some_of_what_somebody_has_is_not_said_of_all(
    language: str, text: str, part: float, whole: float
) -> None:
    some, every = (mention_of(text, language, value).measured_property for value in (part, whole))
    assert some != every
    assert some.split()[-1] in {"closed", "damaged", "deaths"}


def test_how_many_were_in_a_group_is_not_how_many_were_hurt() -> None:
    told = read("Two of the group of nine were hurt. A member of a team of twelve was killed.").figures
    assert not [f for f in told if f.numeral.quantity.low in (9, 12)]


@pytest.mark.parametrize(
    ("text", "value", "fate"),
    [
        ("Thirty-one of the pupils abducted from the school have escaped.", 31, "rescued"),
        ("Six of the people injured in the crash have died.", 6, "deaths"),
        ("Twelve of the workers trapped in the mine were rescued.", 12, "rescued"),
        ("Twelve of the people killed in the fire were children.", 12, "deaths"),
    ],
)
def test_what_became_of_some_is_told_by_the_verb_and_not_by_which_of_them_are_meant(
    text: str, value: float, fate: str
) -> None:
    assert mention_of(text, "en", value).measured_property == fate


def test_people_named_by_two_words_die_as_others_do() -> None:
    assert mention_of("Four Swiss ski tourers died near Orlo.", "en", 4).measured_property == "deaths"


def test_who_walked_out_over_plans_has_walked_out() -> None:
    told = read("Thousands of workers walked out on Thursday in protest at plans to cut 7,500 jobs.").figures
    assert [f.modality for f in told] == ["actual", "planned"]


def test_a_day_behind_the_earlier_of_two_moves_is_not_the_later_ones() -> None:
    told = "Velnik shares fell 1.3% after rising 4.1% on Thursday."
    days = [m.as_of.start for value in (1.3, 4.1) if (m := mention_of(told, "en", value)).as_of]
    assert days == ["2024-11-29", "2024-11-28"]


def test_a_quotation_that_says_there_heads_no_story_where_the_article_opens_otherwise() -> None:
    text = "Im Landkreis Orlo ist ein zweiter Hof von der Seuche betroffen. Dort müssen 45.000 Puten getötet werden."
    (facts,) = stories(article(1, text, language="de"))
    assert "Orlo" in write_by_templates(facts, Library(facts.articles), "en").headline.text


def test_a_story_goes_on_where_what_one_day_knows_by_name_opens_the_other() -> None:
    first = article(
        1, "Four climbers died above the village of Vent on Friday.\n\nLena Holt of the rescue service spoke."
    )
    later = article(2, "A fifth climber has died after the fall above Vent.\n\nHans Orth of the clinic spoke.")
    other = article(3, "A museum in Lisbon was robbed on Friday.\n\nThe director Ines Prado spoke.")

    def told(number: int, *people: str) -> Story:
        facts = stories(*(a for a in (first, later, other) if a.id == f"a{number}"))[0]
        made = write_by_templates(facts, Library(facts.articles), "en")
        return Story(
            id=f"s{number}",
            articles=(f"a{number}",),
            headline=made.headline,
            statements=(),
            events=tuple(e.model_copy(update={"place": "Vent" if number == 1 else None}) for e in facts.events),
            actors=tuple(a for a in facts.actors if a.name in people),
            figures=(),
            relations=(),
        )

    older = OlderStories([told(1, "Lena Holt"), told(3, "Ines Prado")], [first, other])
    found = older.counterpart(told(2, "Hans Orth"), [later], ())
    assert found is not None
    assert found.id == "s1"
