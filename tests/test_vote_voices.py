"""A vote that is still being counted: one counting body under all its names, pollsters' estimates, and who disputes what."""

import pytest
from small_news import DAY, actor, article, figure, mention_of, stories, story

from summarizer.extract.lexical import extract_by_rules
from summarizer.language.names.words import bare_name
from summarizer.language.places import gazetteer
from summarizer.marking import mark
from summarizer.schema.mentions import FigureMention

VOTE = "Verany counts the votes for its president. "


def read(text: str, language: str = "en") -> dict[str, FigureMention]:
    """The figures of one article by the words of their numbers."""
    return {f.numeral_text: f for f in extract_by_rules(mark(article(1, text, language=language)), DAY).figures}


def test_a_count_that_goes_on_is_no_dispute_of_the_body_that_counts_with_itself() -> None:
    told = VOTE + "Lena Harms had 31.3 percent of the vote, the electoral tribunal said."
    later = VOTE + "Lena Harms had 32.1 percent of the vote, Bolivia's electoral tribunal said."
    facts = story(told, later, days=("25", "26"))
    assert figure(facts, 31.3).id == figure(facts, 32.1).id
    assert figure(facts, 32.1).status == "updated"
    names = [c.attributed_to for c in figure(facts, 32.1).claims]
    assert names == ["electoral tribunal", "Bolivia's electoral tribunal"]  # as each article calls it


def test_ballots_counted_by_noon_and_by_night_are_one_count() -> None:
    told = VOTE + "With {} percent of the votes counted, Lena Harms led, the electoral tribunal said."
    facts = story(told.format(78), told.format(95.4))
    assert figure(facts, 78).id == figure(facts, 95.4).id
    assert figure(facts, 78).status == "updated"


def test_what_a_candidates_camp_claims_disputes_the_count() -> None:
    facts = story(
        VOTE + "Lena Harms had 27.3 percent of the vote, the electoral tribunal said.",
        VOTE + "Lena Harms won 26.7 percent of the vote. "
        "Harms's campaign said that Lena Harms had won 28.4 percent of the vote.",
        days=("25", "26"),
    )
    disputed = figure(facts, 28.4)
    assert disputed.status == "disputed"
    standing = {disputed.claims[i].value for i in disputed.standing}
    assert standing == {26.7, 28.4}


def test_quick_counts_neither_dispute_the_count_nor_each_other() -> None:
    facts = story(
        VOTE + "Lena Harms had 31.3 percent of the vote, the electoral tribunal said.\n\n"
        "Two quick counts were published. Metron gave Lena Harms 31.7 percent of the vote, while Delta Consulting put "
        "Lena Harms at 32.8 percent of the vote."
    )
    assert len({figure(facts, value).id for value in (31.3, 31.7, 32.8)}) == 3
    assert "disputed" not in {f.status for f in facts.figures}


@pytest.mark.parametrize(
    ("language", "text", "level"),
    [
        ("en", "The Blue Party fell from 55 percent of the vote in 2020 to 3.2 percent.", "3.2"),
        ("fr", "Le Parti bleu est passé de 55 % des voix en 2020 à 3,2 %.", "3,2 %"),
        ("es", "El Partido Azul cayó del 55 % de los votos en 2020 al 3,2 %.", "3,2 %"),
        ("de", "Die Blaue Partei stürzte von 55 Prozent im Jahr 2020 auf 3,2 Prozent ab.", "3,2"),
    ],
)
def test_the_year_of_where_a_share_began_is_not_that_of_where_it_led(language: str, text: str, level: str) -> None:
    figures = read(text, language)
    assert not figures[level].background
    assert next(f for name, f in figures.items() if name.startswith("55")).background


def test_who_gets_votes_in_german_says_nothing() -> None:
    figures = read("Senator Jonas Krell kam auf 32,06 Prozent der Stimmen.", "de")
    assert (figures["32,06"].speaker, figures["32,06"].holder) == ("", "Jonas Krell")


def test_a_place_that_bears_an_article_is_not_meant_without_it() -> None:
    assert gazetteer().lookup("La Paz") is not None
    assert gazetteer().lookup("Paz") is None
    assert gazetteer().lookup("Salvador") is not None
    assert bare_name("La Paz") != bare_name("Paz")


def test_the_days_of_a_poll_are_no_voters() -> None:
    text = "A poll by Metra of 1,006 voters taken from 20 to 24 November put the party at 31 percent."
    assert [f.numeral.quantity.low for f in read(text).values()] == [1_006, 31]


@pytest.mark.parametrize(
    ("language", "text", "value", "speaker"),
    [
        ("de", "Laut Metra käme die Blaue Partei auf 31 Prozent.", 31, "Metra"),
        ("fr", "Un sondage mené auprès de 1 006 électeurs donne 31 % au parti.", 31, ""),
    ],
)
def test_neither_who_was_asked_nor_who_is_polled_speaks(language: str, text: str, value: float, speaker: str) -> None:
    assert mention_of(text, language, value).speaker == speaker


POLL = [
    (
        "en",
        "The Blue Party would win 31 percent and the Farmers' League 27 percent, according to a poll by Metra of adults.",
    ),
    ("fr", "Selon un sondage de Metra, le Parti bleu obtiendrait 31 % et la Ligue paysanne 27 %."),
    ("es", "Según una encuesta de Metra, el Partido Azul lograría el 31 % y la Liga Campesina el 27 %."),
    ("de", "Laut einer Umfrage von Metra käme die Blaue Partei auf 31 Prozent, die Bauernliga auf 27 Prozent."),
]


@pytest.mark.parametrize(("language", "text"), POLL)
def test_a_partys_percentage_in_a_poll_is_its_support_though_no_election_is_told_of(language: str, text: str) -> None:
    shares = list(read(text, language).values())
    assert [f.measured_property for f in shares] == ["support in polls"] * 2
    assert len({f.holder for f in shares} - {""}) == 2


def test_a_party_that_is_called_by_a_colour_is_one_in_four_languages_and_has_one_share() -> None:
    (facts,) = stories(*(article(i, text, language=code) for i, (code, text) in enumerate(POLL, start=1)))
    assert {"Blue Party", "Parti bleu", "Partido Azul", "Blaue Partei"} <= set(actor(facts, "Blue Party").aliases)
    assert [len(figure(facts, value).claims) for value in (31, 27)] == [1, 1]


GERMAN = "In Verany wurde am Sonntag ein neuer Landtag gewählt. "


def standing_beside(value: float, *texts: str) -> float | None:
    """The number that stands in the figure with `value`; the first text is published a day after the second."""
    told = (article(i, GERMAN + t, f"2024-11-{26 - i}", "de") for i, t in enumerate(texts, start=1))
    (facts,) = stories(*told, language="de")
    counted = figure(facts, value)
    return counted.claims[counted.current or 0].value


def test_what_is_estimated_of_a_vote_never_takes_the_counts_place() -> None:
    estimate = "Das Institut Metron schätzt die Wahlbeteiligung auf 66 Prozent."
    assert standing_beside(64.7, estimate, "Die Wahlbeteiligung lag bei 64,7 Prozent.") == 64.7


def test_what_is_expected_right_behind_a_projection_is_none_of_the_count() -> None:
    projected = "Die Prognose sieht die CDU bei 34,5 Prozent. Für die SPD werden 25,5 und 27,0 Prozent erwartet."
    assert standing_beside(26.1, projected, "Danach kommt die CDU auf 33,8 Prozent, die SPD auf 26,1 Prozent.") == 26.1


def test_of_one_share_the_number_with_more_places_stands() -> None:
    texts = ("Die FDP kommt auf 5,0 Prozent der Stimmen.", "Die FDP kommt auf 4,98 Prozent der Stimmen.")
    told = (article(i, GERMAN + t, "2024-11-25", "de") for i, t in enumerate(texts, start=1))
    (facts,) = stories(*told, language="de")
    share = figure(facts, 4.98)
    assert [c.value for c in share.claims if c is share.claims[share.current or 0]] == [4.98]


def test_a_share_is_one_with_another_papers_though_one_tells_what_it_was_years_ago() -> None:
    facts = story(
        "HARLOW, Nov 25 - The Liberals (LPV) took 33.8% of the vote, up from 28.1% four years ago, a spokesman said.",
        "Her Liberals won 33.8% of Sunday's vote in Harlow, nearly eight points clear of the Greens on 26.1%.",
        days=("25", "26"),
    )
    share = figure(facts, 33.8)
    assert {c.article for claim in share.claims for c in claim.citations} == {"a1", "a2"}
    assert 28.1 in [c.value for c in share.claims]
