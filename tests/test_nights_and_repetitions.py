"""A night is of two calendar days, and what happens again is another happening than the first."""

import pytest
from small_news import article, stories

Text = tuple[str, str, str]  # day of publication, language, text


def happened(kinds: tuple[str, ...], *texts: Text) -> list[tuple[str, int]]:
    """The day of each event of the kinds, and how many articles tell it."""
    articles = [article(i, text, f"2024-11-{day}", language) for i, (day, language, text) in enumerate(texts, start=1)]
    events = [e for facts in stories(*articles) for e in facts.events if e.type in kinds]
    return sorted((e.date or "", len({c.article for c in e.citations})) for e in events)


SUNDAY_NIGHT = [
    ("en", "Fire destroyed a warehouse in Velnik late on Sunday, officials said on Monday. Two people died."),
    ("es", "Un incendio destruyó anoche un almacén en Velnik. Murieron dos personas."),
    ("fr", "Un incendie a détruit dimanche soir un entrepôt à Velnik. Deux personnes sont mortes."),
    ("de", "Ein Feuer vernichtete am späten Sonntagabend eine Lagerhalle in Velnik. Zwei Menschen starben."),
]
MONDAY_NIGHT = [
    ("en", "A warehouse burned down in Velnik overnight, killing two people."),
    ("de", "In der Nacht zum Montag ist in Velnik eine Lagerhalle in Brand geraten. Zwei Menschen starben."),
    ("es", "Un incendio destruyó un almacén en Velnik en la madrugada del lunes. Murieron dos personas."),
    ("fr", "Un incendie a détruit un entrepôt à Velnik à l'aube de lundi. Deux personnes sont mortes."),
]


@pytest.mark.parametrize(
    ("evening", "morning"),
    [
        ("en", "en"),
        ("en", "es"),
        ("en", "fr"),
        ("es", "de"),
        ("es", "es"),
        ("es", "fr"),
        ("fr", "en"),
        ("fr", "fr"),
        ("de", "de"),
    ],
)
def test_the_evening_and_the_small_hours_of_one_night_are_one_event(evening: str, morning: str) -> None:
    told = [next(t for t in night if t[0] == at) for night, at in ((SUNDAY_NIGHT, evening), (MONDAY_NIGHT, morning))]
    events = happened(("fire",), *(("25", *text) for text in told))
    assert [articles for _, articles in events] == [2]


def test_an_event_of_one_night_stands_under_the_day_that_its_line_tells() -> None:
    texts = [
        "L'armée a bombardé dimanche soir la ville de Velnik et tué huit personnes.",
        "El ejército bombardeó anoche la ciudad de Velnik y mató a ocho personas.",
        "The army shelled the town of Velnik early on Monday, killing eight people.",
    ]
    (told,) = happened(
        ("explosion",), *(("25", language, t) for language, t in zip(("fr", "es", "en"), texts, strict=True))
    )
    assert told == ("2024-11-25", 3)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("on Sunday morning, killing eight people.", "early on Monday, killing three people."),
        ("late on Sunday, killing eight people.", "early on Monday, killing three people."),
        ("overnight into Sunday, killing eight people.", "overnight into Monday, killing eight people."),
    ],
)
def test_two_mornings_two_nights_and_two_tolls_stay_two_events(first: str, second: str) -> None:
    shelled = "The army shelled the town of Velnik"
    assert len(happened(("explosion",), ("25", "en", f"{shelled} {first}"), ("25", "en", f"{shelled} {second}"))) == 2


@pytest.mark.parametrize(
    ("language", "first", "again"),
    [
        (
            "en",
            "Drones struck the power station of Velnik on Monday, killing two engineers.",
            "The power station of Velnik was hit once more by drones. No one was hurt.",
        ),
        (
            "fr",
            "Un incendie a ravagé lundi l'usine textile de Velnik. Neuf ouvrières sont mortes.",
            "L'usine textile de Velnik a de nouveau pris feu. Personne n'a été blessé.",
        ),
        (
            "es",
            "Un incendio arrasó el lunes la fábrica textil de Velnik. Murieron nueve obreras.",
            "Otro incendio arrasó la fábrica textil de Velnik. No hubo heridos.",
        ),
        (
            "de",
            "Ein Erdbeben hat am Montag die Stadt Velnik erschüttert. Vier Menschen starben.",
            "In Velnik hat es ein weiteres Erdbeben gegeben. Ein Mann starb.",
        ),
        (
            "de",
            "Ein Erdbeben hat am Montag die Stadt Velnik erschüttert. Vier Menschen starben.",
            "In Velnik hat erneut die Erde gebebt. Ein Mann starb.",
        ),
    ],
)
def test_what_a_later_article_tells_without_a_day_as_happening_again_is_another_event(
    language: str, first: str, again: str
) -> None:
    events = happened(("explosion", "fire", "earthquake"), ("26", language, first), ("28", language, again))
    assert events == [("", 1), ("2024-11-25", 1)]


@pytest.mark.parametrize(
    "later",
    [
        "An earthquake hit Velnik, killing four people, that once again showed how poorly houses are built.",
        "An earthquake hit Velnik, killing four people, the mayor said again.",
        "The earthquake that hit Velnik killed four people.",
    ],
)
def test_a_later_article_that_says_again_of_something_else_tells_the_first_event(later: str) -> None:
    first = "An earthquake of magnitude 5.8 hit Velnik on Monday, killing four people."
    assert happened(("earthquake",), ("26", "en", first), ("28", "en", later)) == [("2024-11-25", 2)]
