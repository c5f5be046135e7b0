"""Which figures stand first, by which name, and what they were before."""

from collections.abc import Sequence

from sample_briefing import FLED, claim, figure, sample_briefing, statement

from summarizer.render.words.claims import before
from summarizer.render.words.figures import key_figures, ordered_figures
from summarizer.render.words.wording import Wording
from summarizer.schema.brief import Briefing, Claim, Figure, Relation


def said(value: float, day: str, by: str = "A", **facts: object) -> Claim:
    return claim(str(value), FLED, value=value, observation_date=day, attributed_to=by, **facts)


def showing(figures: Sequence[Figure], *relations: Relation) -> Briefing:
    told = (
        sample_briefing()
        .stories[0]
        .model_copy(update={"figures": tuple(figures), "relations": relations, "statements": ()})
    )
    return sample_briefing(stories=(told,))


def test_a_toll_that_rises_within_a_day_was_the_lower_number_of_that_day_before() -> None:
    words = (said(5, "2024-11-29"), said(7, "2024-11-30", "B"), said(8, "2024-11-30", "C"))
    assert before(figure(1, "deaths", "people", *words, status="updated", current=2)) == words[1]


def test_forecasts_that_differ_stand_behind_what_the_headline_tells() -> None:
    both = (said(3.2, "2025", "A"), said(3.7, "2025", "B"))
    foreseen = figure(91, "inflation forecast", "", *both, status="disputed", standing=(0, 1), vouched=True)
    rate = figure(92, "interest rate", "", said(5.75, "2024-11-30", "", origin_count=3), status="agreed")
    headed = statement("The bank cuts its rate.", figures=("f92.c0",))
    told = showing((foreseen, rate)).stories[0].model_copy(update={"headline": headed})
    assert [f.id for f in key_figures(told, 2)] == ["f92", "f91"]


def test_whoever_is_shown_one_institutes_forecast_is_shown_the_others() -> None:
    many = tuple(figure(i, f"property {i}", "", said(i, "2024-11-30"), label=f"no. {i}") for i in range(100, 140))
    first = figure(91, "inflation forecast", "", said(3.2, "2025", "A"))
    other = figure(92, "inflation forecast", "", said(3.7, "2025", "B"))
    assert {"f91", "f92"} <= {f.id for f in ordered_figures(showing((first, *many, other)).stories[0])}


def test_figures_of_one_name_are_told_apart_by_the_years_that_they_are_of() -> None:
    words = {"label": "growth forecast", "source_words": "had fled towards the coast"}
    this = figure(91, "economic growth forecast", "", said(0.9, "2024"), **words)
    following = figure(92, "economic growth forecast", "", said(2.4, "2025"), **words)
    briefing = showing((this, following))
    say, told = Wording(briefing), briefing.stories[0]
    assert [say.told_apart(told, f) for f in told.figures] == ["2024", "2025"]


def test_what_holds_now_keeps_the_bare_name_beside_what_is_long_gone() -> None:
    words = {"label": "rate cut", "source_words": "had fled towards the coast"}
    now = figure(91, "interest rate change", "", said(25, "2024-11-30"), **words)
    then = figure(92, "interest rate change", "", said(50, "2024-09-02"), **words)
    briefing = showing((now, then), Relation(kind="background", figures=("f91", "f92")))
    say, told = Wording(briefing), briefing.stories[0]
    assert say.told_apart(told, now) == ""
    assert say.told_apart(told, then) == "“had fled towards the coast”"


def test_a_pair_of_which_nothing_is_told_is_no_row() -> None:
    pair = figure(91, "sides", "sides", said(2, "2024-11-30"), said(2, "2024-11-30", "B"), status="agreed")
    dead = figure(92, "deaths", "people", said(2, "2024-11-30"), said(2, "2024-11-30", "B"), status="agreed")
    assert [f.id for f in ordered_figures(showing((pair, dead)).stories[0])] == ["f92"]


def test_what_two_institutes_reckon_of_an_earthquake_stands_behind_its_dead() -> None:
    both = (said(6.9, "2024-11-30", "A"), said(7.0, "2024-11-30", "B"))
    strength = figure(91, "magnitude", "", *both, status="disputed", standing=(0, 1), vouched=True)
    dead = figure(92, "deaths", "", said(40, "2024-11-30", "", origin_count=3), said(26, "2024-11-29", ""))
    dead = dead.model_copy(update={"status": "updated", "current": 0})
    headed = statement("The quake killed 40.", figures=("f92.c0",))
    told = showing((strength, dead)).stories[0].model_copy(update={"headline": headed})
    assert [f.id for f in key_figures(told, 2)] == ["f92", "f91"]


def test_a_dispute_that_a_writer_passes_over_heads_nothing() -> None:
    march = (said(2500, "2024-11-30", "A"), said(1700, "2024-11-30", "B"))
    counted = figure(91, "protesters", "", *march, status="disputed", standing=(0, 1), vouched=True)
    offers = (said(42.75, "2024-11-30", ""), said(41.5, "2024-11-26", ""))
    offer = figure(92, "price per share", "", *offers, status="updated", current=0)
    line = statement("The offer is 42.75 now.", figures=("f92.c0",)).model_copy(update={"written_by": "model"})
    story = showing((counted, offer)).stories[0]
    headed = story.model_copy(update={"headline": statement("A firm raises its offer."), "statements": (line,)})
    assert [f.id for f in key_figures(headed, 2)] == ["f92", "f91"]
