"""Numbers in running text: value, bound and unit, in every language, and what is no number."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from number_writing import WRITERS, grouped

from summarizer.language.numbers.numerals import find_numerals, parse_digits
from summarizer.language.profile import load_profile
from summarizer.schema.marked import Numeral

LANGUAGES = ["en", "fr", "es", "de"]
Row = tuple[str, str, str, object, str]

ENGLISH: list[tuple[str, str, object, str]] = [
    ("about 14,000 people", "about", 14000, "people"),
    ("14\u00a0000 people", "exact", 14000, "people"),
    ("14 000 people", "exact", 14000, "people"),
    ("2.5 million customers", "exact", 2_500_000, "customers"),
    ("$1.2bn in cash", "exact", 1_200_000_000, "$"),
    ("about £950 million", "about", 950_000_000, "£"),
    ("EUR 24.50 a share", "exact", 24.5, "EUR"),
    ("Rs 3 lakh crore", "exact", 3 * 10**12, "Rs"),
    ("Rs 11,400 crore", "exact", 114_000_000_000, "Rs"),
    ("5 million USD", "exact", 5_000_000, "USD"),
    ("12,34,567 rupees", "exact", 1_234_567, "rupees"),
    ("at least 231 combatants", "at_least", 231, "combatants"),
    ("more than 50 towns", "more_than", 50, "towns"),
    ("The number of dead could exceed 100.", "more_than", 100, ""),
    ("up to 1,500 jobs", "at_most", 1500, "jobs"),
    ("as many as 2,000 posts", "at_most", 2000, "posts"),
    ("almost 20 kilometres", "less_than", 20, "kilometres"),
    ("nearly nine years prior", "less_than", 9, "years"),
    ("some 60 air strikes", "about", 60, "air strikes"),
    ("in 20 or more towns", "at_least", 20, "towns"),
    ("20 or so people", "about", 20, "people"),
    ("between 20 and 30 people", "range", (20, 30), "people"),
    ("20 to 30 people", "range", (20, 30), "people"),
    ("far fewer than the 400 people", "exact", 400, "people"),
    ("between 20 percent and 30 percent", "range", (20, 30), "percent"),
    ("20–30 people", "range", (20, 30), "people"),
    ("between two hundred and three hundred people", "range", (200, 300), "people"),
    ("between 2 and 3 million people", "range", (2_000_000, 3_000_000), "people"),
    ("between €60 million and €70 million", "range", (60_000_000, 70_000_000), "€"),
    ("two or three days", "range", (2, 3), "days"),
    ("burying dozens of people", "plural", 24, "people"),
    ("hundreds of dead", "plural", 200, "dead"),
    ("several dozen towns", "plural", 24, "towns"),
    ("tens of thousands of civilians", "plural", 20_000, "civilians"),
    ("more than half of Aleppo", "more_than", 50, "%"),
    ("two thirds of voters", "exact", 66.7, "%"),
    ("32% more", "exact", 32, "%"),
    ("12 % of it", "exact", 12, "%"),
    ("12 per cent of voters", "exact", 12, "per cent"),
    ("twin suicide bombings", "exact", 2, "suicide bombings"),
    ("31 Russian tanks", "exact", 31, "Russian tanks"),
    ("more than 200 “terrorists” died", "more_than", 200, "terrorists"),
    ("half a million people", "exact", 500_000, "people"),
    ("a million and a half", "exact", 1_500_000, ""),
    ("two and a half years", "exact", 2.5, "years"),
    ("2½ years", "exact", 2.5, "years"),
    ("two hundred a day", "exact", 200, ""),
    ("a hundred soldiers", "exact", 100, "soldiers"),
    ("20km away", "exact", 20, "km"),
    ("a 200-strong crowd", "exact", 200, "crowd"),
    ("magnitude 6.3 struck the coast", "exact", 6.3, ""),
    ("job cuts spread over three years", "exact", 3, "years"),
    ("for over three years", "more_than", 3, "years"),
    ("more than 1500", "more_than", 1500, ""),
    ("1800 houses", "exact", 1800, "houses"),
    ("three of them", "exact", 3, ""),
    ("23 more were flown", "exact", 23, ""),
    ("٢٣١ people", "exact", 231, "people"),
    ("２３１ people", "exact", 231, "people"),
    ("In Aleppo 231 died", "exact", 231, ""),
    ("half a percentage point", "exact", 0.5, "percentage point"),
    ("a quarter of a mile", "exact", 0.25, "mile"),
    ("half of the points", "exact", 50, "%"),
    ("610m euros", "exact", 610_000_000, "euros"),
    ("Tk 2 lakh", "exact", 200_000, "Tk"),
    ("a 14-room hotel", "exact", 14, "room"),
    ("in 38-degree heat", "exact", 38, "degree"),
    ("down by a third", "exact", 33.3, "%"),
    ("47 pilgrims left", "exact", 47, "pilgrims"),
    ("19 remained", "exact", 19, ""),
    ("power over 300 clinics", "exact", 300, "clinics"),
    ("fees may not exceed 10 %", "at_most", 10, "%"),
]
FRENCH: list[tuple[str, str, object, str]] = [
    ("au moins treize personnes", "at_least", 13, "personnes"),
    ("quatre-vingt-dix-sept blessés", "exact", 97, "blessés"),
    ("quatre-vingt-un", "exact", 81, ""),
    ("soixante et onze", "exact", 71, ""),
    ("deux cent trente et un morts", "exact", 231, "morts"),
    ("deux-cent-trente-et-un morts", "exact", 231, "morts"),
    ("14\u00a0000 déplacés", "exact", 14000, "déplacés"),
    ("plus de 1\u202f200 maisons", "more_than", 1200, "maisons"),
    ("14 000 déplacés", "exact", 14000, "déplacés"),
    ("1,5 million d’euros", "exact", 1_500_000, "euros"),
    ("deux millions et demi de personnes", "exact", 2_500_000, "personnes"),
    ("vingt-trois millions et demi", "exact", 23_500_000, ""),
    ("5 M€", "exact", 5_000_000, "€"),
    ("1,2 Mrd €", "exact", 1_200_000_000, "€"),
    ("24,50 €", "exact", 24.5, "€"),
    ("12 % des voix", "exact", 12, "%"),
    ("12 pour cent des voix", "exact", 12, "pour cent"),
    ("des dizaines de morts", "plural", 20, "morts"),
    ("près de 20 kilomètres", "less_than", 20, "kilomètres"),
    ("une trentaine de personnes", "about", 30, "personnes"),
    ("un millier de personnes", "about", 1000, "personnes"),
    ("un million de personnes", "exact", 1_000_000, "personnes"),
    ("dépasser la centaine", "more_than", 100, ""),
    ("la moitié de la ville", "exact", 50, "%"),
    ("quelque 70 localités", "about", 70, "localités"),
    ("jusqu’à 1 500 postes", "at_most", 1500, "postes"),
    ("moins de 72 heures", "less_than", 72, "heures"),
    ("entre 20 et 30 personnes", "range", (20, 30), "personnes"),
    ("20 à 30 personnes", "range", (20, 30), "personnes"),
    ("20 personnes au moins", "exact", 20, "personnes"),
    ("neuf personnes", "exact", 9, "personnes"),
    ("magnitude 6.3", "exact", 6.3, ""),
    ("plus de 1500 morts", "more_than", 1500, "morts"),
    ("un demi-point", "exact", 0.5, "point"),
    ("d'un quart de point", "exact", 0.25, "point"),
    ("une quinzaine d'appels", "about", 15, "appels"),
    ("l'amende ne peut dépasser 10 %", "at_most", 10, "%"),
    ("seize dormaient", "exact", 16, ""),
    ("cinq Peyrac", "exact", 5, ""),
    ("40 bureaux de poste ferment", "exact", 40, "bureaux de poste"),
    ("85 et plus tard les autres", "exact", 85, ""),
]
SPANISH: list[tuple[str, str, object, str]] = [
    ("trece desaparecidos", "exact", 13, "desaparecidos"),
    ("veintitrés heridos", "exact", 23, "heridos"),
    ("veintiún vecinos", "exact", 21, "vecinos"),
    ("Setenta y ocho personas", "exact", 78, "personas"),
    ("doscientos treinta y uno", "exact", 231, ""),
    ("unas 14.000 personas", "about", 14000, "personas"),
    ("2,5 millones de soles", "exact", 2_500_000, "soles"),
    ("S/ 2,5 millones", "exact", 2_500_000, "S/"),
    ("mil 200 personas", "exact", 1200, "personas"),
    ("3 mil 200 millones", "exact", 3_200_000_000, ""),
    ("mil millones de euros", "exact", 1_000_000_000, "euros"),
    ("dos mil quinientos millones", "exact", 2_500_000_000, ""),
    ("dos millones y medio", "exact", 2_500_000, ""),
    ("decenas de miles", "plural", 20_000, ""),
    ("casi 20 kilómetros", "less_than", 20, "kilómetros"),
    ("la mitad de la ciudad", "exact", 50, "%"),
    ("una veintena de heridos", "about", 20, "heridos"),
    ("al menos trece víctimas", "at_least", 13, "víctimas"),
    ("hasta 1.500 empleos", "at_most", 1500, "empleos"),
    ("entre 20 y 30 personas", "range", (20, 30), "personas"),
    ("entre el 70 % y el 90 % del mercado", "range", (70, 90), "%"),
    ("entre los 200 y los 300 heridos", "range", (200, 300), "heridos"),
    ("magnitud 6.3", "exact", 6.3, ""),
    ("magnitud 6,3", "exact", 6.3, ""),
    ("12 por ciento", "exact", 12, "por ciento"),
    ("1.234.567 euros", "exact", 1_234_567, "euros"),
    ("1500 heridos", "exact", 1500, "heridos"),
    ("pasar de cien", "more_than", 100, ""),
    ("medio punto", "exact", 0.5, "punto"),
    ("un cuarto de punto", "exact", 0.25, "punto"),
    ("una docena de ambulancias", "about", 12, "ambulancias"),
    ("una docena larga de ultras", "more_than", 12, "ultras"),
    ("medio centenar de centros", "about", 50, "centros"),
    ("bajó el tipo hasta el 3,25 %", "exact", 3.25, "%"),
    ("tendrá hasta el 3,25 %", "at_most", 3.25, "%"),
    ("se ha triplicado, hasta los 240 heridos", "exact", 240, "heridos"),
    ("30 duermen", "exact", 30, ""),
    ("más de un centenar de casas", "more_than", 100, "casas"),
    ("al menos un centenar de casas", "at_least", 100, "casas"),
    ("menos de un millar de casas", "less_than", 1000, "casas"),
    ("un centenar de casas", "about", 100, "casas"),
    ("supera ya los 300 muertos", "more_than", 300, "muertos"),
    ("no llega a 300 euros", "less_than", 300, "euros"),
]
GERMAN: list[tuple[str, str, object, str]] = [
    ("dreizehn Tote", "exact", 13, "Tote"),
    ("zweihunderteinunddreißig Kämpfer", "exact", 231, "Kämpfer"),
    ("eine Million zweihunderttausend", "exact", 1_200_000, ""),
    ("bis zu 1.500 Stellen", "at_most", 1500, "Stellen"),
    ("24,50 Euro je Aktie", "exact", 24.5, "Euro"),
    ("rund 1,1 Milliarden Euro", "about", 1_100_000_000, "Euro"),
    ("1,2 Mrd. €", "exact", 1_200_000_000, "€"),
    ("zwischen 70 Prozent und 90 Prozent", "range", (70, 90), "Prozent"),
    ("weniger als die 400 Menschen", "exact", 400, "Menschen"),
    ("mindestens 231 Menschen", "at_least", 231, "Menschen"),
    ("Dutzende Tote", "plural", 24, "Tote"),
    ("Zehntausende Menschen", "plural", 20_000, "Menschen"),
    ("fast 20 Kilometer", "less_than", 20, "Kilometer"),
    ("die Hälfte der Stadt", "exact", 50, "%"),
    ("2,5 Millionen Kunden", "exact", 2_500_000, "Kunden"),
    ("anderthalb Jahre", "exact", 1.5, "Jahre"),
    ("anderthalb Millionen", "exact", 1_500_000, ""),
    ("zwischen drei und fünfzig Menschen", "range", (3, 50), "Menschen"),
    ("5 bis 10 Prozent", "range", (5, 10), "Prozent"),
    ("12 Prozent", "exact", 12, "Prozent"),
    ("über 100 Tote", "more_than", 100, "Tote"),
    ("zwei Dutzend Menschen", "exact", 24, "Menschen"),
    ("etwa 1500 Menschen", "about", 1500, "Menschen"),
    ("einen halben Prozentpunkt", "exact", 0.5, "Prozentpunkt"),
    ("einen viertel Punkt", "exact", 0.25, "Punkt"),
    ("24 Züge fielen aus", "exact", 24, "Züge"),
    ("mehr als eine halbe Million Menschen", "more_than", 500_000, "Menschen"),
]
ROWS: list[Row] = [
    (code, *row) for code, rows in (("en", ENGLISH), ("fr", FRENCH), ("es", SPANISH), ("de", GERMAN)) for row in rows
]

NO_QUANTITIES = [
    ("en", "The first infection with clade 1 outside the region"),
    ("en", "Clade 1 kills many"),
    ("en", "Trials in phase 3 trials go on"),
    ("de", "Ein Fall der Klade 2 in Velnik"),
    ("fr", "Un premier cas de clade 1 en Velnie"),
    ("es", "Un caso de la variante 2 en Velnia"),
    ("en", "Children under 15 fell ill"),
    ("fr", "Des enfants de moins de 15 ans"),
    ("es", "Los menores de 15 años"),
    ("de", "Kinder unter 15 Jahren"),
    ("en", "She had a second-half penalty saved."),
    ("en", "The debate was on Channel 4."),
    ("es", "La final se vio en La 1 por la noche."),
    ("fr", "Le débat était sur France 2 mardi."),
    ("en", "It was in 2016, in the 1990s and since 2020."),
    ("en", "In 2014 and 2015 pilots walked out."),
    ("fr", "Entre 2016 et 2018 ouvriers et patrons se parlaient."),
    ("de", "Zwischen 2016 und 2018 Piloten zu finden, war schwer."),
    ("en", "On 29 November 2024, Monday, July 28 and 2024-11-29."),
    ("en", "the M-5, the G20, a 5G network and COVID-19"),
    ("en", "in the district known as The 3,000 Homes"),
    ("en", "a 24-hour curfew and a 45-year-old man, twenty-three-year-old too"),
    ("en", "the 3rd day of the 21st century"),
    ("en", "one man and another one"),
    ("en", "They lost 2-1 and then drew 1-1."),
    ("en", "at 7am, at 11:20, at 5 p.m. and at five o'clock"),
    ("en", "see [3] and round 2 of the match"),
    ("en", "call 020 7946 0958 or write to desk7@example.org, https://x.example/2024/11"),
    ("en", "three days ago"),
    ("en", "an hour and a half later, in the second half"),
    ("en", "he scores twice for the Group of Seven nations"),
    ("en", "the 20 May vote"),
    ("fr", "le 1er décembre, le 30 novembre 2024, en 2016 et au 21e siècle"),
    ("fr", "à 14h30, à 14 h 30, un homme et une femme"),
    ("fr", "il y a trois jours, l'article 5 du traité, un véhicule neuf."),
    ("es", "el 30 de noviembre de 2024, en 2016, hace tres días"),
    ("es", "a las 14:30, a las dos y media, la 3ª vez, uno"),
    ("de", "am 30. November 2024, am 3. Oktober, seit 2016, im 20. Jahrhundert"),
    ("de", "um 9 Uhr, um 14.30 Uhr, vor drei Tagen, ein Mann, die Elf gewann"),
    ("de", "Artikel 5 des Vertrags; Bio ist teuer."),
    ("zh", "2024年11月30日"),
]


def only(code: str, text: str) -> Numeral:
    """The one numeral of a text."""
    found = find_numerals(text, load_profile(code))
    assert len(found) == 1, [text[n.start : n.end] for n in found]
    return found[0]


@pytest.mark.parametrize(("code", "text", "bound", "value", "unit"), ROWS)
def test_a_number_is_read_with_its_bound_and_unit(code: str, text: str, bound: str, value: object, unit: str) -> None:
    """Each bound fills its own fields: value, min_value, max_value or both ends."""
    found = only(code, text)
    quantity = found.quantity
    expected = {
        "exact": (value, None, None),
        "about": (value, None, None),
        "at_least": (None, value, None),
        "more_than": (None, value, None),
        "plural": (None, value, None),
        "at_most": (None, None, value),
        "less_than": (None, None, value),
    }.get(bound) or (None, *(value if isinstance(value, tuple) else ()))
    assert (quantity.bound, quantity.value, quantity.min_value, quantity.max_value) == (bound, *expected)
    assert found.unit_text == unit


@pytest.mark.parametrize(("code", "text"), NO_QUANTITIES)
def test_dates_names_times_and_ordinals_are_no_quantities(code: str, text: str) -> None:
    """Nothing in these texts counts anything."""
    assert [text[n.start : n.end] for n in find_numerals(text, load_profile(code))] == []


@pytest.mark.parametrize(
    ("code", "text", "values"),
    [
        ("en", "It rose from 20 to 30.", [20, 30]),
        ("en", "Shares slid 2.1% to Rs 1,412.", [2.1, 1412]),
        ("en", "It fell 4% to 30%.", [4, 30]),
        ("en", "at least 12 killed and 46 injured", [12, 46]),
        ("en", "two, three, twenty and five", [2, 3, 20, 5]),
        ("en", "jailed for two years and a half", [2.5]),
        ("fr", "deux ans et demi de prison, puis 3 mois", [2.5, 3]),
        ("es", "un año y medio, dos años y medio o 34 años y medio", [1.5, 2.5, 34.5]),
        ("es", "dos años y una multa de 300 euros", [2, 300]),
        ("en", "in 2016 300 people died", [300]),
        ("en", "of whom 20 may have drowned", [20]),
        ("fr", "passé de 20 à 30", [20, 30]),
        ("es", "subió de 20 a 30", [20, 30]),
        ("de", "zwanzig eine, drei und vierzig", [20, 3, 40]),
        ("zh", "造成231人死亡，超过1.4万人", [231, 14000]),
        ("ar", "قتل ٢٣١ شخصا و١٤٬٠٠٠", [231, 14000]),
        ("it", "2,5 milioni di euro, 14.000 persone, 1.500 morti", [2_500_000, 14000, 1500]),
    ],
)
def test_neighbouring_numbers_stay_apart(code: str, text: str, values: list[object]) -> None:
    """A bound or a range takes in no number that is not its own; other scripts and languages are read by value."""
    found = [n.quantity for n in find_numerals(text, load_profile(code))]
    assert [q.value if q.value is not None else q.min_value for q in found] == values


def test_the_qualifier_is_the_sources_own_words() -> None:
    """The span of the qualifier begins where its words begin."""
    text = "Officials said at least 231 combatants had died."
    found = only("en", text)
    assert text[found.qualifier_start : found.end] == "at least 231"
    assert found.qualifier == "at least"


@pytest.mark.parametrize(
    ("code", "written", "value"),
    [
        ("en", "1,234.5", 1234.5),
        ("de", "1,234.5", 1234.5),
        ("en", "1.234,5", 1234.5),
        ("en", "2,5", 2.5),
        ("es", "6.3", 6.3),
        ("de", "1.500", 1500),
        ("en", "1.500", 1.5),
        ("es", "3,514", 3.514),
        ("es", "14,000", 14000),
        ("en", "0.500", 0.5),
        ("en", "3,00,000", 300_000),
        ("en", "1.2.3", None),
        ("en", "1,23,4", None),
        ("en", "", None),
    ],
)
def test_digits_are_read_by_the_languages_marks(code: str, written: str, value: object) -> None:
    """What can be no number is None, never a part of it."""
    assert parse_digits(written, load_profile(code)) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("La alcaldía evacuó a 4,260 vecinos de la ribera.", 4260),
        ("Los evacuados son 3,150 y no más.", 3150),
        ("Se contaron 2,345 viviendas dañadas.", 2345),
        ("El plan cuesta 12,345 millones de pesos.", 12_345_000_000),
        ("La multa fue de 2,350 dólares.", 2350),
        ("El euríbor cerró en el 2,417 % de media.", 2.417),
        ("La gasolina cuesta 1,459 euros el litro.", 1.459),
        ("El euro se cambia a 1,158 dólares.", 1.158),
        ("Ganó por 1,234 segundos.", 1.234),
        ("El índice bajó a 2,417 en noviembre.", 2.417),
    ],
)
def test_a_comma_parts_thousands_in_spanish_where_things_are_counted(text: str, value: float) -> None:
    """Papers from Mexico to Peru write "4,260 vecinos"; what is measured to three places keeps its decimals."""
    [numeral] = find_numerals(text, load_profile("es"))
    assert (numeral.quantity.value or numeral.quantity.min_value) == value


@pytest.mark.parametrize("code", LANGUAGES)
@given(number=st.integers(2, 999_999_999))
def test_every_number_written_in_words_is_read_back(code: str, number: int) -> None:
    """The value is the value written, and the span covers all of its words."""
    text = WRITERS[code](number)
    found = only(code, text)
    assert (found.quantity.value, found.start, found.end) == (number, 0, len(text))


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("number", [2, 21, 71, 80, 81, 100, 101, 1000, 1001, 21_000, 80_000, 100_100, 1_001_000])
def test_the_corners_of_the_number_words_are_read(code: str, number: int) -> None:
    """Where the languages are irregular."""
    assert only(code, WRITERS[code](number)).quantity.value == number


@pytest.mark.parametrize(("code", "mark"), [("en", ","), ("fr", "\u202f"), ("fr", " "), ("es", "."), ("de", ".")])
@given(number=st.integers(10_000, 10**12), decimals=st.integers(0, 99))
def test_every_number_in_grouped_digits_is_read_back(code: str, mark: str, number: int, decimals: int) -> None:
    """With the language's own separators, with and without decimals."""
    profile = load_profile(code)
    comma = profile.tables["numerals"]["decimal"]
    whole = only(code, f"{grouped(number, mark)} km")
    assert whole.quantity.value == number
    fraction = only(code, f"{grouped(number, mark)}{comma}{decimals:02}")
    assert fraction.quantity.value == float(Decimal(f"{number}.{decimals:02}"))


_VOCABULARY = (
    "two hundred and half dozens at least 20 14,000 1.5 million % $ € people between to - . , 2016 May "
    "einund zwanzig deux cent quatre-vingt et demi mil millones y une centaine “ ” İ Σ ﬁ \u00a0 ½ 万 ٢٣ "
    "3rd [3] 2-1 a"
)
_WORDS = st.sampled_from(_VOCABULARY.split(" "))
_TEXTS = st.one_of(st.text(max_size=60), st.lists(_WORDS, max_size=14).map(" ".join), st.lists(_WORDS).map("".join))


@pytest.mark.parametrize("code", [*LANGUAGES, "zh"])
@given(text=_TEXTS)
def test_spans_are_ordered_and_values_finite_whatever_the_text(code: str, text: str) -> None:
    """Spans lie inside the text and do not overlap; no value is negative, infinite or no number."""
    end = 0
    for found in find_numerals(text, load_profile(code)):
        assert end <= found.start < found.end <= len(text)
        assert found.qualifier_start <= found.start
        end = found.end
        values = (found.quantity.value, found.quantity.min_value, found.quantity.max_value)
        assert all(v is None or 0 <= v < float("inf") for v in values)


@pytest.mark.parametrize("code", LANGUAGES)
@given(text=_TEXTS)
def test_a_number_read_alone_has_the_same_value(code: str, text: str) -> None:
    """Years apart, which a number of four digits is by itself, and ranges, whose ends may share a scale."""
    profile = load_profile(code)
    for found in find_numerals(text, profile):
        words = text[found.start : found.end]
        if found.quantity.bound == "range" or (len(words) == 4 and words.isdecimal()):
            continue
        again = only(code, words).quantity
        assert (again.low if again.value is None else again.value) in (
            found.quantity.value,
            found.quantity.min_value,
            found.quantity.max_value,
        )


@given(text=_TEXTS, padding=st.integers(0, 30))
def test_reading_a_stretch_is_reading_it_alone(text: str, padding: int) -> None:
    """What stands outside `start:end` is not looked at, and offsets are those of the whole text."""
    profile = load_profile("en")
    alone = [(n.start + padding, n.end + padding, n.quantity) for n in find_numerals(text, profile)]
    inside = find_numerals(" " * padding + text + " " * padding, profile, padding, padding + len(text))
    assert [(n.start, n.end, n.quantity) for n in inside] == alone


@pytest.mark.parametrize(
    ("code", "text", "values"),
    [
        ("en", "It rose from 1.9 to 2.3 billion euros.", [1.9e9, 2.3e9]),
        ("en", "The share rose from 15 to 18%.", [15, 18]),
        ("fr", "La dette passe de 1,9 à 2,3 milliards d'euros.", [1.9e9, 2.3e9]),
        ("es", "La deuda pasó de 310 a 290 millones de euros.", [310e6, 290e6]),
        ("de", "Der Gewinn fiel von 410 auf 290 Millionen Euro.", [410e6, 290e6]),
    ],
)
def test_the_scale_of_a_pair_holds_for_both(code: str, text: str, values: list[float]) -> None:
    assert [n.quantity.value for n in find_numerals(text, load_profile(code))] == values


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "Ana Roca, 34, was hurt."),
        ("en", "The director, aged 58, resigned."),
        ("en", "A man, 44 years old, was held."),
        ("fr", "Le pilote, âgé de 41 ans, est sauf."),
        ("es", "El maquinista, de 41 años, está a salvo."),
        ("es", "Hay varios detenidos, de 19, 22 y 24 años, en Zaragoza."),
        ("en", "Sisters aged 8, 12 and 17 were hurt."),
        ("fr", "Les sœurs de 8, 12 et 17 ans vont bien."),
        ("es", "Los hermanos de 8, 12 y 17 años están a salvo."),
        ("de", "Die Geschwister im Alter von 8, 12 und 17 Jahren blieben unverletzt."),
        ("de", "Der Fahrer Jan Brandt, 52, blieb unverletzt."),
        ("fr", "Il revient dans une quinzaine."),
        ("en", "Brunn, 57, a former teacher, met supporters."),
    ],
)
def test_an_age_or_a_fortnight_counts_nothing(code: str, text: str) -> None:
    assert find_numerals(text, load_profile(code)) == []


@pytest.mark.parametrize(
    ("code", "text", "bound"),
    [
        ("fr", "De 200 à 300 maisons sont inondées.", "range"),
        ("fr", "Dans le comté, de 200 à 300 maisons sont inondées.", "range"),
        ("es", "De 200 a 300 viviendas quedaron inundadas.", "range"),
        ("en", "From 200 to 300 homes are flooded.", "range"),
        ("fr", "Le total a bondi de nouveau, de 200 à 300 maisons.", "exact"),
        ("en", "The total rose again, from 200 to 300 homes.", "exact"),
    ],
)
def test_from_and_to_that_open_a_sentence_are_the_ends_of_a_range(code: str, text: str, bound: str) -> None:
    """Behind a verb they are what a number was and what it is."""
    assert find_numerals(text, load_profile(code))[0].quantity.bound == bound


def test_a_number_behind_an_age_still_counts() -> None:
    (found,) = find_numerals("Of the boys aged 9, 12 people knew nothing.", load_profile("en"))
    assert found.quantity.value == 12


def test_a_place_and_its_count_are_no_name_and_age() -> None:
    found = find_numerals("Ten died: in Santa Orla, 7, and in Brem, 3.", load_profile("en"))
    assert [n.quantity.value for n in found] == [10, 7, 3]


def test_a_number_word_within_a_unit_is_no_number() -> None:
    text = "cala del quattro per cento, cento persone"
    assert [text[n.start : n.end] for n in find_numerals(text, load_profile("it"))] == ["quattro", "cento"]


def test_among_the_sixteen_is_not_fewer_than_sixteen() -> None:
    among, fewer = "Unter den 16 Toten sind Kinder.", "Es starben unter 16 Menschen."
    bounds = [find_numerals(text, load_profile("de"))[0].quantity.bound for text in (among, fewer)]
    assert bounds == ["exact", "less_than"]


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("Die Bank gab einen Kredit über 300 Millionen Euro.", "exact"),
        ("Die Reederei legte ein Gegenangebot über 41,50 Euro vor.", "exact"),
        ("Das Angebot liegt bei über 41 Euro.", "more_than"),
        ("Die Richterin verhängte eine Geldstrafe über 4.000 Euro.", "exact"),
        ("Das Haus verfügt nach eigenen Angaben über 300 Betten.", "exact"),
        ("Der Sender berichtete über zwölf Tote.", "exact"),
        ("Beide verhandeln weiter über 300 Stellen.", "exact"),
        ("Die Schäden verteilen sich über elf Täler.", "exact"),
        ("Die Schäden verteilen sich und über elf Täler sind ohne Strom.", "more_than"),
        ("Das Projekt kostet über 300 Millionen Euro.", "more_than"),
        ("Der Sender berichtete von über zwölf Toten.", "more_than"),
        ("Sie sprach vor über 300 Gästen.", "more_than"),
        ("Das Haus verfügt über mehr als 300 Betten.", "more_than"),
    ],
)
def test_what_a_loan_or_a_report_is_of_is_no_least_number(text: str, bound: str) -> None:
    assert [n.quantity.bound for n in find_numerals(text, load_profile("de"))] == [bound]


def test_what_was_handed_over_is_counted_exactly() -> None:
    text = "The rebels handed over 12 captives and turned over three lorries; over 20 are held."
    bounds = [n.quantity.bound for n in find_numerals(text, load_profile("en"))]
    assert bounds == ["exact", "exact", "more_than"]


def test_what_something_is_spread_over_is_counted_exactly() -> None:
    text = "The camps are scattered over 14 islands and stretch over 90 miles; over 60 are full."
    bounds = [n.quantity.bound for n in find_numerals(text, load_profile("en"))]
    assert bounds == ["exact", "exact", "more_than"]


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Verdal sprach von fünf durch Pfefferspray verletzten Kollegen.", "verletzten Kollegen"),
        ("Drei von der Polizei gesuchte Männer wurden gefasst.", "gesuchte Männer"),
        ("Von den 30 in der Nacht gestarteten Drohnen kam keine an.", "gestarteten Drohnen"),
        ("Es waren 5500 in Torvik.", ""),
        ("Der Index stieg um 5 auf die im Vertrag vereinbarten Werte.", ""),
    ],
)
def test_what_a_german_participle_says_before_its_noun_parts_no_number_from_it(text: str, unit: str) -> None:
    assert only("de", text).unit_text == unit


@pytest.mark.parametrize(
    ("code", "text", "words"),
    [
        ("en", "A third of the sales are online.", "A third"),
        ("fr", "Un tiers des ventes se fait en ligne.", "Un tiers"),
        ("es", "Un cuarto del censo no votó.", "Un cuarto"),
    ],
)
def test_what_joins_a_share_to_its_whole_is_no_part_of_the_numbers_words(code: str, text: str, words: str) -> None:
    found = only(code, text)
    assert text[found.start : found.end] == words


@pytest.mark.parametrize(
    ("code", "text", "values"),
    [
        ("en", "The works found are worth 15 of the 24 million francs.", [15_000_000, 24_000_000]),
        ("fr", "Elles valent 15 des 24 millions de francs.", [15_000_000, 24_000_000]),
        ("es", "Valen 15 de los 24 millones de francos.", [15_000_000, 24_000_000]),
        ("de", "Sie sind 15 der 24 Millionen Franken wert.", [15_000_000, 24_000_000]),
        ("en", "Two of the 24 million voters were turned away.", [2, 24_000_000]),
    ],
)
def test_a_part_of_a_sum_has_its_scale_and_a_part_of_a_people_has_not(
    code: str, text: str, values: list[object]
) -> None:
    assert [n.quantity.value for n in find_numerals(text, load_profile(code))] == values


@pytest.mark.parametrize(
    ("language", "text", "bounds"),
    [
        ("fr", "dans un délai de douze à dix-huit mois", ["range"]),
        ("fr", "le délai est passé de 12 à 18 mois", ["exact", "exact"]),
        ("es", "en un plazo de 12 a 18 meses", ["range"]),
        ("es", "subió de 12 a 18 meses", ["exact", "exact"]),
        ("en", "terms ranging from two to 26 years", ["range"]),
    ],
)
def test_a_term_of_so_many_to_so_many_is_a_range_and_a_change_is_two_numbers(
    language: str, text: str, bounds: list[str]
) -> None:
    assert [n.quantity.bound for n in find_numerals(text, load_profile(language))] == bounds


@pytest.mark.parametrize(
    ("code", "text", "value"),
    [
        ("en", "The group set aside 750  million euros.", 750_000_000),
        ("en", "It set aside 750\t million euros.", 750_000_000),
        ("en", "Some two hundred and  thirty-one people came.", 231),
        ("fr", "Vingt et  un civils sont morts.", 21),
        ("es", "Murieron doscientas  treinta personas.", 230),
        ("de", "Es sind 3  Millionen Menschen.", 3_000_000),
    ],
)
def test_a_number_that_was_set_with_several_blanks_is_one(code: str, text: str, value: int) -> None:
    assert [n.quantity.value for n in find_numerals(text, load_profile(code))] == [value]


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("She was sacked over a 1.4 million euro contract.", "exact"),
        ("The mayor resigned over £2,300 in fines.", "exact"),
        ("Over a million people came.", "more_than"),
        ("Over 300 people came.", "more_than"),
    ],
)
def test_what_somebody_had_to_leave_over_is_no_floor(text: str, bound: str) -> None:
    (numeral,) = find_numerals(text, load_profile("en"))
    assert numeral.quantity.bound == bound
