"""What later news settles of older numbers: a count and what was foretold of it, a first toll, a number taken back."""

from dataclasses import replace

import pytest
from small_news import DAY, article, figure, grounded, stories, story

from summarizer.extract.lexical import extract_by_rules
from summarizer.ground import ground
from summarizer.marking import mark
from summarizer.merge import DecisionLog, doubts_of, merge
from summarizer.schema.brief import Figure
from summarizer.schema.doubts import Verdicts
from summarizer.schema.facts import StoryFacts
from summarizer.schema.mentions import ActorMention, GroundedFigure, GroundedMentions

QUAKE = "An earthquake shook the town of Velnik. "


def vouched(read: list[GroundedMentions], *apart: frozenset[str]) -> StoryFacts:
    """The one story as a model decides that calls every pair of numbers one, but for those that begin with the words."""
    log = DecisionLog()
    merge(read, "en", log=log)
    told: Verdicts = {
        d.key: "different" if frozenset({d.left.split()[0], d.right.split()[0]}) in apart else "same"
        for d in doubts_of(log, read)
        if d.about == "figure"
    }
    (facts,) = merge(read, "en", log=DecisionLog(told))
    return facts


def standing(told: Figure) -> set[float | None]:
    return {told.claims[i].value for i in told.standing}


def labelled(read: list[GroundedMentions], value: float, **label: str) -> list[GroundedMentions]:
    """The articles as a model reads them that labels the numbers of that value so."""

    def told(found: GroundedFigure) -> GroundedFigure:
        is_meant = found.mention.numeral.quantity.value == value
        return replace(found, mention=replace(found.mention, property_evidence="model", **label)) if is_meant else found  # type: ignore[arg-type]

    return [replace(a, figures=tuple(map(told, a.figures))) for a in read]


@pytest.mark.parametrize(
    ("language", "foretold", "counted"),
    [
        (
            "en",
            "Selmia voted on Sunday. The exit poll had the Greens on 33.5 percent, TVS said. The Farmers won 4.7 percent.",
            "Selmia voted on Sunday. The Farmers won 4.9 percent, the electoral commission said on Sunday.",
        ),
        (
            "de",
            "Selmien hat am Sonntag gewählt. In der Prognose kommen die Grünen auf 33,5 Prozent, sagte TVS. Die Bauern"
            " kommen auf 4,7 Prozent.",
            "Selmien hat am Sonntag gewählt. Die Bauern kommen auf 4,9 Prozent, sagte Wahlleiterin Ada Munk am Sonntag.",
        ),
    ],
)
def test_a_count_takes_the_place_of_what_was_foretold_of_it_and_disputes_nothing(
    language: str, foretold: str, counted: str
) -> None:
    read = grounded(article(1, foretold, "2024-11-24", language), article(2, counted, "2024-11-24", language))
    read = labelled(read, 33.5, measured_property="vote share", speaker="TVS", holder="Greens")
    read = labelled(read, 4.7, measured_property="vote share", speaker="TVS", holder="Farmers")
    counter = {"en": "electoral commission", "de": "Ada Munk"}[language]
    read = labelled(read, 4.9, measured_property="vote share", speaker=counter, holder="Farmers")
    found = figure(vouched(read), 4.9)
    assert (found.status, standing(found)) == ("updated", {4.9})


def test_a_first_toll_that_nobody_repeats_is_no_side_of_a_later_quarrel() -> None:
    facts = vouched(
        grounded(
            article(
                1, QUAKE + "Eleven people have died in Velnik, the ambulance service said on Thursday.", "2024-11-28"
            ),
            article(2, QUAKE + "26 people have died in Velnik, the police said on Thursday.", "2024-11-28"),
            article(
                3,
                QUAKE
                + "In Velnik 38 people have died, the interior ministry said on Friday. The fire service spoke of 41"
                " people who died.",
                "2024-11-29",
            ),
        )
    )
    assert standing(figure(facts, 38)) == {38, 41}


def test_two_roundings_of_one_number_are_no_dispute() -> None:
    told = [
        QUAKE + "Around 13,400 people have fled Velnik, the governor Rosa Illanes said.",
        QUAKE + "Some 13,000 people have fled Velnik, the fire service said.",
    ]
    assert figure(vouched(grounded(article(1, told[0]), article(2, told[1]))), 13400).status == "agreed"


def test_who_puts_another_number_in_the_place_of_one_that_a_model_calls_denied_takes_it_back() -> None:
    read = grounded(
        article(1, QUAKE + "The prefecture had put the dead at 39; 38 people died, the prefecture said.", "2024-11-29"),
        article(2, QUAKE + "39 people died, the prefecture said.", "2024-11-29"),
    )
    (facts,) = merge([*labelled(read[:1], 39, modality="denied"), read[1]], "en")
    assert figure(facts, 38).status != "disputed"
    assert figure(facts, 39).id in {i for r in facts.relations if r.kind == "corrected" for i in r.figures}


@pytest.mark.parametrize("sign", ["'", "’"])
def test_french_apostrophes_of_either_kind_open_an_earlier_count(sign: str) -> None:
    text = (
        "Un séisme a frappé Velnik. Selon les pompiers, 35 personnes sont mortes. Les pompiers avaient d'abord parlé de"
        " 31 morts."
    )
    (facts,) = stories(article(1, text.replace("'", sign), "2024-11-29", "fr"))
    assert figure(facts, 31).status == "updated"


def test_a_partys_share_is_no_sum_of_its_rivals() -> None:
    facts = story(
        "Selmia voted on Sunday. The Greens won 16.4 percent of the vote, the Liberals 11.6 percent, and the Farmers 4.8"
        " percent of the vote."
    )
    assert not any(r.kind == "part_of" for r in facts.relations)


def test_what_an_article_sets_beside_one_of_two_numbers_stays_with_it_when_a_model_parts_them() -> None:
    facts = vouched(
        grounded(
            article(
                1,
                "Workers struck at the yards of Alba on Friday. 400 workers went on strike, said the union; the prefecture"
                " spoke of 250.",
            ),
            article(
                2, "Workers struck at the yards of Berea on Friday. About 200 workers went on strike, said the union."
            ),
        ),
        frozenset({"400", "About"}),
        frozenset({"250", "About"}),
    )
    assert {c.value for c in figure(facts, 250).claims} >= {250, 400}


def test_the_prefecture_is_the_one_prefecture_that_the_story_names() -> None:
    french = article(
        1, "Un pont s'est effondré à Lyon. Selon la préfecture de Lyon, 38 personnes sont mortes.", language="fr"
    )
    mentions = extract_by_rules(mark(french), DAY)
    told = tuple(replace(f, speaker="préfecture de Lyon", speaker_sentence=2) for f in mentions.figures)
    named = replace(mentions, actors=(ActorMention("préfecture de Lyon", 2, "organisation"),), figures=told)
    english = grounded(article(2, "A bridge collapsed in Lyon. 38 people have died in Lyon, the prefecture said."))
    (facts,) = merge([ground(named), *english], "en")
    assert len({c.attributed_to for c in figure(facts, 38).claims}) == len(figure(facts, 38).claims) == 1


def test_a_number_that_its_article_still_tells_was_wrong_of_one_thing_only() -> None:
    facts = story(
        "Velnik Motors will cut 3,500 of its 90,000 jobs. An earlier version of this article said 3,500 jobs would go in "
        "Alba alone; the firm gives no number for Alba. The union Holt puts the number there at 1,500 or more.",
        "Velnik Motors said it would cut 3,500 jobs.",
    )
    assert not [r for r in facts.relations if r.kind == "corrected"]


def test_whose_number_a_paper_had_wrong_still_says_it() -> None:
    facts = story(
        "A ferry sank off Velnik on Tuesday, killing 78 people, Ada Munk said.",
        "Ada Munk said on Wednesday that 78 people had died in the sinking of the ferry off Velnik on Tuesday.",
        "The hospital of Velnik counts 87 dead in Tuesday's sinking. An earlier version of this story gave its toll as "
        "78 dead, which is Ms Munk's number.",
    )
    assert not [r for r in facts.relations if r.kind == "corrected"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Carden raised its bid for Molen to 14.50 euros a share from 13 euros."),
        ("fr", "Carden a relevé son offre sur Molen à 14,50 euros par action, contre 13 euros auparavant."),
        ("de", "Carden bietet jetzt 14,50 Euro je Aktie für Molen, nach 13 Euro zuvor."),
    ],
)
def test_what_stands_behind_after_and_held_before_has_given_way(language: str, text: str) -> None:
    (facts,) = stories(article(1, text, language=language), language=language)
    bid = figure(facts, 14.5)
    assert (bid.status, bid.current) == ("updated", 0)
    assert bid == figure(facts, 13)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Carden raised its bid for Molen to 14.50 euros a share from 13, valuing it at 2.9 billion euros."),
        ("fr", "Carden relève son offre sur Molen à 14,50 euros par action, contre 13 auparavant."),
        ("es", "Carden eleva su oferta por Molen a 14,50 euros por acción desde los 13 anteriores."),
        ("de", "Carden bietet jetzt 14,50 Euro je Aktie für Molen, nach 13 zuvor."),
    ],
)
def test_a_bare_number_that_a_price_came_from_is_the_price_before(language: str, text: str) -> None:
    (facts,) = stories(article(1, text, language=language), language=language)
    bid = figure(facts, 14.5)
    assert (bid.status, bid.current, bid) == ("updated", 0, figure(facts, 13))


def test_what_a_sum_did_not_come_from_stays_without_a_currency() -> None:
    facts = story(
        "The charity raised 300 euros from 12 donors. The firm paid 80 euros a share, compared with 2 abroad."
    )
    assert {c.unit_text for f in facts.figures for c in f.claims if c.value in (12, 2)} <= {"donors", ""}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Police said on Friday that 16 workers had died, not 18, as two had been counted twice."),
        (
            "fr",
            "La police a précisé vendredi que 16 ouvriers étaient morts et non 18, deux ayant été comptés deux fois.",
        ),
        (
            "es",
            "La policía precisó el viernes que murieron 16 obreros y no 18, pues dos habían sido contados dos veces.",
        ),
        (
            "de",
            "Die Polizei teilte mit, dass 16 Arbeiter starben und nicht 18, da zwei doppelt gezählt worden waren.",
        ),
    ],
)
def test_who_was_counted_twice_is_no_toll_of_its_own(language: str, text: str) -> None:
    (facts,) = stories(article(1, text, language=language), language=language)
    assert {c.value for f in facts.figures for c in f.claims} == {16, 18}
