"""A number's unit of measure, said in the language of the briefing."""

import pytest

from summarizer.language.profile import load_profile
from summarizer.schema.brief import Article, Citation, Claim, Figure
from summarizer.write.words.units import unit_words
from summarizer.write.words.wording import claim_number, worded_figures


@pytest.mark.parametrize(
    ("source", "unit", "target", "value", "words"),
    [
        ("es", "horas", "en", 48, "hours"),
        ("de", "Franken", "en", 62, "francs"),
        ("fr", "an", "en", 1, "year"),
        ("en", "hours", "de", 2, "Stunden"),
        ("es", "kilómetros", "de", 3, "km"),
        ("de", "Euro", "en", 18, "euros"),
        ("en", "acres", "en", 2, "acres"),
        ("es", "soles", "fr", 250, "soles"),  # a currency that no table has keeps its name
        ("fr", "points de base", "en", 25, "basis points"),
        ("en", "percentage points", "de", 2, "Punkte"),
        ("fr", "salariés", "en", 900, ""),
        ("en", "$", "fr", 3, ""),
        ("es", "euros por kilo", "en", 3, "euros per kg"),
        ("de", "Euro je Kilogramm", "fr", 3, "euros par kg"),
        ("es", "litros por segundo", "de", 3, "Liter pro Sekunde"),
        ("de", "pfund sterling", "en", 3, "pounds sterling"),
        ("en", "pounds sterling", "de", 3, "Pfund sterling"),
        ("en", "pounds sterling", "es", 3, "libras esterlinas"),
        ("es", "kilómetros por hora", "fr", 3, "km/h"),
    ],
)
def test_a_unit_of_measure_is_named_in_the_briefings_language_and_what_is_counted_is_not(
    source: str, unit: str, target: str, value: int, words: str
) -> None:
    assert unit_words(unit, value, load_profile(source), load_profile(target)) == words


def shown(text: str, phrase: str, unit: str, language: str, scale: int = 1) -> str:
    article = Article(id="a1", source="a.txt", sha256="0", text=phrase, origin="a1", language=language)
    cited = (Citation(article="a1", start=0, end=len(phrase), exact=phrase),)
    value = float(text.replace(",", ".")) * scale
    claim = Claim(bound="exact", value=value, unit_text=unit, text=text, phrase=phrase, citations=cited)
    figure = Figure(
        id="f1",
        measured_property="share price change",
        observation_about="",
        status="single",
        claims=(claim,),
        current=0,
    )
    (worded,) = worded_figures((figure,), {"a1": article}, "en")
    return worded.claims[0].text


def test_a_number_of_the_briefings_language_keeps_the_unit_that_stands_behind_it() -> None:
    assert shown("11", "11 percent", "percent", "en") == "11 percent"
    assert shown("11", "11 workers", "workers", "en") == "11"


def test_pounds_that_are_money_are_told_as_such_in_their_own_language_too() -> None:
    assert shown("2.1", "2.1 billion", "pounds sterling", "en") == "2.1 pounds sterling"


def test_garbled_words_with_a_digit_that_a_claims_own_source_lacks_are_not_what_it_counts() -> None:
    phrase = "6,000 people left"
    article = Article(id="a1", source="a.txt", sha256="0", text=phrase, origin="a1", language="en")
    cited = (Citation(article="a1", start=0, end=len(phrase), exact=phrase),)
    claims = tuple(
        Claim(bound="exact", value=6000, text="6,000", phrase=phrase, subject=subject, citations=cited)
        for subject in ("[n1] displaced", "people")
    )
    figure = Figure(
        id="f1", measured_property="displaced", observation_about="", status="agreed", claims=claims, current=0
    )
    (worded,) = worded_figures((figure,), {"a1": article}, "en")
    assert [claim.subject for claim in worded.claims] == ["", "people"]


def test_a_number_of_another_language_comes_with_its_unit_translated() -> None:
    assert shown("7,2", "7,2 Prozent", "Prozent", "de") == "7.2%"
    assert shown("420", "420 metros", "metros", "es") == "420 m"


def test_a_number_that_shares_anothers_percent_sign_is_told_with_it() -> None:
    assert shown("15", "15", "%", "en") == "15%"
    assert shown("15", "15 percent", "percent", "en") == "15 percent"


def test_a_number_that_shares_anothers_scale_word_is_told_with_it() -> None:
    assert shown("920", "920", "euros", "en", scale=10**6) == "920 million euros"
    assert shown("920", "920 people", "people", "en") == "920"


@pytest.mark.parametrize(
    ("unit", "language", "briefing", "subject"),
    [
        ("Hektar", "de", "en", "area burned"),
        ("acres", "en", "en", "area burned"),
        ("Hektar", "de", "fr", "surface brûlée"),
        ("sapeurs-pompiers", "fr", "en", "firefighters"),
        ("pompiers", "fr", "es", "bomberos"),
        ("bomberos", "es", "de", "Feuerwehrleute"),
        ("militares", "es", "en", "soldiers"),
        ("Zwirbler", "de", "en", "“Zwirbler”"),
    ],
)
def test_what_is_counted_is_named_in_the_briefings_language_and_a_unit_names_nothing(
    unit: str, language: str, briefing: str, subject: str
) -> None:
    said = f"12 {unit}"
    article = Article(id="a1", source="a.txt", sha256="0", text=said, origin="a1", language=language)
    cited = (Citation(article="a1", start=0, end=len(said), exact=said),)
    claim = Claim(bound="exact", value=12, unit_text=unit, text="12", phrase=said, subject=unit, citations=cited)
    figure = Figure(
        id="f1", measured_property="area burned", observation_about=unit, status="single", claims=(claim,), current=0
    )
    (worded,) = worded_figures((figure,), {"a1": article}, briefing)
    assert worded.subject.startswith(subject)


@pytest.mark.parametrize(
    ("language", "value", "written"),
    [
        ("fr", 1_000_000_000, "1 milliard d'euros"),
        ("fr", 2_500_000, "2,5 millions d'euros"),
        ("es", 250_000_000, "250 millones de euros"),
        ("de", 1_000_000_000, "1 Milliarde Euro"),
        ("en", 1_000_000_000, "1 billion euros"),
    ],
)
def test_large_sums_are_written_as_a_language_writes_them(language: str, value: int, written: str) -> None:
    claim = Claim(bound="exact", value=value, unit_text="euros")
    assert claim_number(claim, load_profile(language), load_profile("en")) == written


@pytest.mark.parametrize(("briefing", "told_as"), [("fr", "El dólar vale 6,96 al tipo oficial"), ("en", "")])
def test_a_name_that_a_model_made_up_is_english_and_stands_in_an_english_briefing_alone(
    briefing: str, told_as: str
) -> None:
    """In another a figure of one number that nothing names in its language is told in the source's words."""
    said = "El dólar vale 6,96 al tipo oficial."
    article = Article(id="a1", source="a.txt", sha256="0", text=said, origin="a1", language="es")
    cited = (Citation(article="a1", start=0, end=len(said), exact=said),)
    claim = Claim(bound="exact", value=6.96, text="6,96", phrase="6,96", citations=cited, property_evidence="model")
    figure = Figure(
        id="f1",
        measured_property="official exchange rate",
        observation_about="",
        status="single",
        claims=(claim,),
        current=0,
        vouched=True,
    )
    (worded,) = worded_figures((figure,), {"a1": article}, briefing)
    assert worded.told_as == told_as
