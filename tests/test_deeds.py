"""What is done with what a number counts, told by the clause's grammar where no property has a cue."""

from datetime import date

import pytest
from small_news import mention_of, read

from summarizer.extract.days import BriefingDay

ROWS = [
    ("fr", "Les apiculteurs ont perdu 12 600 ruches cet hiver.", 12600, "hives lost"),
    ("fr", "La préfecture compte 9 800 ruches perdues.", 9800, "hives lost"),
    ("de", "Am Oberrhein sind in diesem Winter 41.300 Bienenvölker verendet.", 41300, "hives lost"),
    ("de", "Der Konzern verkauft die Sparte mit 2.500 Lehrlingen.", 2500, "apprentices"),
    ("en", "Its inspectors have visited 310 orchards.", 310, "orchards visited"),
    ("en", "The oil was produced by 40 factories.", 40, "factories"),
    ("es", "La Fiscalía investiga a nueve funcionarios.", 9, "officials"),
    ("es", "El Estado debe 38 millones de dólares a sus proveedores.", 38_000_000, "debt"),
    ("de", "Ein neues Volk koste inzwischen 190 Euro.", 190, "cost"),
]


def measured_as(language: str, text: str, value: float) -> set[str]:
    """The properties of the numbers of that value in a text of a Thursday."""
    figures = read(text, language, "2026-03-12", BriefingDay(date(2026, 3, 12), True)).figures
    return {f.measured_property for f in figures if f.numeral.quantity.value == value}


@pytest.mark.parametrize(("language", "text", "value", "measured"), ROWS)
def test_a_number_is_named_by_its_noun_and_what_is_done_with_it(
    language: str, text: str, value: float, measured: str
) -> None:
    assert measured_as(language, text, value) == {measured}


OF_WHAT = [
    ("en", "The convoy carried 96 tonnes of rice.", 96, "rice"),
    ("de", "Die Behörde kaufte 850 Tonnen Milchpulver.", 850, "milk bought"),
    ("de", "Forscher fanden in 71 von 96 Proben Rückstände.", 96, "total samples"),
    ("en", "Shares in the maker, Belltor, fell 9.4 percent to 31.20 euros.", 31.2, "share price"),
    ("en", "The rent of a hive for three weeks of bloom has risen to 85 euros.", 85, "rent"),
    ("es", "Compraron la leche con un sobreprecio del 27 %.", 27, "overcharge"),
    ("es", "La lonja vendió 52 toneladas de bacalao.", 52, "fish sold"),
    ("es", "Según su sondeo, cuatro de cada diez docentes han comprado comida.", 40, "share of teachers"),
    ("en", "In a survey it ran last year, 23% of pupils were stunted.", 23, "share of pupils"),
    ("es", "El ministro de Pesca, Andrés Lago, puso 12 millones de euros.", 12_000_000, "funding"),
]


@pytest.mark.parametrize(("language", "text", "value", "measured"), OF_WHAT)
def test_a_measure_is_named_by_what_it_is_of(language: str, text: str, value: float, measured: str) -> None:
    assert measured_as(language, text, value) == {measured}


FRAMED = [
    ("fr", "Le brasseur a cédé son usine pour 38 millions d'euros.", 38_000_000, "price"),
    ("es", "La bodega compra el 30 % de su rival.", 30, "share held"),
    ("de", "Der Brauer übernimmt 49 Prozent an dem Abfüller.", 49, "share held"),
    ("en", "Public debt reached 104 percent of gross domestic product.", 104, "public debt"),
    ("fr", "La mairie consacrera 3 millions d'euros aux crèches.", 3_000_000, "funding"),
    ("de", "Das Amt verhängte gegen zwei Molkereien Bußgelder von 4 Millionen Euro.", 4_000_000, "fine"),
    ("es", "El paro subió en 8.000 personas.", 8000, "unemployed"),
    ("de", "Im Kreis wurden 31 Korruptionsfälle bekannt.", 31, "cases"),
    ("de", "Die Stadt zählte 31 Unfälle.", 31, "accidents"),
    ("fr", "Le plus grand tuyau pèse 380 kilos.", 380, "weight"),
    ("en", "The drill hole is 60 centimetres in diameter.", 60, "diameter"),
]


@pytest.mark.parametrize(("language", "text", "value", "measured"), FRAMED)
def test_the_frame_of_a_number_says_what_it_is(language: str, text: str, value: float, measured: str) -> None:
    assert measured_as(language, text, value) == {measured}


GONE_BACK_TO = [
    (
        "de",
        "Noch fehlen 510 Schulen mit 76.000 Kindern Lebensmittel. Zuvor waren es 1.240 gewesen.",
        1240,
        "schools needed",
    ),
    ("fr", "Le syndicat compte 12 600 ruches sur 34 000. Les Allemands en pleurent 41 300 cet hiver.", 41300, "hives"),
    ("es", "Cada ración cuesta 0,48 dólares; en 2022 eran 0,36.", 0.36, "cost"),
    ("en", "The bank closed 30 shops. It had spoken of 41 on Tuesday.", 41, "closed"),
]


@pytest.mark.parametrize(("language", "text", "value", "measured"), GONE_BACK_TO)
def test_a_bare_number_goes_back_to_what_was_counted_before(
    language: str, text: str, value: float, measured: str
) -> None:
    assert measured_as(language, text, value) == {measured}


@pytest.mark.parametrize(
    ("language", "text", "measured", "modality"),
    [
        ("en", "Chancellor Ada Munk announced the dispatch of 14 helicopters on Thursday.", "sent", "planned"),
        ("en", "Chancellor Ada Munk said on Thursday that she would send 14 helicopters.", "sent", "planned"),
        ("fr", "La chancelière Ada Munk a annoncé jeudi l'envoi de 14 hélicoptères.", "sent", "planned"),
        ("es", "La canciller Ada Munk anunció el jueves el envío de 14 helicópteros.", "sent", "planned"),
        (
            "de",
            "Kanzlerin Ada Munk kündigte am Donnerstag die Lieferung von 14 Hubschraubern an.",
            "delivered",
            "planned",
        ),
        ("en", "The delivery of 14 helicopters on Thursday drew a crowd.", "delivered", "actual"),
    ],
)
def test_what_somebody_announces_by_a_noun_is_ahead_as_what_he_says_he_will_do(
    language: str, text: str, measured: str, modality: str
) -> None:
    mention = mention_of(text, language, 14)
    assert (mention.measured_property, mention.modality) == (f"helicopters {measured}", modality)
