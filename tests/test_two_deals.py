"""Two deals of one buyer, told across languages, where the later report speaks of the earlier one, and two recalls."""

import pytest
from small_news import article, read, stories

DEALS = (
    (
        "de",
        "2024-11-25",
        "Der Maschinenbauer Talberg übernimmt den norwegischen Kranbauer Hovik für 230 Millionen Euro.",
    ),
    (
        "fr",
        "2024-11-28",
        "Talberg va racheter l'italien Pompalva pour 150 millions d'euros, trois jours après l'annonce du rachat de Hovik.",
    ),
)


def test_a_later_takeover_is_not_the_one_from_whose_announcement_its_sentence_counts_the_days() -> None:
    found = stories(*(article(i, text, day, code) for i, (code, day, text) in enumerate(DEALS, start=1)))
    assert [len({c.article for c in e.citations}) for s in found for e in s.events] == [1, 1]


def test_one_takeover_told_in_two_languages_with_one_sum_is_one_event() -> None:
    (code, day, text), _ = DEALS
    again = "L'allemand Talberg rachète le norvégien Hovik pour 230 millions d'euros."
    found = stories(article(1, text, day, code), article(2, again, day, "fr"))
    assert [len({c.article for c in e.citations}) for s in found for e in s.events] == [2]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Minister Ada Munk resigned on Thursday, barely two days after Boris Hale had been shot."),
        ("fr", "La ministre Ada Munk a démissionné jeudi, deux jours après la mort de Boris Hale."),
        ("es", "La ministra Ada Munk dimitió el jueves, dos días después de la muerte de Boris Hale."),
        ("de", "Die Ministerin Ada Munk trat am Donnerstag zurück, zwei Tage nach dem Tod von Boris Hale."),
    ],
)
def test_whom_an_older_event_befell_takes_no_part_in_what_is_told(language: str, text: str) -> None:
    (told,) = read(text, language).events
    assert told.actors == ("Ada Munk",)


RECALL = "Velnik Motors is recalling 52,000 Corva vans because their brakes can fail, the carmaker said on Monday."


@pytest.mark.parametrize(
    ("other", "events"),
    [
        (
            "Velnik Motors is recalling 8,000 Linea scooters because their batteries catch fire, the firm said on Monday.",
            [1, 1],
        ),
        (
            "Velnik Motors is recalling its Corva van after brakes failed in 3 accidents, the company said on Monday.",
            [2],
        ),
        (
            "Velnik Motors is recalling 52,000 vehicles over a fault in the braking system, the company said on Monday.",
            [2],
        ),
    ],
)
def test_two_recalls_of_a_day_are_two_where_neither_number_nor_any_word_is_shared(
    other: str, events: list[int]
) -> None:
    found = stories(article(1, RECALL), article(2, other))
    told = (e for s in found for e in s.events if e.type == "product")
    assert [len({c.article for c in e.citations}) for e in told] == events
