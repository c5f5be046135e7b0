"""What a number leaves out because the number right before it says it, and what it has by mistake."""

from dataclasses import replace

import pytest
from small_news import article, grounded, read

from summarizer.merge.figures.counted.own_units import with_own_units
from summarizer.schema.mentions import GroundedFigure


def as_read(text: str, measured: str, kind: str) -> list[GroundedFigure]:
    """The two numbers of a text as a reader gives them: both of one property, the second without a unit, of the kind."""
    (read,) = grounded(article(1, text))
    first, second = sorted(read.figures, key=lambda g: g.mention.numeral.start)
    bare = replace(second.mention.numeral, unit_text="")
    return [
        replace(first, mention=replace(first.mention, measured_property=measured)),
        replace(
            second,
            mention=replace(
                second.mention, measured_property=measured, subject_class=kind, subject="", numeral=bare, phrase="1,300"
            ),
        ),
    ]


@pytest.mark.parametrize(
    ("text", "measured", "kind", "unit", "wanted"),
    [
        (
            "The plan costs 700 million euros, it said. It is 1.1 billion, said others.",
            "cost of the plan",
            "money",
            "euros",
            "money",
        ),
        ("Police counted 900 workers. The union counted 1,300.", "strikers", "duration", "workers", "workers"),
        ("The plan costs 700 million euros. The union counted 1,300.", "cost of the plan", "duration", "", "duration"),
    ],
)
def test_a_number_takes_the_unit_and_kind_that_it_leaves_out_and_drops_one_that_it_cannot_have(
    text: str, measured: str, kind: str, unit: str, wanted: str
) -> None:
    _, second = with_own_units(as_read(text, measured, kind))
    assert (second.mention.numeral.unit_text, second.mention.subject_class) == (unit, wanted)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The army said 84 soldiers died. The number of dead civilians stands at 11: nine in Halm and two in Orst."),
        ("de", "Die Armee meldet 84 tote Soldaten. Die Zahl der getöteten Zivilisten ist elf: neun hier, zwei dort."),
        ("fr", "L'armée dit que 84 soldats sont morts. Le nombre de civils tués est de onze : neuf ici, deux là."),
        ("es", "Murieron 84 soldados, según el Ejército. Los civiles muertos son once: nueve en Halm y dos en Orst."),
    ],
)  # fmt: skip
def test_civilians_are_not_counted_as_the_soldiers_of_the_sentence_before(language: str, text: str) -> None:
    (read,) = grounded(article(1, text, language=language))
    kinds = {g.mention.numeral.quantity.low: g.mention.subject_class for g in with_own_units(list(read.figures))}
    assert kinds[84] == "soldiers"
    assert {kinds.get(n, "civilians") for n in (11, 9, 2)} == {"civilians"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "fr",
            "Le nombre de personnes évacuées est de 640 et non de 810 : les hôtes d’un foyer avaient été comptés deux fois.",
        ),
        ("es", "El número de personas evacuadas es de 640 y no de 810: los residentes se habían contado dos veces."),
    ],
)
def test_a_colon_ends_the_clause_of_a_number_that_is_called_wrong(language: str, text: str) -> None:
    told = {f.numeral.quantity.low: f.measured_property for f in read(text, language).figures}
    assert told == {640: "displaced", 810: "displaced"}
