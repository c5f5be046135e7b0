"""A day that counts back from the one spoken of: "Two days earlier" behind a Thursday is a Tuesday."""

import pytest
from small_news import read

NEWS = {
    "en": "A ferry sank off Velnik on Wednesday. Nine people died.",
    "fr": "Un bac a coulé mercredi au large de Velnik. Neuf personnes sont mortes.",
    "es": "Un barco se hundió el miércoles frente a Velnik. Murieron nueve personas.",
    "de": "Am Mittwoch kenterte vor Velnik eine Fähre. Neun Menschen starben.",
}


@pytest.mark.parametrize(
    ("language", "before"),
    [
        ("en", "Two days earlier, a boat had capsized in Alba, killing at least 16 people."),
        ("fr", "Deux jours plus tôt, une barque avait chaviré à Alba, faisant au moins 16 morts."),
        ("es", "Dos días antes, una barca había volcado en Alba y murieron al menos 16 personas."),
        ("de", "Zwei Tage zuvor war in Alba ein Boot gekentert, mindestens 16 Menschen starben."),
    ],
)
def test_days_earlier_count_back_from_the_day_that_the_news_is_of(language: str, before: str) -> None:
    days = [e.date.start for e in read(f"{NEWS[language]}\n\n{before}", language).events if e.date]
    assert (days[0], days[-1]) == ("2024-11-27", "2024-11-25")


@pytest.mark.parametrize(
    "before", ["Two days before the vote, a boat had capsized in Alba.", "It took two days in Alba."]
)
def test_days_before_something_else_are_not_counted_back_from_the_news(before: str) -> None:
    days = {e.date.start for e in read(f"{NEWS['en']}\n\n{before}").events if e.date}
    assert days == {"2024-11-27"}
