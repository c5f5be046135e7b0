"""The program's own sentences: every value with who says it, and nothing that its citations do not hold."""

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small_news import article, stories
from story_facts import deaths, event, facts, library

from summarizer.language.condense import without_lead_in
from summarizer.language.profile import load_profile
from summarizer.language.standing_alone import counts_a_part
from summarizer.schema.brief import Claim, Figure, Relation
from summarizer.schema.facts import StoryFacts
from summarizer.support import unsupported
from summarizer.write.counts import counts_statement
from summarizer.write.templates import TemplateWriter
from summarizer.write.words.wording import claim_number

LANGUAGES = ("en", "fr", "es", "de")


def writer_of(story: StoryFacts, language: str) -> TemplateWriter:
    return TemplateWriter(story, language, library(story))


def writer(*figures: Figure, language: str = "en") -> TemplateWriter:
    return writer_of(facts(*figures), language)


def test_an_update_tells_the_standing_value_first_and_what_it_was() -> None:
    text = writer().lines.figure(deaths()).text
    assert text.index("311") < text.index("231")


def test_a_dispute_tells_every_side_with_its_speaker() -> None:
    statement = writer().lines.figure(deaths("disputed"))
    assert all(part in statement.text for part in ("311", "500", "Monitor", "tate television"))
    assert set(statement.figures) == {"f1.c0", "f1.c1", "f1.c2"}


@pytest.mark.parametrize(
    ("language", "before"), [("en", "earlier"), ("fr", "auparavant"), ("es", "antes"), ("de", "zuvor")]
)
def test_a_dispute_tells_what_its_sides_said_before_as_what_it_was(language: str, before: str) -> None:
    dispute = deaths("disputed")
    old = dispute.claims[0].model_copy(update={"observation_date": "2024-11-29"})
    dispute = dispute.model_copy(update={"claims": (old, *dispute.claims[1:]), "standing": (1, 2)})
    text = writer(dispute, language=language).lines.figure(dispute).text
    assert text.index("311") < text.index("500") < text.index(before) < text.index("231")


@pytest.mark.parametrize("status", ["disputed", "updated"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_numbers_that_nothing_shows_to_be_of_one_count_stand_side_by_side(language: str, status: str) -> None:
    unsure = deaths(status).model_copy(update={"vouched": False})
    text = writer(unsure, language=language).lines.figure(unsure).text
    assert all(claim.text in text for claim in unsure.claims)
    label, told = re.split(r"\s?: ", text, maxsplit=1)
    assert label.casefold() == "deaths"
    assert not {"earlier", "auparavant", "antes", "zuvor"} & set(told.split())


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_dispute_that_is_over_is_told_behind_what_stands(language: str) -> None:
    disputed = deaths("disputed")
    later = disputed.claims[1].model_copy(update={"value": 700, "text": "700", "observation_date": "2024-12-01"})
    settled = {"claims": (*disputed.claims, later), "status": "updated", "current": 3, "contested": (1, 2)}
    figure = disputed.model_copy(update=settled)
    statement = writer(figure, language=language).lines.figure(figure)
    word = {"en": "disputed", "fr": "contestés", "es": "disputa", "de": "umstritten"}[language]
    parts = ("700", word, "311", "500")
    assert [statement.text.index(p) for p in parts] == sorted(statement.text.index(p) for p in parts)
    assert {"f1.c1", "f1.c2", "f1.c3"} <= set(statement.figures)


def test_a_sentence_whose_number_was_taken_back_is_not_told_as_it_was() -> None:
    early = article(1, "VELNIK. Fire killed 15 people in Velnik on Friday. Rain fell.", "2024-11-29")
    late = article(2, "VELNIK. The fire in Velnik on Friday killed 12 people, not 15, the ministry said.", "2024-11-30")
    (story,) = stories(early, late)
    assert any(r.kind == "corrected" for r in story.relations)
    told = [s.text for s in (writer_of(story, "en").headline(), *writer_of(story, "en").statements())]
    assert not any("killed 15" in text for text in told)


def test_a_correction_is_told_with_what_was_put_in_its_place_though_that_has_grown_since() -> None:
    first = article(
        1, "VELNIK. Cholera has broken out in Velnik. 96 people died of it, the ministry said.", "2024-11-28"
    )
    second = article(2, "VELNIK. Cholera in Velnik has killed 83 people, not 96, the ministry said.", "2024-11-29")
    third = article(3, "VELNIK. Cholera in Velnik has killed 102 people, the ministry said.", "2024-11-30")
    (story,) = stories(first, second, third)
    (relation,) = [r for r in story.relations if r.kind == "corrected"]
    text = writer_of(story, "en").lines.correction(*relation.figures).text
    assert "96" in text
    assert "83" in text
    assert "102" not in text


def test_a_correction_cites_both_numbers_though_the_right_ones_claim_rests_on_the_wrong_ones_passage_too() -> None:
    """A passage of a claim may only say where its number is of."""
    whole = deaths()
    wrong, right = whole.claims
    right = right.model_copy(update={"citations": (*right.citations, *wrong.citations)})
    figures = (
        whole.model_copy(update={"claims": (right,), "current": 0}),
        whole.model_copy(update={"id": "f2", "claims": (wrong,), "current": 0}),
    )
    told = facts(*figures)
    story = replace(told, relations=(Relation(kind="corrected", figures=("f1", "f2")),))
    statement = writer_of(story, "en").lines.correction("f1", "f2")
    assert unsupported(statement.text, "en", library(story).evidence(statement)) == []


@pytest.mark.parametrize(
    ("speaker", "shown"),
    [("State media", "state media"), ("Ecuador's army", "Ecuador's army"), ("Peruvian police", "Peruvian police")],
)
def test_a_role_is_written_small_inside_a_sentence_but_not_a_country(speaker: str, shown: str) -> None:
    claim = deaths().claims[1].model_copy(update={"attributed_to": speaker})
    assert writer().lines._speaker(claim) == shown


@pytest.mark.parametrize(
    ("language", "shown"), [("en", "€15.60"), ("de", "15,60 €"), ("fr", "15,60\u00a0€"), ("es", "15,60\u00a0€")]
)
def test_a_price_has_two_places_and_its_sign_where_the_language_has_it(language: str, shown: str) -> None:
    price = Claim(bound="exact", value=15.6, unit_text="€", text="€15.60", subject="", citations=())
    assert claim_number(price, load_profile(language), load_profile("en")) == shown


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("status", ["updated", "disputed"])
def test_what_templates_say_is_held_by_what_they_cite(language: str, status: str) -> None:
    made = writer_of(facts(deaths(status)), language)
    for statement in (made.headline(), *made.statements()):
        assert unsupported(statement.text, language, library(made.facts).evidence(statement)) == []


def test_a_briefing_in_another_language_quotes_its_source() -> None:
    statement = writer_of(facts(), "fr").event(event())
    assert statement.text.startswith("«")
    assert "entered Velnik" in statement.text


def test_a_quotation_of_a_second_clause_begins_with_the_subject_of_its_sentence() -> None:
    whole = event().citations[0]
    at = whole.exact.index("entered")
    clause = whole.model_copy(update={"start": whole.start + at, "exact": whole.exact[at:]})
    statement = writer_of(facts(), "fr").event(event().model_copy(update={"citations": (clause,)}))
    assert statement.text == writer_of(facts(), "fr").event(event()).text


@pytest.mark.parametrize(
    ("sentence", "is_quoted"),
    [
        ("Our volunteers hold the names of 52 people who died in Velnik.", True),
        ("We captured Velnik on Friday.", True),
        ("The US captured Velnik on Friday.", False),
        ('Rebels captured Velnik on Friday, and "we are free", the mayor said.', False),
    ],
)
def test_what_a_source_says_of_itself_is_quoted_and_never_said_in_the_briefing_s_own_voice(
    sentence: str, is_quoted: bool
) -> None:
    told = event().model_copy(update={"summary": sentence})
    assert writer().event(told).text.startswith("“") == is_quoted


def test_of_a_passage_with_a_stray_quotation_mark_the_longest_stretch_is_quoted() -> None:
    text = "Halvor « baut in Europa 17.500 Stellen ab."
    (facts,) = stories(article(1, text, language="de"))
    assert writer_of(facts, "en").headline().text.startswith("“baut in Europa 17.500 Stellen ab”")


def test_a_line_that_its_citations_do_not_bear_out_is_not_told() -> None:
    (facts,) = stories(article(1, "At least 12 people died on Friday in Harlow. The Velde mine was closed at noon."))
    told = writer_of(facts, "en").statements()
    other = tuple(e.model_copy(update={"summary": "300 people died in Paris."}) for e in facts.events)
    forged = writer_of(replace(facts, events=other), "en").statements()
    assert told
    assert all("300" not in s.text for s in forged)


def test_a_headline_has_no_full_stop_and_is_short() -> None:
    headline = writer().headline()
    assert not headline.text.endswith(".")
    assert len(headline.text) <= 120


def test_a_story_without_events_is_headed_by_its_figure_or_its_first_sentence() -> None:
    by_figure = writer_of(facts(events=()), "en").headline()
    assert "311" in by_figure.text
    bare = facts(events=())
    assert writer_of(type(bare)(bare.id, bare.articles, (), (), (), ()), "en").headline().text.startswith("Rebels")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("origins", "shown"),
    [
        (("a1",), {"count_articles": "1"}),
        (("a1", "a2", "a3"), {"count_articles": "3"}),  # all are independent: one number says it
        (("a1", "a2", "a1"), {"count_articles": "3", "count_origins": "2"}),
        (("a1", "a1"), {"count_articles": "2", "count_origins": "1"}),
    ],
)
def test_how_much_was_read_is_counted_where_the_text_says_so(
    language: str, origins: tuple[str, ...], shown: dict[str, str]
) -> None:
    story = facts()
    read = [
        story.articles[0].model_copy(update={"id": f"a{i}", "origin": origin})
        for i, origin in enumerate(origins, start=1)
    ]
    statement = counts_statement({a.id: a.origin for a in read}, language)
    assert {d.op: statement.text[d.start : d.end] for d in statement.derived} == shown


@settings(max_examples=30)
@given(st.sampled_from(LANGUAGES), st.sampled_from(["updated", "disputed"]), st.integers(0, 10**12))
def test_any_number_of_a_source_is_told_by_value(language: str, status: str, value: int) -> None:
    figure = deaths(status)
    changed = figure.claims[1].model_copy(update={"value": value, "text": str(value)})
    claims = (figure.claims[0], changed, *figure.claims[2:])
    text = writer_of(facts(figure), language).lines.figure(figure.model_copy(update={"claims": claims})).text
    assert str(value) in text.replace("\u202f", "").replace("\u00a0", "").replace(".", "").replace(",", "")


@pytest.mark.parametrize(
    ("language", "sentence", "quoted"),
    [
        ("es", "TERUEL (Iberal) - El río arrasó tres pueblos.", "El río arrasó tres pueblos."),
        ("es", "- Protección Civil evacuó tres pueblos.", "Protección Civil evacuó tres pueblos."),
        ("de", "WIEN, 21. September – Der Fluss trat über die Ufer.", "Der Fluss trat über die Ufer."),
        ("fr", "— Les secours cherchent encore.", "Les secours cherchent encore."),
    ],
)
def test_a_quotation_begins_behind_a_dateline_and_a_lists_dash(language: str, sentence: str, quoted: str) -> None:
    assert without_lead_in(sentence, load_profile(language)) == quoted


@pytest.mark.parametrize(
    ("language", "part", "whole"),
    [
        ("en", "Three of those hurt have died.", "Three people have died."),
        ("en", "Police say eleven of them died at home.", "Police say eleven people died at home."),
        ("fr", "Trois des blessés sont morts.", "Trois personnes sont mortes."),
        ("es", "Tres de los heridos han muerto.", "Tres personas han muerto."),
        ("de", "Drei der Verletzten sind gestorben.", "Drei Menschen sind gestorben."),
    ],
)
def test_a_count_of_a_part_does_not_stand_alone(language: str, part: str, whole: str) -> None:
    profile = load_profile(language)
    assert (counts_a_part(part, profile), counts_a_part(whole, profile)) == (True, False)


def test_a_plan_heads_no_story_that_has_something_that_happened() -> None:
    made = stories(
        article(1, "The council will meet in Alba on Sunday.\n\nA fire destroyed the old market of Alba on Thursday.")
    )
    (headline,) = [writer_of(story, "en").headline() for story in made]
    assert headline.text.startswith("A fire destroyed")


def test_a_known_town_is_told_though_only_papers_of_another_language_have_the_numbers() -> None:
    march = "Los maestros marcharon el viernes. En Lyon la policía contó 140 manifestantes y el sindicato 200."
    (read,) = stories(article(1, march + " En Marsella la policía contó 70 manifestantes.", language="es"))
    story = replace(read, figures=tuple(f.model_copy(update={"label": "protesters"}) for f in read.figures))
    told = next(f for f in story.figures if any(c.value == 140 for c in f.claims))
    statement = writer_of(story, "en").lines.figure(told)
    assert "protesters (Lyon)" in statement.text
    assert "(protesters, Lyon)" in writer_of(story, "fr").lines.figure(told).text
    assert not unsupported(statement.text, "en", library(story).evidence(statement))
