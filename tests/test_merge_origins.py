"""Five papers that print one wire story are one origin."""

import re

import pytest
from small_news import article

from summarizer.merge.stories.origins import origins_of
from summarizer.merge.stories.traces import trace_of

WIRE = (
    "An earthquake struck southern Peru before dawn on Tuesday, killing at least 13 people and burying dozens under "
    "collapsed adobe houses, officials said. The army sent 250 soldiers and two field hospitals to Santa Orla."
)
OWN = (
    "We drove all night to reach the valley. What we found was a town without roofs, and people who sat in the road "
    "with blankets around them, waiting for somebody to tell them what would come next."
)


def origins(*texts: str, days: tuple[str, ...] = ()) -> list[str]:
    published = days or ("2024-11-29",) * len(texts)
    given = [article(i, t, d) for i, (t, d) in enumerate(zip(texts, published, strict=True), start=1)]
    found = origins_of(given)
    return [found[a.id] for a in given]


def test_a_reprint_with_small_changes_is_a_copy() -> None:
    assert origins(WIRE, "AREQUIPA – " + WIRE.replace("officials", "authorities")) == ["a1", "a1"]


def test_a_shortened_reprint_is_a_copy() -> None:
    assert origins(WIRE, WIRE.split(". ")[0]) == ["a1", "a1"]


def test_two_papers_own_words_are_two_origins() -> None:
    assert origins(WIRE, OWN) == ["a1", "a2"]


def test_the_original_is_the_one_that_came_first() -> None:
    assert origins(WIRE, WIRE, days=("2024-11-30", "2024-11-29")) == ["a2", "a2"]


def test_of_two_on_one_day_the_first_read_is_the_original() -> None:
    assert origins(WIRE, WIRE, days=("2024-11-29T20:00:00", "2024-11-29T08:00:00"))[0] in ("a1", "a2")


def test_a_copy_of_a_copy_is_a_copy_of_the_original() -> None:
    assert origins(WIRE, WIRE + " " + OWN, WIRE) == ["a1", "a1", "a1"]


def test_a_short_note_that_shares_no_phrase_is_its_own() -> None:
    assert origins(WIRE, "A quake hit Peru.") == ["a1", "a2"]


DISPATCH = (
    "VELNIK, Nov 28 (Norwire) - A ferry carrying 184 people sank off Char Kolmi on Monday, killing 38, said Arif Rahman. "
    "Rescuers saved 121 people and 25 are missing, Mina Roy of the Padma Line said."
)
ANEW = (
    "VELNIK (Norwire/kel) – Vor Char Kolmi ist eine Fähre mit 184 Menschen gesunken, 38 starben, so Arif Rahman. "
    "Retter brachten 121 an Land, 25 werden vermisst, sagte Mina Roy von der Padma Line."
)
NEXT_DAY = (
    "VELNIK, Nov 29 (Norwire) - Police held the owner of the ferry, Jamal Haque, on Tuesday. Divers found 14 bodies, and"
    " the toll is 52. Some 300 relatives waited at Dhaka harbour, and the court set bail at 9,000 dollars."
)


def origins_by_credit(*texts: str, publishers: tuple[str, ...]) -> list[str]:
    """As `origins`, for articles of named outlets whose numbers are known."""
    given = [
        article(i, text).model_copy(update={"publisher": publisher, "language": "de" if "Fähre" in text else "en"})
        for i, (text, publisher) in enumerate(zip(texts, publishers, strict=True), start=1)
    ]
    traces = [trace_of(a, frozenset(map(float, re.findall(r"\d+", a.text)))) for a in given]
    found = origins_of(given, traces=traces)
    return [found[a.id] for a in given]


def test_a_dispatch_in_another_language_is_a_copy_where_the_paper_credits_its_agency() -> None:
    assert origins_by_credit(DISPATCH, ANEW, publishers=("Norwire", "Kieler Land")) == ["a1", "a1"]


def test_the_same_facts_without_the_credit_are_a_report_of_ones_own() -> None:
    own = ANEW.replace("(Norwire/kel) ", "")
    assert origins_by_credit(DISPATCH, own, publishers=("Norwire", "Kieler Land")) == ["a1", "a2"]


def test_an_agencys_next_dispatch_is_no_copy_of_its_last() -> None:
    assert origins_by_credit(DISPATCH, NEXT_DAY, publishers=("Norwire", "The Echo")) == ["a1", "a2"]
    assert origins_by_credit(DISPATCH, ANEW, publishers=("Norwire", "Norwire")) == ["a1", "a2"]


@pytest.mark.parametrize(
    "credited",
    [
        ANEW.replace("(Norwire/kel) – Vor", "– Wie Norwire meldet, ist vor").replace("ist eine Fähre", "eine Fähre"),
        ANEW.replace("(Norwire/kel) ", "") + " (Norwire)",
    ],
)
def test_an_agency_whose_name_is_a_word_is_credited_in_a_sentence_or_at_the_end_of_the_last(credited: str) -> None:
    assert origins_by_credit(DISPATCH, credited, publishers=("Norwire", "Kieler Land")) == ["a1", "a1"]


def test_a_paper_that_names_an_agency_days_later_has_more_to_tell_than_its_dispatch() -> None:
    later = ANEW.replace("(Norwire/kel) – Vor", "– Wie Norwire meldete, ist vor").replace(
        "ist eine Fähre", "eine Fähre"
    )
    given = [
        article(i, text, published).model_copy(update={"publisher": publisher})
        for i, (text, published, publisher) in enumerate(
            ((DISPATCH, "2024-11-28", "Norwire"), (later, "2024-12-01", "Kieler Land")), start=1
        )
    ]
    traces = [trace_of(a, frozenset(map(float, re.findall(r"\d+", a.text)))) for a in given]
    assert origins_of(given, traces=traces) == {"a1": "a1", "a2": "a2"}


def test_a_dispatch_is_known_by_its_towns_where_every_noun_has_a_capital() -> None:
    wire = (
        "VELNIK, Nov 28 (Norwire) - A blast in a mine in Orzana killed 18 workers on Thursday, the mayor of Brelka said. "
        "Of 56 who had been 310 metres below Orzana, 38 got out."
    )
    anew = "Bei einer Explosion in einer Grube in Orzana starben 18 Kumpel. 56 waren in der Fähre, 38 leben. (Norwire)"
    other = anew.replace("Orzana", "Sulkova")
    assert origins_by_credit(wire, anew, publishers=("Norwire", "Kieler Land")) == ["a1", "a1"]
    assert origins_by_credit(wire, other, publishers=("Norwire", "Kieler Land")) == ["a1", "a2"]


def test_a_papers_own_story_with_a_paragraph_of_the_agencys_is_no_copy() -> None:
    own = (
        "The port had warned of the ferry 17 times since 2019. A file of 88 pages lists 6 leaks, and 240 pages are missing."
        " Its 510 owners paid 9,300 dollars for 12 repairs. On Monday it sank off Char Kolmi with 184 people, 38 died and 25"
        " are missing, said Arif Rahman, as Norwire reported. Mina Roy of the Padma Line gave 11 interviews in 30 days."
    )
    assert origins_by_credit(DISPATCH, own, publishers=("Norwire", "Kieler Land")) == ["a1", "a2"]
