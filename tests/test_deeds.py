"""What is done with what a number counts, told by the clause's grammar where no property has a cue."""

import hashlib
from datetime import date

import pytest

from summarizer.extract.days import BriefingDay
from summarizer.extract.lexical import extract_by_rules
from summarizer.marking import mark
from summarizer.schema.brief import Article

ROWS = [
    ("fr", "Les apiculteurs ont perdu 12 600 ruches cet hiver.", 12600, "hives lost"),
    ("fr", "La préfecture compte 9 800 ruches perdues.", 9800, "hives lost"),
    ("de", "Am Oberrhein sind in diesem Winter 41.300 Bienenvölker eingegangen.", 41300, "hives lost"),
    ("de", "Der Konzern verkauft die Sparte mit 2.500 Lehrlingen.", 2500, "apprentices"),
    ("en", "Its inspectors have visited 310 orchards.", 310, "orchards visited"),
    ("en", "The oil was produced by 40 factories.", 40, "factories"),
    ("es", "La Fiscalía investiga a nueve funcionarios.", 9, "officials"),
    ("es", "El Estado debe 38 millones de dólares a sus proveedores.", 38_000_000, "debt"),
    ("de", "Ein neues Volk koste inzwischen 190 Euro.", 190, "cost"),
]


@pytest.mark.parametrize(("language", "text", "value", "measured"), ROWS)
def test_a_number_is_named_by_its_noun_and_what_is_done_with_it(
    language: str, text: str, value: float, measured: str
) -> None:
    digest = hashlib.sha256(text.encode()).hexdigest()
    article = Article(
        id="a1", source="1.txt", published="2026-03-12", language=language, sha256=digest, text=text, origin="a1"
    )
    figures = extract_by_rules(mark(article), BriefingDay(date(2026, 3, 12), True)).figures
    assert {f.measured_property for f in figures if f.numeral.quantity.value == value} == {measured}


OF_WHAT = [
    ("en", "The convoy carried 96 tonnes of rice.", 96, "rice"),
    ("de", "Die Behörde kaufte 850 Tonnen Milchpulver.", 850, "milk"),
    ("de", "Forscher fanden in 71 von 96 Proben Rückstände.", 96, "total samples"),
    ("en", "Shares in the maker, Belltor, fell 9.4 percent to 31.20 euros.", 31.2, "share price"),
    ("en", "The rent of a hive for three weeks of bloom has risen to 85 euros.", 85, "rent"),
    ("es", "Compraron la leche con un sobreprecio del 27 %.", 27, "overcharge"),
]


@pytest.mark.parametrize(("language", "text", "value", "measured"), OF_WHAT)
def test_a_measure_is_named_by_what_it_is_of(language: str, text: str, value: float, measured: str) -> None:
    test_a_number_is_named_by_its_noun_and_what_is_done_with_it(language, text, value, measured)
