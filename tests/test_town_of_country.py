"""A toll under a town's name and under its country's: one count where two papers tell one number, else two."""

from small_news import article, figure, stories, story

MOKWA = (
    "Rescuers recovered {} bodies from the river after Tuesday night's boat accident in Mokwa, up from 24 on Wednesday, "
    "the Velnik Emergency Agency said on Friday."
)


def test_a_countrys_later_toll_follows_its_towns_where_one_number_was_told_for_both() -> None:
    (facts,) = stories(
        article(1, MOKWA.format(36)),
        article(
            2,
            "Au Nigeria, le naufrage survenu mardi a fait 36 morts selon un nouveau bilan des secours.",
            language="fr",
        ),
        article(
            3, "In Nigeria, where a boat capsized on Tuesday, the emergency agency raised the toll to 42.", "2024-11-30"
        ),
    )
    assert figure(facts, 24).id == figure(facts, 42).id
    assert figure(facts, 42).status == "updated"


def test_a_town_is_not_its_country_where_nothing_shows_it() -> None:
    facts = story(
        "A flood hit Nigeria. In Mokwa 36 people died, the mayor said.",
        "A flood hit Nigeria. In Nigeria 151 people died, the emergency agency said.",
        "A flood hit Nigeria. In Dunmere 36 people died, the mayor said.",
    )
    assert figure(facts, 151).id not in {f.id for f in facts.figures if any(c.value == 36 for c in f.claims)}
